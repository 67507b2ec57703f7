/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a query says of one record, as SQL on its table. The text is made of names from the kinds' tables only, and of
 * moments that were worked out here; every value is a parameter. (A moment is a number, and parameters are texts: each
 * step would read it anew.) How one record leads to another is in qorgan-query-sql.c. */

#include "qorgan-query-private.h"

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
void
qorgan_query_sql_append_listed (QorganQuerySql *self,
                                const char *alias,
                                const QorganCondition *condition,
                                char **values)
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

/* Ranges answer by overlap: what may lie in between matches. @latest, @earliest: when the value may be. */
static void
append_between (QorganQuerySql *self,
                const char *alias,
                const char *earliest,
                const char *latest,
                const QorganCondition *condition)
{
  gint64 first, last, unused;

  if (condition->since != NULL)
    {
      get_range (condition->since, &first, &unused);
      g_string_append_printf (self->sql, " AND %s.\"%s\" >= %" G_GINT64_FORMAT, alias, latest, first);
    }
  if (condition->until != NULL)
    {
      get_range (condition->until, &unused, &last);
      g_string_append_printf (self->sql, " AND %s.\"%s\" <= %" G_GINT64_FORMAT, alias, earliest, last);
    }
}

static void
append_moments (QorganQuerySql *self, const char *alias, const QorganCondition *condition)
{
  const char *name = qorgan_field (condition->path.field)->name;
  g_autofree char *earliest = g_strconcat (name, "_from", NULL);
  g_autofree char *latest = g_strconcat (name, "_to", NULL);

  append_between (self, alias, earliest, latest, condition);
}

/* " AND …": that it had begun by @latest. */
static void
append_begun (QorganQuerySql *self, const char *alias, const QorganField *field, gint64 latest)
{
  g_autofree char *own = field->begins == NULL ? g_strconcat (field->name, "_from", NULL) : NULL;

  g_string_append_printf (self->sql, " AND %s.\"%s\" <= %" G_GINT64_FORMAT, alias, own != NULL ? own : field->begins,
                          latest);
}

/* Begun by then and not known to have ended before. An end that is not known has not come. */
static void
append_going_on (QorganQuerySql *self, const char *alias, const QorganField *field, const char *edtf)
{
  gint64 earliest, latest;

  get_range (edtf, &earliest, &latest);
  append_begun (self, alias, field, latest);
  g_string_append_printf (self->sql, " AND coalesce (%s.\"%s_to\" >= %" G_GINT64_FORMAT ", 1)", alias,
                          qorgan_field (field->ends)->name, earliest);
}

/* " AND …": what must hold of one of the dependants, whose owner is in the table @alias, as far as the owner keeps it.
 * What went on without an end is kept; of what has one those are asked that ended since. */
void
qorgan_query_sql_append_kept (QorganQuerySql *self,
                              const char *alias,
                              const QorganExtent *extent,
                              const QorganCondition *condition)
{
  const QorganField *date = qorgan_field (extent->date);
  const char *link = qorgan_field (extent->link)->name;
  gint64 earliest, latest;

  if (condition->on == NULL)
    {
      append_between (self, alias, extent->earliest, extent->latest, condition);
      return;
    }
  get_range (condition->on, &earliest, &latest);
  g_string_append_printf (self->sql,
                          " AND (%s.\"%s\" <= %" G_GINT64_FORMAT " OR %s.id IN (SELECT e.\"%s\" FROM \"%s\" e "
                          "WHERE e.\"%s_to\" >= %" G_GINT64_FORMAT,
                          alias, extent->unended, latest, alias, link,
                          qorgan_kind_by_id (QORGAN_FIELD_KIND (extent->link))->name, qorgan_field (date->ends)->name,
                          earliest);
  append_begun (self, "e", date, latest);
  g_string_append (self->sql, "))");
}

void
qorgan_query_sql_append_recorded (QorganQuerySql *self, const char *alias, const QorganField *field)
{
  if (field->type == QORGAN_LINKS)
    g_string_append_printf (self->sql, "EXISTS (SELECT 1 FROM link WHERE record = %s.id AND field = '%s')", alias,
                            field->name);
  else
    g_string_append_printf (self->sql, "%s.\"%s\" IS NOT NULL", alias, field->name);
}

/* " AND …": what must hold of one record, the one in the table @alias. */
void
qorgan_query_sql_append_of_one (QorganQuerySql *self, const char *alias, const QorganCondition *condition)
{
  const QorganField *field = qorgan_field (condition->path.field);

  if (condition->any != NULL)
    {
      g_string_append (self->sql, " AND ");
      qorgan_query_sql_append_listed (self, alias, condition, condition->any);
    }
  append_moments (self, alias, condition);
  if (condition->on != NULL)
    append_going_on (self, alias, field, condition->on);
  if (condition->emptiness == QORGAN_FILLED)
    {
      g_string_append (self->sql, " AND ");
      qorgan_query_sql_append_recorded (self, alias, field);
    }
}

/* " AND …": what may hold of none. Nothing recorded is not one of the values, whatever SQL thinks of NULL. */
void
qorgan_query_sql_append_own_denials (QorganQuerySql *self, const QorganCondition *condition)
{
  if (condition->none != NULL)
    {
      g_string_append (self->sql, " AND NOT coalesce (");
      qorgan_query_sql_append_listed (self, "t", condition, condition->none);
      g_string_append (self->sql, ", 0)");
    }
  if (condition->emptiness == QORGAN_EMPTY)
    {
      g_string_append (self->sql, " AND NOT ");
      qorgan_query_sql_append_recorded (self, "t", qorgan_field (condition->path.field));
    }
}
