/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups points that would lie on top of each other on a map into clusters, for one zoom level.
 *
 * Incidents are recorded by town, so most of them share a few exact points. Those points ("spots") are the seeds: the
 * fullest spot takes everything within the radius, then the next fullest. A cluster is drawn on its seed, not on an
 * average: it stands on the town that gives most of it, and because seeds keep their distance no two clusters ever
 * overlap. */
#pragma once

#include "qorgan-mercator.h"

G_BEGIN_DECLS

typedef struct
{
  QorganWorldPoint at; /* where the fullest spot is */
  guint n_members;     /* how many points */
  guint first_member;  /* for qorgan_clusters_get_members() */
} QorganCluster;

typedef struct _QorganClusters QorganClusters;

QorganClusters *qorgan_clusters_new (const QorganWorldPoint *points, guint n_points, double radius)
    G_GNUC_WARN_UNUSED_RESULT;
QorganClusters *qorgan_clusters_ref (QorganClusters *self);
void qorgan_clusters_unref (QorganClusters *self);

guint qorgan_clusters_get_size (const QorganClusters *self);
const QorganCluster *qorgan_clusters_get (const QorganClusters *self, guint index);
const guint *qorgan_clusters_get_members (const QorganClusters *self, guint index);
void qorgan_clusters_get_rows (const QorganClusters *self, double top, double bottom, guint *first, guint *end);
gboolean qorgan_clusters_find (const QorganClusters *self, QorganWorldPoint at, double distance, guint *index);
gboolean qorgan_clusters_find_member (const QorganClusters *self, guint point, guint *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganClusters, qorgan_clusters_unref)

G_END_DECLS
