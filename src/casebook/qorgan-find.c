/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query as SQL. The conditions become one statement whose text is made of names from the kind's table only; every
 * value is a parameter. Words to search for are found by qorgan-search.c, and the two sets are taken together. */

#include "qorgan-query-private.h"

#include "qorgan-id-set.h"
#include "qorgan-search.h"
#include "qorgan-session-private.h"

typedef struct
{
  GString *sql;
  GPtrArray *parameters; /* (element-type utf8) ?1, ?2, … */
} Filter;

/* Takes @value as the next parameter and returns its number. */
static guint
add_parameter (Filter *filter, char *value)
{
  g_ptr_array_add (filter->parameters, value);
  return filter->parameters->len;
}

static char *
strings_to_json (char **values)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; values[i] != NULL; i++)
    json_array_add_string_element (array, values[i]);
  json_node_take_array (node, array);
  return json_to_string (node, FALSE);
}

/* An expression that is true where one of @values is in the field. */
static void
append_listed (Filter *filter, const QorganField *field, char **values)
{
  guint n = add_parameter (filter, strings_to_json (values));

  switch (field->type)
    {
    case QORGAN_CODES:
      g_string_append_printf (filter->sql,
                              "EXISTS (SELECT 1 FROM json_each (t.\"%s\") c WHERE c.value IN (SELECT value FROM "
                              "json_each (?%u)))",
                              field->name, n);
      break;
    case QORGAN_LINK:
      g_string_append_printf (filter->sql, "t.\"%s\" IN (SELECT CAST (value AS INTEGER) FROM json_each (?%u))",
                              field->name, n);
      break;
    case QORGAN_LINKS:
      g_string_append_printf (filter->sql,
                              "EXISTS (SELECT 1 FROM link WHERE record = t.id AND field = '%s' AND target IN (SELECT "
                              "CAST (value AS INTEGER) FROM json_each (?%u)))",
                              field->name, n);
      break;
    case QORGAN_TEXT:
    case QORGAN_PROSE:
    case QORGAN_CODE:
    case QORGAN_FIELD_NAME:
      g_string_append_printf (filter->sql, "t.\"%s\" IN (SELECT value FROM json_each (?%u))", field->name, n);
      break;
    case QORGAN_DATE:
    case QORGAN_NUMBER:
    case QORGAN_REAL:
      g_assert_not_reached ();
    }
}

/* Ranges answer by overlap: what may lie in between matches. */
static void
append_moment (Filter *filter, const QorganField *field, const char *edtf, gboolean since)
{
  QorganDate date;
  gint64 earliest, latest;

  if (!qorgan_date_parse (edtf, &date, NULL))
    g_assert_not_reached (); /* checked when the condition was made */
  qorgan_date_get_range (&date, &earliest, &latest);
  g_string_append_printf (filter->sql, " AND t.\"%s_%s\" %s CAST (?%u AS INTEGER)", field->name, since ? "to" : "from",
                          since ? ">=" : "<=",
                          add_parameter (filter, qorgan_value_from_number (since ? earliest : latest)));
}

static void
append_condition (Filter *filter, const QorganCondition *condition)
{
  const QorganField *field = qorgan_field (condition->field);

  if (condition->any != NULL)
    {
      g_string_append (filter->sql, " AND ");
      append_listed (filter, field, condition->any);
    }
  if (condition->none != NULL)
    {
      /* Nothing recorded is not one of the values, whatever SQL thinks of NULL. */
      g_string_append (filter->sql, " AND NOT coalesce (");
      append_listed (filter, field, condition->none);
      g_string_append (filter->sql, ", 0)");
    }
  if (condition->since != NULL)
    append_moment (filter, field, condition->since, TRUE);
  if (condition->until != NULL)
    append_moment (filter, field, condition->until, FALSE);
  if (condition->emptiness == QORGAN_EITHER)
    return;
  if (field->type == QORGAN_LINKS)
    g_string_append_printf (filter->sql, " AND %s EXISTS (SELECT 1 FROM link WHERE record = t.id AND field = '%s')",
                            condition->emptiness == QORGAN_EMPTY ? "NOT" : "", field->name);
  else
    g_string_append_printf (filter->sql, " AND t.\"%s\" IS %s NULL", field->name,
                            condition->emptiness == QORGAN_EMPTY ? "" : "NOT");
}

static GArray *
read_ids (QorganSession *session, const Filter *filter, GError **error)
{
  g_autoptr (QorganStatement) select = qorgan_connection_prepare (session->connection, filter->sql->str, error);
  g_autoptr (GArray) ids = qorgan_id_set_new ();
  gboolean has_row = TRUE;

  if (select == NULL)
    return NULL;
  for (guint i = 0; i < filter->parameters->len; i++)
    qorgan_statement_bind_static_text (select, (int) i + 1, filter->parameters->pdata[i]);
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
  return g_steal_pointer (&ids);
}

static GArray *
find_by_conditions (QorganSession *session, const QorganQuery *query, const GArray *among, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) parameters = g_ptr_array_new_with_free_func (g_free);
  Filter filter = { sql, parameters };

  g_string_append_printf (sql, "SELECT t.id FROM \"%s\" t WHERE 1", query->kind->name);
  if (among != NULL)
    g_string_append_printf (sql, " AND t.id IN (SELECT value FROM json_each (?%u))",
                            add_parameter (&filter, qorgan_id_set_to_json (among)));
  for (guint i = 0; i < query->conditions->len; i++)
    append_condition (&filter, &g_array_index (query->conditions, QorganCondition, i));
  g_string_append (sql, " ORDER BY t.id");
  return read_ids (session, &filter, error);
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
