/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the vocabulary `sensitivity`, and which of them a record says. What follows from it for its values, and
 * for the records that belong to it, is the business of qorgan-disclosure.h. */
#pragma once

#include "qorgan-record.h"

G_BEGIN_DECLS

QorganSensitivity qorgan_sensitivity_from_code (const char *code);
const char *qorgan_sensitivity_code (QorganSensitivity sensitivity);
QorganSensitivity qorgan_record_own_sensitivity (const QorganRecord *record);

G_END_DECLS
