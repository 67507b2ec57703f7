/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field that points to one or to several records: their titles, and a text to find more by typing. */
#pragma once

#include "qorgan-field-row.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_LINK_ROW (qorgan_link_row_get_type ())
G_DECLARE_FINAL_TYPE (QorganLinkRow, qorgan_link_row, QORGAN, LINK_ROW, QorganFieldRow)

G_END_DECLS
