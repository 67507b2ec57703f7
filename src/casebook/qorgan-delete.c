/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a deletion takes with it: dependants go too, plain links let go, and a link marked KEEP refuses. All of it
 * becomes part of the same change, so that one undo brings everything back. */

#include "qorgan-session-private.h"

#include <glib/gi18n-lib.h>

#include "qorgan-rows.h"

/* Follows the deletions of one change; records still to be looked at wait in the queue. */
typedef struct
{
  QorganSession *session;
  QorganChange *change;
  GArray *queue; /* (element-type gint64) */
} Following;

static gboolean
is_deleted (const Following *self, gint64 id)
{
  const QorganDraft *draft = qorgan_change_find (self->change, id);

  return draft != NULL && draft->deleted;
}

static void
delete_too (Following *self, gint64 id)
{
  if (is_deleted (self, id))
    return;
  qorgan_change_delete (self->change, id);
  g_array_append_val (self->queue, id);
}

/* Records of @kind whose one link @field points to @target. */
static GArray *
find_holders (Following *self, const QorganKind *kind, const QorganField *field, gint64 target, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1 ORDER BY id", kind->name, field->name);
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (self->session->connection, sql, error);
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

static gboolean
follow_field (Following *self, const QorganKind *kind, QorganFieldId id_of_field, gint64 target, GError **error)
{
  const QorganField *field = qorgan_field (id_of_field);
  g_autoptr (GArray) holders = find_holders (self, kind, field, target, error);

  if (holders == NULL)
    return FALSE;
  for (guint i = 0; i < holders->len; i++)
    {
      gint64 holder = g_array_index (holders, gint64, i);

      if (field->flags & QORGAN_OWNER)
        delete_too (self, holder);
      else if (!(field->flags & QORGAN_KEEP) && !is_deleted (self, holder))
        qorgan_change_set (self->change, holder, id_of_field, NULL);
    }
  return TRUE;
}

/* Takes @target out of the many-links of others. */
static gboolean
leave_lists (Following *self, gint64 target, GError **error)
{
  g_autoptr (QorganStatement) select = qorgan_connection_prepare (
      self->session->connection,
      "SELECT link.record, record.kind, link.field, (SELECT group_concat (other.target, ' ' ORDER BY other.position) "
      "FROM link "
      "AS other WHERE other.record = link.record AND other.field = link.field) FROM link JOIN record ON record.id = "
      "link.record WHERE link.target = ?1",
      error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, target);
  while (qorgan_statement_step (select, &has_row, error) && has_row)
    {
      gint64 holder = qorgan_statement_int64 (select, 0);
      const QorganKind *kind = qorgan_kind_by_name (qorgan_statement_text (select, 1));
      const QorganDraft *draft = qorgan_change_find (self->change, holder);
      const QorganDelta *delta;
      g_autoptr (GArray) ids = NULL;
      g_autofree char *left = NULL;
      QorganFieldId field;

      if (is_deleted (self, holder) || kind == NULL
          || !qorgan_kind_find_field (kind, qorgan_statement_text (select, 2), &field))
        continue;
      delta = draft != NULL ? qorgan_draft_find (draft, field) : NULL;
      ids = qorgan_value_dup_links (delta != NULL ? delta->value : qorgan_statement_text (select, 3));
      for (guint i = ids->len; i > 0; i--)
        if (g_array_index (ids, gint64, i - 1) == target)
          g_array_remove_index (ids, i - 1);
      left = qorgan_value_from_links ((gint64 *) (gpointer) ids->data, ids->len);
      qorgan_change_set (self->change, holder, field, left);
    }
  return !has_row;
}

static gboolean
follow (Following *self, gint64 target, GError **error)
{
  const QorganKind *kind = qorgan_session_kind_of (self->session, target, error);
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  if (kind == NULL)
    return FALSE;
  qorgan_change_find (self->change, target)->kind = kind;
  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      if (kinds[i]->fields[j].type == QORGAN_LINK && qorgan_field_may_link (&kinds[i]->fields[j], kind)
          && !follow_field (self, kinds[i], qorgan_kind_field_id (kinds[i], j), target, error))
        return FALSE;
  return leave_lists (self, target, error);
}

static gboolean
refuse_if_kept_by (Following *self, const QorganKind *kind, const QorganField *field, gint64 target, GError **error)
{
  g_autoptr (GArray) holders = find_holders (self, kind, field, target, error);
  g_autofree char *title = NULL;
  guint n = 0;

  if (holders == NULL)
    return FALSE;
  for (guint i = 0; i < holders->len; i++)
    n += !is_deleted (self, g_array_index (holders, gint64, i));
  if (n == 0)
    return TRUE;
  title = qorgan_session_title (self->session, target, self->session->language, error);
  if (title == NULL)
    return FALSE;
  g_set_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_KEPT,
               /* Translators: the first %s is the title of a record that somebody tries to delete. */
               g_dngettext (GETTEXT_PACKAGE,
                            "“%s” cannot be deleted while %u other record rests on it. Delete that one first, or point "
                            "it to another record.",
                            "“%s” cannot be deleted while %u other records rest on it. Delete those first, or point "
                            "them to another record.",
                            n),
               title, n);
  return FALSE;
}

static gboolean
refuse_if_kept (Following *self, gint64 target, const QorganKind *target_kind, GError **error)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        const QorganField *field = &kinds[i]->fields[j];

        if (field->type == QORGAN_LINK && (field->flags & QORGAN_KEEP) && qorgan_field_may_link (field, target_kind)
            && !refuse_if_kept_by (self, kinds[i], field, target, error))
          return FALSE;
      }
  return TRUE;
}

/**
 * qorgan_delete_follow:
 * @self: a session
 * @change: a change; its deletions are completed
 * @error: return location for a QORGAN_CASEBOOK_ERROR_KEPT, _NO_RECORD or an error of the file
 *
 * Returns: whether everything the change deletes may go
 */
gboolean
qorgan_delete_follow (QorganSession *self, QorganChange *change, GError **error)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (gint64));
  Following following = { self, change, queue };

  for (guint i = 0; i < change->drafts->len; i++)
    {
      const QorganDraft *draft = change->drafts->pdata[i];

      if (draft->deleted)
        g_array_append_val (queue, draft->id);
    }
  for (guint i = 0; i < queue->len; i++)
    if (!follow (&following, g_array_index (queue, gint64, i), error))
      return FALSE;
  /* Only now is it known what goes along, and so which KEEP links are left standing. */
  for (guint i = 0; i < queue->len; i++)
    {
      gint64 id = g_array_index (queue, gint64, i);

      if (!refuse_if_kept (&following, id, qorgan_change_find (change, id)->kind, error))
        return FALSE;
    }
  return TRUE;
}
