/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of records that resemble each other: of a kind, a stretch at a time, so that nobody waits behind it; or of what
 * an import brought. And how to say that two are not the same. */

#include "qorgan-similar-private.h"

#include "qorgan-id.h"

#define MAX_LIKES 10 /* of one record */

/**
 * qorgan_similar_pair_free:
 * @self: (transfer full): a pair
 */
void
qorgan_similar_pair_free (QorganSimilarPair *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_clear_pointer (&self->similar, qorgan_similar_free);
  g_free (self);
}

/* The ids that @select gives. */
static GArray *
read_ids (QorganStatement *select, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;

  while (has_row)
    {
      gint64 id;

      if (!qorgan_statement_step (select, &has_row, error))
        return NULL;
      id = has_row ? qorgan_statement_int64 (select, 0) : 0;
      if (has_row)
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* Adds the pairs of @id with those it resembles; of two in @among, or without it of any two, the newer one tells. */
static gboolean
add_pairs (QorganSession *session, gint64 id, GHashTable *among, GPtrArray *pairs, GError **error)
{
  g_autoptr (QorganRecord) record = qorgan_session_load (session, id, error);
  g_autoptr (GPtrArray) likes = record != NULL ? qorgan_similar_find (session, record, MAX_LIKES, error) : NULL;

  while (likes != NULL && likes->len > 0)
    {
      g_autoptr (QorganSimilar) similar = g_ptr_array_steal_index (likes, 0);
      QorganSimilarPair *pair;

      if (similar->id > id && (among == NULL || g_hash_table_contains (among, &similar->id)))
        continue;
      if (!qorgan_similar_word_record (session, similar->id, &similar->title, &similar->detail, error))
        return FALSE;
      pair = g_new0 (QorganSimilarPair, 1);
      pair->id = id;
      pair->similar = g_steal_pointer (&similar);
      g_ptr_array_add (pairs, pair);
      if (!qorgan_similar_word_record (session, id, &pair->title, &pair->detail, error))
        return FALSE;
    }
  return likes != NULL;
}

/**
 * qorgan_session_similar_pairs:
 * @session: a session
 * @kind: a kind
 * @after: (inout): 0 to begin with; where to go on, 0 when all were looked at
 * @n_records: how many records to look at now
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (element-type QorganSimilarPair) (nullable): the pairs among them and older ones
 */
GPtrArray *
qorgan_session_similar_pairs (QorganSession *session,
                              const QorganKind *kind,
                              gint64 *after,
                              guint n_records,
                              GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE id > ?1 ORDER BY id LIMIT ?2", kind->name);
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (session->connection, sql, error);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_similar_pair_free);
  g_autoptr (GArray) ids = NULL;

  if (select == NULL)
    return NULL;
  qorgan_statement_bind_int64 (select, 1, *after);
  qorgan_statement_bind_int64 (select, 2, n_records);
  ids = read_ids (select, error);
  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    if (!add_pairs (session, g_array_index (ids, gint64, i), NULL, pairs, error))
      return NULL;
  *after = ids->len == n_records ? g_array_index (ids, gint64, ids->len - 1) : 0;
  return g_steal_pointer (&pairs);
}

/**
 * qorgan_session_similar_in_entry:
 * @session: a session
 * @entry: a line of the journal, such as an import
 * @limit: about how many pairs at most
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (element-type QorganSimilarPair) (nullable): records that @entry made, with those that they
 *   resemble
 */
GPtrArray *
qorgan_session_similar_in_entry (QorganSession *session, gint64 entry, guint limit, GError **error)
{
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (session->connection,
                                     "SELECT d.record FROM delta d JOIN record r ON r.id = d.record WHERE d.entry = ?1 "
                                     "AND d.was IS NULL",
                                     error);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_similar_pair_free);
  g_autoptr (GHashTable) made = g_hash_table_new (qorgan_id_hash, g_int64_equal);
  g_autoptr (GArray) ids = NULL;

  if (select == NULL)
    return NULL;
  qorgan_statement_bind_int64 (select, 1, entry);
  ids = read_ids (select, error);
  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (made, &g_array_index (ids, gint64, i));
  for (guint i = 0; i < ids->len && pairs->len < limit; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      const QorganKind *kind = qorgan_session_kind_of (session, id, error);

      if (kind == NULL || (qorgan_similar_is_possible (kind) && !add_pairs (session, id, made, pairs, error)))
        return NULL;
    }
  return g_steal_pointer (&pairs);
}

/**
 * qorgan_similar_part:
 * @change: a change that is being made
 * @relation: the id of a new record
 * @a: a record
 * @b: one that it resembles
 *
 * Remembers that the two are not the same: they are no longer found as alike.
 */
void
qorgan_similar_part (QorganChange *change, gint64 relation, gint64 a, gint64 b)
{
  g_autofree char *subject = qorgan_id_to_string (a);
  g_autofree char *object = qorgan_id_to_string (b);

  qorgan_change_create (change, &qorgan_kind_relation, relation);
  qorgan_change_set (change, relation, QORGAN_RELATION_SUBJECT, subject);
  qorgan_change_set (change, relation, QORGAN_RELATION_KIND, "not_same");
  qorgan_change_set (change, relation, QORGAN_RELATION_OBJECT, object);
}
