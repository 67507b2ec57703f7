/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a table: one SELECT, see qorgan-table-sql.c, whose rows go into arrays of offsets into one text. Short
 * values that were seen lately are kept once: most of a list's cells are codes, dates and names that come again. */

#include "qorgan-table-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "qorgan-disclosure.h"
#include "qorgan-id-set.h"
#include "qorgan-session-private.h"

#define MAX_SHARED 32 /* bytes: longer values are seldom equal */
#define SHARED_BITS 12
#define N_NUMBERS 128

QorganType
qorgan_table_type (const QorganKind *kind, guint index)
{
  const QorganColumn *column = &kind->columns[index];

  switch (column->source)
    {
    case QORGAN_COLUMN_TITLE:
      return QORGAN_TEXT;
    case QORGAN_COLUMN_DERIVED:
      return column->is_number ? QORGAN_NUMBER : QORGAN_TEXT;
    case QORGAN_COLUMN_FIELD:
    case QORGAN_COLUMN_THROUGH:
      return qorgan_field (column->field)->type == QORGAN_LINK ? QORGAN_TEXT : qorgan_field (column->field)->type;
    }
  g_assert_not_reached ();
}

static gboolean
has_keys (QorganType type)
{
  return type == QORGAN_DATE || type == QORGAN_NUMBER || type == QORGAN_REAL;
}

/* A short value, where it is kept; the hash spares most looks at it. */
typedef struct
{
  guint32 offset;
  guint32 hash;
} Shared;

/* A table being read: arrays that grow, and short values seen lately, so that equal ones are kept once. */
typedef struct
{
  QorganTable *table;
  GString *text;
  GString *codes;
  QorganType *types; /* of the columns */
  guint *through; /* of each column: the number of the link that it is read through; G_MAXUINT: none */
  gboolean *may_say; /* of each column: in a row that is not sealed, and where it is read through such a one */
  guint allocated;
  Shared shared[1 << SHARED_BITS];
  guint32 numbers[N_NUMBERS]; /* the texts of 0, 1, 2, … */
} Reader;

/* Makes the arrays as long as @n rows need. */
static void
set_allocated (Reader *reader, guint n)
{
  QorganTable *table = reader->table;

  reader->allocated = n;
  for (guint i = 0; i < table->kind->n_columns; i++)
    {
      if (reader->types[i] != QORGAN_REAL)
        table->cells[i].texts = g_renew (guint32, table->cells[i].texts, n);
      if (has_keys (reader->types[i]))
        table->cells[i].keys = g_renew (QorganKey, table->cells[i].keys, n);
    }
  for (guint i = 0; i < table->n_links; i++)
    table->links[i] = g_renew (gint64, table->links[i], n);
}

/* By its length, its start and its end, which tell most values apart. */
static guint64
hash_of (const char *text, gsize length)
{
  guint64 head = 0, tail = 0;

  if (length >= sizeof head) /* a copy of a known length is one instruction, not a call */
    {
      memcpy (&head, text, sizeof head);
      memcpy (&tail, text + length - sizeof tail, sizeof tail);
    }
  else
    for (gsize i = 0; i < length; i++)
      head = head << 8 | (guint8) text[i];
  return (head ^ (tail << 7) ^ (tail >> 31) ^ length) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
}

static guint32
add_text (Reader *reader, const char *text)
{
  gsize length, offset;
  Shared *shared = NULL;
  guint64 hash = 0;

  if (text == NULL)
    return 0;
  length = strlen (text);
  if (length <= MAX_SHARED)
    {
      hash = hash_of (text, length);
      shared = &reader->shared[hash >> (64 - SHARED_BITS)];
      if (shared->offset != 0 && shared->hash == (guint32) hash
          && strcmp (reader->text->str + shared->offset, text) == 0)
        return shared->offset;
    }
  offset = reader->text->len;
  g_string_append_len (reader->text, text, (gssize) length + 1);
  if (shared != NULL)
    *shared = (Shared) { (guint32) offset, (guint32) hash };
  return (guint32) offset;
}

/* Lists of codes are JSON in the row; their canonical text parts them with spaces. */
static guint32
add_codes (Reader *reader, const char *json)
{
  if (json == NULL)
    return 0;
  g_string_truncate (reader->codes, 0);
  for (const char *c = json; *c != '\0'; c++)
    if (*c == ',')
      g_string_append_c (reader->codes, ' ');
    else if (*c == '_' || g_ascii_isalnum (*c))
      g_string_append_c (reader->codes, *c);
  return add_text (reader, reader->codes->str);
}

/* SQLite reads NULL as 0; only then it has to be asked. */
static gint64
number_of (QorganStatement *row, int column)
{
  gint64 number = qorgan_statement_int64 (row, column);

  return number == 0 && qorgan_statement_is_null (row, column) ? QORGAN_NOTHING : number;
}

/* Most numbers of a list are small counts; SQLite would write out each anew. */
static guint32
add_number (Reader *reader, QorganStatement *row, int column, gint64 number)
{
  if (number < 0 || number >= N_NUMBERS)
    return add_text (reader, qorgan_statement_text (row, column));
  if (reader->numbers[number] == 0)
    reader->numbers[number] = add_text (reader, qorgan_statement_text (row, column));
  return reader->numbers[number];
}

static void
leave_empty (Reader *reader, guint column, guint index)
{
  QorganCells *cells = &reader->table->cells[column];

  if (reader->types[column] == QORGAN_REAL)
    cells->keys[index].real = NAN;
  else
    cells->texts[index] = 0;
  if (reader->types[column] == QORGAN_NUMBER || reader->types[column] == QORGAN_DATE)
    cells->keys[index].number = QORGAN_NOTHING;
}

/* Of a record that may not be spoken of a list shows its neutral title, which is the one that is kept. */
static void
find_sayable (Reader *reader, const GPtrArray *links)
{
  const QorganKind *kind = reader->table->kind;
  const QorganHandling open = { .kind = kind };

  for (guint i = 0; i < kind->n_columns; i++)
    {
      const QorganColumn *column = &kind->columns[i];
      const QorganHandling beyond
          = { .kind = column->field != 0 ? qorgan_kind_by_id (QORGAN_FIELD_KIND (column->field)) : NULL };
      const char *link = qorgan_table_link (kind, column);

      reader->through[i] = G_MAXUINT;
      reader->may_say[i] = TRUE;
      if (column->source == QORGAN_COLUMN_FIELD)
        reader->may_say[i] = qorgan_may_say (&open, column->field, &qorgan_audience_in_passing);
      if (column->source != QORGAN_COLUMN_THROUGH)
        continue;
      g_ptr_array_find_with_equal_func ((GPtrArray *) links, link, g_str_equal, &reader->through[i]);
      reader->may_say[i] = qorgan_may_say (&open, column->through, &qorgan_audience_in_passing)
                           && qorgan_may_say (&beyond, column->field, &qorgan_audience_in_passing);
    }
}

static void
read_row (Reader *reader, QorganStatement *row)
{
  QorganTable *table = reader->table;
  gint64 id = qorgan_statement_int64 (row, 0);
  const QorganHandling handling = { .kind = table->kind, .is_sealed = qorgan_statement_int64 (row, 1) != 0 };
  gboolean may_say = qorgan_may_say_record (&handling, &qorgan_audience_in_passing);
  guint index = table->ids->len;
  int at = 2, seals;

  if (index == reader->allocated)
    set_allocated (reader, MAX (64, index * 2));
  g_array_append_val (table->ids, id);
  for (guint i = 0; i < table->n_links; i++)
    table->links[i][index] = qorgan_statement_int64 (row, at++); /* 0 for NULL */
  seals = at;
  at += (int) table->n_links;
  for (guint i = 0; i < table->kind->n_columns; i++, at++)
    {
      QorganCells *cells = &table->cells[i];

      if (table->kind->columns[i].source != QORGAN_COLUMN_TITLE
          && (!may_say || !reader->may_say[i]
              || (reader->through[i] != G_MAXUINT
                  && qorgan_statement_int64 (row, seals + (int) reader->through[i]) != 0)))
        {
          leave_empty (reader, i, index);
          at += reader->types[i] == QORGAN_DATE;
          continue;
        }
      switch (reader->types[i])
        {
        case QORGAN_REAL:
          cells->keys[index].real = qorgan_statement_is_null (row, at) ? NAN : qorgan_statement_double (row, at);
          break;
        case QORGAN_NUMBER:
          cells->keys[index].number = number_of (row, at);
          cells->texts[index] = add_number (reader, row, at, cells->keys[index].number);
          break;
        case QORGAN_DATE:
          cells->texts[index] = add_text (reader, qorgan_statement_text (row, at++));
          cells->keys[index].number = number_of (row, at);
          break;
        case QORGAN_CODES:
          cells->texts[index] = add_codes (reader, qorgan_statement_text (row, at));
          break;
        case QORGAN_TEXT:
        case QORGAN_PROSE:
        case QORGAN_CODE:
        case QORGAN_FIELD_NAME:
        case QORGAN_LINK:
        case QORGAN_LINKS:
          cells->texts[index] = add_text (reader, qorgan_statement_text (row, at));
          break;
        }
    }
}

static gboolean
read_rows (Reader *reader, QorganStatement *select, GError **error)
{
  gboolean has_row = TRUE;

  while (has_row)
    {
      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (has_row)
        read_row (reader, select);
      if (reader->text->len > QORGAN_TABLE_MAX_TEXT)
        {
          g_set_error_literal (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FAILED,
                               _ ("There is too much text to be shown as a list."));
          return FALSE;
        }
    }
  return TRUE;
}

/* A string that grew has room for as much again; a table is kept for long. */
static GBytes *
take_bytes (GString *taken)
{
  gsize length = taken->len;

  return g_bytes_new_take (g_realloc (g_string_free (taken, FALSE), length), length);
}

/* @ids: (nullable): only those */
QorganTable *
qorgan_table_read_some (QorganSession *session, const QorganKind *kind, const GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) links = qorgan_table_links (kind);
  g_autofree char *sql = qorgan_table_sql (kind, links, session->language, ids != NULL);
  g_autoptr (QorganStatement) select = qorgan_connection_prepare (session->connection, sql, error);
  g_autoptr (QorganTable) table = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autofree QorganType *types = g_new (QorganType, kind->n_columns);
  g_autofree guint *through = g_new (guint, kind->n_columns);
  g_autofree gboolean *may_say = g_new (gboolean, kind->n_columns);
  g_autofree Reader *reader = NULL;

  if (select == NULL)
    return NULL;
  if (ids != NULL)
    qorgan_statement_bind_ids (select, 1, ids);
  table = qorgan_table_new (kind, links->len);
  g_string_append_c (text, '\0'); /* so that no value has the offset 0 */
  for (guint i = 0; i < kind->n_columns; i++)
    types[i] = qorgan_table_type (kind, i);
  reader = g_new0 (Reader, 1);
  reader->table = table;
  reader->text = text;
  reader->codes = codes;
  reader->types = types;
  reader->through = through;
  reader->may_say = may_say;
  find_sayable (reader, links);
  if (!read_rows (reader, select, error))
    return NULL;
  set_allocated (reader, MAX (1, table->ids->len));
  table->bytes = take_bytes (g_steal_pointer (&text));
  table->text = g_bytes_get_data (table->bytes, &table->text_length);
  return g_steal_pointer (&table);
}

/**
 * qorgan_table_read:
 * @session: a session; titles are in its language
 * @kind: a kind
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (nullable): the columns of all records of @kind
 */
QorganTable *
qorgan_table_read (QorganSession *session, const QorganKind *kind, GError **error)
{
  return qorgan_table_read_some (session, kind, NULL, error);
}
