/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: one entry for each change, one delta for each record in it, with the fields as they were and as they
 * became. Nothing is ever taken out of it but an edit that a person typed and typed back in one visit; undo is a new
 * entry that says which one it takes back. */

#include "qorgan-session-private.h"

#include "qorgan-history-private.h"

#include "qorgan-rows.h"

static const char *const verb_names[] = {
  [QORGAN_VERB_EDIT] = "edit",       [QORGAN_VERB_CREATE] = "create", [QORGAN_VERB_DELETE] = "delete",
  [QORGAN_VERB_IMPORT] = "import",   [QORGAN_VERB_UNDO] = "undo",     [QORGAN_VERB_REDO] = "redo",
  [QORGAN_VERB_RESTORE] = "restore", [QORGAN_VERB_MERGE] = "merge",
};

const char *
qorgan_verb_name (QorganVerb verb)
{
  return verb_names[verb];
}

QorganVerb
qorgan_verb_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verb_names); i++)
    if (g_strcmp0 (verb_names[i], name) == 0)
      return i;
  return QORGAN_VERB_EDIT;
}

static void
append_string (GString *object, const char *text)
{
  g_string_append_c (object, '"');
  for (const char *c = text; *c != '\0'; c++)
    if (*c == '"' || *c == '\\')
      g_string_append_printf (object, "\\%c", *c);
    else if ((guchar) *c < ' ')
      g_string_append_printf (object, "\\u%04x", (guint) (guchar) *c);
    else
      g_string_append_c (object, *c);
  g_string_append_c (object, '"');
}

/* Written by hand because an import writes a million of them; read back by json-glib. */
void
qorgan_journal_append_value (GString *object, const char *name, const char *value)
{
  if (object->len > 1)
    g_string_append_c (object, ',');
  append_string (object, name);
  g_string_append_c (object, ':');
  if (value != NULL)
    append_string (object, value);
  else
    g_string_append (object, "null");
}

static JsonNode *
parse_object (const char *text, GError **error)
{
  JsonNode *node = json_from_string (text, error);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return node;
  g_clear_pointer (&node, json_node_unref);
  g_set_error_literal (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_CORRUPT_ROW, "a line of the journal is not an object");
  return NULL;
}

static void
bind_id_or_null (QorganStatement *statement, int parameter, gint64 id)
{
  if (id != 0)
    qorgan_statement_bind_int64 (statement, parameter, id);
  else
    qorgan_statement_bind_null (statement, parameter);
}

/* Of an entry that is there already: what it is named after. */
static gboolean
read_name (QorganSession *self, gint64 id, QorganEntry *entry, QorganVerb *verb, gint64 *takes_back, GError **error)
{
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (self->connection,
                                     "SELECT record, kind, title, verb, takes_back FROM entry WHERE id = ?1", error);
  g_autoptr (GError) failure = NULL;
  gboolean has_row = FALSE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, id);
  if (!qorgan_statement_step (select, &has_row, error) || !has_row)
    return FALSE;
  entry->record = qorgan_statement_int64 (select, 0);
  entry->kind = qorgan_statement_is_null (select, 1) ? NULL : qorgan_kind_by_name (qorgan_statement_text (select, 1));
  g_free (entry->title);
  entry->title
      = qorgan_history_title (self, entry->record, entry->kind, g_strdup (qorgan_statement_text (select, 2)), &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  *verb = qorgan_verb_from_name (qorgan_statement_text (select, 3));
  *takes_back = qorgan_statement_int64 (select, 4);
  return TRUE;
}

/* An undo or redo is named after what was first done; between it and that there may be several of them. */
static gboolean
name_after (QorganSession *self, gint64 takes_back, QorganEntry *entry, GError **error)
{
  QorganVerb verb = QORGAN_VERB_UNDO;

  while (takes_back != 0)
    if (!read_name (self, takes_back, entry, &verb, &takes_back, error))
      return FALSE;
  entry->undone_verb = verb;
  return TRUE;
}

static gboolean
name_after_first (QorganSession *self, const QorganChange *change, QorganEntry *entry, GError **error)
{
  const QorganDraft *first = change->drafts->len > 0 ? change->drafts->pdata[0] : NULL;

  if (first == NULL || change->verb == QORGAN_VERB_IMPORT)
    return TRUE;
  entry->record = first->id;
  entry->kind = first->kind;
  if (first->created)
    return TRUE; /* has no title yet: see qorgan_journal_end() */
  entry->title = qorgan_session_title (self, first->id, self->language, error);
  return entry->title != NULL;
}

/* Whether @change is more of what the newest entry is about: typing in the same field, or taking back the record that
 * was created by what was typed there. */
static gboolean
may_amend (QorganSession *self, const QorganChange *change, gboolean *may, GError **error)
{
  const QorganDraft *draft = change->drafts->len == 1 ? change->drafts->pdata[0] : NULL;
  g_autoptr (QorganCachedStatement) select = NULL;
  gboolean has_row = FALSE;

  *may = FALSE;
  if (draft == NULL || draft->created || change->visit == 0 || change->visit != self->visit)
    return TRUE;
  select = qorgan_connection_statement (
      self->connection,
      "SELECT was IS NULL FROM delta WHERE entry = ?1 AND record = ?2 AND entry = (SELECT max (id) FROM entry)", error);
  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, self->visit_entry);
  qorgan_statement_bind_int64 (select, 2, draft->id);
  if (!qorgan_statement_step (select, &has_row, error))
    return FALSE;
  *may = has_row && (!draft->deleted || qorgan_statement_int64 (select, 0) != 0);
  return TRUE;
}

static gboolean
amend (QorganSession *self, QorganEntry *entry, GError **error)
{
  gint64 takes_back;
  g_autoptr (QorganCachedStatement) update = NULL;

  entry->id = self->visit_entry;
  if (!read_name (self, entry->id, entry, &entry->verb, &takes_back, error))
    return FALSE;
  update = qorgan_connection_statement (self->connection, "UPDATE entry SET at = ?2, clock = ?3 WHERE id = ?1", error);
  if (update == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (update, 1, entry->id);
  qorgan_statement_bind_int64 (update, 2, entry->at);
  qorgan_statement_bind_int64 (update, 3, self->clock);
  return qorgan_statement_run (update, error);
}

static gboolean
insert_entry (QorganSession *self, gint64 takes_back, QorganEntry *entry, GError **error)
{
  g_autoptr (QorganCachedStatement) insert
      = qorgan_connection_statement (self->connection,
                                     "INSERT INTO entry (clock, at, device, who, verb, record, kind, title, "
                                     "n_records, takes_back) VALUES (?1, ?2, "
                                     "?3, ?4, ?5, ?6, ?7, ?8, 0, ?9) RETURNING id",
                                     error);
  gboolean has_row = FALSE;

  if (insert == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (insert, 1, self->clock);
  qorgan_statement_bind_int64 (insert, 2, entry->at);
  qorgan_statement_bind_text (insert, 3, entry->device);
  qorgan_statement_bind_text (insert, 4, entry->who);
  qorgan_statement_bind_static_text (insert, 5, verb_names[entry->verb]);
  bind_id_or_null (insert, 6, entry->record);
  qorgan_statement_bind_text (insert, 7, entry->kind != NULL ? entry->kind->name : NULL);
  qorgan_statement_bind_text (insert, 8, entry->title);
  bind_id_or_null (insert, 9, takes_back);
  if (!qorgan_statement_step (insert, &has_row, error) || !has_row)
    return FALSE;
  entry->id = qorgan_statement_int64 (insert, 0);
  return TRUE;
}

static gboolean
mark_taken_back (QorganSession *self, gint64 id, GError **error)
{
  g_autoptr (QorganCachedStatement) update
      = qorgan_connection_statement (self->connection, "UPDATE entry SET taken_back = 1 WHERE id = ?1", error);

  if (update == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (update, 1, id);
  return qorgan_statement_run (update, error);
}

/**
 * qorgan_journal_begin:
 * @self: a session
 * @change: the change to be written
 * @takes_back: the entry it reverses; 0: none
 * @entry: (inout): filled in
 * @error: return location for an error of the file
 *
 * Returns: whether the journal has a line for the deltas to come
 */
gboolean
qorgan_journal_begin (QorganSession *self,
                      const QorganChange *change,
                      gint64 takes_back,
                      QorganEntry *entry,
                      GError **error)
{
  entry->at = self->now (self->now_data);
  /* A hybrid logical clock: never behind what this file has seen, whatever the computer's clock says. */
  self->clock = MAX (self->clock + 1, entry->at << 16);
  entry->device = g_strdup (self->device);
  entry->who = g_strdup (self->who);
  entry->here = TRUE;
  entry->verb = change->verb;
  if (!may_amend (self, change, &self->amending, error))
    return FALSE;
  if (self->amending)
    return amend (self, entry, error);
  if (takes_back != 0 ? !name_after (self, takes_back, entry, error) : !name_after_first (self, change, entry, error))
    return FALSE;
  return (takes_back == 0 || mark_taken_back (self, takes_back, error))
         && insert_entry (self, takes_back, entry, error);
}

/* Whom a record that is gone belonged to, so that the owner's history can tell of it. */
static void
bind_owner (QorganStatement *statement, int parameter, const QorganKind *kind, const char *was)
{
  g_autoptr (JsonNode) node = was != NULL ? parse_object (was, NULL) : NULL;
  gint64 owner = 0;

  for (guint i = 0; node != NULL && i < kind->n_fields; i++)
    {
      const QorganField *field = &kind->fields[i];

      if (!(field->flags & QORGAN_OWNER))
        continue;
      if (json_object_has_member (json_node_get_object (node), field->name)
          && !json_object_get_null_member (json_node_get_object (node), field->name))
        qorgan_value_get_number (json_object_get_string_member (json_node_get_object (node), field->name), &owner);
      break;
    }
  bind_id_or_null (statement, parameter, owner);
}

static gboolean
insert_delta (QorganSession *self,
              gint64 entry,
              gint64 id,
              const QorganKind *kind,
              const char *was,
              const char *now,
              GError **error)
{
  g_autoptr (QorganCachedStatement) insert = qorgan_connection_statement (
      self->connection,
      "INSERT INTO delta (entry, record, kind, was, now, owner) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE "
      "SET was = excluded.was, now = excluded.now",
      error);

  if (insert == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (insert, 1, entry);
  qorgan_statement_bind_int64 (insert, 2, id);
  qorgan_statement_bind_static_text (insert, 3, kind->name);
  qorgan_statement_bind_text (insert, 4, was);
  qorgan_statement_bind_text (insert, 5, now);
  if (now == NULL)
    bind_owner (insert, 6, kind, was);
  else
    qorgan_statement_bind_null (insert, 6);
  return qorgan_statement_run (insert, error);
}

static gboolean
read_delta (QorganSession *self, gint64 entry, gint64 id, char **was, char **now, GError **error)
{
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (self->connection, "SELECT was, now FROM delta WHERE entry = ?1 AND record = ?2",
                                     error);
  gboolean has_row = FALSE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, entry);
  qorgan_statement_bind_int64 (select, 2, id);
  if (!qorgan_statement_step (select, &has_row, error) || !has_row)
    return FALSE;
  *was = g_strdup (qorgan_statement_text (select, 0));
  *now = g_strdup (qorgan_statement_text (select, 1));
  return TRUE;
}

/* What @first says wins over @second: oldest "was", newest "now". */
static char *
merge (const char *first, const char *second, GError **error)
{
  g_autoptr (JsonNode) winner = parse_object (first, error);
  g_autoptr (JsonNode) other = winner != NULL ? parse_object (second, error) : NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (other == NULL)
    return NULL;
  json_object_iter_init (&iter, json_node_get_object (winner));
  while (json_object_iter_next (&iter, &name, &value))
    json_object_set_member (json_node_get_object (other), name, json_node_copy (value));
  return json_to_string (other, FALSE);
}

/**
 * qorgan_journal_add:
 * @self: a session
 * @entry: the entry begun last
 * @id: a record
 * @kind: its kind
 * @was: (nullable): its fields before, as a flat object; NULL: it was not there
 * @now: (nullable): its fields after; NULL: it is gone
 * @error: return location for an error of the file
 *
 * Returns: whether the journal has it
 */
gboolean
qorgan_journal_add (QorganSession *self,
                    const QorganEntry *entry,
                    gint64 id,
                    const QorganKind *kind,
                    const char *was,
                    const char *now,
                    GError **error)
{
  g_autofree char *first_was = NULL, *last_now = NULL, *merged_was = NULL, *merged_now = NULL;

  if (!self->amending)
    return insert_delta (self, entry->id, id, kind, was, now, error);
  if (!read_delta (self, entry->id, id, &first_was, &last_now, error))
    return FALSE;
  if (now == NULL) /* created and taken back */
    return insert_delta (self, entry->id, id, kind, first_was, NULL, error);
  if (first_was != NULL && (merged_was = merge (first_was, was, error)) == NULL)
    return FALSE;
  merged_now = merge (now, last_now, error);
  return merged_now != NULL && insert_delta (self, entry->id, id, kind, merged_was, merged_now, error);
}

/* A person typed and typed back: nothing was done. */
static gboolean
drop_if_nothing (QorganSession *self, QorganEntry *entry, GError **error)
{
  const char *const deletes[] = {
    "DELETE FROM delta WHERE entry = ?1 AND was IS now",
    "DELETE FROM entry WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM delta WHERE entry = ?1) RETURNING id",
  };
  gboolean has_row = FALSE;

  /* Only more typing in a field can bring it back to what it was; in a long entry that takes a while to look for. */
  for (guint i = self->amending ? 0 : 1; i < G_N_ELEMENTS (deletes); i++)
    {
      g_autoptr (QorganCachedStatement) statement = qorgan_connection_statement (self->connection, deletes[i], error);

      if (statement == NULL)
        return FALSE;
      qorgan_statement_bind_int64 (statement, 1, entry->id);
      if (!qorgan_statement_step (statement, &has_row, error))
        return FALSE;
    }
  entry->dropped = has_row;
  return TRUE;
}

/**
 * qorgan_journal_end:
 * @self: a session
 * @entry: the entry begun last, with the number of its records
 * @error: return location for an error of the file
 *
 * Returns: whether the entry is complete
 */
gboolean
qorgan_journal_end (QorganSession *self, QorganEntry *entry, GError **error)
{
  /* More typing adds no record to the entry, which may have made others too. */
  g_autoptr (QorganCachedStatement) update = qorgan_connection_statement (
      self->connection,
      self->amending ? "UPDATE entry SET n_records = (SELECT count(*) FROM delta WHERE entry = ?1 AND was IS NOT now), "
                       "title = ?3 WHERE id = ?1"
                     : "UPDATE entry SET n_records = ?2, title = ?3 WHERE id = ?1",
      error);
  g_autoptr (GError) failure = NULL;

  if (update == NULL || !drop_if_nothing (self, entry, error))
    return FALSE;
  if (entry->dropped)
    return TRUE;
  if ((entry->verb == QORGAN_VERB_CREATE || entry->verb == QORGAN_VERB_RESTORE) && entry->n_records > 0)
    {
      g_clear_pointer (&entry->title, g_free);
      entry->title = qorgan_session_title (self, entry->record, self->language, &failure);
    }
  else
    entry->title = qorgan_history_title (self, entry->record, entry->kind, entry->title, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  qorgan_statement_bind_int64 (update, 1, entry->id);
  if (!self->amending)
    qorgan_statement_bind_int64 (update, 2, entry->n_records);
  qorgan_statement_bind_text (update, 3, entry->title);
  return qorgan_statement_run (update, error);
}

static gboolean
invert_fields (QorganChange *inverse, gint64 id, const QorganKind *kind, const char *object, GError **error)
{
  g_autoptr (JsonNode) node = parse_object (object, error);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (node == NULL)
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    {
      QorganFieldId field;

      if (qorgan_kind_find_field (kind, name, &field))
        qorgan_change_set (inverse, id, field, JSON_NODE_HOLDS_NULL (value) ? NULL : json_node_get_string (value));
    }
  return TRUE;
}

/**
 * qorgan_journal_invert:
 * @self: a session
 * @entry: id of an entry
 * @verb: QORGAN_VERB_UNDO or QORGAN_VERB_REDO
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (nullable): the change that brings back what was before @entry
 */
QorganChange *
qorgan_journal_invert (QorganSession *self, gint64 entry, QorganVerb verb, GError **error)
{
  g_autoptr (QorganStatement) select
      = qorgan_connection_prepare (self->connection, "SELECT record, kind, was, now FROM delta WHERE entry = ?1",
                                   error);
  g_autoptr (QorganChange) inverse = qorgan_change_new (verb);
  gboolean has_row = TRUE;

  if (select == NULL)
    return NULL;
  qorgan_statement_bind_int64 (select, 1, entry);
  for (;;)
    {
      const QorganKind *kind;
      gint64 id;

      if (!qorgan_statement_step (select, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&inverse);
      id = qorgan_statement_int64 (select, 0);
      kind = qorgan_kind_by_name (qorgan_statement_text (select, 1));
      if (qorgan_statement_is_null (select, 2))
        {
          qorgan_change_delete (inverse, id);
          continue;
        }
      if (qorgan_statement_is_null (select, 3))
        qorgan_change_create (inverse, kind, id);
      if (!invert_fields (inverse, id, kind, qorgan_statement_text (select, 2), error))
        return NULL;
    }
}
