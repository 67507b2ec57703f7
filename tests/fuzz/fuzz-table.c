/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: any bytes are refused, or become a sheet that has every row and every word of theirs, whose meaning can be
 * guessed, and whose dry run accounts for each row. */

#include <glib/gstdio.h>
#include <string.h>

#include "fuzz.h"
#include "qorgan-casebook.h"
#include "qorgan-sheet-mapping.h"
#include "qorgan-sheet-plan.h"
#include "qorgan-sheet-text.h"

static const char *const samples[] = {
  "ФИО;Дата задержания;Город;Суд\nАхмедьяров Лукпан;07.01.2022;Уральск;Абайский суд\n",
  "Name,Date of birth\n\"A \"\"B\"\"\nC\",44568\n",
  "1. Асель Омарова — 5.01.2022 — Алматы\n2. Ерлан Сагинтаев — 6.01.2022 — Актобе\n",
  "Name;Detained;City;Length\nDana Omarova;07.01.2022;Uralsk;15 суток\nДана Омарова;x;Орал;10\n",
  "1. Айгүл Сұлтанова\n2. Болат Оспанов\n",
  "a\tb\tc\r\n1\t\t3\r\n",
  "a|b\rc|\"d\r",
  "\xd4\xc8\xce;\xc3\xee\xf0\xee\xe4\n\xc0\xf5\xec\xe5\xe4\xfc\xff\xf0\xee\xe2;\xd3\xf0\xe0\xeb\xfc\xf1\xea\n",
  "=1+1,-5,@x\n",
  NULL,
};

static QorganCasebook *casebook;

static void
check_sheet (QorganSheet *sheet)
{
  g_autoptr (QorganSheetMapping) mapping = qorgan_sheet_guess_mapping (sheet, NULL);
  g_autofree char *json = qorgan_sheet_mapping_to_json (mapping);
  g_autoptr (QorganSheetMapping) again = qorgan_sheet_mapping_from_json (json, qorgan_sheet_n_columns (sheet), NULL);
  g_autofree char *json_again = NULL;

  g_assert_nonnull (again);
  json_again = qorgan_sheet_mapping_to_json (again);
  g_assert_cmpstr (json, ==, json_again);
  for (guint row = 0; row < qorgan_sheet_n_rows (sheet); row++)
    {
      g_assert_true (row == 0 || qorgan_sheet_line (sheet, row) > qorgan_sheet_line (sheet, row - 1));
      for (guint i = 0; i < qorgan_sheet_n_columns (sheet); i++)
        g_assert_true (g_utf8_validate (qorgan_sheet_cell (sheet, row, i), -1, NULL));
    }
}

/* What is neither a blank nor a separator. */
static void
append_words (GString *words, const char *text, char separator)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      gboolean parts = separator == QORGAN_SHEET_DASH ? g_unichar_type (letter) == G_UNICODE_DASH_PUNCTUATION
                                                      : letter == (guchar) separator;

      if (!parts && (letter >= 0x80 || !g_ascii_isspace (*c)))
        g_string_append_unichar (words, letter);
    }
}

/* Where no quotation mark parts anything: a row for each line that has a word, with the words of the line and no other.
 */
static void
check_rows (QorganSheet *sheet, const char *text, char separator)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint row = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GString) cells = g_string_new (NULL);
      g_autoptr (GString) line = g_string_new (NULL);

      append_words (line, lines[i], separator);
      if (line->len == 0)
        continue;
      g_assert_cmpuint (row, <, qorgan_sheet_n_rows (sheet));
      g_assert_cmpuint (qorgan_sheet_line (sheet, row), ==, i + 1);
      for (guint j = 0; j < qorgan_sheet_n_cells (sheet, row); j++)
        append_words (cells, qorgan_sheet_cell (sheet, row, j), separator);
      g_assert_true (g_str_has_suffix (line->str, cells->str)); /* the mark of a list is off, and no letter with it */
      for (const char *c = line->str; c < line->str + (line->len - cells->len); c = g_utf8_next_char (c))
        g_assert_false (g_unichar_isalpha (g_utf8_get_char (c)));
      if (qorgan_sheet_n_columns (sheet) > 1)
        g_assert_cmpuint (cells->len + 8, >=, line->len);
      row++;
    }
  g_assert_cmpuint (row, ==, qorgan_sheet_n_rows (sheet));
}

/* What is read, and written with quotation marks, is read again as it was. */
static void
check_again (QorganSheet *sheet, char separator)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (QorganSheet) again = NULL;

  if (separator == '\0' || separator == QORGAN_SHEET_DASH || qorgan_sheet_n_columns (sheet) < 2)
    return;
  for (guint row = 0; row < qorgan_sheet_n_rows (sheet); row++)
    for (guint i = 0; i < qorgan_sheet_n_cells (sheet, row); i++)
      {
        g_autoptr (GString) cell = g_string_new (qorgan_sheet_cell (sheet, row, i));

        g_string_replace (cell, "\"", "\"\"", 0);
        g_string_append_printf (text, "\"%s\"%c", cell->str,
                                i + 1 < qorgan_sheet_n_cells (sheet, row) ? separator : '\n');
      }
  again = qorgan_sheet_new (text->str, separator, NULL);
  g_assert_nonnull (again);
  g_assert_cmpuint (qorgan_sheet_n_rows (again), ==, qorgan_sheet_n_rows (sheet));
  for (guint row = 0; row < qorgan_sheet_n_rows (sheet); row++)
    for (guint i = 1; i < qorgan_sheet_n_cells (sheet, row); i++)
      g_assert_cmpstr (qorgan_sheet_cell (again, row, i), ==, qorgan_sheet_cell (sheet, row, i));
}

/* A dry run accounts for every row, and each of its remarks stands at a cell. */
static void
check_import (QorganSheet *sheet)
{
  g_autoptr (QorganSheetMapping) mapping = qorgan_sheet_guess_mapping (sheet, NULL);
  g_autoptr (QorganSheetImport) import = NULL;
  g_autoptr (QorganSheetPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  QorganDate today;

  g_assert_true (qorgan_date_init_day (&today, 2022, 1, 8));
  import = qorgan_sheet_import_new (casebook, sheet, mapping, &today);
  plan = qorgan_casebook_run_sync (casebook, qorgan_sheet_import_run, import, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->n_rows + plan->n_left_out, ==, qorgan_sheet_n_rows (sheet) - mapping->has_headings);
  g_assert_false (plan->applied);
  for (guint i = 0; i < plan->remarks->len; i++)
    {
      const QorganSheetRemark *remark = plan->remarks->pdata[i];
      g_autofree char *words = qorgan_sheet_remark_to_text (remark);

      g_assert_cmpuint (remark->row, <, qorgan_sheet_n_rows (sheet));
      g_assert_cmpuint (remark->column, <, qorgan_sheet_n_columns (sheet));
      g_assert_true (g_utf8_validate (words, -1, NULL));
    }
}

static gboolean
read_text (const char *text, char separator)
{
  g_autoptr (QorganSheet) sheet = qorgan_sheet_new (text, separator, NULL);

  if (sheet == NULL)
    return FALSE;
  check_sheet (sheet);
  if (strchr (text, '"') == NULL)
    check_rows (sheet, text, separator);
  check_again (sheet, separator);
  check_import (sheet);
  return TRUE;
}

static gboolean
read_table (const char *input, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (input, length);
  QorganSheetEncoding encoding;
  gboolean is_table = FALSE;

  if (!qorgan_sheet_guess_encoding (bytes, &encoding, NULL))
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = qorgan_sheet_decode (bytes, encoding);

      g_assert_true (g_utf8_validate (text, -1, NULL));
      is_table |= read_text (text, i == 0 ? qorgan_sheet_guess_separator (text) : ',');
      encoding = (guint) length % QORGAN_SHEET_N_ENCODINGS; /* a wrong one does no harm either */
    }
  return is_table;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("qorgan-fuzz-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "fuzz.casebook", NULL);
  QorganCasebookOptions options = { .language = QORGAN_LANGUAGE_EN, .device = "fuzz", .seed = 7 };
  g_autoptr (GError) error = NULL;
  int status;

  casebook = qorgan_casebook_open_sync (path, TRUE, &options, &error);
  g_assert_no_error (error);
  status = fuzz_run (argc, argv, samples, read_table);
  g_assert_finalize_object (casebook);
  g_remove (path);
  g_rmdir (folder);
  return status;
}
