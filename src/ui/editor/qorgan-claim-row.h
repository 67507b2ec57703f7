/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one source says of a field: a row that opens into the claim's form and what can be done with it. */
#pragma once

#include <adwaita.h>

#include "qorgan-dossier.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_CLAIM_ROW (qorgan_claim_row_get_type ())
G_DECLARE_FINAL_TYPE (QorganClaimRow, qorgan_claim_row, QORGAN, CLAIM_ROW, AdwExpanderRow)

GtkWidget *qorgan_claim_row_new (QorganCasebook *casebook, QorganDossier *dossier, const QorganClaim *claim);
void qorgan_claim_row_refresh (QorganClaimRow *self, QorganDossier *dossier, const QorganClaim *claim);
void qorgan_claim_row_save (QorganClaimRow *self);
void qorgan_claim_row_cover (QorganClaimRow *self);
void qorgan_claim_row_edit (QorganClaimRow *self);

G_END_DECLS
