/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: any bytes are refused, or become a sheet whose every cell is text and whose meaning can be guessed, written
 * as JSON and read back. */

#include "fuzz.h"
#include "qorgan-sheet-mapping.h"
#include "qorgan-sheet-text.h"

static const char *const samples[] = {
  "ФИО;Дата задержания;Город;Суд\nАхмедьяров Лукпан;07.01.2022;Уральск;Абайский суд\n",
  "Name,Date of birth\n\"A \"\"B\"\"\nC\",44568\n",
  "1. Айгүл Сұлтанова\n2. Болат Оспанов\n",
  "a\tb\tc\r\n1\t\t3\r\n",
  "a|b\rc|\"d\r",
  "\xd4\xc8\xce;\xc3\xee\xf0\xee\xe4\n\xc0\xf5\xec\xe5\xe4\xfc\xff\xf0\xee\xe2;\xd3\xf0\xe0\xeb\xfc\xf1\xea\n",
  "=1+1,-5,@x\n",
  NULL,
};

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

static void
read_table (const char *input, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (input, length);
  QorganSheetEncoding encoding;

  if (!qorgan_sheet_guess_encoding (bytes, &encoding, NULL))
    return;
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = qorgan_sheet_decode (bytes, encoding);
      g_autoptr (QorganSheet) sheet = NULL;

      g_assert_true (g_utf8_validate (text, -1, NULL));
      sheet = qorgan_sheet_new (text, i == 0 ? qorgan_sheet_guess_separator (text) : ',', NULL);
      if (sheet != NULL)
        check_sheet (sheet);
      encoding = (guint) length % QORGAN_SHEET_N_ENCODINGS; /* a wrong one does no harm either */
    }
}

int
main (int argc, char **argv)
{
  return fuzz_run (argc, argv, samples, read_table);
}
