/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows when somebody seals a record, or opens it again: whatever belongs to it is sealed with it, and whatever
 * is called after one of these gets another name. */

#include "qorgan-session-private.h"

#include "qorgan-disclosure.h"
#include "qorgan-id.h"
#include "qorgan-kinds.h"

/* A record owned by a record owned by a record: no kind goes deeper, so a deeper chain is a circle in a bad file. */
#define DEEPEST 8

/*
 * qorgan_derive_read_seal:
 * @self: a session
 * @id: a record
 * @is_sealed: (out): whether it was sealed, by itself or by what it belongs to, when it was written last
 * @error: return location for an error of the file
 *
 * Returns: whether it could be read
 */
gboolean
qorgan_derive_read_seal (QorganSession *self, gint64 id, gboolean *is_sealed, GError **error)
{
  gint64 sealed = 0;
  gboolean was_read = qorgan_session_read_number (self, "SELECT sealed FROM record WHERE id = ?1", id, &sealed, error);

  *is_sealed = sealed != 0;
  return was_read;
}

static gboolean
write_seal (QorganSession *self, gint64 id, gboolean is_sealed, GError **error)
{
  g_autoptr (QorganCachedStatement) update
      = qorgan_connection_statement (self->connection, "UPDATE record SET sealed = ?2 WHERE id = ?1", error);

  if (update == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (update, 1, id);
  qorgan_statement_bind_int64 (update, 2, is_sealed);
  return qorgan_statement_run (update, error);
}

/*
 * qorgan_derive_is_sealed:
 * @self: a session
 * @change: (nullable): what is being made together with it
 * @kind: of a record
 * @values: (array): its canonical values
 * @is_sealed: (out): whether it, or a record it belongs to, says that it is sealed
 * @error: return location for an error of the file
 *
 * Returns: whether it could be read
 */
gboolean
qorgan_derive_is_sealed (QorganSession *self,
                         const QorganChange *change,
                         const QorganKind *kind,
                         const char *const *values,
                         gboolean *is_sealed,
                         GError **error)
{
  g_autofree const char **of_owner = NULL;

  for (guint depth = 0; depth < DEEPEST; depth++)
    {
      g_autoptr (QorganRecord) record = qorgan_record_new (0, kind, values);
      QorganHandling handling;
      gint64 owner = qorgan_record_owner (record);
      const QorganDraft *draft = owner != 0 && change != NULL ? qorgan_change_find (change, owner) : NULL;

      qorgan_handling_init (&handling, record, NULL);
      *is_sealed = handling.is_sealed;
      if (*is_sealed || owner == 0)
        return TRUE;
      if (draft == NULL || !draft->created)
        return qorgan_derive_read_seal (self, owner, is_sealed, error);
      /* The owner may come later in the change. */
      kind = draft->kind;
      g_free (of_owner);
      of_owner = g_new0 (const char *, kind->n_fields);
      for (guint i = 0; i < draft->deltas->len; i++)
        {
          const QorganDelta *delta = &g_array_index (draft->deltas, QorganDelta, i);

          of_owner[QORGAN_FIELD_INDEX (delta->field)] = delta->value;
        }
      values = of_owner;
    }
  return TRUE;
}

/* ---- What belongs to it ---- */

typedef struct
{
  QorganSession *session;
  const QorganChange *change;
  GArray *queue; /* (element-type gint64) sealed or opened; what belongs to them is still to be looked at */
  GHashTable *moved; /* (element-type gint64): the same, as a set */
} Following;

/* One that moved before what it belongs to did may move again. */
static void
add_moved (Following *self, gint64 id)
{
  g_hash_table_add (self->moved, g_memdup2 (&id, sizeof id));
  g_array_append_val (self->queue, id);
}

static gboolean
follow_one (Following *self, gint64 id, gboolean owner_is_sealed, GError **error)
{
  const QorganDraft *draft = qorgan_change_find (self->change, id);
  g_autoptr (QorganRecord) record = NULL;
  QorganHandling handling;
  gboolean was_sealed, is_sealed;

  if (draft != NULL && draft->deleted)
    return TRUE;
  record = qorgan_session_load (self->session, id, error);
  if (record == NULL || !qorgan_derive_read_seal (self->session, id, &was_sealed, error))
    return FALSE;
  qorgan_handling_init (&handling, record, NULL);
  is_sealed = owner_is_sealed || handling.is_sealed;
  if (is_sealed == was_sealed)
    return TRUE;
  add_moved (self, id);
  return write_seal (self->session, id, is_sealed, error) && qorgan_derive_again (self->session, id, FALSE, error);
}

static gboolean
follow_dependants (Following *self, gint64 owner, GError **error)
{
  const QorganKind *kind = qorgan_session_kind_of (self->session, owner, error);
  g_autoptr (GArray) dependants = kind != NULL ? qorgan_kind_dup_dependants (kind) : NULL;
  gboolean is_sealed;

  if (kind == NULL || !qorgan_derive_read_seal (self->session, owner, &is_sealed, error))
    return FALSE;
  for (guint i = 0; i < dependants->len; i++)
    {
      g_autoptr (GArray) ids
          = qorgan_session_dependants (self->session, g_array_index (dependants, QorganDependant, i).owner, owner,
                                       error);

      if (ids == NULL)
        return FALSE;
      for (guint j = 0; j < ids->len; j++)
        if (!follow_one (self, g_array_index (ids, gint64, j), is_sealed, error))
          return FALSE;
    }
  return TRUE;
}

/*
 * qorgan_derive_seals:
 * @self: a session
 * @change: a change whose rows are written
 * @resealed: (element-type gint64): records that it sealed, or opened
 * @stale: (element-type gint64 QorganFieldId): gets those that have another name now
 * @error: return location for an error of the file
 *
 * Returns: whether all that belongs to them is as they are
 */
gboolean
qorgan_derive_seals (QorganSession *self,
                     const QorganChange *change,
                     const GArray *resealed,
                     GHashTable *stale,
                     GError **error)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) moved = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, NULL);
  Following following = { self, change, queue, moved };
  GHashTableIter iter;
  gpointer id;

  if (resealed->len == 0)
    return TRUE;
  for (guint i = 0; i < resealed->len; i++)
    add_moved (&following, g_array_index (resealed, gint64, i));
  for (guint i = 0; i < queue->len; i++)
    if (!follow_dependants (&following, g_array_index (queue, gint64, i), error))
      return FALSE;
  g_hash_table_iter_init (&iter, moved);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (stale, id))
      g_hash_table_insert (stale, g_memdup2 (id, sizeof (gint64)), g_array_new (FALSE, FALSE, sizeof (QorganFieldId)));
  return TRUE;
}

/* ---- What is called after it ---- */

static gboolean
names_any (GHashTable *set, const char *links)
{
  g_autoptr (GArray) ids = qorgan_value_dup_links (links);

  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_contains (set, &g_array_index (ids, gint64, i)))
      return TRUE;
  return FALSE;
}

/* (element-type gint64) What sources say of links, where that names one of @retitled. The index `claim_numbers` has all
 * that may. */
static GArray *
find_called_after (QorganSession *self, GHashTable *retitled, GError **error)
{
  g_autoptr (QorganStatement) select
      = qorgan_connection_prepare (self->connection, "SELECT id, value FROM claim WHERE value NOT GLOB '*[^0-9 ]*'",
                                   error);
  g_autoptr (GArray) called = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;

  while (select != NULL)
    {
      gint64 id;

      if (!qorgan_statement_step (select, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&called);
      id = qorgan_statement_int64 (select, 0);
      if (names_any (retitled, qorgan_statement_text (select, 1)))
        g_array_append_val (called, id);
    }
  return NULL;
}

/*
 * qorgan_derive_called_after:
 * @self: a session
 * @retitled: (element-type gint64): records that have another title now, or came or went
 * @stale: (element-type gint64 QorganFieldId): gets those that have another name therefore
 * @error: return location for an error of the file
 *
 * Returns: whether what a source says of a link is called by what the record it names is called
 */
gboolean
qorgan_derive_called_after (QorganSession *self, const GArray *retitled, GHashTable *stale, GError **error)
{
  g_autoptr (GHashTable) set = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) called = NULL;

  if (retitled->len == 0)
    return TRUE;
  for (guint i = 0; i < retitled->len; i++)
    g_hash_table_add (set, g_memdup2 (&g_array_index (retitled, gint64, i), sizeof (gint64)));
  called = find_called_after (self, set, error);
  for (guint i = 0; called != NULL && i < called->len; i++)
    {
      gint64 id = g_array_index (called, gint64, i);

      if (!qorgan_derive_again (self, id, FALSE, error))
        return FALSE;
      if (!g_hash_table_contains (stale, &id))
        g_hash_table_insert (stale, g_memdup2 (&id, sizeof id), g_array_new (FALSE, FALSE, sizeof (QorganFieldId)));
    }
  return called != NULL;
}
