/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the history is asked for. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"
#include "qorgan-history.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_HISTORY_BAR (qorgan_history_bar_get_type ())
G_DECLARE_FINAL_TYPE (QorganHistoryBar, qorgan_history_bar, QORGAN, HISTORY_BAR, AdwBin)

GtkWidget *qorgan_history_bar_new (QorganCasebook *casebook, gint64 record, QorganFieldId field)
    G_GNUC_WARN_UNUSED_RESULT;
QorganHistoryFilter *qorgan_history_bar_dup_filter (QorganHistoryBar *self) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_history_bar_focus_words (QorganHistoryBar *self);

/* Signal ::changed: something else is asked for. */

G_END_DECLS
