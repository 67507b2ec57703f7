/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form says of who may see its record: the level in effect, and where it comes from. */
#pragma once

#include "qorgan-dossier.h"

G_BEGIN_DECLS

char *qorgan_form_sensitivity_dup_words (QorganCasebook *casebook,
                                         const QorganDossier *dossier,
                                         const QorganRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
