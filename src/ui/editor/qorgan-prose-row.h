/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of paragraphs: a text that grows with what is written in it. */
#pragma once

#include "qorgan-field-row.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_PROSE_ROW (qorgan_prose_row_get_type ())
G_DECLARE_FINAL_TYPE (QorganProseRow, qorgan_prose_row, QORGAN, PROSE_ROW, QorganFieldRow)

G_END_DECLS
