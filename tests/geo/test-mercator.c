/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The projection: there and back, and a few points everybody agrees on. */
#include "qorgan-mercator.h"

#include <math.h>

static void
test_round_trip (void)
{
  for (double latitude = -85; latitude <= 85; latitude += 1.7)
    for (double longitude = -180; longitude <= 180; longitude += 3.3)
      {
        QorganWorldPoint point = qorgan_mercator_project (latitude, longitude);

        g_assert_cmpfloat (point.x, >=, 0);
        g_assert_cmpfloat (point.x, <=, 1);
        g_assert_cmpfloat (point.y, >=, 0);
        g_assert_cmpfloat (point.y, <=, 1);
        g_assert_cmpfloat_with_epsilon (qorgan_mercator_latitude (point.y), latitude, 1e-9);
        g_assert_cmpfloat_with_epsilon (qorgan_mercator_longitude (point.x), longitude, 1e-9);
      }
}

static void
test_known_points (void)
{
  QorganWorldPoint middle = qorgan_mercator_project (0, 0);
  QorganWorldPoint pole = qorgan_mercator_project (90, 0);
  QorganWorldPoint almaty = qorgan_mercator_project (43.25, 76.917);

  g_assert_cmpfloat_with_epsilon (middle.x, 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (middle.y, 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (pole.y, 0, 1e-12);
  /* Tile 7/91/46 of every web map shows Almaty. */
  g_assert_cmpint ((int) (almaty.x * 128), ==, 91);
  g_assert_cmpint ((int) (almaty.y * 128), ==, 46);
}

static void
test_world_size (void)
{
  g_assert_cmpfloat (qorgan_mercator_world_size (0), ==, 512);
  g_assert_cmpfloat (qorgan_mercator_world_size (3), ==, 4096);
  g_assert_cmpfloat_with_epsilon (qorgan_mercator_world_size (3.5), 4096 * sqrt (2), 1e-6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mercator/round-trip", test_round_trip);
  g_test_add_func ("/mercator/known-points", test_known_points);
  g_test_add_func ("/mercator/world-size", test_world_size);
  return g_test_run ();
}
