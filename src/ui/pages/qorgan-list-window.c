/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See qorgan-list-window.h: by the middle button, as everywhere, and by Ctrl+Enter. */

#include "qorgan-cell.h"
#include "qorgan-list-window.h"

static gint64
first_id_in (GtkWidget *widget)
{
  gint64 id = QORGAN_IS_CELL (widget) ? qorgan_cell_get_id (QORGAN_CELL (widget)) : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); id == 0 && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    id = first_id_in (child);
  return id;
}

/* @inside: a row or what is in one. GTK's rows are of a type of their own, and known by what they are called. */
static gint64
id_of_row (GtkWidget *inside)
{
  while (inside != NULL && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (inside)) != GTK_ACCESSIBLE_ROLE_ROW)
    inside = gtk_widget_get_parent (inside);
  return inside != NULL ? first_id_in (inside) : 0;
}

static void
open_row (GtkColumnView *view, GtkWidget *inside)
{
  gint64 id = id_of_row (inside);

  if (id != 0)
    gtk_widget_activate_action (GTK_WIDGET (view), "win.new-window", "x", id);
}

static void
released_cb (GtkColumnView *view, int n_press, double x, double y)
{
  open_row (view, gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT));
}

static gboolean
key_cb (GtkWidget *view, GVariant *arguments, gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (view));

  if (focus != NULL && gtk_widget_is_ancestor (focus, view))
    open_row (GTK_COLUMN_VIEW (view), focus);
  return GDK_EVENT_STOP;
}

/**
 * qorgan_list_window_install:
 * @view: the table of a list
 */
void
qorgan_list_window_install (GtkColumnView *view)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_MIDDLE);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (
                                                              "<Control>Return|<Control>KP_Enter"),
                                                          gtk_callback_action_new (key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
}
