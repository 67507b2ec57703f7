/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a long list. A list reads the columns of its whole kind, which at 100 000 records takes a good part
 * of a second; where SQL itself can say which rows come first, these are read and shown before. They are a table like
 * any other, only shorter, and the whole one follows once there is nothing else to do: see qorgan-list.c. */

#include "qorgan-list-first.h"

#include "qorgan-id-set.h"
#include "qorgan-session-private.h"
#include "qorgan-table-private.h"

#define N_ROWS 200
#define MANY 2000 /* records; fewer are read as quickly as they are looked for */

/* The date that @query sorts by, of the kind's own table; NULL: it sorts by something that SQL cannot sort. */
static const QorganField *
sorting_date (const QorganQuery *query, gboolean *descending)
{
  const char *name = qorgan_query_sort (query, descending);
  const QorganColumn *column = name != NULL ? qorgan_kind_find_column (qorgan_query_kind (query), name) : NULL;
  const QorganField *field;

  if (column == NULL || column->source != QORGAN_COLUMN_FIELD)
    return NULL;
  field = qorgan_field (column->field);
  return field->type == QORGAN_DATE ? field : NULL;
}

/**
 * qorgan_list_first_applies:
 * @job: what a list wants
 *
 * Returns: whether it wants a whole kind, sorted by a date, and shows nothing yet
 */
gboolean
qorgan_list_first_applies (const QorganListJob *job)
{
  gboolean descending;

  return job->table == NULL && job->shown->len == 0 && qorgan_query_search (job->query) == NULL
         && !qorgan_query_has_conditions (job->query) && sorting_date (job->query, &descending) != NULL;
}

/* As qorgan_table_sort() would have them: equals in the order they were made. */
static GArray *
find_first (QorganSession *session, const QorganQuery *query, GError **error)
{
  gboolean descending;
  const QorganField *date = sorting_date (query, &descending);
  g_autofree char *sql = g_strdup_printf (
      /* Where a sealed record stood among others would tell its date. */
      "SELECT t.id FROM \"%s\" t JOIN record own ON own.id = t.id WHERE \"%s_from\" IS NOT NULL AND NOT own.sealed "
      "ORDER BY \"%s_from\" %s, t.id LIMIT " G_STRINGIFY (N_ROWS),
      qorgan_query_kind (query)->name, date->name, date->name, descending ? "DESC" : "ASC");
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
