/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What records of a page say of another one's fields, as far as it may be shown. */
#pragma once

#include "qorgan-dossier.h"

G_BEGIN_DECLS

QorganFieldId qorgan_dossier_stated_field (const QorganDossier *self, const QorganRecord *record);
gboolean qorgan_dossier_is_field_sealed (const QorganDossier *self, const QorganRecord *record, QorganFieldId field);
gboolean qorgan_dossier_is_claim_sealed (const QorganDossier *self, const QorganClaim *claim);
const char *qorgan_dossier_claim_words (const QorganDossier *self, const QorganClaim *claim);

G_END_DECLS
