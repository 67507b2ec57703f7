/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the row of a field: which one depends on the sort of its value. */
#pragma once

#include "qorgan-field-row.h"

G_BEGIN_DECLS

QorganFieldId qorgan_field_control_type (const QorganDossier *dossier, const QorganRecord *record, QorganFieldId field);
QorganFieldRow *qorgan_field_control_new (QorganCasebook *casebook,
                                          QorganDossier *dossier,
                                          QorganRecord *record,
                                          QorganNewborn *newborn,
                                          QorganFieldId field,
                                          gboolean is_quiet);
void qorgan_field_control_swap (GtkWidget *old, GtkWidget *now);

G_END_DECLS
