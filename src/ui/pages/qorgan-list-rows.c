/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See qorgan-list-rows.h. The middle button, as everywhere, and Ctrl+Enter open it in a window of its own. Holding it
 * adds it to those that are selected, for those who have no keyboard to hold Ctrl on. */

#include "qorgan-cell.h"
#include "qorgan-list-rows.h"
#include "qorgan-selection.h"

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

static void
held_cb (GtkColumnView *view, double x, double y, GtkGesture *gesture)
{
  gint64 id = id_of_row (gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT));
  GtkSelectionModel *selection = gtk_column_view_get_model (view);
  guint position;

  if (id == 0)
    return;
  position = qorgan_list_find (qorgan_selection_get_list (QORGAN_SELECTION (selection)), id);
  if (gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_unselect_item (selection, position);
  else
    gtk_selection_model_select_item (selection, position, FALSE);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED); /* or it would be chosen alone when it is let go */
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
 * qorgan_list_rows_install:
 * @view: the table of a list
 */
void
qorgan_list_rows_install (GtkColumnView *view)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_MIDDLE);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (hold), GTK_PHASE_CAPTURE);
  g_signal_connect_object (hold, "pressed", G_CALLBACK (held_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (hold));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (
                                                              "<Control>Return|<Control>KP_Enter"),
                                                          gtk_callback_action_new (key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
}
