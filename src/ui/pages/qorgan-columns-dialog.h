/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns a table shows, and in which order. */
#pragma once

#include <adwaita.h>

#include "qorgan-kind.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_COLUMNS_DIALOG (qorgan_columns_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QorganColumnsDialog, qorgan_columns_dialog, QORGAN, COLUMNS_DIALOG, AdwDialog)

AdwDialog *qorgan_columns_dialog_new (const QorganKind *kind, const char *const *names) G_GNUC_WARN_UNUSED_RESULT;

/* Signal ::changed (GStrv names): these columns are to be shown, in this order. */

G_END_DECLS
