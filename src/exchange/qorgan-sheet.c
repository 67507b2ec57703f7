/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet: rows of cells, read by libcsv line by line, so that every row knows the line it begins on. Cells lie one
 * behind the other in one block of text; a row of 2 000 columns costs its text and four bytes a cell. */

#include "qorgan-sheet.h"

#include <csv.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Stands for a separator of several bytes while the text is read: tidied text has no such character. */
#define NO_CHARACTER 0x1f

/* The separator shows in the first lines. */
#define LINES_LOOKED_AT 60

typedef struct
{
  guint line;  /* from 1 */
  guint first; /* index of its first cell */
  guint n_cells;
} Row;

struct _QorganSheet
{
  gatomicrefcount count;
  GString *text; /* owned: all cells, each ending in NUL */
  GArray *cells; /* (element-type guint32) owned: offsets into it */
  GArray *rows;  /* (element-type Row) owned */
  guint n_columns;
  guint open_quote; /* line of a quotation mark that nothing closes, if quotation marks were read as text; else 0 */
};

/* ---- Which separator ---- */

typedef struct
{
  guint n_lines;
  gboolean in_first; /* the first line has it */
  guint n_with;  /* lines that have it */
  guint n_alike; /* lines that have as many as most lines do */
  guint total;
} Tally;

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

/* @counts: of one separator, a line each. */
static Tally
tally_up (GArray *counts)
{
  Tally tally = { .n_lines = counts->len };
  guint run = 0;

  tally.in_first = counts->len > 0 && g_array_index (counts, guint, 0) > 0;
  g_array_sort (counts, compare_counts);
  for (guint i = 0; i < counts->len; i++)
    {
      guint count = g_array_index (counts, guint, i);

      if (count == 0)
        continue;
      run = i > 0 && g_array_index (counts, guint, i - 1) == count ? run + 1 : 1;
      tally.n_with++;
      tally.total += count;
      tally.n_alike = MAX (tally.n_alike, run);
    }
  return tally;
}

/* Whether a dash with its blanks begins at @at; returns its length in bytes. */
static gsize
dash_at (const char *at)
{
  const char *next;

  if (*at != ' ' || at[1] == '\0' || g_unichar_type (g_utf8_get_char (at + 1)) != G_UNICODE_DASH_PUNCTUATION)
    return 0;
  next = g_utf8_next_char (at + 1);
  return *next == ' ' ? (gsize) (next + 1 - at) : 0;
}

/* @text with a character that is in no text for every dash between words. */
static char *
part_at_dashes (const char *text)
{
  GString *parted = g_string_sized_new (strlen (text) + 1);

  while (*text != '\0')
    {
      gsize length = dash_at (text);

      g_string_append_c (parted, length > 0 ? NO_CHARACTER : *text);
      text += MAX (length, 1);
    }
  return g_string_free_and_steal (parted);
}

/* How often @separator stands outside of quotation marks, in each of the first records that are not empty. */
static GArray *
count_separators (const char *text, char separator)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean quoted = FALSE, empty = TRUE;
  guint count = 0;

  for (const char *c = text; counts->len < LINES_LOOKED_AT; c++)
    {
      if (*c == '\0' || (*c == '\n' && !quoted))
        {
          if (!empty)
            g_array_append_val (counts, count);
          count = 0;
          empty = TRUE;
          if (*c == '\0')
            break;
          continue;
        }
      if (*c == '"')
        quoted = !quoted;
      empty &= *c == ' ';
      count += !quoted && (separator == QORGAN_SHEET_DASH ? dash_at (c) > 0 : *c == separator);
    }
  return counts;
}

/**
 * qorgan_sheet_guess_separator:
 * @text: a table as text
 *
 * Returns: the sign that most probably parts its columns; '\0' where there seems to be one column, as in a list of
 * names
 */
char
qorgan_sheet_guess_separator (const char *text)
{
  static const char candidates[] = { '\t', ';', QORGAN_SHEET_DASH, ',', '|' };
  char best = '\0';
  guint best_alike = 0, best_total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      g_autoptr (GArray) counts = count_separators (text, candidates[i]);
      Tally tally = tally_up (counts);

      gboolean most = tally.n_with * 10 >= tally.n_lines * 7 && tally.n_alike * 2 >= tally.n_lines;

      /* In prose and in names there is a comma here and there; headings have all there are. */
      if ((most || (tally.in_first && tally.n_with * 2 >= tally.n_lines))
          && (tally.n_alike > best_alike || (tally.n_alike == best_alike && tally.total > best_total)))
        {
          best = candidates[i];
          best_alike = tally.n_alike;
          best_total = tally.total;
        }
    }
  return best;
}

/* ---- Reading ---- */

typedef struct
{
  QorganSheet *sheet;
  guint line;  /* that is being read */
  guint start; /* of the row that is being read; 0: between rows */
  Row row;
  gboolean dashes; /* part the cells */
  gboolean blank;  /* so far */
  GError *error;
} Reading;

G_GNUC_PRINTF (2, 3)
static void
refuse (Reading *reading, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (reading->error == NULL)
    reading->error = g_error_new_valist (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, format, arguments);
  va_end (arguments);
}

/* A dash that has nothing before it or behind it parts nothing, and is no word either. */
static gboolean
has_words (const Reading *reading, const char *cell)
{
  while (reading->dashes && (*cell == ' ' || g_unichar_type (g_utf8_get_char (cell)) == G_UNICODE_DASH_PUNCTUATION))
    cell = g_utf8_next_char (cell);
  return *cell != '\0';
}

static void
cell_cb (void *bytes, size_t length, void *data)
{
  Reading *reading = data;
  QorganSheet *sheet = reading->sheet;
  guint32 offset = (guint32) sheet->text->len;
  g_autofree char *cell = NULL;

  if (reading->error != NULL)
    return;
  if (reading->row.n_cells >= QORGAN_SHEET_MAX_COLUMNS)
    {
      refuse (reading, _ ("Line %u has more than %d columns."), reading->start, QORGAN_SHEET_MAX_COLUMNS);
      return;
    }
  cell = g_strstrip (g_strndup (bytes != NULL ? bytes : "", length));
  if (has_words (reading, cell))
    reading->blank = FALSE;
  g_string_append_len (sheet->text, cell, (gssize) strlen (cell) + 1);
  g_array_append_val (sheet->cells, offset);
  reading->row.n_cells++;
}

static void
row_cb (int end, void *data)
{
  Reading *reading = data;
  QorganSheet *sheet = reading->sheet;

  if (reading->error != NULL)
    return;
  reading->row.line = reading->start;
  if (reading->blank) /* a row of separators and nothing between them */
    g_array_set_size (sheet->cells, reading->row.first);
  else if (sheet->rows->len >= QORGAN_SHEET_MAX_ROWS)
    refuse (reading, _ ("From line %u on there are more than %d rows. Save a part of the table as a file of its own."),
            reading->start, QORGAN_SHEET_MAX_ROWS);
  else
    {
      g_array_append_val (sheet->rows, reading->row);
      sheet->n_columns = MAX (sheet->n_columns, reading->row.n_cells);
    }
  reading->row = (Row) { .first = sheet->cells->len };
  reading->start = 0;
  reading->blank = TRUE;
}

/* Returns the line of a quotation mark that is never closed, or 0. */
static guint
parse (QorganSheet *self, const char *text, char separator, gboolean quotes, GError **error)
{
  struct csv_parser parser;
  Reading reading = { .sheet = self, .dashes = separator == QORGAN_SHEET_DASH, .blank = TRUE };
  guint open = 0;

  csv_init (&parser, 0);
  csv_set_delim (&parser,
                 separator != '\0' && separator != QORGAN_SHEET_DASH ? (unsigned char) separator : NO_CHARACTER);
  if (!quotes)
    csv_set_quote (&parser, 0x1e); /* tidied text has no such character */
  for (const char *line = text; *line != '\0' && reading.error == NULL;)
    {
      const char *end = strchrnul (line, '\n');
      gsize length = (gsize) (end - line) + (*end == '\n');

      reading.line++;
      if (reading.start == 0 && *line != '\n')
        reading.start = reading.line;
      if (csv_parse (&parser, line, length, cell_cb, row_cb, &reading) != length)
        refuse (&reading, _ ("Line %u could not be read."), reading.line);
      if (parser.pstate == 0) /* a line of blanks begins no row */
        reading.start = 0;
      if (parser.entry_pos > QORGAN_SHEET_MAX_CELL)
        {
          if (parser.quoted && quotes)
            break; /* or the mark was never meant to open anything */
          refuse (&reading, _ ("Line %u has a cell of more than %d bytes."), reading.start, QORGAN_SHEET_MAX_CELL);
        }
      line += length;
    }
  /* Only the end is judged strictly: a mark within a cell is a mark. */
  csv_set_opts (&parser, CSV_STRICT | CSV_STRICT_FINI);
  if (reading.error == NULL
      && (parser.entry_pos > QORGAN_SHEET_MAX_CELL || csv_fini (&parser, cell_cb, row_cb, &reading) != 0))
    open = reading.start;
  csv_free (&parser);
  if (reading.error != NULL)
    g_propagate_error (error, reading.error);
  return open;
}

static void
clear (QorganSheet *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->cells, 0);
  g_array_set_size (self->rows, 0);
  self->n_columns = 0;
}

/* ---- Lists of names ---- */

/* What stands before a name in a list: "12. ", "3) ", "- ", "• ". Returns its length in bytes. */
static gsize
list_mark (const char *cell)
{
  const char *c = cell;
  gsize digits = strspn (c, "0123456789");

  if (digits > 0 && digits <= 4 && strchr (".)", c[digits]) != NULL && c[digits] != '\0')
    c += digits + 1;
  else if (digits == 0 && *c != '\0' && g_utf8_strchr ("-–—•·*▪●◦➤✔", -1, g_utf8_get_char (c)) != NULL)
    c = g_utf8_next_char (c);
  else
    return 0;
  if (*c != ' ' && *c != '\t' && digits == 0 && g_unichar_isalnum (g_utf8_get_char (c)))
    return 0; /* -5 */
  if (g_ascii_isdigit (*c))
    return 0; /* 07.01.2022 */
  return (gsize) (c - cell) + strspn (c, " \t");
}

/* Numbers and dashes before the names of a list are nobody's name, where most of its lines have one. A column of
 * numbers alone is one. */
static gsize
list_mark_of_row (const QorganSheet *self, guint row)
{
  const char *cell = qorgan_sheet_cell (self, row, 0);
  gsize length = list_mark (cell);

  return self->n_columns == 1 || cell[length] != '\0' ? length : 0;
}

static void
strip_list_marks (QorganSheet *self)
{
  guint n_marked = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n_marked += list_mark_of_row (self, i) > 0;
  if (n_marked * 10 < self->rows->len * 6)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    g_array_index (self->cells, guint32, g_array_index (self->rows, Row, i).first)
        += (guint32) list_mark_of_row (self, i);
}

/**
 * qorgan_sheet_new:
 * @text: a table as text, from qorgan_sheet_decode()
 * @separator: what parts its columns; '\0': it has one
 * @error: return location for a %G_IO_ERROR_INVALID_DATA that names the line
 *
 * Rows without a word in them are passed over; a cell loses the spaces around it. A quotation mark that nothing closes
 * would swallow the rest of the table: all of them are taken for text then, see qorgan_sheet_open_quote().
 *
 * Returns: (transfer full) (nullable): the sheet
 */
QorganSheet *
qorgan_sheet_new (const char *text, char separator, GError **error)
{
  g_autoptr (QorganSheet) self = g_new0 (QorganSheet, 1);
  g_autofree char *parted = separator == QORGAN_SHEET_DASH ? part_at_dashes (text) : NULL;
  GError *failure = NULL;

  g_atomic_ref_count_init (&self->count);
  self->text = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  text = parted != NULL ? parted : text;
  self->open_quote = parse (self, text, separator, TRUE, &failure);
  if (self->open_quote != 0)
    {
      clear (self);
      parse (self, text, separator, FALSE, &failure);
    }
  if (failure == NULL && self->rows->len == 0)
    failure = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("There is nothing in it."));
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  strip_list_marks (self);
  return g_steal_pointer (&self);
}

/**
 * qorgan_sheet_ref:
 * @self: a sheet
 *
 * Returns: (transfer full): @self
 */
QorganSheet *
qorgan_sheet_ref (QorganSheet *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

/**
 * qorgan_sheet_unref:
 * @self: (transfer full): a sheet
 */
void
qorgan_sheet_unref (QorganSheet *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * qorgan_sheet_n_rows:
 *
 * Returns: how many rows there are, headings too
 */
guint
qorgan_sheet_n_rows (const QorganSheet *self)
{
  return self->rows->len;
}

/**
 * qorgan_sheet_n_columns:
 *
 * Returns: how many cells the longest row has
 */
guint
qorgan_sheet_n_columns (const QorganSheet *self)
{
  return self->n_columns;
}

/**
 * qorgan_sheet_line:
 * @row: from 0
 *
 * Returns: the line of the file that it begins on, from 1
 */
guint
qorgan_sheet_line (const QorganSheet *self, guint row)
{
  return g_array_index (self->rows, Row, row).line;
}

/**
 * qorgan_sheet_n_cells:
 * @row: from 0
 *
 * Returns: how many cells it has in the file
 */
guint
qorgan_sheet_n_cells (const QorganSheet *self, guint row)
{
  return g_array_index (self->rows, Row, row).n_cells;
}

/**
 * qorgan_sheet_cell:
 * @row: from 0
 * @column: from 0
 *
 * Returns: what stands there; "" for nothing, and where the row is shorter
 */
const char *
qorgan_sheet_cell (const QorganSheet *self, guint row, guint column)
{
  const Row *info = &g_array_index (self->rows, Row, row);

  return column < info->n_cells ? self->text->str + g_array_index (self->cells, guint32, info->first + column) : "";
}

/**
 * qorgan_sheet_open_quote:
 *
 * Returns: the line of a quotation mark that is opened and never closed, because of which all were read as text; 0 for
 *   none
 */
guint
qorgan_sheet_open_quote (const QorganSheet *self)
{
  return self->open_quote;
}
