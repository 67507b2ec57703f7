/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query as SQL. The text is made of names from the kinds' tables only; every value is a parameter. What is said of
 * other records, by way of links, becomes a set of ids that is worked out once, not a question asked of each row. */

#include "qorgan-query-private.h"

#include "qorgan-session-private.h"

void
qorgan_query_sql_init (QorganQuerySql *self)
{
  self->sql = g_string_new (NULL);
  self->parameters = g_ptr_array_new_with_free_func (g_free);
  self->ids = NULL;
}

void
qorgan_query_sql_clear (QorganQuerySql *self)
{
  g_string_free (self->sql, TRUE);
  g_ptr_array_unref (self->parameters);
}

/* Takes @taken as the next parameter and returns its number. */
guint
qorgan_query_sql_add_parameter (QorganQuerySql *self, char *taken)
{
  g_ptr_array_add (self->parameters, taken);
  return self->parameters->len;
}

/* Takes @ids, which must outlive @self, as the next parameter, for "ids (?N)", and returns its number. */
guint
qorgan_query_sql_add_ids (QorganQuerySql *self, const GArray *ids)
{
  g_assert (self->ids == NULL);
  self->ids = ids;
  return qorgan_query_sql_add_parameter (self, NULL);
}

void
qorgan_query_sql_bind (const QorganQuerySql *self, QorganStatement *statement)
{
  for (guint i = 0; i < self->parameters->len; i++)
    if (self->parameters->pdata[i] != NULL)
      qorgan_statement_bind_text (statement, (int) i + 1, self->parameters->pdata[i]);
    else
      qorgan_statement_bind_ids (statement, (int) i + 1, self->ids);
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

/* "(SELECT …)": the records whose ids are @values, and with @within all their parts, the parts of these, … */
static void
append_targets (QorganQuerySql *self, const QorganField *field, char **values, gboolean within)
{
  guint n = qorgan_query_sql_add_parameter (self, strings_to_json (values));

  if (!within)
    {
      g_string_append_printf (self->sql, "(SELECT CAST (value AS INTEGER) FROM json_each (?%u))", n);
      return;
    }
  g_string_append_printf (self->sql,
                          "(WITH RECURSIVE part (id) AS (SELECT CAST (value AS INTEGER) FROM json_each (?%u)", n);
  for (const guint8 *target = field->targets; *target != 0; target++)
    {
      const QorganKind *kind = qorgan_kind_by_id (*target);

      if (kind->within != 0)
        g_string_append_printf (self->sql, " UNION SELECT p.id FROM \"%s\" p JOIN part ON p.\"%s\" = part.id",
                                kind->name, qorgan_field (kind->within)->name);
    }
  g_string_append (self->sql, ") SELECT id FROM part)");
}

/* Codes are letters, digits and _, so that one in quotation marks is nothing else in a list of them: to look for that
 * is much faster than to have SQLite read the list. */
static void
append_codes (QorganQuerySql *self, const char *alias, const QorganField *field, char **values)
{
  g_string_append_c (self->sql, '(');
  for (guint i = 0; values[i] != NULL; i++)
    g_string_append_printf (self->sql, "%sinstr (%s.\"%s\", ?%u)", i > 0 ? " OR " : "", alias, field->name,
                            qorgan_query_sql_add_parameter (self, g_strdup_printf ("\"%s\"", values[i])));
  g_string_append (self->sql, values[0] != NULL ? ")" : "0)");
}

/* One alone, which is what most filters have, is compared and not looked up. */
static void
append_values (QorganQuerySql *self, const char *alias, const QorganField *field, char **values)
{
  if (g_strv_length (values) == 1)
    g_string_append_printf (self->sql, "%s.\"%s\" = ?%u", alias, field->name,
                            qorgan_query_sql_add_parameter (self, g_strdup (values[0])));
  else
    g_string_append_printf (self->sql, "%s.\"%s\" IN (SELECT value FROM json_each (?%u))", alias, field->name,
                            qorgan_query_sql_add_parameter (self, strings_to_json (values)));
}

/* An expression that is true where one of @values is in the field of the table @alias. */
static void
append_listed (QorganQuerySql *self, const char *alias, const QorganCondition *condition, char **values)
{
  const QorganField *field = qorgan_field (condition->path.field);

  switch (field->type)
    {
    case QORGAN_CODES:
      append_codes (self, alias, field, values);
      break;
    case QORGAN_LINK:
      g_string_append_printf (self->sql, "%s.\"%s\" IN ", alias, field->name);
      append_targets (self, field, values, condition->within);
      break;
    case QORGAN_LINKS:
      g_string_append_printf (self->sql, "%s.id IN (SELECT record FROM link WHERE field = '%s' AND target IN ", alias,
                              field->name);
      append_targets (self, field, values, condition->within);
      g_string_append_c (self->sql, ')');
      break;
    case QORGAN_TEXT:
    case QORGAN_PROSE:
    case QORGAN_CODE:
    case QORGAN_FIELD_NAME:
      append_values (self, alias, field, values);
      break;
    case QORGAN_DATE:
    case QORGAN_NUMBER:
    case QORGAN_REAL:
      g_assert_not_reached ();
    }
}

static void
get_range (const char *edtf, gint64 *earliest, gint64 *latest)
{
  QorganDate date;

  if (!qorgan_date_parse (edtf, &date, NULL))
    g_assert_not_reached (); /* checked when the condition was made */
  qorgan_date_get_range (&date, earliest, latest);
}

/* Ranges answer by overlap: what may lie in between matches. */
static void
append_moment (QorganQuerySql *self, const char *alias, const QorganField *field, const char *edtf, gboolean since)
{
  gint64 earliest, latest;

  get_range (edtf, &earliest, &latest);
  g_string_append_printf (self->sql, " AND %s.\"%s_%s\" %s CAST (?%u AS INTEGER)", alias, field->name,
                          since ? "to" : "from", since ? ">=" : "<=",
                          qorgan_query_sql_add_parameter (self, qorgan_value_from_number (since ? earliest : latest)));
}

/* Begun by then and not known to have ended before. An end that is not known has not come. */
static void
append_going_on (QorganQuerySql *self, const char *alias, const QorganField *field, const char *edtf)
{
  const char *begins = field->begins != 0 ? qorgan_field (field->begins)->name : field->name;
  gint64 earliest, latest;

  get_range (edtf, &earliest, &latest);
  g_string_append_printf (self->sql, " AND coalesce (%s.\"%s_from\", %s.\"%s_from\") <= CAST (?%u AS INTEGER)", alias,
                          begins, alias, field->name,
                          qorgan_query_sql_add_parameter (self, qorgan_value_from_number (latest)));
  g_string_append_printf (self->sql, " AND coalesce (%s.\"%s_to\" >= CAST (?%u AS INTEGER), 1)", alias,
                          qorgan_field (field->ends)->name,
                          qorgan_query_sql_add_parameter (self, qorgan_value_from_number (earliest)));
}

static void
append_recorded (QorganQuerySql *self, const char *alias, const QorganField *field)
{
  if (field->type == QORGAN_LINKS)
    g_string_append_printf (self->sql, "EXISTS (SELECT 1 FROM link WHERE record = %s.id AND field = '%s')", alias,
                            field->name);
  else
    g_string_append_printf (self->sql, "%s.\"%s\" IS NOT NULL", alias, field->name);
}

/* " AND …": what must hold of one record, the one in the table @alias. */
static void
append_of_one (QorganQuerySql *self, const char *alias, const QorganCondition *condition)
{
  const QorganField *field = qorgan_field (condition->path.field);

  if (condition->any != NULL)
    {
      g_string_append (self->sql, " AND ");
      append_listed (self, alias, condition, condition->any);
    }
  if (condition->since != NULL)
    append_moment (self, alias, field, condition->since, TRUE);
  if (condition->until != NULL)
    append_moment (self, alias, field, condition->until, FALSE);
  if (condition->on != NULL)
    append_going_on (self, alias, field, condition->on);
  if (condition->emptiness == QORGAN_FILLED)
    {
      g_string_append (self->sql, " AND ");
      append_recorded (self, alias, field);
    }
}

/* " AND …": what may hold of none. Nothing recorded is not one of the values, whatever SQL thinks of NULL. */
static void
append_own_denials (QorganQuerySql *self, const QorganCondition *condition)
{
  if (condition->none != NULL)
    {
      g_string_append (self->sql, " AND NOT coalesce (");
      append_listed (self, "t", condition, condition->none);
      g_string_append (self->sql, ", 0)");
    }
  if (condition->emptiness == QORGAN_EMPTY)
    {
      g_string_append (self->sql, " AND NOT ");
      append_recorded (self, "t", qorgan_field (condition->path.field));
    }
}

static gboolean
is_forward (const QorganKind *kind, QorganFieldId link)
{
  return QORGAN_FIELD_KIND (link) == kind->id;
}

/* The kind that the hop @i of @path leads to. */
static const QorganKind *
kind_after (const QorganKind *from, const QorganPath *path, guint i)
{
  gboolean is_last = i + 1 == QORGAN_N_HOPS || path->via[i + 1] == 0;

  if (is_last)
    return qorgan_kind_by_id (QORGAN_FIELD_KIND (path->field));
  return is_forward (from, path->via[i]) ? qorgan_kind_by_id (qorgan_field (path->via[i])->targets[0])
                                         : qorgan_kind_by_id (QORGAN_FIELD_KIND (path->via[i]));
}

/* The records along @path: the last of them as "v". Returns: what of the first of them is to be compared with the
 * record that is looked for, see start_of() */
static char *
append_chain (QorganQuerySql *self, const QorganKind *kind, const QorganPath *path)
{
  const QorganKind *first = kind_after (kind, path, 0);
  const char *alias = path->via[1] != 0 ? "h" : "v";

  g_string_append_printf (self->sql, "\"%s\" %s", first->name, alias);
  if (path->via[1] != 0)
    {
      const char *link = qorgan_field (path->via[1])->name;

      if (is_forward (first, path->via[1]))
        g_string_append_printf (self->sql, " JOIN \"%s\" v ON v.id = h.\"%s\"", kind_after (first, path, 1)->name,
                                link);
      else
        g_string_append_printf (self->sql, " JOIN \"%s\" v ON v.\"%s\" = h.id", kind_after (first, path, 1)->name,
                                link);
    }
  return is_forward (kind, path->via[0]) ? g_strdup_printf ("%s.id", alias)
                                         : g_strdup_printf ("%s.\"%s\"", alias, qorgan_field (path->via[0])->name);
}

static char *
start_of (const QorganKind *kind, const QorganPath *path)
{
  return is_forward (kind, path->via[0]) ? g_strdup_printf ("t.\"%s\"", qorgan_field (path->via[0])->name)
                                         : g_strdup ("t.id");
}

/* "START IN (SELECT … WHERE 1": to be followed by conditions on "v" and end_set(). What is half way is a set as well,
 * or it would be looked up for every "v" there is. */
static void
begin_set (QorganQuerySql *self, const QorganKind *kind, const QorganPath *path)
{
  g_autofree char *start = start_of (kind, path);
  const QorganKind *first = kind_after (kind, path, 0);
  const char *link = is_forward (kind, path->via[0]) ? "id" : qorgan_field (path->via[0])->name;
  QorganPath rest = { .via = { path->via[1] }, .field = path->field };

  g_string_append_printf (self->sql, "%s IN (SELECT %s.\"%s\" FROM \"%s\" %s WHERE ", start,
                          path->via[1] != 0 ? "h" : "v", link, first->name, path->via[1] != 0 ? "h" : "v");
  if (path->via[1] == 0)
    {
      g_string_append_c (self->sql, '1');
      return;
    }
  link = is_forward (first, path->via[1]) ? "id" : qorgan_field (path->via[1])->name;
  g_string_append_printf (self->sql, "h.\"%s\" IN (SELECT v.\"%s\" FROM \"%s\" v WHERE 1",
                          is_forward (first, path->via[1]) ? qorgan_field (path->via[1])->name : "id", link,
                          kind_after (first, &rest, 0)->name);
}

static void
end_set (QorganQuerySql *self, const QorganPath *path)
{
  g_string_append (self->sql, path->via[1] != 0 ? "))" : ")");
}

static void
append_denials (QorganQuerySql *self, const QorganKind *kind, const QorganCondition *condition)
{
  if (condition->none != NULL)
    {
      g_string_append (self->sql, " AND NOT coalesce (");
      begin_set (self, kind, &condition->path);
      g_string_append (self->sql, " AND ");
      append_listed (self, "v", condition, condition->none);
      end_set (self, &condition->path);
      g_string_append (self->sql, ", 0)");
    }
  if (condition->emptiness == QORGAN_EMPTY)
    {
      g_string_append (self->sql, " AND NOT coalesce (");
      begin_set (self, kind, &condition->path);
      g_string_append (self->sql, " AND ");
      append_recorded (self, "v", qorgan_field (condition->path.field));
      end_set (self, &condition->path);
      g_string_append (self->sql, ", 0)");
    }
}

static gboolean
says_something_of_one (const QorganCondition *condition)
{
  return condition->any != NULL || condition->since != NULL || condition->until != NULL || condition->on != NULL
         || condition->emptiness == QORGAN_FILLED;
}

/* What is said of one record that @path leads to, by condition @index and by all after it. */
static void
append_group (QorganQuerySql *self, const QorganQuery *query, guint index, const QorganPath *path)
{
  for (guint i = index; i < query->conditions->len; i++)
    {
      const QorganCondition *condition = query->conditions->pdata[i];

      if (qorgan_path_same_record (&condition->path, path))
        append_of_one (self, "v", condition);
    }
}

/* Whether condition @index is the first that says something of the record it looks at. */
static gboolean
begins_group (const QorganQuery *query, guint index)
{
  const QorganCondition *condition = query->conditions->pdata[index];

  for (guint i = 0; i < index; i++)
    {
      const QorganCondition *before = query->conditions->pdata[i];

      if (says_something_of_one (before) && qorgan_path_same_record (&before->path, &condition->path))
        return FALSE;
    }
  return says_something_of_one (condition);
}

static void
append_conditions (QorganQuerySql *self, const QorganQuery *query)
{
  for (guint i = 0; i < query->conditions->len; i++)
    {
      const QorganCondition *condition = query->conditions->pdata[i];

      if (condition->path.via[0] == 0)
        {
          append_of_one (self, "t", condition);
          append_own_denials (self, condition);
          continue;
        }
      append_denials (self, query->kind, condition);
      if (!begins_group (query, i))
        continue;
      g_string_append (self->sql, " AND ");
      begin_set (self, query->kind, &condition->path);
      append_group (self, query, i, &condition->path);
      end_set (self, &condition->path);
    }
}

/* Whether all that is said is said of one record that belongs to those that are looked for, and to nobody else: it
 * names its owner, who need not be looked up. */
static gboolean
owner_says_it (const QorganQuery *query)
{
  const QorganCondition *first = query->conditions->len > 0 ? query->conditions->pdata[0] : NULL;
  const QorganField *owner = first != NULL && first->path.via[0] != 0 ? qorgan_field (first->path.via[0]) : NULL;

  if (owner == NULL || first->path.via[1] != 0 || is_forward (query->kind, first->path.via[0])
      || !(owner->flags & QORGAN_OWNER) || owner->targets == NULL || owner->targets[0] != query->kind->id
      || owner->targets[1] != 0)
    return FALSE;
  for (guint i = 0; i < query->conditions->len; i++)
    {
      const QorganCondition *condition = query->conditions->pdata[i];

      if (!qorgan_path_same_record (&condition->path, &first->path) || !says_something_of_one (condition)
          || condition->none != NULL || condition->emptiness == QORGAN_EMPTY)
        return FALSE;
    }
  return TRUE;
}

void
qorgan_query_sql_append_select (QorganQuerySql *self, const QorganQuery *query, const GArray *among)
{
  g_autofree char *key = g_strdup ("t.id");

  if (owner_says_it (query))
    {
      const QorganPath *path = &((const QorganCondition *) query->conditions->pdata[0])->path;

      g_free (key);
      key = g_strdup_printf ("v.\"%s\"", qorgan_field (path->via[0])->name);
      g_string_append_printf (self->sql, "SELECT DISTINCT %s FROM \"%s\" v WHERE 1", key,
                              kind_after (query->kind, path, 0)->name);
      append_group (self, query, 0, path);
    }
  else
    {
      /* An index knows all there are, without a look at the records themselves. */
      if (query->conditions->len == 0 && among == NULL)
        g_string_append_printf (self->sql, "SELECT t.id FROM record t WHERE t.kind = '%s'", query->kind->name);
      else
        g_string_append_printf (self->sql, "SELECT t.id FROM \"%s\" t WHERE 1", query->kind->name);
      append_conditions (self, query);
    }
  if (among != NULL)
    g_string_append_printf (self->sql, " AND %s IN (SELECT id FROM ids (?%u))", key,
                            qorgan_query_sql_add_ids (self, among));
  g_string_append_printf (self->sql, " ORDER BY %s", key);
}

gboolean
qorgan_query_sql_append_joined (QorganQuerySql *self, const QorganQuery *query, const QorganPath *path)
{
  gsize length = self->sql->len;

  append_group (self, query, 0, path);
  return self->sql->len > length;
}

char *
qorgan_query_sql_append_path (QorganQuerySql *self, const QorganKind *kind, const QorganPath *path)
{
  g_autofree char *start = start_of (kind, path);
  g_autofree char *key = NULL;

  g_string_append (self->sql, " FROM ");
  if (is_forward (kind, path->via[0]))
    g_string_append_printf (self->sql, "\"%s\" t JOIN ", kind->name);
  key = append_chain (self, kind, path);
  if (!is_forward (kind, path->via[0]))
    return g_steal_pointer (&key);
  /* Of inner joins all conditions are equal, wherever they stand. */
  g_string_append_printf (self->sql, " %s %s = %s", path->via[1] != 0 ? "AND" : "ON", key, start);
  return g_strdup ("t.id");
}
