/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a long list. A list reads the columns of its whole kind, which at 100 000 records takes a good part
 * of a second; here only what decides which rows come first is read, then these alone, and they are shown before the
 * others. They are a table like any other, only shorter, and the whole one follows once there is nothing else to do:
 * see qorgan-list.c. */

#include "qorgan-list-first.h"

#include "qorgan-id-set.h"
#include "qorgan-session-private.h"
#include "qorgan-table-private.h"

#define N_ROWS 200
#define MANY 2000 /* records; fewer are read as quickly as they are looked for */

/**
 * qorgan_list_first_applies:
 * @job: what a list wants
 *
 * Returns: whether it wants a whole kind in the order of a column, and shows nothing yet
 */
gboolean
qorgan_list_first_applies (const QorganListJob *job)
{
  return job->table == NULL && job->shown->len == 0 && qorgan_query_search (job->query) == NULL
         && !qorgan_query_has_conditions (job->query) && qorgan_query_sort_column (job->query, NULL) != NULL;
}

/* Dates are sorted in the file already. As qorgan_table_sort() would have them: equals in the order they were made. */
static GArray *
find_by_date (QorganSession *session, const QorganKind *kind, const char *date, gboolean descending, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      /* Where a sealed record stood among others would tell its date. */
      "SELECT t.id FROM \"%s\" t JOIN record own ON own.id = t.id WHERE \"%s_from\" IS NOT NULL AND NOT own.sealed "
      "ORDER BY \"%s_from\" %s, t.id LIMIT " G_STRINGIFY (N_ROWS),
      kind->name, date, date, descending ? "DESC" : "ASC");
  g_autoptr (QorganStatement) select = qorgan_connection_prepare (session->connection, sql, error);
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), N_ROWS);
  gboolean has_row = TRUE;

  if (select == NULL)
    return NULL;
  while (has_row)
    {
      gint64 id;

      if (!qorgan_statement_step (select, &has_row, error))
        return NULL;
      id = has_row ? qorgan_statement_int64 (select, 0) : 0;
      if (has_row)
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* Puts @row where it belongs among @first, the first rows so far in their order. */
static void
insert_row (GArray *first, QorganTableOrder *order, guint32 row)
{
  guint low = 0, high = first->len;

  if (first->len == N_ROWS && qorgan_table_order_compare (order, g_array_index (first, guint32, N_ROWS - 1), row) < 0)
    return;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (qorgan_table_order_compare (order, g_array_index (first, guint32, middle), row) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  if (first->len == N_ROWS)
    g_array_set_size (first, N_ROWS - 1);
  g_array_insert_val (first, low, row);
}

/* Of everything else the one column is read, and gone through once: to give each value its rank would take longer. */
static GArray *
find_by_value (QorganSession *session,
               const QorganKind *kind,
               const QorganColumn *column,
               gboolean descending,
               GError **error)
{
  QorganKind narrow = *kind;
  g_autoptr (QorganTable) table = NULL;
  g_autoptr (QorganTableOrder) order = NULL;
  g_autoptr (GArray) rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), N_ROWS);
  GArray *ids;

  narrow.columns = column;
  narrow.n_columns = 1;
  table = qorgan_table_read (session, &narrow, error);
  order = table != NULL ? qorgan_table_order_new (table, session, column, descending, error) : NULL;
  if (order == NULL)
    return NULL;
  for (guint32 row = 0; row < qorgan_table_ids (table)->len; row++)
    insert_row (rows, order, row);
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), N_ROWS);
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (ids, g_array_index (qorgan_table_ids (table), gint64, g_array_index (rows, guint32, i)));
  return ids;
}

static GArray *
find_first (QorganSession *session, const QorganQuery *query, GError **error)
{
  const QorganKind *kind = qorgan_query_kind (query);
  gboolean descending;
  const QorganColumn *column = qorgan_query_sort_column (query, &descending);

  if (column->source == QORGAN_COLUMN_FIELD && qorgan_field (column->field)->type == QORGAN_DATE)
    return find_by_date (session, kind, qorgan_field (column->field)->name, descending, error);
  return find_by_value (session, kind, column, descending, error);
}

/**
 * qorgan_list_first_read:
 * @session: a session
 * @query: of a job that qorgan_list_first_applies() to
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (nullable): the state of a list that shows its first rows; its table is %NULL where the kind
 *   has so few records that they had better be read at once
 */
QorganListState *
qorgan_list_first_read (QorganSession *session, const QorganQuery *query, GError **error)
{
  g_autoptr (QorganListState) state = g_new0 (QorganListState, 1);
  g_autoptr (GArray) set = NULL;

  if (!qorgan_session_count_kind (session, qorgan_query_kind (query), &state->n_all, error))
    return NULL;
  if (state->n_all < MANY)
    return g_steal_pointer (&state);
  state->ids = find_first (session, query, error);
  if (state->ids == NULL)
    return NULL;
  set = g_array_copy (state->ids);
  qorgan_id_set_normalise (set);
  state->table = qorgan_table_read_some (session, qorgan_query_kind (query), set, error);
  return state->table != NULL ? g_steal_pointer (&state) : NULL;
}
