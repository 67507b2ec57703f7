/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the journal: who changed what, when, from what to what; of one record, one field, or everything. */

#include "qorgan-session-private.h"

#include <json-glib/json-glib.h>

/* A bulk import shows as one line; nobody reads a million. */
#define MAX_DELTAS_SHOWN 30

/* The columns that read_entry() reads. */
#define ENTRY_COLUMNS                                                                                                  \
  "entry.id, entry.at, entry.who, entry.device, entry.verb, entry.record, entry.kind, entry.title, entry.n_records, "  \
  "(WITH RECURSIVE done (verb, takes_back) AS (SELECT verb, takes_back FROM entry AS e WHERE e.id = "                  \
  "entry.takes_back UNION ALL SELECT e.verb, e.takes_back FROM entry AS e, done WHERE e.id = done.takes_back) SELECT " \
  "verb FROM done WHERE takes_back IS NULL)"

static QorganEntry *
read_entry (QorganStatement *row)
{
  QorganEntry *entry = g_new0 (QorganEntry, 1);

  entry->id = qorgan_statement_int64 (row, 0);
  entry->at = qorgan_statement_int64 (row, 1);
  entry->who = g_strdup (qorgan_statement_text (row, 2));
  entry->device = g_strdup (qorgan_statement_text (row, 3));
  entry->verb = qorgan_verb_from_name (qorgan_statement_text (row, 4));
  entry->record = qorgan_statement_int64 (row, 5);
  entry->kind = qorgan_statement_is_null (row, 6) ? NULL : qorgan_kind_by_name (qorgan_statement_text (row, 6));
  entry->title = g_strdup (qorgan_statement_text (row, 7));
  entry->n_records = (guint) qorgan_statement_int64 (row, 8);
  entry->undone_verb = qorgan_verb_from_name (qorgan_statement_text (row, 9));
  return entry;
}

/* Links as titles: an id tells a person nothing. Of records that are gone, nothing better is left. */
static char *
word_links (QorganSession *self, const char *value)
{
  g_autoptr (GArray) ids = qorgan_value_dup_links (value);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *title = qorgan_session_title (self, g_array_index (ids, gint64, i), self->language, NULL);

      g_string_append_printf (titles, "%s%s", i == 0 ? "" : ", ", title != NULL ? title : "—");
    }
  return g_string_free (titles, FALSE);
}

static char *
word_value (QorganSession *self, QorganFieldId field, JsonObject *object, const char *name)
{
  QorganType type = qorgan_field (field)->type;
  const char *value = NULL;

  if (object != NULL && json_object_has_member (object, name) && !json_object_get_null_member (object, name))
    value = json_object_get_string_member (object, name);
  if (value != NULL && (type == QORGAN_LINK || type == QORGAN_LINKS))
    return word_links (self, value);
  return g_strdup (value);
}

static void
add_event (GPtrArray *events,
           const QorganEntry *entry,
           gint64 record,
           const QorganKind *kind,
           QorganFieldId field,
           char *was,
           char *now)
{
  QorganEvent *event = g_new0 (QorganEvent, 1);

  event->entry = qorgan_entry_copy (entry);
  event->record = record;
  event->kind = kind;
  event->field = field;
  event->was = was;
  event->now = now;
  g_ptr_array_add (events, event);
}

static JsonNode *
parse (const char *text)
{
  JsonNode *node = text != NULL ? json_from_string (text, NULL) : NULL;

  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    g_clear_pointer (&node, json_node_unref);
  return node;
}

/* One delta as events: one for a record that came or went, and one for each field. */
static void
add_delta (QorganSession *self,
           GPtrArray *events,
           const QorganEntry *entry,
           gint64 record,
           const QorganKind *kind,
           const char *was_text,
           const char *now_text,
           QorganFieldId only)
{
  g_autoptr (JsonNode) was = parse (was_text);
  g_autoptr (JsonNode) now = parse (now_text);
  JsonObject *old = was != NULL ? json_node_get_object (was) : NULL;
  JsonObject *new = now != NULL ? json_node_get_object (now) : NULL;

  if (only == 0 && (was_text == NULL || now_text == NULL))
    add_event (events, entry, record, kind, 0, NULL, NULL);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *name = kind->fields[i].name;
      QorganFieldId field = qorgan_kind_field_id (kind, i);

      if ((only != 0 && only != field)
          || !((old != NULL && json_object_has_member (old, name))
               || (new != NULL &&json_object_has_member (new, name))))
        continue;
      add_event (events, entry, record, kind, field, word_value (self, field, old, name),
                 word_value (self, field, new, name));
    }
}

static gboolean
add_deltas_of_record (QorganSession *self,
                      GPtrArray *events,
                      gint64 record,
                      QorganFieldId field,
                      guint limit,
                      GError **error)
{
  g_autoptr (QorganStatement) select = qorgan_connection_prepare (
      self->connection,
      "SELECT " ENTRY_COLUMNS
      ", delta.kind, delta.was, delta.now FROM delta JOIN entry ON entry.id = delta.entry WHERE "
      "delta.record = ?1 ORDER BY delta.entry DESC",
      error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, record);
  while (events->len < limit)
    {
      g_autoptr (QorganEntry) entry = NULL;

      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      entry = read_entry (select);
      add_delta (self, events, entry, record, qorgan_kind_by_name (qorgan_statement_text (select, 10)),
                 qorgan_statement_text (select, 11), qorgan_statement_text (select, 12), field);
    }
  return TRUE;
}

static gboolean
add_deltas_of_entry (QorganSession *self,
                     GPtrArray *events,
                     const QorganEntry *entry,
                     QorganFieldId field,
                     GError **error)
{
  g_autoptr (QorganStatement) select
      = qorgan_connection_prepare (self->connection,
                                   "SELECT record, kind, was, now FROM delta WHERE entry = ?1 ORDER BY record", error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, entry->id);
  for (;;)
    {
      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      add_delta (self, events, entry, qorgan_statement_int64 (select, 0),
                 qorgan_kind_by_name (qorgan_statement_text (select, 1)), qorgan_statement_text (select, 2),
                 qorgan_statement_text (select, 3), field);
    }
}

static gboolean
add_entries (QorganSession *self, GPtrArray *events, QorganFieldId field, guint limit, GError **error)
{
  g_autoptr (QorganStatement) select
      = qorgan_connection_prepare (self->connection, "SELECT " ENTRY_COLUMNS " FROM entry ORDER BY entry.id DESC",
                                   error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  while (events->len < limit)
    {
      g_autoptr (QorganEntry) entry = NULL;

      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      entry = read_entry (select);
      if (entry->n_records > MAX_DELTAS_SHOWN && field == 0)
        add_event (events, entry, 0, NULL, 0, NULL, NULL);
      else if (!add_deltas_of_entry (self, events, entry, field, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * qorgan_session_history:
 * @self: a session
 * @record: id of a record, which may be deleted; 0: all of them
 * @field: only this field; 0: all of them
 * @limit: about how many events; the last entry is always complete
 * @error: return location for an error of the file
 *
 * An entry of very many records, such as an import, is one event with record 0 when all records are asked for.
 *
 * Returns: (transfer full) (element-type QorganEvent) (nullable): newest first
 */
GPtrArray *
qorgan_session_history (QorganSession *self, gint64 record, QorganFieldId field, guint limit, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_event_free);

  if (record != 0 ? !add_deltas_of_record (self, events, record, field, limit, error)
                  : !add_entries (self, events, field, limit, error))
    return NULL;
  return g_steal_pointer (&events);
}
