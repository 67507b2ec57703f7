/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The live list: says what it wants to the database thread, one job at a time, and tells its listeners what came of it.
 * Everything that takes time happens in qorgan-list-job.c. */

#include "qorgan-list.h"

#include "qorgan-list-job.h"
#include "qorgan-row-private.h"

#define MAX_TOUCHED 500 /* above this everything is read anew */

struct _QorganList
{
  GObject parent_instance;

  /* Owned */
  QorganCasebook *casebook;
  QorganQuery *query;
  QorganRowSource *source;
  GArray *ids; /* (element-type gint64) what is shown, in its order; never written to while a job has it */
  GArray *touched; /* (element-type gint64) records that changed since the table was read */
  GCancellable *cancellable; /* of the job that runs; NULL: none does */
  GCancellable *ranking; /* of the one that makes the next sort quick; NULL: there was none yet */
  guint rest_source; /* starts the job that reads the rest; 0: it is not waited for */
  GError *error;
  char *other_layout;

  guint n_all; /* records of the kind */
  guint n_taken; /* how many of @touched the job that runs knows of */
  gboolean reload; /* the table is to be read, or read anew */
  gboolean afresh; /* what is shown does not answer @query */
  gboolean reloading; /* the job that runs reads the table */
  gboolean ordering; /* the job that runs answers the query afresh */
  gboolean telling; /* listeners are being told; @ids is being written to */
  gboolean busy;
};

typedef enum
{
  PROP_N_MATCHING = 1,
  PROP_N_ALL,
  PROP_BUSY,
  PROP_ERROR,
  PROP_OTHER_LAYOUT,
  PROP_QUERY,
} QorganListProps;

static GParamSpec *properties[PROP_QUERY + 1];

static void qorgan_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QorganList,
                               qorgan_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, qorgan_list_model_init))

static void start_job (QorganList *self);

static void
set_busy (QorganList *self, gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
take_error (QorganList *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
take_other_layout (QorganList *self, char *other_layout)
{
  gboolean changed = g_strcmp0 (self->other_layout, other_layout) != 0;

  g_free (self->other_layout);
  self->other_layout = other_layout;
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OTHER_LAYOUT]);
}

/* One edit after the other, each told when it is done and before the next. */
static void
tell_edits (QorganList *self, const GArray *ids, const GArray *edits)
{
  g_autoptr (GArray) working = g_array_copy (self->ids);

  g_array_unref (self->ids);
  self->ids = g_array_ref (working);
  for (guint i = 0; i < edits->len; i++)
    {
      const QorganListEdit *edit = &g_array_index (edits, QorganListEdit, i);

      if (edit->n_removed > 0)
        g_array_remove_range (working, edit->position, edit->n_removed);
      if (edit->n_added > 0)
        g_array_insert_vals (working, edit->position, &g_array_index (ids, gint64, edit->position), edit->n_added);
      g_list_model_items_changed (G_LIST_MODEL (self), edit->position, edit->n_removed, edit->n_added);
    }
}

/* All at once: what both have in common at the start and at the end is left out. */
static void
tell_whole (QorganList *self, GArray *ids)
{
  g_autoptr (GArray) before = self->ids;
  guint start = 0, end = 0, shorter = MIN (before->len, ids->len);

  while (start < shorter && g_array_index (before, gint64, start) == g_array_index (ids, gint64, start))
    start++;
  while (end < shorter - start
         && g_array_index (before, gint64, before->len - 1 - end) == g_array_index (ids, gint64, ids->len - 1 - end))
    end++;
  self->ids = g_array_ref (ids);
  if (before->len > start + end || ids->len > start + end)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end, ids->len - start - end);
}

static gboolean
is_first_page (QorganList *self)
{
  return self->source->table != NULL && qorgan_table_ids (self->source->table)->len < self->n_all;
}

static void
show (QorganList *self, QorganListState *state)
{
  g_autoptr (QorganTable) before = g_steal_pointer (&self->source->table);
  guint n_matching = qorgan_list_get_n_matching (self);
  guint n_all = self->n_all;

  self->telling = TRUE;
  self->source->table = qorgan_table_ref (state->table);
  if (state->edits != NULL)
    tell_edits (self, state->ids, state->edits);
  else
    tell_whole (self, state->ids);
  if (before != NULL && before != state->table)
    qorgan_row_source_tell (self->source, before, state->affected);
  self->telling = FALSE;
  self->n_all = state->n_all;
  /* Of a long list the first rows come alone; the rest is still to be read. */
  self->reload |= is_first_page (self);
  if (qorgan_list_get_n_matching (self) != n_matching)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_MATCHING]);
  if (self->n_all != n_all)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ALL]);
  take_other_layout (self, g_steal_pointer (&state->other_layout));
}

/* Reading a whole kind would keep the processor from showing its first rows. */
static gboolean
read_rest_cb (gpointer data)
{
  QorganList *self = data;

  self->rest_source = 0;
  start_job (self);
  return G_SOURCE_REMOVE;
}

static void
stop_ranking (QorganList *self)
{
  if (self->ranking != NULL)
    g_cancellable_cancel (self->ranking);
  g_clear_object (&self->ranking);
}

/* Once all that was asked for is shown. */
static void
rank_ahead (QorganList *self)
{
  stop_ranking (self);
  if (self->n_all <= QORGAN_LIST_LARGE)
    return;
  self->ranking = g_cancellable_new ();
  qorgan_casebook_run_ahead (self->casebook, qorgan_list_job_rank, qorgan_table_ref (self->source->table),
                             (GDestroyNotify) qorgan_table_unref, self->ranking);
}

static void
job_finished_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree GWeakRef *reference = user_data;
  g_autoptr (QorganList) self = g_weak_ref_get (reference);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganListState) state = qorgan_casebook_run_finish (QORGAN_CASEBOOK (object), result, &error);

  g_weak_ref_clear (reference);
  /* A job that was cancelled is followed by another already. */
  if (self == NULL || self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (state == NULL)
    {
      self->reload |= self->reloading;
      self->afresh |= self->ordering;
      set_busy (self, FALSE);
      take_error (self, g_steal_pointer (&error));
      return;
    }
  g_array_remove_range (self->touched, 0, self->n_taken);
  take_error (self, NULL);
  show (self, state);
  if (is_first_page (self))
    self->rest_source = g_idle_add_full (G_PRIORITY_LOW, read_rest_cb, self, NULL);
  else
    start_job (self);
  if (self->cancellable != NULL || self->rest_source != 0)
    return;
  set_busy (self, FALSE);
  rank_ahead (self);
}

/* Starts what is due, unless a job runs already: it is followed by another when it ends. */
static void
start_job (QorganList *self)
{
  g_autofree GWeakRef *reference = NULL;
  QorganListJob *job;

  if (self->cancellable != NULL || self->telling || self->casebook == NULL
      || !(self->reload || self->afresh || self->touched->len > 0))
    return;
  g_clear_handle_id (&self->rest_source, g_source_remove);
  job = g_new0 (QorganListJob, 1);
  job->query = qorgan_query_copy (self->query);
  job->table = self->reload ? NULL : qorgan_table_ref (self->source->table);
  job->shown = g_array_ref (self->ids);
  job->touched = g_array_copy (self->touched);
  job->afresh = self->afresh;
  self->n_taken = self->touched->len;
  self->reloading = self->reload;
  self->ordering = self->afresh;
  self->reload = FALSE;
  self->afresh = FALSE;
  self->cancellable = g_cancellable_new ();
  set_busy (self, job->afresh || self->reloading);
  reference = g_new0 (GWeakRef, 1);
  g_weak_ref_init (reference, self);
  qorgan_casebook_run_async (self->casebook, qorgan_list_job_run, job, (GDestroyNotify) qorgan_list_job_free,
                             (GDestroyNotify) qorgan_list_state_free, self->cancellable, job_finished_cb,
                             g_steal_pointer (&reference));
}

/* Gives up the job that runs; what it was to bring is due again. */
static void
cancel_job (QorganList *self)
{
  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->reload |= self->reloading;
  self->afresh |= self->ordering;
}

static void
casebook_changed_cb (QorganCasebook *casebook, const QorganEntry *entry, QorganList *self)
{
  QorganVocabularies *vocabularies = qorgan_casebook_get_vocabularies (casebook);

  if (vocabularies != self->source->vocabularies)
    {
      qorgan_vocabularies_unref (self->source->vocabularies);
      self->source->vocabularies = qorgan_vocabularies_ref (vocabularies);
      self->reload = TRUE;
      if (self->source->table != NULL)
        qorgan_row_source_tell (self->source, NULL, NULL);
    }
  if (entry->touched == NULL || self->touched->len + entry->touched->len > MAX_TOUCHED)
    self->reload = TRUE;
  else
    g_array_append_vals (self->touched, entry->touched->data, entry->touched->len);
  start_job (self);
}

static GType
qorgan_list_get_item_type (GListModel *model)
{
  return QORGAN_TYPE_ROW;
}

static guint
qorgan_list_get_n_items (GListModel *model)
{
  return QORGAN_LIST (model)->ids->len;
}

static gpointer
qorgan_list_get_item (GListModel *model, guint position)
{
  QorganList *self = QORGAN_LIST (model);

  if (position >= self->ids->len)
    return NULL;
  return qorgan_row_source_take_row (self->source, g_array_index (self->ids, gint64, position));
}

static void
qorgan_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = qorgan_list_get_item_type;
  interface->get_n_items = qorgan_list_get_n_items;
  interface->get_item = qorgan_list_get_item;
}

static void
qorgan_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QorganList *self = QORGAN_LIST (object);

  switch ((QorganListProps) id)
    {
    case PROP_N_MATCHING:
      g_value_set_uint (value, qorgan_list_get_n_matching (self));
      break;
    case PROP_N_ALL:
      g_value_set_uint (value, qorgan_list_get_n_all (self));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, qorgan_list_get_busy (self));
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, qorgan_list_get_error (self));
      break;
    case PROP_OTHER_LAYOUT:
      g_value_set_string (value, qorgan_list_get_other_layout (self));
      break;
    case PROP_QUERY:
      g_value_set_pointer (value, self->query);
      break;
    }
}

static void
qorgan_list_dispose (GObject *object)
{
  QorganList *self = QORGAN_LIST (object);

  cancel_job (self);
  stop_ranking (self);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_object (&self->casebook);
  G_OBJECT_CLASS (qorgan_list_parent_class)->dispose (object);
}

static void
qorgan_list_finalize (GObject *object)
{
  QorganList *self = QORGAN_LIST (object);

  qorgan_query_free (self->query);
  qorgan_row_source_unref (self->source);
  g_array_unref (self->ids);
  g_array_unref (self->touched);
  g_clear_error (&self->error);
  g_free (self->other_layout);
  G_OBJECT_CLASS (qorgan_list_parent_class)->finalize (object);
}

static void
qorgan_list_class_init (QorganListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = qorgan_list_get_property;
  object_class->dispose = qorgan_list_dispose;
  object_class->finalize = qorgan_list_finalize;
  properties[PROP_N_MATCHING] = g_param_spec_uint ("n-matching", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_ALL] = g_param_spec_uint ("n-all", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_OTHER_LAYOUT] = g_param_spec_string ("other-layout", NULL, NULL, NULL, flags);
  properties[PROP_QUERY] = g_param_spec_pointer ("query", NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
qorgan_list_init (QorganList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->reload = TRUE;
  self->afresh = TRUE;
}

/**
 * qorgan_list_new:
 * @casebook: a casebook
 * @taken: (transfer full): what to list
 *
 * Returns: (transfer full): a list that is busy reading
 */
QorganList *
qorgan_list_new (QorganCasebook *casebook, QorganQuery *taken)
{
  QorganList *self = g_object_new (QORGAN_TYPE_LIST, NULL);

  self->casebook = g_object_ref (casebook);
  self->query = taken;
  self->source
      = qorgan_row_source_new (qorgan_casebook_get_vocabularies (casebook), qorgan_casebook_get_language (casebook));
  g_signal_connect_object (casebook, "changed", G_CALLBACK (casebook_changed_cb), self, G_CONNECT_DEFAULT);
  start_job (self);
  return self;
}

/**
 * qorgan_list_get_casebook:
 * @self: a list
 *
 * Returns: (transfer none): the casebook its records are in
 */
QorganCasebook *
qorgan_list_get_casebook (QorganList *self)
{
  g_return_val_if_fail (QORGAN_IS_LIST (self), NULL);

  return self->casebook;
}

/**
 * qorgan_list_get_kind:
 * @self: a list
 *
 * Returns: (transfer none): the kind of its records
 */
const QorganKind *
qorgan_list_get_kind (QorganList *self)
{
  g_return_val_if_fail (QORGAN_IS_LIST (self), NULL);

  return qorgan_query_kind (self->query);
}

/**
 * qorgan_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none): what it lists, or is about to list
 */
const QorganQuery *
qorgan_list_get_query (QorganList *self)
{
  g_return_val_if_fail (QORGAN_IS_LIST (self), NULL);

  return self->query;
}

/**
 * qorgan_list_take_query:
 * @self: a list
 * @taken: (transfer full): what to list from now on, of the same kind
 *
 * What is shown stays until the answer is there.
 */
void
qorgan_list_take_query (QorganList *self, QorganQuery *taken)
{
  g_return_if_fail (QORGAN_IS_LIST (self));
  g_return_if_fail (qorgan_query_kind (taken) == qorgan_list_get_kind (self));

  qorgan_query_free (self->query);
  self->query = taken;
  self->afresh = TRUE;
  /* Reading takes longest and serves every query: it is let finish, or quick typing would never show anything. */
  if (!self->reloading)
    cancel_job (self);
  start_job (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

/**
 * qorgan_list_get_id:
 * @self: a list
 * @position: a position
 *
 * Returns: the id of the record there, without making a row of it; 0: the list is shorter
 */
gint64
qorgan_list_get_id (QorganList *self, guint position)
{
  g_return_val_if_fail (QORGAN_IS_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/**
 * qorgan_list_find:
 * @self: a list
 * @id: an id
 *
 * Returns: the position of the record, or %G_MAXUINT
 */
guint
qorgan_list_find (QorganList *self, gint64 id)
{
  g_return_val_if_fail (QORGAN_IS_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;
  return G_MAXUINT;
}

/**
 * qorgan_list_get_n_matching:
 * @self: a list
 *
 * Returns: how many records match the query; at first, there may be fewer rows
 */
guint
qorgan_list_get_n_matching (QorganList *self)
{
  g_return_val_if_fail (QORGAN_IS_LIST (self), 0);

  return is_first_page (self) ? self->n_all : self->ids->len;
}

/**
 * qorgan_list_get_n_all:
 * @self: a list
 *
 * Returns: how many records of the kind there are
 */
guint
qorgan_list_get_n_all (QorganList *self)
{
  g_return_val_if_fail (QORGAN_IS_LIST (self), 0);

  return self->n_all;
}

/**
 * qorgan_list_get_busy:
 * @self: a list
 *
 * Returns: whether what is shown does not answer the query yet
 */
gboolean
qorgan_list_get_busy (QorganList *self)
{
  g_return_val_if_fail (QORGAN_IS_LIST (self), FALSE);

  return self->busy;
}

/**
 * qorgan_list_get_error:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why the last attempt to read failed
 */
const GError *
qorgan_list_get_error (QorganList *self)
{
  g_return_val_if_fail (QORGAN_IS_LIST (self), NULL);

  return self->error;
}

/**
 * qorgan_list_get_other_layout:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what was searched for instead of what was typed, because only that, typed on
 *   another keyboard layout, finds something
 */
const char *
qorgan_list_get_other_layout (QorganList *self)
{
  g_return_val_if_fail (QORGAN_IS_LIST (self), NULL);

  return self->other_layout;
}
