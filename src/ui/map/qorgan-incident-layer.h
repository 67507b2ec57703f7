/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws incidents over the map, clustered: one widget for all of them, whatever their number. It says which marker the
 * pointer hits, lets the keyboard walk from marker to marker, and tells assistive technology where it is. */
#pragma once

#include <shumate/shumate.h>

#include "qorgan-language.h"
#include "qorgan-map-points.h"
#include "qorgan-marker-set.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_INCIDENT_LAYER (qorgan_incident_layer_get_type ())
G_DECLARE_FINAL_TYPE (QorganIncidentLayer, qorgan_incident_layer, QORGAN, INCIDENT_LAYER, ShumateLayer)

QorganIncidentLayer *qorgan_incident_layer_new (ShumateViewport *viewport, QorganLanguage language);

void qorgan_incident_layer_set_points (QorganIncidentLayer *self, QorganMapPoints *points);
void qorgan_incident_layer_set_appearance (QorganIncidentLayer *self,
                                           QorganMapStyle *style,
                                           const QorganMapCategory *categories,
                                           guint n_categories);
void qorgan_incident_layer_set_selected (QorganIncidentLayer *self, gint64 id);

QorganMapPoints *qorgan_incident_layer_get_shown_points (QorganIncidentLayer *self);
const guint *qorgan_incident_layer_get_members (QorganIncidentLayer *self, guint cluster, guint *n_members);
char *qorgan_incident_layer_dup_title (QorganIncidentLayer *self, guint cluster);
void qorgan_incident_layer_get_position (QorganIncidentLayer *self, guint cluster, double *x, double *y);

G_END_DECLS
