/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fit holds until the viewport changes by something else than this file: a drag, the wheel, a key, a selected
 * incident. While it holds, each new size of the map is fitted anew. That happens in the frames after the change: the
 * legend folds up in a narrow map one frame late. */
#include "qorgan-map-camera.h"

#include <adwaita.h>
#include <math.h>

#include "qorgan-map-canvas.h"

/* As far as the map can be moved. The basemap reaches a little farther. */
#define WEST 40.0
#define EAST 92.0
#define SOUTH 38.0
#define NORTH 58.0

/* An incident nearer to the edge than this counts as out of sight, in pixels. */
#define SIGHT_MARGIN 12.0

#define MOVE_DURATION_MS 200

/* For how many frames after a change of size the fit is repeated. */
#define N_FITS 3

struct _QorganMapCamera
{
  GObject parent_instance;

  /* Owned */
  ShumateMap *map;
  GtkWidget *bottom_left; /* lie over the map's corners */
  GtkWidget *top_right;

  QorganMapFit fit;    /* the last one */
  gboolean fit_holds;  /* nothing else has moved the map since */
  gboolean is_moving;  /* what moves the map now is this camera */
  guint fit_again_id;  /* tick callback */
  guint n_fits;        /* still to be done by it */
};

G_DEFINE_FINAL_TYPE (QorganMapCamera, qorgan_map_camera, G_TYPE_OBJECT)

static double
get_zoom (QorganMapCamera *self)
{
  return shumate_viewport_get_zoom_level (shumate_map_get_viewport (self->map));
}

static QorganMapCanvas
get_canvas (QorganMapCamera *self)
{
  return qorgan_map_canvas_of (shumate_map_get_viewport (self->map), GTK_WIDGET (self->map));
}

/* Brings the map back: libshumate itself limits the zoom level only. */
static void
on_viewport_notify (QorganMapCamera *self, GParamSpec *property, ShumateViewport *viewport)
{
  double latitude = shumate_location_get_latitude (SHUMATE_LOCATION (viewport));
  double longitude = shumate_location_get_longitude (SHUMATE_LOCATION (viewport));

  if (shumate_viewport_get_rotation (viewport) != 0)
    shumate_viewport_set_rotation (viewport, 0);
  if (latitude < SOUTH || latitude > NORTH || longitude < WEST || longitude > EAST)
    shumate_location_set_location (SHUMATE_LOCATION (viewport), CLAMP (latitude, SOUTH, NORTH),
                                   CLAMP (longitude, WEST, EAST));
}

static void
on_moved (QorganMapCamera *self)
{
  if (!self->is_moving)
    self->fit_holds = FALSE;
}

static void
on_arrived (QorganMapCamera *self)
{
  self->is_moving = FALSE;
}

static void
move_to (QorganMapCamera *self, QorganWorldPoint at, double zoom, gboolean animated)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);
  double latitude = qorgan_mercator_latitude (at.y), longitude = qorgan_mercator_longitude (at.x);

  zoom = CLAMP (zoom, QORGAN_MAP_MIN_ZOOM, QORGAN_MAP_MAX_ZOOM);
  shumate_map_stop_go_to (self->map);
  self->is_moving = TRUE;
  if (animated && gtk_widget_get_mapped (GTK_WIDGET (self->map)) && adw_get_enable_animations (GTK_WIDGET (self->map)))
    {
      shumate_map_go_to_full_with_duration (self->map, latitude, longitude, zoom, MOVE_DURATION_MS);
      return;
    }
  shumate_viewport_set_zoom_level (viewport, zoom);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), latitude, longitude);
  self->is_moving = FALSE;
}

static gboolean
get_bounds (QorganMapCamera *self, GtkWidget *panel, graphene_rect_t *bounds)
{
  return gtk_widget_get_visible (panel) && gtk_widget_compute_bounds (panel, GTK_WIDGET (self->map), bounds);
}

static QorganMapRoom
get_room (QorganMapCamera *self)
{
  QorganMapRoom room = { .width = gtk_widget_get_width (GTK_WIDGET (self->map)),
                         .height = gtk_widget_get_height (GTK_WIDGET (self->map)) };
  graphene_rect_t bounds;

  if (get_bounds (self, self->bottom_left, &bounds))
    room.bottom_left = (QorganMapCorner) { bounds.origin.x + bounds.size.width, room.height - bounds.origin.y };
  if (get_bounds (self, self->top_right, &bounds))
    room.top_right = (QorganMapCorner) { room.width - bounds.origin.x, bounds.origin.y + bounds.size.height };
  return room;
}

static void
apply (QorganMapCamera *self, const QorganMapFit *fit, gboolean animated)
{
  QorganMapRoom room = get_room (self);
  QorganWorldPoint centre;
  double zoom;

  qorgan_map_fit_find_centre (fit, &room, &centre, &zoom);
  move_to (self, centre, zoom, animated);
}

static gboolean
on_tick_to_fit_again (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  QorganMapCamera *self = data;

  if (self->fit_holds && gtk_widget_get_width (widget) > 0)
    apply (self, &self->fit, FALSE);
  if (--self->n_fits > 0)
    return G_SOURCE_CONTINUE;
  self->fit_again_id = 0;
  return G_SOURCE_REMOVE;
}

static void
qorgan_map_camera_dispose (GObject *object)
{
  QorganMapCamera *self = QORGAN_MAP_CAMERA (object);

  if (self->fit_again_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->map), self->fit_again_id);
  self->fit_again_id = 0;
  g_clear_object (&self->map);
  g_clear_object (&self->bottom_left);
  g_clear_object (&self->top_right);
  G_OBJECT_CLASS (qorgan_map_camera_parent_class)->dispose (object);
}

static void
qorgan_map_camera_class_init (QorganMapCameraClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_map_camera_dispose;
}

static void
qorgan_map_camera_init (QorganMapCamera *self)
{
}

/**
 * qorgan_map_camera_new:
 * @map: the map to move
 * @bottom_left: what lies over one of its corners
 * @top_right: what lies over the opposite one
 *
 * Returns: (transfer full): its camera
 */
QorganMapCamera *
qorgan_map_camera_new (ShumateMap *map, GtkWidget *bottom_left, GtkWidget *top_right)
{
  QorganMapCamera *self = g_object_new (QORGAN_TYPE_MAP_CAMERA, NULL);
  ShumateViewport *viewport = shumate_map_get_viewport (map);
  static const char *const movements[] = { "notify::zoom-level", "notify::latitude", "notify::longitude" };

  self->map = g_object_ref (map);
  self->bottom_left = g_object_ref (bottom_left);
  self->top_right = g_object_ref (top_right);
  for (guint i = 0; i < G_N_ELEMENTS (movements); i++)
    g_signal_connect_object (viewport, movements[i], G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "notify", G_CALLBACK (on_viewport_notify), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "animation-completed::go-to", G_CALLBACK (on_arrived), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * qorgan_map_camera_fit:
 * @self: the camera
 * @points: (nullable): the incidents on the map
 * @animated: whether one is to see the map move there
 *
 * Shows all incidents, or Kazakhstan when there are none; as soon as the map has a size.
 */
void
qorgan_map_camera_fit (QorganMapCamera *self, QorganMapPoints *points, gboolean animated)
{
  self->fit = qorgan_map_fit_all (points);
  self->fit_holds = TRUE;
  if (gtk_widget_get_width (GTK_WIDGET (self->map)) > 0)
    apply (self, &self->fit, animated);
}

/**
 * qorgan_map_camera_fit_again:
 * @self: the camera
 *
 * To be called when the map has a new size.
 */
void
qorgan_map_camera_fit_again (QorganMapCamera *self)
{
  self->n_fits = N_FITS;
  if (self->fit_again_id == 0)
    self->fit_again_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->map), on_tick_to_fit_again, self, NULL);
}

/**
 * qorgan_map_camera_zoom_by:
 * @self: the camera
 * @levels: how many zoom levels closer; negative: farther
 */
void
qorgan_map_camera_zoom_by (QorganMapCamera *self, double levels)
{
  self->fit_holds = FALSE;
  move_to (self, get_canvas (self).centre, round (get_zoom (self) + levels), TRUE);
}

/**
 * qorgan_map_camera_zoom_into:
 * @self: the camera
 * @box: around the incidents of a cluster
 */
void
qorgan_map_camera_zoom_into (QorganMapCamera *self, QorganMapBox box)
{
  QorganMapFit fit = qorgan_map_fit_closer (box, get_zoom (self));

  self->fit_holds = FALSE;
  apply (self, &fit, TRUE);
}

static gboolean
is_covered (QorganMapCamera *self, GtkWidget *panel, double x, double y)
{
  graphene_rect_t bounds;

  return get_bounds (self, panel, &bounds)
         && graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y));
}

static gboolean
is_in_sight (QorganMapCamera *self, QorganWorldPoint at)
{
  QorganMapCanvas canvas = get_canvas (self);
  double x = qorgan_map_canvas_get_x (&canvas, at), y = qorgan_map_canvas_get_y (&canvas, at);

  return qorgan_map_canvas_shows (&canvas, at, SIGHT_MARGIN) && !is_covered (self, self->bottom_left, x, y)
         && !is_covered (self, self->top_right, x, y);
}

/* The map has no size yet, or a new one: the next frames bring everything into view. */
static gboolean
is_about_to_fit (QorganMapCamera *self)
{
  return self->fit_holds && (self->fit_again_id != 0 || gtk_widget_get_width (GTK_WIDGET (self->map)) == 0);
}

/**
 * qorgan_map_camera_show:
 * @self: the camera
 * @at: a place
 *
 * Moves the map only if the place is out of sight.
 */
void
qorgan_map_camera_show (QorganMapCamera *self, QorganWorldPoint at)
{
  if (is_about_to_fit (self) || is_in_sight (self, at))
    return;
  self->fit_holds = FALSE;
  move_to (self, at, get_zoom (self), TRUE);
}
