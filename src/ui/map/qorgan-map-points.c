/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clusters are made for a whole zoom level when it is first looked at. Few points are clustered on the spot, so that
 * the map never flickers; many in a worker thread, which shares only the array of places, and the signal
 * "clusters-ready" tells. */
#include "qorgan-map-points.h"

/* Clustering takes less than a microsecond a point: up to here it is done within 3 ms. */
#define AT_ONCE 4000

#define N_LEVELS (QORGAN_MAP_MAX_ZOOM + 1)

struct _QorganMapPoints
{
  GObject parent_instance;

  QorganMapPoint *points; /* owned */
  guint n_points;
  GBytes *places; /* owned; QorganWorldPoint each, shared with the threads */
  gpointer owner; /* owned; keeps the labels */
  GDestroyNotify free_owner;
  QorganClusters *levels[N_LEVELS]; /* owned; NULL: not yet */
  gboolean pending[N_LEVELS];
};

G_DEFINE_FINAL_TYPE (QorganMapPoints, qorgan_map_points, G_TYPE_OBJECT)

enum
{
  CLUSTERS_READY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a worker gets: it must not look at the object. */
typedef struct
{
  GBytes *places;
  guint level;
} ClusterJob;

static void
cluster_job_free (gpointer data)
{
  ClusterJob *job = data;

  g_bytes_unref (job->places);
  g_free (job);
}

static QorganClusters *
make_clusters (GBytes *places, guint level)
{
  gsize size;
  const QorganWorldPoint *points = g_bytes_get_data (places, &size);

  return qorgan_clusters_new (points, (guint) (size / sizeof *points),
                              QORGAN_MAP_CLUSTER_DISTANCE / qorgan_mercator_world_size (level));
}

static void
run_cluster_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ClusterJob *job = data;

  g_task_return_pointer (task, make_clusters (job->places, job->level), (GDestroyNotify) qorgan_clusters_unref);
}

static void
on_cluster_job_done (GObject *source, GAsyncResult *result, gpointer data)
{
  QorganMapPoints *self = QORGAN_MAP_POINTS (source);
  guint level = ((ClusterJob *) g_task_get_task_data (G_TASK (result)))->level;

  self->levels[level] = g_task_propagate_pointer (G_TASK (result), NULL);
  self->pending[level] = FALSE;
  g_signal_emit (self, signals[CLUSTERS_READY], 0);
}

static void
start_cluster_job (QorganMapPoints *self, guint level)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_cluster_job_done, NULL);
  ClusterJob *job = g_new (ClusterJob, 1);

  *job = (ClusterJob) { g_bytes_ref (self->places), level };
  self->pending[level] = TRUE;
  g_task_set_source_tag (task, start_cluster_job);
  g_task_set_task_data (task, job, cluster_job_free);
  g_task_run_in_thread (task, run_cluster_job);
}

static void
qorgan_map_points_finalize (GObject *object)
{
  QorganMapPoints *self = QORGAN_MAP_POINTS (object);

  for (guint i = 0; i < N_LEVELS; i++)
    g_clear_pointer (&self->levels[i], qorgan_clusters_unref);
  g_clear_pointer (&self->places, g_bytes_unref);
  g_clear_pointer (&self->points, g_free);
  if (self->free_owner != NULL)
    self->free_owner (self->owner);
  G_OBJECT_CLASS (qorgan_map_points_parent_class)->finalize (object);
}

static void
qorgan_map_points_class_init (QorganMapPointsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qorgan_map_points_finalize;

  /**
   * QorganMapPoints::clusters-ready:
   *
   * A zoom level that was asked for has its clusters now.
   */
  signals[CLUSTERS_READY]
      = g_signal_new ("clusters-ready", QORGAN_TYPE_MAP_POINTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qorgan_map_points_init (QorganMapPoints *self)
{
}

/**
 * qorgan_map_points_new:
 * @points: (array length=n_points) (transfer full): the incidents, from g_malloc()
 * @n_points: how many
 * @owner: (transfer full) (nullable): what keeps the labels alive
 * @free_owner: (nullable): how to let go of @owner
 *
 * Returns: (transfer full): the points
 */
QorganMapPoints *
qorgan_map_points_new (QorganMapPoint *points, guint n_points, gpointer owner, GDestroyNotify free_owner)
{
  QorganMapPoints *self = g_object_new (QORGAN_TYPE_MAP_POINTS, NULL);
  QorganWorldPoint *places = g_new (QorganWorldPoint, n_points);

  for (guint i = 0; i < n_points; i++)
    places[i] = points[i].place;
  self->points = points;
  self->n_points = n_points;
  self->places = g_bytes_new_take (places, n_points * sizeof *places);
  self->owner = owner;
  self->free_owner = free_owner;
  return self;
}

/**
 * qorgan_map_points_get:
 * @self: the points
 * @index: which one
 *
 * Returns: (transfer none): the point
 */
const QorganMapPoint *
qorgan_map_points_get (QorganMapPoints *self, guint index)
{
  g_return_val_if_fail (index < self->n_points, NULL);
  return &self->points[index];
}

/**
 * qorgan_map_points_find:
 * @self: the points
 * @id: of an incident
 * @index: (out): its number
 *
 * Returns: whether it is among them
 */
gboolean
qorgan_map_points_find (QorganMapPoints *self, gint64 id, guint *index)
{
  for (guint i = 0; i < self->n_points; i++)
    if (self->points[i].id == id)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * qorgan_map_points_get_place:
 * @self: the points
 * @index: which one
 *
 * Returns: where it is on the unit square
 */
QorganWorldPoint
qorgan_map_points_get_place (QorganMapPoints *self, guint index)
{
  const QorganWorldPoint *places = g_bytes_get_data (self->places, NULL);

  return places[index];
}

/**
 * qorgan_map_points_get_bounds:
 * @self: the points
 * @north_west: (out): one corner of the box around all of them
 * @south_east: (out): the opposite one
 *
 * Returns: whether there are any
 */
gboolean
qorgan_map_points_get_bounds (QorganMapPoints *self, QorganWorldPoint *north_west, QorganWorldPoint *south_east)
{
  const QorganWorldPoint *places = g_bytes_get_data (self->places, NULL);

  *north_west = (QorganWorldPoint) { 1, 1 };
  *south_east = (QorganWorldPoint) { 0, 0 };
  for (guint i = 0; i < self->n_points; i++)
    {
      north_west->x = MIN (north_west->x, places[i].x);
      north_west->y = MIN (north_west->y, places[i].y);
      south_east->x = MAX (south_east->x, places[i].x);
      south_east->y = MAX (south_east->y, places[i].y);
    }
  return self->n_points > 0;
}

/**
 * qorgan_map_points_get_clusters:
 * @self: the points
 * @level: a whole zoom level
 *
 * Gets the clusters of a zoom level. When they are not made yet and there are many points, %NULL is returned and the
 * signal #QorganMapPoints::clusters-ready follows.
 *
 * Returns: (transfer none) (nullable): the clusters
 */
QorganClusters *
qorgan_map_points_get_clusters (QorganMapPoints *self, guint level)
{
  g_return_val_if_fail (level < N_LEVELS, NULL);
  if (self->levels[level] == NULL && self->n_points <= AT_ONCE)
    self->levels[level] = make_clusters (self->places, level);
  else if (self->levels[level] == NULL && !self->pending[level])
    start_cluster_job (self, level);
  return self->levels[level];
}
