/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of incidents that comes up from a marker standing for several. It does not grab the pointer, so that a
 * double click reaches the marker; it goes when the focus goes elsewhere, with Escape, and when the map moves. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-map-points.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_INCIDENT_POPOVER (qorgan_incident_popover_get_type ())
G_DECLARE_FINAL_TYPE (QorganIncidentPopover, qorgan_incident_popover, QORGAN, INCIDENT_POPOVER, GtkPopover)

QorganIncidentPopover *qorgan_incident_popover_new (void);

void qorgan_incident_popover_present (QorganIncidentPopover *self,
                                      const char *title,
                                      GListModel *rows,
                                      double x,
                                      double y);

G_END_DECLS
