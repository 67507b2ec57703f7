/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record made of the words somebody typed where a link was wanted, or of a place of the gazetteer: just enough to be
 * found again and filled in later. */
#pragma once

#include "qorgan-casebook.h"
#include "qorgan-gazetteer.h"

G_BEGIN_DECLS

gboolean qorgan_new_record_is_possible (const QorganKind *kind);
gint64 qorgan_new_record_add_named (QorganChange *change,
                                    QorganCasebook *casebook,
                                    const QorganKind *kind,
                                    const char *typed);
gint64 qorgan_new_record_add_place (QorganChange *change, QorganCasebook *casebook, const QorganPlace *place);

G_END_DECLS
