/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ids that a query finds. The conditions become one statement, see qorgan-query-sql.c; words to search for are
 * found by qorgan-search.c, and the two sets are taken together. */

#include "qorgan-query-private.h"

#include "qorgan-id-set.h"
#include "qorgan-search.h"
#include "qorgan-session-private.h"

static GArray *
find_by_conditions (QorganSession *session, const QorganQuery *query, const GArray *among, GError **error)
{
  g_auto (QorganQuerySql) sql;
  g_autoptr (QorganStatement) select = NULL;
  g_autoptr (GArray) ids = qorgan_id_set_new ();
  gboolean has_row = TRUE;

  qorgan_query_sql_init (&sql);
  qorgan_query_sql_append_select (&sql, query, among);
  select = qorgan_connection_prepare (session->connection, sql.sql->str, error);
  if (select == NULL)
    return NULL;
  qorgan_query_sql_bind (&sql, select);
  while (has_row)
    {
      if (!qorgan_statement_step (select, &has_row, error))
        return NULL;
      if (has_row)
        {
          gint64 id = qorgan_statement_int64 (select, 0);

          g_array_append_val (ids, id);
        }
    }
  qorgan_id_set_normalise (ids);
  return g_steal_pointer (&ids);
}

/**
 * qorgan_session_find_among:
 * @session: a session
 * @query: what to find
 * @among: (nullable) (element-type gint64): a set of ids of records of the query's kind that the result is to be a part
 *   of; %NULL: all there are
 * @other_layout: (out) (optional) (nullable) (transfer full): what was searched for instead of what was typed, because
 *   only that, typed on another keyboard layout, finds something; %NULL otherwise
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (element-type gint64): the set of ids of the records that match, empty when none do; %NULL
 *   with @error set
 */
GArray *
qorgan_session_find_among (QorganSession *session,
                           const QorganQuery *query,
                           const GArray *among,
                           char **other_layout,
                           GError **error)
{
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) fitting = NULL;

  if (other_layout != NULL)
    *other_layout = NULL;
  if (query->search != NULL && !qorgan_search_find (session, query->search, query->kind, &found, other_layout, error))
    return NULL;
  /* Without a word there is nothing to search for: "…" finds what no search finds. */
  if (found != NULL && among != NULL && query->conditions->len == 0)
    return qorgan_id_set_intersect (found, among);
  fitting = find_by_conditions (session, query, among, error);
  if (fitting == NULL || found == NULL)
    return g_steal_pointer (&fitting);
  return qorgan_id_set_intersect (found, fitting);
}

/**
 * qorgan_session_find:
 * @session: a session
 * @query: what to find
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (element-type gint64): the ids of the records that match, ascending, empty when none do;
 *   %NULL with @error set
 */
GArray *
qorgan_session_find (QorganSession *session, const QorganQuery *query, GError **error)
{
  return qorgan_session_find_among (session, query, NULL, NULL, error);
}

/**
 * qorgan_session_count_kind:
 * @session: a session
 * @kind: a kind
 * @n: (out): how many records of it there are
 * @error: return location for an error of the file
 *
 * Counts in an index: to walk over the records themselves would sweep everything else out of the page cache.
 *
 * Returns: whether they could be counted
 */
gboolean
qorgan_session_count_kind (QorganSession *session, const QorganKind *kind, guint *n, GError **error)
{
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (session->connection, "SELECT count (*) FROM record WHERE kind = ?1", error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_static_text (select, 1, kind->name);
  if (!qorgan_statement_step (select, &has_row, error))
    return FALSE;
  *n = (guint) qorgan_statement_int64 (select, 0);
  return TRUE;
}

/**
 * qorgan_session_count:
 * @session: a session
 * @query: what to count
 * @n: (out): how many records match
 * @error: return location for an error of the file
 *
 * Returns: whether they could be counted
 */
gboolean
qorgan_session_count (QorganSession *session, const QorganQuery *query, guint *n, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  if (query->search == NULL && query->conditions->len == 0)
    return qorgan_session_count_kind (session, query->kind, n, error);
  ids = qorgan_session_find (session, query, error);
  *n = ids != NULL ? ids->len : 0;
  return ids != NULL;
}
