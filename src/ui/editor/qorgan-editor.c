/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of one record of any kind, with its dependants. It reads everything in one job, again whenever something it
 * shows was changed, and hands what it read to its rows; they keep what is being typed. */

#include "qorgan-editor.h"

#include <glib/gi18n-lib.h>

#include "qorgan-casebook-error.h"
#include "qorgan-dependant-group.h"
#include "qorgan-editor-private.h"
#include "qorgan-kinds.h"
#include "qorgan-no-record.h"
#include "qorgan-quiet-line.h"

typedef enum
{
  PROP_TITLE = 1,
} QorganEditorProps;

static GParamSpec *properties[PROP_TITLE + 1];

enum
{
  SIGNAL_NAVIGATE,
  SIGNAL_MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QorganEditor, qorgan_editor, ADW_TYPE_BIN)

static void read_again (QorganEditor *self);

static void
say (QorganEditor *self, const char *words)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, words);
}

/* ---- Showing the page ---- */

static void
refresh_page (QorganEditor *self)
{
  qorgan_record_form_refresh (self->form, self->dossier, qorgan_dossier_record (self->dossier));
  for (guint i = 0; i < self->groups->len; i++)
    qorgan_dependant_group_refresh (self->groups->pdata[i], self->dossier);
}

static void
show_dossier (QorganEditor *self)
{
  if (self->form == NULL)
    {
      qorgan_editor_make_page (self);
      return;
    }
  refresh_page (self);
  qorgan_quiet_line_show (self->quiet_line, self->dossier);
  qorgan_editor_show_around (self);
  qorgan_editor_show_page (self);
}

/* ---- Reading ---- */

static void
show_instead (QorganEditor *self, GtkWidget *page)
{
  if (self->instead != NULL)
    gtk_stack_remove (self->stack, self->instead);
  self->instead = page;
  gtk_stack_add_child (self->stack, page);
  gtk_stack_set_visible_child (self->stack, page);
}

static void
show_gone (QorganEditor *self)
{
  self->is_gone = TRUE;
  show_instead (self, qorgan_no_record_new_gone ());
}

static void
show_failure (QorganEditor *self, const GError *error)
{
  if (g_error_matches (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD))
    {
      if (self->newborn != NULL && qorgan_newborn_is_awaited (self->newborn))
        {
          self->is_stale = TRUE; /* it was withdrawn, and is to be read as a new one */
          return;
        }
      show_gone (self);
      return;
    }
  show_instead (self, qorgan_no_record_new_failed (error->message));
}

/* A page opened by a former number takes the one it is now; one merged away shows nobody else in its rows. */
static gboolean
takes_number (QorganEditor *self, gint64 id)
{
  if (self->form != NULL)
    return id == self->id;
  self->id = id;
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  QorganDossier *dossier = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);
  QorganEditor *self;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)))) /* the page is gone */
    {
      g_clear_pointer (&dossier, qorgan_dossier_unref);
      return;
    }
  self = user_data;
  self->is_reading = FALSE;
  self->is_gone = FALSE;
  qorgan_editor_finish_page (self);
  if (dossier == NULL)
    {
      show_failure (self, error);
    }
  else if (!takes_number (self, qorgan_record_id (qorgan_dossier_record (dossier))))
    {
      qorgan_dossier_unref (dossier);
      show_gone (self);
    }
  else
    {
      g_clear_pointer (&self->dossier, qorgan_dossier_unref);
      self->dossier = dossier;
      show_dossier (self);
    }
  if (self->is_stale)
    read_again (self);
}

/* One reading at a time; what changes meanwhile is read after it. It holds no page: one that is closed gives it up. */
static void
read_again (QorganEditor *self)
{
  self->is_stale = self->is_reading;
  if (self->is_reading)
    return;
  self->is_reading = TRUE;
  if (self->newborn != NULL && !qorgan_newborn_is_there (self->newborn))
    qorgan_casebook_run_async (self->casebook, qorgan_dossier_load_newborn,
                               qorgan_record_ref (qorgan_newborn_record (self->newborn)),
                               (GDestroyNotify) qorgan_record_unref, (GDestroyNotify) qorgan_dossier_unref,
                               self->cancellable, read_cb, self);
  else
    qorgan_casebook_run_async (self->casebook, qorgan_dossier_load, g_memdup2 (&self->id, sizeof self->id), g_free,
                               (GDestroyNotify) qorgan_dossier_unref, self->cancellable, read_cb, self);
}

static void
changed_cb (QorganEditor *self, const QorganEntry *entry)
{
  if (self->dossier == NULL || qorgan_dossier_concerns (self->dossier, entry))
    read_again (self);
}

static void
read_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  read_again (QORGAN_EDITOR (widget));
}

/* ---- Adding and deleting dependants ---- */

static void
add_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  QorganEditor *self = QORGAN_EDITOR (widget);

  qorgan_editor_finish_page (self);
  for (guint i = 0; i < self->groups->len; i++)
    if (qorgan_dependant_group_add (self->groups->pdata[i], g_variant_get_string (parameter, NULL)))
      return;
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QorganEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);
  g_autofree char *words = NULL;

  if (entry != NULL)
    return;
  /* Translators: %s is why, a whole sentence */
  words = g_strdup_printf (_ ("Could not be deleted. %s"), error->message);
  say (self, words);
}

static void
delete_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  QorganEditor *self = QORGAN_EDITOR (widget);
  gint64 id = g_variant_get_int64 (parameter);
  QorganChange *change;

  for (guint i = 0; i < self->groups->len; i++)
    if (qorgan_dependant_group_forget (self->groups->pdata[i], id))
      return;
  change = qorgan_change_new (QORGAN_VERB_DELETE);
  qorgan_change_delete (change, id);
  qorgan_casebook_apply_async (self->casebook, change, deleted_cb, g_object_ref (self));
}

static void
navigate_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_NAVIGATE], 0, g_variant_get_int64 (parameter));
}

/* ---- The widget ---- */

static void
cover (QorganEditor *self)
{
  if (self->form != NULL)
    qorgan_record_form_cover (self->form);
  for (guint i = 0; i < self->groups->len; i++)
    qorgan_dependant_group_cover (self->groups->pdata[i]);
}

static gboolean
qorgan_editor_grab_focus (GtkWidget *widget)
{
  QorganEditor *self = QORGAN_EDITOR (widget);

  if (self->form == NULL)
    return FALSE;
  if (qorgan_record_form_grab_focus (self->form))
    return TRUE;
  qorgan_editor_finish_page (self); /* the field may be further down */
  return qorgan_record_form_grab_focus (self->form);
}

static void
unwatched_cb (gpointer data)
{
  cover (data);
}

static void
qorgan_editor_map (GtkWidget *widget)
{
  QorganEditor *self = QORGAN_EDITOR (widget);

  GTK_WIDGET_CLASS (qorgan_editor_parent_class)->map (widget);
  self->watch = qorgan_watch_new (GTK_WINDOW (gtk_widget_get_root (widget)), unwatched_cb, self);
}

/* Whoever leaves without a value leaves nothing behind, also where one was entered and taken out again. */
static void
withdraw (QorganEditor *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    qorgan_dependant_group_withdraw (self->groups->pdata[i]);
  if (self->newborn != NULL)
    qorgan_newborn_withdraw (self->newborn, self->casebook);
}

/* Whatever is typed goes out before the page does, and what is sealed is covered when it comes back. */
static void
qorgan_editor_unmap (GtkWidget *widget)
{
  QorganEditor *self = QORGAN_EDITOR (widget);

  g_clear_object (&self->watch);
  qorgan_editor_save (self);
  withdraw (self);
  cover (self);
  GTK_WIDGET_CLASS (qorgan_editor_parent_class)->unmap (widget);
}

static void
qorgan_editor_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((QorganEditorProps) property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, qorgan_editor_get_title (QORGAN_EDITOR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
qorgan_editor_dispose (GObject *object)
{
  QorganEditor *self = QORGAN_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->pieces, qorgan_pieces_free);
  g_clear_object (&self->watch);
  g_ptr_array_set_size (self->groups, 0);
  adw_bin_set_child (ADW_BIN (self), NULL); /* before the template drops it behind the parent class's back */
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_EDITOR);
  g_clear_object (&self->form);
  g_clear_object (&self->casebook);
  g_clear_pointer (&self->dossier, qorgan_dossier_unref);
  g_clear_pointer (&self->newborn, qorgan_newborn_unref);

  G_OBJECT_CLASS (qorgan_editor_parent_class)->dispose (object);
}

static void
qorgan_editor_finalize (GObject *object)
{
  QorganEditor *self = QORGAN_EDITOR (object);

  g_ptr_array_unref (self->groups);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (qorgan_editor_parent_class)->finalize (object);
}

static void
qorgan_editor_class_init (QorganEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = qorgan_editor_get_property;
  object_class->dispose = qorgan_editor_dispose;
  object_class->finalize = qorgan_editor_finalize;
  widget_class->grab_focus = qorgan_editor_grab_focus;
  widget_class->map = qorgan_editor_map;
  widget_class->unmap = qorgan_editor_unmap;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_NAVIGATE] = g_signal_new ("navigate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "editor.read", NULL, read_action);
  gtk_widget_class_install_action (widget_class, "editor.navigate", "x", navigate_action);
  gtk_widget_class_install_action (widget_class, "editor.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "editor.delete", "x", delete_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, QorganEditor, content);
}

static void
qorgan_editor_init (QorganEditor *self)
{
  self->groups = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
editor_new (QorganCasebook *casebook, gint64 id, QorganNewborn *newborn)
{
  QorganEditor *self = g_object_new (QORGAN_TYPE_EDITOR, NULL);

  self->casebook = g_object_ref (casebook);
  self->id = id;
  self->newborn = newborn != NULL ? qorgan_newborn_ref (newborn) : NULL;
  g_signal_connect_object (casebook, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_again (self);
  return GTK_WIDGET (self);
}

/**
 * qorgan_editor_new:
 * @id: a record of any kind
 *
 * Returns: (transfer floating): an editor that is reading it
 */
GtkWidget *
qorgan_editor_new (QorganCasebook *casebook, gint64 id)
{
  g_return_val_if_fail (QORGAN_IS_CASEBOOK (casebook), NULL);

  return editor_new (casebook, id, NULL);
}

/**
 * qorgan_editor_new_newborn:
 * @newborn: a record that is not in the casebook yet
 *
 * Returns: (transfer floating): an editor whose first value creates it
 */
GtkWidget *
qorgan_editor_new_newborn (QorganCasebook *casebook, QorganNewborn *newborn)
{
  g_return_val_if_fail (QORGAN_IS_CASEBOOK (casebook), NULL);
  g_return_val_if_fail (newborn != NULL, NULL);

  return editor_new (casebook, qorgan_record_id (qorgan_newborn_record (newborn)), newborn);
}

/**
 * qorgan_editor_get_title:
 *
 * Returns: (nullable): the title of the record; %NULL until it is shown
 */
const char *
qorgan_editor_get_title (QorganEditor *self)
{
  g_return_val_if_fail (QORGAN_IS_EDITOR (self), NULL);

  return self->is_shown ? qorgan_dossier_title (self->dossier) : NULL;
}

/**
 * qorgan_editor_get_busy:
 *
 * Returns: whether the record is being read, or something of its page is still to be made
 */
gboolean
qorgan_editor_get_busy (QorganEditor *self)
{
  g_return_val_if_fail (QORGAN_IS_EDITOR (self), FALSE);

  return self->is_reading || (self->pieces != NULL && !qorgan_pieces_is_done (self->pieces));
}

/**
 * qorgan_editor_save:
 *
 * Saves whatever is typed, without waiting for it to arrive: it is stored before any later job of the casebook.
 */
void
qorgan_editor_save (QorganEditor *self)
{
  g_return_if_fail (QORGAN_IS_EDITOR (self));

  if (self->form != NULL)
    qorgan_record_form_save (self->form);
  for (guint i = 0; i < self->groups->len; i++)
    qorgan_dependant_group_save (self->groups->pdata[i]);
}

/**
 * qorgan_editor_give_up:
 *
 * The person leaves without what could not be saved: nothing of it is tried again.
 */
void
qorgan_editor_give_up (QorganEditor *self)
{
  g_return_if_fail (QORGAN_IS_EDITOR (self));

  if (self->form != NULL)
    qorgan_record_form_give_up (self->form);
  for (guint i = 0; i < self->groups->len; i++)
    qorgan_dependant_group_give_up (self->groups->pdata[i]);
}

/* A record that is gone takes nothing any more, and its rows are not on the page. */
static QorganFieldRow *
find_unsaved (QorganEditor *self)
{
  QorganFieldRow *row = NULL;

  if (self->form == NULL || self->is_gone)
    return NULL;
  row = qorgan_record_form_find_unsaved (self->form);
  for (guint i = 0; row == NULL && i < self->groups->len; i++)
    row = qorgan_dependant_group_find_unsaved (self->groups->pdata[i]);
  return row;
}

/**
 * qorgan_editor_has_unsaved:
 *
 * After qorgan_editor_save(), and once the casebook has done all its jobs: what is left could not be saved, because
 * saving failed or because nothing storable was made of it (words in a link, a number that is none).
 *
 * Returns: whether a field holds what the casebook does not
 */
gboolean
qorgan_editor_has_unsaved (QorganEditor *self)
{
  g_return_val_if_fail (QORGAN_IS_EDITOR (self), FALSE);

  return find_unsaved (self) != NULL;
}

/**
 * qorgan_editor_show_unsaved:
 *
 * Goes to the first field that holds what the casebook does not, and says why.
 */
void
qorgan_editor_show_unsaved (QorganEditor *self)
{
  QorganFieldRow *row;
  GtkWidget *expander;

  g_return_if_fail (QORGAN_IS_EDITOR (self));

  row = find_unsaved (self);
  if (row == NULL)
    return;
  expander = gtk_widget_get_ancestor (GTK_WIDGET (row), ADW_TYPE_EXPANDER_ROW);
  if (expander != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  qorgan_field_row_point_out (row);
}

/**
 * qorgan_editor_take_apart:
 * @self: of a page that was left for good
 *
 * Nothing is read or made any more; takes a row away, or a section.
 *
 * Returns: whether there was one
 */
gboolean
qorgan_editor_take_apart (QorganEditor *self)
{
  GtkWidget *section;

  g_return_val_if_fail (QORGAN_IS_EDITOR (self), FALSE);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->pieces, qorgan_pieces_free);
  for (guint i = 0; i < self->groups->len; i++)
    if (qorgan_dependant_group_take_apart (self->groups->pdata[i]))
      return TRUE;
  g_ptr_array_set_size (self->groups, 0);
  g_clear_object (&self->form); /* its rows go with their sections: out of the window GTK may still call for them */
  section = gtk_widget_get_last_child (GTK_WIDGET (self->content));
  if (section == NULL)
    return FALSE;
  gtk_box_remove (self->content, section);
  return TRUE;
}
