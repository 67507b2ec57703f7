/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of cells as text that spreadsheet programs take: CSV (RFC 4180) for files, tab-separated and HTML
 * for the clipboard. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a CSV file begins with, or spreadsheet programs take it for another encoding. */
#define QORGAN_TABLE_BOM "\xef\xbb\xbf"

typedef enum
{
  QORGAN_TABLE_CSV,
  QORGAN_TABLE_TSV,
  QORGAN_TABLE_HTML, /* a row of a table */
} QorganTableFormat;

void qorgan_table_append_row (GString *text, const char *const *cells, QorganTableFormat format);

G_END_DECLS
