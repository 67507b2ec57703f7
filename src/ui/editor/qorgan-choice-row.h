/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field whose value is chosen from a list: one term of a vocabulary, several of them, or a field of the record it is
 * about. */
#pragma once

#include "qorgan-field-row.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_CHOICE_ROW (qorgan_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (QorganChoiceRow, qorgan_choice_row, QORGAN, CHOICE_ROW, QorganFieldRow)

G_END_DECLS
