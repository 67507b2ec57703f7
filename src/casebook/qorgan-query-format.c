/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a query as text, so that reading it gives the query again. */

#include "qorgan-query-text.h"

#include <glib/gi18n-lib.h>

#include "qorgan-casebook-error.h"
#include "qorgan-filters.h"
#include "qorgan-id.h"
#include "qorgan-query-private.h"

typedef struct
{
  QorganSession *session;
  const QorganQuery *query;
  GString *text;
} Writing;

static void
append_space (Writing *writing)
{
  if (writing->text->len > 0)
    g_string_append_c (writing->text, ' ');
}

static gboolean
append_key (Writing *writing, const QorganCondition *condition, QorganFilterTest test, gboolean denied, GError **error)
{
  QorganFilter filter;

  if (!qorgan_filters_find_for (writing->query->kind, &condition->path, test, &filter))
    {
      g_set_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_QUERY,
                   /* Translators: %s is the label of a field */
                   _ ("There are no words for what the filter says of “%s”. Save it as a view to keep it."),
                   g_dgettext (GETTEXT_PACKAGE, qorgan_field (condition->path.field)->label));
      return FALSE;
    }
  append_space (writing);
  g_string_append_printf (writing->text, "%s%s:", denied ? "-" : "", filter.key);
  return TRUE;
}

/* By its title where that means this record and no other, else by its number. What is sealed has a title that names
 * nobody. */
static gboolean
append_record (Writing *writing, const QorganField *field, const char *value, GError **error)
{
  g_autofree char *title = NULL;
  g_autoptr (GArray) found = NULL;
  gint64 id;

  if (!qorgan_id_from_string (value, &id))
    return TRUE;
  title = qorgan_session_title (writing->session, id, QORGAN_LANGUAGE_EN, NULL);
  if (title != NULL && *title != '\0')
    {
      found = qorgan_query_find_titled (writing->session, field, title, error);
      if (found == NULL)
        return FALSE;
    }
  if (found != NULL && found->len == 1 && g_array_index (found, gint64, 0) == id)
    qorgan_query_append_quoted (writing->text, title);
  else
    g_string_append_printf (writing->text, "#%s", value);
  return TRUE;
}

static gboolean
append_values (Writing *writing, const QorganCondition *condition, char **values, gboolean denied, GError **error)
{
  const QorganField *field = qorgan_field (condition->path.field);
  gboolean is_link = field->type == QORGAN_LINK || field->type == QORGAN_LINKS;
  gboolean exactly = is_link && qorgan_path_has_parts (&condition->path) && !condition->within;

  if (values == NULL || values[0] == NULL)
    return TRUE;
  if (!append_key (writing, condition, QORGAN_FILTER_VALUES, denied, error))
    return FALSE;
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_string_append_printf (writing->text, "%s%s", i > 0 ? "," : "", exactly ? "=" : "");
      if (is_link)
        {
          if (!append_record (writing, field, values[i], error))
            return FALSE;
        }
      else if (field->vocabulary != NULL && qorgan_query_is_plain_value (values[i]))
        g_string_append (writing->text, values[i]);
      else
        qorgan_query_append_quoted (writing->text, values[i]);
    }
  return TRUE;
}

static gboolean
append_moment (Writing *writing,
               const QorganCondition *condition,
               const char *edtf,
               QorganFilterTest test,
               GError **error)
{
  if (edtf == NULL)
    return TRUE;
  if (!append_key (writing, condition, test, FALSE, error))
    return FALSE;
  g_string_append (writing->text, edtf);
  return TRUE;
}

static gboolean
append_dates (Writing *writing, const QorganCondition *condition, GError **error)
{
  QorganFilter filter;
  const QorganQuery *query = writing->query;

  if (!qorgan_filters_find_for (query->kind, &condition->path, QORGAN_FILTER_VALUES, &filter))
    return append_moment (writing, condition, condition->since, QORGAN_FILTER_SINCE, error)
           && append_moment (writing, condition, condition->until, QORGAN_FILTER_UNTIL, error)
           && append_moment (writing, condition, condition->on, QORGAN_FILTER_ON, error);
  if (condition->since != NULL || condition->until != NULL)
    {
      append_space (writing);
      g_string_append_printf (writing->text, "%s:", filter.key);
      if (g_strcmp0 (condition->since, condition->until) == 0)
        g_string_append (writing->text, condition->since);
      else
        g_string_append_printf (writing->text, "%s..%s", condition->since != NULL ? condition->since : "",
                                condition->until != NULL ? condition->until : "");
    }
  if (condition->on != NULL)
    {
      append_space (writing);
      g_string_append_printf (writing->text, "%s:on=%s", filter.key, condition->on);
    }
  return TRUE;
}

static gboolean
append_emptiness (Writing *writing, const QorganCondition *condition, GError **error)
{
  static const QorganFilterTest tests[]
      = { QORGAN_FILTER_VALUES, QORGAN_FILTER_SINCE, QORGAN_FILTER_UNTIL, QORGAN_FILTER_ON };
  QorganFilter filter;
  guint i = 0;

  if (condition->emptiness == QORGAN_EITHER)
    return TRUE;
  while (i + 1 < G_N_ELEMENTS (tests)
         && !qorgan_filters_find_for (writing->query->kind, &condition->path, tests[i], &filter))
    i++;
  if (!append_key (writing, condition, tests[i], condition->emptiness == QORGAN_FILLED, error))
    return FALSE;
  g_string_append (writing->text, QORGAN_FILTER_EMPTY_KEY);
  return TRUE;
}

static void
append_words (Writing *writing)
{
  g_auto (GStrv) words = writing->query->search != NULL ? g_strsplit_set (writing->query->search, " \t\n", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      append_space (writing);
      if (qorgan_query_is_plain_word (words[i]))
        g_string_append (writing->text, words[i]);
      else
        qorgan_query_append_quoted (writing->text, words[i]);
    }
}

/**
 * qorgan_query_format:
 * @session: a session
 * @query: a query
 * @error: return location for a QORGAN_CASEBOOK_ERROR_QUERY when there is no word for a condition, or an error of the
 *   file
 *
 * Returns: (transfer full) (nullable): the text that qorgan_query_parse() reads as @query; the order of the records is
 *   not part of it
 */
char *
qorgan_query_format (QorganSession *session, const QorganQuery *query, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Writing writing = { session, query, text };

  for (guint i = 0; i < query->conditions->len; i++)
    {
      const QorganCondition *condition = query->conditions->pdata[i];

      if (!append_values (&writing, condition, condition->any, FALSE, error)
          || !append_values (&writing, condition, condition->none, TRUE, error)
          || !append_dates (&writing, condition, error) || !append_emptiness (&writing, condition, error))
        return NULL;
    }
  append_words (&writing);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
