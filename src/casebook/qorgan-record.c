/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record as it stood when it was read. All its values lie in one allocation behind the struct: reading a case with
 * three hundred steps makes three hundred allocations, not ten thousand. */

#include "qorgan-record.h"

struct _QorganRecord
{
  gatomicrefcount count;
  gint64 id;
  const QorganKind *kind;
  const char *values[]; /* n_fields pointers, then the texts they point to */
};

/**
 * qorgan_record_new:
 * @id: its id
 * @kind: its kind
 * @values: (array): one canonical value, or NULL, for each field of @kind
 *
 * Returns: (transfer full): a record that holds copies of @values
 */
QorganRecord *
qorgan_record_new (gint64 id, const QorganKind *kind, const char *const *values)
{
  gsize head = sizeof (QorganRecord) + kind->n_fields * sizeof (char *), size = head;
  QorganRecord *self;
  char *text;

  for (guint i = 0; i < kind->n_fields; i++)
    size += values[i] != NULL ? strlen (values[i]) + 1 : 0;
  self = g_malloc (size);
  g_atomic_ref_count_init (&self->count);
  self->id = id;
  self->kind = kind;
  text = (char *) self + head;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      self->values[i] = values[i] != NULL ? text : NULL;
      if (values[i] != NULL)
        text = g_stpcpy (text, values[i]) + 1;
    }
  return self;
}

/**
 * qorgan_record_ref:
 * @self: a record
 *
 * Returns: (transfer full): @self
 */
QorganRecord *
qorgan_record_ref (QorganRecord *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

/**
 * qorgan_record_unref:
 * @self: (transfer full): a record
 */
void
qorgan_record_unref (QorganRecord *self)
{
  if (g_atomic_ref_count_dec (&self->count))
    g_free (self);
}

/**
 * qorgan_record_id:
 * @self: a record
 *
 * Returns: its id
 */
gint64
qorgan_record_id (const QorganRecord *self)
{
  return self->id;
}

/**
 * qorgan_record_kind:
 * @self: a record
 *
 * Returns: (transfer none): its kind
 */
const QorganKind *
qorgan_record_kind (const QorganRecord *self)
{
  return self->kind;
}

/**
 * qorgan_record_value:
 * @self: a record
 * @field: a field of its kind
 *
 * Returns: (transfer none) (nullable): the canonical value
 */
const char *
qorgan_record_value (const QorganRecord *self, QorganFieldId field)
{
  g_assert (QORGAN_FIELD_KIND (field) == self->kind->id);
  return self->values[QORGAN_FIELD_INDEX (field)];
}

static const char *
value_of (const QorganRecord *self, QorganFieldId field, QorganType type, QorganType or_type)
{
  QorganType actual = qorgan_field (field)->type;

  g_assert (actual == type || actual == or_type);
  return qorgan_record_value (self, field);
}

/**
 * qorgan_record_text:
 * @self: a record
 * @field: a field of text or prose
 *
 * Returns: (transfer none) (nullable): the text
 */
const char *
qorgan_record_text (const QorganRecord *self, QorganFieldId field)
{
  return value_of (self, field, QORGAN_TEXT, QORGAN_PROSE);
}

/**
 * qorgan_record_date:
 * @self: a record
 * @field: a field of a date
 * @date: (out): the date
 *
 * Returns: whether there is a date, and not nothing or a kept text
 */
gboolean
qorgan_record_date (const QorganRecord *self, QorganFieldId field, QorganDate *date)
{
  return qorgan_value_get_date (value_of (self, field, QORGAN_DATE, QORGAN_DATE), date);
}

/**
 * qorgan_record_link:
 * @self: a record
 * @field: a field of one link
 *
 * Returns: the id of the target; 0 for none
 */
gint64
qorgan_record_link (const QorganRecord *self, QorganFieldId field)
{
  const char *value = value_of (self, field, QORGAN_LINK, QORGAN_LINK);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

/**
 * qorgan_record_owner:
 * @self: a record
 *
 * Returns: the id of the record that it belongs to; 0 for none
 */
gint64
qorgan_record_owner (const QorganRecord *self)
{
  const QorganKind *kind = qorgan_record_kind (self);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & QORGAN_OWNER)
      return qorgan_record_link (self, qorgan_kind_field_id (kind, i));
  return 0;
}

/**
 * qorgan_record_number:
 * @self: a record
 * @field: a field of a whole number
 * @number: (out): the number
 *
 * Returns: whether there is one
 */
gboolean
qorgan_record_number (const QorganRecord *self, QorganFieldId field, gint64 *number)
{
  return qorgan_value_get_number (value_of (self, field, QORGAN_NUMBER, QORGAN_NUMBER), number);
}
