/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog that imports a table. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_IMPORT_DIALOG (qorgan_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QorganImportDialog, qorgan_import_dialog, QORGAN, IMPORT_DIALOG, AdwDialog)

AdwDialog *qorgan_import_dialog_new (QorganCasebook *casebook) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_import_dialog_open (QorganImportDialog *self, GFile *file);
void qorgan_import_dialog_paste (QorganImportDialog *self, const char *text);
gboolean qorgan_import_is_table (GFile *file);

G_END_DECLS
