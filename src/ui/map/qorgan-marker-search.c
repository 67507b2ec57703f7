/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clusters are sorted from north to south, so everything here looks at the rows in view only, some hundred markers.
 *
 * Arrow keys lead to every marker in view, from wherever one is. The four quarters around a marker p leave nothing out,
 * and a key leads to the nearest marker r of its quarter, distance being ahead + aside. Were there markers that cannot
 * be reached, take the pair of a reachable p and an unreachable q that is closest: q is in one of p's quarters, so p
 * leads to an r there, no farther than q. By this measure r is then closer to q than p is, and reachable. */
#include "qorgan-marker-search.h"

#include <math.h>

#include "qorgan-marker.h"

/* How far beside a marker a click still counts, in pixels. */
#define SLOP 4.0

static double
get_distance (const QorganMapCanvas *canvas, QorganWorldPoint at, double x, double y)
{
  return hypot (qorgan_map_canvas_get_x (canvas, at) - x, qorgan_map_canvas_get_y (canvas, at) - y);
}

/**
 * qorgan_marker_search_is_in_view:
 * @canvas: where the world lies
 * @at: where a marker is
 *
 * Returns: whether any part of the marker may be seen
 */
gboolean
qorgan_marker_search_is_in_view (const QorganMapCanvas *canvas, QorganWorldPoint at)
{
  return qorgan_map_canvas_shows (canvas, at, -QORGAN_MARKER_MAX_RADIUS);
}

/**
 * qorgan_marker_search_get_rows:
 * @clusters: what the markers stand for
 * @canvas: where the world lies
 * @first: (out): the first marker that may be in view
 * @end: (out): the one after the last
 */
void
qorgan_marker_search_get_rows (const QorganClusters *clusters, const QorganMapCanvas *canvas, guint *first, guint *end)
{
  double half = (canvas->height / 2 + QORGAN_MARKER_MAX_RADIUS) / canvas->scale;

  qorgan_clusters_get_rows (clusters, canvas->centre.y - half, canvas->centre.y + half, first, end);
}

/**
 * qorgan_marker_search_hit:
 * @clusters: what the markers stand for
 * @canvas: where the world lies
 * @x: in pixels
 * @y: in pixels
 * @cluster: (out): the marker there
 *
 * Returns: whether there is one
 */
gboolean
qorgan_marker_search_hit (const QorganClusters *clusters,
                          const QorganMapCanvas *canvas,
                          double x,
                          double y,
                          guint *cluster)
{
  const QorganCluster *found;

  if (!qorgan_clusters_find (clusters, qorgan_map_canvas_locate (canvas, x, y),
                             (QORGAN_MARKER_MAX_RADIUS + SLOP) / canvas->scale, cluster))
    return FALSE;
  found = qorgan_clusters_get (clusters, *cluster);
  return get_distance (canvas, found->at, x, y) <= qorgan_marker_get_radius (found->n_members) + SLOP;
}

/**
 * qorgan_marker_search_towards:
 * @clusters: what the markers stand for
 * @canvas: where the world lies
 * @from: the marker where one is
 * @dx: 1 to go right, -1 to go left
 * @dy: 1 to go down, -1 to go up
 * @cluster: (out): the nearest marker that way
 *
 * Returns: whether there is one in view
 */
gboolean
qorgan_marker_search_towards (const QorganClusters *clusters,
                              const QorganMapCanvas *canvas,
                              guint from,
                              int dx,
                              int dy,
                              guint *cluster)
{
  QorganWorldPoint start = qorgan_clusters_get (clusters, from)->at;
  double best = G_MAXDOUBLE;
  guint first, end;

  qorgan_marker_search_get_rows (clusters, canvas, &first, &end);
  for (guint i = first; i < end; i++)
    {
      QorganWorldPoint at = qorgan_clusters_get (clusters, i)->at;
      double right = (at.x - start.x) * canvas->scale, down = (at.y - start.y) * canvas->scale;
      double ahead = right * dx + down * dy, aside = fabs (right * dy - down * dx);

      if (ahead > 0 && aside <= ahead && ahead + aside < best && qorgan_marker_search_is_in_view (canvas, at))
        {
          best = ahead + aside;
          *cluster = i;
        }
    }
  return best < G_MAXDOUBLE;
}

/**
 * qorgan_marker_search_nearest_to_middle:
 * @clusters: what the markers stand for
 * @canvas: where the world lies
 * @cluster: (out): the marker nearest to the middle of the widget
 *
 * Returns: whether there is one in view
 */
gboolean
qorgan_marker_search_nearest_to_middle (const QorganClusters *clusters, const QorganMapCanvas *canvas, guint *cluster)
{
  double best = G_MAXDOUBLE;
  guint first, end;

  qorgan_marker_search_get_rows (clusters, canvas, &first, &end);
  for (guint i = first; i < end; i++)
    {
      QorganWorldPoint at = qorgan_clusters_get (clusters, i)->at;
      double distance = get_distance (canvas, at, canvas->width / 2, canvas->height / 2);

      if (distance < best && qorgan_marker_search_is_in_view (canvas, at))
        {
          best = distance;
          *cluster = i;
        }
    }
  return best < G_MAXDOUBLE;
}
