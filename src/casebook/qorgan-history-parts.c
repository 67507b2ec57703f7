/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What belongs to a record, or did before it was deleted, and who may see it: what is gone says so in the journal. */

#include "qorgan-history-private.h"

#include "qorgan-catalog.h"
#include "qorgan-session-private.h"

/* A record owned by a record owned by a record: no kind goes deeper, so a deeper chain is a circle in a bad file. */
#define DEEPEST 8

JsonNode *
qorgan_history_parse (const char *object)
{
  JsonNode *node = object != NULL ? json_from_string (object, NULL) : NULL;

  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    g_clear_pointer (&node, json_node_unref);
  return node;
}

/* NULL also where the object does not speak of the field. */
const char *
qorgan_history_value (JsonNode *object, const char *field)
{
  JsonNode *member = object != NULL ? json_object_get_member (json_node_get_object (object), field) : NULL;

  return member != NULL && JSON_NODE_HOLDS_VALUE (member) ? json_node_get_string (member) : NULL;
}

static gboolean
add_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return FALSE;
  g_array_append_val (ids, id);
  return TRUE;
}

static gboolean
add_living (QorganSession *session, GArray *parts, gint64 owner, GError **error)
{
  g_autoptr (GError) failure = NULL;
  const QorganKind *kind = qorgan_session_kind_of (session, owner, &failure);
  g_autoptr (GArray) dependants = NULL;

  if (kind == NULL)
    {
      if (g_error_matches (failure, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD))
        return TRUE; /* gone: what belonged to it went along */
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  dependants = qorgan_kind_dup_dependants (kind);
  for (guint i = 0; i < dependants->len; i++)
    {
      g_autoptr (GArray) ids
          = qorgan_session_dependants (session, g_array_index (dependants, QorganDependant, i).owner, owner, error);

      if (ids == NULL)
        return FALSE;
      for (guint j = 0; j < ids->len; j++)
        add_id (parts, g_array_index (ids, gint64, j));
    }
  return TRUE;
}

static gboolean
add_gone (QorganSession *session, GArray *parts, gint64 owner, GError **error)
{
  g_autoptr (QorganStatement) select
      = qorgan_connection_prepare (session->connection,
                                   "SELECT record FROM delta WHERE now IS NULL AND owner = ?1 ORDER BY record", error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, owner);
  for (;;)
    {
      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      add_id (parts, qorgan_statement_int64 (select, 0));
    }
}

/*
 * qorgan_history_parts:
 * @session: a session
 * @record: a record, which may be gone
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (element-type gint64) (nullable): @record, and whatever belongs to it or belonged to it
 *   when it was deleted
 */
GArray *
qorgan_history_parts (QorganSession *session, gint64 record, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (parts, record);
  for (guint i = 0; i < parts->len; i++)
    {
      gint64 owner = g_array_index (parts, gint64, i);

      if (!add_living (session, parts, owner, error) || !add_gone (session, parts, owner, error))
        return NULL;
    }
  return g_steal_pointer (&parts);
}

/*
 * qorgan_history_last_values:
 * @session: a session
 * @record: a record that is gone
 * @kind: (out): its kind
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (nullable): its values when it was last deleted, as a flat object; %NULL without an error
 *   where the journal does not say
 */
JsonNode *
qorgan_history_last_values (QorganSession *session, gint64 record, const QorganKind **kind, GError **error)
{
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (
      session->connection, "SELECT kind, was FROM delta WHERE record = ?1 AND now IS NULL ORDER BY entry DESC LIMIT 1",
      error);
  gboolean has_row = FALSE;

  if (select == NULL)
    return NULL;
  qorgan_statement_bind_int64 (select, 1, record);
  if (!qorgan_statement_step (select, &has_row, error) || !has_row)
    return NULL;
  *kind = qorgan_kind_by_name (qorgan_statement_text (select, 0));
  return *kind != NULL ? qorgan_history_parse (qorgan_statement_text (select, 1)) : NULL;
}

/* Of a record that is gone: as it was last. NULL without an error where the journal does not say. */
static QorganRecord *
load_last (QorganSession *session, gint64 id, GError **error)
{
  const QorganKind *kind = NULL;
  g_autoptr (JsonNode) object = qorgan_history_last_values (session, id, &kind, error);
  g_autofree const char **values = NULL;

  if (object == NULL)
    return NULL;
  values = g_new (const char *, kind->n_fields);
  for (guint i = 0; i < kind->n_fields; i++)
    values[i] = qorgan_history_value (object, kind->fields[i].name);
  return qorgan_record_new (id, kind, values);
}

/* @is_there: (out): whether it is in the casebook now */
static QorganRecord *
load_now_or_last (QorganSession *session, gint64 id, gboolean *is_there, GError **error)
{
  g_autoptr (GError) failure = NULL;
  QorganRecord *record = qorgan_session_load (session, id, &failure);

  *is_there = record != NULL;
  if (record != NULL)
    return record;
  if (g_error_matches (failure, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD))
    return load_last (session, id, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* @records: the record and, as far as they are gone, its owners; the last may be there */
static gboolean
handle (QorganSession *session, const GPtrArray *records, gboolean is_there, QorganHandling *handling, GError **error)
{
  QorganHandling above;
  gboolean has_owner = FALSE;

  for (guint i = records->len; i > 0; i--)
    {
      const QorganRecord *record = records->pdata[i - 1];

      if (i == records->len && is_there)
        {
          if (!qorgan_session_handling (session, record, handling, error))
            return FALSE;
        }
      else
        qorgan_handling_init (handling, record, has_owner ? &above : NULL);
      above = *handling;
      has_owner = TRUE;
    }
  return TRUE;
}

/*
 * qorgan_history_handling:
 * @session: a session
 * @id: a record, which may be gone
 * @kind: its kind
 * @handling: (out): how to handle what was said of it: by what it and its owners say, or said last; what the journal
 *   knows nothing of is sealed
 * @error: return location for an error of the file
 *
 * Returns: whether it could be read
 */
gboolean
qorgan_history_handling (QorganSession *session,
                         gint64 id,
                         const QorganKind *kind,
                         QorganHandling *handling,
                         GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_record_unref);
  gboolean is_there = FALSE;

  *handling = (QorganHandling) { .kind = kind, .level = QORGAN_SENSITIVITY_SEALED, .is_sealed = TRUE };
  while (id != 0 && !is_there && records->len < DEEPEST)
    {
      g_autoptr (GError) failure = NULL;
      QorganRecord *record = load_now_or_last (session, id, &is_there, &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (record == NULL)
        break;
      g_ptr_array_add (records, record);
      id = qorgan_record_owner (record);
    }
  return handle (session, records, is_there, handling, error);
}

/*
 * qorgan_history_title:
 * @session: a session
 * @id: the record that a line of the journal is named after, which may be gone
 * @kind: its kind
 * @then: (transfer full) (nullable): what it was called then
 * @error: return location for an error of the file
 *
 * What has been sealed since is not named by what it was called before.
 *
 * Returns: (transfer full) (nullable): what to call it; %NULL also with @error set
 */
char *
qorgan_history_title (QorganSession *session, gint64 id, const QorganKind *kind, char *then, GError **error)
{
  g_autofree char *title = then;
  g_autofree char *now = NULL;
  GError *failure = NULL;
  QorganHandling handling;

  if (id == 0 || kind == NULL || title == NULL)
    return g_steal_pointer (&title);
  if (!qorgan_history_handling (session, id, kind, &handling, error))
    return NULL;
  if (qorgan_may_say_title (&handling, &qorgan_audience_in_passing) && kind->title_rule != QORGAN_TITLE_STATED)
    return g_steal_pointer (&title);
  now = qorgan_session_title (session, id, session->language, &failure);
  if (now != NULL)
    return g_steal_pointer (&now);
  if (!qorgan_casebook_error_unless_gone (failure, error))
    return NULL;
  /* It is gone. What it stated may have been the name of somebody who is sealed by now. */
  return handling.is_sealed ? qorgan_neutral_title (kind, id, session->language)
                            : g_strdup (qorgan_catalog_text (session->language, NULL, kind->label));
}
