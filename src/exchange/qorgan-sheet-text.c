/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of somebody's table as text: see the header. What is no text at all is refused with the name of what it
 * is, because "not valid" helps nobody who has saved a workbook under the wrong ending. */

#include "qorgan-sheet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK (256 * 1024)
/* So much of a file tells its encoding. */
#define SAMPLE (256 * 1024)
/* One damaged byte in so many letters is damage; more is another encoding. */
#define LETTERS_PER_DAMAGE 50

static const struct
{
  const char *name;
  const char *iconv;
} encodings[QORGAN_SHEET_N_ENCODINGS] = {
  [QORGAN_SHEET_UTF_8] = { "UTF-8", "UTF-8" },
  [QORGAN_SHEET_UTF_16_LE] = { "UTF-16", "UTF-16LE" },
  [QORGAN_SHEET_UTF_16_BE] = { "UTF-16 BE", "UTF-16BE" },
  [QORGAN_SHEET_WINDOWS_1251] = { "Windows-1251", "WINDOWS-1251" },
  [QORGAN_SHEET_KZ_1048] = { "KZ-1048", "RK1048" },
  [QORGAN_SHEET_PT154] = { "PT154", "PT154" },
  [QORGAN_SHEET_IBM866] = { "IBM866", "IBM866" },
  [QORGAN_SHEET_KOI8_R] = { "KOI8-R", "KOI8-R" },
};

/* Files that are no tables in text, by their first bytes. */
static const struct
{
  const char *magic;
  gsize length;
  const char *message;
} others[] = {
  { "PK\003\004", 4,
    N_ ("This is a workbook or an archive, not a table in text. Open it in your spreadsheet program and save the sheet "
        "as CSV.") },
  { "\xd0\xcf\x11\xe0", 4,
    N_ ("This is an Excel workbook, not a table in text. Open it in your spreadsheet program and save the sheet as "
        "CSV.") },
  { "%PDF", 4, N_ ("This is a PDF, not a table in text. Copy the table out of it and paste it here.") },
  { "SQLite format 3", 15, N_ ("This is a database or a casebook, not a table in text.") },
};

/**
 * qorgan_sheet_encoding_name:
 * @encoding: an encoding
 *
 * Returns: what it is called, the same in every language
 */
const char *
qorgan_sheet_encoding_name (QorganSheetEncoding encoding)
{
  return encodings[encoding].name;
}

static void
set_too_large (GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
               _ ("The file is larger than %d MB, and was not read. Save the part of it that you need as a file of its "
                  "own."),
               QORGAN_SHEET_MAX_BYTES / (1024 * 1024));
}

/**
 * qorgan_sheet_read_stream:
 * @stream: where a table is read from
 *
 * Returns: (transfer full) (nullable): its bytes; %NULL with @error set, as soon as there are too many of them
 */
GBytes *
qorgan_sheet_read_stream (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gssize n;

  do
    {
      guint length = bytes->len;

      if (length > QORGAN_SHEET_MAX_BYTES)
        {
          set_too_large (error);
          return NULL;
        }
      g_byte_array_set_size (bytes, length + CHUNK);
      n = g_input_stream_read (stream, bytes->data + length, CHUNK, cancellable, error);
      if (n < 0)
        return NULL;
      g_byte_array_set_size (bytes, length + (guint) n);
    }
  while (n > 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * qorgan_sheet_read_file:
 * @file: a file that is said to be a table
 *
 * Returns: (transfer full) (nullable): its bytes; %NULL with @error set. A file that is too large is not read at all
 */
GBytes *
qorgan_sheet_read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GFileInfo) info = NULL;

  if (stream == NULL)
    return NULL;
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  if (info != NULL && g_file_info_get_size (info) > QORGAN_SHEET_MAX_BYTES)
    {
      set_too_large (error);
      return NULL;
    }
  return qorgan_sheet_read_stream (G_INPUT_STREAM (stream), cancellable, error);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, message);
  return FALSE;
}

/* Whether every second byte is mostly 0 or, in Cyrillic, 4. */
static gboolean
looks_like_utf_16 (const guint8 *data, gsize length, guint high)
{
  gsize n_pairs = length / 2, n = 0;

  for (gsize i = 0; i < n_pairs; i++)
    n += data[2 * i + high] == 0 || data[2 * i + high] == 4;
  return n_pairs > 1 && n * 10 >= n_pairs * 9 && memchr (data, 0, length) != NULL;
}

static gboolean
looks_binary (const guint8 *data, gsize length)
{
  gsize n_controls = 0;

  if (memchr (data, 0, length) != NULL)
    return TRUE;
  for (gsize i = 0; i < length; i++)
    n_controls += data[i] < ' ' && strchr ("\t\r\n\f\v\032\033", data[i]) == NULL;
  return n_controls * 100 > length;
}

/* How far the bytes make sense as UTF-8; a character that is cut off at the end of the sample is none. */
static gboolean
looks_like_utf_8 (const guint8 *data, gsize length)
{
  const char *at = (const char *) data, *end = at + length, *stop;
  gsize n_damages = 0, n_letters = 0;

  while (!g_utf8_validate_len (at, (gsize) (end - at), &stop))
    {
      for (const char *c = at; c < stop; c++)
        n_letters += (guint8) *c >= 0xc0;
      n_damages += end - stop > 4 || length < SAMPLE;
      at = stop + 1;
    }
  for (const char *c = at; c < end; c++)
    n_letters += (guint8) *c >= 0xc0;
  return n_damages * LETTERS_PER_DAMAGE <= n_letters;
}

/* How much a letter speaks for an encoding: a wrong one turns common letters into rare ones. */
static int
weigh_letter (gunichar c, gboolean is_within)
{
  gunichar small = g_unichar_tolower (c);
  int weight;

  if (g_utf8_strchr ("оеаинтсрлвқүұә", -1, small) != NULL)
    weight = 3;
  else if (g_utf8_strchr ("кмдпуяыьгзбчғңөһі", -1, small) != NULL)
    weight = 2;
  else if ((small >= 0x430 && small <= 0x44f) || small == 0x451)
    weight = 0;
  else
    return -6;
  /* «аХМЕДЬЯРОВ» is nobody's way to write. */
  return small != c && is_within ? weight - 4 : weight;
}

/* Letters and signs that a table from Kazakhstan has count for an encoding, others against it. */
static int
score (const char *text)
{
  gunichar before = ' ';
  int result = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x80 && g_unichar_isalpha (c))
        result += weigh_letter (c, g_unichar_islower (before));
      else if (c >= 0x80)
        result += g_utf8_strchr ("«»–—№“”„…•’ \u00a0", -1, c) != NULL ? 1 : -6;
      before = c;
    }
  return result;
}

static char *
convert (const guint8 *data, gsize length, QorganSheetEncoding encoding)
{
  return g_convert_with_fallback ((const char *) data, (gssize) length, "UTF-8", encodings[encoding].iconv, "\uFFFD",
                                  NULL, NULL, NULL);
}

static QorganSheetEncoding
guess_one_byte (const guint8 *data, gsize length)
{
  static const QorganSheetEncoding tried[] = { QORGAN_SHEET_WINDOWS_1251, QORGAN_SHEET_KZ_1048, QORGAN_SHEET_PT154,
                                               QORGAN_SHEET_IBM866, QORGAN_SHEET_KOI8_R };
  QorganSheetEncoding best = QORGAN_SHEET_WINDOWS_1251;
  int best_score = G_MININT;

  for (guint i = 0; i < G_N_ELEMENTS (tried); i++)
    {
      g_autofree char *text = convert (data, length, tried[i]);
      int found = text != NULL ? score (text) : G_MININT;

      if (found > best_score)
        {
          best = tried[i];
          best_score = found;
        }
    }
  return best;
}

/**
 * qorgan_sheet_guess_encoding:
 * @bytes: what was read
 * @encoding: (out): the encoding it most probably has
 *
 * Returns: whether it is text at all; otherwise @error says what it is instead
 */
gboolean
qorgan_sheet_guess_encoding (GBytes *bytes, QorganSheetEncoding *encoding, GError **error)
{
  gsize size, length;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  length = MIN (size, SAMPLE);
  if (length == 0)
    return refuse (error, _ ("There is nothing in it."));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (length >= others[i].length && memcmp (data, others[i].magic, others[i].length) == 0)
      return refuse (error, _ (others[i].message));
  if (length >= 2 && data[0] == 0xff && data[1] == 0xfe)
    *encoding = QORGAN_SHEET_UTF_16_LE;
  else if (length >= 2 && data[0] == 0xfe && data[1] == 0xff)
    *encoding = QORGAN_SHEET_UTF_16_BE;
  else if (looks_like_utf_16 (data, length, 1))
    *encoding = QORGAN_SHEET_UTF_16_LE;
  else if (looks_like_utf_16 (data, length, 0))
    *encoding = QORGAN_SHEET_UTF_16_BE;
  else if (looks_binary (data, length) || looks_binary (data + size - length, length))
    return refuse (error, _ ("This is not a table in text: it holds bytes that stand for no letters."));
  else if (looks_like_utf_8 (data, length))
    *encoding = QORGAN_SHEET_UTF_8;
  else
    *encoding = guess_one_byte (data, length);
  return TRUE;
}

/* Line breaks become LF; characters that no program means to write into a table go. */
static char *
tidy (const char *text)
{
  GString *tidied = g_string_sized_new (strlen (text) + 1);

  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '\r')
        {
          g_string_append_c (tidied, '\n');
          c += c[1] == '\n';
        }
      else if ((guint8) *c >= ' ' || *c == '\t' || *c == '\n')
        g_string_append_c (tidied, *c);
    }
  return g_string_free_and_steal (tidied);
}

/**
 * qorgan_sheet_decode:
 * @bytes: what was read
 * @encoding: how it is encoded
 *
 * Returns: (transfer full): the text in UTF-8, with LF for every line break and without a byte order mark; what cannot
 *   be in @encoding has become U+FFFD
 */
char *
qorgan_sheet_decode (GBytes *bytes, QorganSheetEncoding encoding)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autofree char *converted = NULL;
  g_autofree char *valid = NULL;

  if (encoding == QORGAN_SHEET_UTF_16_LE || encoding == QORGAN_SHEET_UTF_16_BE)
    length -= length % 2;
  if (encoding != QORGAN_SHEET_UTF_8)
    converted = convert (data, length, encoding);
  valid = converted != NULL ? g_utf8_make_valid (converted, -1)
                            : g_utf8_make_valid ((const char *) data, (gssize) length);
  return tidy (g_str_has_prefix (valid, "\uFEFF") ? valid + strlen ("\uFEFF") : valid);
}
