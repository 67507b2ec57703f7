/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cell of somebody's table says: words, dates, numbers and terms of a vocabulary, as people and spreadsheet
 * programs write them. */
#pragma once

#include "qorgan-date.h"
#include "qorgan-vocabulary.h"

G_BEGIN_DECLS

char *qorgan_sheet_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char **qorgan_sheet_split (const char *cell) G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_sheet_is_serial (const char *cell);
gboolean qorgan_sheet_read_date (const char *cell, gboolean is_serial, const QorganDate *today, QorganDate *date);
gboolean qorgan_sheet_read_number (const char *cell, gint64 *number, const char **rest);
char *qorgan_sheet_read_code (const char *cell, const char *vocabulary, const QorganVocabularies *vocabularies)
    G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_sheet_read_codes (const char *cell, const char *vocabulary, const QorganVocabularies *vocabularies)
    G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_sheet_one_line (const char *cell) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
