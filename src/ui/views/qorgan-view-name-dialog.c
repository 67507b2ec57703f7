/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the name of a saved view: for a new one, and to rename one. Return in the field is the answer. */

#include "qorgan-view-name-dialog.h"

#include <glib/gi18n-lib.h>

static void
name_changed_cb (AdwAlertDialog *dialog, GtkEditable *entry)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "name", *name != '\0');
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (source);
  g_autoptr (GTask) task = data;
  GtkWidget *entry = gtk_widget_get_first_child (adw_alert_dialog_get_extra_child (dialog));
  gboolean is_given = g_str_equal (adw_alert_dialog_choose_finish (dialog, result), "name");

  g_task_return_pointer (task, is_given ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)))) : NULL,
                         g_free);
}

/* Where a menu closed just before, the window may have given the focus to the button meanwhile. */
static gboolean
focus_cb (GtkWidget *entry, GdkFrameClock *clock, gpointer unused)
{
  gtk_widget_grab_focus (entry);
  return G_SOURCE_REMOVE;
}

/**
 * qorgan_view_name_dialog_ask:
 * @parent: a widget of the window
 * @heading: what for, translated
 * @button: what is done with the name, translated, with a mnemonic
 * @name: the name it has, or might have
 * @callback: calls qorgan_view_name_dialog_ask_finish()
 * @data: for @callback
 */
void
qorgan_view_name_dialog_ask (GtkWidget *parent,
                             const char *heading,
                             const char *button,
                             const char *name,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, NULL));
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entry = adw_entry_row_new ();
  GTask *task = g_task_new (parent, NULL, callback, data);

  g_task_set_static_name (task, "name");
  /* One word: in large text and a narrow window there is no room for more. The heading says what is named. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), C_ ("of a saved view", "Name"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_alert_dialog_set_extra_child (dialog, list);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "name", button, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "name", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "name");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), dialog, G_CONNECT_SWAPPED);
  name_changed_cb (dialog, GTK_EDITABLE (entry));
  adw_dialog_set_focus (ADW_DIALOG (dialog), entry);
  gtk_widget_add_tick_callback (entry, focus_cb, NULL, NULL);
  adw_alert_dialog_choose (dialog, parent, NULL, answered_cb, task);
}

/**
 * qorgan_view_name_dialog_ask_finish:
 * @result: what the callback was given
 *
 * Returns: (transfer full) (nullable): the name; %NULL: the person thought better of it
 */
char *
qorgan_view_name_dialog_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
