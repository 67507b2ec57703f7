/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the text of a query: each pair finds its filter, each value its meaning, and what has none is refused with
 * the place where it stands and what was expected there. */

#include "qorgan-query-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qorgan-casebook-error.h"
#include "qorgan-filters.h"
#include "qorgan-id.h"
#include "qorgan-search.h"
#include "qorgan-session-private.h"

#define MAX_BYTES 4000
#define MAX_NAMESAKES 50 /* more records than this are not meant by one name */

/* One reading: what is read, what came of it, and what is wrong. */
typedef struct
{
  QorganSession *session;
  const QorganKind *kind;
  const QorganDate *today;
  QorganQuery *query;
  GString *words;
  QorganSpan wrong;
  GError **error;
} Reading;

static gboolean G_GNUC_PRINTF (3, 4) refuse (Reading *reading, QorganSpan at, const char *format, ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  reading->wrong = at;
  g_set_error_literal (reading->error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_QUERY, message);
  return FALSE;
}

static gboolean
is_one_of (const char *typed, const char *const *words)
{
  g_autofree char *normal = qorgan_filters_normalise (typed);

  return g_strv_contains (words, normal);
}

static gboolean
means_empty (const QorganQueryValue *value)
{
  static const char *const words[] = { QORGAN_FILTER_EMPTY_KEY, "пусто", "бос", NULL };

  return !value->quoted && is_one_of (value->text, words);
}

/* What is said of the field so far, to be added to. */
static QorganCondition *
condition_so_far (Reading *reading, const QorganFilter *filter)
{
  QorganPath path = qorgan_filter_path (filter);
  const QorganCondition *said = qorgan_query_find (reading->query, &path);

  return said != NULL ? qorgan_condition_copy (said) : qorgan_condition_new (&path);
}

static void
add_value (char ***values, const char *value)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (*values != NULL && g_strv_contains ((const char *const *) *values, value))
    return;
  if (*values != NULL)
    g_strv_builder_addv (builder, (const char **) *values);
  g_strv_builder_add (builder, value);
  g_strfreev (*values);
  *values = g_strv_builder_end (builder);
}

static gboolean
read_date (Reading *reading, const char *typed, QorganSpan at, char **edtf)
{
  QorganDate date;

  if (!qorgan_date_parse (typed, &date, NULL) && !qorgan_date_understand_past (typed, reading->today, &date))
    return refuse (reading, at,
                   _ ("“%s” is not a date. A year, a month or a day is expected, such as 2022, 2022-01 or 7 Jan 2022."),
                   typed);
  g_free (*edtf);
  *edtf = qorgan_date_to_edtf (&date);
  return TRUE;
}

/* "A..B", "A..", "..B": a period; what "/.." stands in is one date that EDTF writes so. */
static const char *
find_dots (const char *text)
{
  for (const char *dots = strstr (text, ".."); dots != NULL; dots = strstr (dots + 2, ".."))
    if (dots[2] != '/' && (dots == text || dots[-1] != '/'))
      return dots;
  return NULL;
}

static gboolean
read_period (Reading *reading, const QorganQueryValue *value, QorganCondition *condition)
{
  const char *dots = find_dots (value->text);
  g_autofree char *first = NULL;

  if (dots == NULL)
    return read_date (reading, value->text, value->span, &condition->since)
           && read_date (reading, value->text, value->span, &condition->until);
  if (dots == value->text && dots[2] == '\0')
    return refuse (reading, value->span, _ ("A date is expected before or after “..”."));
  first = g_strndup (value->text, (gsize) (dots - value->text));
  return (*first == '\0' || read_date (reading, first, value->span, &condition->since))
         && (dots[2] == '\0' || read_date (reading, dots + 2, value->span, &condition->until));
}

static gboolean
read_date_value (Reading *reading,
                 const QorganFilter *filter,
                 const QorganQueryItem *item,
                 const QorganQueryValue *value,
                 QorganCondition *condition)
{
  const QorganField *field = qorgan_field (filter->field);
  gboolean names_on = g_str_has_prefix (value->text, "on=");

  if (item->denied)
    return refuse (reading, item->span, _ ("A date cannot be excluded. Say what is wanted: from..until, or “empty”."));
  if (item->values->len > 1)
    return refuse (reading, g_array_index (item->values, QorganQueryValue, 1).span,
                   _ ("One date is expected, or two with “..” between them."));
  if (names_on && field->ends == 0)
    return refuse (reading, value->span, _ ("“%s” is not the beginning of a period: “on=” is not known of it."),
                   item->key);
  if (names_on || filter->test == QORGAN_FILTER_ON)
    return read_date (reading, value->text + (names_on ? strlen ("on=") : 0), value->span, &condition->on);
  if (filter->test == QORGAN_FILTER_SINCE)
    return read_date (reading, value->text, value->span, &condition->since);
  if (filter->test == QORGAN_FILTER_UNTIL)
    return read_date (reading, value->text, value->span, &condition->until);
  return read_period (reading, value, condition);
}

/* The one term that begins with what was typed, or is called so. */
static const QorganTerm *
find_term (const QorganTerm *terms, guint n_terms, const char *typed, gboolean *several)
{
  g_autofree char *normal = qorgan_filters_normalise (typed);
  const QorganTerm *begins = NULL;

  *several = FALSE;
  for (guint i = 0; i < n_terms; i++)
    {
      gboolean matches = FALSE;

      if (g_str_equal (terms[i].code, typed))
        return &terms[i];
      for (QorganLanguage language = 0; language < QORGAN_N_LANGUAGES; language++)
        {
          g_autofree char *label
              = terms[i].labels[language] != NULL ? qorgan_filters_normalise (terms[i].labels[language]) : NULL;

          if (g_strcmp0 (label, normal) == 0)
            return &terms[i];
          matches |= label != NULL && *normal != '\0' && g_str_has_prefix (label, normal);
        }
      *several |= matches && begins != NULL;
      if (matches)
        begins = &terms[i];
    }
  return *several ? NULL : begins;
}

static const char *
nearest_code (const QorganTerm *terms, guint n_terms, const char *typed)
{
  g_autofree char *normal = qorgan_filters_normalise (typed);
  guint best = qorgan_filters_tolerance (normal) + 1;
  const char *code = NULL;

  for (guint i = 0; i < n_terms; i++)
    for (int language = -1; language < QORGAN_N_LANGUAGES; language++)
      {
        const char *name = language < 0 ? terms[i].code : terms[i].labels[language];
        g_autofree char *other = name != NULL ? qorgan_filters_normalise (name) : NULL;
        guint distance = other != NULL ? qorgan_filters_distance (normal, other) : G_MAXUINT;

        if (distance < best)
          {
            best = distance;
            code = terms[i].code;
          }
      }
  return code;
}

static gboolean
read_code (Reading *reading, const QorganFilter *filter, const QorganQueryValue *value, char ***values)
{
  guint n_terms;
  const QorganTerm *terms = qorgan_vocabularies_terms (qorgan_session_vocabularies (reading->session),
                                                       qorgan_field (filter->field)->vocabulary, &n_terms);
  gboolean several;
  const QorganTerm *term = find_term (terms, n_terms, value->text, &several);
  const char *nearest;

  if (term != NULL)
    {
      add_value (values, term->code);
      return TRUE;
    }
  if (several)
    return refuse (reading, value->span,
                   _ ("“%s” may mean several values of “%s”; write more of the one that is meant."), value->text,
                   filter->key);
  nearest = nearest_code (terms, n_terms, value->text);
  if (nearest != NULL)
    return refuse (reading, value->span, _ ("“%s” is not a value of “%s”. Is “%s” meant?"), value->text, filter->key,
                   nearest);
  return refuse (reading, value->span,
                 _ ("“%s” is not a value of “%s”. A code is expected, such as “%s”, or its label."), value->text,
                 filter->key, n_terms > 0 ? terms[0].code : "…");
}

/* Whether @hit is called just what was typed, by its title in some language or by another name. */
static gboolean
is_titled (QorganSession *session, const QorganHit *hit, const char *normal)
{
  g_autofree char *context = hit->context != NULL ? qorgan_filters_normalise (hit->context) : NULL;

  if (g_strcmp0 (context, normal) == 0)
    return TRUE;
  for (QorganLanguage language = 0; language < QORGAN_N_LANGUAGES; language++)
    {
      g_autofree char *title = qorgan_session_title (session, hit->id, language, NULL);
      g_autofree char *other = title != NULL ? qorgan_filters_normalise (title) : NULL;

      if (g_strcmp0 (other, normal) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * qorgan_query_find_titled:
 * @session: a session
 * @field: a field of links
 * @typed: a title, or words of one
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the records that @field may point to and that are called
 *   so: those with just that title, else those with the words in theirs; empty when there are none, or too many
 */
GArray *
qorgan_query_find_titled (QorganSession *session, const QorganField *field, const char *typed, GError **error)
{
  g_autoptr (GPtrArray) hits
      = qorgan_session_search (session, typed, field->targets, QORGAN_LANGUAGE_EN, MAX_NAMESAKES + 1, NULL, error);
  g_autofree char *normal = qorgan_filters_normalise (typed);
  g_autoptr (GArray) exact = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) titled = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (hits == NULL)
    return NULL;
  for (guint i = 0; i < hits->len && *normal != '\0'; i++)
    {
      const QorganHit *hit = hits->pdata[i];

      if (is_titled (session, hit, normal))
        g_array_append_val (exact, hit->id);
      if (hit->context == NULL)
        g_array_append_val (titled, hit->id);
    }
  if (exact->len == 0 && titled->len > MAX_NAMESAKES)
    g_array_set_size (titled, 0);
  return exact->len > 0 ? g_steal_pointer (&exact) : g_steal_pointer (&titled);
}

static gboolean
read_record (Reading *reading, const QorganFilter *filter, const QorganQueryValue *value, char ***values)
{
  const QorganField *field = qorgan_field (filter->field);
  g_autoptr (GArray) found = NULL;
  gint64 id;

  if (!value->quoted && *value->text == '#' && qorgan_id_from_string (value->text + 1, &id))
    {
      add_value (values, value->text + 1);
      return TRUE;
    }
  found = qorgan_query_find_titled (reading->session, field, value->text, reading->error);
  if (found == NULL)
    return FALSE;
  if (found->len == 0)
    return refuse (reading, value->span,
                   _ ("Nothing that “%s” could be is called “%s”. A title or a part of one is "
                      "expected."),
                   filter->key, value->text);
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *number = qorgan_value_from_number (g_array_index (found, gint64, i));

      add_value (values, number);
    }
  return TRUE;
}

/* One flag serves all records that are named for a field. */
static gboolean
read_within (Reading *reading, const QorganQueryValue *value, QorganCondition *condition, gboolean is_first)
{
  gboolean within = !value->exactly && qorgan_path_has_parts (&condition->path);

  if (!is_first && within != condition->within)
    return refuse (reading, value->span, _ ("Either all values have “=” before them, or none."));
  condition->within = within;
  return TRUE;
}

static gboolean
read_listed (Reading *reading,
             const QorganFilter *filter,
             const QorganQueryItem *item,
             const QorganQueryValue *value,
             QorganCondition *condition)
{
  const QorganField *field = qorgan_field (filter->field);
  gboolean is_first = condition->any == NULL && condition->none == NULL;
  char ***values = item->denied ? &condition->none : &condition->any;

  if (field->vocabulary != NULL)
    return read_code (reading, filter, value, values);
  if (field->type == QORGAN_LINK || field->type == QORGAN_LINKS)
    return read_within (reading, value, condition, is_first) && read_record (reading, filter, value, values);
  add_value (values, value->text);
  return TRUE;
}

static gboolean
read_value (Reading *reading,
            const QorganFilter *filter,
            const QorganQueryItem *item,
            const QorganQueryValue *value,
            QorganCondition *condition)
{
  if (*value->text == '\0')
    return refuse (reading, (QorganSpan) { item->key_span.start, item->span.end },
                   _ ("A value is expected after “%s:”."), item->key);
  if (means_empty (value))
    {
      condition->emptiness = item->denied ? QORGAN_FILLED : QORGAN_EMPTY;
      return TRUE;
    }
  if (qorgan_field (filter->field)->type == QORGAN_DATE)
    return read_date_value (reading, filter, item, value, condition);
  return read_listed (reading, filter, item, value, condition);
}

static gboolean
refuse_key (Reading *reading, const QorganQueryItem *item)
{
  g_autofree char *nearest = qorgan_filters_nearest (reading->kind, item->key);
  g_autofree char *list = NULL;

  if (nearest != NULL)
    return refuse (reading, item->key_span,
                   _ ("There is nothing called “%s” to filter by. Is “%s” meant? To search for it as a word, put it in "
                      "quotation marks."),
                   item->key, nearest);
  list = qorgan_filters_list (reading->kind);
  return refuse (reading, item->key_span,
                 _ ("There is nothing called “%s” to filter by. There are: %s. To search for it as a word, put it in "
                    "quotation marks."),
                 item->key, list);
}

static gboolean
read_pair (Reading *reading, const QorganQueryItem *item)
{
  g_autoptr (QorganCondition) condition = NULL;
  QorganFilter filter;

  if (!qorgan_filters_find (reading->kind, item->key, &filter))
    return refuse_key (reading, item);
  if (item->is_open)
    return refuse (reading, item->span, _ ("A closing quotation mark is expected."));
  condition = condition_so_far (reading, &filter);
  for (guint i = 0; i < item->values->len; i++)
    if (!read_value (reading, &filter, item, &g_array_index (item->values, QorganQueryValue, i), condition))
      return FALSE;
  qorgan_query_take_condition (reading->query, g_steal_pointer (&condition));
  return TRUE;
}

/* Adds the words in @text, one space before each but the first. */
static void
append_words (GString *words, const char *text)
{
  gboolean apart = words->len > 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_isspace (letter))
        {
          apart = words->len > 0;
          continue;
        }
      if (apart)
        g_string_append_c (words, ' ');
      g_string_append_unichar (words, letter);
      apart = FALSE;
    }
}

static gboolean
read_item (Reading *reading, const QorganQueryItem *item)
{
  if (item->key != NULL)
    return read_pair (reading, item);
  if (item->is_open)
    return refuse (reading, item->span, _ ("A closing quotation mark is expected."));
  append_words (reading->words, item->word);
  return TRUE;
}

/**
 * qorgan_query_parse:
 * @session: a session
 * @kind: of the records to find
 * @text: the text of a query
 * @today: (nullable): the day that “yesterday” counts from
 * @wrong: (out) (optional): the part of @text that could not be read, in bytes
 * @error: return location for a QORGAN_CASEBOOK_ERROR_QUERY that says what was expected there, or an error of the file
 *
 * Returns: (transfer full) (nullable): the query, in the order the records were made
 */
QorganQuery *
qorgan_query_parse (QorganSession *session,
                    const QorganKind *kind,
                    const char *text,
                    const QorganDate *today,
                    QorganSpan *wrong,
                    GError **error)
{
  g_autoptr (QorganQuery) query = qorgan_query_new (kind);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GPtrArray) items = NULL;
  Reading reading = { session, kind, today, query, words, { 0 }, error };
  gsize length = strlen (text);
  gboolean good = TRUE;

  if (!g_utf8_validate (text, (gssize) length, NULL))
    good = refuse (&reading, (QorganSpan) { 0, length }, _ ("The query is not valid UTF-8."));
  else if (length > MAX_BYTES)
    good = refuse (&reading, (QorganSpan) { 0, length }, _ ("The query is too long: at most %d bytes can be read."),
                   MAX_BYTES);
  else
    items = qorgan_query_lex (text);
  for (guint i = 0; good && i < items->len; i++)
    good = read_item (&reading, items->pdata[i]);
  if (wrong != NULL)
    *wrong = reading.wrong;
  if (!good)
    return NULL;
  qorgan_query_set_search (query, words->str);
  return g_steal_pointer (&query);
}

/**
 * qorgan_query_plain_words:
 * @text: the text of a query, perhaps still being typed
 *
 * Returns: (transfer full): what is to be searched for while the rest is not read yet: everything but the pairs. A
 * space at the end stays: it says that the last word is whole.
 */
char *
qorgan_query_plain_words (const char *text)
{
  g_autoptr (GPtrArray) items = qorgan_query_lex (text);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const QorganQueryItem *item = items->pdata[i];

      if (item->key != NULL)
        continue;
      if (words->len > 0)
        g_string_append_c (words, ' ');
      g_string_append (words, item->word);
      if (i + 1 == items->len && text[item->span.end] != '\0')
        g_string_append_c (words, ' ');
    }
  return g_string_free (words, FALSE);
}

/**
 * qorgan_query_text_is_complete:
 * @text: the text of a query, perhaps still being typed
 *
 * Returns: whether there is a pair in it, and the last of it has been typed: a space stands after it
 */
gboolean
qorgan_query_text_is_complete (const char *text)
{
  g_autoptr (GPtrArray) items = qorgan_query_lex (text);
  gboolean has_pair = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const QorganQueryItem *item = items->pdata[i];

      has_pair |= item->key != NULL;
      if (item->is_open || (i + 1 == items->len && text[item->span.end] == '\0'))
        return FALSE;
    }
  return has_pair;
}
