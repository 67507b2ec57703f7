/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the workspace does to records: create, delete, undo and redo, and how it tells of it: one toast at a time, which
 * names what was done and offers to take it back. */

#include <glib/gi18n-lib.h>

#include "qorgan-casebook-error.h"
#include "qorgan-copy.h"
#include "qorgan-entry-actions.h"
#include "qorgan-entry-words.h"
#include "qorgan-import-dialog.h"
#include "qorgan-kinds.h"
#include "qorgan-message.h"
#include "qorgan-workspace-private.h"

/* Long enough to be read out, and for its Undo to be reached by keyboard. */
#define MESSAGE_SECONDS 10

/* Every action that writes; none of them exists for a casebook that is only read. */
static const char *const writing[]
    = { "workspace.new",          "workspace.new-like", "workspace.delete",      "workspace.undo",
        "workspace.undo-entry",   "workspace.redo",     "workspace.quick-entry", "workspace.log-contact",
        "workspace.import-table", "workspace.merge",    "workspace.duplicates",  "workspace.duplicates-in" };

static void
forget_toast_cb (QorganWorkspace *self, AdwToast *toast)
{
  if (self->toast == toast)
    self->toast = NULL;
  qorgan_workspace_take_focus_back (self);
}

static void
show_toast (QorganWorkspace *self, AdwToast *toast, gint64 entry)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  self->toast = toast;
  self->toast_entry = entry;
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (forget_toast_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static AdwToast *
plain_toast_new (const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE); /* a title may hold any sign */
  adw_toast_set_timeout (toast, MESSAGE_SECONDS);
  return toast;
}

static void
say (QorganWorkspace *self, const char *message)
{
  show_toast (self, plain_toast_new (message), 0);
}

/* What the page shows; over the map, incidents. */
static const QorganKind *
kind_shown (QorganWorkspace *self)
{
  return self->kind != NULL ? self->kind : qorgan_kind_by_id (QORGAN_KIND_INCIDENT);
}

/* The record that is open came to be with its first value: the list chooses it. */
static void
choose_created (QorganWorkspace *self, const QorganEntry *entry)
{
  if (entry->verb == QORGAN_VERB_CREATE && entry->kind == kind_shown (self)
      && qorgan_workspace_get_shown_record (self) == entry->record)
    qorgan_selection_set_id (qorgan_workspace_get_selection (self, entry->kind), entry->record);
}

/*
 * qorgan_workspace_tell:
 * @self: the workspace
 * @entry: what was just done
 *
 * An entry that grows while its field is being edited is told of once; one that came to nothing is told of no more.
 */
void
qorgan_workspace_tell (QorganWorkspace *self, const QorganEntry *entry)
{
  g_autofree char *words = NULL;
  AdwToast *toast;

  if (entry->dropped)
    {
      if (self->toast != NULL && self->toast_entry == entry->id)
        adw_toast_dismiss (self->toast);
      return;
    }
  if (self->is_silent)
    return;
  choose_created (self, entry);
  if (self->toast != NULL && self->toast_entry == entry->id)
    return;
  words = qorgan_entry_words (entry);
  toast = plain_toast_new (words);
  if (entry->verb != QORGAN_VERB_UNDO)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "workspace.undo-entry");
      adw_toast_set_action_target_value (toast, g_variant_new_int64 (entry->id));
    }
  show_toast (self, toast, entry->id);
  qorgan_workspace_look_for_likes (self, entry);
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganWorkspace) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);

  if (g_error_matches (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NOTHING_TO_UNDO)
      || g_error_matches (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NOTHING_TO_REDO))
    say (self, error->message);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, _ ("Stopped. Everything is as it was before."));
  else if (error != NULL)
    qorgan_message_show_error (GTK_WIDGET (self), _ ("Could Not Undo or Redo"), error);
}

static void
undo_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);

  qorgan_casebook_undo_async (self->casebook, taken_back_cb, g_object_ref (self));
}

static gpointer
undo_entry_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_undo_entry (session, *(gint64 *) data, error);
}

/* Of a toast: what it names, and nothing that was saved since, such as the field that the button was pressed from. */
static void
undo_entry_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  gint64 *entry = g_new (gint64, 1);

  *entry = g_variant_get_int64 (target);
  qorgan_casebook_work_async (self->casebook, _ ("Undoing what was done last…"), undo_entry_job, entry, g_free,
                              (GDestroyNotify) qorgan_entry_free, stop, taken_back_cb, g_object_ref (self));
}

static void
redo_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);

  qorgan_casebook_redo_async (self->casebook, taken_back_cb, g_object_ref (self));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganWorkspace) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);

  if (error != NULL)
    qorgan_message_show_error (GTK_WIDGET (self), _ ("The Record Could Not Be Deleted"), error);
}

static void
delete_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);
  QorganChange *change = qorgan_change_new (QORGAN_VERB_DELETE);

  qorgan_change_delete (change, g_variant_get_int64 (target));
  qorgan_casebook_apply_async (self->casebook, change, deleted_cb, g_object_ref (self));
}

/* Nothing is chosen in the list while the page shows what is not in it yet. */
static void
create (QorganWorkspace *self)
{
  const QorganKind *kind = kind_shown (self);
  g_autoptr (QorganNewborn) newborn = qorgan_newborn_new (self->casebook, kind, 0, 0);

  qorgan_workspace_clear_search (self); /* or the new record might not be in the list */
  qorgan_selection_set_id (qorgan_workspace_get_selection (self, kind), 0);
  qorgan_workspace_open_newborn (self, newborn);
  qorgan_workspace_focus_record (self);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganWorkspace) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);

  if (error != NULL)
    {
      qorgan_message_show_error (GTK_WIDGET (self), _ ("The Record Could Not Be Created"), error);
      return;
    }
  if (entry->kind == kind_shown (self))
    qorgan_workspace_open_record (self, entry->record);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "workspace.follow", "x", entry->record);
  qorgan_workspace_focus_record (self);
}

static gpointer
copy_job (QorganSession *session, gpointer id, GCancellable *cancellable, GError **error)
{
  return qorgan_session_copy (session, *(const gint64 *) id, error);
}

/* Of the record that is open. */
static void
new_like_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);
  gint64 id = qorgan_workspace_get_shown_record (self);

  if (id == 0 || !qorgan_workspace_may_leave (self, FALSE, action, NULL))
    return;
  qorgan_casebook_run_async (self->casebook, copy_job, g_memdup2 (&id, sizeof id), g_free,
                             (GDestroyNotify) qorgan_entry_free, NULL, copied_cb, g_object_ref (self));
}

static void
say_action (GtkWidget *widget, const char *action, GVariant *target)
{
  say (QORGAN_WORKSPACE (widget), g_variant_get_string (target, NULL));
}

static void
demo_answered_cb (QorganWorkspace *self, const char *response, AdwDialog *dialog)
{
  const char *action = g_object_get_data (G_OBJECT (dialog), "action");

  if (g_str_equal (response, "own"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.new-casebook", NULL);
  else if (g_str_equal (response, "demo"))
    {
      self->may_change_demo = TRUE;
      gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
    }
}

static void
ask_about_demo (QorganWorkspace *self, const char *action)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Start a Casebook of Your Own?"),
                                            _ ("This is the demo, made from public reports. Real cases belong in a "
                                               "casebook of your own."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "demo", _ ("Add to the _Demo"),
                                  "own", _ ("_New Casebook…"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "own", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "own");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "action", (gpointer) g_intern_string (action));
  g_signal_connect_object (dialog, "response", G_CALLBACK (demo_answered_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/*
 * qorgan_workspace_may_add:
 * @self: the workspace
 * @action: of the workspace, without a target: activated again when the person wants it in the demo
 *
 * Returns: whether records may be added at once; of the demo it is asked first whether a casebook of one's own is meant
 */
gboolean
qorgan_workspace_may_add (QorganWorkspace *self, const char *action)
{
  if (!qorgan_casebook_is_demo (self->casebook) || self->may_change_demo)
    return TRUE;
  ask_about_demo (self, action);
  return FALSE;
}

static void
new_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);

  if (!qorgan_workspace_may_leave (self, FALSE, action, NULL))
    return; /* the new record takes the place of the one that is open */
  if (qorgan_workspace_may_add (self, action))
    create (self);
}

/*
 * qorgan_workspace_import_table:
 * @self: the workspace
 * @file: (nullable): a table; %NULL: the person will say which
 */
void
qorgan_workspace_import_table (QorganWorkspace *self, GFile *file)
{
  g_autofree char *uri = NULL;
  AdwDialog *dialog;

  if (qorgan_casebook_is_read_only (self->casebook))
    {
      say (self, _ ("Nothing was imported: this casebook is open for reading only."));
      return;
    }
  uri = file != NULL ? g_file_get_uri (file) : NULL;
  if (!qorgan_workspace_may_leave (self, FALSE, uri != NULL ? "workspace.import-file" : "workspace.import-table",
                                   uri != NULL ? g_variant_new_string (uri) : NULL))
    return; /* what is being typed is saved first */
  dialog = qorgan_import_dialog_new (self->casebook);
  adw_dialog_present (dialog, GTK_WIDGET (self));
  if (file != NULL)
    qorgan_import_dialog_open (QORGAN_IMPORT_DIALOG (dialog), file);
}

static void
import_table_action (GtkWidget *widget, const char *action, GVariant *target)
{
  qorgan_workspace_import_table (QORGAN_WORKSPACE (widget), NULL);
}

/* @target: the table's URI */
static void
import_file_action (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (target, NULL));

  qorgan_workspace_import_table (QORGAN_WORKSPACE (widget), file);
}

static void
export_list_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganListPage *page = qorgan_workspace_get_list_page (QORGAN_WORKSPACE (widget));

  gtk_widget_activate_action (GTK_WIDGET (page), "list.export", NULL);
}

static void
export_selected_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganListPage *page = qorgan_workspace_get_list_page (QORGAN_WORKSPACE (widget));

  gtk_widget_activate_action (GTK_WIDGET (page), "list.export-selected", NULL);
}

/*
 * qorgan_workspace_install_actions:
 * @widget_class: of the workspace
 */
void
qorgan_workspace_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "workspace.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "workspace.import-table", NULL, import_table_action);
  gtk_widget_class_install_action (widget_class, "workspace.import-file", "s", import_file_action);
  gtk_widget_class_install_action (widget_class, "workspace.export-list", NULL, export_list_action);
  gtk_widget_class_install_action (widget_class, "workspace.export-selected", NULL, export_selected_action);
  gtk_widget_class_install_action (widget_class, "workspace.new-like", NULL, new_like_action);
  gtk_widget_class_install_action (widget_class, "workspace.delete", "x", delete_action);
  qorgan_workspace_install_merge_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "workspace.say", "s", say_action);
  gtk_widget_class_install_action (widget_class, "workspace.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "workspace.undo-entry", "x", undo_entry_action);
  gtk_widget_class_install_action (widget_class, "workspace.redo", NULL, redo_action);
  qorgan_entry_actions_install (widget_class);
}

/*
 * qorgan_workspace_enable_actions:
 * @self: the workspace, with its casebook
 */
void
qorgan_workspace_enable_actions (QorganWorkspace *self)
{
  gboolean can_write = !qorgan_casebook_is_read_only (self->casebook);

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i], can_write);
}
