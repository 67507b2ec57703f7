/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map's geometry without a window: that the arrow keys lead to every marker in view, and that a fit keeps
 * everything clear of the map's edges, legend and buttons whatever its size. */
#include "qorgan-map-fit.h"
#include "qorgan-marker-search.h"

static QorganMapCanvas
make_canvas (double width, double height, double zoom)
{
  return (QorganMapCanvas) { qorgan_mercator_project (48, 67), qorgan_mercator_world_size (zoom), width, height };
}

static QorganClusters *
make_clusters (GRand *random, guint n, const QorganMapCanvas *canvas)
{
  g_autofree QorganWorldPoint *points = g_new (QorganWorldPoint, n);

  for (guint i = 0; i < n; i++)
    points[i] = qorgan_map_canvas_locate (canvas, g_rand_double_range (random, -100, canvas->width + 100),
                                          g_rand_double_range (random, -100, canvas->height + 100));
  return qorgan_clusters_new (points, n, QORGAN_MAP_CLUSTER_DISTANCE / canvas->scale);
}

static guint
count_in_view (const QorganClusters *clusters, const QorganMapCanvas *canvas)
{
  guint n = 0;

  for (guint i = 0; i < qorgan_clusters_get_size (clusters); i++)
    if (qorgan_marker_search_is_in_view (canvas, qorgan_clusters_get (clusters, i)->at))
      n++;
  return n;
}

static guint
count_reachable (const QorganClusters *clusters, const QorganMapCanvas *canvas)
{
  static const int directions[][2] = { { -1, 0 }, { 1, 0 }, { 0, -1 }, { 0, 1 } };
  g_autofree gboolean *is_reached = g_new0 (gboolean, qorgan_clusters_get_size (clusters));
  g_autoptr (GArray) reached = g_array_new (FALSE, FALSE, sizeof (guint));
  guint start;

  if (!qorgan_marker_search_nearest_to_middle (clusters, canvas, &start))
    return 0;
  g_array_append_val (reached, start);
  is_reached[start] = TRUE;
  for (guint i = 0; i < reached->len; i++)
    for (guint d = 0; d < G_N_ELEMENTS (directions); d++)
      {
        guint to;

        if (!qorgan_marker_search_towards (clusters, canvas, g_array_index (reached, guint, i), directions[d][0],
                                           directions[d][1], &to)
            || is_reached[to])
          continue;
        is_reached[to] = TRUE;
        g_array_append_val (reached, to);
      }
  return reached->len;
}

static void
test_every_marker_is_reachable (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  for (guint i = 0; i < 500; i++)
    {
      QorganMapCanvas canvas = make_canvas (g_rand_int_range (random, 200, 1400), g_rand_int_range (random, 200, 900),
                                            g_rand_double_range (random, 2, 10));
      g_autoptr (QorganClusters) clusters = make_clusters (random, (guint) g_rand_int_range (random, 1, 200), &canvas);

      g_assert_cmpuint (count_reachable (clusters, &canvas), ==, count_in_view (clusters, &canvas));
    }
}

static void
test_directions (void)
{
  QorganMapCanvas canvas = make_canvas (800, 600, 5);
  const QorganWorldPoint points[] = {
    qorgan_map_canvas_locate (&canvas, 400, 300),
    qorgan_map_canvas_locate (&canvas, 600, 310),
    qorgan_map_canvas_locate (&canvas, 390, 500),
    qorgan_map_canvas_locate (&canvas, 400, 700),
  };
  g_autoptr (QorganClusters) clusters
      = qorgan_clusters_new (points, G_N_ELEMENTS (points), QORGAN_MAP_CLUSTER_DISTANCE / canvas.scale);
  guint middle, to;

  g_assert_true (qorgan_marker_search_nearest_to_middle (clusters, &canvas, &middle));
  g_assert_cmpuint (qorgan_clusters_get_members (clusters, middle)[0], ==, 0);
  g_assert_true (qorgan_marker_search_towards (clusters, &canvas, middle, 1, 0, &to));
  g_assert_cmpuint (qorgan_clusters_get_members (clusters, to)[0], ==, 1);
  g_assert_false (qorgan_marker_search_towards (clusters, &canvas, middle, -1, 0, &to));
  g_assert_true (qorgan_marker_search_towards (clusters, &canvas, middle, 0, 1, &to));
  g_assert_cmpuint (qorgan_clusters_get_members (clusters, to)[0], ==, 2);

  /* What is below the map's edge is no target. */
  g_assert_false (qorgan_marker_search_towards (clusters, &canvas, to, 0, 1, &to));
}

/* Whether a corner of the box lies in a corner of the map that something covers. */
static gboolean
is_clear (const QorganMapCanvas *canvas, const QorganMapRoom *room, const QorganMapBox *box)
{
  double left = qorgan_map_canvas_get_x (canvas, box->north_west),
         top = qorgan_map_canvas_get_y (canvas, box->north_west);
  double right = qorgan_map_canvas_get_x (canvas, box->south_east),
         bottom = qorgan_map_canvas_get_y (canvas, box->south_east);

  return left >= 0 && top >= 0 && right <= room->width && bottom <= room->height
         && (left >= room->bottom_left.width || bottom <= room->height - room->bottom_left.height)
         && (right <= room->width - room->top_right.width || top >= room->top_right.height);
}

static void
test_fit (void)
{
  /* A pane beside an open case, one beside a list, the map's page, windows small and large; and how wide the country
   * must be there at least. */
  static const struct
  {
    QorganMapRoom room;
    double width;
  } cases[] = {
    { { 280, 700, { 110, 50 }, { 50, 120 } }, 250 },  { { 400, 650, { 110, 50 }, { 50, 120 } }, 370 },
    { { 660, 700, { 210, 280 }, { 50, 120 } }, 570 }, { { 1200, 800, { 210, 280 }, { 50, 120 } }, 900 },
    { { 900, 400, { 210, 280 }, { 50, 120 } }, 600 }, { { 2500, 1400, { 210, 280 }, { 50, 120 } }, 2000 },
  };
  QorganMapFit country = qorgan_map_fit_all (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const QorganMapRoom *room = &cases[i].room;
      QorganMapCanvas canvas = { .width = room->width, .height = room->height };
      double zoom;

      qorgan_map_fit_find_centre (&country, room, &canvas.centre, &zoom);
      canvas.scale = qorgan_mercator_world_size (zoom);
      g_assert_true (is_clear (&canvas, room, &country.box));
      g_assert_cmpfloat ((country.box.south_east.x - country.box.north_west.x) * canvas.scale, >, cases[i].width);
    }
}

/* Incidents of one town are shown from near by, those all over the country with the country. */
static void
test_what_is_fitted (void)
{
  const QorganMapPoint wide[] = { { 1, qorgan_mercator_project (51.2, 51.4), 0, "Oral" },
                                  { 2, qorgan_mercator_project (43.25, 76.9), 0, "Almaty" } };
  const QorganMapPoint near_by[] = { { 1, qorgan_mercator_project (43.3, 76.8), 0, "Almaty" },
                                     { 2, qorgan_mercator_project (43.25, 76.9), 0, "Almaty" } };
  g_autoptr (QorganMapPoints) spread = qorgan_map_points_new (g_memdup2 (wide, sizeof wide), 2, NULL, NULL);
  g_autoptr (QorganMapPoints) close = qorgan_map_points_new (g_memdup2 (near_by, sizeof near_by), 2, NULL, NULL);
  QorganMapFit country = qorgan_map_fit_all (NULL), fit = qorgan_map_fit_all (spread);
  QorganMapRoom room = { 800, 600, { 0, 0 }, { 0, 0 } };
  QorganWorldPoint centre;
  double zoom;

  g_assert_cmpfloat (fit.box.north_west.x, ==, country.box.north_west.x);
  g_assert_cmpfloat (fit.box.south_east.y, ==, country.box.south_east.y);
  fit = qorgan_map_fit_all (close);
  qorgan_map_fit_find_centre (&fit, &room, &centre, &zoom);
  g_assert_cmpfloat (zoom, ==, 8);
  g_assert_cmpfloat_with_epsilon (qorgan_mercator_longitude (centre.x), 76.85, 0.001);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/geometry/every-marker-is-reachable", test_every_marker_is_reachable);
  g_test_add_func ("/map/geometry/directions", test_directions);
  g_test_add_func ("/map/geometry/fit", test_fit);
  g_test_add_func ("/map/geometry/what-is-fitted", test_what_is_fitted);
  return g_test_run ();
}
