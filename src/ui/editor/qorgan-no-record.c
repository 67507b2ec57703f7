/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands where a record cannot be shown. It is made when that happens: as parts of every record's page, two status
 * pages took as long to make as all the rest of it. */

#include "qorgan-no-record.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "qorgan-message.h"

static GtkWidget *
page_new (const char *icon, const char *title, const char *why)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  qorgan_message_describe (ADW_STATUS_PAGE (page), why);
  gtk_widget_add_css_class (page, "compact");
  return page;
}

/**
 * qorgan_no_record_new_gone:
 *
 * Returns: (transfer floating): it was there once
 */
GtkWidget *
qorgan_no_record_new_gone (void)
{
  return page_new ("user-trash-symbolic", _ ("This Record Is Not There Any More"),
                   _ ("It was deleted, or merged into another. Undo brings it back."));
}

/**
 * qorgan_no_record_new_failed:
 * @why: a whole sentence
 *
 * Returns: (transfer floating): it could not be read; a button does “editor.read”
 */
GtkWidget *
qorgan_no_record_new_failed (const char *why)
{
  GtkWidget *page = page_new ("dialog-error-symbolic", _ ("This Record Could Not Be Read"), why);
  GtkWidget *button = gtk_button_new_with_label (_ ("Try Again"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "editor.read");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}
