/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field typed in one line: text, a number, a coordinate or a date. */
#pragma once

#include "qorgan-field-row.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_TEXT_ROW (qorgan_text_row_get_type ())
G_DECLARE_FINAL_TYPE (QorganTextRow, qorgan_text_row, QORGAN, TEXT_ROW, QorganFieldRow)

G_END_DECLS
