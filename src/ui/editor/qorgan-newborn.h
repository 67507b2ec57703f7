/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record that is on the screen before it is in the casebook: its first value creates it, together with the link to
 * its owner. Whoever leaves without a value leaves nothing behind. Of the main thread; counted. */
#pragma once

#include "qorgan-casebook.h"

G_BEGIN_DECLS

typedef struct _QorganNewborn QorganNewborn;

QorganNewborn *qorgan_newborn_new (QorganCasebook *casebook,
                                   const QorganKind *kind,
                                   QorganFieldId owner,
                                   gint64 owner_id) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_newborn_preset (QorganNewborn *self, QorganFieldId field, const char *value);
QorganNewborn *qorgan_newborn_ref (QorganNewborn *self);
void qorgan_newborn_unref (QorganNewborn *self);

QorganRecord *qorgan_newborn_record (QorganNewborn *self);
gboolean qorgan_newborn_is_there (QorganNewborn *self);

gboolean qorgan_newborn_is_awaited (QorganNewborn *self);
void qorgan_newborn_join (QorganNewborn *self, QorganChange *change, gint64 visit);
void qorgan_newborn_arrive (QorganNewborn *self, gboolean is_there);
void qorgan_newborn_withdraw (QorganNewborn *self, QorganCasebook *casebook);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganNewborn, qorgan_newborn_unref)

G_END_DECLS
