/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said beside the fields of one record of a page: the claims of sources, and remarks. */
#pragma once

#include "qorgan-claims.h"
#include "qorgan-remarks.h"

G_BEGIN_DECLS

/**
 * QorganMargin:
 * @id: the record
 * @claims: (element-type QorganClaim): what sources say of its fields
 * @remarks: gaps, and values that cannot be right
 */
typedef struct
{
  gint64 id;
  GPtrArray *claims;
  QorganRemarks *remarks;
} QorganMargin;

QorganMargin *qorgan_margin_load (QorganSession *session,
                                  const QorganRecord *record,
                                  const QorganDate *today,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_margin_free (QorganMargin *self);

guint qorgan_margin_count_doubts (const QorganMargin *self, const QorganRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganMargin, qorgan_margin_free)

G_END_DECLS
