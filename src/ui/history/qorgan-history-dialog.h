/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the history, value by value, with what can be brought back. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_HISTORY_DIALOG (qorgan_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QorganHistoryDialog, qorgan_history_dialog, QORGAN, HISTORY_DIALOG, AdwDialog)

AdwDialog *qorgan_history_dialog_new (QorganCasebook *casebook, gint64 entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
