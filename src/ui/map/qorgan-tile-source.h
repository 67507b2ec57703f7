/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands the bundled basemap's tiles to libshumate. No network, no cache on disk, no thread: a tile is a look-up in a
 * mapped file. */
#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define QORGAN_TYPE_TILE_SOURCE (qorgan_tile_source_get_type ())
G_DECLARE_FINAL_TYPE (QorganTileSource, qorgan_tile_source, QORGAN, TILE_SOURCE, ShumateDataSource)

QorganTileSource *qorgan_tile_source_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
