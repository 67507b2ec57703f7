/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves the map: to all incidents, into a cluster, closer and farther, never beyond what there is to see. What was
 * fitted into the map stays fitted when the map changes its size, until somebody moves the map. */
#pragma once

#include <shumate/shumate.h>

#include "qorgan-map-fit.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_MAP_CAMERA (qorgan_map_camera_get_type ())
G_DECLARE_FINAL_TYPE (QorganMapCamera, qorgan_map_camera, QORGAN, MAP_CAMERA, GObject)

QorganMapCamera *qorgan_map_camera_new (ShumateMap *map, GtkWidget *bottom_left, GtkWidget *top_right)
    G_GNUC_WARN_UNUSED_RESULT;

void qorgan_map_camera_fit (QorganMapCamera *self, QorganMapPoints *points, gboolean animated);
void qorgan_map_camera_fit_again (QorganMapCamera *self);
void qorgan_map_camera_zoom_by (QorganMapCamera *self, double levels);
void qorgan_map_camera_zoom_into (QorganMapCamera *self, QorganMapBox box);
void qorgan_map_camera_show (QorganMapCamera *self, QorganWorldPoint at);

G_END_DECLS
