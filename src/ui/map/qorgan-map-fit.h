/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What part of the world the map should show, and where it must look for that: pure geometry, so that the same question
 * can be asked again whenever the map changes its size. */
#pragma once

#include "qorgan-map-points.h"

G_BEGIN_DECLS

typedef struct
{
  QorganWorldPoint north_west;
  QorganWorldPoint south_east;
} QorganMapBox;

/* What to show: a box with a margin around it, in pixels, and how near or far. */
typedef struct
{
  QorganMapBox box;
  double margin;
  double min_zoom;
  double max_zoom;
} QorganMapFit;

/* A part of the map that something lies over, in a corner; in pixels. */
typedef struct
{
  double width;
  double height;
} QorganMapCorner;

/* What a map has to show things in. */
typedef struct
{
  double width;
  double height;
  QorganMapCorner bottom_left;
  QorganMapCorner top_right;
} QorganMapRoom;

QorganMapBox qorgan_map_box_around (QorganMapPoints *points, const guint *members, guint n_members);
QorganMapFit qorgan_map_fit_all (QorganMapPoints *points);
QorganMapFit qorgan_map_fit_closer (QorganMapBox box, double zoom);
void qorgan_map_fit_find_centre (const QorganMapFit *self,
                                 const QorganMapRoom *room,
                                 QorganWorldPoint *centre,
                                 double *zoom);

G_END_DECLS
