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
#include "qorgan-session-private.h"
#include "qorgan-tally.h"

#define MAX_MONTHS (12 * 400) /* between the first and the last year that are counted */
#define MONTHS_SHOWN 24       /* up to so many months they are shown one by one, else by year */
#define FEW 2000              /* records; what these have is looked up, of more everything is read */

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

/* ---- What is counted ---- */

/* One question of one facet. */
typedef struct
{
  QorganSession *session;
  QorganQuery *query; /* without what is said of the field itself */
  const QorganPath *path;
  GArray *among;   /* (element-type gint64) all that the query finds: what is counted */
  GArray *starts;  /* (element-type Start) what the rows that are read name, and which of these it stands for */
  guint last_start; /* found last: many rows come in their order */
  gboolean is_grouped; /* the query says something of the very record that the field is of */
} Question;

typedef struct
{
  gint64 id;
  guint32 record; /* its place in @among */
} Start;

static void
clear_question (Question *self)
{
  g_clear_pointer (&self->query, qorgan_query_free);
  g_clear_pointer (&self->among, g_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, clear_question)

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

static gboolean
is_link (const QorganField *field)
{
  return field->type == QORGAN_LINK || field->type == QORGAN_LINKS;
}

/* Whether the path goes from owners to what belongs to them, twice: rows then name the owner half way, and whose that
 * is is known without asking for each. */
static gboolean
has_middle (const Question *question)
{
  const guint *via = question->path->via;
  const QorganKind *kind = qorgan_query_kind (question->query);

  return via[1] != 0 && QORGAN_FIELD_KIND (via[0]) != kind->id
         && QORGAN_FIELD_KIND (via[1]) != QORGAN_FIELD_KIND (via[0]);
}

/* What is counted: all that the query finds, and then its words are said. */
static gboolean
find_among (Question *self, GError **error)
{
  self->among = qorgan_session_find (self->session, self->query, error);
  qorgan_query_set_search (self->query, NULL);
  return self->among != NULL;
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const Start *x = a, *y = b;

  return (x->id > y->id) - (x->id < y->id);
}

static gboolean
read_middle (Question *self, GError **error)
{
  QorganFieldId link = self->path->via[0];
  const char *name = qorgan_field (link)->name;
  g_auto (QorganQuerySql) sql;
  g_autoptr (QorganStatement) select = NULL;
  gboolean has_row = TRUE;

  qorgan_query_sql_init (&sql);
  g_string_append_printf (sql.sql, "SELECT \"%s\", id FROM \"%s\" WHERE \"%s\" ", name,
                          qorgan_kind_by_id (QORGAN_FIELD_KIND (link))->name, name);
  if (self->among->len <= FEW)
    g_string_append_printf (sql.sql, "IN (SELECT id FROM ids (?%u))", qorgan_query_sql_add_ids (&sql, self->among));
  else
    g_string_append (sql.sql, "IS NOT NULL");
  select = qorgan_connection_prepare (self->session->connection, sql.sql->str, error);
  if (select == NULL)
    return FALSE;
  qorgan_query_sql_bind (&sql, select);
  while (has_row)
    {
      Start start;

      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row || !qorgan_id_set_find (self->among, qorgan_statement_int64 (select, 0), &start.record))
        continue;
      start.id = qorgan_statement_int64 (select, 1);
      g_array_append_val (self->starts, start);
    }
  g_array_sort (self->starts, compare_starts);
  return TRUE;
}

static gboolean
find_starts (Question *self, GError **error)
{
  self->starts = g_array_sized_new (FALSE, FALSE, sizeof (Start), self->among->len);
  if (has_middle (self))
    return read_middle (self, error);
  for (guint i = 0; i < self->among->len; i++)
    {
      Start start = { g_array_index (self->among, gint64, i), i };

      g_array_append_val (self->starts, start);
    }
  return TRUE;
}

/* Whether what is counted has anything to do with @id; looks near the one found last first. */
static gboolean
find_record (Question *self, gint64 id, guint *record)
{
  const Start *starts = (const Start *) (gpointer) self->starts->data;
  guint low = self->last_start, high = self->starts->len;

  if (low >= high || starts[low].id > id)
    {
      high = MIN (high, low);
      low = 0;
    }
  else
    for (guint step = 1; step < high - low; step *= 2)
      {
        if (starts[low + step].id > id)
          high = low + step;
        else
          low += step;
      }
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (starts[middle].id < id)
        low = middle + 1;
      else
        high = middle;
    }
  if (low >= self->starts->len || starts[low].id != id)
    return FALSE;
  self->last_start = low;
  *record = starts[low].record;
  return TRUE;
}

/* " FROM … WHERE …": the records that the field is of. Returns: (transfer full): the column that names what is counted,
 * or the owner half way */
static char *
append_from (Question *self, QorganQuerySql *sql)
{
  const QorganKind *kind = qorgan_query_kind (self->query);
  const QorganField *field = field_of (self);
  QorganPath path = *self->path;
  char *key;

  if (path.via[0] == 0)
    {
      if (field->type == QORGAN_LINKS)
        g_string_append_printf (sql->sql, " FROM link l WHERE l.field = '%s'", field->name);
      else
        g_string_append_printf (sql->sql, " FROM \"%s\" t WHERE t.\"%s\" IS NOT NULL", kind->name, field->name);
      return g_strdup (field->type == QORGAN_LINKS ? "l.record" : "t.id");
    }
  if (has_middle (self))
    {
      kind = qorgan_kind_by_id (QORGAN_FIELD_KIND (path.via[0]));
      path.via[0] = path.via[1];
      path.via[1] = 0;
    }
  key = qorgan_query_sql_append_path (sql, kind, &path);
  if (field->type == QORGAN_LINKS)
    g_string_append_printf (sql->sql, " JOIN link l ON l.record = v.id WHERE l.field = '%s'", field->name);
  else
    g_string_append_printf (sql->sql, " WHERE v.\"%s\" IS NOT NULL", field->name);
  self->is_grouped = qorgan_query_sql_append_joined (sql, self->query, self->path);
  return key;
}

/* Rows of the key and of @columns, some perhaps of records that do not count. */
static QorganStatement *
select_rows (Question *self, const char *columns, GError **error)
{
  g_auto (QorganQuerySql) sql;
  g_autoptr (GArray) few = qorgan_id_set_new ();
  g_autofree char *key = NULL;
  g_autofree char *text = NULL;
  QorganStatement *select;

  qorgan_query_sql_init (&sql);
  key = append_from (self, &sql);
  for (guint i = 0; self->starts->len <= FEW && i < self->starts->len; i++)
    g_array_append_val (few, g_array_index (self->starts, Start, i).id);
  if (self->starts->len <= FEW)
    g_string_append_printf (sql.sql, " AND %s IN (SELECT id FROM ids (?%u))", key,
                            qorgan_query_sql_add_ids (&sql, few));
  text = g_strdup_printf ("SELECT %s, %s%s", key, columns, sql.sql->str);
  select = qorgan_connection_prepare (self->session->connection, text, error);
  if (select != NULL)
    qorgan_query_sql_bind (&sql, select);
  return select;
}

/* ---- Values ---- */

/* Lists of codes are JSON in the row. */
static void
tally_codes (QorganTally *tally, const char *json, guint record, GString *code)
{
  for (const char *c = json; *c != '\0'; c++)
    if (*c == '_' || g_ascii_isalnum (*c))
      g_string_append_c (code, *c);
    else if (code->len > 0)
      {
        qorgan_tally_add (tally, code->str, record);
        g_string_truncate (code, 0);
      }
}

static gboolean
tally_rows (Question *question, QorganTally *tally, GError **error)
{
  const QorganField *field = field_of (question);
  g_autofree char *column = field->type == QORGAN_LINKS
                                ? g_strdup ("l.target")
                                : g_strdup_printf ("%s.\"%s\"", alias_of (question), field->name);
  g_autoptr (QorganStatement) select = select_rows (question, column, error);
  g_autoptr (GString) code = g_string_new (NULL);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  while (has_row)
    {
      guint record;

      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row || !find_record (question, qorgan_statement_int64 (select, 0), &record))
        continue;
      if (is_link (field))
        qorgan_tally_add_number (tally, qorgan_statement_int64 (select, 1), record);
      else if (field->type == QORGAN_CODES)
        tally_codes (tally, qorgan_statement_text (select, 1), record, code);
      else
        qorgan_tally_add (tally, qorgan_statement_text (select, 1), record);
    }
  return TRUE;
}

/* NULL without an error: it is not called anything like what was typed. */
static char *
label_of (const Question *question, const char *value, const char *typed, GError **error)
{
  QorganLanguage language = qorgan_session_language (question->session);
  g_autoptr (GArray) matches = NULL;
  g_autofree char *label = NULL;
  gint64 id;

  if (is_link (field_of (question)))
    label = qorgan_value_get_number (value, &id) ? qorgan_session_title (question->session, id, language, error) : NULL;
  else
    label = qorgan_vocabularies_word_value (qorgan_session_vocabularies (question->session), question->path->field,
                                            value, language);
  if (label == NULL || typed == NULL || *typed == '\0')
    return g_steal_pointer (&label);
  matches = qorgan_fold_matches (label, typed);
  return matches->len > 0 ? g_steal_pointer (&label) : NULL;
}

static gboolean
count_values (Question *question, const char *typed, guint limit, QorganFacet *facet, GError **error)
{
  g_autoptr (QorganTally) tally = qorgan_tally_new (question->among->len);
  g_autoptr (GArray) tallied = NULL;
  guint n_filled;

  if (!tally_rows (question, tally, error))
    return FALSE;
  tallied = qorgan_tally_finish (tally, &n_filled);
  facet->n_empty = question->among->len - n_filled;
  for (guint i = 0; i < tallied->len && !facet->has_more; i++)
    {
      const QorganTallied *one = &g_array_index (tallied, QorganTallied, i);
      g_autoptr (GError) failure = NULL;
      g_autofree char *label = label_of (question, one->value, typed, &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (label != NULL && facet->values->len == limit)
        facet->has_more = TRUE;
      else if (label != NULL)
        take_value (facet, g_strdup (one->value), g_steal_pointer (&label), one->count);
    }
  return TRUE;
}

/* ---- Periods ---- */

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
  guint record;
  gint64 first, last; /* months */
} Lapse;

static int
compare_lapses (gconstpointer a, gconstpointer b)
{
  const Lapse *x = a, *y = b;

  return (x->record > y->record) - (x->record < y->record);
}

/* (element-type Lapse) Of every record that is found, every date there is, by record. */
static GArray *
read_lapses (Question *question, guint *n_filled, GError **error)
{
  const char *name = field_of (question)->name;
  const char *alias = alias_of (question);
  g_autofree char *columns = g_strdup_printf ("%s.\"%s_from\", %s.\"%s_to\"", alias, name, alias, name);
  g_autofree gboolean *is_filled = g_new0 (gboolean, MAX (1, question->among->len));
  g_autoptr (QorganStatement) select = select_rows (question, columns, error);
  g_autoptr (GArray) lapses = g_array_new (FALSE, FALSE, sizeof (Lapse));
  gboolean has_row = TRUE;

  if (select == NULL)
    return NULL;
  while (has_row)
    {
      Lapse lapse;
      gint64 from, to;

      if (!qorgan_statement_step (select, &has_row, error))
        return NULL;
      if (!has_row || !find_record (question, qorgan_statement_int64 (select, 0), &lapse.record))
        continue;
      *n_filled += !is_filled[lapse.record];
      is_filled[lapse.record] = TRUE;
      if (qorgan_statement_is_null (select, 1))
        continue; /* nobody could tell when that is */
      from = qorgan_statement_int64 (select, 1);
      to = qorgan_statement_int64 (select, 2);
      lapse.first = from == G_MININT64 ? G_MININT32 : month_of (from);
      lapse.last = to == G_MAXINT64 ? G_MAXINT32 : month_of (to);
      g_array_append_val (lapses, lapse);
    }
  g_array_sort (lapses, compare_lapses);
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
count_periods (Question *question, QorganFacet *facet, GError **error)
{
  guint n_filled = 0;
  g_autoptr (GArray) lapses = read_lapses (question, &n_filled, error);
  g_autofree guint *counts = NULL;
  g_autofree guint *counted = NULL; /* the record that was counted last, + 1 */
  gint64 first, last;
  guint step, n;

  if (lapses == NULL)
    return FALSE;
  facet->n_empty = question->among->len - n_filled;
  if (!find_bounds (lapses, &first, &last))
    return TRUE;
  step = last - first < MONTHS_SHOWN ? 1 : 12;
  first -= first % step;
  n = (guint) ((last - first) / step) + 1;
  counts = g_new0 (guint, n);
  counted = g_new0 (guint, n);
  for (guint i = 0; i < lapses->len; i++)
    {
      const Lapse *lapse = &g_array_index (lapses, Lapse, i);

      for (gint64 at = (MAX (lapse->first, first) - first) / step; at < n && at * step + first <= lapse->last; at++)
        if (counted[at] != lapse->record + 1)
          {
            counted[at] = lapse->record + 1;
            counts[at]++;
          }
    }
  for (guint i = n; i > 0; i--)
    take_period (question, facet, first + (gint64) (i - 1) * step, step, counts[i - 1]);
  return TRUE;
}

/* ---- The whole ---- */

/* Who has nothing there, whatever else is said of the record that the field is of: as many as the query finds when it
 * asks for that. */
static gboolean
count_empty (const Question *question, QorganFacet *facet, GError **error)
{
  g_autoptr (QorganQuery) query = qorgan_query_copy (question->query);
  QorganCondition *condition = qorgan_condition_new (question->path);
  g_autoptr (GArray) found = NULL;

  condition->emptiness = QORGAN_EMPTY;
  qorgan_query_take_condition (query, condition);
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
  g_auto (Question) question = { .session = session, .query = qorgan_query_copy (query), .path = path };
  gboolean is_date = qorgan_field (path->field)->type == QORGAN_DATE;

  facet->values = g_ptr_array_new_with_free_func (free_value);
  qorgan_query_take_condition (question.query, qorgan_condition_new (path));
  if (!find_among (&question, error) || !find_starts (&question, error))
    return NULL;
  if (!(is_date ? count_periods (&question, facet, error) : count_values (&question, typed, limit, facet, error))
      || (question.is_grouped && !count_empty (&question, facet, error)))
    return NULL;
  return g_steal_pointer (&facet);
}
