/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of somebody's table as text. Nothing in a CSV file says how it is encoded: a byte order mark does, bytes
 * that are valid UTF-8 are, and of the one-byte encodings used in Kazakhstan the one whose letters make sense is taken.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Larger files are refused before they are read. */
#define QORGAN_SHEET_MAX_BYTES (64 * 1024 * 1024)

typedef enum
{
  QORGAN_SHEET_UTF_8,
  QORGAN_SHEET_UTF_16_LE,
  QORGAN_SHEET_UTF_16_BE,
  QORGAN_SHEET_WINDOWS_1251,
  QORGAN_SHEET_KZ_1048, /* Windows-1251 with Kazakh letters */
  QORGAN_SHEET_PT154,   /* an older one with Kazakh letters */
  QORGAN_SHEET_IBM866,  /* of DOS */
  QORGAN_SHEET_KOI8_R,  /* of old mail */
} QorganSheetEncoding;

#define QORGAN_SHEET_N_ENCODINGS 8

const char *qorgan_sheet_encoding_name (QorganSheetEncoding encoding);
GBytes *qorgan_sheet_read_stream (GInputStream *stream, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GBytes *qorgan_sheet_read_file (GFile *file, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_sheet_guess_encoding (GBytes *bytes, QorganSheetEncoding *encoding, GError **error);
char *qorgan_sheet_decode (GBytes *bytes, QorganSheetEncoding encoding) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
