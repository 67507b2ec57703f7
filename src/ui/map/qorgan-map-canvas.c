/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our own projection rather than libshumate's functions: these look the map source up for every single point. A test
 * holds the two together. */
#include "qorgan-map-canvas.h"

/**
 * qorgan_map_canvas_of:
 * @viewport: of the map
 * @widget: one that covers the whole map
 *
 * Returns: where the world lies in @widget now
 */
QorganMapCanvas
qorgan_map_canvas_of (ShumateViewport *viewport, GtkWidget *widget)
{
  ShumateLocation *location = SHUMATE_LOCATION (viewport);

  return (QorganMapCanvas) {
    .centre
    = qorgan_mercator_project (shumate_location_get_latitude (location), shumate_location_get_longitude (location)),
    .scale = qorgan_mercator_world_size (shumate_viewport_get_zoom_level (viewport)),
    .width = gtk_widget_get_width (widget),
    .height = gtk_widget_get_height (widget),
  };
}

/**
 * qorgan_map_canvas_get_x:
 * @self: the canvas
 * @at: a place
 *
 * Returns: how far right of the widget's left edge it is, in pixels
 */
double
qorgan_map_canvas_get_x (const QorganMapCanvas *self, QorganWorldPoint at)
{
  return (at.x - self->centre.x) * self->scale + self->width / 2;
}

/**
 * qorgan_map_canvas_get_y:
 * @self: the canvas
 * @at: a place
 *
 * Returns: how far below the widget's upper edge it is, in pixels
 */
double
qorgan_map_canvas_get_y (const QorganMapCanvas *self, QorganWorldPoint at)
{
  return (at.y - self->centre.y) * self->scale + self->height / 2;
}

/**
 * qorgan_map_canvas_locate:
 * @self: the canvas
 * @x: in pixels
 * @y: in pixels
 *
 * Returns: the place that is there
 */
QorganWorldPoint
qorgan_map_canvas_locate (const QorganMapCanvas *self, double x, double y)
{
  return (QorganWorldPoint) { self->centre.x + (x - self->width / 2) / self->scale,
                              self->centre.y + (y - self->height / 2) / self->scale };
}

/**
 * qorgan_map_canvas_shows:
 * @self: the canvas
 * @at: a place
 * @inset: how far inside the widget's edges it must be, in pixels; negative: how far outside it may be
 *
 * Returns: whether it is
 */
gboolean
qorgan_map_canvas_shows (const QorganMapCanvas *self, QorganWorldPoint at, double inset)
{
  double x = qorgan_map_canvas_get_x (self, at), y = qorgan_map_canvas_get_y (self, at);

  return x > inset && y > inset && x < self->width - inset && y < self->height - inset;
}
