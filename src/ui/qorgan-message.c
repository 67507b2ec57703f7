/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the program says that something could not be done: one dialog, whose heading names what was tried and whose text
 * is the error's own sentence, which says what is safe and what to do. */

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "qorgan-message.h"

/**
 * qorgan_message_show_error:
 * @parent: a widget of the window concerned
 * @heading: what could not be done, translated: “Could not delete the record”
 * @error: why; a cancelled operation is no failure and says nothing
 */
void
qorgan_message_show_error (GtkWidget *parent, const char *heading, const GError *error)
{
  AdwDialog *dialog;

  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_alert_dialog_new (heading, error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "close");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "close");
  adw_dialog_present (dialog, parent);
}
