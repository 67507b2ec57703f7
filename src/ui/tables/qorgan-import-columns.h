/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a person says what a sheet means: how it was read, its first rows, what its rows become and what each column
 * is. */
#pragma once

#include <adwaita.h>

#include "qorgan-import-source.h"
#include "qorgan-sheet-mapping.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_IMPORT_COLUMNS (qorgan_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (QorganImportColumns, qorgan_import_columns, QORGAN, IMPORT_COLUMNS, AdwBin)

GtkWidget *qorgan_import_columns_new (const QorganImportSource *source, const QorganSheetMapping *mapping)
    G_GNUC_WARN_UNUSED_RESULT;
const QorganSheetMapping *qorgan_import_columns_get_mapping (QorganImportColumns *self);
QorganSheetEncoding qorgan_import_columns_get_encoding (QorganImportColumns *self);
char qorgan_import_columns_get_separator (QorganImportColumns *self);

/* Signal ::read-again: another encoding or separator was chosen.
 * Signal ::changed: another mapping was. */

G_END_DECLS
