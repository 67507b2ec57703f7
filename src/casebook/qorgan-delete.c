/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a deletion takes with it: dependants go too, plain links let go, and a link marked KEEP refuses. All of it
 * becomes part of the same change, so that one undo brings everything back. */

#include "qorgan-session-private.h"

#include <glib/gi18n-lib.h>

#include "qorgan-holders.h"

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

static gboolean
follow_field (Following *self, QorganFieldId field, gint64 target, GError **error)
{
  QorganFieldFlags flags = qorgan_field (field)->flags;
  g_autoptr (GArray) holders = qorgan_holders_of (self->session, field, target, error);

  if (holders == NULL)
    return FALSE;
  for (guint i = 0; i < holders->len; i++)
    {
      gint64 holder = g_array_index (holders, gint64, i);

      if (qorgan_change_lets_go (self->change, holder, field, target))
        continue; /* it is given another owner, or another target, by the same change */
      if (flags & QORGAN_OWNER)
        delete_too (self, holder);
      else if (!(flags & QORGAN_KEEP) && !is_deleted (self, holder))
        qorgan_change_set (self->change, holder, field, NULL);
    }
  return TRUE;
}

typedef struct
{
  Following *following;
  gint64 target;
} Leaving;

/* Takes the target out of a list of links. */
static void
leave_list (gint64 holder, QorganFieldId field, const char *value, gpointer data)
{
  const Leaving *leaving = data;
  QorganChange *change = leaving->following->change;
  const QorganDraft *draft = qorgan_change_find (change, holder);
  const QorganDelta *delta = draft != NULL ? qorgan_draft_find (draft, field) : NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *left = NULL;

  if (is_deleted (leaving->following, holder))
    return;
  ids = qorgan_value_dup_links (delta != NULL ? delta->value : value);
  for (guint i = ids->len; i > 0; i--)
    if (g_array_index (ids, gint64, i - 1) == leaving->target)
      g_array_remove_index (ids, i - 1);
  left = qorgan_value_from_links ((gint64 *) (gpointer) ids->data, ids->len);
  qorgan_change_set (change, holder, field, left);
}

static gboolean
follow (Following *self, gint64 target, GError **error)
{
  const QorganKind *kind = qorgan_session_kind_of (self->session, target, error);
  Leaving leaving = { self, target };
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  if (kind == NULL)
    return FALSE;
  qorgan_change_find (self->change, target)->kind = kind;
  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      if (kinds[i]->fields[j].type == QORGAN_LINK && qorgan_field_may_link (&kinds[i]->fields[j], kind)
          && !follow_field (self, qorgan_kind_field_id (kinds[i], j), target, error))
        return FALSE;
  return qorgan_holders_each_list (self->session, target, leave_list, &leaving, error);
}

static gboolean
refuse_if_kept_by (Following *self, QorganFieldId field, gint64 target, GError **error)
{
  g_autoptr (GArray) holders = qorgan_holders_of (self->session, field, target, error);
  g_autofree char *title = NULL;
  guint n = 0;

  if (holders == NULL)
    return FALSE;
  for (guint i = 0; i < holders->len; i++)
    {
      gint64 holder = g_array_index (holders, gint64, i);

      n += !is_deleted (self, holder) && !qorgan_change_lets_go (self->change, holder, field, target);
    }
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
            && !refuse_if_kept_by (self, qorgan_kind_field_id (kinds[i], j), target, error))
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
