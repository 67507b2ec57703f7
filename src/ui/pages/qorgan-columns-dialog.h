/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns a table shows, in which order and how wide. */
#pragma once

#include <adwaita.h>

#include "qorgan-kind.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_COLUMNS_DIALOG (qorgan_columns_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QorganColumnsDialog, qorgan_columns_dialog, QORGAN, COLUMNS_DIALOG, AdwDialog)

AdwDialog *qorgan_columns_dialog_new (const QorganKind *kind, const char *const *names, gboolean have_widths)
    G_GNUC_WARN_UNUSED_RESULT;

/* Signals ::changed (GStrv names): these columns are to be shown, in this order;
 * ::widened (string name, int by) → int: this one is to be wider by so many pixels, and how wide it is then. */

G_END_DECLS
