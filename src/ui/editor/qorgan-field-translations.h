/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The translations of a field, below its control. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-dossier.h"
#include "qorgan-field-edit.h"

G_BEGIN_DECLS

void qorgan_field_translations_show (GtkBox *box,
                                     QorganFieldEdit *edit,
                                     const QorganDossier *dossier,
                                     const QorganRecord *record);

G_END_DECLS
