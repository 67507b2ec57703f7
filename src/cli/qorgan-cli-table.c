/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of cells, padded to the widest cell of their column. Cells are for reading: a long one is cut, a line break in
 * one becomes a space; programs take --json. */

#include "qorgan-cli-table.h"

#define MAX_CELL 48

struct _QorganCliTable
{
  GPtrArray *rows; /* (element-type GStrv) owned */
};

QorganCliTable *
qorgan_cli_table_new (void)
{
  QorganCliTable *self = g_new0 (QorganCliTable, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

void
qorgan_cli_table_free (QorganCliTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static glong
text_width (const char *text)
{
  glong width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      width += g_unichar_iszerowidth (letter) ? 0 : g_unichar_iswide (letter) ? 2 : 1;
    }
  return width;
}

/**
 * qorgan_cli_table_take_row:
 * @self: a table
 * @taken: (transfer full): the cells of one more row; an empty one for nothing recorded
 */
void
qorgan_cli_table_take_row (QorganCliTable *self, GStrv taken)
{
  for (guint i = 0; taken[i] != NULL; i++)
    {
      g_strdelimit (taken[i], "\n\t", ' ');
      if (taken[i + 1] != NULL && g_utf8_strlen (taken[i], -1) > MAX_CELL)
        {
          g_autofree char *start = g_utf8_substring (taken[i], 0, MAX_CELL - 1);

          g_free (taken[i]);
          taken[i] = g_strconcat (start, "…", NULL);
        }
    }
  g_ptr_array_add (self->rows, taken);
}

static GArray *
measure (const QorganCliTable *self)
{
  GArray *widths = g_array_new (FALSE, TRUE, sizeof (glong));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *const *row = self->rows->pdata[i];

      for (guint j = 0; row[j] != NULL; j++)
        {
          if (j == widths->len)
            g_array_set_size (widths, j + 1);
          g_array_index (widths, glong, j) = MAX (g_array_index (widths, glong, j), text_width (row[j]));
        }
    }
  return widths;
}

/**
 * qorgan_cli_table_to_text:
 * @self: a table
 *
 * Returns: (transfer full): the rows, one a line
 */
char *
qorgan_cli_table_to_text (const QorganCliTable *self)
{
  g_autoptr (GArray) widths = measure (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *const *row = self->rows->pdata[i];
      gsize written = text->len;

      for (guint j = 0; row[j] != NULL; j++)
        {
          glong padding = g_array_index (widths, glong, j) - text_width (row[j]);

          g_string_append (text, row[j]);
          /* No spaces hang over the end of a line. */
          if (*row[j] != '\0')
            written = text->len;
          g_string_append_printf (text, "%*s", (int) padding + 2, "");
        }
      g_string_truncate (text, written);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
