/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Go to anything: one entry, and below it what the words typed in it may mean. */
#pragma once

#include <adwaita.h>

#include "qorgan-view-store.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_GOTO_DIALOG (qorgan_goto_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QorganGotoDialog, qorgan_goto_dialog, QORGAN, GOTO_DIALOG, AdwDialog)

AdwDialog *qorgan_goto_dialog_new (QorganViewStore *views, GMenuModel *menu, GPtrArray *recent)
    G_GNUC_WARN_UNUSED_RESULT;

/* Signal ::chosen (const char *action, GVariant *target): once it is closed. */

G_END_DECLS
