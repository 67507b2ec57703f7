/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the world lies in a widget of the map. A value, taken anew for every frame and every event: whoever draws,
 * searches or moves works with the same numbers. */
#pragma once

#include <shumate/shumate.h>

#include "qorgan-mercator.h"

G_BEGIN_DECLS

typedef struct
{
  QorganWorldPoint centre; /* what is in the middle of the widget */
  double scale;            /* how many pixels the world is wide */
  double width;
  double height;
} QorganMapCanvas;

QorganMapCanvas qorgan_map_canvas_of (ShumateViewport *viewport, GtkWidget *widget);
double qorgan_map_canvas_get_x (const QorganMapCanvas *self, QorganWorldPoint at);
double qorgan_map_canvas_get_y (const QorganMapCanvas *self, QorganWorldPoint at);
QorganWorldPoint qorgan_map_canvas_locate (const QorganMapCanvas *self, double x, double y);
gboolean qorgan_map_canvas_shows (const QorganMapCanvas *self, QorganWorldPoint at, double inset);

G_END_DECLS
