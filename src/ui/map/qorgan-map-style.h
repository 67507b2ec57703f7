/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the map looks: one palette of data/basemap/style.json (light, dark, each also in high contrast) and the language
 * of the labels, made into a renderer. The markers take their colours from the same palette. */
#pragma once

#include <shumate/shumate.h>

#include "qorgan-language.h"

G_BEGIN_DECLS

typedef struct _QorganMapStyle QorganMapStyle;

QorganMapStyle *qorgan_map_style_new (QorganLanguage language, gboolean dark, gboolean high_contrast)
    G_GNUC_WARN_UNUSED_RESULT;
QorganMapStyle *qorgan_map_style_ref (QorganMapStyle *self);
void qorgan_map_style_unref (QorganMapStyle *self);

gboolean qorgan_map_style_is_dark (QorganMapStyle *self);
GdkRGBA qorgan_map_style_get_colour (QorganMapStyle *self, const char *name);
ShumateMapSource *qorgan_map_style_make_renderer (QorganMapStyle *self, ShumateDataSource *tiles, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganMapStyle, qorgan_map_style_unref)

G_END_DECLS
