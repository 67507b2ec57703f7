/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See qorgan-window-another.h: two records are read side by side. The windows share the casebook, which is closed with
 * the last of them. */

#include "qorgan-window-another.h"

/* Returns: the one used last of the other windows with the casebook of @self; NULL: none */
static QorganWindow *
find_other (QorganWindow *self, QorganWindow *after)
{
  QorganCasebook *casebook = qorgan_workspace_get_casebook (qorgan_window_get_workspace (self));
  GList *l = gtk_application_get_windows (GTK_APPLICATION (g_application_get_default ()));

  l = after != NULL ? g_list_find (l, after)->next : l;
  for (; l != NULL; l = l->next)
    {
      QorganWorkspace *workspace
          = QORGAN_IS_WINDOW (l->data) && l->data != (gpointer) self ? qorgan_window_get_workspace (l->data) : NULL;

      if (workspace != NULL && qorgan_workspace_get_casebook (workspace) == casebook)
        return l->data;
    }
  return NULL;
}

/* What is done is told of once: in the window that was worked in last. */
static void
take_over (QorganWindow *self)
{
  qorgan_workspace_set_silent (qorgan_window_get_workspace (self), FALSE);
  for (QorganWindow *other = find_other (self, NULL); other != NULL; other = find_other (self, other))
    qorgan_workspace_set_silent (qorgan_window_get_workspace (other), TRUE);
}

static void
new_window_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWindow *self = QORGAN_WINDOW (widget);
  QorganWindow *window = qorgan_window_new (QORGAN_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));

  qorgan_window_show_casebook (window, qorgan_workspace_get_casebook (qorgan_window_get_workspace (self)));
  take_over (window);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action_variant (GTK_WIDGET (qorgan_window_get_workspace (window)), "workspace.find-record",
                                      target);
}

/**
 * qorgan_window_another_follow:
 * @self: a window, when it is worked in or not any more
 */
void
qorgan_window_another_follow (QorganWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && qorgan_window_get_workspace (self) != NULL)
    take_over (self);
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
 * qorgan_window_another_leave_to:
 * @self: a window with a casebook, which goes
 *
 * Returns: whether the casebook is shown elsewhere too
 */
gboolean
qorgan_window_another_leave_to (QorganWindow *self)
{
  QorganWindow *other = find_other (self, NULL);

  if (other != NULL)
    take_over (other);
  return other != NULL;
}
