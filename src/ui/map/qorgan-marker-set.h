/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of markers, drawn when first needed and shared by all markers that look the same. */
#pragma once

#include "qorgan-marker.h"

G_BEGIN_DECLS

/* A kind of incident, with its colour on a light and on a dark map. */
typedef struct
{
  const char *label;
  const char *colour_light;
  const char *colour_dark;
  QorganMarkerShape shape;
} QorganMapCategory;

typedef struct _QorganMarkerSet QorganMarkerSet;

QorganMarkerSet *qorgan_marker_set_new (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_marker_set_free (QorganMarkerSet *self);

void qorgan_marker_set_set_appearance (QorganMarkerSet *self,
                                       QorganMapStyle *style,
                                       const QorganMapCategory *categories,
                                       guint n_categories);
void qorgan_marker_set_forget (QorganMarkerSet *self);
guint qorgan_marker_set_get_n_categories (QorganMarkerSet *self);
GdkTexture *qorgan_marker_set_draw (QorganMarkerSet *self, const guint *counts);

G_END_DECLS
