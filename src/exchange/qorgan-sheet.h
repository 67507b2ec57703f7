/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet: somebody's table as rows of cells, before anybody knows what they mean. Read from text by libcsv; immutable,
 * counted, free to cross threads. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define QORGAN_SHEET_MAX_COLUMNS 2000
#define QORGAN_SHEET_MAX_ROWS 200000
#define QORGAN_SHEET_MAX_CELL (1024 * 1024)

/* The separator of lists in messages, “1. Dana Omarova — 7 January — Oral”: a dash with a blank on either side. */
#define QORGAN_SHEET_DASH '-'

typedef struct _QorganSheet QorganSheet;

char qorgan_sheet_guess_separator (const char *text);
QorganSheet *qorgan_sheet_new (const char *text, char separator, GError **error) G_GNUC_WARN_UNUSED_RESULT;
QorganSheet *qorgan_sheet_ref (QorganSheet *self);
void qorgan_sheet_unref (QorganSheet *self);

guint qorgan_sheet_n_rows (const QorganSheet *self);
guint qorgan_sheet_n_columns (const QorganSheet *self);
guint qorgan_sheet_line (const QorganSheet *self, guint row);
guint qorgan_sheet_n_cells (const QorganSheet *self, guint row);
const char *qorgan_sheet_cell (const QorganSheet *self, guint row, guint column);
guint qorgan_sheet_open_quote (const QorganSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganSheet, qorgan_sheet_unref)

G_END_DECLS
