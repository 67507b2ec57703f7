/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of a field whose value is covered: it holds the label and no word of the value. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QORGAN_TYPE_SEALED_ROW (qorgan_sealed_row_get_type ())
G_DECLARE_FINAL_TYPE (QorganSealedRow, qorgan_sealed_row, QORGAN, SEALED_ROW, AdwActionRow)

GtkWidget *qorgan_sealed_row_new (const char *label);

/* Signal ::show-asked: the person wants to see the value. */

G_END_DECLS
