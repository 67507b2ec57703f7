/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting a table. The first time by a column, or ahead of it, each value is given its rank among all (text by the
 * rules of the language, codes by the order of their terms); from then on a sort only counts. What is empty comes last
 * in either direction, and equals stay in the order they were made. */

#include "qorgan-table-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "qorgan-session-private.h"

#define NO_RANK G_MAXUINT32
#define MAX_SORTED 200 /* bytes of a text that take part */
#define LOOK_EVERY 1024 /* texts; between them a sort ahead asks whether it is to give way */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UCollator, ucol_close)

/* A value as the sort sees it: @head decides, and where that is equal @rest, a sort key that ends in NUL. */
typedef struct
{
  guint64 head;
  const char *rest; /* NULL: @head is all */
  guint32 index;
} Item;

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *x = a, *y = b;

  if (x->head != y->head)
    return x->head < y->head ? -1 : 1;
  return x->rest != NULL ? strcmp (x->rest, y->rest) : 0;
}

static guint64
head_of_number (gint64 number)
{
  return (guint64) number ^ ((guint64) 1 << 63);
}

static guint64
head_of_real (double real)
{
  guint64 bits;

  real = real == 0 ? 0 : real; /* there are two zeros */
  memcpy (&bits, &real, sizeof bits);
  return bits >> 63 ? ~bits : bits ^ ((guint64) 1 << 63);
}

static guint64
head_of_key (const char *key)
{
  guint64 head = 0;

  for (guint i = 0; i < 8; i++)
    {
      head = head << 8 | (guchar) *key;
      key += *key != '\0';
    }
  return head;
}

static UCollator *
open_collator (QorganLanguage language, GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  g_autoptr (UCollator) collator = ucol_open (qorgan_language_code (language), &status);

  if (U_SUCCESS (status))
    ucol_setAttribute (collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
  if (U_FAILURE (status))
    {
      g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FAILED, "ICU: %s", u_errorName (status));
      return NULL;
    }
  return g_steal_pointer (&collator);
}

/* How many bytes of @text it is sorted by; whole letters. */
static int32_t
sorted_bytes (const char *text)
{
  gsize bytes = strnlen (text, MAX_SORTED);

  while (bytes > 0 && ((guchar) text[bytes] & 0xc0) == 0x80)
    bytes--;
  return (int32_t) bytes;
}

/* The part of @text that is sorted by, in UTF-16. */
static int32_t
sorted_part (const char *text, UChar *units)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;

  u_strFromUTF8 (units, MAX_SORTED, &length, text, sorted_bytes (text), &status);
  return length;
}

static gboolean
is_text (QorganType type)
{
  return type == QORGAN_TEXT || type == QORGAN_PROSE || type == QORGAN_FIELD_NAME;
}

/* The place of the first code among the terms of its vocabulary; those that it has not come after. */
static guint64
head_of_codes (const QorganVocabularies *vocabularies, const char *vocabulary, const char *codes)
{
  g_autofree char *first = g_strndup (codes, strcspn (codes, " "));
  const QorganTerm *term = qorgan_vocabularies_find (vocabularies, vocabulary, first);
  guint n_terms;

  return term != NULL ? (guint64) (term - qorgan_vocabularies_terms (vocabularies, vocabulary, &n_terms)) : G_MAXUINT32;
}

/* Fills in @items of the rows that have a value; returns how many. Sort keys are put in @keys. Where it is cancelled,
 * it ends early. */
static guint
collect_texts (QorganTable *self,
               UCollator *collator,
               const guint32 *texts,
               GCancellable *cancellable,
               Item *items,
               GString *keys)
{
  g_autofree gsize *starts = g_new (gsize, self->ids->len + 1);
  UChar units[MAX_SORTED];
  uint8_t key[MAX_SORTED * 8];
  guint n = 0;

  for (guint i = 0; i < self->ids->len; i++)
    {
      const char *text = qorgan_table_text (self, texts[i]);
      int32_t length;

      if (i % LOOK_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      if (text == NULL)
        continue;
      length = ucol_getSortKey (collator, units, sorted_part (text, units), key, sizeof key);
      starts[n] = keys->len;
      items[n].index = i;
      g_string_append_len (keys, (const char *) key, MIN (length, (int32_t) sizeof key) - 1);
      g_string_append_c (keys, '\0');
      n++;
    }
  for (guint i = 0; i < n; i++)
    {
      items[i].rest = keys->str + starts[i];
      items[i].head = head_of_key (items[i].rest);
    }
  return n;
}

static guint
collect_codes (QorganTable *self,
               const QorganVocabularies *vocabularies,
               const char *vocabulary,
               const guint32 *texts,
               Item *items)
{
  g_autoptr (GHashTable) heads = g_hash_table_new (NULL, NULL); /* offset → head: most rows share theirs */
  guint n = 0;

  for (guint i = 0; i < self->ids->len; i++)
    {
      gpointer head;

      if (texts[i] == 0)
        continue;
      if (!g_hash_table_lookup_extended (heads, GUINT_TO_POINTER (texts[i]), NULL, &head))
        {
          head = GSIZE_TO_POINTER (head_of_codes (vocabularies, vocabulary, qorgan_table_text (self, texts[i])));
          g_hash_table_insert (heads, GUINT_TO_POINTER (texts[i]), head);
        }
      items[n++] = (Item) { GPOINTER_TO_SIZE (head), NULL, i };
    }
  return n;
}

static guint
collect_keys (QorganTable *self, QorganType type, const QorganKey *keys, Item *items)
{
  guint n = 0;

  for (guint i = 0; i < self->ids->len; i++)
    if (type == QORGAN_REAL ? !isnan (keys[i].real) : keys[i].number != QORGAN_NOTHING)
      items[n++]
          = (Item) { type == QORGAN_REAL ? head_of_real (keys[i].real) : head_of_number (keys[i].number), NULL, i };
  return n;
}

static gboolean
make_ranks (QorganTable *self, QorganSession *session, guint column, GCancellable *cancellable, GError **error)
{
  QorganCells *cells = &self->cells[column];
  QorganType type = qorgan_table_type (self->kind, column);
  g_autofree Item *items = g_new0 (Item, self->ids->len + 1);
  g_autoptr (GString) keys = g_string_new (NULL);
  guint n;

  if (is_text (type))
    {
      g_autoptr (UCollator) collator = open_collator (session->language, error);

      if (collator == NULL)
        return FALSE;
      n = collect_texts (self, collator, cells->texts, cancellable, items, keys);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  else if (type == QORGAN_CODE || type == QORGAN_CODES)
    n = collect_codes (self, session->vocabularies, qorgan_field (self->kind->columns[column].field)->vocabulary,
                       cells->texts, items);
  else
    n = collect_keys (self, type, cells->keys, items);
  qsort (items, n, sizeof (Item), compare_items);
  cells->ranks = g_new (guint32, self->ids->len + 1);
  memset (cells->ranks, 0xff, self->ids->len * sizeof (guint32)); /* NO_RANK */
  cells->n_ranks = 0;
  for (guint i = 0; i < n; i++)
    {
      if (i > 0 && compare_items (&items[i - 1], &items[i]) != 0)
        cells->n_ranks++;
      cells->ranks[items[i].index] = cells->n_ranks;
    }
  cells->n_ranks += n > 0;
  return TRUE;
}

static void
reverse (GArray *indices)
{
  guint32 *index = (guint32 *) (gpointer) indices->data;

  for (guint i = 0, j = indices->len; i + 1 < j; i++)
    {
      guint32 other = index[--j];

      index[j] = index[i];
      index[i] = other;
    }
}

/* The bucket of a rank: in the order of the result, the empty ones last. */
static guint
bucket_of (const QorganCells *cells, guint32 row, gboolean descending)
{
  guint32 rank = cells->ranks[row];

  if (rank == NO_RANK)
    return cells->n_ranks;
  return descending ? cells->n_ranks - 1 - rank : rank;
}

/**
 * qorgan_table_sort:
 * @self: a table
 * @session: a session
 * @column: (nullable): a column of the table's kind; %NULL: by id
 * @descending: whether the other way round
 * @indices: (inout) (element-type guint32): rows, ascending; afterwards in the order asked for
 * @error: return location for an error of ICU's
 *
 * Returns: whether they are sorted
 */
gboolean
qorgan_table_sort (QorganTable *self,
                   QorganSession *session,
                   const QorganColumn *column,
                   gboolean descending,
                   GArray *indices,
                   GError **error)
{
  g_autofree guint32 *sorted = NULL;
  g_autofree guint *starts = NULL;
  QorganCells *cells;

  if (column == NULL)
    {
      if (descending)
        reverse (indices);
      return TRUE;
    }
  cells = &self->cells[column - self->kind->columns];
  if (cells->ranks == NULL && !make_ranks (self, session, (guint) (column - self->kind->columns), NULL, error))
    return FALSE;
  starts = g_new0 (guint, cells->n_ranks + 2);
  sorted = g_new (guint32, indices->len + 1);
  for (guint i = 0; i < indices->len; i++)
    starts[bucket_of (cells, g_array_index (indices, guint32, i), descending) + 1]++;
  for (guint i = 1; i < cells->n_ranks + 2; i++)
    starts[i] += starts[i - 1];
  for (guint i = 0; i < indices->len; i++)
    {
      guint32 row = g_array_index (indices, guint32, i);

      sorted[starts[bucket_of (cells, row, descending)]++] = row;
    }
  if (indices->len > 0)
    memcpy (indices->data, sorted, indices->len * sizeof (guint32));
  return TRUE;
}

/**
 * qorgan_table_rank:
 * @self: a table
 * @session: a session
 * @cancellable: (nullable): stops it; what it did until then is kept
 * @error: return location for an error of ICU's, or G_IO_ERROR_CANCELLED
 *
 * Does ahead of time what takes longest when a table is sorted by a column for the first time.
 *
 * Returns: whether qorgan_table_sort() only has to count from now on, whatever column people are shown it sorts by
 */
gboolean
qorgan_table_rank (QorganTable *self, QorganSession *session, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->kind->n_columns; i++)
    if (self->kind->columns[i].label != NULL && self->cells[i].ranks == NULL
        && (g_cancellable_set_error_if_cancelled (cancellable, error)
            || !make_ranks (self, session, i, cancellable, error)))
      return FALSE;
  return TRUE;
}

struct _QorganTableOrder
{
  QorganTable *table;               /* borrowed */
  QorganVocabularies *vocabularies; /* borrowed */
  const QorganColumn *column;       /* NULL: by id */
  gboolean descending;
  UCollator *collator; /* of a column of text */
};

/**
 * qorgan_table_order_new:
 * @self: a table
 * @session: a session
 * @column: (nullable): a column of the table's kind; %NULL: by id
 * @descending: whether the other way round
 * @error: return location for an error of ICU's
 *
 * For a few rows: the same order as qorgan_table_sort() makes, without ranks. It must not outlive table and session.
 *
 * Returns: (transfer full) (nullable): the order
 */
QorganTableOrder *
qorgan_table_order_new (QorganTable *self,
                        QorganSession *session,
                        const QorganColumn *column,
                        gboolean descending,
                        GError **error)
{
  g_autoptr (QorganTableOrder) order = g_new0 (QorganTableOrder, 1);

  order->table = self;
  order->vocabularies = session->vocabularies;
  order->column = column;
  order->descending = descending;
  if (column != NULL && is_text (qorgan_table_type (self->kind, (guint) (column - self->kind->columns))))
    {
      order->collator = open_collator (session->language, error);
      if (order->collator == NULL)
        return NULL;
    }
  return g_steal_pointer (&order);
}

void
qorgan_table_order_free (QorganTableOrder *self)
{
  g_clear_pointer (&self->collator, ucol_close);
  g_free (self);
}

/* What decides between two values, except for texts; FALSE: there is no value. */
static gboolean
get_head (const QorganTableOrder *self, guint column, guint row, guint64 *head)
{
  const QorganCells *cells = &self->table->cells[column];
  QorganType type = qorgan_table_type (self->table->kind, column);

  *head = 0;
  if (type == QORGAN_REAL)
    *head = head_of_real (cells->keys[row].real);
  else if (cells->keys != NULL)
    *head = head_of_number (cells->keys[row].number);
  else if (cells->texts[row] != 0 && !is_text (type))
    *head = head_of_codes (self->vocabularies, qorgan_field (self->column->field)->vocabulary,
                           qorgan_table_text (self->table, cells->texts[row]));
  if (type == QORGAN_REAL)
    return !isnan (cells->keys[row].real);
  return cells->keys != NULL ? cells->keys[row].number != QORGAN_NOTHING : cells->texts[row] != 0;
}

static int
compare_texts (const QorganTableOrder *self, guint column, guint a, guint b)
{
  const guint32 *texts = self->table->cells[column].texts;
  const char *x = qorgan_table_text (self->table, texts[a]);
  const char *y = qorgan_table_text (self->table, texts[b]);
  UErrorCode status = U_ZERO_ERROR; /* of letters that are none, which no value has */

  return ucol_strcollUTF8 (self->collator, x, sorted_bytes (x), y, sorted_bytes (y), &status);
}

/**
 * qorgan_table_order_compare:
 * @self: an order
 * @a: a row
 * @b: another
 *
 * Returns: negative where @a comes first, positive where @b does
 */
int
qorgan_table_order_compare (QorganTableOrder *self, guint a, guint b)
{
  guint64 x, y;
  guint column;
  int by_age = a < b ? -1 : a > b; /* indices ascend like ids */
  int by_value;
  gboolean has_a, has_b;

  if (self->column == NULL)
    return self->descending ? -by_age : by_age;
  column = (guint) (self->column - self->table->kind->columns);
  has_a = get_head (self, column, a, &x);
  has_b = get_head (self, column, b, &y);
  if (!has_a || !has_b)
    return has_a != has_b ? (has_a ? -1 : 1) : by_age;
  by_value = self->collator != NULL ? compare_texts (self, column, a, b) : x < y ? -1 : x > y;
  if (by_value == 0)
    return by_age;
  return self->descending ? -by_value : by_value;
}
