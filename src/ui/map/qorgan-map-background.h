/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bundled basemap at the bottom of a map, in a style that can change. */
#pragma once

#include <shumate/shumate.h>

#include "qorgan-map-style.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_MAP_BACKGROUND (qorgan_map_background_get_type ())
G_DECLARE_FINAL_TYPE (QorganMapBackground, qorgan_map_background, QORGAN, MAP_BACKGROUND, GObject)

QorganMapBackground *qorgan_map_background_new (ShumateMap *map, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean qorgan_map_background_set_style (QorganMapBackground *self, QorganMapStyle *style, GError **error);

G_END_DECLS
