/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work behind a list, on the database thread: reading what is missing, finding and sorting ids, and comparing them
 * with what is shown, so that the main thread only has to tell. */

#include "qorgan-list-job.h"

#include "qorgan-id-set.h"
#include "qorgan-list-first.h"
#include "qorgan-session-private.h"

#define MAX_AFFECTED 500 /* more rows than this are read and sorted as a whole */
#define MAX_EDITS 32     /* more than this are told as one */
#define MAX_MOVE 200     /* rows; a selection model looks for its row among these, one by one */

void
qorgan_list_job_free (QorganListJob *self)
{
  qorgan_query_free (self->query);
  g_clear_pointer (&self->table, qorgan_table_unref);
  g_clear_pointer (&self->shown, g_array_unref);
  g_clear_pointer (&self->touched, g_array_unref);
  g_free (self);
}

void
qorgan_list_state_free (QorganListState *self)
{
  g_clear_pointer (&self->table, qorgan_table_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->edits, g_array_unref);
  g_clear_pointer (&self->affected, g_array_unref);
  g_free (self->other_layout);
  g_free (self);
}

/* (element-type guint32) The rows of those ids, ascending; what was made after the table was read is left for later. */
static GArray *
rows_of (QorganTable *table, const GArray *ids)
{
  const GArray *all = qorgan_table_ids (table);
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), all->len);

  for (guint32 row = 0, i = 0; row < all->len; row++)
    {
      gint64 id = g_array_index (all, gint64, row);

      while (ids != NULL && i < ids->len && g_array_index (ids, gint64, i) < id)
        i++;
      if (ids == NULL || (i < ids->len && g_array_index (ids, gint64, i) == id))
        g_array_append_val (rows, row);
    }
  return rows;
}

static gboolean
order_all (QorganSession *session, const QorganQuery *query, QorganListState *state, GError **error)
{
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) rows = NULL;
  gboolean descending;
  const QorganColumn *column = qorgan_query_sort_column (query, &descending);

  if (qorgan_query_search (query) != NULL || qorgan_query_has_conditions (query))
    {
      /* Words are looked up among the rows that are there; conditions are better asked of the file. */
      found = qorgan_session_find_among (session, query,
                                         qorgan_query_has_conditions (query) ? NULL : qorgan_table_ids (state->table),
                                         &state->other_layout, error);
      if (found == NULL)
        return FALSE;
    }
  rows = rows_of (state->table, found);
  if (!qorgan_table_sort (state->table, session, column, descending, rows, error))
    return FALSE;
  state->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (state->ids,
                        g_array_index (qorgan_table_ids (state->table), gint64, g_array_index (rows, guint32, i)));
  return TRUE;
}

/* (element-type gint64) In their order: the ids that are not in @taken. */
static GArray *
without (const GArray *ids, const GArray *taken)
{
  GArray *rest = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len);
  gint64 first = taken->len > 0 ? g_array_index (taken, gint64, 0) : G_MAXINT64;
  gint64 last = taken->len > 0 ? g_array_index (taken, gint64, taken->len - 1) : 0;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (id < first || id > last || !qorgan_id_set_find (taken, id, NULL))
        g_array_append_val (rest, id);
    }
  return rest;
}

static void
insert_sorted (QorganTable *table, QorganTableOrder *order, GArray *ids, gint64 id)
{
  guint low = 0, high = ids->len, row, other;

  if (!qorgan_table_find (table, id, &row))
    return;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (qorgan_table_find (table, g_array_index (ids, gint64, middle), &other)
          && qorgan_table_order_compare (order, other, row) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  g_array_insert_val (ids, low, id);
}

/* All but the affected rows stand as they stood. */
static gboolean
order_affected (QorganSession *session, const QorganListJob *job, QorganListState *state, GError **error)
{
  gboolean descending;
  const QorganColumn *column = qorgan_query_sort_column (job->query, &descending);
  g_autoptr (QorganTableOrder) order = NULL;
  g_autoptr (GArray) matching = NULL;

  matching = qorgan_query_has_conditions (job->query)
                 ? qorgan_session_find_among (session, job->query, state->affected, NULL, error)
                 : g_array_ref (state->affected);
  if (matching == NULL)
    return FALSE;
  order = qorgan_table_order_new (state->table, session, column, descending, error);
  if (order == NULL)
    return FALSE;
  state->ids = without (job->shown, state->affected);
  for (guint i = 0; i < matching->len; i++)
    insert_sorted (state->table, order, state->ids, g_array_index (matching, gint64, i));
  return TRUE;
}

/* Adds to the affected rows those that only the words of the query brought in or took out. */
static GArray *
list_suspects (const GArray *before, const GArray *after, const GArray *affected)
{
  g_autoptr (GArray) old = g_array_copy ((GArray *) before);
  g_autoptr (GArray) new = g_array_copy ((GArray *) after);
  g_autoptr (GArray) gone = NULL;
  g_autoptr (GArray) come = NULL;
  GArray *suspects = g_array_copy ((GArray *) affected);

  qorgan_id_set_normalise (old);
  qorgan_id_set_normalise (new);
  gone = qorgan_id_set_subtract (old, new);
  come = qorgan_id_set_subtract (new, old);
  g_array_append_vals (suspects, gone->data, gone->len);
  g_array_append_vals (suspects, come->data, come->len);
  qorgan_id_set_normalise (suspects);
  return suspects;
}

static void
add_edit (GArray *edits, guint position, guint n_removed, guint n_added)
{
  QorganListEdit *last = edits->len > 0 ? &g_array_index (edits, QorganListEdit, edits->len - 1) : NULL;
  QorganListEdit edit = { position, n_removed, n_added };

  if (last != NULL && last->position + last->n_added == position)
    {
      last->n_removed += n_removed;
      last->n_added += n_added;
    }
  else
    g_array_append_val (edits, edit);
}

/* A single row that moved a short way: one edit over that way. */
static void
join_move (GArray *edits)
{
  QorganListEdit *first = &g_array_index (edits, QorganListEdit, 0);
  QorganListEdit *second = first + 1;
  gboolean down, up;
  guint span;

  if (edits->len != 2)
    return;
  down = first->n_removed == 1 && first->n_added == 0 && second->n_removed == 0 && second->n_added == 1;
  up = first->n_removed == 0 && first->n_added == 1 && second->n_removed == 1 && second->n_added == 0;
  span = second->position - first->position + (down ? 1 : 0);
  if ((!down && !up) || span > MAX_MOVE)
    return;
  first->n_removed = first->n_added = span;
  g_array_set_size (edits, 1);
}

/* How far from @start @id stands in @ids; MAX_EDITS: not near. */
static guint
look_ahead (const GArray *ids, guint start, gint64 id)
{
  for (guint i = 0; i < MAX_EDITS && start + i < ids->len; i++)
    if (g_array_index (ids, gint64, start + i) == id)
      return i;
  return MAX_EDITS;
}

/* Whether the row at @i went, rather than that the one at @j came; where both may be, the one that is missed longer. */
static gboolean
is_removal (const GArray *before, guint i, const GArray *after, guint j, const GArray *suspects)
{
  gint64 old, new;

  if (i == before->len || j == after->len)
    return i < before->len;
  old = g_array_index (before, gint64, i);
  new = g_array_index (after, gint64, j);
  if (!qorgan_id_set_find (suspects, old, NULL))
    return FALSE;
  return !qorgan_id_set_find (suspects, new, NULL) || look_ahead (after, j, old) >= look_ahead (before, i, new);
}

/* What leads from @before to @after, where all but the suspects stand as they stood; NULL: too much to tell one by one.
 */
static GArray *
compare_orders (const GArray *before, const GArray *after, const GArray *suspects)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (QorganListEdit));
  guint i = 0, j = 0;

  while (i < before->len || j < after->len)
    {
      if (i < before->len && j < after->len && g_array_index (before, gint64, i) == g_array_index (after, gint64, j))
        {
          i++;
          j++;
        }
      else if (is_removal (before, i, after, j, suspects))
        {
          add_edit (edits, j, 1, 0);
          i++;
        }
      else
        {
          add_edit (edits, j, 0, 1);
          j++;
        }
      if (edits->len > MAX_EDITS)
        return NULL;
    }
  join_move (edits);
  return g_steal_pointer (&edits);
}

/* The rows to be read again: those touched, and those that show one of them. */
static GArray *
list_affected (QorganTable *table, GArray *touched)
{
  GArray *affected;

  qorgan_id_set_normalise (touched);
  affected = qorgan_table_dup_showing (table, touched);
  g_array_append_vals (affected, touched->data, touched->len);
  qorgan_id_set_normalise (affected);
  return affected;
}

/**
 * qorgan_list_job_run:
 * @session: a session
 * @data: a #QorganListJob
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a #QorganListState
 */
gpointer
qorgan_list_job_run (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  QorganListJob *job = data;
  g_autoptr (QorganListState) state = g_new0 (QorganListState, 1);
  g_autoptr (GArray) suspects = NULL;
  gboolean in_part;

  if (qorgan_list_first_applies (job))
    {
      g_autoptr (QorganListState) first = qorgan_list_first_read (session, job->query, error);

      if (first == NULL || first->table != NULL)
        return g_steal_pointer (&first);
    }
  if (job->table != NULL)
    {
      state->affected = list_affected (job->table, job->touched);
      if (state->affected->len > MAX_AFFECTED)
        g_clear_pointer (&state->affected, g_array_unref);
    }
  state->table = state->affected != NULL ? qorgan_table_read_again (job->table, session, state->affected, error)
                                         : qorgan_table_read (session, qorgan_query_kind (job->query), error);
  if (state->table == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (state->affected == NULL && qorgan_table_ids (state->table)->len > QORGAN_LIST_LARGE)
    qorgan_connection_forget_pages (session->connection); /* the table stands for them now */
  state->n_all = qorgan_table_ids (state->table)->len;
  in_part = state->affected != NULL && !job->afresh && !qorgan_query_looks_further (job->query);
  if (!(in_part ? order_affected (session, job, state, error) : order_all (session, job->query, state, error)))
    return NULL;
  if (state->affected == NULL || job->afresh)
    return g_steal_pointer (&state);
  suspects = in_part ? g_array_ref (state->affected) : list_suspects (job->shown, state->ids, state->affected);
  state->edits = compare_orders (job->shown, state->ids, suspects);
  return g_steal_pointer (&state);
}

/**
 * qorgan_list_job_rank:
 * @session: a session
 * @data: the #QorganTable of a list
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Makes a long list ready to be sorted at once by whatever column is asked for next.
 *
 * Returns: (transfer none) (nullable): @data
 */
gpointer
qorgan_list_job_rank (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_table_rank (data, session, cancellable, error) ? data : NULL;
}
