/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The offline map with incidents on it. A page hands it points and categories, keeps its selection in step with a
 * list's, and hears which incident was chosen; everything else (clusters, zooming, light and dark, keyboard) is the
 * map's own business. */
#pragma once

#include <adwaita.h>

#include "qorgan-incident-layer.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_MAP_VIEW (qorgan_map_view_get_type ())
G_DECLARE_FINAL_TYPE (QorganMapView, qorgan_map_view, QORGAN, MAP_VIEW, AdwBin)

/* Signal ::incident-activated (gint64 id): the user chose an incident, on the map or in the list of a cluster. */

GtkWidget *qorgan_map_view_new (QorganLanguage language);

void qorgan_map_view_set_categories (QorganMapView *self, const QorganMapCategory *categories, guint n_categories);
void qorgan_map_view_take_points (QorganMapView *self,
                                  QorganMapPoint *points,
                                  guint n_points,
                                  gpointer owner,
                                  GDestroyNotify free_owner);
void qorgan_map_view_set_selected (QorganMapView *self, gint64 id);
void qorgan_map_view_fit (QorganMapView *self);

G_END_DECLS
