/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting values: what is told is noted down as pairs of small numbers, parted by value at the end, and then each
 * record is marked with the value that it was counted for last. */

#include "qorgan-tally.h"

#include <string.h>

typedef struct
{
  guint32 value; /* index */
  guint32 record;
} Pair;

struct _QorganTally
{
  guint n_records;
  GPtrArray *values; /* (element-type utf8) */
  GHashTable *indices; /* (element-type utf8 guint) borrowed from @values; index + 1 */
  GArray *pairs; /* (element-type Pair) */
  guint32 last; /* the value told last: much comes in runs */
  gint64 last_number;
};

/**
 * qorgan_tally_new:
 * @n_records: how many records there are; each is called by a number below that
 *
 * Returns: (transfer full): a tally of nothing
 */
QorganTally *
qorgan_tally_new (guint n_records)
{
  QorganTally *self = g_new0 (QorganTally, 1);

  self->n_records = n_records;
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->indices = g_hash_table_new (g_str_hash, g_str_equal);
  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  return self;
}

/**
 * qorgan_tally_free:
 * @self: (transfer full): a tally
 */
void
qorgan_tally_free (QorganTally *self)
{
  g_hash_table_unref (self->indices);
  g_ptr_array_unref (self->values);
  g_array_unref (self->pairs);
  g_free (self);
}

static guint32
find_value (QorganTally *self, const char *value)
{
  guint32 index;

  if (self->values->len > 0 && strcmp (self->values->pdata[self->last], value) == 0)
    return self->last;
  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, value));
  if (index == 0)
    {
      char *kept = g_strdup (value);

      g_ptr_array_add (self->values, kept);
      index = self->values->len;
      g_hash_table_insert (self->indices, kept, GUINT_TO_POINTER (index));
    }
  return index - 1;
}

static void
add_pair (QorganTally *self, guint32 value, guint record)
{
  Pair pair = { value, record };

  self->last = value;
  g_array_append_val (self->pairs, pair);
}

/**
 * qorgan_tally_add:
 * @self: a tally
 * @value: a value
 * @record: a record that has it
 */
void
qorgan_tally_add (QorganTally *self, const char *value, guint record)
{
  add_pair (self, find_value (self, value), record);
}

/**
 * qorgan_tally_add_number:
 * @self: a tally that is told numbers only
 * @value: a value
 * @record: a record that has it
 */
void
qorgan_tally_add_number (QorganTally *self, gint64 value, guint record)
{
  if (self->values->len == 0 || value != self->last_number)
    {
      char text[24];

      g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);
      self->last_number = value;
      add_pair (self, find_value (self, text), record);
      return;
    }
  add_pair (self, self->last, record);
}

/* Most records first; equals by value, numbers by their size. */
static int
compare_tallied (gconstpointer a, gconstpointer b)
{
  const QorganTallied *x = a, *y = b;

  if (x->count != y->count)
    return x->count < y->count ? 1 : -1;
  if (g_ascii_isdigit (*x->value) && g_ascii_isdigit (*y->value) && strlen (x->value) != strlen (y->value))
    return strlen (x->value) < strlen (y->value) ? -1 : 1;
  return strcmp (x->value, y->value);
}

/* The pairs' records, those of the first value first. Returns: where each value's end */
static guint *
part (const QorganTally *self, guint32 *records)
{
  guint *ends = g_new0 (guint, self->values->len + 1);

  for (guint i = 0; i < self->pairs->len; i++)
    ends[g_array_index (self->pairs, Pair, i).value + 1]++;
  for (guint i = 0; i < self->values->len; i++)
    ends[i + 1] += ends[i];
  /* Each begins where the one before ends, and has moved to its own end when all are there. */
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (self->pairs, Pair, i);

      records[ends[pair->value]++] = pair->record;
    }
  return ends;
}

/**
 * qorgan_tally_finish:
 * @self: a tally
 * @n_records: (out): how many records have a value
 *
 * Returns: (transfer full) (element-type QorganTallied): the values, those first that most records have
 */
GArray *
qorgan_tally_finish (QorganTally *self, guint *n_records)
{
  GArray *tallied = g_array_sized_new (FALSE, FALSE, sizeof (QorganTallied), self->values->len);
  g_autofree guint32 *records = g_new (guint32, MAX (1, self->pairs->len));
  g_autofree guint32 *counted_for = g_new0 (guint32, MAX (1, self->n_records)); /* index + 1 */
  g_autofree guint *ends = part (self, records);

  *n_records = 0;
  for (guint value = 0, i = 0; value < self->values->len; value++)
    {
      QorganTallied one = { self->values->pdata[value], 0 };

      for (; i < ends[value]; i++)
        {
          guint32 *last = &counted_for[records[i]];

          *n_records += *last == 0;
          one.count += *last != value + 1;
          *last = value + 1;
        }
      g_array_append_val (tallied, one);
    }
  g_array_sort (tallied, compare_tallied);
  return tallied;
}
