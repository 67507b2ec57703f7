/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the journal as the history shows it. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-history.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_HISTORY_ITEM (qorgan_history_item_get_type ())
G_DECLARE_FINAL_TYPE (QorganHistoryItem, qorgan_history_item, QORGAN, HISTORY_ITEM, GObject)

QorganHistoryItem *qorgan_history_item_new (const QorganHistoryLine *line,
                                            const QorganVocabularies *vocabularies,
                                            QorganLanguage language,
                                            gint64 subject) G_GNUC_WARN_UNUSED_RESULT;
gint64 qorgan_history_item_get_entry (QorganHistoryItem *self);
const char *qorgan_history_item_get_day (QorganHistoryItem *self);

G_END_DECLS
