/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands for incidents on the map, in its legend and in its lists: a category has a colour and a shape, so that
 * neither colour blindness nor a grey print loses it. A cluster is a ring with its categories' shares and the count
 * inside. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-map-style.h"

G_BEGIN_DECLS

typedef enum
{
  QORGAN_MARKER_CIRCLE,
  QORGAN_MARKER_SQUARE,
  QORGAN_MARKER_DIAMOND,
  QORGAN_MARKER_TRIANGLE,
  QORGAN_MARKER_TRIANGLE_DOWN,
  QORGAN_MARKER_PENTAGON,
  QORGAN_MARKER_HEXAGON,
  QORGAN_MARKER_STAR,
  QORGAN_MARKER_CROSS,
} QorganMarkerShape;

/* A part of a cluster's ring. */
typedef struct
{
  GdkRGBA colour;
  double share; /* of the whole ring, 0…1 */
} QorganMarkerShare;

#define QORGAN_MARKER_MAX_RADIUS 20.0
double qorgan_marker_get_radius (guint count);

GdkTexture *qorgan_marker_draw (QorganMapStyle *style, QorganMarkerShape shape, const GdkRGBA *colour, double scale);
GdkTexture *qorgan_marker_draw_cluster (QorganMapStyle *style,
                                        GtkWidget *widget,
                                        guint count,
                                        const QorganMarkerShare *shares,
                                        guint n_shares,
                                        double scale);

G_END_DECLS
