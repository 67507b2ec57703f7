/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What deserves a remark in one record. What holds for every kind is said here, the rest by the kind's own check. */

#include "qorgan-remarks.h"

#include <glib/gi18n-lib.h>

#include "qorgan-catalog.h"

struct _QorganRemarks
{
  GArray *remarks; /* (element-type QorganRemark) */
  QorganDate today;
};

static void
add (QorganRemarks *self, QorganFieldId field, QorganRemarkSort sort, const char *message)
{
  QorganRemark remark = { .field = field, .sort = sort, .message = message };

  g_array_append_val (self->remarks, remark);
}

static void
check_fields (QorganRemarks *self, const QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);
      const char *value = qorgan_record_value (record, field);

      if (value == NULL && (kind->fields[i].flags & QORGAN_WANTED) != 0)
        add (self, field, QORGAN_REMARK_GAP, N_ ("Not known yet"));
      else if (kind->fields[i].type == QORGAN_DATE && qorgan_date_kept_text (value) != NULL)
        add (self, field, QORGAN_REMARK_ODD, N_ ("Not a date yet"));
    }
}

/**
 * qorgan_remarks_new:
 * @record: a record
 * @today: the day that dates to come are told by
 *
 * Returns: (transfer full): all there is to remark on it, in the order of its fields where the kind has that order
 */
QorganRemarks *
qorgan_remarks_new (const QorganRecord *record, const QorganDate *today)
{
  QorganRemarks *self = g_new0 (QorganRemarks, 1);
  const QorganKind *kind = qorgan_record_kind (record);

  self->remarks = g_array_new (FALSE, FALSE, sizeof (QorganRemark));
  self->today = *today;
  check_fields (self, record);
  if (kind->check != NULL)
    kind->check (record, self);
  return self;
}

/**
 * qorgan_remarks_free:
 * @self: (nullable): remarks
 */
void
qorgan_remarks_free (QorganRemarks *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->remarks);
  g_free (self);
}

/**
 * qorgan_remarks_n:
 *
 * Returns: how many there are
 */
guint
qorgan_remarks_n (const QorganRemarks *self)
{
  return self->remarks->len;
}

/**
 * qorgan_remarks_get:
 *
 * Returns: (transfer none): one of them
 */
const QorganRemark *
qorgan_remarks_get (const QorganRemarks *self, guint index)
{
  return &g_array_index (self->remarks, QorganRemark, index);
}

/**
 * qorgan_remarks_count:
 *
 * Returns: how many there are of one sort
 */
guint
qorgan_remarks_count (const QorganRemarks *self, QorganRemarkSort sort)
{
  guint n = 0;

  for (guint i = 0; i < self->remarks->len; i++)
    n += qorgan_remarks_get (self, i)->sort == sort;
  return n;
}

/**
 * qorgan_remarks_find:
 *
 * Returns: (transfer none) (nullable): what there is to say beside a field; of several, what is odd comes first
 */
const QorganRemark *
qorgan_remarks_find (const QorganRemarks *self, QorganFieldId field)
{
  const QorganRemark *found = NULL;

  for (guint i = 0; i < self->remarks->len; i++)
    {
      const QorganRemark *remark = qorgan_remarks_get (self, i);

      if (remark->field == field && (found == NULL || found->sort < remark->sort))
        found = remark;
    }
  return found;
}

/**
 * qorgan_remark_words:
 *
 * Returns: the remark in @language
 */
const char *
qorgan_remark_words (const QorganRemark *remark, QorganLanguage language)
{
  return qorgan_catalog_text (language, NULL, remark->message);
}

/**
 * qorgan_remarks_add:
 * @field: beside which it stands
 * @message: (transfer none): a constant, marked for translation: what cannot be right
 */
void
qorgan_remarks_add (QorganRemarks *self, QorganFieldId field, const char *message)
{
  add (self, field, QORGAN_REMARK_ODD, message);
}

/**
 * qorgan_remarks_gap:
 * @field: beside which it stands
 * @message: (transfer none): a constant, marked for translation: what is missing
 */
void
qorgan_remarks_gap (QorganRemarks *self, QorganFieldId field, const char *message)
{
  add (self, field, QORGAN_REMARK_GAP, message);
}

static gboolean
is_certainly_before (const QorganDate *date, const QorganDate *other)
{
  gint64 earliest, latest, other_earliest, other_latest;

  qorgan_date_get_range (date, &earliest, &latest);
  qorgan_date_get_range (other, &other_earliest, &other_latest);
  return latest < other_earliest;
}

/**
 * qorgan_remarks_in_order:
 * @first: a date
 * @then: a date that cannot lie before it
 * @message: (transfer none): what to say beside @then if it certainly does
 */
void
qorgan_remarks_in_order (QorganRemarks *self,
                         const QorganRecord *record,
                         QorganFieldId first,
                         QorganFieldId then,
                         const char *message)
{
  QorganDate first_date, then_date;

  if (qorgan_record_date (record, first, &first_date) && qorgan_record_date (record, then, &then_date)
      && is_certainly_before (&then_date, &first_date))
    add (self, then, QORGAN_REMARK_ODD, message);
}

/**
 * qorgan_remarks_not_to_come:
 * @date: a date of something that is recorded because it was
 */
void
qorgan_remarks_not_to_come (QorganRemarks *self, const QorganRecord *record, QorganFieldId date)
{
  QorganDate value;

  if (qorgan_record_date (record, date, &value) && is_certainly_before (&self->today, &value))
    add (self, date, QORGAN_REMARK_ODD, N_ ("Lies in the future"));
}
