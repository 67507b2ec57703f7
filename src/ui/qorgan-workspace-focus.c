/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the keyboard is in the workspace. A message that goes away with its button must not take the keyboard along:
 * it goes back to where it was before. */

#include "qorgan-record-page.h"
#include "qorgan-workspace-private.h"

/**
 * qorgan_workspace_is_record_shown:
 * @self: the workspace
 *
 * Returns: whether a record is open on top, beside the list or over it
 */
gboolean
qorgan_workspace_is_record_shown (QorganWorkspace *self)
{
  return QORGAN_IS_RECORD_PAGE (adw_navigation_view_get_visible_page (qorgan_workspace_current_records (self)));
}

/**
 * qorgan_workspace_get_place:
 * @self: the workspace
 *
 * Returns: (transfer none): what keys are meant for that nothing has: the page that is open on top, else the list
 */
GtkWidget *
qorgan_workspace_get_place (QorganWorkspace *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (qorgan_workspace_current_records (self));

  return page != NULL ? GTK_WIDGET (page) : GTK_WIDGET (qorgan_workspace_get_list_page (self));
}

static GtkWidget *
get_focus (QorganWorkspace *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

static gboolean
is_in_message (QorganWorkspace *self, GtkWidget *widget)
{
  return gtk_widget_is_ancestor (widget, GTK_WIDGET (self->toasts))
         && !gtk_widget_is_ancestor (widget, adw_toast_overlay_get_child (self->toasts));
}

static void
focus_cb (QorganWorkspace *self)
{
  GtkWidget *focus = get_focus (self);

  if (self->toasts != NULL && focus != NULL
      && gtk_widget_is_ancestor (focus, adw_toast_overlay_get_child (self->toasts)))
    g_set_weak_pointer (&self->focus, focus);
}

static void
root_cb (QorganWorkspace *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
}

/*
 * qorgan_workspace_follow_focus:
 * @self: the workspace, being made
 *
 * From now on it is known where the keyboard was last, apart from messages.
 */
void
qorgan_workspace_follow_focus (QorganWorkspace *self)
{
  g_signal_connect_object (self, "notify::root", G_CALLBACK (root_cb), self, 0);
}

/*
 * qorgan_workspace_take_focus_back:
 * @self: the workspace
 *
 * A message goes: if the keyboard is in it, it goes back to where it was before, or to what is open.
 */
void
qorgan_workspace_take_focus_back (QorganWorkspace *self)
{
  GtkWidget *focus = get_focus (self);

  if (self->toasts == NULL || focus == NULL || !is_in_message (self, focus))
    return;
  if (self->focus == NULL || !gtk_widget_get_mapped (self->focus) || !gtk_widget_grab_focus (self->focus))
    gtk_widget_child_focus (qorgan_workspace_get_place (self), GTK_DIR_TAB_FORWARD);
}
