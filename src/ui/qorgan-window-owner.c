/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See qorgan-window-owner.h. */

#include <glib/gi18n-lib.h>

#include "qorgan-passphrase-dialog.h"
#include "qorgan-person-dialog.h"
#include "qorgan-window-owner.h"

static void
passphrase_changed_cb (QorganWindow *self)
{
  QorganWorkspace *workspace = qorgan_window_get_workspace (self);
  gboolean encrypted = qorgan_casebook_is_encrypted (qorgan_workspace_get_casebook (workspace));

  gtk_widget_activate_action (GTK_WIDGET (workspace), "workspace.say", "s",
                              encrypted ? _ ("The casebook opens with the new passphrase")
                                        : _ ("The casebook is no longer encrypted"));
}

static void
passphrase_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *workspace = qorgan_window_get_workspace (QORGAN_WINDOW (widget));
  AdwDialog *dialog = qorgan_passphrase_dialog_new (qorgan_workspace_get_casebook (workspace));

  gtk_window_set_focus (GTK_WINDOW (widget), NULL); /* saves the field that is being typed in */
  g_signal_connect_object (dialog, "done", G_CALLBACK (passphrase_changed_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
person_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *workspace = qorgan_window_get_workspace (QORGAN_WINDOW (widget));

  adw_dialog_present (qorgan_person_dialog_new (workspace != NULL ? qorgan_workspace_get_casebook (workspace) : NULL),
                      widget);
}

/**
 * qorgan_window_owner_install:
 * @widget_class: of the window
 */
void
qorgan_window_owner_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.passphrase", NULL, passphrase_action);
  gtk_widget_class_install_action (widget_class, "win.person", NULL, person_action);
}
