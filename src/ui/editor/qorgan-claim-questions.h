/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions before something is thought of a claim: why, and what becomes of what was accepted before. */
#pragma once

#include <adwaita.h>

#include "qorgan-dossier.h"

G_BEGIN_DECLS

void qorgan_claim_ask_to_accept (QorganCasebook *casebook,
                                 QorganDossier *dossier,
                                 const QorganClaim *claim,
                                 GtkWidget *parent);
void qorgan_claim_ask_to_refute (QorganCasebook *casebook,
                                 QorganDossier *dossier,
                                 const QorganClaim *claim,
                                 GtkWidget *parent);

G_END_DECLS
