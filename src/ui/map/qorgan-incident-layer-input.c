/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pointer and the keyboard on the markers. They are no widgets, so the focus is kept here: as an incident, because
 * clusters come and go with the zoom level, and told to assistive technology as the name of the layer. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "qorgan-incident-layer-private.h"
#include "qorgan-marker-search.h"

/* A press that moves farther than this before the release drags the map, in pixels. */
#define DRAG_DISTANCE 8.0

#define NO_POINT G_MAXUINT

/* As long as the keyboard is on no marker. */
void
qorgan_incident_layer_name_whole (QorganIncidentLayer *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Incidents on the map"), -1);
}

/* After a change of the incidents the keyboard is nowhere. */
void
qorgan_incident_layer_forget_focused (QorganIncidentLayer *self)
{
  self->focused_point = NO_POINT;
}

gboolean
qorgan_incident_layer_find_focused (QorganIncidentLayer *self, guint *cluster)
{
  return self->shown != NULL && qorgan_clusters_find_member (self->shown, self->focused_point, cluster);
}

gboolean
qorgan_incident_layer_find_hit (QorganIncidentLayer *self, double x, double y, guint *cluster)
{
  QorganMapCanvas canvas = qorgan_incident_layer_get_canvas (self);

  return self->shown != NULL && qorgan_marker_search_hit (self->shown, &canvas, x, y, cluster);
}

static void
on_motion (QorganIncidentLayer *self, double x, double y)
{
  guint cluster;
  gboolean hit = qorgan_incident_layer_find_hit (self, x, y, &cluster);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), hit ? "pointer" : NULL);
}

/* A double click on a cluster opens it up; the map's own double click would zoom on the pointer instead. */
static void
on_pressed (QorganIncidentLayer *self, int n_press, double x, double y, GtkGesture *gesture)
{
  guint cluster;

  self->press_x = x;
  self->press_y = y;
  if (n_press != 2 || !qorgan_incident_layer_find_hit (self, x, y, &cluster))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (qorgan_clusters_get (self->shown, cluster)->n_members > 1)
    g_signal_emit_by_name (self, "cluster-zoomed", cluster);
}

static void
focus_on (QorganIncidentLayer *self, guint cluster)
{
  self->focused_point = qorgan_clusters_get_members (self->shown, cluster)[0];
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
activate (QorganIncidentLayer *self, guint cluster)
{
  focus_on (self, cluster);
  g_signal_emit_by_name (self, "cluster-activated", cluster);
}

static void
on_released (QorganIncidentLayer *self, int n_press, double x, double y)
{
  guint cluster;

  if (n_press == 1 && hypot (x - self->press_x, y - self->press_y) < DRAG_DISTANCE
      && qorgan_incident_layer_find_hit (self, x, y, &cluster))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
      activate (self, cluster);
    }
}

static void
go_to (QorganIncidentLayer *self, guint cluster)
{
  g_autofree char *title = qorgan_incident_layer_dup_title (self, cluster);

  focus_on (self, cluster);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* FALSE when there is no marker in view. */
static gboolean
go_to_middle (QorganIncidentLayer *self)
{
  QorganMapCanvas canvas = qorgan_incident_layer_get_canvas (self);
  guint to;

  if (self->shown == NULL || !qorgan_marker_search_nearest_to_middle (self->shown, &canvas, &to))
    return FALSE;
  go_to (self, to);
  return TRUE;
}

/* FALSE when there is no marker that way: then the arrow key moves the map. */
static gboolean
go_towards (QorganIncidentLayer *self, int dx, int dy)
{
  QorganMapCanvas canvas = qorgan_incident_layer_get_canvas (self);
  guint from, to;

  if (!qorgan_incident_layer_find_focused (self, &from)
      || !qorgan_marker_search_is_in_view (&canvas, qorgan_clusters_get (self->shown, from)->at))
    return go_to_middle (self);
  if (!qorgan_marker_search_towards (self->shown, &canvas, from, dx, dy, &to))
    return FALSE;
  go_to (self, to);
  return TRUE;
}

static gboolean
on_key_pressed (QorganIncidentLayer *self, guint key, guint code, GdkModifierType modifiers)
{
  guint cluster;

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return go_towards (self, -1, 0);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return go_towards (self, 1, 0);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return go_towards (self, 0, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return go_towards (self, 0, 1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      if (!qorgan_incident_layer_find_focused (self, &cluster))
        return FALSE;
      activate (self, cluster);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
on_focus_enter (QorganIncidentLayer *self)
{
  guint cluster;

  if (!qorgan_incident_layer_find_focused (self, &cluster))
    go_to_middle (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* For a layer that is being made. */
void
qorgan_incident_layer_set_up_input (QorganIncidentLayer *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->focused_point = NO_POINT;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  qorgan_incident_layer_name_whole (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("The arrow keys move from marker to marker, Enter opens one"), -1);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (on_released), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_motion), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_focus_enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
