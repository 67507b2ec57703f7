/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the user says under which name the history shall show what is changed here. The name is kept on this computer
 * and goes into a casebook with each change, so it is asked for and never taken from the account. */

#include "qorgan-person-dialog.h"

#include <glib/gi18n-lib.h>

#include "qorgan-message.h"
#include "qorgan-settings.h"

static gpointer
set_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  qorgan_session_set_person (session, *(char *) data != '\0' ? data : NULL);
  return NULL;
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, GtkEditable *row)
{
  QorganCasebook *casebook = g_object_get_data (G_OBJECT (dialog), "casebook");
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (row)));
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "save"))
    return;
  if (!qorgan_settings_keep_person (name, &error))
    qorgan_message_show_error (GTK_WIDGET (dialog), _ ("Your Name Could Not Be Kept"), error);
  else if (casebook != NULL)
    qorgan_casebook_run_async (casebook, set_job, g_steal_pointer (&name), g_free, NULL, NULL, NULL, NULL);
}

/**
 * qorgan_person_dialog_new:
 * @casebook: (transfer none) (nullable): the open casebook, in which the name holds from now on
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
AdwDialog *
qorgan_person_dialog_new (QorganCasebook *casebook)
{
  AdwDialog *dialog
      = adw_alert_dialog_new (_ ("Your Name"), _ ("It stands in the casebook’s history beside what you change, for "
                                                  "whoever may read the casebook. Without a name, “on this computer” "
                                                  "stands there."));
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *name = qorgan_settings_dup_person ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Name"));
  gtk_editable_set_text (GTK_EDITABLE (row), name != NULL ? name : "");
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), group);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "save", _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_dialog_set_focus (dialog, row);
  if (casebook != NULL)
    g_object_set_data_full (G_OBJECT (dialog), "casebook", g_object_ref (casebook), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), row, 0);
  return dialog;
}
