/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said beside the fields of one record of a page. */

#include "qorgan-margin.h"

/**
 * qorgan_margin_load:
 * @record: a record
 * @today: the day that remarks tell the future by
 *
 * Returns: (transfer full) (nullable): what there is to say beside its fields
 */
QorganMargin *
qorgan_margin_load (QorganSession *session, const QorganRecord *record, const QorganDate *today, GError **error)
{
  g_autoptr (QorganMargin) self = g_new0 (QorganMargin, 1);

  self->id = qorgan_record_id (record);
  self->remarks = qorgan_remarks_new (record, today);
  self->claims = qorgan_session_claims (session, record, error);
  return self->claims != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * qorgan_margin_free:
 * @self: (nullable): a margin
 */
void
qorgan_margin_free (QorganMargin *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  qorgan_remarks_free (self->remarks);
  g_free (self);
}

/**
 * qorgan_margin_count_doubts:
 * @record: the record it belongs to
 *
 * Returns: in how many fields sources disagree with what is recorded, or with each other
 */
guint
qorgan_margin_count_doubts (const QorganMargin *self, const QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);
  guint n = 0;

  for (guint i = 0; self->claims->len > 0 && i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);
      QorganAgreement agreement;

      qorgan_claims_weigh (self->claims, field, qorgan_record_value (record, field), &agreement);
      n += agreement.n_disagree > 0;
    }
  return n;
}
