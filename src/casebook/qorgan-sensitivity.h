/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may see a value: the strictest of what its field, its record and the record's owners say. */
#pragma once

#include "qorgan-session.h"

G_BEGIN_DECLS

QorganSensitivity qorgan_sensitivity_from_code (const char *code);
const char *qorgan_sensitivity_code (QorganSensitivity sensitivity);
QorganSensitivity qorgan_record_own_sensitivity (const QorganRecord *record);

gboolean qorgan_session_sensitivity (QorganSession *session, gint64 id, QorganSensitivity *sensitivity, GError **error);
gboolean qorgan_record_says_sealed (const QorganRecord *record);
gboolean qorgan_session_is_sealed (QorganSession *session,
                                   const QorganRecord *record,
                                   gboolean *is_sealed,
                                   GError **error);
QorganSensitivity qorgan_sensitivity_of_field (QorganSensitivity record, QorganFieldId field);

G_END_DECLS
