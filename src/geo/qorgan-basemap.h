/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bundled basemap: vector tiles of Kazakhstan and its neighbours, one resource a tile in a .gresource file of its
 * own, which is mapped, not read: a tile costs the pages it lies on. Made at build time by mkbasemap.c, which shares
 * the constants here. */
#pragma once

#include <gio/gio.h>

#include "qorgan-geo-error.h"

G_BEGIN_DECLS

/* Resource path of the tile z/x/y: this, then "z/x/y". */
#define QORGAN_BASEMAP_PREFIX "/org/qorgan/Qorgan/basemap"

/* The deepest tiles there are; a map shows further zoom levels by enlarging them. */
#define QORGAN_BASEMAP_MAX_ZOOM 7

typedef struct _QorganBasemap QorganBasemap;

QorganBasemap *qorgan_basemap_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_basemap_free (QorganBasemap *self);
GBytes *qorgan_basemap_get_tile (QorganBasemap *self, int zoom, int x, int y) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganBasemap, qorgan_basemap_free)

G_END_DECLS
