/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change is gathered on any thread and knows nothing of the file; qorgan_session_apply() makes it so. Values are kept
 * in one string chunk and only for the fields that are set, because an import is a single change of a million records.
 */

#include "qorgan-change-private.h"

#include "qorgan-id.h"

static void
draft_free (gpointer data)
{
  QorganDraft *draft = data;

  g_clear_pointer (&draft->deltas, g_array_unref);
  g_free (draft);
}

/**
 * qorgan_change_new:
 * @verb: what a person would say this change does; the journal keeps it
 *
 * Returns: (transfer full): a change of nothing
 */
QorganChange *
qorgan_change_new (QorganVerb verb)
{
  QorganChange *self = g_new0 (QorganChange, 1);

  self->verb = verb;
  self->drafts = g_ptr_array_new_with_free_func (draft_free);
  self->by_id = g_hash_table_new (qorgan_id_hash, g_int64_equal);
  self->strings = g_string_chunk_new (4096);
  return self;
}

/**
 * qorgan_change_free:
 * @self: (transfer full): a change
 */
void
qorgan_change_free (QorganChange *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->drafts);
  g_string_chunk_free (self->strings);
  g_free (self);
}

QorganDraft *
qorgan_change_find (const QorganChange *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

const QorganDelta *
qorgan_draft_find (const QorganDraft *self, QorganFieldId field)
{
  for (guint i = 0; i < self->deltas->len; i++)
    {
      const QorganDelta *delta = &g_array_index (self->deltas, QorganDelta, i);

      if (delta->field == field)
        return delta;
    }
  return NULL;
}

static QorganDraft *
draft_of (QorganChange *self, gint64 id)
{
  QorganDraft *draft = qorgan_change_find (self, id);

  if (draft == NULL)
    {
      draft = g_new0 (QorganDraft, 1);
      draft->id = id;
      draft->deltas = g_array_new (FALSE, FALSE, sizeof (QorganDelta));
      g_ptr_array_add (self->drafts, draft);
      g_hash_table_insert (self->by_id, &draft->id, draft);
    }
  return draft;
}

/**
 * qorgan_change_create:
 * @self: a change
 * @kind: the kind of the new record
 * @id: its id, from qorgan_casebook_take_id()
 */
void
qorgan_change_create (QorganChange *self, const QorganKind *kind, gint64 id)
{
  QorganDraft *draft = draft_of (self, id);

  g_assert (id > 0 && draft->kind == NULL);
  draft->kind = kind;
  draft->created = TRUE;
}

/**
 * qorgan_change_set:
 * @self: a change
 * @id: a record, of the field's kind
 * @field: which field
 * @value: (nullable): its canonical value; NULL takes it away. Copied; checked when the change is applied
 */
void
qorgan_change_set (QorganChange *self, gint64 id, QorganFieldId field, const char *value)
{
  QorganDraft *draft = draft_of (self, id);
  QorganDelta delta = { field, value != NULL ? g_string_chunk_insert (self->strings, value) : NULL };

  g_assert (!draft->deleted);
  if (draft->kind == NULL)
    draft->kind = qorgan_kind_by_id (QORGAN_FIELD_KIND (field));
  g_assert (draft->kind != NULL && draft->kind->id == QORGAN_FIELD_KIND (field));
  for (guint i = 0; i < draft->deltas->len; i++)
    if (g_array_index (draft->deltas, QorganDelta, i).field == field)
      {
        g_array_index (draft->deltas, QorganDelta, i) = delta;
        return;
      }
  g_array_append_val (draft->deltas, delta);
}

/**
 * qorgan_change_delete:
 * @self: a change
 * @id: the record to delete, with everything that belongs to it
 */
void
qorgan_change_delete (QorganChange *self, gint64 id)
{
  QorganDraft *draft = draft_of (self, id);

  draft->deleted = TRUE;
  g_array_set_size (draft->deltas, 0);
}

/**
 * qorgan_change_set_visit:
 * @self: a change of one record
 * @visit: a number that all changes of one visit to a field share; 0 for none
 */
void
qorgan_change_set_visit (QorganChange *self, gint64 visit)
{
  self->visit = visit;
}

/**
 * qorgan_entry_copy:
 * @self: an entry
 *
 * Returns: (transfer full): a copy that shares @self's list of touched records
 */
QorganEntry *
qorgan_entry_copy (const QorganEntry *self)
{
  QorganEntry *copy = g_new (QorganEntry, 1);

  *copy = *self;
  copy->who = g_strdup (self->who);
  copy->device = g_strdup (self->device);
  copy->title = g_strdup (self->title);
  copy->touched = self->touched != NULL ? g_array_ref (self->touched) : NULL;
  return copy;
}

/**
 * qorgan_entry_free:
 * @self: (transfer full): an entry
 */
void
qorgan_entry_free (QorganEntry *self)
{
  g_free (self->who);
  g_free (self->device);
  g_free (self->title);
  g_clear_pointer (&self->touched, g_array_unref);
  g_free (self);
}

/**
 * qorgan_event_free:
 * @self: (transfer full): an event
 */
void
qorgan_event_free (QorganEvent *self)
{
  g_clear_pointer (&self->entry, qorgan_entry_free);
  g_free (self->title);
  g_free (self->was);
  g_free (self->now);
  g_free (self);
}
