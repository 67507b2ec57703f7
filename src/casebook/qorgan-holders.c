/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who points to a record: the columns of single links, each with an index, and the rows of the table `link`. */

#include "qorgan-holders.h"

/*
 * qorgan_holders_of:
 * @session: a session
 * @field: a QORGAN_LINK
 * @target: a record
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the records whose @field points to @target, by id
 */
GArray *
qorgan_holders_of (QorganSession *session, QorganFieldId field, gint64 target, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1 ORDER BY id",
                         qorgan_kind_by_id (QORGAN_FIELD_KIND (field))->name, qorgan_field (field)->name);
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (session->connection, sql, error);
  g_autoptr (GArray) holders = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;

  if (select == NULL)
    return NULL;
  qorgan_statement_bind_int64 (select, 1, target);
  while (has_row)
    {
      gint64 id;

      if (!qorgan_statement_step (select, &has_row, error))
        return NULL;
      id = has_row ? qorgan_statement_int64 (select, 0) : 0;
      if (has_row)
        g_array_append_val (holders, id);
    }
  return g_steal_pointer (&holders);
}

/*
 * qorgan_holders_each_list:
 * @session: a session
 * @target: a record
 * @visit: (scope call): called for each list of links that @target stands in
 * @data: for @visit
 * @error: return location for an error of the file
 *
 * Returns: whether all were visited
 */
gboolean
qorgan_holders_each_list (QorganSession *session, gint64 target, QorganListVisit visit, gpointer data, GError **error)
{
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (
      session->connection,
      "SELECT link.record, record.kind, link.field, (SELECT group_concat (other.target, ' ' ORDER BY other.position) "
      "FROM link AS other WHERE other.record = link.record AND other.field = link.field) FROM link JOIN record ON "
      "record.id = link.record WHERE link.target = ?1",
      error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, target);
  while (has_row)
    {
      const QorganKind *kind;
      QorganFieldId field;

      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      kind = qorgan_kind_by_name (qorgan_statement_text (select, 1));
      if (kind != NULL && qorgan_kind_find_field (kind, qorgan_statement_text (select, 2), &field))
        visit (qorgan_statement_int64 (select, 0), field, qorgan_statement_text (select, 3), data);
    }
  return TRUE;
}

/*
 * qorgan_change_lets_go:
 * @change: a change
 * @holder: a record whose @field points to @target in the file
 * @field: a QORGAN_LINK
 * @target: a record
 *
 * Returns: whether the change itself points @field elsewhere
 */
gboolean
qorgan_change_lets_go (const QorganChange *change, gint64 holder, QorganFieldId field, gint64 target)
{
  const QorganDraft *draft = qorgan_change_find (change, holder);
  const QorganDelta *delta = draft != NULL && !draft->deleted ? qorgan_draft_find (draft, field) : NULL;
  gint64 now = 0;

  return delta != NULL && (delta->value == NULL || !qorgan_value_get_number (delta->value, &now) || now != target);
}
