/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vocabularies in memory. A few hundred terms label hundreds of thousands of rows, so they are looked up here and
 * never joined; the records they came from are kept, and their texts are borrowed. */

#include "qorgan-vocabulary-private.h"

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"

struct _QorganVocabularies
{
  gatomicrefcount count;
  GPtrArray *records;  /* (element-type QorganRecord) owned: the texts of the terms */
  GHashTable *by_name; /* vocabulary, borrowed → GArray of QorganTerm, owned */
};

QorganVocabularies *
qorgan_vocabularies_new (void)
{
  QorganVocabularies *self = g_new0 (QorganVocabularies, 1);

  g_atomic_ref_count_init (&self->count);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_record_unref);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  return self;
}

/**
 * qorgan_vocabularies_ref:
 * @self: a snapshot
 *
 * Returns: (transfer full): @self
 */
QorganVocabularies *
qorgan_vocabularies_ref (QorganVocabularies *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

/**
 * qorgan_vocabularies_unref:
 * @self: (transfer full): a snapshot
 */
void
qorgan_vocabularies_unref (QorganVocabularies *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->records);
  g_free (self);
}

void
qorgan_vocabularies_add (QorganVocabularies *self, QorganRecord *record)
{
  const char *vocabulary = qorgan_record_text (record, QORGAN_TERM_VOCABULARY);
  gint64 position = 0;
  QorganTerm term = {
    .id = qorgan_record_id (record),
    .code = qorgan_record_text (record, QORGAN_TERM_CODE),
    .labels = { [QORGAN_LANGUAGE_EN] = qorgan_record_text (record, QORGAN_TERM_EN),
                [QORGAN_LANGUAGE_RU] = qorgan_record_text (record, QORGAN_TERM_RU),
                [QORGAN_LANGUAGE_KK] = qorgan_record_text (record, QORGAN_TERM_KK) },
  };
  GArray *terms;

  /* A term being entered has gaps; until it has a code nothing can refer to it. */
  if (vocabulary == NULL || term.code == NULL)
    return;
  qorgan_record_number (record, QORGAN_TERM_POSITION, &position);
  term.position = (gint) CLAMP (position, 0, G_MAXINT);
  terms = g_hash_table_lookup (self->by_name, vocabulary);
  if (terms == NULL)
    {
      terms = g_array_new (FALSE, FALSE, sizeof (QorganTerm));
      g_hash_table_insert (self->by_name, (gpointer) vocabulary, terms);
    }
  g_array_append_val (terms, term);
  g_ptr_array_add (self->records, qorgan_record_ref (record));
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const QorganTerm *x = a, *y = b;

  if (x->position != y->position)
    return x->position < y->position ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

void
qorgan_vocabularies_sort (QorganVocabularies *self)
{
  GHashTableIter iter;
  gpointer terms;

  g_hash_table_iter_init (&iter, self->by_name);
  while (g_hash_table_iter_next (&iter, NULL, &terms))
    g_array_sort (terms, compare_terms);
}

/**
 * qorgan_vocabularies_terms:
 * @self: a snapshot
 * @vocabulary: name of a vocabulary
 * @n_terms: (out): how many
 *
 * Returns: (transfer none) (array length=n_terms): its terms in the order to show them
 */
const QorganTerm *
qorgan_vocabularies_terms (const QorganVocabularies *self, const char *vocabulary, guint *n_terms)
{
  GArray *terms = g_hash_table_lookup (self->by_name, vocabulary);

  *n_terms = terms != NULL ? terms->len : 0;
  return terms != NULL ? (const QorganTerm *) (gpointer) terms->data : NULL;
}

/**
 * qorgan_vocabularies_find:
 * @self: a snapshot
 * @vocabulary: name of a vocabulary
 * @code: a code
 *
 * Returns: (transfer none) (nullable): the term
 */
const QorganTerm *
qorgan_vocabularies_find (const QorganVocabularies *self, const char *vocabulary, const char *code)
{
  guint n;
  const QorganTerm *terms = qorgan_vocabularies_terms (self, vocabulary, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (terms[i].code, code))
      return &terms[i];
  return NULL;
}

/**
 * qorgan_vocabularies_label:
 * @self: a snapshot
 * @vocabulary: name of a vocabulary
 * @code: a code
 * @language: in which language
 *
 * Returns: (transfer none): the label; where one is missing that of another language, and for an unknown code the code
 *   itself, so that nothing that was recorded is ever invisible
 */
const char *
qorgan_vocabularies_label (const QorganVocabularies *self,
                           const char *vocabulary,
                           const char *code,
                           QorganLanguage language)
{
  const QorganTerm *term = qorgan_vocabularies_find (self, vocabulary, code);

  if (term == NULL)
    return code;
  if (term->labels[language] != NULL)
    return term->labels[language];
  for (guint i = 0; i < QORGAN_N_LANGUAGES; i++)
    if (term->labels[i] != NULL)
      return term->labels[i];
  return code;
}

static char *
word_codes (const QorganVocabularies *self, const char *vocabulary, const char *value, QorganLanguage language)
{
  g_auto (GStrv) codes = qorgan_value_split (value);
  GString *words = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    g_string_append_printf (words, "%s%s", i == 0 ? "" : ", ",
                            qorgan_vocabularies_label (self, vocabulary, codes[i], language));
  return g_string_free (words, FALSE);
}

/**
 * qorgan_vocabularies_word_value:
 * @self: a snapshot
 * @field: a field
 * @value: (nullable): its canonical value
 * @language: in which language
 *
 * Returns: (transfer full) (nullable): the value as a person reads it; a link stays its id
 */
char *
qorgan_vocabularies_word_value (const QorganVocabularies *self,
                                QorganFieldId field,
                                const char *value,
                                QorganLanguage language)
{
  const QorganField *info = qorgan_field (field);
  QorganDate date;

  if (value == NULL)
    return NULL;
  if (info->vocabulary != NULL)
    return word_codes (self, info->vocabulary, value, language);
  if (info->type == QORGAN_DATE && qorgan_value_get_date (value, &date))
    return qorgan_date_format (&date, language, QORGAN_DATE_SHORT);
  if (info->type == QORGAN_DATE && qorgan_date_kept_text (value) != NULL)
    return g_strdup (qorgan_date_kept_text (value));
  return g_strdup (value);
}
