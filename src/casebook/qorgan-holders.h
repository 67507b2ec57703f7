/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who points to a record, for deleting it and for merging it into another. */
#pragma once

#include "qorgan-session-private.h"

G_BEGIN_DECLS

GArray *qorgan_holders_of (QorganSession *session, QorganFieldId field, gint64 target, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * QorganListVisit:
 * @holder: a record
 * @field: a QORGAN_LINKS field of it
 * @value: what stands there, the target being one of it
 * @data: as given
 */
typedef void (*QorganListVisit) (gint64 holder, QorganFieldId field, const char *value, gpointer data);
gboolean qorgan_holders_each_list (QorganSession *session,
                                   gint64 target,
                                   QorganListVisit visit,
                                   gpointer data,
                                   GError **error);

gboolean qorgan_change_lets_go (const QorganChange *change, gint64 holder, QorganFieldId field, gint64 target);

G_END_DECLS
