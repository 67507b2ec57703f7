/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planning a merge: what becomes of each field of the two records. Values of the kept record stay unless the person
 * chose otherwise, empty ones are filled, lists are united; who may see it becomes the stricter of both, and a consent
 * is never widened. What does not stay is kept as another name or as a claim. */

#include "qorgan-merge-private.h"

#include <glib/gi18n-lib.h>

#include "qorgan-catalog.h"
#include "qorgan-circle.h"
#include "qorgan-fold.h"
#include "qorgan-id.h"
#include "qorgan-sensitivity.h"

#define MAX_STATED 300 /* characters of a claim about prose; the whole stands in its quotation */

/* ---- What is made of a value that does not stay ---- */

static char *
first_line (const char *value)
{
  g_autofree char *cut = g_utf8_strlen (value, -1) > MAX_STATED ? g_utf8_substring (value, 0, MAX_STATED) : NULL;
  char *line = g_strconcat (cut != NULL ? cut : value, cut != NULL ? "…" : NULL, NULL);

  return g_strdelimit (line, "\n\t", ' ');
}

/*
 * qorgan_merging_set_link:
 * @change: a change
 * @id: a record
 * @field: a link of it
 * @target: where that shall lead
 */
void
qorgan_merging_set_link (QorganChange *change, gint64 id, QorganFieldId field, gint64 target)
{
  g_autofree char *value = qorgan_id_to_string (target);

  qorgan_change_set (change, id, field, value);
}

/* A source may have said the same of the other record: then its claim says it, and no longer as what is accepted. */
static gboolean
dispute_claim (QorganMerging *self, QorganFieldId field, const char *value, gboolean *found, GError **error)
{
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (self->session->connection,
                                     "SELECT id FROM claim WHERE about = ?1 AND field = ?2 AND value = ?3", error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, self->merge->other);
  qorgan_statement_bind_static_text (select, 2, qorgan_field (field)->name);
  qorgan_statement_bind_text (select, 3, value);
  while (has_row)
    {
      const QorganDraft *draft;
      gint64 claim;

      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      claim = qorgan_statement_int64 (select, 0);
      draft = qorgan_change_find (self->merge->change, claim);
      if (draft != NULL && draft->deleted)
        continue; /* the kept record has the same claim */
      qorgan_change_set (self->merge->change, claim, QORGAN_CLAIM_STATUS, "disputed");
      *found = TRUE;
    }
  return TRUE;
}

/*
 * qorgan_merging_add_claim:
 * @self: a merge
 * @field: a field of both records
 * @value: what will not stand there
 * @error: return location for an error of the file
 *
 * Returns: whether the plan keeps @value as a disputed claim, of no source
 */
gboolean
qorgan_merging_add_claim (QorganMerging *self, QorganFieldId field, const char *value, GError **error)
{
  QorganChange *change = self->merge->change;
  const QorganField *info = qorgan_field (field);
  g_autofree char *line = NULL;
  g_autoptr (GString) reason = NULL;
  g_autofree char *number = qorgan_id_to_string (self->merge->other);
  gboolean found = FALSE;
  gint64 id;

  if (!dispute_claim (self, field, value, &found, error))
    return FALSE;
  if (found)
    return TRUE;
  id = qorgan_session_take_id (self->session);
  line = first_line (value);
  /* Translators: why a claim is there; %s is the number of a record that was merged into another */
  reason = g_string_new (qorgan_catalog_text (self->session->language, NULL, N_ ("From the merged record %s")));
  g_string_replace (reason, "%s", number, 1);
  qorgan_change_create (change, &qorgan_kind_claim, id);
  qorgan_merging_set_link (change, id, QORGAN_CLAIM_ABOUT, self->merge->keep);
  qorgan_change_set (change, id, QORGAN_CLAIM_FIELD, info->name);
  qorgan_change_set (change, id, QORGAN_CLAIM_VALUE, line);
  if (!g_str_equal (line, value))
    qorgan_change_set (change, id, QORGAN_CLAIM_QUOTE, value);
  qorgan_change_set (change, id, QORGAN_CLAIM_STATUS, "disputed");
  qorgan_change_set (change, id, QORGAN_CLAIM_REASON, reason->str);
  if (info->floor != QORGAN_SENSITIVITY_UNSET)
    qorgan_change_set (change, id, QORGAN_CLAIM_SENSITIVITY, qorgan_sensitivity_code (info->floor));
  self->merge->n_claims++;
  return TRUE;
}

static gboolean
is_name (const QorganKind *kind, QorganFieldId field)
{
  return kind->title_rule == QORGAN_TITLE_NAMES && field >= kind->title_field
         && field < kind->title_field + QORGAN_N_LANGUAGES;
}

static void
add_name (QorganMerging *self, QorganFieldId field, const char *text, const char *stays)
{
  QorganChange *change = self->merge->change;
  g_autofree char *key = qorgan_fold_text (text);
  g_autofree char *other_key = qorgan_fold_text (stays);
  gint64 id;

  if (!g_hash_table_add (self->names, g_strdup (text)))
    return;
  id = qorgan_session_take_id (self->session);
  qorgan_change_create (change, &qorgan_kind_name, id);
  qorgan_merging_set_link (change, id, QORGAN_NAME_OF, self->merge->keep);
  qorgan_change_set (change, id, QORGAN_NAME_TEXT, text);
  qorgan_change_set (change, id, QORGAN_NAME_LANGUAGE, qorgan_language_code (field - self->merge->kind->title_field));
  qorgan_change_set (change, id, QORGAN_NAME_SORT, g_str_equal (key, other_key) ? "other_spelling" : "other");
  self->merge->n_names++;
}

/* ---- What stays ---- */

/* The links of @value that do not lead to one of the two records. */
static char *
without_both (const QorganMerging *self, const char *value)
{
  g_autoptr (GArray) ids = qorgan_value_dup_links (value);

  for (guint i = ids->len; i > 0; i--)
    {
      gint64 id = g_array_index (ids, gint64, i - 1);

      if (id == self->merge->keep || id == self->merge->other)
        g_array_remove_index (ids, i - 1);
    }
  return ids->len > 0 ? qorgan_value_from_links ((const gint64 *) (gpointer) ids->data, ids->len) : NULL;
}

/* The parts of @a, and those of @b that are in it (@both) or not. NULL: none. */
static char *
combine (const char *a, const char *b, gboolean both)
{
  g_auto (GStrv) first = qorgan_value_split (a);
  g_auto (GStrv) second = qorgan_value_split (b);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; first[i] != NULL; i++)
    if (!both || g_strv_contains ((const char *const *) second, first[i]))
      g_strv_builder_add (builder, first[i]);
  for (guint i = 0; !both && second[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) first, second[i]))
      g_strv_builder_add (builder, second[i]);
  parts = g_strv_builder_end (builder);
  return parts[0] != NULL ? g_strjoinv (" ", parts) : NULL;
}

static void
decide_sensitivity (const QorganMerging *self, QorganMergeField *row)
{
  QorganSensitivity unsaid
      = self->merge->kind->floor != QORGAN_SENSITIVITY_UNSET ? self->merge->kind->floor : QORGAN_SENSITIVITY_INTERNAL;
  QorganSensitivity kept = row->kept != NULL ? qorgan_sensitivity_from_code (row->kept) : unsaid;
  QorganSensitivity other = row->other != NULL ? qorgan_sensitivity_from_code (row->other) : unsaid;

  row->outcome = QORGAN_MERGE_STRICTER;
  if (other <= kept)
    row->result = g_strdup (row->kept);
  else
    row->result = g_strdup (row->other != NULL ? row->other : qorgan_sensitivity_code (unsaid));
}

/* What the kept record permits is never widened; where the other says something of consent as well, it is narrowed. */
static void
decide_consent (const QorganMerging *self, QorganMergeField *row)
{
  row->outcome = QORGAN_MERGE_NARROWED;
  if (qorgan_field (row->field)->type == QORGAN_CODES && row->kept != NULL && row->other != NULL)
    row->result = combine (row->kept, row->other, TRUE);
  else if (row->field == QORGAN_PERSON_NAMING_BASIS && g_strcmp0 (row->other, "none") == 0)
    row->result = g_strdup (row->other);
  else
    row->result = g_strdup (row->kept);
}

/* Of a value that only the other record has. A link that would close a circle stays a claim. */
static gboolean
decide_empty (const QorganMerging *self, QorganMergeField *row, GError **error)
{
  g_autoptr (GError) failure = NULL;

  row->outcome = QORGAN_MERGE_FILLED;
  if (qorgan_circle_check (self->session, self->merge->change, self->merge->keep, row->field, row->other, &failure))
    row->result = g_strdup (row->other);
  else if (g_error_matches (failure, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VALUE))
    row->outcome = QORGAN_MERGE_CLAIMED;
  else
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}

static void
decide_conflict (const QorganMerging *self, QorganMergeField *row, gboolean from_other)
{
  QorganType type = qorgan_field (row->field)->type;

  if (type == QORGAN_CODES || type == QORGAN_LINKS)
    {
      row->outcome = QORGAN_MERGE_UNITED;
      row->result = combine (row->kept, row->other, FALSE);
      return;
    }
  row->outcome = is_name (self->merge->kind, row->field) ? QORGAN_MERGE_NAMED : QORGAN_MERGE_CLAIMED;
  row->may_choose = TRUE;
  row->from_other = from_other;
  row->result = g_strdup (from_other ? row->other : row->kept);
}

static gboolean
decide (const QorganMerging *self, QorganMergeField *row, gboolean from_other, GError **error)
{
  const QorganField *field = qorgan_field (row->field);

  if (row->field == self->merge->kind->sensitivity)
    decide_sensitivity (self, row);
  else if ((field->flags & QORGAN_CONSENT) && self->consents)
    decide_consent (self, row);
  else if (row->other == NULL)
    row->result = g_strdup (row->kept);
  else if (row->kept == NULL)
    return decide_empty (self, row, error);
  else
    decide_conflict (self, row, from_other);
  return TRUE;
}

/* ---- The fields one by one ---- */

static gboolean
keep_what_goes (QorganMerging *self, const QorganMergeField *row, GError **error)
{
  const char *values[] = { row->kept, row->other };

  if (row->outcome != QORGAN_MERGE_NAMED && row->outcome != QORGAN_MERGE_CLAIMED
      && row->outcome != QORGAN_MERGE_NARROWED)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      if (values[i] == NULL || g_strcmp0 (values[i], row->result) == 0)
        continue;
      if (row->outcome == QORGAN_MERGE_NAMED && i == 0)
        g_hash_table_remove (self->names, values[i]);
      if (row->outcome == QORGAN_MERGE_NAMED)
        add_name (self, row->field, values[i], row->result);
      else if (!qorgan_merging_add_claim (self, row->field, values[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
contains (const QorganFieldId *fields, QorganFieldId field)
{
  for (; fields != NULL && *fields != 0; fields++)
    if (*fields == field)
      return TRUE;
  return FALSE;
}

static gboolean
plan_field (QorganMerging *self, QorganFieldId field, gboolean from_other, GError **error)
{
  const char *kept = qorgan_record_value (self->keep, field);
  const char *other = qorgan_record_value (self->other, field);
  QorganType type = qorgan_field (field)->type;
  gboolean is_link = type == QORGAN_LINK || type == QORGAN_LINKS;
  g_autofree char *kept_links = is_link && kept != NULL ? without_both (self, kept) : NULL;
  g_autofree char *other_links = is_link && other != NULL ? without_both (self, other) : NULL;
  QorganMergeField *row;

  if (g_strcmp0 (kept, other) == 0 && (!is_link || g_strcmp0 (kept, kept_links) == 0))
    return TRUE;
  row = g_new0 (QorganMergeField, 1);
  row->field = field;
  row->kept = g_strdup (is_link ? kept_links : kept);
  row->other = g_strdup (is_link ? other_links : other);
  if (!decide (self, row, from_other, error) || !keep_what_goes (self, row, error))
    {
      qorgan_merge_field_free (row);
      return FALSE;
    }
  if (g_strcmp0 (row->kept, kept) != 0 && g_strcmp0 (row->result, row->kept) == 0)
    row->outcome = QORGAN_MERGE_DROPPED;
  if (is_name (self->merge->kind, field) && row->result != NULL)
    g_hash_table_add (self->names, g_strdup (row->result));
  if (g_strcmp0 (row->result, kept) != 0)
    qorgan_change_set (self->merge->change, self->merge->keep, field, row->result);
  if (g_strcmp0 (row->kept, row->other) == 0 && g_strcmp0 (row->result, kept) == 0)
    qorgan_merge_field_free (row); /* only a link to the kept record went, which is the same now */
  else
    g_ptr_array_add (self->merge->fields, row);
  return TRUE;
}

/*
 * qorgan_merging_plan_fields:
 * @self: a merge
 * @from_other: (nullable) (array zero-terminated=1): fields in which the value of the other record stays
 * @error: return location for an error of the file
 *
 * Returns: whether it is decided what becomes of each field
 */
gboolean
qorgan_merging_plan_fields (QorganMerging *self, const QorganFieldId *from_other, GError **error)
{
  const QorganKind *kind = self->merge->kind;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);

      if (!plan_field (self, field, contains (from_other, field), error))
        return FALSE;
    }
  return TRUE;
}

/*
 * qorgan_merging_find:
 * @self: a merge
 * @field: a field of its kind
 *
 * Returns: (nullable): what becomes of it; %NULL: the two are alike in it
 */
const QorganMergeField *
qorgan_merging_find (const QorganMerging *self, QorganFieldId field)
{
  for (guint i = 0; i < self->merge->fields->len; i++)
    if (((const QorganMergeField *) self->merge->fields->pdata[i])->field == field)
      return self->merge->fields->pdata[i];
  return NULL;
}
