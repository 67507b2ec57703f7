/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would do, and everything that is wrong with the table, each fault beside what can be done about it. */
#pragma once

#include <adwaita.h>

#include "qorgan-sheet-plan.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_IMPORT_REPORT (qorgan_import_report_get_type ())
G_DECLARE_FINAL_TYPE (QorganImportReport, qorgan_import_report, QORGAN, IMPORT_REPORT, AdwBin)

void qorgan_import_report_show (QorganImportReport *self, const QorganSheetPlan *plan);
gboolean qorgan_import_report_focus_error (QorganImportReport *self);

/* Signal ::decided (guint row, guint column, guint decision): what to do about a remark.
 * Signal ::decided-all (guint decision): about every error.
 * Signal ::corrected (guint row, guint column, const char *cell): what shall stand there. */

G_END_DECLS
