/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the program says that something could not be done: one dialog, whose heading names what was tried and whose text
 * is the error's own sentence, which says what is safe and what to do. */

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "qorgan-message.h"

/* Our own errors say what is safe and what to do next. Those of the system, of a file that cannot be written or a
 * chooser that does not open, say only what went wrong. */
static char *
word_body (const GError *error)
{
  if (error->domain != G_IO_ERROR && error->domain != G_FILE_ERROR && error->domain != GTK_DIALOG_ERROR)
    return g_strdup (error->message);
  /* Translators: %s is what the system says, a sentence or a part of one */
  return g_strdup_printf (_ ("%s\n\nNothing in the casebook was changed. Choose another file or folder, where you may "
                             "write, then try again."),
                          error->message);
}

/**
 * qorgan_message_describe:
 * @page: says that something could not be done
 * @text: why: plain text, though a page reads markup, for it may name a file such as “R&D”
 */
void
qorgan_message_describe (AdwStatusPage *page, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_description (page, markup);
}

/* Whoever is asked for help is sent the words, not a picture of the screen. */
static void
copy_cb (AdwAlertDialog *dialog)
{
  g_autofree char *text
      = g_strdup_printf ("%s\n\n%s", adw_alert_dialog_get_heading (dialog), adw_alert_dialog_get_body (dialog));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), text);
}

/**
 * qorgan_message_show:
 * @parent: a widget of the window concerned
 * @heading: what could not be done, translated: “The Record Could Not Be Deleted”
 * @body: why, what is safe and what to do next, translated
 */
void
qorgan_message_show (GtkWidget *parent, const char *heading, const char *body)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "copy", _ ("Copy _Text"), "close", _ ("_Close"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "close");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response::copy", G_CALLBACK (copy_cb), dialog, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, parent);
}

/**
 * qorgan_message_show_error:
 * @parent: a widget of the window concerned
 * @heading: what could not be done, translated: “The Record Could Not Be Deleted”
 * @error: why; a cancelled operation is no failure and says nothing
 */
void
qorgan_message_show_error (GtkWidget *parent, const char *heading, const GError *error)
{
  g_autofree char *body = NULL;

  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  body = word_body (error);
  qorgan_message_show (parent, heading, body);
}
