/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text in which a record is found by typing. A new key interrupts the search for the last one; what comes back late
 * is dropped. The list is short, so its rows are made anew. */

#include "qorgan-record-finder.h"

#include <glib/gi18n-lib.h>

#include "qorgan-latest.h"

struct _QorganRecordFinder
{
  GtkWidget parent_instance;

  /* Owned */
  QorganCasebook *casebook;
  QorganSuggestionScope scope;
  GPtrArray *suggestions; /* one a row */
  GArray *taken;          /* records that are not to be suggested */
  GCancellable *latest;

  gboolean is_showing; /* what changes now is not typed */

  /* Template */
  GtkWidget *text;
  GtkWidget *popover;
  GtkWidget *list;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QorganRecordFinder, qorgan_record_finder, GTK_TYPE_WIDGET)

/* ---- Showing ---- */

static void
close_list (QorganRecordFinder *self)
{
  qorgan_latest_end (&self->latest);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
}

static void
select_row (QorganRecordFinder *self, int index, gboolean is_said)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);
  const QorganSuggestion *suggestion;

  if (row == NULL)
    return;
  suggestion = g_ptr_array_index (self->suggestions, index);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  if (is_said)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->text), suggestion->title,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "dimmed");
    }
  return label;
}

static GtkWidget *
new_row (const QorganSuggestion *suggestion)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  if (suggestion->id == 0)
    gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (words), new_label (suggestion->title, NULL));
  if (suggestion->note != NULL)
    gtk_box_append (GTK_BOX (words), new_label (suggestion->note, "caption"));
  gtk_box_append (GTK_BOX (line), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, suggestion->title, -1);
  return row;
}

static gboolean
is_taken (QorganRecordFinder *self, gint64 id)
{
  for (guint i = 0; i < self->taken->len; i++)
    if (g_array_index (self->taken, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static void
remove_taken (QorganRecordFinder *self)
{
  for (guint i = self->suggestions->len; i > 0; i--)
    if (is_taken (self, ((const QorganSuggestion *) g_ptr_array_index (self->suggestions, i - 1))->id))
      g_ptr_array_remove_index (self->suggestions, i - 1);
}

static void
show_suggestions (QorganRecordFinder *self)
{
  g_autofree char *said = NULL;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < self->suggestions->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (g_ptr_array_index (self->suggestions, i)));
  if (self->suggestions->len == 0)
    {
      close_list (self);
      gtk_accessible_announce (GTK_ACCESSIBLE (self->text), _ ("Nothing found"),
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
      return;
    }
  gtk_widget_set_size_request (self->popover, MAX (240, gtk_widget_get_width (GTK_WIDGET (self))), -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE, -1);
  select_row (self, 0, FALSE);
  said = g_strdup_printf (ngettext ("%u suggestion", "%u suggestions", self->suggestions->len), self->suggestions->len);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->text), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

/* ---- Finding ---- */

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QorganRecordFinder) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) suggestions = qorgan_suggestions_find_finish (QORGAN_CASEBOOK (source), result, &error);

  /* Closed, or something else was typed. */
  if (!qorgan_latest_is (self->latest, result))
    return;
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  if (suggestions == NULL) /* what cannot be searched can still be created */
    suggestions = g_ptr_array_new ();
  self->suggestions = g_steal_pointer (&suggestions);
  remove_taken (self);
  qorgan_suggestions_add_new (self->suggestions, gtk_editable_get_text (GTK_EDITABLE (self->text)), &self->scope,
                              qorgan_casebook_get_language (self->casebook));
  show_suggestions (self);
}

static void
find (QorganRecordFinder *self)
{
  qorgan_suggestions_find_async (self->casebook, gtk_editable_get_text (GTK_EDITABLE (self->text)), &self->scope,
                                 qorgan_latest_begin (&self->latest), found_cb, g_object_ref (self));
}

static void
set_text (QorganRecordFinder *self, const char *text)
{
  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  self->is_showing = FALSE;
}

static void
take (QorganRecordFinder *self, guint index)
{
  g_autoptr (GPtrArray) suggestions = NULL;
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));

  if (self->suggestions == NULL || index >= self->suggestions->len)
    return;
  suggestions = g_ptr_array_ref (self->suggestions); /* a handler may start another search */
  close_list (self);
  set_text (self, "");
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_ptr_array_index (suggestions, index), typed);
}

/* ---- What the person does ---- */

static void
text_changed_cb (QorganRecordFinder *self)
{
  if (self->is_showing)
    return;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->text)) == '\0')
    close_list (self);
  else
    find (self);
}

static int
selected_index (QorganRecordFinder *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

static gboolean
key_pressed_cb (QorganRecordFinder *self, guint keyval)
{
  gboolean is_open = gtk_widget_get_visible (self->popover);

  if (!gtk_editable_get_editable (GTK_EDITABLE (self->text)))
    return GDK_EVENT_PROPAGATE;
  if (!is_open)
    {
      if (keyval != GDK_KEY_Down)
        return GDK_EVENT_PROPAGATE;
      find (self);
      return GDK_EVENT_STOP;
    }
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      select_row (self, selected_index (self) + (keyval == GDK_KEY_Down ? 1 : -1), TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      take (self, selected_index (self));
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      close_list (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
row_activated_cb (QorganRecordFinder *self, GtkListBoxRow *row)
{
  take (self, gtk_list_box_row_get_index (row));
}

static void
left_cb (QorganRecordFinder *self)
{
  close_list (self);
}

/* ---- The widget ---- */

static gboolean
qorgan_record_finder_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (QORGAN_RECORD_FINDER (widget)->text, direction);
}

static gboolean
qorgan_record_finder_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (QORGAN_RECORD_FINDER (widget)->text);
}

static void
qorgan_record_finder_dispose (GObject *object)
{
  QorganRecordFinder *self = QORGAN_RECORD_FINDER (object);
  GtkWidget *child;

  qorgan_latest_end (&self->latest);
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_RECORD_FINDER);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->casebook);

  G_OBJECT_CLASS (qorgan_record_finder_parent_class)->dispose (object);
}

static void
qorgan_record_finder_finalize (GObject *object)
{
  QorganRecordFinder *self = QORGAN_RECORD_FINDER (object);

  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_pointer (&self->taken, g_array_unref);

  G_OBJECT_CLASS (qorgan_record_finder_parent_class)->finalize (object);
}

static void
qorgan_record_finder_class_init (QorganRecordFinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qorgan_record_finder_dispose;
  object_class->finalize = qorgan_record_finder_finalize;
  widget_class->focus = qorgan_record_finder_focus;
  widget_class->grab_focus = qorgan_record_finder_grab_focus;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-record-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganRecordFinder, text);
  gtk_widget_class_bind_template_child (widget_class, QorganRecordFinder, popover);
  gtk_widget_class_bind_template_child (widget_class, QorganRecordFinder, list);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
qorgan_record_finder_init (QorganRecordFinder *self)
{
  self->taken = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE,
                                  GTK_ACCESSIBLE_AUTOCOMPLETE_LIST, GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}

/**
 * qorgan_record_finder_new:
 * @scope: which records to look for; copied
 *
 * Returns: (transfer floating): an empty finder
 */
GtkWidget *
qorgan_record_finder_new (QorganCasebook *casebook, const QorganSuggestionScope *scope)
{
  QorganRecordFinder *self = g_object_new (QORGAN_TYPE_RECORD_FINDER, NULL);

  self->casebook = g_object_ref (casebook);
  self->scope = *scope;
  return GTK_WIDGET (self);
}

/**
 * qorgan_record_finder_get_text_widget:
 *
 * Returns: (transfer none): the part that takes the keyboard, to be named by whoever knows what is looked for
 */
GtkWidget *
qorgan_record_finder_get_text_widget (QorganRecordFinder *self)
{
  g_return_val_if_fail (QORGAN_IS_RECORD_FINDER (self), NULL);

  return self->text;
}

/**
 * qorgan_record_finder_get_text:
 *
 * Returns: the words that are typed and not used yet
 */
const char *
qorgan_record_finder_get_text (QorganRecordFinder *self)
{
  g_return_val_if_fail (QORGAN_IS_RECORD_FINDER (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

/**
 * qorgan_record_finder_set_text:
 * @typed: words that could not be used
 *
 * Puts them back; nothing is searched for.
 */
void
qorgan_record_finder_set_text (QorganRecordFinder *self, const char *typed)
{
  g_return_if_fail (QORGAN_IS_RECORD_FINDER (self));

  set_text (self, typed);
}

/**
 * qorgan_record_finder_set_taken:
 * @ids: (array length=n_ids): records that are not to be suggested: they are linked already
 */
void
qorgan_record_finder_set_taken (QorganRecordFinder *self, const gint64 *ids, gsize n_ids)
{
  g_return_if_fail (QORGAN_IS_RECORD_FINDER (self));

  g_array_set_size (self->taken, 0);
  if (n_ids > 0)
    g_array_append_vals (self->taken, ids, n_ids);
}
