/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A strict check of vector tiles (Mapbox Vector Tile 2.1) before libshumate sees them: its release builds do not check
 * bounds of tags, values or drawing commands, and a malformed tile crashes the process. */
#pragma once

#include "qorgan-geo-error.h"

G_BEGIN_DECLS

gboolean qorgan_tile_check (GBytes *tile, GError **error);

G_END_DECLS
