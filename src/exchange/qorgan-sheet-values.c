/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cell of somebody's table says: see the header. Nothing is guessed that the cell does not say; what cannot be
 * understood is reported, and a person decides. */

#include "qorgan-sheet-values.h"

#include <string.h>

#include "qorgan-fold.h"

/* Days of a spreadsheet, counted from 30 December 1899: from 1954 to 2064, so that a year or a number of people is
 * none.
 */
#define FIRST_SERIAL 20000
#define LAST_SERIAL 60000
#define MINUTES_A_DAY (24 * 60)

/**
 * qorgan_sheet_words:
 * @text: a heading, a name or a label
 *
 * Returns: (transfer full): its words in lower case with one space between, without any signs, and ё as е
 */
char *
qorgan_sheet_words (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *words = g_string_sized_new (strlen (folded) + 1);
  gboolean parted = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c) || c == 0xad)
        continue;
      if (!g_unichar_isalnum (c))
        {
          parted = TRUE;
          continue;
        }
      if (parted && words->len > 0)
        g_string_append_c (words, ' ');
      parted = FALSE;
      g_string_append_unichar (words, c == 0x451 /* ё */ ? 0x435 : c);
    }
  return g_string_free_and_steal (words);
}

/* The parts of @cell between the signs of @separators, without spaces around them and without empty ones. */
static char **
split_at (const char *cell, const char *separators)
{
  g_auto (GStrv) parts = g_strsplit_set (cell, separators, -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (kept, parts[i]);
  return g_strv_builder_end (kept);
}

/**
 * qorgan_sheet_split:
 * @cell: names, terms or addresses
 *
 * Returns: (transfer full) (array zero-terminated=1): the parts, which semicolons or line breaks part or, where there
 * is neither, commas
 */
char **
qorgan_sheet_split (const char *cell)
{
  return split_at (cell, strpbrk (cell, ";\n") != NULL ? ";\n" : ",");
}

/**
 * qorgan_sheet_is_serial:
 *
 * Returns: whether @cell may be a spreadsheet's number of a day. Only where all cells of a column are is it one
 */
gboolean
qorgan_sheet_is_serial (const char *cell)
{
  char *end;
  gint64 number = g_ascii_strtoll (cell, &end, 10);

  if (number < FIRST_SERIAL || number > LAST_SERIAL || end - cell != 5)
    return FALSE;
  return *end == '\0'
         || ((*end == '.' || *end == ',') && end[1] != '\0' && strspn (end + 1, "0123456789") == strlen (end + 1));
}

static gboolean
read_serial (const char *cell, QorganDate *date)
{
  g_autofree char *number = g_strdelimit (g_strdup (cell), ",", '.');
  double serial = g_ascii_strtod (number, NULL);
  int day = (int) serial;
  int minutes = (int) ((serial - day) * MINUTES_A_DAY + 0.5);
  g_autoptr (GDateTime) origin = g_date_time_new_utc (1899, 12, 30, 0, 0, 0);
  g_autoptr (GDateTime) moment = g_date_time_add_minutes (origin, (gint64) day * MINUTES_A_DAY + minutes);
  g_autofree char *edtf = g_date_time_format (moment, minutes != 0 ? "%Y-%m-%dT%H:%M" : "%Y-%m-%d");

  return qorgan_date_parse (edtf, date, NULL);
}

/* Programs write seconds that nobody meant, and midnight for a day without a time. */
static char *
without_seconds (const char *cell)
{
  static GRegex *seconds, *midnight;
  static gsize made;
  g_autofree char *shorter = NULL;

  if (g_once_init_enter (&made))
    {
      seconds = g_regex_new ("(?<=\\d)[T ]+(\\d{1,2}:\\d{2}):\\d{2}([.,]\\d+)?Z?$", G_REGEX_OPTIMIZE, 0, NULL);
      midnight = g_regex_new (",?\\s+0{1,2}:00$", G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&made, 1);
    }
  shorter = g_regex_replace (seconds, cell, -1, 0, " \\1", 0, NULL);
  return g_regex_replace_literal (midnight, shorter != NULL ? shorter : cell, -1, 0, "", 0, NULL);
}

/**
 * qorgan_sheet_read_date:
 * @cell: a date as people or programs write it, in any of three languages
 * @is_serial: whether the column holds a spreadsheet's numbers of days
 * @today: the day that "yesterday" is counted from
 * @date: (out): the date
 *
 * Returns: whether @cell is a date
 */
gboolean
qorgan_sheet_read_date (const char *cell, gboolean is_serial, const QorganDate *today, QorganDate *date)
{
  g_autofree char *shorter = NULL;

  if (is_serial && qorgan_sheet_is_serial (cell))
    return read_serial (cell, date);
  if (qorgan_date_parse (cell, date, NULL))
    return TRUE;
  shorter = without_seconds (cell);
  return shorter != NULL && (qorgan_date_parse (shorter, date, NULL) || qorgan_date_understand (shorter, today, date));
}

/**
 * qorgan_sheet_read_number:
 * @cell: a whole number, whose thousands may be parted by spaces
 * @number: (out): the number
 * @rest: (out): what stands behind it: "суток"
 *
 * Returns: whether @cell begins with a number
 */
gboolean
qorgan_sheet_read_number (const char *cell, gint64 *number, const char **rest)
{
  GString *digits = g_string_new (NULL);
  const char *p = cell;
  gboolean found;

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
      else if (digits->len == 0 || (c != ' ' && c != 0xa0 && c != 0x202f) || !g_ascii_isdigit (*next))
        break;
      p = next;
    }
  found = digits->len > 0 && digits->len <= 18;
  *number = found ? g_ascii_strtoll (digits->str, NULL, 10) : 0;
  g_string_free (digits, TRUE);
  while (g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  *rest = p;
  return found;
}

/**
 * qorgan_sheet_read_code:
 * @cell: a term's label in any language, or its code
 * @vocabulary: where it is looked for
 *
 * Returns: (transfer full) (nullable): its code; %NULL where no term is meant, or more than one could be
 */
char *
qorgan_sheet_read_code (const char *cell, const char *vocabulary, const QorganVocabularies *vocabularies)
{
  guint n_terms, n_alike = 0;
  const QorganTerm *terms = qorgan_vocabularies_terms (vocabularies, vocabulary, &n_terms);
  g_autofree char *words = qorgan_sheet_words (cell);
  g_autofree char *folded = qorgan_fold_text (cell);
  const char *alike = NULL;

  if (*words == '\0')
    return NULL;
  for (guint i = 0; i < n_terms; i++)
    {
      gboolean is_alike = FALSE;

      if (g_ascii_strcasecmp (terms[i].code, cell) == 0)
        return g_strdup (terms[i].code);
      for (guint language = 0; language < QORGAN_N_LANGUAGES; language++)
        {
          const char *label = terms[i].labels[language];
          g_autofree char *label_words = qorgan_sheet_words (label != NULL ? label : "");
          g_autofree char *label_folded = NULL;

          if (strcmp (label_words, words) == 0)
            return g_strdup (terms[i].code);
          label_folded = qorgan_fold_text (label != NULL ? label : "");
          is_alike |= *folded != '\0' && strcmp (label_folded, folded) == 0;
        }
      if (is_alike)
        {
          alike = terms[i].code;
          n_alike++;
        }
    }
  return n_alike == 1 ? g_strdup (alike) : NULL;
}

/**
 * qorgan_sheet_read_codes:
 * @cell: one or several labels or codes
 * @vocabulary: where they are looked for
 *
 * Returns: (transfer full) (nullable): the codes as a canonical value; %NULL unless all of them are known
 */
char *
qorgan_sheet_read_codes (const char *cell, const char *vocabulary, const QorganVocabularies *vocabularies)
{
  /* A label may have a comma in it. */
  g_autofree char *whole = qorgan_sheet_read_code (cell, vocabulary, vocabularies);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) list = NULL;

  if (whole != NULL)
    return g_steal_pointer (&whole);
  parts = strpbrk (cell, ";\n") != NULL ? split_at (cell, ";\n") : split_at (cell, ",/");
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *code = qorgan_sheet_read_code (parts[i], vocabulary, vocabularies);

      if (code == NULL)
        return NULL;
      if (!g_hash_table_contains (seen, code))
        g_strv_builder_add (codes, code);
      g_hash_table_add (seen, code);
    }
  list = g_strv_builder_end (codes);
  return list[0] != NULL ? g_strjoinv (" ", list) : NULL;
}

/**
 * qorgan_sheet_one_line:
 *
 * Returns: (transfer full): @cell with one space for every run of spaces and line breaks
 */
char *
qorgan_sheet_one_line (const char *cell)
{
  GString *line = g_string_sized_new (strlen (cell) + 1);
  gboolean parted = FALSE;

  for (const char *p = cell; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          parted = TRUE;
          continue;
        }
      if (parted && line->len > 0)
        g_string_append_c (line, ' ');
      parted = FALSE;
      g_string_append_unichar (line, c);
    }
  return g_string_free_and_steal (line);
}
