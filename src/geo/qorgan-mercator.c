/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Web mercator, spherical. Nothing here can fail: latitudes beyond the square's edge are brought to the edge, as every
 * map in this projection does. */
#include "qorgan-mercator.h"

#include <math.h>

/* Pixels of one vector tile at scale 1: libshumate's vector renderer counts its zoom levels by this size. */
#define TILE_SIZE 512

/**
 * qorgan_mercator_project:
 * @latitude: degrees north
 * @longitude: degrees east
 *
 * Returns: the point on the unit square
 */
QorganWorldPoint
qorgan_mercator_project (double latitude, double longitude)
{
  double bounded = CLAMP (latitude, -QORGAN_MERCATOR_MAX_LATITUDE, QORGAN_MERCATOR_MAX_LATITUDE);

  return (QorganWorldPoint) {
    .x = longitude / 360.0 + 0.5,
    .y = 0.5 - asinh (tan (bounded * G_PI / 180.0)) / (2.0 * G_PI),
  };
}

/**
 * qorgan_mercator_latitude:
 * @y: 0 (north) … 1 (south)
 *
 * Returns: degrees north
 */
double
qorgan_mercator_latitude (double y)
{
  return atan (sinh ((0.5 - y) * 2.0 * G_PI)) * 180.0 / G_PI;
}

/**
 * qorgan_mercator_longitude:
 * @x: 0 (west) … 1 (east)
 *
 * Returns: degrees east
 */
double
qorgan_mercator_longitude (double x)
{
  return (x - 0.5) * 360.0;
}

/**
 * qorgan_mercator_world_size:
 * @zoom: a zoom level, possibly between two whole ones
 *
 * Returns: how many pixels wide (and high) the unit square is at @zoom
 */
double
qorgan_mercator_world_size (double zoom)
{
  return TILE_SIZE * exp2 (zoom);
}
