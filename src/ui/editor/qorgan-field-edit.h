/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of one record while a form shows it: saves what is typed on leaving the field or after a pause, keeps one
 * visit one journal entry, and takes in what changes elsewhere. Without widgets, so that it is tested without them. */
#pragma once

#include "qorgan-casebook.h"
#include "qorgan-field-draft.h"
#include "qorgan-newborn.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_FIELD_EDIT (qorgan_field_edit_get_type ())
G_DECLARE_FINAL_TYPE (QorganFieldEdit, qorgan_field_edit, QORGAN, FIELD_EDIT, GObject)

QorganFieldEdit *qorgan_field_edit_new (QorganCasebook *casebook,
                                        gint64 record,
                                        QorganFieldId field,
                                        QorganFieldId stated,
                                        const char *stored,
                                        const QorganDate *today) G_GNUC_WARN_UNUSED_RESULT;

void qorgan_field_edit_set_newborn (QorganFieldEdit *self, QorganNewborn *newborn);
QorganCasebook *qorgan_field_edit_get_casebook (QorganFieldEdit *self);
gint64 qorgan_field_edit_get_record (QorganFieldEdit *self);
const QorganFieldDraft *qorgan_field_edit_get_draft (QorganFieldEdit *self);
const QorganField *qorgan_field_edit_get_field (QorganFieldEdit *self);
QorganFieldId qorgan_field_edit_get_place (QorganFieldEdit *self);
const GError *qorgan_field_edit_get_error (QorganFieldEdit *self);
gboolean qorgan_field_edit_is_held (QorganFieldEdit *self);

void qorgan_field_edit_hold (QorganFieldEdit *self);
void qorgan_field_edit_release (QorganFieldEdit *self);
void qorgan_field_edit_type (QorganFieldEdit *self, const char *typed);
void qorgan_field_edit_choose (QorganFieldEdit *self, const char *value);
QorganChange *qorgan_field_edit_begin_new (QorganFieldEdit *self) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_field_edit_choose_new (QorganFieldEdit *self, QorganChange *taken, const char *value);
void qorgan_field_edit_save (QorganFieldEdit *self);
void qorgan_field_edit_give_up (QorganFieldEdit *self);
void qorgan_field_edit_refresh (QorganFieldEdit *self, const char *stored);

/* Signal ::changed: what a control shows (text, remark, error) may have changed. */

G_END_DECLS
