/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of one record: a header with its title, which follows what is edited, around the editor. */

#include <glib/gi18n-lib.h>

#include "qorgan-casebook-error.h"
#include "qorgan-citation.h"
#include "qorgan-help-dialog.h"
#include "qorgan-late-menu.h"
#include "qorgan-message.h"
#include "qorgan-record-page.h"

/* Half a second, as a rule. */
#define FOCUS_FRAMES 30

struct _QorganRecordPage
{
  AdwNavigationPage parent_instance;

  /* Template */
  AdwWindowTitle *title;
  AdwBin *holder;
  GtkWidget *history_button;
  GtkMenuButton *menu_button;
  GMenuModel *menu_model;

  QorganCasebook *casebook; /* owned */
  gint64 id;
  QorganNewborn *newborn; /* owned; NULL: the record was in the casebook when the page was made */
  GCancellable *reading;
  gboolean is_read;
  gboolean is_citable;
  guint n_focus_frames; /* for how many more frames the form is tried, which has to be read first */
};

G_DEFINE_FINAL_TYPE (QorganRecordPage, qorgan_record_page, ADW_TYPE_NAVIGATION_PAGE)

/* What stands in the header. */
typedef struct
{
  gint64 id; /* another than was asked for, where that was merged into it */
  const QorganKind *kind;
  char *title;
} Heading;

static void
heading_free (gpointer data)
{
  Heading *heading = data;

  g_free (heading->title);
  g_free (heading);
}

static gpointer
heading_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = *(gint64 *) data;
  const QorganKind *kind = qorgan_session_kind_of (session, id, error);
  Heading *heading;

  if (kind == NULL)
    return NULL;
  if (!qorgan_session_resolve (session, &id, error))
    return NULL;
  heading = g_new0 (Heading, 1);
  heading->id = id;
  heading->kind = kind;
  heading->title = qorgan_session_title (session, id, qorgan_session_language (session), error);
  if (heading->title == NULL)
    g_clear_pointer (&heading, heading_free);
  return heading;
}

static gboolean
is_newborn (QorganRecordPage *self)
{
  return self->newborn != NULL && !qorgan_newborn_is_there (self->newborn);
}

static void
show_newborn_heading (QorganRecordPage *self)
{
  const char *label = _ (qorgan_record_kind (qorgan_newborn_record (self->newborn))->label);

  adw_window_title_set_title (self->title, label);
  adw_window_title_set_subtitle (self->title, _ ("New Record"));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), label);
}

static void
enable_actions (QorganRecordPage *self)
{
  gtk_widget_set_visible (self->history_button, !is_newborn (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.history", !is_newborn (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.new-window", !is_newborn (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.cite", self->is_citable && !is_newborn (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.merge",
                                 !is_newborn (self) && !qorgan_casebook_is_read_only (self->casebook));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.delete",
                                 !is_newborn (self) && !qorgan_casebook_is_read_only (self->casebook));
}

/* The record is gone; one that was withdrawn from a page that has come back is a new one again. */
static void
lose_record (QorganRecordPage *self)
{
  enable_actions (self);
  if (is_newborn (self))
    show_newborn_heading (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "workspace.gone", "x", self->id);
}

static void
show_heading (QorganRecordPage *self, const Heading *heading)
{
  const char *title = *heading->title != '\0' ? heading->title : _ ("Without a title");

  self->id = heading->id;
  self->is_read = TRUE;
  self->is_citable = heading->kind->cited != NULL;
  enable_actions (self);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, _ (heading->kind->label));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
}

static void
heading_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Heading *heading = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);
  QorganRecordPage *self;

  /* A reading that was given up is followed by another already, or the page is gone. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&heading, heading_free);
      return;
    }
  self = data;
  g_clear_object (&self->reading);
  if (g_error_matches (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD))
    lose_record (self);
  if (heading != NULL && heading->id != self->id && self->is_read)
    gtk_widget_activate_action (GTK_WIDGET (self), "workspace.gone", "x", self->id);
  else if (heading != NULL)
    show_heading (self, heading);
  g_clear_pointer (&heading, heading_free);
}

static void
read_heading (QorganRecordPage *self)
{
  gint64 *id = g_new (gint64, 1);

  *id = self->id;
  g_cancellable_cancel (self->reading);
  g_set_object (&self->reading, NULL);
  self->reading = g_cancellable_new ();
  qorgan_casebook_run_async (self->casebook, heading_job, id, g_free, heading_free, self->reading, heading_cb, self);
}

static void
changed_cb (QorganRecordPage *self, const QorganEntry *entry)
{
  for (guint i = 0; entry->touched != NULL && i < entry->touched->len; i++)
    if (g_array_index (entry->touched, gint64, i) == self->id)
      {
        enable_actions (self);
        read_heading (self);
        return;
      }
}

static void
history_action (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_widget_activate_action (widget, "workspace.record-history", "x", QORGAN_RECORD_PAGE (widget)->id);
}

static gpointer
cite_job (QorganSession *session, gpointer id, GCancellable *cancellable, GError **error)
{
  return qorgan_session_cite (session, *(gint64 *) id, error);
}

static void
cited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) page = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *citation = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);

  if (citation == NULL)
    {
      qorgan_message_show_error (page, _ ("The Citation Could Not Be Copied"), error);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (page), citation);
  gtk_widget_activate_action (page, "workspace.say", "s", _ ("Citation copied"));
}

static void
cite_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganRecordPage *self = QORGAN_RECORD_PAGE (widget);

  qorgan_casebook_run_async (self->casebook, cite_job, g_memdup2 (&self->id, sizeof self->id), g_free, g_free, NULL,
                             cited_cb, g_object_ref (self));
}

static void
merge_action (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_widget_activate_action (widget, "workspace.merge", "(xx)", QORGAN_RECORD_PAGE (widget)->id, (gint64) 0);
}

static void
delete_action (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_widget_activate_action (widget, "workspace.delete", "x", QORGAN_RECORD_PAGE (widget)->id);
}

static void
navigate_cb (QorganRecordPage *self, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "workspace.follow", "x", id);
}

static void
message_cb (QorganRecordPage *self, const char *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "workspace.say", "s", message);
}

static gboolean
focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  QorganRecordPage *self = QORGAN_RECORD_PAGE (widget);

  if (gtk_widget_grab_focus (adw_bin_get_child (self->holder)))
    self->n_focus_frames = 0;
  else
    self->n_focus_frames--;
  return self->n_focus_frames > 0;
}

static void
qorgan_record_page_dispose (GObject *object)
{
  QorganRecordPage *self = QORGAN_RECORD_PAGE (object);

  if (self->casebook != NULL)
    g_signal_handlers_disconnect_by_data (self->casebook, self);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_RECORD_PAGE);
  g_clear_object (&self->casebook);
  g_clear_pointer (&self->newborn, qorgan_newborn_unref);
  G_OBJECT_CLASS (qorgan_record_page_parent_class)->dispose (object);
}

static void
new_window_action (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_widget_activate_action (widget, "win.new-window", "x", QORGAN_RECORD_PAGE (widget)->id);
}

static void
qorgan_record_page_class_init (QorganRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_record_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganRecordPage, title);
  gtk_widget_class_bind_template_child (widget_class, QorganRecordPage, history_button);
  gtk_widget_class_bind_template_child (widget_class, QorganRecordPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, QorganRecordPage, menu_model);
  gtk_widget_class_bind_template_child (widget_class, QorganRecordPage, holder);
  /* The view that the page is in would take the key, and do nothing with it: see qorgan_workspace_push_page(). */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "workspace.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "workspace.forward", NULL);
  gtk_widget_class_install_action (widget_class, "record.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "record.new-window", NULL, new_window_action);
  gtk_widget_class_install_action (widget_class, "record.cite", NULL, cite_action);
  gtk_widget_class_install_action (widget_class, "record.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, delete_action);
}

static void
qorgan_record_page_init (QorganRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_late_menu_set (self->menu_button, self->menu_model);
  qorgan_help_set_topic (GTK_WIDGET (self), "record");
}

static QorganRecordPage *
page_new (QorganCasebook *casebook, GtkWidget *editor, gint64 id, QorganNewborn *newborn)
{
  QorganRecordPage *self = g_object_new (QORGAN_TYPE_RECORD_PAGE, NULL);

  self->casebook = g_object_ref (casebook);
  self->id = id;
  self->newborn = newborn != NULL ? qorgan_newborn_ref (newborn) : NULL;
  g_signal_connect_object (editor, "navigate", G_CALLBACK (navigate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "message", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->holder, editor);
  enable_actions (self);
  g_signal_connect_object (casebook, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * qorgan_record_page_new:
 * @casebook: (transfer none): the casebook
 * @id: a record of it
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
qorgan_record_page_new (QorganCasebook *casebook, gint64 id)
{
  QorganRecordPage *self = page_new (casebook, qorgan_editor_new (casebook, id), id, NULL);

  read_heading (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * qorgan_record_page_new_newborn:
 * @casebook: (transfer none): the casebook
 * @newborn: a record that is not in it yet
 *
 * Returns: (transfer floating): a page whose first value creates it
 */
AdwNavigationPage *
qorgan_record_page_new_newborn (QorganCasebook *casebook, QorganNewborn *newborn)
{
  QorganRecord *record = qorgan_newborn_record (newborn);
  QorganRecordPage *self
      = page_new (casebook, qorgan_editor_new_newborn (casebook, newborn), qorgan_record_id (record), newborn);

  show_newborn_heading (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * qorgan_record_page_get_id:
 * @self: a page
 *
 * Returns: its record
 */
gint64
qorgan_record_page_get_id (QorganRecordPage *self)
{
  g_return_val_if_fail (QORGAN_IS_RECORD_PAGE (self), 0);

  return self->id;
}

/**
 * qorgan_record_page_get_editor:
 * @self: a page
 *
 * Returns: (transfer none): its form
 */
QorganEditor *
qorgan_record_page_get_editor (QorganRecordPage *self)
{
  g_return_val_if_fail (QORGAN_IS_RECORD_PAGE (self), NULL);

  return QORGAN_EDITOR (adw_bin_get_child (self->holder));
}

/**
 * qorgan_record_page_focus_form:
 * @self: a page
 *
 * Goes to the first field, once the record has been read.
 */
void
qorgan_record_page_focus_form (QorganRecordPage *self)
{
  g_return_if_fail (QORGAN_IS_RECORD_PAGE (self));

  if (self->n_focus_frames == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_cb, NULL, NULL);
  self->n_focus_frames = FOCUS_FRAMES;
}

/**
 * qorgan_record_page_take_apart:
 * @self: a page that was left for good
 *
 * Takes a little of it away.
 *
 * Returns: whether there was something
 */
gboolean
qorgan_record_page_take_apart (QorganRecordPage *self)
{
  g_return_val_if_fail (QORGAN_IS_RECORD_PAGE (self), FALSE);

  return qorgan_editor_take_apart (qorgan_record_page_get_editor (self));
}
