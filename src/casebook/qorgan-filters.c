/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters of a kind: every code, link and date of its table, and those that the table names beside. A filter is
 * called by its key, which is the same in every language, by its words, or by its label in any language. */

#include "qorgan-filters.h"

#include <string.h>

#include "qorgan-catalog.h"
#include "qorgan-kinds.h"

#define MAX_WORD 40 /* characters that are compared; nobody calls a filter by more */

/**
 * qorgan_filter_path:
 * @filter: a filter
 *
 * Returns: the field it looks at
 */
QorganPath
qorgan_filter_path (const QorganFilter *filter)
{
  QorganPath path = { .field = filter->field };

  memcpy (path.via, filter->via, sizeof path.via);
  return path;
}

/**
 * qorgan_filter_label:
 * @filter: a filter that is offered
 * @language: in which language
 *
 * Returns: (transfer none): what it is called
 */
const char *
qorgan_filter_label (const QorganFilter *filter, QorganLanguage language)
{
  return qorgan_catalog_text (language, NULL, filter->label);
}

static QorganFilter
filter_of_field (const QorganKind *kind, guint index)
{
  const QorganField *field = &kind->fields[index];

  return (QorganFilter) { .key = field->name, .label = field->label, .field = qorgan_kind_field_id (kind, index) };
}

/**
 * qorgan_filters_offered:
 * @kind: a kind
 *
 * Returns: (transfer full) (element-type QorganFilter): what to filter its records by, in the order to show it
 */
GArray *
qorgan_filters_offered (const QorganKind *kind)
{
  GArray *filters = g_array_new (FALSE, FALSE, sizeof (QorganFilter));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganType type = kind->fields[i].type;
      QorganFilter filter = filter_of_field (kind, i);

      /* Whose records all die with another are found through that one. */
      if (type == QORGAN_CODE || type == QORGAN_CODES || type == QORGAN_LINK || type == QORGAN_LINKS
          || type == QORGAN_DATE)
        g_array_append_val (filters, filter);
    }
  for (guint i = 0; i < kind->n_filters; i++)
    if (kind->filters[i].label != NULL)
      g_array_append_val (filters, kind->filters[i]);
  return filters;
}

/**
 * qorgan_filters_normalise:
 * @typed: a word or a label
 *
 * Returns: (transfer full): the same for all ways to write it: case, and what stands between words, do not count
 */
char *
qorgan_filters_normalise (const char *typed)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  GString *normal = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_isalnum (letter))
        g_string_append_unichar (normal, letter == 0x451 ? 0x435 : letter); /* ё, е */
      else if (normal->len > 0 && normal->str[normal->len - 1] != ' ')
        g_string_append_c (normal, ' ');
    }
  if (normal->len > 0 && normal->str[normal->len - 1] == ' ')
    g_string_truncate (normal, normal->len - 1);
  return g_string_free (normal, FALSE);
}

static gboolean
is_called (const char *name, const char *normal)
{
  g_autofree char *other = qorgan_filters_normalise (name);
  gsize length = strlen (other);

  /* One of several: "tag" for "tags". */
  return g_str_equal (other, normal)
         || (length > 3 && other[length - 1] == 's' && strlen (normal) == length - 1
             && strncmp (other, normal, length - 1) == 0);
}

typedef gboolean (*NameVisit) (const char *name, const QorganFilter *filter, gpointer data);

static gboolean
visit_names (const QorganFilter *filter, NameVisit visit, gpointer data)
{
  g_auto (GStrv) words = filter->words != NULL ? g_strsplit (filter->words, " ", -1) : NULL;

  if (visit (filter->key, filter, data))
    return TRUE;
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (visit (words[i], filter, data))
      return TRUE;
  for (QorganLanguage language = 0; filter->label != NULL && language < QORGAN_N_LANGUAGES; language++)
    if (visit (qorgan_filter_label (filter, language), filter, data))
      return TRUE;
  return FALSE;
}

/* Every name there is, until @visit has had enough. Texts can be asked for, although nobody is offered a list of them.
 */
static gboolean
visit_all_names (const QorganKind *kind, NameVisit visit, gpointer data)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFilter filter = filter_of_field (kind, i);

      if (kind->fields[i].type != QORGAN_NUMBER && kind->fields[i].type != QORGAN_REAL
          && visit_names (&filter, visit, data))
        return TRUE;
    }
  for (guint i = 0; i < kind->n_filters; i++)
    if (visit_names (&kind->filters[i], visit, data))
      return TRUE;
  return FALSE;
}

typedef struct
{
  const char *normal;
  QorganFilter *filter;
} NameLook;

static gboolean
find_cb (const char *name, const QorganFilter *filter, gpointer data)
{
  NameLook *look = data;

  if (!is_called (name, look->normal))
    return FALSE;
  *look->filter = *filter;
  return TRUE;
}

/**
 * qorgan_filters_find:
 * @kind: a kind
 * @typed: what somebody calls a filter
 * @filter: (out): the filter
 *
 * Returns: whether there is such a filter
 */
gboolean
qorgan_filters_find (const QorganKind *kind, const char *typed, QorganFilter *filter)
{
  g_autofree char *normal = qorgan_filters_normalise (typed);
  NameLook look = { normal, filter };

  return *normal != '\0' && visit_all_names (kind, find_cb, &look);
}

/**
 * qorgan_filters_find_for:
 * @kind: a kind
 * @path: leads to a field
 * @test: how that field is asked about
 * @filter: (out): the filter that does so
 *
 * Returns: whether there is one
 */
gboolean
qorgan_filters_find_for (const QorganKind *kind, const QorganPath *path, QorganFilterTest test, QorganFilter *filter)
{
  if (path->via[0] == 0 && test == QORGAN_FILTER_VALUES)
    {
      *filter = filter_of_field (kind, QORGAN_FIELD_INDEX (path->field));
      return qorgan_field (path->field)->type != QORGAN_NUMBER && qorgan_field (path->field)->type != QORGAN_REAL;
    }
  for (guint i = 0; i < kind->n_filters; i++)
    {
      QorganPath other = qorgan_filter_path (&kind->filters[i]);

      if (kind->filters[i].test == test && qorgan_path_equal (&other, path))
        {
          *filter = kind->filters[i];
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * qorgan_filters_distance:
 * @a: a word
 * @b: another
 *
 * Returns: how many letters have to be changed, added or left out to make one of the other
 */
guint
qorgan_filters_distance (const char *a, const char *b)
{
  glong n_a, n_b;
  g_autofree gunichar *x = g_utf8_to_ucs4_fast (a, -1, &n_a);
  g_autofree gunichar *y = g_utf8_to_ucs4_fast (b, -1, &n_b);
  guint row[MAX_WORD + 1];

  if (n_a > MAX_WORD || n_b > MAX_WORD)
    return G_MAXUINT;
  for (guint j = 0; j <= (guint) n_b; j++)
    row[j] = j;
  for (guint i = 0; i < (guint) n_a; i++)
    {
      guint diagonal = row[0];

      row[0] = i + 1;
      for (guint j = 0; j < (guint) n_b; j++)
        {
          guint best = MIN (MIN (row[j], row[j + 1]) + 1, diagonal + (x[i] != y[j]));

          diagonal = row[j + 1];
          row[j + 1] = best;
        }
    }
  return row[n_b];
}

/**
 * qorgan_filters_tolerance:
 * @word: what somebody typed
 *
 * Returns: how far a word may be from it to be taken for what was meant
 */
guint
qorgan_filters_tolerance (const char *word)
{
  guint length = (guint) g_utf8_strlen (word, -1);

  return length < 4 ? 1 : MAX (length / 3, 2); /* two letters that changed places are two changes */
}

typedef struct
{
  const char *normal;
  char *name;
  guint distance;
} NearestLook;

static gboolean
nearest_cb (const char *name, const QorganFilter *filter, gpointer data)
{
  NearestLook *look = data;
  g_autofree char *other = qorgan_filters_normalise (name);
  guint distance = qorgan_filters_distance (look->normal, other);

  if (distance < look->distance)
    {
      g_strdelimit (other, " ", '_');
      g_free (look->name);
      look->name = g_steal_pointer (&other);
      look->distance = distance;
    }
  return FALSE;
}

/**
 * qorgan_filters_nearest:
 * @kind: a kind
 * @typed: what somebody calls a filter that there is not
 *
 * Returns: (transfer full) (nullable): what may have been meant
 */
char *
qorgan_filters_nearest (const QorganKind *kind, const char *typed)
{
  g_autofree char *normal = qorgan_filters_normalise (typed);
  NearestLook look = { normal, NULL, qorgan_filters_tolerance (normal) + 1 };

  visit_all_names (kind, nearest_cb, &look);
  return look.name;
}

/**
 * qorgan_filters_list:
 * @kind: a kind
 *
 * Returns: (transfer full): the keys of all filters that are offered
 */
char *
qorgan_filters_list (const QorganKind *kind)
{
  g_autoptr (GArray) filters = qorgan_filters_offered (kind);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < filters->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", g_array_index (filters, QorganFilter, i).key);
  return g_string_free (list, FALSE);
}
