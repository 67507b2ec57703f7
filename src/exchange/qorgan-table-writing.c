/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of cells as text. A cell that begins like a formula is run as one by spreadsheet programs; what somebody once
 * typed into a note must not run on a partner's computer, so such a cell begins with an apostrophe. */

#include "qorgan-table-writing.h"

#include <string.h>

/* Numbers are what they are: -5 and +7.5 compute nothing. */
static gboolean
is_number (const char *cell)
{
  const char *digits = cell + strspn (cell, "+-");

  return digits - cell <= 1 && g_ascii_isdigit (*digits) && strspn (digits, "0123456789.,") == strlen (digits);
}

static gboolean
is_formula (const char *cell)
{
  return *cell != '\0' && strchr ("=+-@\t\r\n", *cell) != NULL && !is_number (cell);
}

static void
append_csv (GString *text, const char *cell)
{
  if (strpbrk (cell, "\",\r\n") == NULL)
    {
      g_string_append (text, cell);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *c = cell; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *c);
    }
  g_string_append_c (text, '"');
}

/* Nothing quotes a tab or a line break on the clipboard; they become spaces. */
static void
append_tsv (GString *text, const char *cell)
{
  for (const char *c = cell; *c != '\0'; c++)
    g_string_append_c (text, strchr ("\t\r\n", *c) != NULL ? ' ' : *c);
}

static void
append_html (GString *text, const char *cell)
{
  g_autofree char *escaped = g_markup_escape_text (cell, -1);

  g_string_append_printf (text, "<td>%s</td>", escaped);
}

static void
append_cell (GString *text, const char *cell, QorganTableFormat format)
{
  switch (format)
    {
    case QORGAN_TABLE_CSV:
      append_csv (text, cell);
      return;
    case QORGAN_TABLE_TSV:
      append_tsv (text, cell);
      return;
    case QORGAN_TABLE_HTML:
      append_html (text, cell);
      return;
    }
  g_assert_not_reached ();
}

/**
 * qorgan_table_append_row:
 * @text: where to write
 * @cells: (array zero-terminated=1): the cells, "" for nothing
 * @format: how
 *
 * Appends a row with its line break.
 */
void
qorgan_table_append_row (GString *text, const char *const *cells, QorganTableFormat format)
{
  static const char *const begins[] = { "", "", "<tr>" };
  static const char *const between[] = { ",", "\t", "" };
  static const char *const ends[] = { "\r\n", "\n", "</tr>\n" };

  g_string_append (text, begins[format]);
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *guarded = is_formula (cells[i]) ? g_strconcat ("'", cells[i], NULL) : NULL;

      if (i > 0)
        g_string_append (text, between[format]);
      append_cell (text, guarded != NULL ? guarded : cells[i], format);
    }
  g_string_append (text, ends[format]);
}
