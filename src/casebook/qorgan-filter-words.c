/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query in words, for chips and for whoever asks what a saved view shows. Labels and values are only set side by
 * side, never bent to fit a sentence: no language is spared that. */

#include "qorgan-filter-words.h"

#include <glib/gi18n-lib.h>

#include "qorgan-catalog.h"
#include "qorgan-filters.h"
#include "qorgan-query-private.h"
#include "qorgan-session-private.h"

#define MAX_NAMED 3 /* values; of more only the number is said */

typedef struct
{
  QorganSession *session;
  const QorganQuery *query;
  QorganLanguage language;
  GPtrArray *words;
} Wording;

/**
 * qorgan_filter_words_free:
 * @self: (transfer full): one part in words
 */
void
qorgan_filter_words_free (QorganFilterWords *self)
{
  g_free (self->words);
  g_free (self);
}

/* What the field is called where it is asked about with @test; where that has no name of its own, the field's. */
static const char *
label_of (const Wording *wording, const QorganCondition *condition, QorganFilterTest test)
{
  QorganFilter filter;

  if (qorgan_filters_find_for (wording->query->kind, &condition->path, test, &filter) && filter.label != NULL)
    return qorgan_filter_label (&filter, wording->language);
  return qorgan_catalog_text (wording->language, NULL, qorgan_field (condition->path.field)->label);
}

static char *
word_value (const Wording *wording, const QorganCondition *condition, const char *value)
{
  const QorganField *field = qorgan_field (condition->path.field);
  gint64 id;

  if ((field->type == QORGAN_LINK || field->type == QORGAN_LINKS) && qorgan_value_get_number (value, &id))
    {
      char *title = qorgan_session_title (wording->session, id, wording->language, NULL);

      /* It may have been deleted since. */
      return title != NULL ? title : g_strdup_printf ("#%s", value);
    }
  return qorgan_vocabularies_word_value (qorgan_session_vocabularies (wording->session), condition->path.field, value,
                                         wording->language);
}

static char *
word_date (const Wording *wording, const char *edtf)
{
  QorganDate date;

  return qorgan_date_parse (edtf, &date, NULL) ? qorgan_date_format (&date, wording->language, QORGAN_DATE_SHORT)
                                               : g_strdup (edtf);
}

/* "Almaty, Aktau": all of them, or the first few and how many more. */
static char *
word_values (const Wording *wording, const QorganCondition *condition, char **values)
{
  GString *words = g_string_new (NULL);
  guint n = g_strv_length (values);

  for (guint i = 0; i < MIN (n, MAX_NAMED); i++)
    {
      g_autofree char *word = word_value (wording, condition, values[i]);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", word != NULL ? word : "…");
    }
  if (n > MAX_NAMED)
    g_string_append_printf (words, " +%u", n - MAX_NAMED);
  return g_string_free (words, FALSE);
}

/* Puts @first and @second where %1$s and %2$s stand in the translated @format. */
static char *
fill (const char *format, const char *first, const char *second)
{
  GString *words = g_string_new (format);

  g_string_replace (words, "%1$s", first, 1);
  g_string_replace (words, "%2$s", second, 1);
  return g_string_free (words, FALSE);
}

static void
take_words (Wording *wording, const QorganCondition *condition, QorganConditionPart part, gboolean denies, char *words)
{
  QorganFilterWords *fresh = g_new (QorganFilterWords, 1);

  *fresh = (QorganFilterWords) { condition->path, part, denies, words };
  g_ptr_array_add (wording->words, fresh);
}

static void
word_listed (Wording *wording, const QorganCondition *condition, char **values, gboolean denies)
{
  g_autofree char *list = NULL;
  const char *format;

  if (values == NULL)
    return;
  list = word_values (wording, condition, values);
  if (condition->within)
    /* Translators: a filter; the name of a field, and places: “Place: Almaty and within” */
    format = denies ? NC_ ("filter", "%1$s: not %2$s and within") : NC_ ("filter", "%1$s: %2$s and within");
  else
    /* Translators: a filter; the name of a field, and its values: “State: not Closed” */
    format = denies ? NC_ ("filter", "%1$s: not %2$s") : NC_ ("filter", "%1$s: %2$s");
  take_words (wording, condition, denies ? QORGAN_PART_NONE : QORGAN_PART_ANY, denies,
              fill (qorgan_catalog_text (wording->language, "filter", format),
                    label_of (wording, condition, QORGAN_FILTER_VALUES), list));
}

/* An end of a period may have a name of its own, "Imposed since", which then says it all. */
static char *
word_end (Wording *wording, const QorganCondition *condition, const char *edtf, QorganFilterTest test)
{
  g_autofree char *date = word_date (wording, edtf);
  QorganFilter filter;
  const char *format;

  if (qorgan_filters_find_for (wording->query->kind, &condition->path, test, &filter) && filter.label != NULL)
    format = NC_ ("filter", "%1$s: %2$s");
  else if (test == QORGAN_FILTER_SINCE)
    /* Translators: a filter; the name of a date, and a date: “Opened: from Jan 2022” */
    format = NC_ ("filter", "%1$s: from %2$s");
  else if (test == QORGAN_FILTER_UNTIL)
    format = NC_ ("filter", "%1$s: to %2$s");
  else
    /* Translators: a filter; the name of the date that a period begins with, and a date in the period */
    format = NC_ ("filter", "%1$s: under way on %2$s");
  return fill (qorgan_catalog_text (wording->language, "filter", format), label_of (wording, condition, test), date);
}

static void
word_period (Wording *wording, const QorganCondition *condition)
{
  g_autofree char *since = NULL;
  g_autofree char *until = NULL;

  if (condition->since != NULL && g_strcmp0 (condition->since, condition->until) == 0)
    {
      g_autofree char *date = word_date (wording, condition->since);

      take_words (wording, condition, QORGAN_PART_SINCE, FALSE,
                  fill (qorgan_catalog_text (wording->language, "filter", "%1$s: %2$s"),
                        label_of (wording, condition, QORGAN_FILTER_VALUES), date));
      return;
    }
  if (condition->since != NULL)
    since = word_end (wording, condition, condition->since, QORGAN_FILTER_SINCE);
  if (condition->until != NULL)
    until = word_end (wording, condition, condition->until, QORGAN_FILTER_UNTIL);
  if (since != NULL || until != NULL)
    take_words (wording, condition, QORGAN_PART_SINCE, FALSE,
                since == NULL   ? g_steal_pointer (&until)
                : until == NULL ? g_steal_pointer (&since)
                                : g_strdup_printf ("%s · %s", since, until));
}

static void
word_emptiness (Wording *wording, const QorganCondition *condition)
{
  /* Translators: a filter; the name of a field */
  const char *format = condition->emptiness == QORGAN_EMPTY ? NC_ ("filter", "%1$s: nothing recorded")
                                                            : NC_ ("filter", "%1$s: something recorded");

  if (condition->emptiness != QORGAN_EITHER)
    take_words (wording, condition, QORGAN_PART_EMPTY, FALSE,
                fill (qorgan_catalog_text (wording->language, "filter", format),
                      label_of (wording, condition, QORGAN_FILTER_VALUES), ""));
}

/**
 * qorgan_session_word_query:
 * @session: a session
 * @query: a query
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (element-type QorganFilterWords) (nullable): its conditions, part by part, in the language
 *   of the session
 */
GPtrArray *
qorgan_session_word_query (QorganSession *session, const QorganQuery *query, GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_filter_words_free);
  Wording wording = { session, query, qorgan_session_language (session), words };

  for (guint i = 0; i < query->conditions->len; i++)
    {
      const QorganCondition *condition = query->conditions->pdata[i];

      word_listed (&wording, condition, condition->any, FALSE);
      word_listed (&wording, condition, condition->none, TRUE);
      word_period (&wording, condition);
      if (condition->on != NULL)
        take_words (&wording, condition, QORGAN_PART_ON, FALSE,
                    word_end (&wording, condition, condition->on, QORGAN_FILTER_ON));
      word_emptiness (&wording, condition);
    }
  return g_steal_pointer (&words);
}

/**
 * qorgan_query_clear_part:
 * @query: a query
 * @path: leads to a field
 * @part: what is not to be said of it any more
 */
void
qorgan_query_clear_part (QorganQuery *query, const QorganPath *path, QorganConditionPart part)
{
  const QorganCondition *said = qorgan_query_find (query, path);
  QorganCondition *rest;

  if (said == NULL)
    return;
  rest = qorgan_condition_copy (said);
  switch (part)
    {
    case QORGAN_PART_ANY:
      g_clear_pointer (&rest->any, g_strfreev);
      break;
    case QORGAN_PART_NONE:
      g_clear_pointer (&rest->none, g_strfreev);
      break;
    case QORGAN_PART_SINCE:
      g_clear_pointer (&rest->since, g_free);
      g_clear_pointer (&rest->until, g_free);
      break;
    case QORGAN_PART_ON:
      g_clear_pointer (&rest->on, g_free);
      break;
    case QORGAN_PART_EMPTY:
      rest->emptiness = QORGAN_EITHER;
      break;
    }
  rest->within &= rest->any != NULL || rest->none != NULL;
  qorgan_query_take_condition (query, rest);
}
