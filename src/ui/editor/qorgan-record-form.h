/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of one record, made from the table of its kind: for its own page, or inside the row of its owner's. */
#pragma once

#include <adwaita.h>

#include "qorgan-dossier.h"
#include "qorgan-field-row.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_RECORD_FORM (qorgan_record_form_get_type ())
G_DECLARE_FINAL_TYPE (QorganRecordForm, qorgan_record_form, QORGAN, RECORD_FORM, GObject)

QorganRecordForm *qorgan_record_form_new (QorganCasebook *casebook,
                                          QorganDossier *dossier,
                                          QorganRecord *record,
                                          QorganNewborn *newborn) G_GNUC_WARN_UNUSED_RESULT;

void qorgan_record_form_leave_out (QorganRecordForm *self, QorganFieldId field);
gboolean qorgan_record_form_add_row (QorganRecordForm *self, const char *section, AdwPreferencesGroup *group);
GtkWidget *qorgan_record_form_make_more (QorganRecordForm *self);
void qorgan_record_form_fill_row (QorganRecordForm *self, AdwExpanderRow *row, GtkWidget *last);

void qorgan_record_form_refresh (QorganRecordForm *self, QorganDossier *dossier, QorganRecord *record);
void qorgan_record_form_cover (QorganRecordForm *self);
gboolean qorgan_record_form_is_covered (QorganRecordForm *self);
void qorgan_record_form_save (QorganRecordForm *self);
void qorgan_record_form_give_up (QorganRecordForm *self);
QorganRecord *qorgan_record_form_dup_draft (QorganRecordForm *self) G_GNUC_WARN_UNUSED_RESULT;
QorganFieldRow *qorgan_record_form_find_unsaved (QorganRecordForm *self);
gboolean qorgan_record_form_grab_focus (QorganRecordForm *self);

/* Signal ::covered: what qorgan_record_form_is_covered() says has changed. */
/* Signal ::typed: what stands in a row may have changed. */

G_END_DECLS
