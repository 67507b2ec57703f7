/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What deserves a remark in one record: a gap, or values that cannot both be right. Remarks never refuse anything: they
 * are computed from the record as it is, and shown beside the field. */
#pragma once

#include "qorgan-record.h"

G_BEGIN_DECLS

typedef enum
{
  QORGAN_REMARK_GAP, /* something that is wanted is not known */
  QORGAN_REMARK_ODD, /* something cannot be right as it stands */
} QorganRemarkSort;

/**
 * QorganRemark:
 * @field: beside which it stands
 * @message: a sentence in English, to be translated by qorgan_remark_words()
 */
typedef struct
{
  QorganFieldId field;
  QorganRemarkSort sort;
  const char *message;
} QorganRemark;

QorganRemarks *qorgan_remarks_new (const QorganRecord *record, const QorganDate *today) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_remarks_free (QorganRemarks *self);
guint qorgan_remarks_count (const QorganRemarks *self, QorganRemarkSort sort);
guint qorgan_remarks_n (const QorganRemarks *self);
const QorganRemark *qorgan_remarks_get (const QorganRemarks *self, guint index);
const QorganRemark *qorgan_remarks_find (const QorganRemarks *self, QorganFieldId field);
const char *qorgan_remark_words (const QorganRemark *remark, QorganLanguage language);

/* For the check of a kind. A date that is known in part gives rise to a remark only where every reading of it does. */
void qorgan_remarks_add (QorganRemarks *self, QorganFieldId field, const char *message);
void qorgan_remarks_gap (QorganRemarks *self, QorganFieldId field, const char *message);
void qorgan_remarks_in_order (QorganRemarks *self,
                              const QorganRecord *record,
                              QorganFieldId first,
                              QorganFieldId then,
                              const char *message);
void qorgan_remarks_not_to_come (QorganRemarks *self, const QorganRecord *record, QorganFieldId date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganRemarks, qorgan_remarks_free)

G_END_DECLS
