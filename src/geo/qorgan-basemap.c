/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens the basemap and answers for every tile address with bytes that can be drawn: the tile, or a plain square that
 * says "no coverage". Never with nothing: an empty GBytes makes libshumate write into freed memory when a request is
 * cancelled, which happens all the time while panning. */
#include "qorgan-basemap.h"

#include "qorgan-tile-check.h"

struct _QorganBasemap
{
  GResource *resource;
  GBytes *no_coverage;
};

/* A layer "nocoverage" with one polygon, a little larger than the tile: from (−64, −64) to (4160, 4160). */
static const guint8 no_coverage_tile[] = {
  0x1a, 0x25,                                                             /* layer, 37 bytes */
  0x0a, 10,   'n',  'o', 'c', 'o',  'v',  'e',  'r',  'a', 'g', 'e',   /* its name */
  0x12, 18,                                                               /* feature, 18 bytes */
  0x18, 3,                                                                /* polygon */
  0x22, 14,                                                               /* geometry */
  9,    0x7f, 0x7f,                                                       /* move to −64, −64 */
  26,   0x80, 0x42, 0,   0,   0x80, 0x42, 0xff, 0x41, 0,   15,         /* +4224, 0; 0, +4224; −4224, 0; close */
  0x28, 0x80, 0x20,                                                       /* extent 4096 */
  0x78, 2,                                                                /* version 2 */
};

/**
 * qorgan_basemap_new:
 * @error: return location for the error, when the file is missing or damaged
 *
 * Opens the installed basemap, or the one that the environment variable `QORGAN_BASEMAP` names (for running from the
 * build folder).
 *
 * Returns: (transfer full) (nullable): the basemap
 */
QorganBasemap *
qorgan_basemap_new (GError **error)
{
  const char *path = g_getenv ("QORGAN_BASEMAP");
  g_autoptr (GResource) resource = g_resource_load (path ? path : QORGAN_BASEMAP_FILE, error);
  QorganBasemap *self;

  if (resource == NULL)
    return NULL;
  self = g_new0 (QorganBasemap, 1);
  self->resource = g_steal_pointer (&resource);
  self->no_coverage = g_bytes_new_static (no_coverage_tile, sizeof no_coverage_tile);
  return self;
}

/**
 * qorgan_basemap_free:
 * @self: (transfer full): the basemap; tiles already given out stay valid
 */
void
qorgan_basemap_free (QorganBasemap *self)
{
  g_resource_unref (self->resource);
  g_bytes_unref (self->no_coverage);
  g_free (self);
}

/**
 * qorgan_basemap_get_tile:
 * @self: the basemap
 * @zoom: zoom level of the tile
 * @x: column, from the west
 * @y: row, from the north
 *
 * Returns: (transfer full): a well-formed vector tile, never empty
 */
GBytes *
qorgan_basemap_get_tile (QorganBasemap *self, int zoom, int x, int y)
{
  g_autofree char *path = g_strdup_printf (QORGAN_BASEMAP_PREFIX "/%d/%d/%d", zoom, x, y);
  g_autoptr (GBytes) tile = g_resource_lookup_data (self->resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  /* The check takes microseconds, and a damaged file must not take the program down with a casebook open in it. */
  if (tile == NULL || !qorgan_tile_check (tile, NULL))
    return g_bytes_ref (self->no_coverage);
  return g_steal_pointer (&tile);
}
