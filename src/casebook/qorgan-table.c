/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The compact table behind a list: arrays of offsets into one text. 100 000 rows of seven columns are some 10 MB and a
 * single SELECT. An edit reads the touched rows into a small table of the same make and merges the two, so that whoever
 * holds the old one is not disturbed. */

#include "qorgan-table-private.h"

#include <math.h>
#include <string.h>

#include "qorgan-id-set.h"

#define MAX_MORE (2 * 1024 * 1024) /* after so many bytes of edits a table is read anew rather than copied along */

QorganTable *
qorgan_table_new (const QorganKind *kind, guint n_links)
{
  QorganTable *self = g_new0 (QorganTable, 1);

  g_atomic_ref_count_init (&self->count);
  self->kind = kind;
  self->ids = qorgan_id_set_new ();
  self->cells = g_new0 (QorganCells, kind->n_columns);
  self->links = g_new0 (gint64 *, n_links);
  self->n_links = n_links;
  self->more = g_string_new (NULL);
  return self;
}

/**
 * qorgan_table_ref:
 * @self: a table
 *
 * Returns: (transfer full): @self
 */
QorganTable *
qorgan_table_ref (QorganTable *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

/**
 * qorgan_table_unref:
 * @self: (transfer full): a table
 */
void
qorgan_table_unref (QorganTable *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  for (guint i = 0; i < self->kind->n_columns; i++)
    {
      g_free (self->cells[i].texts);
      g_free (self->cells[i].keys);
      g_free (self->cells[i].ranks);
    }
  for (guint i = 0; i < self->n_links; i++)
    g_free (self->links[i]);
  g_free (self->cells);
  g_free (self->links);
  g_array_unref (self->ids);
  g_string_free (self->more, TRUE);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/* Where the rows of a merged table come from: @n of @from, starting at @start. */
typedef struct
{
  gboolean fresh;
  guint start;
  guint n;
} Run;

static void
add_to_runs (GArray *runs, gboolean fresh, guint index)
{
  Run *last = runs->len > 0 ? &g_array_index (runs, Run, runs->len - 1) : NULL;
  Run run = { fresh, index, 1 };

  if (last != NULL && last->fresh == fresh && last->start + last->n == index)
    last->n++;
  else
    g_array_append_val (runs, run);
}

/* The rows of @old without those of @ids, and the rows of @fresh, in the order of their ids. */
static GArray *
plan_runs (QorganTable *old, QorganTable *fresh, const GArray *ids)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  guint at = 0, next_fresh = 0;

  for (guint i = 0; i <= ids->len; i++)
    {
      guint until = old->ids->len;
      gboolean there = FALSE;

      if (i < ids->len)
        there = qorgan_id_set_find (old->ids, g_array_index (ids, gint64, i), &until);
      if (until > at)
        {
          Run run = { FALSE, at, until - at };

          g_array_append_val (runs, run);
        }
      at = until + (there ? 1 : 0);
      if (i < ids->len && next_fresh < fresh->ids->len
          && g_array_index (fresh->ids, gint64, next_fresh) == g_array_index (ids, gint64, i))
        add_to_runs (runs, TRUE, next_fresh++);
    }
  return runs;
}

static gpointer
merge_array (const GArray *runs, gconstpointer old, gconstpointer fresh, guint n, gsize size)
{
  guint8 *merged = g_malloc_n (MAX (n, 1), size);
  gsize at = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      const guint8 *from = run->fresh ? fresh : old;

      memcpy (merged + at, from + run->start * size, run->n * size);
      at += run->n * size;
    }
  return merged;
}

/* The fresh rows' values follow those that the old table has. */
static void
shift_texts (const GArray *runs, guint32 *texts, guint32 by)
{
  guint at = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);

      for (guint j = at; run->fresh && j < at + run->n; j++)
        texts[j] += texts[j] != 0 ? by : 0;
      at += run->n;
    }
}

static QorganTable *
merge_tables (QorganTable *old, QorganTable *fresh, const GArray *ids)
{
  QorganTable *self = qorgan_table_new (old->kind, old->n_links);
  g_autoptr (GArray) runs = plan_runs (old, fresh, ids);
  guint32 shift = (guint32) (old->text_length + old->more->len);
  guint n = 0;

  self->bytes = g_bytes_ref (old->bytes);
  self->text = old->text;
  self->text_length = old->text_length;
  g_string_append_len (self->more, old->more->str, (gssize) old->more->len);
  g_string_append_len (self->more, fresh->text, (gssize) fresh->text_length);
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      const GArray *from = run->fresh ? fresh->ids : old->ids;

      g_array_append_vals (self->ids, &g_array_index (from, gint64, run->start), run->n);
      n += run->n;
    }
  for (guint i = 0; i < self->n_links; i++)
    self->links[i] = merge_array (runs, old->links[i], fresh->links[i], n, sizeof (gint64));
  for (guint i = 0; i < self->kind->n_columns; i++)
    {
      QorganCells *cells = &self->cells[i];

      if (old->cells[i].keys != NULL)
        cells->keys = merge_array (runs, old->cells[i].keys, fresh->cells[i].keys, n, sizeof (QorganKey));
      if (old->cells[i].texts == NULL)
        continue;
      cells->texts = merge_array (runs, old->cells[i].texts, fresh->cells[i].texts, n, sizeof (guint32));
      shift_texts (runs, cells->texts, shift);
    }
  return self;
}

/**
 * qorgan_table_value:
 * @self: a table
 * @index: a row
 * @column: a column of the kind, not one of coordinates
 *
 * Returns: (transfer none) (nullable): the canonical value; of a link the title of its target; as long as the table
 */
const char *
qorgan_table_value (QorganTable *self, guint index, guint column)
{
  return self->cells[column].texts != NULL ? qorgan_table_text (self, self->cells[column].texts[index]) : NULL;
}

/**
 * qorgan_table_real:
 * @self: a table
 * @index: a row
 * @column: a column of the kind
 * @real: (out): the coordinate
 *
 * Returns: whether the column is one of coordinates and has one in this row
 */
gboolean
qorgan_table_real (QorganTable *self, guint index, guint column, double *real)
{
  if (qorgan_table_type (self->kind, column) != QORGAN_REAL)
    return FALSE;
  *real = self->cells[column].keys[index].real;
  return !isnan (*real);
}

static gboolean
cell_equal (QorganTable *self, guint index, QorganTable *other, guint other_index, guint column)
{
  double real, other_real;
  gboolean there;

  if (self->cells[column].texts != NULL)
    return g_strcmp0 (qorgan_table_value (self, index, column), qorgan_table_value (other, other_index, column)) == 0;
  there = qorgan_table_real (self, index, column, &real);
  return there == qorgan_table_real (other, other_index, column, &other_real) && (!there || real == other_real);
}

/* What was not read again keeps its order, and with it the ranks, which take long to make. */
static void
keep_ranks (QorganTable *self, QorganTable *old, const GArray *ids)
{
  if (self->ids->len != old->ids->len)
    return;
  for (guint i = 0; i < self->kind->n_columns; i++)
    {
      gboolean equal = old->cells[i].ranks != NULL;

      for (guint j = 0; equal && j < ids->len; j++)
        {
          guint index, old_index;
          gint64 id = g_array_index (ids, gint64, j);
          gboolean there = qorgan_id_set_find (self->ids, id, &index);

          equal = there == qorgan_id_set_find (old->ids, id, &old_index)
                  && (!there || cell_equal (self, index, old, old_index, i));
        }
      if (!equal)
        continue;
      self->cells[i].ranks = g_memdup2 (old->cells[i].ranks, self->ids->len * sizeof (guint32));
      self->cells[i].n_ranks = old->cells[i].n_ranks;
    }
}

/**
 * qorgan_table_read_again:
 * @self: a table
 * @session: a session
 * @ids: (element-type gint64): a set of ids: rows that changed, came or went
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (nullable): the table as it is now, perhaps @self
 */
QorganTable *
qorgan_table_read_again (QorganTable *self, QorganSession *session, const GArray *ids, GError **error)
{
  g_autoptr (QorganTable) fresh = NULL;
  QorganTable *merged;

  if (ids->len == 0)
    return qorgan_table_ref (self);
  if (self->more->len > MAX_MORE)
    return qorgan_table_read (session, self->kind, error);
  fresh = qorgan_table_read_some (session, self->kind, ids, error);
  if (fresh == NULL)
    return NULL;
  if (self->text_length + self->more->len + fresh->text_length > QORGAN_TABLE_MAX_TEXT)
    return qorgan_table_read (session, self->kind, error);
  merged = merge_tables (self, fresh, ids);
  keep_ranks (merged, self, ids);
  return merged;
}

/**
 * qorgan_table_dup_showing:
 * @self: a table
 * @touched: (element-type gint64): a set of ids of records of any kind
 *
 * Returns: (transfer full) (element-type gint64): the set of ids of the rows that show one of them: its title, or a
 *   value through it
 */
GArray *
qorgan_table_dup_showing (QorganTable *self, const GArray *touched)
{
  GArray *showing = qorgan_id_set_new ();
  gint64 first, last;

  if (touched->len == 0)
    return showing;
  first = g_array_index (touched, gint64, 0);
  last = g_array_index (touched, gint64, touched->len - 1);
  for (guint i = 0; i < self->n_links; i++)
    for (guint j = 0; j < self->ids->len; j++)
      {
        gint64 target = self->links[i][j];

        if (target >= first && target <= last && qorgan_id_set_find (touched, target, NULL))
          g_array_append_val (showing, g_array_index (self->ids, gint64, j));
      }
  qorgan_id_set_normalise (showing);
  return showing;
}

/**
 * qorgan_table_kind:
 * @self: a table
 *
 * Returns: (transfer none): the kind of its rows
 */
const QorganKind *
qorgan_table_kind (QorganTable *self)
{
  return self->kind;
}

/**
 * qorgan_table_ids:
 * @self: a table
 *
 * Returns: (transfer none) (element-type gint64): the set of ids of its rows, in the order of their indices
 */
const GArray *
qorgan_table_ids (QorganTable *self)
{
  return self->ids;
}

/**
 * qorgan_table_find:
 * @self: a table
 * @id: an id
 * @index: (out): the index of its row
 *
 * Returns: whether there is such a row
 */
gboolean
qorgan_table_find (QorganTable *self, gint64 id, guint *index)
{
  return qorgan_id_set_find (self->ids, id, index);
}

/**
 * qorgan_table_row_equal:
 * @self: a table
 * @index: a row of it
 * @other: a table of the same kind
 * @other_index: a row of that
 *
 * Returns: whether the two rows read the same
 */
gboolean
qorgan_table_row_equal (QorganTable *self, guint index, QorganTable *other, guint other_index)
{
  for (guint i = 0; i < self->kind->n_columns; i++)
    if (!cell_equal (self, index, other, other_index, i))
      return FALSE;
  return TRUE;
}
