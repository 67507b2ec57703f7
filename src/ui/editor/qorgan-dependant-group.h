/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dependants of one kind on their owner's page, in their order, and a button to add one. */
#pragma once

#include <adwaita.h>

#include "qorgan-dossier.h"
#include "qorgan-field-row.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_DEPENDANT_GROUP (qorgan_dependant_group_get_type ())
G_DECLARE_FINAL_TYPE (QorganDependantGroup, qorgan_dependant_group, QORGAN, DEPENDANT_GROUP, AdwPreferencesGroup)

GtkWidget *qorgan_dependant_group_new (QorganCasebook *casebook,
                                       QorganDossier *dossier,
                                       guint index,
                                       gboolean is_covered);
void qorgan_dependant_group_withdraw (QorganDependantGroup *self);
void qorgan_dependant_group_cover (QorganDependantGroup *self);
void qorgan_dependant_group_set_covered (QorganDependantGroup *self, gboolean is_covered);
gboolean qorgan_dependant_group_make_row (QorganDependantGroup *self);
void qorgan_dependant_group_refresh (QorganDependantGroup *self, QorganDossier *dossier);
void qorgan_dependant_group_save (QorganDependantGroup *self);
void qorgan_dependant_group_give_up (QorganDependantGroup *self);
QorganFieldRow *qorgan_dependant_group_find_unsaved (QorganDependantGroup *self);
gboolean qorgan_dependant_group_add (QorganDependantGroup *self, const char *kind);
gboolean qorgan_dependant_group_forget (QorganDependantGroup *self, gint64 id);
gboolean qorgan_dependant_group_take_apart (QorganDependantGroup *self);

G_END_DECLS
