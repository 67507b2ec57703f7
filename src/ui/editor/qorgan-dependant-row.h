/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One dependant on its owner's page (a step of a case): two lines to read, and its own form when it is opened. */
#pragma once

#include <adwaita.h>

#include "qorgan-dossier.h"
#include "qorgan-field-row.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_DEPENDANT_ROW (qorgan_dependant_row_get_type ())
G_DECLARE_FINAL_TYPE (QorganDependantRow, qorgan_dependant_row, QORGAN, DEPENDANT_ROW, AdwExpanderRow)

GtkWidget *qorgan_dependant_row_new (QorganCasebook *casebook, QorganDossier *dossier, const QorganDossierItem *item);
GtkWidget *qorgan_dependant_row_new_newborn (QorganCasebook *casebook, QorganDossier *dossier, QorganNewborn *newborn);
gboolean qorgan_dependant_row_is_newborn (QorganDependantRow *self);
gboolean qorgan_dependant_row_is_empty (QorganDependantRow *self);
void qorgan_dependant_row_set_position (QorganDependantRow *self, guint position);
guint qorgan_dependant_row_get_position (QorganDependantRow *self);
void qorgan_dependant_row_refresh (QorganDependantRow *self, QorganDossier *dossier, const QorganDossierItem *item);
void qorgan_dependant_row_save (QorganDependantRow *self);
void qorgan_dependant_row_withdraw (QorganDependantRow *self);
void qorgan_dependant_row_cover (QorganDependantRow *self);
void qorgan_dependant_row_give_up (QorganDependantRow *self);
QorganFieldRow *qorgan_dependant_row_find_unsaved (QorganDependantRow *self);
void qorgan_dependant_row_edit (QorganDependantRow *self);

G_END_DECLS
