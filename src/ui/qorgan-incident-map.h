/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of incidents as a map. */
#pragma once

#include <adwaita.h>

#include "qorgan-selection.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_INCIDENT_MAP (qorgan_incident_map_get_type ())
G_DECLARE_FINAL_TYPE (QorganIncidentMap, qorgan_incident_map, QORGAN, INCIDENT_MAP, AdwBin)

GtkWidget *qorgan_incident_map_new (QorganCasebook *casebook, QorganSelection *incidents) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_incident_map_fit_later (QorganIncidentMap *self);
gboolean qorgan_incident_map_get_busy (QorganIncidentMap *self);

G_END_DECLS
