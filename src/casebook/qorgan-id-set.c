/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of records as ascending arrays of ids. They travel into SQL as one parameter, see qorgan_statement_bind_ids(),
 * so that a statement's text never depends on how many there are. */

#include "qorgan-id-set.h"

/**
 * qorgan_id_set_new:
 *
 * Returns: (transfer full) (element-type gint64): an empty set
 */
GArray *
qorgan_id_set_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static gboolean
is_ascending (const GArray *ids)
{
  for (guint i = 1; i < ids->len; i++)
    if (g_array_index (ids, gint64, i - 1) > g_array_index (ids, gint64, i))
      return FALSE;
  return TRUE;
}

/**
 * qorgan_id_set_normalise:
 * @ids: (element-type gint64): ids in any order, some perhaps several times
 *
 * Makes a set of them.
 */
void
qorgan_id_set_normalise (GArray *ids)
{
  gint64 *id = (gint64 *) (gpointer) ids->data;
  guint n = 0;

  if (!is_ascending (ids))
    g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || id[n - 1] != id[i])
      id[n++] = id[i];
  g_array_set_size (ids, n);
}

/**
 * qorgan_id_set_find:
 * @ids: (element-type gint64): a set
 * @id: an id
 * @position: (out) (optional): where it stands, or would stand
 *
 * Returns: whether @id is in @ids
 */
gboolean
qorgan_id_set_find (const GArray *ids, gint64 id, guint *position)
{
  guint low = 0, high = ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (ids, gint64, middle) < id)
        low = middle + 1;
      else
        high = middle;
    }
  if (position != NULL)
    *position = low;
  return low < ids->len && g_array_index (ids, gint64, low) == id;
}

/**
 * qorgan_id_set_intersect:
 * @a: (element-type gint64): a set
 * @b: (element-type gint64): another
 *
 * Returns: (transfer full) (element-type gint64): the ids that are in both
 */
GArray *
qorgan_id_set_intersect (const GArray *a, const GArray *b)
{
  GArray *both = qorgan_id_set_new ();

  for (guint i = 0, j = 0; i < a->len && j < b->len;)
    {
      gint64 x = g_array_index (a, gint64, i), y = g_array_index (b, gint64, j);

      if (x == y)
        g_array_append_val (both, x);
      i += x <= y;
      j += y <= x;
    }
  return both;
}

/**
 * qorgan_id_set_subtract:
 * @from: (element-type gint64): a set
 * @taken: (element-type gint64): another
 *
 * Returns: (transfer full) (element-type gint64): the ids that are in @from and not in @taken
 */
GArray *
qorgan_id_set_subtract (const GArray *from, const GArray *taken)
{
  GArray *rest = qorgan_id_set_new ();

  for (guint i = 0, j = 0; i < from->len; i++)
    {
      gint64 id = g_array_index (from, gint64, i);

      while (j < taken->len && g_array_index (taken, gint64, j) < id)
        j++;
      if (j == taken->len || g_array_index (taken, gint64, j) != id)
        g_array_append_val (rest, id);
    }
  return rest;
}
