/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clusters: nothing is lost or counted twice, nothing overlaps, the same points make the same clusters, and the hit
 * test agrees with looking through all of them. */
#include "qorgan-clusters.h"

#include <math.h>
#include <string.h>

/* @n points: most of them on @n_towns exact places, as incidents are, the rest anywhere. */
static QorganWorldPoint *
make_points (guint n, guint n_towns, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  QorganWorldPoint *points = g_new (QorganWorldPoint, n);
  g_autofree QorganWorldPoint *towns = g_new (QorganWorldPoint, n_towns);

  for (guint i = 0; i < n_towns; i++)
    towns[i] = qorgan_mercator_project (g_rand_double_range (random, 41, 55), g_rand_double_range (random, 47, 87));
  for (guint i = 0; i < n; i++)
    points[i] = i % 4 != 0 ? towns[g_rand_int_range (random, 0, (gint32) n_towns)]
                           : qorgan_mercator_project (g_rand_double_range (random, 41, 55),
                                                      g_rand_double_range (random, 47, 87));
  return points;
}

static double
radius_at (int zoom)
{
  return 44 / qorgan_mercator_world_size (zoom);
}

static double
distance (QorganWorldPoint a, QorganWorldPoint b)
{
  return hypot (a.x - b.x, a.y - b.y);
}

static void
test_every_point_once (void)
{
  g_autofree QorganWorldPoint *points = make_points (5000, 40, 1);

  for (int zoom = 3; zoom <= 10; zoom++)
    {
      g_autoptr (QorganClusters) clusters = qorgan_clusters_new (points, 5000, radius_at (zoom));
      g_autofree guint8 *seen = g_new0 (guint8, 5000);
      guint n = 0;

      for (guint i = 0; i < qorgan_clusters_get_size (clusters); i++)
        {
          const QorganCluster *cluster = qorgan_clusters_get (clusters, i);
          const guint *members = qorgan_clusters_get_members (clusters, i);

          g_assert_cmpuint (cluster->n_members, >, 0);
          n += cluster->n_members;
          for (guint j = 0; j < cluster->n_members; j++)
            {
              guint home;

              g_assert_false (seen[members[j]]);
              seen[members[j]] = TRUE;
              g_assert_cmpfloat (distance (points[members[j]], cluster->at), <, radius_at (zoom));
              g_assert_true (qorgan_clusters_find_member (clusters, members[j], &home));
              g_assert_cmpuint (home, ==, i);
            }
        }
      g_assert_cmpuint (n, ==, 5000);
    }
}

static void
test_no_overlap (void)
{
  g_autofree QorganWorldPoint *points = make_points (3000, 40, 2);
  g_autoptr (QorganClusters) clusters = qorgan_clusters_new (points, 3000, radius_at (5));
  guint n = qorgan_clusters_get_size (clusters);

  g_assert_cmpuint (n, >, 50);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpfloat (distance (qorgan_clusters_get (clusters, i)->at, qorgan_clusters_get (clusters, j)->at), >=,
                         radius_at (5));
}

static void
test_stable (void)
{
  g_autofree QorganWorldPoint *points = make_points (2000, 30, 3);
  g_autofree QorganWorldPoint *more = g_new (QorganWorldPoint, 2001);
  g_autoptr (QorganClusters) once = qorgan_clusters_new (points, 2000, radius_at (6));
  g_autoptr (QorganClusters) again = qorgan_clusters_new (points, 2000, radius_at (6));
  g_autoptr (QorganClusters) added = NULL;
  guint n = qorgan_clusters_get_size (once), home;

  /* One more incident, far from all others, changes no other cluster. */
  memcpy (more, points, 2000 * sizeof *points);
  more[2000] = qorgan_mercator_project (-30, -60);
  added = qorgan_clusters_new (more, 2001, radius_at (6));

  g_assert_cmpuint (qorgan_clusters_get_size (again), ==, n);
  g_assert_cmpuint (qorgan_clusters_get_size (added), ==, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const QorganCluster *a = qorgan_clusters_get (once, i), *b = qorgan_clusters_get (again, i);
      const QorganCluster *c = qorgan_clusters_get (added, i);

      g_assert_cmpmem (a, sizeof *a, b, sizeof *b);
      g_assert_cmpmem (a, sizeof *a, c, sizeof *c);
    }
  g_assert_true (qorgan_clusters_find_member (added, 2000, &home));
  g_assert_cmpuint (qorgan_clusters_get (added, home)->n_members, ==, 1);
  g_assert_false (qorgan_clusters_find_member (added, 2001, &home));
}

/* The town with most incidents is where the cluster stands, whatever came first. */
static void
test_stands_on_the_fullest_place (void)
{
  QorganWorldPoint village = qorgan_mercator_project (43.30, 77.24), city = qorgan_mercator_project (43.25, 76.92);
  QorganWorldPoint points[] = { village, city, city, city, village };
  g_autoptr (QorganClusters) clusters = qorgan_clusters_new (points, G_N_ELEMENTS (points), radius_at (4));

  g_assert_cmpuint (qorgan_clusters_get_size (clusters), ==, 1);
  g_assert_cmpuint (qorgan_clusters_get (clusters, 0)->n_members, ==, 5);
  g_assert_cmpfloat (distance (qorgan_clusters_get (clusters, 0)->at, city), ==, 0);
}

static void
test_hit (void)
{
  g_autofree QorganWorldPoint *points = make_points (4000, 60, 4);
  g_autoptr (QorganClusters) clusters = qorgan_clusters_new (points, 4000, radius_at (7));
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  const double reach = 20 / qorgan_mercator_world_size (7);
  guint n_hits = 0;

  for (guint i = 0; i < 2000; i++)
    {
      QorganWorldPoint at
          = qorgan_mercator_project (g_rand_double_range (random, 41, 55), g_rand_double_range (random, 47, 87));
      double nearest = G_MAXDOUBLE;
      guint expected = 0, found;

      for (guint j = 0; j < qorgan_clusters_get_size (clusters); j++)
        if (distance (qorgan_clusters_get (clusters, j)->at, at) < nearest)
          {
            nearest = distance (qorgan_clusters_get (clusters, j)->at, at);
            expected = j;
          }
      if (qorgan_clusters_find (clusters, at, reach, &found))
        {
          n_hits++;
          g_assert_cmpuint (found, ==, expected);
        }
      else
        g_assert_cmpfloat (nearest, >=, reach);
    }
  g_assert_cmpuint (n_hits, >, 20);
}

static void
test_rows (void)
{
  g_autofree QorganWorldPoint *points = make_points (1000, 20, 6);
  g_autoptr (QorganClusters) clusters = qorgan_clusters_new (points, 1000, radius_at (6));
  double top = qorgan_mercator_project (50, 0).y, bottom = qorgan_mercator_project (45, 0).y;
  guint first, end, n = qorgan_clusters_get_size (clusters);

  qorgan_clusters_get_rows (clusters, top, bottom, &first, &end);
  g_assert_cmpuint (first, <, end);
  for (guint i = 0; i < n; i++)
    {
      double y = qorgan_clusters_get (clusters, i)->at.y;

      g_assert_true ((i >= first && i < end) == (y >= top && y < bottom));
    }
}

static void
test_none (void)
{
  g_autoptr (QorganClusters) clusters = qorgan_clusters_new (NULL, 0, radius_at (4));
  guint index, first, end;

  g_assert_cmpuint (qorgan_clusters_get_size (clusters), ==, 0);
  g_assert_false (qorgan_clusters_find (clusters, (QorganWorldPoint) { 0.5, 0.5 }, 1, &index));
  qorgan_clusters_get_rows (clusters, 0, 1, &first, &end);
  g_assert_cmpuint (first, ==, end);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clusters/every-point-once", test_every_point_once);
  g_test_add_func ("/clusters/no-overlap", test_no_overlap);
  g_test_add_func ("/clusters/stable", test_stable);
  g_test_add_func ("/clusters/stands-on-the-fullest-place", test_stands_on_the_fullest_place);
  g_test_add_func ("/clusters/hit", test_hit);
  g_test_add_func ("/clusters/rows", test_rows);
  g_test_add_func ("/clusters/none", test_none);
  return g_test_run ();
}
