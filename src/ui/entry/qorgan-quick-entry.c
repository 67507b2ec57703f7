/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case from one typed line. Every change of the line is read anew in a job; an answer to an older line is dropped, so
 * that what stands on the screen is always about what is typed. Until it is added the line is kept with the casebook,
 * in memory: closing the dialog by mistake costs nothing. */

#include "qorgan-quick-entry.h"

#include <glib/gi18n-lib.h>

#include "qorgan-action-view.h"
#include "qorgan-digit-words.h"
#include "qorgan-help-dialog.h"
#include "qorgan-message.h"
#include "qorgan-today.h"
#include "qorgan-typed-plan.h"

/* What is understood is read out once the typing rests. */
#define ANNOUNCE_MS 700

#define KEPT_LINE "qorgan-quick-entry-line"

struct _QorganQuickEntry
{
  AdwDialog parent_instance;

  /* Template */
  GtkWidget *line;
  QorganActionView *view;
  GtkLabel *message;
  GtkListBox *items;

  /* Owned */
  QorganCasebook *casebook;
  GCancellable *reading; /* of the newest line */
  QorganTypedPlan *plan; /* NULL: the line is being read, or there is none */
  guint announce_id;
  gboolean adds_when_read; /* Return was pressed before the line was understood */
  gboolean is_adding;

  GtkWidget *chosen; /* borrowed: the button that takes the keyboard once the rows are made anew */
  QorganTypedItem chosen_item;
  guint chosen_row; /* of it */
};

G_DEFINE_FINAL_TYPE (QorganQuickEntry, qorgan_quick_entry, ADW_TYPE_DIALOG)

enum
{
  ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const icons[QORGAN_N_TYPED_ITEMS] = {
  [QORGAN_TYPED_ITEM_PERSON] = "avatar-default-symbolic",
  [QORGAN_TYPED_ITEM_ROLE] = "avatar-default-symbolic",
  [QORGAN_TYPED_ITEM_EVENT] = "dialog-warning-symbolic",
  [QORGAN_TYPED_ITEM_DATE] = "x-office-calendar-symbolic",
  [QORGAN_TYPED_ITEM_PLACE] = "mark-location-symbolic",
  [QORGAN_TYPED_ITEM_BODY] = "x-office-address-book-symbolic",
  [QORGAN_TYPED_ITEM_ARTICLE] = "accessories-dictionary-symbolic",
  [QORGAN_TYPED_ITEM_MEASURE] = "security-high-symbolic",
  [QORGAN_TYPED_ITEM_CASE] = "x-office-document-symbolic",
  [QORGAN_TYPED_ITEM_NOTE] = "accessories-text-editor-symbolic",
};

static void show_plan (QorganQuickEntry *self);

static const char *
get_line (QorganQuickEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->line));
}

static QorganLanguage
language (QorganQuickEntry *self)
{
  return qorgan_casebook_get_language (self->casebook);
}

/* ---- What is understood ---- */

static char *
dup_summary (QorganQuickEntry *self)
{
  GString *summary = g_string_new (NULL);

  for (guint item = 0; item < QORGAN_N_TYPED_ITEMS; item++)
    for (guint row = 0; row < qorgan_typed_plan_n_rows (self->plan, item); row++)
      {
        g_autofree char *text = qorgan_typed_plan_dup_text (self->plan, item, row, language (self));

        if (text != NULL)
          g_string_append_printf (summary, "%s: %s. ", qorgan_typed_item_label (item, language (self)), text);
      }
  return g_string_free (summary, FALSE);
}

static gboolean
announce_cb (gpointer data)
{
  QorganQuickEntry *self = data;
  g_autofree char *summary = self->plan != NULL ? dup_summary (self) : NULL;

  self->announce_id = 0;
  if (summary != NULL && *summary != '\0')
    gtk_accessible_announce (GTK_ACCESSIBLE (self->line), summary, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return G_SOURCE_REMOVE;
}

/* The rows are made anew, and the keyboard stays where it was. */
static gboolean
show_choice_cb (gpointer data)
{
  QorganQuickEntry *self = data;

  self->chosen = NULL;
  if (self->plan == NULL)
    return G_SOURCE_REMOVE; /* the line has changed since, or the dialog is gone */
  show_plan (self);
  if (self->chosen != NULL)
    gtk_widget_grab_focus (self->chosen);
  return G_SOURCE_REMOVE;
}

static void
chosen_cb (QorganQuickEntry *self, GtkCheckButton *button)
{
  QorganTypedItem item = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "item"));
  guint row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "row"));
  guint choice = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "choice"));

  if (!gtk_check_button_get_active (button) || self->plan == NULL
      || qorgan_typed_plan_choice (self->plan, item, row) == choice)
    return;
  qorgan_typed_plan_choose (self->plan, item, row, choice);
  self->chosen_item = item;
  self->chosen_row = row;
  g_idle_add_full (G_PRIORITY_DEFAULT, show_choice_cb, g_object_ref (self), g_object_unref);
}

static GtkWidget *
choice_row_new (QorganQuickEntry *self, QorganTypedItem item, guint index, guint choice, GtkCheckButton **group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();
  g_autofree char *text = qorgan_typed_plan_dup_choice (self->plan, item, index, choice, language (self));
  gboolean is_chosen = qorgan_typed_plan_choice (self->plan, item, index) == choice;

  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), *group);
  *group = GTK_CHECK_BUTTON (button);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), is_chosen);
  if (is_chosen && item == self->chosen_item && index == self->chosen_row)
    self->chosen = button;
  g_object_set_data (G_OBJECT (button), "item", GUINT_TO_POINTER (item));
  g_object_set_data (G_OBJECT (button), "row", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (button), "choice", GUINT_TO_POINTER (choice));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

/* Several people of that name, or several cases of theirs: all stand there to choose from. */
static GtkWidget *
choices_row_new (QorganQuickEntry *self, QorganTypedItem item, guint index, const char *label, const char *text)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkCheckButton *group = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), text);
  gtk_widget_add_css_class (row, "property");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), gtk_image_new_from_icon_name (icons[item]));
  for (guint choice = 0; choice < qorgan_typed_plan_n_choices (self->plan, item, index); choice++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), choice_row_new (self, item, index, choice, &group));
  return row;
}

static GtkWidget *
text_row_new (QorganTypedItem item, const char *label, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icons[item]));
  gtk_widget_add_css_class (row, "property");
  return row;
}

/* Which choices are open is kept, and where the keyboard is in them. */
static void
set_place (GtkWidget *row, QorganTypedItem item, guint index)
{
  g_object_set_data (G_OBJECT (row), "place", GUINT_TO_POINTER (1 + item + index * QORGAN_N_TYPED_ITEMS));
}

static GHashTable *
find_expanded (QorganQuickEntry *self)
{
  GHashTable *places = g_hash_table_new (NULL, NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->items)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (ADW_IS_EXPANDER_ROW (row) && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
      g_hash_table_add (places, g_object_get_data (G_OBJECT (row), "place"));
  return places;
}

static void
add_item (QorganQuickEntry *self, QorganTypedItem item, guint index, GHashTable *expanded)
{
  const char *label = qorgan_typed_item_label (item, language (self));
  g_autofree char *text = qorgan_typed_plan_dup_text (self->plan, item, index, language (self));
  g_autofree char *name = NULL;
  GtkWidget *row;

  if (text == NULL)
    return;
  row = qorgan_typed_plan_n_choices (self->plan, item, index) > 1 ? choices_row_new (self, item, index, label, text)
                                                                  : text_row_new (item, label, text);
  set_place (row, item, index);
  /* Translators: for screen readers: the label of a field, then the record it points to */
  name = g_strdup_printf (C_ ("field", "%s: %s"), label, text);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY); /* the title alone */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->items, row);
  if (ADW_IS_EXPANDER_ROW (row) && g_hash_table_contains (expanded, g_object_get_data (G_OBJECT (row), "place")))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

static const char *
message_of (QorganQuickEntry *self)
{
  if (*get_line (self) == '\0')
    /* Translators: an example of a line that is understood; the names stay, in the spelling of your language */
    return _ ("For example: “Lukpan Akhmedyarov, detained 7 Jan 2022 18:40 Uralsk, article 488 KoAP”. What is not "
              "understood is kept as a note.");
  if (self->plan != NULL && !qorgan_typed_plan_is_enough (self->plan))
    return _ ("Say who, or what happened.");
  return NULL;
}

static void
show_plan (QorganQuickEntry *self)
{
  g_autoptr (GHashTable) expanded = find_expanded (self);
  const char *message = message_of (self);

  gtk_list_box_remove_all (self->items);
  for (guint item = 0; self->plan != NULL && item < QORGAN_N_TYPED_ITEMS; item++)
    for (guint row = 0; row < qorgan_typed_plan_n_rows (self->plan, item); row++)
      add_item (self, item, row, expanded);
  gtk_widget_set_visible (GTK_WIDGET (self->items), gtk_widget_get_first_child (GTK_WIDGET (self->items)) != NULL);
  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  qorgan_action_view_set_action_sensitive (self->view, self->plan != NULL && qorgan_typed_plan_is_enough (self->plan));
  g_clear_handle_id (&self->announce_id, g_source_remove);
  if (self->plan != NULL)
    self->announce_id = g_timeout_add (ANNOUNCE_MS, announce_cb, self);
}

/* ---- Adding ---- */

typedef struct
{
  QorganQuickEntry *self;
  gint64 id;
} Adding;

static void
keep_line (QorganQuickEntry *self, const char *line)
{
  g_object_set_data_full (G_OBJECT (self->casebook), KEPT_LINE, g_strdup (line), g_free);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Adding *adding = data;
  g_autoptr (QorganQuickEntry) self = adding->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);

  self->is_adding = FALSE;
  if (entry == NULL)
    {
      qorgan_action_view_set_action_sensitive (self->view, TRUE);
      qorgan_message_show_error (GTK_WIDGET (self), _ ("What You Typed Could Not Be Added"), error);
      return;
    }
  keep_line (self, NULL);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[ADDED], 0, adding->id);
}

static void
add_cb (QorganQuickEntry *self)
{
  Adding *adding;
  QorganChange *change;

  self->adds_when_read = self->plan == NULL;
  if (self->is_adding || self->plan == NULL || !qorgan_typed_plan_is_enough (self->plan))
    return;
  self->is_adding = TRUE;
  qorgan_action_view_set_action_sensitive (self->view, FALSE);
  adding = g_new0 (Adding, 1);
  adding->self = g_object_ref (self);
  change = qorgan_typed_plan_make_change (self->plan, self->casebook, &adding->id);
  qorgan_casebook_apply_async (self->casebook, change, applied_cb, adding);
}

/* ---- Reading ---- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganQuickEntry) self = data;
  g_autoptr (GError) error = NULL;
  QorganTypedPlan *plan = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* a newer line is being read, or the dialog is gone */
  g_clear_pointer (&self->plan, qorgan_typed_plan_free);
  self->plan = plan;
  show_plan (self);
  if (error != NULL)
    {
      gtk_label_set_label (self->message, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
    }
  if (self->adds_when_read)
    add_cb (self);
}

/* What stands on the screen stays until there is something newer; it cannot be added any more. */
static void
line_changed_cb (QorganQuickEntry *self)
{
  const char *line = get_line (self);
  QorganDate today;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->plan, qorgan_typed_plan_free);
  self->adds_when_read = FALSE;
  if (self->casebook == NULL)
    return;
  keep_line (self, line);
  if (*line == '\0')
    {
      show_plan (self);
      return;
    }
  qorgan_today (self->casebook, &today);
  self->reading = g_cancellable_new ();
  qorgan_casebook_run_async (self->casebook, qorgan_typed_plan_run, qorgan_typed_question_new (line, &today),
                             (GDestroyNotify) qorgan_typed_question_free, (GDestroyNotify) qorgan_typed_plan_free,
                             self->reading, read_cb, g_object_ref (self));
}

static void
activated_cb (QorganQuickEntry *self)
{
  if (self->plan == NULL && *get_line (self) != '\0')
    self->adds_when_read = TRUE;
}

static void
cancel_cb (QorganQuickEntry *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* ---- The dialog ---- */

/* A line that was kept is gone on with, not typed over. */
static gboolean
set_caret_cb (gpointer data)
{
  QorganQuickEntry *self = data;

  if (self->casebook != NULL)
    gtk_editable_set_position (GTK_EDITABLE (self->line), -1);
  return G_SOURCE_REMOVE;
}

static void
qorgan_quick_entry_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (qorgan_quick_entry_parent_class)->map (widget);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, set_caret_cb, g_object_ref (widget), g_object_unref);
}

static void
qorgan_quick_entry_closed (AdwDialog *dialog)
{
  QorganQuickEntry *self = QORGAN_QUICK_ENTRY (dialog);

  g_cancellable_cancel (self->reading);
  g_clear_handle_id (&self->announce_id, g_source_remove);
}

static void
qorgan_quick_entry_dispose (GObject *object)
{
  QorganQuickEntry *self = QORGAN_QUICK_ENTRY (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->announce_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_QUICK_ENTRY);
  g_clear_pointer (&self->plan, qorgan_typed_plan_free);
  g_clear_object (&self->casebook);
  G_OBJECT_CLASS (qorgan_quick_entry_parent_class)->dispose (object);
}

static void
qorgan_quick_entry_class_init (QorganQuickEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_quick_entry_dispose;
  widget_class->map = qorgan_quick_entry_map;
  ADW_DIALOG_CLASS (klass)->closed = qorgan_quick_entry_closed;

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-quick-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganQuickEntry, line);
  gtk_widget_class_bind_template_child (widget_class, QorganQuickEntry, view);
  gtk_widget_class_bind_template_child (widget_class, QorganQuickEntry, message);
  gtk_widget_class_bind_template_child (widget_class, QorganQuickEntry, items);
  gtk_widget_class_bind_template_callback (widget_class, line_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
qorgan_quick_entry_init (QorganQuickEntry *self)
{
  g_type_ensure (QORGAN_TYPE_ACTION_VIEW);
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_help_set_topic (GTK_WIDGET (self), "entry");
  qorgan_digit_words_add (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->line))));
  g_signal_connect_object (self->line, "entry-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * qorgan_quick_entry_new:
 * @casebook: where the case will be
 *
 * Returns: (transfer floating): the dialog, with the line that was typed before and not added, if there is one
 */
AdwDialog *
qorgan_quick_entry_new (QorganCasebook *casebook)
{
  QorganQuickEntry *self = g_object_new (QORGAN_TYPE_QUICK_ENTRY, NULL);
  const char *kept = g_object_get_data (G_OBJECT (casebook), KEPT_LINE);

  self->casebook = g_object_ref (casebook);
  qorgan_quick_entry_set_line (self, kept != NULL ? kept : "");
  show_plan (self);
  return ADW_DIALOG (self);
}

/**
 * qorgan_quick_entry_set_line:
 * @line: what could have been typed
 */
void
qorgan_quick_entry_set_line (QorganQuickEntry *self, const char *line)
{
  g_autofree char *copy = g_strdup (line); /* it may be the kept one, which changes with the text */

  g_return_if_fail (QORGAN_IS_QUICK_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->line), copy);
  gtk_editable_set_position (GTK_EDITABLE (self->line), -1);
}
