/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lines of a bundle say of each other: links, codes of terms and names of fields. A line may point to a later
 * one, so they are noted while reading and judged at the end, against the file and the casebook together. */

#include "qorgan-bundle-reading.h"

#include <glib/gi18n-lib.h>

#include "qorgan-casebook-error.h"
#include "qorgan-circle.h"

static void
note (QorganBundleReading *self, QorganBundleReference reference, const char *word)
{
  if (word != NULL)
    reference.word = g_string_chunk_insert_const (self->words, word);
  g_array_append_val (self->references, reference);
}

/**
 * qorgan_bundle_reading_refer:
 * @self: a reading
 * @line: a line
 * @record: its record
 * @field: a field of it
 * @value: the field's canonical value, which fits the field's type
 * @owner: the record it belongs to; 0 where that is missing
 *
 * Notes what has to be looked at when all lines are known.
 */
void
qorgan_bundle_reading_refer (QorganBundleReading *self,
                             guint line,
                             gint64 record,
                             QorganFieldId field,
                             const char *value,
                             gint64 owner)
{
  const QorganField *info = qorgan_field (field);
  QorganBundleReference reference = { .line = line, .record = record, .field = field };

  if (info->vocabulary != NULL)
    {
      QorganVocabularies *vocabularies = qorgan_session_vocabularies (self->session);
      g_auto (GStrv) codes = qorgan_value_split (value);

      for (guint i = 0; codes[i] != NULL; i++)
        if (qorgan_vocabularies_find (vocabularies, info->vocabulary, codes[i]) == NULL)
          note (self, reference, codes[i]);
    }
  else if (info->type == QORGAN_LINK || info->type == QORGAN_LINKS)
    {
      g_autoptr (GArray) targets = qorgan_value_dup_links (value);

      for (guint i = 0; i < targets->len; i++)
        {
          reference.target = g_array_index (targets, gint64, i);
          note (self, reference, NULL);
        }
    }
  else if (info->type == QORGAN_FIELD_NAME && owner != 0)
    {
      reference.target = owner;
      note (self, reference, value);
    }
}

/* A way of links that leads back to where it began; each line on it is told. NULL: there is none. */
static gboolean
judge_circle (QorganBundleReading *self, const QorganBundleReference *reference, char **fault, GError **error)
{
  g_autofree char *value = qorgan_value_from_number (reference->target);
  g_autoptr (GError) failure = NULL;

  if (qorgan_circle_check (self->session, self->change, reference->record, reference->field, value, &failure))
    return TRUE;
  if (!g_error_matches (failure, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VALUE))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  *fault = g_strdup (failure->message);
  return TRUE;
}

/* @kind is NULL where the file has the record but says it wrongly, which is told elsewhere. */
static gboolean
find_target (QorganBundleReading *self, gint64 target, gboolean *found, const QorganKind **kind, GError **error)
{
  const QorganBundleRecord *record = g_hash_table_lookup (self->records, &target);
  g_autoptr (GError) failure = NULL;

  *kind = record != NULL ? record->kind : qorgan_session_kind_of (self->session, target, &failure);
  *found = record != NULL || *kind != NULL;
  if (failure == NULL || g_error_matches (failure, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static char *
judge_code (QorganBundleReading *self, const QorganField *field, const char *code)
{
  g_autofree char *key = g_strconcat (field->vocabulary, " ", code, NULL);

  if (g_hash_table_contains (self->terms, key))
    return NULL;
  return g_strdup_printf (_ ("“%s” is not a code of the vocabulary “%s”, neither in the casebook nor in the file"),
                          code, field->vocabulary);
}

static char *
judge_target (const QorganBundleReference *reference, gboolean found, const QorganKind *kind)
{
  const QorganField *field = qorgan_field (reference->field);

  if (!found)
    /* Where the owner itself is missing, its own field says so. */
    return field->type == QORGAN_FIELD_NAME
               ? NULL
               : g_strdup_printf (_ ("there is no record %lld, neither in the file nor in the casebook"),
                                  (long long) reference->target);
  if (kind == NULL)
    return NULL;
  if (field->type == QORGAN_FIELD_NAME)
    return qorgan_kind_find_field (kind, reference->word, NULL)
               ? NULL
               : g_strdup_printf (_ ("a record of the kind “%s” has no field “%s”"), kind->name, reference->word);
  if (qorgan_field_may_link (field, kind))
    return NULL;
  return g_strdup_printf (_ ("record %lld is of the kind “%s”, which cannot stand here"), (long long) reference->target,
                          kind->name);
}

/**
 * qorgan_bundle_reading_check_references:
 * @self: a reading whose lines are all read
 * @error: return location for an error of the casebook's file
 *
 * Adds to the problems what points to nothing or to the wrong thing.
 *
 * Returns: whether the casebook could be asked
 */
gboolean
qorgan_bundle_reading_check_references (QorganBundleReading *self, GError **error)
{
  for (guint i = 0; i < self->references->len; i++)
    {
      const QorganBundleReference *reference = &g_array_index (self->references, QorganBundleReference, i);
      const QorganField *field = qorgan_field (reference->field);
      const QorganKind *kind = NULL;
      gboolean found = FALSE;
      char *fault;

      if (field->vocabulary != NULL)
        fault = judge_code (self, field, reference->word);
      else if (find_target (self, reference->target, &found, &kind, error))
        fault = judge_target (reference, found, kind);
      else
        return FALSE;
      if (fault == NULL && field->vocabulary == NULL && !judge_circle (self, reference, &fault, error))
        return FALSE;
      if (fault != NULL)
        qorgan_bundle_problems_take (self->problems, reference->line,
                                     qorgan_kind_by_id (QORGAN_FIELD_KIND (reference->field))->name, reference->record,
                                     field->name, fault);
    }
  return TRUE;
}
