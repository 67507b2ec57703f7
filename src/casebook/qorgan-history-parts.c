/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What belongs to a record, or did before it was deleted, and who may see it: what is gone says so in the journal. */

#include "qorgan-history-private.h"

#include "qorgan-sensitivity.h"
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

static gint64
owner_in (const QorganKind *kind, JsonNode *values)
{
  gint64 owner = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & QORGAN_OWNER)
      {
        const char *link = qorgan_history_value (values, kind->fields[i].name);

        return link != NULL && qorgan_value_get_number (link, &owner) ? owner : 0;
      }
  return 0;
}

/* Of a record that is gone: what it said of itself last. */
static QorganSensitivity
said_last (const QorganKind *kind, JsonNode *values)
{
  QorganSensitivity said = QORGAN_SENSITIVITY_UNSET;

  if (kind->sensitivity != 0)
    said = qorgan_sensitivity_from_code (qorgan_history_value (values, qorgan_field (kind->sensitivity)->name));
  return said != QORGAN_SENSITIVITY_UNSET ? said : kind->floor;
}

/*
 * qorgan_history_sensitivity:
 * @session: a session
 * @record: a record, which may be gone
 * @sensitivity: (out): the strictest of what it and its owners say, or said last
 * @error: return location for an error of the file
 *
 * Returns: whether it could be read
 */
gboolean
qorgan_history_sensitivity (QorganSession *session, gint64 record, QorganSensitivity *sensitivity, GError **error)
{
  QorganSensitivity strictest = QORGAN_SENSITIVITY_UNSET;

  for (guint depth = 0; record != 0 && depth < DEEPEST; depth++)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (JsonNode) values = NULL;
      const QorganKind *kind = NULL;
      QorganSensitivity living;

      if (qorgan_session_sensitivity (session, record, &living, &failure))
        {
          strictest = MAX (strictest, living);
          break;
        }
      if (!g_error_matches (failure, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      g_clear_error (&failure); /* it is gone */
      values = qorgan_history_last_values (session, record, &kind, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (values == NULL)
        break;
      strictest = MAX (strictest, said_last (kind, values));
      record = owner_in (kind, values);
    }
  *sensitivity = strictest;
  return TRUE;
}
