/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of one record. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"
#include "qorgan-editor.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_RECORD_PAGE (qorgan_record_page_get_type ())
G_DECLARE_FINAL_TYPE (QorganRecordPage, qorgan_record_page, QORGAN, RECORD_PAGE, AdwNavigationPage)

AdwNavigationPage *qorgan_record_page_new (QorganCasebook *casebook, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *qorgan_record_page_new_newborn (QorganCasebook *casebook, QorganNewborn *newborn)
    G_GNUC_WARN_UNUSED_RESULT;
gint64 qorgan_record_page_get_id (QorganRecordPage *self);
QorganEditor *qorgan_record_page_get_editor (QorganRecordPage *self);
void qorgan_record_page_focus_form (QorganRecordPage *self);
gboolean qorgan_record_page_take_apart (QorganRecordPage *self);

G_END_DECLS
