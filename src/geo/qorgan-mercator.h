/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Web mercator on the unit square: longitude −180…180 becomes x 0…1, latitude +85…−85 becomes y 0…1 (north is 0).
 * Tiles, clusters and the drawn map share this one projection, so that a dot stands where the basemap says. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The latitude at which the unit square ends. */
#define QORGAN_MERCATOR_MAX_LATITUDE 85.0511287798066

/* A point of the unit square. */
typedef struct
{
  double x;
  double y;
} QorganWorldPoint;

QorganWorldPoint qorgan_mercator_project (double latitude, double longitude);
double qorgan_mercator_latitude (double y);
double qorgan_mercator_longitude (double x);
double qorgan_mercator_world_size (double zoom);

G_END_DECLS
