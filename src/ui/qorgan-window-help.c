/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See qorgan-window-help.h. Which page of the help is opened follows from where the keyboard is. */

#include "qorgan-window-help.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "qorgan-help-dialog.h"
#include "qorgan-shortcuts-dialog.h"

static void
shortcuts_action (GtkWidget *widget, const char *action, GVariant *target)
{
  adw_dialog_present (qorgan_shortcuts_dialog_new (), widget);
}

static void
help_action (GtkWidget *widget, const char *action, GVariant *target)
{
  adw_dialog_present (qorgan_help_dialog_new (gtk_root_get_focus (GTK_ROOT (widget))), widget);
}

static void
about_action (GtkWidget *widget, const char *action, GVariant *target)
{
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog, "application-name", "Qorgan", "application-icon", "org.qorgan.Qorgan", "version",
                QORGAN_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "comments",
                _ ("A casebook for people who defend journalists in Kazakhstan"), NULL);
  adw_about_dialog_add_legal_section (ADW_ABOUT_DIALOG (dialog), _ ("Map and Places"), NULL, GTK_LICENSE_CUSTOM,
                                      "Natural Earth (public domain)\nGSHHG (LGPL-3.0-or-later)\n"
                                      "GeoNames (CC BY 4.0)");
  adw_dialog_present (dialog, widget);
}

/**
 * qorgan_window_help_install:
 * @widget_class: of the window
 */
void
qorgan_window_help_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_action);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_action);
}
