/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which markers are on the map, which one is under the pointer, and which one an arrow key leads to. */
#pragma once

#include "qorgan-clusters.h"
#include "qorgan-map-canvas.h"

G_BEGIN_DECLS

gboolean qorgan_marker_search_is_in_view (const QorganMapCanvas *canvas, QorganWorldPoint at);
void qorgan_marker_search_get_rows (const QorganClusters *clusters,
                                    const QorganMapCanvas *canvas,
                                    guint *first,
                                    guint *end);
gboolean qorgan_marker_search_hit (const QorganClusters *clusters,
                                   const QorganMapCanvas *canvas,
                                   double x,
                                   double y,
                                   guint *cluster);
gboolean qorgan_marker_search_towards (const QorganClusters *clusters,
                                       const QorganMapCanvas *canvas,
                                       guint from,
                                       int dx,
                                       int dy,
                                       guint *cluster);
gboolean qorgan_marker_search_nearest_to_middle (const QorganClusters *clusters,
                                                 const QorganMapCanvas *canvas,
                                                 guint *cluster);

G_END_DECLS
