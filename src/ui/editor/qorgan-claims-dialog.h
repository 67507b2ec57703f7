/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who says what of one field of one record, and what is accepted. It reads for itself and follows what changes, so that
 * it can be opened from any form. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_CLAIMS_DIALOG (qorgan_claims_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QorganClaimsDialog, qorgan_claims_dialog, QORGAN, CLAIMS_DIALOG, AdwDialog)

GtkWidget *qorgan_claims_dialog_new (QorganCasebook *casebook, gint64 record, QorganFieldId field);
void qorgan_claims_dialog_present (QorganClaimsDialog *self, GtkWidget *parent);
void qorgan_claims_dialog_cover (QorganClaimsDialog *self);

G_END_DECLS
