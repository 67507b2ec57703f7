/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planning a merge: everything that points to the other record now points to the kept one, and what belongs to it
 * belongs to the kept one. What would then be there twice, or say that the record is related to itself, goes with the
 * other record: deleting that takes along what was not moved. */

#include "qorgan-merge-private.h"

#include "qorgan-holders.h"
#include "qorgan-id.h"

static void
count_move (QorganMerging *self, const QorganKind *kind)
{
  GArray *moves = self->merge->moves;
  QorganMergeMove move = { kind, 1 };

  for (guint i = 0; i < moves->len; i++)
    if (g_array_index (moves, QorganMergeMove, i).kind == kind)
      {
        g_array_index (moves, QorganMergeMove, i).n_records++;
        return;
      }
  g_array_append_val (moves, move);
}

/* Two records of one kind that differ in nothing but @owner and who may see them. */
static gboolean
are_alike (const QorganRecord *a, const QorganRecord *b, QorganFieldId owner)
{
  const QorganKind *kind = qorgan_record_kind (a);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);

      if (field != owner && g_strcmp0 (qorgan_record_value (a, field), qorgan_record_value (b, field)) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_pointed_at (QorganMerging *self, gint64 id, gboolean *is, GError **error)
{
  const QorganKind *kind = qorgan_session_kind_of (self->session, id, error);
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);
  g_autoptr (QorganCachedStatement) select = NULL;

  *is = FALSE;
  for (guint i = 0; kind != NULL && i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields && !*is; j++)
      {
        g_autoptr (GArray) holders = NULL;

        if (kinds[i]->fields[j].type != QORGAN_LINK || !qorgan_field_may_link (&kinds[i]->fields[j], kind))
          continue;
        holders = qorgan_holders_of (self->session, qorgan_kind_field_id (kinds[i], j), id, error);
        if (holders == NULL)
          return FALSE;
        *is = holders->len > 0;
      }
  select = qorgan_connection_statement (self->session->connection, "SELECT 1 FROM link WHERE target = ?1", error);
  if (kind == NULL || select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, id);
  return *is || qorgan_statement_step (select, is, error);
}

/* Whether the kept record has a dependant that says the same, so that this one, to which nothing points, can go. */
static gboolean
is_duplicate (QorganMerging *self, QorganFieldId owner, const QorganRecord *record, gboolean *is, GError **error)
{
  g_autoptr (GArray) there = qorgan_session_dependants (self->session, owner, self->merge->keep, error);

  *is = FALSE;
  for (guint i = 0; there != NULL && i < there->len && !*is; i++)
    {
      g_autoptr (QorganRecord) one = qorgan_session_load (self->session, g_array_index (there, gint64, i), error);

      if (one == NULL)
        return FALSE;
      *is = are_alike (one, record, owner);
    }
  if (there == NULL || !*is)
    return there != NULL;
  if (!is_pointed_at (self, qorgan_record_id (record), is, error))
    return FALSE;
  *is = !*is;
  return TRUE;
}

/* A relation between the two says that they are one, or that they are not; neither has a meaning any more. */
static gboolean
is_between_both (const QorganMerging *self, const QorganRecord *record)
{
  gint64 subject, object;

  if (qorgan_record_kind (record) != &qorgan_kind_relation)
    return FALSE;
  subject = qorgan_record_link (record, QORGAN_RELATION_SUBJECT);
  object = qorgan_record_link (record, QORGAN_RELATION_OBJECT);
  return (subject == self->merge->keep && object == self->merge->other)
         || (subject == self->merge->other && object == self->merge->keep);
}

/* Somebody else merged the two the other way round: the kept record is not its own former number. */
static gboolean
is_number_of_kept (const QorganMerging *self, const QorganRecord *record)
{
  g_autofree char *keep = qorgan_id_to_string (self->merge->keep);

  return qorgan_record_kind (record) == &qorgan_kind_alias
         && g_strcmp0 (qorgan_record_value (record, QORGAN_ALIAS_FORMER), keep) == 0;
}

/* ---- Translations: of the value that stays ---- */

static gboolean
has_text (QorganMerging *self, const char *field, const char *language, gboolean *has, GError **error)
{
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (self->session->connection,
                                     "SELECT 1 FROM text WHERE about = ?1 AND field = ?2 AND language IS ?3", error);

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, self->merge->keep);
  qorgan_statement_bind_text (select, 2, field);
  qorgan_statement_bind_text (select, 3, language);
  return qorgan_statement_step (select, has, error);
}

/* A translation of what does not stay is no translation of what does; what it says is kept as a claim. */
static gboolean
move_text (QorganMerging *self, const QorganRecord *text, gboolean of_other, GError **error)
{
  const char *name = qorgan_record_value (text, QORGAN_TEXT_FIELD);
  const char *words = qorgan_record_value (text, QORGAN_TEXT_TEXT);
  const QorganMergeField *row = NULL;
  g_autofree char *keep = qorgan_id_to_string (self->merge->keep);
  QorganFieldId field;
  gboolean stays = TRUE, there = FALSE;

  if (name != NULL && qorgan_kind_find_field (self->merge->kind, name, &field))
    row = qorgan_merging_find (self, field);
  if (row != NULL)
    stays = g_strcmp0 (row->result, of_other ? row->other : row->kept) == 0;
  if (!of_other)
    {
      if (stays)
        return TRUE;
      qorgan_change_delete (self->merge->change, qorgan_record_id (text));
    }
  else if (stays && (row == NULL || row->outcome != QORGAN_MERGE_CLAIMED)
           && !has_text (self, name, qorgan_record_value (text, QORGAN_TEXT_LANGUAGE), &there, error))
    return FALSE;
  else if (stays && !there)
    {
      qorgan_change_set (self->merge->change, qorgan_record_id (text), QORGAN_TEXT_ABOUT, keep);
      count_move (self, &qorgan_kind_text);
      return TRUE;
    }
  return row == NULL || words == NULL || qorgan_merging_add_claim (self, row->field, words, error);
}

static gboolean
move_texts (QorganMerging *self, gint64 owner, gboolean of_other, GError **error)
{
  g_autoptr (GArray) ids = qorgan_session_dependants (self->session, QORGAN_TEXT_ABOUT, owner, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (QorganRecord) text = qorgan_session_load (self->session, g_array_index (ids, gint64, i), error);

      if (text == NULL || !move_text (self, text, of_other, error))
        return FALSE;
    }
  return ids != NULL;
}

/* ---- Single links ---- */

/* The two themselves, whose fields are decided in qorgan-merge.c, and what goes. */
static gboolean
is_out_of_it (const QorganMerging *self, gint64 holder)
{
  const QorganDraft *draft = qorgan_change_find (self->merge->change, holder);

  return holder == self->merge->keep || holder == self->merge->other || (draft != NULL && draft->deleted);
}

static gboolean
move_holder (QorganMerging *self, QorganFieldId field, gint64 holder, GError **error)
{
  const QorganKind *kind = qorgan_kind_by_id (QORGAN_FIELD_KIND (field));
  g_autofree char *keep = qorgan_id_to_string (self->merge->keep);
  g_autoptr (QorganRecord) record = NULL;
  const char *name = NULL;
  gboolean goes = FALSE;

  if (is_out_of_it (self, holder))
    return TRUE;
  record = qorgan_session_load (self->session, holder, error);
  if (record == NULL)
    return FALSE;
  if (kind == &qorgan_kind_name && qorgan_record_value (record, QORGAN_NAME_SENSITIVITY) == NULL)
    name = qorgan_record_value (record, QORGAN_NAME_TEXT);
  if (is_between_both (self, record) || is_number_of_kept (self, record)
      || (name != NULL && g_hash_table_contains (self->names, name)))
    goes = TRUE;
  else if ((qorgan_field (field)->flags & QORGAN_OWNER) && !is_duplicate (self, field, record, &goes, error))
    return FALSE;
  if (goes)
    {
      /* Said, because it may belong to the kept record. */
      qorgan_change_delete (self->merge->change, holder);
      return TRUE;
    }
  if (name != NULL)
    g_hash_table_add (self->names, g_strdup (name));
  qorgan_change_set (self->merge->change, holder, field, keep);
  count_move (self, kind);
  return TRUE;
}

static gboolean
move_field (QorganMerging *self, QorganFieldId field, GError **error)
{
  g_autoptr (GArray) holders = qorgan_holders_of (self->session, field, self->merge->other, error);

  for (guint i = 0; holders != NULL && i < holders->len; i++)
    if (!move_holder (self, field, g_array_index (holders, gint64, i), error))
      return FALSE;
  return holders != NULL;
}

/* ---- Lists, and ids inside of texts ---- */

static void
move_list (gint64 holder, QorganFieldId field, const char *value, gpointer data)
{
  QorganMerging *self = data;
  g_autoptr (GArray) ids = qorgan_value_dup_links (value);
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_keep = FALSE;
  g_autofree char *now = NULL;

  if (is_out_of_it (self, holder))
    return;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (id == self->merge->other)
        id = self->merge->keep;
      if (id == self->merge->keep && has_keep)
        continue;
      has_keep |= id == self->merge->keep;
      g_array_append_val (moved, id);
    }
  now = qorgan_value_from_links ((const gint64 *) (gpointer) moved->data, moved->len);
  qorgan_change_set (self->merge->change, holder, field, now);
  count_move (self, qorgan_kind_by_id (QORGAN_FIELD_KIND (field)));
}

/* What sources say of links, and the filters of saved views, name records inside of a text. Numbers are too long to
 * stand there by chance. */
static gboolean
rename_in (QorganMerging *self, const QorganKind *kind, QorganFieldId field, GError **error)
{
  const char *name = qorgan_field (field)->name;
  g_autofree char *sql
      = g_strdup_printf ("SELECT id, \"%s\" FROM \"%s\" WHERE instr (\"%s\", ?1) > 0", name, kind->name, name);
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (self->session->connection, sql, error);
  g_autofree char *was = qorgan_id_to_string (self->merge->other);
  g_autofree char *is = qorgan_id_to_string (self->merge->keep);
  g_autofree char *pattern = g_strdup_printf ("\\b%s\\b", was);
  g_autoptr (GRegex) number = g_regex_new (pattern, 0, 0, NULL);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_text (select, 1, was);
  while (has_row)
    {
      g_autofree char *now = NULL;
      const QorganDraft *draft;

      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      draft = qorgan_change_find (self->merge->change, qorgan_statement_int64 (select, 0));
      if (draft != NULL && draft->deleted)
        continue;
      now = g_regex_replace_literal (number, qorgan_statement_text (select, 1), -1, 0, is, 0, NULL);
      if (now != NULL && g_strcmp0 (now, qorgan_statement_text (select, 1)) != 0)
        qorgan_change_set (self->merge->change, qorgan_statement_int64 (select, 0), field, now);
    }
  return TRUE;
}

/*
 * qorgan_merging_move_links:
 * @self: a merge whose fields are decided
 * @error: return location for an error of the file
 *
 * Returns: whether the plan points everything to the kept record
 */
gboolean
qorgan_merging_move_links (QorganMerging *self, GError **error)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        QorganFieldId field = qorgan_kind_field_id (kinds[i], j);

        if (kinds[i]->fields[j].type == QORGAN_LINK && field != QORGAN_TEXT_ABOUT
            && qorgan_field_may_link (&kinds[i]->fields[j], self->merge->kind) && !move_field (self, field, error))
          return FALSE;
      }
  return move_texts (self, self->merge->other, TRUE, error) && move_texts (self, self->merge->keep, FALSE, error)
         && qorgan_holders_each_list (self->session, self->merge->other, move_list, self, error)
         && rename_in (self, &qorgan_kind_claim, QORGAN_CLAIM_VALUE, error)
         && rename_in (self, &qorgan_kind_view, QORGAN_VIEW_QUERY, error);
}

/**
 * qorgan_merge_read_handling:
 * @session: a session
 * @self: a plan that is not applied yet
 * @handling: (out caller-allocates): how to handle what the plan says of the two records: as strictly as the stricter
 * @error: return location for an error of the file
 *
 * Returns: whether it could be read
 */
gboolean
qorgan_merge_read_handling (QorganSession *session, const QorganMerge *self, QorganHandling *handling, GError **error)
{
  g_autoptr (QorganDisclosure) disclosure = qorgan_disclosure_new (session, &qorgan_audience_in_passing);
  QorganHandling other;

  if (!qorgan_disclosure_handling (disclosure, self->keep, handling, error)
      || !qorgan_disclosure_handling (disclosure, self->other, &other, error))
    return FALSE;
  handling->level = MAX (handling->level, other.level);
  handling->is_sealed |= other.is_sealed;
  handling->stated_level = MAX (handling->stated_level, other.stated_level);
  return TRUE;
}
