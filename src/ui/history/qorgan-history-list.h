/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries that a filter asks for, as a list that reads on while one scrolls and grows while one works. */
#pragma once

#include "qorgan-casebook.h"
#include "qorgan-history-item.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_HISTORY_LIST (qorgan_history_list_get_type ())
G_DECLARE_FINAL_TYPE (QorganHistoryList, qorgan_history_list, QORGAN, HISTORY_LIST, GObject)

QorganHistoryList *qorgan_history_list_new (QorganCasebook *casebook) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_history_list_set_filter (QorganHistoryList *self, const QorganHistoryFilter *filter);
gboolean qorgan_history_list_get_busy (QorganHistoryList *self);
const GError *qorgan_history_list_get_error (QorganHistoryList *self);

/* Signal ::state: busy, the error, or whether there is anything, is not what it was. */

G_END_DECLS
