/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the history, value by value, with what can be brought back: each value has its button, and where it
 * cannot be, the reason stands in its place. What is sealed is covered until it is asked for. */

#include <glib/gi18n-lib.h>

#include "qorgan-casebook-error.h"
#include "qorgan-entry-words.h"
#include "qorgan-help-dialog.h"
#include "qorgan-history-dialog.h"
#include "qorgan-history.h"
#include "qorgan-message.h"

struct _QorganHistoryDialog
{
  AdwDialog parent_instance;

  QorganCasebook *casebook; /* owned */
  gint64 entry;
  AdwToolbarView *view;
  gboolean is_working; /* something is being brought back */
};

G_DEFINE_FINAL_TYPE (QorganHistoryDialog, qorgan_history_dialog, ADW_TYPE_DIALOG)

/* ---- What there is ---- */

/* The entry, and for each of its events why its older and its newer value cannot be brought back; NULL: they can. */
typedef struct
{
  QorganHistoryLine *line;
  char *no_records; /* why the deleted records cannot */
  gboolean deletes;
  GPtrArray *no_older;
  GPtrArray *no_newer;
} Findings;

static void
findings_free (gpointer data)
{
  Findings *self = data;

  g_clear_pointer (&self->line, qorgan_history_line_free);
  g_clear_pointer (&self->no_older, g_ptr_array_unref);
  g_clear_pointer (&self->no_newer, g_ptr_array_unref);
  g_free (self->no_records);
  g_free (self);
}

/* Made and thrown away: only whether it can be made matters. */
static char *
why_not (QorganSession *session, const QorganEvent *event, gboolean newer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganChange) change
      = qorgan_session_restore_value (session, event->entry->id, event->record, event->field, newer, &error);

  return change == NULL ? g_strdup (error->message) : NULL;
}

static gpointer
find_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Findings *self = g_new0 (Findings, 1);
  g_autoptr (GError) failure = NULL;
  g_autoptr (QorganChange) records = NULL;

  self->no_older = g_ptr_array_new_with_free_func (g_free);
  self->no_newer = g_ptr_array_new_with_free_func (g_free);
  self->line = qorgan_session_history_line (session, *(gint64 *) data, error);
  if (self->line == NULL)
    {
      findings_free (self);
      return NULL;
    }
  for (guint i = 0; i < self->line->events->len; i++)
    {
      const QorganEvent *event = self->line->events->pdata[i];

      self->deletes = self->deletes || event->went;
      g_ptr_array_add (self->no_older, event->field != 0 && !event->went ? why_not (session, event, FALSE) : NULL);
      g_ptr_array_add (self->no_newer, event->field != 0 && !event->went ? why_not (session, event, TRUE) : NULL);
    }
  if (self->deletes)
    {
      records = qorgan_session_restore_records (session, self->line->entry->id, &failure);
      if (records == NULL)
        self->no_records = g_strdup (failure->message);
    }
  return self;
}

/* ---- Bringing back ---- */

typedef struct
{
  gint64 entry;
  gint64 record; /* 0: the records that the entry deleted */
  QorganFieldId field;
  gboolean newer;
} Wish;

static gpointer
restore_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wish *wish = data;
  g_autoptr (QorganChange) change
      = wish->record != 0
            ? qorgan_session_restore_value (session, wish->entry, wish->record, wish->field, wish->newer, error)
            : qorgan_session_restore_records (session, wish->entry, error);

  return change != NULL ? qorgan_session_apply (session, change, error) : NULL;
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganHistoryDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);

  self->is_working = FALSE;
  if (entry != NULL)
    adw_dialog_close (ADW_DIALOG (self));
  else
    qorgan_message_show_error (GTK_WIDGET (self), _ ("Could Not Be Restored"), error);
}

static void
restore_cb (QorganHistoryDialog *self, GtkWidget *button)
{
  const Wish *wish = g_object_get_data (G_OBJECT (button), "wish");

  if (self->is_working)
    return; /* pressed twice */
  self->is_working = TRUE;
  qorgan_casebook_run_async (self->casebook, restore_job, g_memdup2 (wish, sizeof *wish), g_free,
                             (GDestroyNotify) qorgan_entry_free, NULL, restored_cb, g_object_ref (self));
}

/* The words on a button name it unless it is told that they do not: several say the same here. */
static void
name_button (GtkWidget *button, const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
restore_button_new (QorganHistoryDialog *self, const Wish *wish, const char *label, const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  name_button (button, name);
  g_object_set_data_full (G_OBJECT (button), "wish", g_memdup2 (wish, sizeof *wish), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* ---- Showing ---- */

/* A value, covered while it is sealed; @shown is what it says. */
static void
write_value (AdwActionRow *row, const char *shown, const char *reason)
{
  g_autofree char *both = reason != NULL ? g_strdup_printf ("%s\n%s", shown, reason) : g_strdup (shown);

  adw_action_row_set_subtitle (row, both);
}

static void
show_cb (AdwActionRow *row, GtkButton *button)
{
  write_value (row, g_object_get_data (G_OBJECT (row), "value"), g_object_get_data (G_OBJECT (row), "reason"));
  gtk_widget_set_visible (GTK_WIDGET (button), FALSE);
}

static void
add_show_button (AdwActionRow *row, const char *what)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Show"));
  /* Translators: %s is “Before” or “Afterwards”: a value that only those see who ask for it */
  g_autofree char *name = g_strdup_printf (_ ("Show the sealed value: %s"), what);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  name_button (button, name);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_cb), row, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

static GtkWidget *
value_row_new (QorganHistoryDialog *self, const QorganEvent *event, gboolean newer, const char *reason)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: a value as it was before a change, and as it was after it */
  const char *what = newer ? _ ("Afterwards") : _ ("Before");
  g_autofree char *value = qorgan_event_word_value (event, newer ? event->now : event->was,
                                                    qorgan_casebook_get_vocabularies (self->casebook),
                                                    qorgan_casebook_get_language (self->casebook));
  const char *shown = value != NULL ? value : C_ ("value", "nothing");
  const Wish wish = { self->entry, event->record, event->field, newer };

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (shown), g_free);
  g_object_set_data_full (G_OBJECT (row), "reason", g_strdup (reason), g_free);
  write_value (ADW_ACTION_ROW (row), event->sealed && value != NULL ? _ ("Sealed") : shown, reason);
  if (event->sealed && value != NULL)
    add_show_button (ADW_ACTION_ROW (row), what);
  if (reason == NULL && !event->went && !qorgan_casebook_is_read_only (self->casebook))
    {
      g_autofree char *name = event->sealed ? g_strdup_printf (_ ("Restore the sealed value: %s"), what)
                                            : g_strdup_printf (_ ("Restore “%s”"), shown);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 restore_button_new (self, &wish, _ ("Restore This Value"), name));
    }
  return row;
}

static void
add_event (QorganHistoryDialog *self, AdwPreferencesPage *page, const Findings *findings, guint i)
{
  const QorganEvent *event = findings->line->events->pdata[i];
  AdwPreferencesGroup *group;
  g_autofree char *title = NULL;

  if (event->field == 0)
    return;
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  title = g_markup_escape_text (_ (qorgan_field (event->field)->label), -1);
  adw_preferences_group_set_title (group, title);
  if (event->record != event->entry->record)
    {
      g_autofree char *whose
          = g_markup_printf_escaped (C_ ("kind and title of a record", "%s “%s”"), _ (event->kind->label),
                                     event->title != NULL ? event->title : "");

      adw_preferences_group_set_description (group, whose);
    }
  if (!event->came)
    adw_preferences_group_add (group, value_row_new (self, event, FALSE, findings->no_older->pdata[i]));
  if (!event->went)
    adw_preferences_group_add (group, value_row_new (self, event, TRUE, findings->no_newer->pdata[i]));
  adw_preferences_page_add (page, group);
}

static void
add_head (QorganHistoryDialog *self, AdwPreferencesPage *page, const Findings *findings)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  const QorganEntry *entry = findings->line->entry;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = qorgan_entry_words (entry);
  g_autofree char *when = qorgan_entry_words_when (entry, qorgan_casebook_get_language (self->casebook));
  g_autofree char *by = qorgan_entry_words_by (entry, when);
  g_autofree char *below
      = findings->no_records != NULL ? g_strdup_printf ("%s\n%s", by, findings->no_records) : g_strdup (by);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  if (findings->deletes && findings->no_records == NULL && !qorgan_casebook_is_read_only (self->casebook))
    {
      const Wish wish = { .entry = self->entry };

      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 restore_button_new (self, &wish, _ ("Restore"), _ ("Restore what was deleted")));
    }
  adw_preferences_group_add (group, row);
  if (findings->line->n_untold > 0)
    {
      g_autofree char *more
          = g_strdup_printf (ngettext ("%u more record is not listed here.", "%u more records are not listed here.",
                                       findings->line->n_untold),
                             findings->line->n_untold);

      adw_preferences_group_set_description (group, more);
    }
  adw_preferences_page_add (page, group);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganHistoryDialog) self = data;
  g_autoptr (GError) error = NULL;
  Findings *findings = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);
  AdwPreferencesPage *page;

  if (findings == NULL)
    {
      GtkWidget *status = adw_status_page_new ();

      adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("The History Could Not Be Read"));
      qorgan_message_describe (ADW_STATUS_PAGE (status), error->message);
      adw_toolbar_view_set_content (self->view, status);
      return;
    }
  page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  add_head (self, page, findings);
  for (guint i = 0; i < findings->line->events->len; i++)
    add_event (self, page, findings, i);
  adw_toolbar_view_set_content (self->view, GTK_WIDGET (page));
  gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
  findings_free (findings);
}

static void
qorgan_history_dialog_dispose (GObject *object)
{
  g_clear_object (&QORGAN_HISTORY_DIALOG (object)->casebook);
  G_OBJECT_CLASS (qorgan_history_dialog_parent_class)->dispose (object);
}

static void
qorgan_history_dialog_class_init (QorganHistoryDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_history_dialog_dispose;
}

static void
qorgan_history_dialog_init (QorganHistoryDialog *self)
{
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Change"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 520);
  self->view = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  adw_toolbar_view_add_top_bar (self->view, adw_header_bar_new ());
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->view));
  qorgan_help_set_topic (GTK_WIDGET (self), "history");
}

/**
 * qorgan_history_dialog_new:
 * @casebook: (transfer none): the casebook
 * @entry: an entry of its journal
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
AdwDialog *
qorgan_history_dialog_new (QorganCasebook *casebook, gint64 entry)
{
  QorganHistoryDialog *self = g_object_new (QORGAN_TYPE_HISTORY_DIALOG, NULL);

  self->casebook = g_object_ref (casebook);
  self->entry = entry;
  qorgan_casebook_run_async (casebook, find_job, g_memdup2 (&entry, sizeof entry), g_free, findings_free, NULL,
                             found_cb, g_object_ref (self));
  return ADW_DIALOG (self);
}
