/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one way to change anything: rows, links, titles, words, derived values and the journal entry in one transaction.
 * Whatever fails, nothing of the change stands in the file, and the change itself can be applied again. */

#include "qorgan-session-private.h"

#include <glib/gi18n-lib.h>

#include "qorgan-circle.h"
#include "qorgan-id.h"
#include "qorgan-rows.h"
#include "qorgan-search.h"

typedef struct
{
  QorganSession *session;
  const QorganChange *change;
  QorganEntry *entry;
  GHashTable *stale;    /* gint64 → GArray of QorganFieldId: see qorgan_derive_rest() */
  GHashTable *worded;   /* gint64: records that names or translations of the change belong to */
  GHashTable *left;     /* gint64, borrowed: records that the change names and leaves as they are */
  GArray *resealed;     /* gint64: records that were there, and are sealed now or no longer */
  GArray *retitled;     /* gint64: records that have another title now, or came or went */
  const char *values[256]; /* of the record being written; fields have eight bits */
} Writing;

/* Does a link in @field change what its target keeps beside its fields? */
static gboolean
moves_target (QorganFieldId field)
{
  const QorganKind *kind = qorgan_kind_by_id (QORGAN_FIELD_KIND (field));
  const char *name = qorgan_field (field)->name;
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  if (field == QORGAN_NAME_OF || field == QORGAN_TEXT_ABOUT)
    return TRUE;
  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_derived; j++)
      if (g_str_equal (kinds[i]->derived[j].from_kind, kind->name) && g_str_equal (kinds[i]->derived[j].via, name))
        return TRUE;
  return FALSE;
}

static void
mark_stale (Writing *self, QorganFieldId field, const char *links)
{
  g_autoptr (GArray) ids = qorgan_value_dup_links (links);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 *id = &g_array_index (ids, gint64, i);
      GArray *fields = g_hash_table_lookup (self->stale, id);

      if (fields == NULL)
        {
          fields = g_array_new (FALSE, FALSE, sizeof (QorganFieldId));
          g_hash_table_insert (self->stale, g_memdup2 (id, sizeof *id), fields);
        }
      g_array_append_val (fields, field);
    }
}

/* A record moves its owners also when another of its fields changes: the person of an involvement shows in the
 * incident. */
static void
mark_all_stale (Writing *self, const QorganKind *kind, const char *const *was, const char *const *now)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);
      QorganType type = kind->fields[i].type;

      if ((type != QORGAN_LINK && type != QORGAN_LINKS) || !moves_target (field))
        continue;
      if (was != NULL && was[i] != NULL)
        mark_stale (self, field, was[i]);
      if (now != NULL && now[i] != NULL)
        mark_stale (self, field, now[i]);
    }
}

static gboolean
set_value_error (const QorganKind *kind, const QorganField *field, GError *taken, GError **error)
{
  /* Translators: the name of a field and what is wrong with its value, e.g. "Opened: ‘2022-13’ is not a date". */
  g_set_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VALUE, _ ("%s: %s"),
               g_dgettext (GETTEXT_PACKAGE, field->label), taken->message);
  g_error_free (taken);
  return FALSE;
}

static gboolean
check_target (Writing *self, const QorganField *field, gint64 id, gint64 target, GError **error)
{
  const QorganDraft *draft = qorgan_change_find (self->change, target);
  const QorganKind *kind;

  if (target == id)
    {
      /* Part of itself, within itself: nothing is. */
      g_set_error_literal (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VALUE,
                           _ ("a record cannot point to itself"));
      return FALSE;
    }
  if (draft != NULL && draft->deleted)
    kind = NULL;
  else if (draft != NULL && draft->created)
    kind = draft->kind;
  else
    kind = qorgan_session_kind_of (self->session, target, error);
  if (kind == NULL)
    {
      if (error == NULL || *error == NULL)
        g_set_error_literal (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD,
                             _ ("This record is not in the casebook; it may have been deleted."));
      return FALSE;
    }
  if (qorgan_field_may_link (field, kind))
    return TRUE;
  g_set_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VALUE,
               /* Translators: a kind of record, e.g. "a record of the kind “Place” cannot stand here". */
               _ ("a record of the kind “%s” cannot stand here"), g_dgettext (GETTEXT_PACKAGE, kind->label));
  return FALSE;
}

static gboolean
check_value (Writing *self, const QorganDraft *draft, QorganFieldId id, const char *value, GError **error)
{
  const QorganField *field = qorgan_field (id);
  const QorganKind *kind = draft->kind;
  GError *failure = NULL;
  g_autoptr (GArray) targets = NULL;

  if (!qorgan_value_check (id, value, &failure))
    return set_value_error (kind, field, failure, error);
  if (value == NULL || (field->type != QORGAN_LINK && field->type != QORGAN_LINKS))
    return TRUE;
  targets = qorgan_value_dup_links (value);
  for (guint i = 0; failure == NULL && i < targets->len; i++)
    check_target (self, field, draft->id, g_array_index (targets, gint64, i), &failure);
  /* What was there before may come back as it was. */
  if (failure == NULL && self->change->verb != QORGAN_VERB_UNDO && self->change->verb != QORGAN_VERB_REDO)
    qorgan_circle_check (self->session, self->change, draft->id, id, value, &failure);
  if (failure == NULL)
    return TRUE;
  return failure->domain == QORGAN_CASEBOOK_ERROR ? set_value_error (kind, field, failure, error)
                                                  : (g_propagate_error (error, failure), FALSE);
}

static char *
whole_object (const QorganKind *kind, const char *const *values)
{
  GString *object = g_string_new ("{");

  for (guint i = 0; i < kind->n_fields; i++)
    if (values[i] != NULL)
      qorgan_journal_append_value (object, kind->fields[i].name, values[i]);
  g_string_append_c (object, '}');
  return g_string_free (object, FALSE);
}

/* Once the rows are written: the words that find the record, and the journal. */
static gboolean
index_and_note (Writing *self, gint64 id, const QorganKind *kind, const char *was, const char *now, GError **error)
{
  g_autoptr (QorganRecord) record = qorgan_record_new (id, kind, self->values);
  /* Words are dear to replace; those of a new record that more are coming for are written once, by derive_rest(). */
  gboolean later = was == NULL && g_hash_table_contains (self->worded, &id);

  if ((!later && !qorgan_search_index (self->session, record, was == NULL, error))
      || !qorgan_journal_add (self->session, self->entry, id, kind, was, now, error))
    return FALSE;
  g_array_append_val (self->entry->touched, id);
  return TRUE;
}

static void
take_deltas (Writing *self, const QorganDraft *draft)
{
  memset (self->values, 0, draft->kind->n_fields * sizeof *self->values);
  for (guint i = 0; i < draft->deltas->len; i++)
    {
      const QorganDelta *delta = &g_array_index (draft->deltas, QorganDelta, i);

      self->values[QORGAN_FIELD_INDEX (delta->field)] = delta->value;
    }
}

/* A number that this casebook has just taken is named nowhere yet. */
static gboolean
may_be_known (const Writing *self)
{
  return self->change->verb != QORGAN_VERB_CREATE && self->change->verb != QORGAN_VERB_EDIT;
}

/* The rows in `record` of all that is new come before anything that may point to them: while one link waits for its
 * target, SQLite searches every foreign key at each new record for others that wait. */
static gboolean
announce_created (Writing *self, const GPtrArray *drafts, GError **error)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      const QorganDraft *draft = drafts->pdata[i];
      gboolean is_sealed;

      if (!draft->created)
        continue;
      take_deltas (self, draft);
      for (guint j = 0; j < draft->kind->n_fields; j++)
        if (!check_value (self, draft, qorgan_kind_field_id (draft->kind, j), self->values[j], error))
          return FALSE;
      if (!qorgan_derive_is_sealed (self->session, self->change, draft->kind, self->values, &is_sealed, error)
          || !qorgan_derive_record (self->session, draft->id, draft->kind, self->values, TRUE, is_sealed, error))
        return FALSE;
      if (may_be_known (self))
        g_array_append_val (self->retitled, draft->id);
    }
  return TRUE;
}

static gboolean
check_former (Writing *self, const QorganDraft *draft, GError **error)
{
  return draft->kind != &qorgan_kind_alias
         || qorgan_alias_check (self->session, draft->id, self->values[QORGAN_FIELD_INDEX (QORGAN_ALIAS_FORMER)],
                                error);
}

static gboolean
write_created (Writing *self, const QorganDraft *draft, GError **error)
{
  g_autofree char *now = NULL;

  take_deltas (self, draft);
  if (!check_former (self, draft, error)
      || !qorgan_rows_insert (self->session, draft->kind, draft->id, self->values, error))
    return FALSE;
  now = whole_object (draft->kind, self->values);
  mark_all_stale (self, draft->kind, NULL, self->values);
  return index_and_note (self, draft->id, draft->kind, NULL, now, error);
}

static void
take_values (Writing *self, const QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    self->values[i] = qorgan_record_value (record, qorgan_kind_field_id (kind, i));
}

/* The record as it stands; what was merged into another is not there to be changed any more. */
static QorganRecord *
load_to_change (Writing *self, gint64 id, GError **error)
{
  g_autoptr (QorganRecord) record = qorgan_session_load (self->session, id, error);

  if (record == NULL || qorgan_record_id (record) == id)
    return g_steal_pointer (&record);
  qorgan_alias_set_error (self->session, id, error);
  return NULL;
}

/* The titles of an edited record, and whether it is sealed now. */
static gboolean
derive_edited (Writing *self, gint64 id, const QorganKind *kind, GError **error)
{
  gboolean was_sealed, is_sealed;

  if (!qorgan_derive_read_seal (self->session, id, &was_sealed, error)
      || !qorgan_derive_is_sealed (self->session, self->change, kind, self->values, &is_sealed, error))
    return FALSE;
  if (was_sealed != is_sealed)
    g_array_append_val (self->resealed, id);
  return qorgan_derive_record (self->session, id, kind, self->values, FALSE, is_sealed, error);
}

static gboolean
write_edited (Writing *self, const QorganDraft *draft, GError **error)
{
  g_autoptr (QorganRecord) record = load_to_change (self, draft->id, error);
  g_autoptr (GString) was = g_string_new ("{");
  g_autoptr (GString) now = g_string_new ("{");
  g_autofree const char **old = NULL;

  if (record == NULL)
    return FALSE;
  g_return_val_if_fail (qorgan_record_kind (record) == draft->kind, FALSE);
  take_values (self, record);
  old = g_memdup2 (self->values, draft->kind->n_fields * sizeof *self->values);
  for (guint i = 0; i < draft->deltas->len; i++)
    {
      const QorganDelta *delta = &g_array_index (draft->deltas, QorganDelta, i);
      guint index = QORGAN_FIELD_INDEX (delta->field);

      if (g_strcmp0 (old[index], delta->value) == 0)
        continue;
      self->values[index] = delta->value;
      if (!check_value (self, draft, delta->field, delta->value, error) || !check_former (self, draft, error)
          || !qorgan_rows_update (self->session, draft->kind, draft->id, delta->field, delta->value, error))
        return FALSE;
      qorgan_journal_append_value (was, draft->kind->fields[index].name, old[index]);
      qorgan_journal_append_value (now, draft->kind->fields[index].name, delta->value);
    }
  if (now->len == 1)
    {
      g_hash_table_add (self->left, (gpointer) &draft->id);
      return TRUE;
    }
  g_string_append_c (was, '}');
  g_string_append_c (now, '}');
  mark_all_stale (self, draft->kind, old, self->values);
  return derive_edited (self, draft->id, draft->kind, error)
         && index_and_note (self, draft->id, draft->kind, was->str, now->str, error);
}

static gboolean
write_deleted (Writing *self, const QorganDraft *draft, GError **error)
{
  g_autoptr (QorganRecord) record = load_to_change (self, draft->id, error);
  g_autofree char *was = NULL;

  if (record == NULL)
    return FALSE;
  take_values (self, record);
  was = whole_object (draft->kind, self->values);
  mark_all_stale (self, draft->kind, self->values, NULL);
  if (!qorgan_journal_add (self->session, self->entry, draft->id, draft->kind, was, NULL, error)
      || !qorgan_search_forget (self->session, draft->id, error)
      || !qorgan_rows_delete (self->session, draft->kind, draft->id, error))
    return FALSE;
  g_array_append_val (self->entry->touched, draft->id);
  g_array_append_val (self->retitled, draft->id);
  return TRUE;
}

static int
compare_drafts (gconstpointer a, gconstpointer b)
{
  const QorganDraft *x = a, *y = b;

  return x->id < y->id ? -1 : x->id > y->id;
}

/* By id: a bundle comes kind by kind, and every kind would begin anew at the front of tables that are larger than what
 * memory holds of them. */
static gboolean
write_drafts (Writing *self, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_sized_new (self->change->drafts->len);

  for (guint i = 0; i < self->change->drafts->len; i++)
    g_ptr_array_add (drafts, self->change->drafts->pdata[i]);
  g_ptr_array_sort_values (drafts, compare_drafts);
  if (!announce_created (self, drafts, error))
    return FALSE;
  for (guint i = 0; i < drafts->len; i++)
    {
      const QorganDraft *draft = drafts->pdata[i];

      if (draft->deleted   ? !write_deleted (self, draft, error)
          : draft->created ? !write_created (self, draft, error)
                           : !write_edited (self, draft, error))
        return FALSE;
      qorgan_session_tell_progress (self->session, i + 1 < drafts->len ? (double) (i + 1) / drafts->len : -1);
    }
  return TRUE;
}

/* Also what the change names and leaves as it is, such as the record that another is merged into: not written, and yet
 * its derived values moved. */
static void
touch_stale (Writing *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->stale);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (qorgan_change_find (self->change, *(gint64 *) key) == NULL || g_hash_table_contains (self->left, key))
      g_array_append_vals (self->entry->touched, key, 1);
}

static GHashTable *
find_worded (const QorganChange *change)
{
  GHashTable *worded = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < change->drafts->len; i++)
    {
      const QorganDraft *draft = change->drafts->pdata[i];
      QorganFieldId owner = draft->kind == &qorgan_kind_name   ? QORGAN_NAME_OF
                            : draft->kind == &qorgan_kind_text ? QORGAN_TEXT_ABOUT
                                                               : 0;
      const QorganDelta *delta = owner != 0 ? qorgan_draft_find (draft, owner) : NULL;
      gint64 id;

      if (delta != NULL && qorgan_value_get_number (delta->value, &id))
        g_hash_table_add (worded, g_memdup2 (&id, sizeof id));
    }
  return worded;
}

static QorganEntry *
apply_change (QorganSession *self, QorganChange *change, gint64 takes_back, GError **error)
{
  g_autoptr (GHashTable) stale
      = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (QorganEntry) entry = g_new0 (QorganEntry, 1);
  g_autoptr (GHashTable) worded = find_worded (change);
  g_autoptr (GArray) resealed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) left = g_hash_table_new (qorgan_id_hash, g_int64_equal);
  Writing writing = { self, change, entry, stale, worded, left, resealed, self->retitled, { NULL } };

  entry->touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!qorgan_connection_exec (self->connection, "PRAGMA defer_foreign_keys = ON", error)
      || !qorgan_alias_resolve_change (self, change, error) || !qorgan_delete_follow (self, change, error)
      || !qorgan_journal_begin (self, change, takes_back, entry, error) || !write_drafts (&writing, error))
    return NULL;
  entry->n_records = entry->touched->len;
  if (!qorgan_derive_rest (self, change, stale, error) || !qorgan_derive_seals (self, change, resealed, stale, error)
      || !qorgan_derive_called_after (self, self->retitled, stale, error))
    return NULL;
  touch_stale (&writing);
  if (!qorgan_journal_end (self, entry, error))
    return NULL;
  return g_steal_pointer (&entry);
}

QorganEntry *
qorgan_apply_change (QorganSession *self, QorganChange *change, gint64 takes_back, GError **error)
{
  QorganEntry *entry;

  self->retitled = g_array_new (FALSE, FALSE, sizeof (gint64));
  entry = apply_change (self, change, takes_back, error);
  g_clear_pointer (&self->retitled, g_array_unref);
  return entry;
}

/* After a rollback nothing the session remembers of the failed change may be believed; what stopped it is over. */
static void
forget_failure (QorganSession *self)
{
  qorgan_connection_set_cancellable (self->connection, NULL);
  qorgan_connection_rollback (self->connection, NULL);
  self->visit = 0;
  qorgan_session_reload_vocabularies (self, NULL);
}

static QorganEntry *
apply (QorganSession *self, QorganChange *change, gint64 takes_back, GError **error)
{
  QorganEntry *entry;

  if (qorgan_connection_is_read_only (self->connection))
    {
      g_set_error_literal (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_READ_ONLY,
                           _ ("This casebook is open for reading only. Nothing was changed. Copy the file to a folder "
                              "of your own to work on it."));
      return NULL;
    }
  if (!qorgan_connection_begin (self->connection, error))
    return NULL;
  entry = qorgan_apply_change (self, change, takes_back, error);
  if (entry == NULL || !qorgan_connection_commit (self->connection, error))
    {
      g_clear_pointer (&entry, qorgan_entry_free);
      forget_failure (self);
      return NULL;
    }
  self->visit = change->visit;
  self->visit_entry = entry->id;
  if (entry->n_records > 0)
    g_ptr_array_add (self->entries, qorgan_entry_copy (entry));
  return entry;
}

/**
 * qorgan_session_apply:
 * @self: a session
 * @change: what to change; deletions are completed in it. Stays the caller's and can be applied again after a failure
 * @error: return location for a QORGAN_CASEBOOK_ERROR or an error of the file
 *
 * Returns: (transfer full) (nullable): the journal's new line; with no records where every value was already so, and
 *   then the journal has no line of it
 */
QorganEntry *
qorgan_session_apply (QorganSession *self, QorganChange *change, GError **error)
{
  return apply (self, change, 0, error);
}

/* This device's newest entry that an undo, or a redo, would take back; 0: none. */
static gboolean
find_to_take_back (QorganSession *self, gboolean redo, gint64 *id, GError **error)
{
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (
      self->connection,
      redo ? "SELECT max (id) FROM entry WHERE device = ?1 AND verb = 'undo' AND taken_back = 0 AND id > (SELECT "
             "ifnull (max "
             "(id), 0) FROM entry WHERE device = ?1 AND verb NOT IN ('undo', 'redo'))"
           : "SELECT max (id) FROM entry WHERE device = ?1 AND verb <> 'undo' AND taken_back = 0",
      error);
  gboolean has_row = FALSE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_text (select, 1, self->device);
  if (!qorgan_statement_step (select, &has_row, error))
    return FALSE;
  *id = has_row && !qorgan_statement_is_null (select, 0) ? qorgan_statement_int64 (select, 0) : 0;
  return TRUE;
}

static QorganEntry *
take_back (QorganSession *self, gboolean redo, GError **error)
{
  g_autoptr (QorganChange) inverse = NULL;
  gint64 id;

  if (!find_to_take_back (self, redo, &id, error))
    return NULL;
  if (id == 0)
    {
      g_set_error_literal (error, QORGAN_CASEBOOK_ERROR,
                           redo ? QORGAN_CASEBOOK_ERROR_NOTHING_TO_REDO : QORGAN_CASEBOOK_ERROR_NOTHING_TO_UNDO,
                           redo ? _ ("There is nothing to redo.") : _ ("There is nothing to undo."));
      return NULL;
    }
  inverse = qorgan_journal_invert (self, id, redo ? QORGAN_VERB_REDO : QORGAN_VERB_UNDO, error);
  return inverse != NULL ? apply (self, inverse, id, error) : NULL;
}

/**
 * qorgan_session_undo:
 * @self: a session
 * @error: return location for a QORGAN_CASEBOOK_ERROR_NOTHING_TO_UNDO or any error of qorgan_session_apply()
 *
 * Takes back the newest entry of this device that is not taken back yet, as an entry of its own; across restarts.
 *
 * Returns: (transfer full) (nullable): the entry, named after what it took back
 */
QorganEntry *
qorgan_session_undo (QorganSession *self, GError **error)
{
  return take_back (self, FALSE, error);
}

static gboolean
is_newest (QorganSession *self, gint64 entry, gboolean *newest, GError **error)
{
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (self->connection, "SELECT max (id) FROM entry", error);
  gboolean has_row = FALSE;

  if (select == NULL || !qorgan_statement_step (select, &has_row, error))
    return FALSE;
  *newest = has_row && qorgan_statement_int64 (select, 0) == entry;
  return TRUE;
}

/**
 * qorgan_session_undo_entry:
 * @self: a session
 * @entry: id of an entry
 * @error: return location for a QORGAN_CASEBOOK_ERROR_NOTHING_TO_UNDO, also where something else was changed after it,
 *   or any error of qorgan_session_apply()
 *
 * Takes back that entry and nothing that was saved since.
 *
 * Returns: (transfer full) (nullable): the entry, named after what it took back
 */
QorganEntry *
qorgan_session_undo_entry (QorganSession *self, gint64 entry, GError **error)
{
  gboolean newest;

  if (!is_newest (self, entry, &newest, error))
    return NULL;
  if (newest)
    return take_back (self, FALSE, error);
  g_set_error_literal (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NOTHING_TO_UNDO,
                       _ ("Not undone: something else was changed after it."));
  return NULL;
}

/**
 * qorgan_session_redo:
 * @self: a session
 * @error: return location for a QORGAN_CASEBOOK_ERROR_NOTHING_TO_REDO or any error of qorgan_session_apply()
 *
 * Returns: (transfer full) (nullable): the entry; a new edit since the undo ends redo
 */
QorganEntry *
qorgan_session_redo (QorganSession *self, GError **error)
{
  return take_back (self, TRUE, error);
}
