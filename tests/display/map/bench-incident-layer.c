/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What 100 000 incidents on the map cost: handing them over, a frame of the layer while the map moves, and the frame in
 * which a zoom level is first seen. Prints one row for each, with its goal. */
#include "map-fixture.h"

#define N_INCIDENTS 100000
#define N_FRAMES 400

static double
thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static void
print_row (const char *what, double ms, double goal)
{
  g_print ("| %-62s | %8.3f ms | %5.1f ms | %s |\n", what, ms, goal, ms <= goal ? "met" : "MISSED");
}

static double
snapshot_layer (MapFixture *fixture)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  double start = thread_ms (), end;

  GTK_WIDGET_GET_CLASS (fixture->layer)->snapshot (GTK_WIDGET (fixture->layer), snapshot);
  end = thread_ms ();
  g_object_unref (snapshot);
  return end - start;
}

/* Moves the map eight pixels a frame and draws only the layer. */
static void
pan (MapFixture *fixture, double zoom)
{
  ShumateViewport *viewport = shumate_map_get_viewport (fixture->map);
  g_autofree double *times = g_new (double, N_FRAMES);
  g_autofree char *mean_row = g_strdup_printf ("frame of the layer, panning at zoom %g, mean", zoom);
  g_autofree char *p95_row = g_strdup_printf ("frame of the layer, panning at zoom %g, p95", zoom);
  double sum = 0;

  map_fixture_look_at (fixture, 48, 60, zoom);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      double step = 8 / qorgan_mercator_world_size (zoom) * 360;

      shumate_location_set_location (SHUMATE_LOCATION (viewport), 48, 60 + step * i);
      times[i] = snapshot_layer (fixture);
      sum += times[i];
    }
  qsort (times, N_FRAMES, sizeof *times, compare_doubles);
  print_row (mean_row, sum / N_FRAMES, 1);
  print_row (p95_row, times[N_FRAMES * 95 / 100], 1);
}

/* The first frame of a zoom level also draws the markers' pictures; new categories make all frames first ones. */
static void
first_look (MapFixture *fixture, double zoom)
{
  g_autofree char *row = g_strdup_printf ("first frame at zoom %g, pictures of its markers included", zoom);

  map_fixture_look_at (fixture, 48, 67, zoom);
  qorgan_map_view_set_categories (fixture->view, map_fixture_categories, map_fixture_n_categories);
  print_row (row, snapshot_layer (fixture), 8);
}

static void
hand_over (MapFixture *fixture)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2022);
  QorganMapPoint *points = g_new0 (QorganMapPoint, N_INCIDENTS);
  double start;

  for (guint i = 0; i < N_INCIDENTS; i++)
    points[i] = (QorganMapPoint) {
      .id = i + 1,
      .place = qorgan_mercator_project (g_rand_double_range (random, 41, 55), g_rand_double_range (random, 47, 87)),
      .category = i % map_fixture_n_categories,
      .label = "Incident",
    };
  start = thread_ms ();
  qorgan_map_view_take_points (fixture->view, points, N_INCIDENTS, NULL, NULL);
  print_row ("handing them over, clusters made elsewhere", thread_ms () - start, 8);
}

int
main (int argc, char **argv)
{
  MapFixture fixture;

  adw_init ();
  map_fixture_open (&fixture, QORGAN_LANGUAGE_EN, 1200, 800);
  g_print ("| %-62s | %11s | %8s | %s |\n", "100 000 incidents on the map, 1200×800", "main thread", "goal", "");
  hand_over (&fixture);
  map_fixture_settle (&fixture, FALSE);
  pan (&fixture, 4);
  pan (&fixture, 6);
  pan (&fixture, 10);
  first_look (&fixture, 5);
  first_look (&fixture, 9);
  map_fixture_close (&fixture);
  return 0;
}
