/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts per value, with everything else that the query says holding, and what it says of the field itself set aside:
 * so a count says what would be found. Of a field of other records (the steps of a case) the records that are looked
 * for are counted, not the others. A date that is known in part counts for every year or month that it may lie in. */

#include "qorgan-facets.h"

#include <string.h>

#include "qorgan-fold.h"
#include "qorgan-id-set.h"
#include "qorgan-kinds.h"
#include "qorgan-query-private.h"
#include "qorgan-search.h"
#include "qorgan-session-private.h"

#define MAX_MONTHS (12 * 400) /* between the first and the last year that are counted */
#define MONTHS_SHOWN 24       /* up to so many months they are shown one by one, else by year */

static void
free_value (gpointer data)
{
  QorganFacetValue *value = data;

  g_free (value->value);
  g_free (value->label);
  g_free (value);
}

/**
 * qorgan_facet_free:
 * @self: (transfer full): a facet
 */
void
qorgan_facet_free (QorganFacet *self)
{
  g_ptr_array_unref (self->values);
  g_free (self);
}

static void
take_value (QorganFacet *facet, char *value, char *label, guint count)
{
  QorganFacetValue *fresh = g_new (QorganFacetValue, 1);

  *fresh = (QorganFacetValue) { value, label, count };
  g_ptr_array_add (facet->values, fresh);
}

/* One question of one facet. */
typedef struct
{
  QorganSession *session;
  QorganQuery *query; /* without what is said of the field itself */
  const QorganPath *path;
  GArray *among;      /* found by the words of the query; NULL: it has none */
} Question;

static const QorganField *
field_of (const Question *question)
{
  return qorgan_field (question->path->field);
}

static const char *
alias_of (const Question *question)
{
  return question->path->via[0] != 0 ? "v" : "t";
}

/* " FROM … WHERE …" for @question; with @more to join. */
static void
append_from (const Question *question, QorganQuerySql *sql, const char *more)
{
  qorgan_query_sql_append_tables (sql, question->query, question->path);
  g_string_append_printf (sql->sql, "%s WHERE 1", more);
  if (question->among != NULL)
    g_string_append_printf (sql->sql, " AND t.id IN (SELECT id FROM ids (?%u))",
                            qorgan_query_sql_add_ids (sql, question->among));
  qorgan_query_sql_append (sql, question->query, question->path);
}

/* Where each record occurs once the rows can be counted as they are. */
static const char *
count_of (const Question *question)
{
  return question->path->via[0] != 0 ? "count (DISTINCT t.id)" : "count (*)";
}

static QorganStatement *
prepare (const Question *question, const QorganQuerySql *sql, GError **error)
{
  QorganStatement *select = qorgan_connection_prepare (question->session->connection, sql->sql->str, error);

  if (select != NULL)
    qorgan_query_sql_bind (sql, select);
  return select;
}

static void
append_counts (const Question *question, QorganQuerySql *sql)
{
  const QorganField *field = field_of (question);
  const char *alias = alias_of (question);
  g_autofree char *more = NULL;

  switch (field->type)
    {
    case QORGAN_CODES:
      more = g_strdup_printf (", json_each (%s.\"%s\") c", alias, field->name);
      g_string_append (sql->sql, "SELECT c.value, count (DISTINCT t.id)");
      break;
    case QORGAN_LINKS:
      more = g_strdup_printf (" JOIN link l ON l.record = %s.id AND l.field = '%s'", alias, field->name);
      g_string_append (sql->sql, "SELECT l.target, count (DISTINCT t.id)");
      break;
    default:
      more = g_strdup ("");
      g_string_append_printf (sql->sql, "SELECT %s.\"%s\", %s", alias, field->name, count_of (question));
      break;
    }
  append_from (question, sql, more);
  if (field->type != QORGAN_CODES && field->type != QORGAN_LINKS)
    g_string_append_printf (sql->sql, " AND %s.\"%s\" IS NOT NULL", alias, field->name);
  g_string_append (sql->sql, " GROUP BY 1 ORDER BY 2 DESC, 1");
}

static gboolean
is_link (const QorganField *field)
{
  return field->type == QORGAN_LINK || field->type == QORGAN_LINKS;
}

/* NULL: it is not called anything like what was typed. */
static char *
label_of (const Question *question, const char *value, const char *typed)
{
  const QorganField *field = field_of (question);
  g_autoptr (GArray) matches = NULL;
  g_autofree char *label = NULL;
  gint64 id;

  if (is_link (field))
    {
      if (!qorgan_value_get_number (value, &id))
        return NULL;
      label = qorgan_session_title (question->session, id, qorgan_session_language (question->session), NULL);
    }
  else
    label = qorgan_vocabularies_word_value (qorgan_session_vocabularies (question->session), question->path->field,
                                            value, qorgan_session_language (question->session));
  if (label == NULL || typed == NULL || *typed == '\0')
    return g_steal_pointer (&label);
  matches = qorgan_fold_matches (label, typed);
  return matches->len > 0 ? g_steal_pointer (&label) : NULL;
}

static gboolean
count_values (const Question *question, const char *typed, guint limit, QorganFacet *facet, GError **error)
{
  g_auto (QorganQuerySql) sql;
  g_autoptr (QorganStatement) select = NULL;
  gboolean has_row = TRUE;

  qorgan_query_sql_init (&sql);
  append_counts (question, &sql);
  select = prepare (question, &sql, error);
  if (select == NULL)
    return FALSE;
  while (has_row && !facet->has_more)
    {
      g_autofree char *label = NULL;

      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (has_row)
        label = label_of (question, qorgan_statement_text (select, 0), typed);
      if (label == NULL)
        continue;
      if (facet->values->len == limit)
        facet->has_more = TRUE;
      else
        take_value (facet, g_strdup (qorgan_statement_text (select, 0)), g_steal_pointer (&label),
                    (guint) qorgan_statement_int64 (select, 1));
    }
  return TRUE;
}

/* Seconds of civil time as months since year 0. */
static gint64
month_of (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time != NULL  ? (gint64) g_date_time_get_year (time) * 12 + g_date_time_get_month (time) - 1
         : seconds < 0 ? G_MININT32
                       : G_MAXINT32;
}

typedef struct
{
  gint64 id;
  gint64 first, last; /* months */
} Lapse;

/* (element-type Lapse) Of every record that is found, every date there is, by record. */
static GArray *
read_lapses (const Question *question, GError **error)
{
  g_auto (QorganQuerySql) sql;
  g_autoptr (QorganStatement) select = NULL;
  g_autoptr (GArray) lapses = g_array_new (FALSE, FALSE, sizeof (Lapse));
  const char *name = field_of (question)->name;
  const char *alias = alias_of (question);
  gboolean has_row = TRUE;

  qorgan_query_sql_init (&sql);
  g_string_append_printf (sql.sql, "SELECT t.id, %s.\"%s_from\", %s.\"%s_to\"", alias, name, alias, name);
  append_from (question, &sql, "");
  g_string_append_printf (sql.sql, " AND %s.\"%s_from\" IS NOT NULL ORDER BY t.id", alias, name);
  select = prepare (question, &sql, error);
  if (select == NULL)
    return NULL;
  while (has_row)
    {
      if (!qorgan_statement_step (select, &has_row, error))
        return NULL;
      if (has_row)
        {
          gint64 from = qorgan_statement_int64 (select, 1), to = qorgan_statement_int64 (select, 2);
          Lapse lapse = { qorgan_statement_int64 (select, 0), from == G_MININT64 ? G_MININT32 : month_of (from),
                          to == G_MAXINT64 ? G_MAXINT32 : month_of (to) };

          g_array_append_val (lapses, lapse);
        }
    }
  return g_steal_pointer (&lapses);
}

/* The months between which something is known: where no date has an end there is nothing to show. */
static gboolean
find_bounds (const GArray *lapses, gint64 *first, gint64 *last)
{
  *first = G_MAXINT32;
  *last = G_MININT32;
  for (guint i = 0; i < lapses->len; i++)
    {
      const Lapse *lapse = &g_array_index (lapses, Lapse, i);

      if (lapse->first > G_MININT32)
        *first = MIN (*first, lapse->first);
      if (lapse->first > G_MININT32)
        *last = MAX (*last, lapse->first);
      if (lapse->last < G_MAXINT32)
        *last = MAX (*last, lapse->last);
      if (lapse->last < G_MAXINT32)
        *first = MIN (*first, lapse->last);
    }
  if (*first > *last)
    return FALSE;
  *first = MAX (*first, *last - MAX_MONTHS);
  return TRUE;
}

static void
take_period (const Question *question, QorganFacet *facet, gint64 month, guint step, guint count)
{
  g_autofree char *edtf = step == 12 ? g_strdup_printf ("%04d", (int) (month / 12))
                                     : g_strdup_printf ("%04d-%02d", (int) (month / 12), (int) (month % 12) + 1);
  QorganDate date;

  if (count > 0 && qorgan_date_parse (edtf, &date, NULL))
    take_value (facet, g_strdup (edtf),
                qorgan_date_format (&date, qorgan_session_language (question->session), QORGAN_DATE_SHORT), count);
}

static gboolean
count_periods (const Question *question, QorganFacet *facet, GError **error)
{
  g_autoptr (GArray) lapses = read_lapses (question, error);
  g_autofree guint *counts = NULL;
  g_autofree gint64 *counted = NULL; /* the record that was counted last */
  gint64 first, last;
  guint step, n;

  if (lapses == NULL)
    return FALSE;
  if (!find_bounds (lapses, &first, &last))
    return TRUE;
  step = last - first < MONTHS_SHOWN ? 1 : 12;
  first -= first % step;
  n = (guint) ((last - first) / step) + 1;
  counts = g_new0 (guint, n);
  counted = g_new0 (gint64, n);
  for (guint i = 0; i < lapses->len; i++)
    {
      const Lapse *lapse = &g_array_index (lapses, Lapse, i);

      for (gint64 at = (MAX (lapse->first, first) - first) / step; at < n && at * step + first <= lapse->last; at++)
        if (counted[at] != lapse->id)
          {
            counted[at] = lapse->id;
            counts[at]++;
          }
    }
  for (guint i = n; i > 0; i--)
    take_period (question, facet, first + (gint64) (i - 1) * step, step, counts[i - 1]);
  return TRUE;
}

/* Who has nothing there: as many as the query finds when it asks for that. */
static gboolean
count_empty (const Question *question, QorganFacet *facet, GError **error)
{
  g_autoptr (QorganQuery) query = qorgan_query_copy (question->query);
  QorganCondition *condition = qorgan_condition_new (question->path);
  g_autoptr (GArray) found = NULL;

  condition->emptiness = QORGAN_EMPTY;
  qorgan_query_take_condition (query, condition);
  qorgan_query_set_search (query, NULL);
  found = qorgan_session_find_among (question->session, query, question->among, NULL, error);
  facet->n_empty = found != NULL ? found->len : 0;
  return found != NULL;
}

/**
 * qorgan_session_facet:
 * @session: a session
 * @query: what is found now
 * @path: leads to the field to count by
 * @typed: (nullable): words that the labels must have; not for dates
 * @limit: how many values at most, those first that most records have; a date has all its years, or months
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (nullable): the values and their counts
 */
QorganFacet *
qorgan_session_facet (QorganSession *session,
                      const QorganQuery *query,
                      const QorganPath *path,
                      const char *typed,
                      guint limit,
                      GError **error)
{
  g_autoptr (QorganFacet) facet = g_new0 (QorganFacet, 1);
  g_autoptr (QorganQuery) rest = qorgan_query_copy (query);
  g_autoptr (GArray) among = NULL;
  Question question = { .session = session, .query = rest, .path = path };
  gboolean is_date = qorgan_field (path->field)->type == QORGAN_DATE;

  facet->values = g_ptr_array_new_with_free_func (free_value);
  qorgan_query_take_condition (rest, qorgan_condition_new (path));
  if (qorgan_query_search (query) != NULL
      && !qorgan_search_find (session, qorgan_query_search (query), qorgan_query_kind (query), &among, NULL, error))
    return NULL;
  question.among = among;
  if (!(is_date ? count_periods (&question, facet, error) : count_values (&question, typed, limit, facet, error))
      || !count_empty (&question, facet, error))
    return NULL;
  return g_steal_pointer (&facet);
}
