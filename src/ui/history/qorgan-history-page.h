/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of the casebook, of a record, or of a field. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_HISTORY_PAGE (qorgan_history_page_get_type ())
G_DECLARE_FINAL_TYPE (QorganHistoryPage, qorgan_history_page, QORGAN, HISTORY_PAGE, AdwNavigationPage)

AdwNavigationPage *qorgan_history_page_new (QorganCasebook *casebook, gint64 record, QorganFieldId field)
    G_GNUC_WARN_UNUSED_RESULT;
void qorgan_history_page_focus_words (QorganHistoryPage *self);

G_END_DECLS
