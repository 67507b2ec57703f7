/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The incidents a map shows, immutable, with their clusters for each zoom level. Many incidents are clustered in a
 * thread: the main loop never waits. */
#pragma once

#include <gio/gio.h>

#include "qorgan-clusters.h"

G_BEGIN_DECLS

/* One incident with a place. Who gathers the points projects them, a few at a time: a hundred thousand at once would
 * keep the main loop for longer than a frame. The label belongs to whoever owns the points. */
typedef struct
{
  gint64 id;
  QorganWorldPoint place; /* on the unit square */
  guint category; /* index into the map's categories */
  const char *label;
} QorganMapPoint;

/* The zoom levels a map can have, and the distance clusters keep at all of them, in pixels. */
#define QORGAN_MAP_MIN_ZOOM 2
#define QORGAN_MAP_MAX_ZOOM 10
#define QORGAN_MAP_CLUSTER_DISTANCE 44.0

#define QORGAN_TYPE_MAP_POINTS (qorgan_map_points_get_type ())
G_DECLARE_FINAL_TYPE (QorganMapPoints, qorgan_map_points, QORGAN, MAP_POINTS, GObject)

QorganMapPoints *qorgan_map_points_new (QorganMapPoint *points,
                                        guint n_points,
                                        gpointer owner,
                                        GDestroyNotify free_owner);

const QorganMapPoint *qorgan_map_points_get (QorganMapPoints *self, guint index);
gboolean qorgan_map_points_find (QorganMapPoints *self, gint64 id, guint *index);
QorganWorldPoint qorgan_map_points_get_place (QorganMapPoints *self, guint index);
gboolean qorgan_map_points_get_bounds (QorganMapPoints *self,
                                       QorganWorldPoint *north_west,
                                       QorganWorldPoint *south_east);
QorganClusters *qorgan_map_points_get_clusters (QorganMapPoints *self, guint level);

G_END_DECLS
