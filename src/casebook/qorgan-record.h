/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record as it stood when it was read: immutable, counted, free to cross threads. */
#pragma once

#include "qorgan-value.h"

G_BEGIN_DECLS

QorganRecord *qorgan_record_new (gint64 id, const QorganKind *kind, const char *const *values)
    G_GNUC_WARN_UNUSED_RESULT;
QorganRecord *qorgan_record_ref (QorganRecord *self);
void qorgan_record_unref (QorganRecord *self);

gint64 qorgan_record_id (const QorganRecord *self);
const QorganKind *qorgan_record_kind (const QorganRecord *self);

const char *qorgan_record_value (const QorganRecord *self, QorganFieldId field);
const char *qorgan_record_text (const QorganRecord *self, QorganFieldId field);
gboolean qorgan_record_date (const QorganRecord *self, QorganFieldId field, QorganDate *date);
gint64 qorgan_record_link (const QorganRecord *self, QorganFieldId field);
gint64 qorgan_record_owner (const QorganRecord *self);
gboolean qorgan_record_number (const QorganRecord *self, QorganFieldId field, gint64 *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganRecord, qorgan_record_unref)

G_END_DECLS
