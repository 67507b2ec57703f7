/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Build-time only: turns shapes on the unit square into the drawing commands of one vector tile: simplified, clipped to
 * the tile with a margin, in whole tile units. */
#pragma once

#include "qorgan-mercator.h"

G_BEGIN_DECLS

/* Units a tile is wide, and how far shapes reach past its edge (so that the cut is never drawn). */
#define TILE_EXTENT 4096
#define TILE_MARGIN 128

typedef enum
{
  SHAPE_POINT = 1, /* the numbers of the tile format */
  SHAPE_LINE = 2,
  SHAPE_POLYGON = 3,
} ShapeType;

/* The tile being written. */
typedef struct
{
  int zoom;
  int x;
  int y;
  double tolerance; /* of simplification, in tile units */
} TileAddress;

/* A geometry in the making: every command starts where the one before ended. */
typedef struct
{
  GByteArray *bytes;
  int x;
  int y;
} Commands;

void write_varint (GByteArray *bytes, guint64 value);
gboolean write_shape (Commands *commands, ShapeType type, GArray *points, const TileAddress *tile, gboolean is_hole);

G_END_DECLS
