/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See qorgan-window-another.h: two records are read side by side. The windows share the casebook, which is closed with
 * the last of them. */

#include "qorgan-window-another.h"

static void
new_window_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWindow *self = QORGAN_WINDOW (widget);
  QorganWindow *window = qorgan_window_new (QORGAN_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));

  qorgan_window_show_casebook (window, qorgan_workspace_get_casebook (qorgan_window_get_workspace (self)));
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action_variant (GTK_WIDGET (qorgan_window_get_workspace (window)), "workspace.find-record",
                                      target);
}

/**
 * qorgan_window_another_install:
 * @widget_class: of the window
 */
void
qorgan_window_another_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-window", "x", new_window_action);
}

/**
 * qorgan_window_another_has_casebook:
 * @self: a window with a casebook
 *
 * Returns: whether it is shown elsewhere too
 */
gboolean
qorgan_window_another_has_casebook (QorganWindow *self)
{
  QorganCasebook *casebook = qorgan_workspace_get_casebook (qorgan_window_get_workspace (self));
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      QorganWorkspace *workspace
          = QORGAN_IS_WINDOW (l->data) && l->data != (gpointer) self ? qorgan_window_get_workspace (l->data) : NULL;

      if (workspace != NULL && qorgan_workspace_get_casebook (workspace) == casebook)
        return TRUE;
    }
  return FALSE;
}
