/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two halves of the layer share: qorgan-incident-layer.c knows the incidents and draws them,
 * qorgan-incident-layer-input.c answers the pointer and the keyboard. */
#pragma once

#include "qorgan-incident-layer.h"
#include "qorgan-map-canvas.h"

G_BEGIN_DECLS

struct _QorganIncidentLayer
{
  ShumateLayer parent_instance;

  /* Owned */
  QorganMapPoints *points;
  QorganMapPoints *shown_points; /* the older points stay until the clusters of the new ones are there */
  QorganClusters *shown;
  QorganMapStyle *style;
  QorganMarkerSet *markers;
  GPtrArray *textures; /* GdkTexture by cluster of `shown`; NULL: not drawn yet */
  QorganLanguage language;
  gint64 selected; /* an incident's id; 0: none */
  int allocated_width;
  int allocated_height;

  /* The pictures of one frame */
  gint64 draws_until;     /* when it has drawn its share, in monotonic time */
  guint n_drawn;          /* so far */
  gboolean is_unfinished; /* some are left for the next */

  /* Input */
  guint focused_point; /* of shown_points: where the keyboard is; G_MAXUINT: nowhere */
  double press_x;
  double press_y;
};

QorganMapCanvas qorgan_incident_layer_get_canvas (QorganIncidentLayer *self);

void qorgan_incident_layer_set_up_input (QorganIncidentLayer *self);
void qorgan_incident_layer_forget_focused (QorganIncidentLayer *self);
void qorgan_incident_layer_name_whole (QorganIncidentLayer *self);
gboolean qorgan_incident_layer_find_focused (QorganIncidentLayer *self, guint *cluster);
gboolean qorgan_incident_layer_find_hit (QorganIncidentLayer *self, double x, double y, guint *cluster);

G_END_DECLS
