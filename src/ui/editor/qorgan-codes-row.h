/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field with several terms of a vocabulary: what is chosen, and a list to check them in. */
#pragma once

#include "qorgan-field-row.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_CODES_ROW (qorgan_codes_row_get_type ())
G_DECLARE_FINAL_TYPE (QorganCodesRow, qorgan_codes_row, QORGAN, CODES_ROW, QorganFieldRow)

G_END_DECLS
