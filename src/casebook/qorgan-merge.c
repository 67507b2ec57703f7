/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planning a merge: what cannot be merged, and the plan as a whole, which keeps both numbers. Its fields are decided in
 * qorgan-merge-fields.c, its links in qorgan-merge-links.c. */

#include "qorgan-merge-private.h"

#include <glib/gi18n-lib.h>

#include "qorgan-id.h"

/*
 * qorgan_merge_field_free:
 * @data: (transfer full): a #QorganMergeField
 */
void
qorgan_merge_field_free (gpointer data)
{
  QorganMergeField *field = data;

  g_free (field->kept);
  g_free (field->other);
  g_free (field->result);
  g_free (field);
}

/**
 * qorgan_merge_free:
 * @self: (transfer full): a plan
 */
void
qorgan_merge_free (QorganMerge *self)
{
  g_free (self->keep_title);
  g_free (self->other_title);
  g_ptr_array_unref (self->fields);
  g_array_unref (self->moves);
  g_clear_pointer (&self->change, qorgan_change_free);
  g_free (self);
}

/* ---- What cannot be merged ---- */

/**
 * qorgan_merge_is_possible:
 * @kind: a kind
 *
 * Returns: whether two records of it can be one: a word of a vocabulary, a saved view, or what a source says of
 *   something, is what it is
 */
gboolean
qorgan_merge_is_possible (const QorganKind *kind)
{
  switch (kind->id)
    {
    case QORGAN_KIND_TERM:
    case QORGAN_KIND_VIEW:
    case QORGAN_KIND_ALIAS:
    case QORGAN_KIND_TEXT:
    case QORGAN_KIND_CLAIM:
      return FALSE;
    default:
      return TRUE;
    }
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_MERGE, message);
  return FALSE;
}

/* Values that say for certain that the two are not one. */
static gboolean
may_be_one (const QorganMerging *self, GError **error)
{
  const QorganKind *kind = self->merge->kind;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);

      if ((kind->fields[i].flags & QORGAN_OWNER)
          && g_strcmp0 (qorgan_record_value (self->keep, field), qorgan_record_value (self->other, field)) != 0)
        return refuse (error, _ ("These two belong to different records. Merge those first, if they are one."));
    }
  if (kind == &qorgan_kind_place && qorgan_record_value (self->keep, QORGAN_PLACE_GAZETTEER) != NULL
      && qorgan_record_value (self->other, QORGAN_PLACE_GAZETTEER) != NULL
      && !g_str_equal (qorgan_record_value (self->keep, QORGAN_PLACE_GAZETTEER),
                       qorgan_record_value (self->other, QORGAN_PLACE_GAZETTEER)))
    return refuse (error, _ ("The gazetteer knows these as two different places; they cannot be merged."));
  return TRUE;
}

static gboolean
may_merge (const QorganMerging *self, GError **error)
{
  const QorganKind *kind = qorgan_record_kind (self->keep);
  const QorganKind *other = qorgan_record_kind (self->other);

  if (qorgan_record_id (self->keep) == qorgan_record_id (self->other))
    return refuse (error, _ ("A record cannot be merged into itself."));
  if (kind != other)
    {
      g_set_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_MERGE,
                   /* Translators: two kinds of records, such as Person and Place */
                   _ ("One is of the kind “%s”, the other of the kind “%s”; only records of one kind can be merged."),
                   g_dgettext (GETTEXT_PACKAGE, kind->label), g_dgettext (GETTEXT_PACKAGE, other->label));
      return FALSE;
    }
  if (!qorgan_merge_is_possible (kind))
    {
      g_set_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_MERGE,
                   /* Translators: a kind of records in the plural, such as Claims */
                   _ ("Records of this kind cannot be merged: %s."), g_dgettext (GETTEXT_PACKAGE, kind->label_plural));
      return FALSE;
    }
  return may_be_one (self, error);
}

/* ---- The plan ---- */

static gboolean
says_consent (const QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & QORGAN_CONSENT)
        && qorgan_record_value (record, qorgan_kind_field_id (kind, i)) != NULL)
      return TRUE;
  return FALSE;
}

/* What @record is called in its own fields. */
static void
add_titles (GHashTable *names, const QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);

  for (guint i = 0; kind->title_rule == QORGAN_TITLE_NAMES && i < QORGAN_N_LANGUAGES; i++)
    {
      const char *name = qorgan_record_value (record, kind->title_field + i);

      if (name != NULL)
        g_hash_table_add (names, g_strdup (name));
    }
}

static gboolean
add_other_names (QorganMerging *self, GError **error)
{
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (self->session->connection,
                                     "SELECT text FROM name WHERE \"of\" = ?1 AND text IS NOT NULL", error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, self->merge->keep);
  while (has_row)
    {
      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (has_row)
        g_hash_table_add (self->names, g_strdup (qorgan_statement_text (select, 0)));
    }
  return TRUE;
}

/* Somebody else may have merged the two before: then an import brought the number already. */
static gboolean
add_alias (QorganMerging *self, GError **error)
{
  g_autofree char *former = qorgan_id_to_string (self->merge->other);
  gint64 id;

  if (!qorgan_session_find_alias (self->session, former, &id, NULL, error))
    return FALSE;
  if (id == 0)
    {
      id = qorgan_session_take_id (self->session);
      qorgan_change_create (self->merge->change, &qorgan_kind_alias, id);
      qorgan_change_set (self->merge->change, id, QORGAN_ALIAS_FORMER, former);
    }
  qorgan_merging_set_link (self->merge->change, id, QORGAN_ALIAS_OF, self->merge->keep);
  return TRUE;
}

static gboolean
plan (QorganMerging *self, const QorganFieldId *from_other, GError **error)
{
  QorganMerge *merge = self->merge;
  QorganFieldId title = merge->kind->title_field;

  merge->keep_title = qorgan_session_title (self->session, merge->keep, self->session->language, error);
  merge->other_title = merge->keep_title != NULL
                           ? qorgan_session_title (self->session, merge->other, self->session->language, error)
                           : NULL;
  if (merge->other_title == NULL || !add_other_names (self, error))
    return FALSE;
  self->consents = says_consent (self->other);
  add_titles (self->names, self->keep);
  /* The journal names a change after the first record it touches. */
  qorgan_change_set (merge->change, merge->keep, title, qorgan_record_value (self->keep, title));
  if (!qorgan_merging_plan_fields (self, from_other, error) || !qorgan_merging_move_links (self, error)
      || !add_alias (self, error))
    return FALSE;
  qorgan_change_delete (merge->change, merge->other);
  return TRUE;
}

/**
 * qorgan_merge_plan:
 * @session: a session
 * @keep: the record that stays
 * @other: the record that is to be merged into it
 * @from_other: (nullable) (array zero-terminated=1): fields in which the value of @other stays, where either may
 * @error: return location for a QORGAN_CASEBOOK_ERROR_MERGE that says why the two cannot be merged, or any other error
 *   of reading them
 *
 * Changes nothing: that is for qorgan_session_apply() with the plan's change.
 *
 * Returns: (transfer full) (nullable): the plan
 */
QorganMerge *
qorgan_merge_plan (QorganSession *session, gint64 keep, gint64 other, const QorganFieldId *from_other, GError **error)
{
  g_autoptr (QorganRecord) kept_record = qorgan_session_load (session, keep, error);
  g_autoptr (QorganRecord) other_record = kept_record != NULL ? qorgan_session_load (session, other, error) : NULL;
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (QorganMerge) merge = NULL;
  QorganMerging merging = { .session = session, .keep = kept_record, .other = other_record, .names = names };

  if (other_record == NULL)
    return NULL;
  merging.merge = merge = g_new0 (QorganMerge, 1);
  merge->keep = qorgan_record_id (kept_record);
  merge->other = qorgan_record_id (other_record);
  merge->kind = qorgan_record_kind (kept_record);
  merge->fields = g_ptr_array_new_with_free_func (qorgan_merge_field_free);
  merge->moves = g_array_new (FALSE, FALSE, sizeof (QorganMergeMove));
  merge->change = qorgan_change_new (QORGAN_VERB_MERGE);
  if (!may_merge (&merging, error) || !plan (&merging, from_other, error))
    return NULL;
  return g_steal_pointer (&merge);
}
