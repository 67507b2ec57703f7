/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See bench-bare.h. */

#include "bench-bare.h"

#define APPLICATION_ID 0x514F5247u

/* Columns that precede those of the kind's own table in what bench_rows_read() selects. */
#define N_BEFORE 6

typedef struct
{
  char type; /* 'i', 'r', 't'; 'n' for nothing */
  gint64 number;
  double real;
  char *text; /* owned */
} Value;

struct _BenchRows
{
  const QorganKind *kind;
  GArray *values; /* owned (element-type Value): titles, words, delta, links, then the columns of the kind's table */
};

enum
{
  TITLE_EN,
  TITLE_RU,
  TITLE_KK,
  WORDS,
  DELTA,
  LINKS, /* "field position target" for each, in lines */
  ID,    /* the first of the kind's table */
};

G_STATIC_ASSERT (ID == N_BEFORE);

static void
value_clear (gpointer data)
{
  g_free (((Value *) data)->text);
}

static void
rows_free (gpointer data)
{
  BenchRows *self = data;

  g_array_unref (self->values);
  g_free (self);
}

static const Value *
value_at (const BenchRows *self, guint column)
{
  return &g_array_index (self->values, Value, column);
}

/* The types of a kind's table, column by column: see the migrations test. */
static char *
column_types (const QorganKind *kind)
{
  GString *types = g_string_new ("i");

  for (guint i = 0; i < kind->n_fields; i++)
    switch (kind->fields[i].type)
      {
      case QORGAN_LINKS:
        break;
      case QORGAN_DATE:
        g_string_append (types, "tii");
        break;
      case QORGAN_LINK:
      case QORGAN_NUMBER:
        g_string_append_c (types, 'i');
        break;
      case QORGAN_REAL:
        g_string_append_c (types, 'r');
        break;
      default:
        g_string_append_c (types, 't');
        break;
      }
  for (guint i = 0; i < kind->n_derived; i++)
    g_string_append_c (types, 'i');
  return g_string_free (types, FALSE);
}

static BenchRows *
read_one (QorganStatement *row, const QorganKind *kind, const char *types)
{
  BenchRows *self = g_new0 (BenchRows, 1);

  self->kind = kind;
  self->values = g_array_new (FALSE, TRUE, sizeof (Value));
  g_array_set_clear_func (self->values, value_clear);
  for (int i = 0; i < qorgan_statement_n_columns (row); i++)
    {
      Value value = { .type = i < N_BEFORE ? 't' : types[i - N_BEFORE] };

      if (qorgan_statement_is_null (row, i))
        value.type = 'n';
      else if (value.type == 'i')
        value.number = qorgan_statement_int64 (row, i);
      else if (value.type == 'r')
        value.real = qorgan_statement_double (row, i);
      else
        value.text = g_strdup (qorgan_statement_text (row, i));
      g_array_append_val (self->values, value);
    }
  return self;
}

/* All but those that SQLite works out, in the order of the table. */
static char *
column_names (QorganConnection *from, const QorganKind *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganStatement) names
      = qorgan_connection_prepare (from,
                                   "SELECT group_concat (format ('t.\"%w\"', name), ', ') FROM pragma_table_info (?1)",
                                   &error);
  gboolean has_row;

  g_assert_no_error (error);
  qorgan_statement_bind_text (names, 1, kind->name);
  g_assert_true (qorgan_statement_step (names, &has_row, &error) && has_row);
  return g_strdup (qorgan_statement_text (names, 0));
}

GPtrArray *
bench_rows_read (QorganConnection *from, const QorganKind *kind, gint64 after, guint limit)
{
  g_autofree char *types = column_types (kind);
  g_autofree char *names = column_names (from, kind);
  g_autofree char *sql = g_strdup_printf (
      "SELECT r.title_en, r.title_ru, r.title_kk, (SELECT text FROM word WHERE rowid = t.id), d.now, "
      "(SELECT group_concat (field || ' ' || position || ' ' || target, char (10)) FROM link WHERE record = t.id), %s "
      "FROM \"%s\" t JOIN record r ON r.id = t.id JOIN delta d ON d.record = t.id AND d.entry = "
      "(SELECT max (entry) FROM delta WHERE record = t.id) WHERE t.id > ?1 ORDER BY t.id LIMIT ?2",
      names, kind->name);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganStatement) select = qorgan_connection_prepare (from, sql, &error);
  GPtrArray *all = g_ptr_array_new_with_free_func (rows_free);
  gboolean has_row = TRUE;

  g_assert_no_error (error);
  qorgan_statement_bind_int64 (select, 1, after);
  qorgan_statement_bind_int64 (select, 2, limit);
  for (;;)
    {
      qorgan_statement_step (select, &has_row, &error);
      g_assert_no_error (error);
      if (!has_row)
        return all;
      g_ptr_array_add (all, read_one (select, kind, types));
    }
}

gint64
bench_rows_id (const BenchRows *self)
{
  return value_at (self, ID)->number;
}

QorganConnection *
bench_bare_create (const char *path)
{
  g_autoptr (GError) error = NULL;
  QorganConnection *self = qorgan_connection_open (path, QORGAN_OPEN_CREATE, APPLICATION_ID, NULL, &error);

  g_assert_no_error (error);
  qorgan_migrations_run (self, &error);
  g_assert_no_error (error);
  qorgan_connection_keep (self);
  return self;
}

void
bench_bare_exec (QorganConnection *bare, const char *sql)
{
  g_autoptr (GError) error = NULL;

  qorgan_connection_exec (bare, sql, &error);
  g_assert_no_error (error);
}

static QorganStatement *
statement (QorganConnection *bare, const char *sql)
{
  g_autoptr (GError) error = NULL;
  QorganStatement *self = qorgan_connection_statement (bare, sql, &error);

  g_assert_no_error (error);
  return self;
}

static void
run (QorganStatement *self)
{
  g_autoptr (GError) error = NULL;

  qorgan_statement_run (self, &error);
  g_assert_no_error (error);
}

static void
bind (QorganStatement *self, int parameter, const Value *value)
{
  switch (value->type)
    {
    case 'i':
      qorgan_statement_bind_int64 (self, parameter, value->number);
      break;
    case 'r':
      qorgan_statement_bind_double (self, parameter, value->real);
      break;
    case 't':
      qorgan_statement_bind_static_text (self, parameter, value->text);
      break;
    default:
      qorgan_statement_bind_null (self, parameter);
      break;
    }
}

gint64
bench_bare_insert_entry (QorganConnection *bare, const QorganEntry *entry)
{
  g_autoptr (QorganCachedStatement) insert
      = statement (bare, "INSERT INTO entry (clock, at, device, verb, record, kind, title, n_records) VALUES (?1, ?2, "
                         "?3, ?4, ?5, ?6, ?7, ?8) RETURNING id");
  g_autoptr (GError) error = NULL;
  gboolean has_row;

  qorgan_statement_bind_int64 (insert, 1, entry->at << 16);
  qorgan_statement_bind_int64 (insert, 2, entry->at);
  qorgan_statement_bind_text (insert, 3, entry->device);
  qorgan_statement_bind_static_text (insert, 4, qorgan_verb_name (entry->verb));
  qorgan_statement_bind_int64 (insert, 5, entry->record);
  qorgan_statement_bind_static_text (insert, 6, entry->kind != NULL ? entry->kind->name : NULL);
  qorgan_statement_bind_text (insert, 7, entry->title);
  qorgan_statement_bind_int64 (insert, 8, entry->n_records);
  qorgan_statement_step (insert, &has_row, &error);
  g_assert_no_error (error);
  return qorgan_statement_int64 (insert, 0);
}

static void
insert_row (QorganConnection *bare, const BenchRows *rows)
{
  static char *sql[QORGAN_N_KINDS + 1]; /* made once a kind, as ours are */
  char **mine = &sql[rows->kind->id];
  g_autoptr (QorganCachedStatement) insert = NULL;

  if (*mine == NULL)
    {
      g_autoptr (GString) marks = g_string_new ("?");

      for (guint i = ID + 1; i < rows->values->len; i++)
        g_string_append (marks, ", ?");
      *mine = g_strdup_printf ("INSERT INTO \"%s\" VALUES (%s)", rows->kind->name, marks->str);
    }
  insert = statement (bare, *mine);
  for (guint i = ID; i < rows->values->len; i++)
    bind (insert, (int) (i - ID) + 1, value_at (rows, i));
  run (insert);
}

static void
insert_links (QorganConnection *bare, const BenchRows *rows)
{
  g_auto (GStrv) lines = NULL;

  if (value_at (rows, LINKS)->type == 'n')
    return;
  lines = g_strsplit (value_at (rows, LINKS)->text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], " ", 3);
      g_autoptr (QorganCachedStatement) insert
          = statement (bare, "INSERT INTO link (record, field, position, target) VALUES (?1, ?2, ?3, ?4)");

      qorgan_statement_bind_int64 (insert, 1, bench_rows_id (rows));
      qorgan_statement_bind_text (insert, 2, cells[0]);
      qorgan_statement_bind_int64 (insert, 3, g_ascii_strtoll (cells[1], NULL, 10));
      qorgan_statement_bind_int64 (insert, 4, g_ascii_strtoll (cells[2], NULL, 10));
      run (insert);
    }
}

static void
insert_record (QorganConnection *bare, const BenchRows *rows)
{
  g_autoptr (QorganCachedStatement) insert
      = statement (bare, "INSERT INTO record (id, kind, title_en, title_ru, title_kk) VALUES (?1, ?2, ?3, ?4, ?5)");

  qorgan_statement_bind_int64 (insert, 1, bench_rows_id (rows));
  qorgan_statement_bind_static_text (insert, 2, rows->kind->name);
  for (int i = 0; i < QORGAN_N_LANGUAGES; i++)
    bind (insert, 3 + i, value_at (rows, TITLE_EN + i));
  run (insert);
}

static void
insert_words (QorganConnection *bare, const BenchRows *rows, const char *sql)
{
  g_autoptr (QorganCachedStatement) insert = NULL;

  if (value_at (rows, WORDS)->type == 'n')
    return;
  insert = statement (bare, sql);
  qorgan_statement_bind_int64 (insert, 1, bench_rows_id (rows));
  bind (insert, 2, value_at (rows, WORDS));
  run (insert);
}

static void
insert_delta (QorganConnection *bare, const BenchRows *rows, gint64 entry)
{
  g_autoptr (QorganCachedStatement) insert
      = statement (bare, "INSERT INTO delta (entry, record, kind, now) VALUES (?1, ?2, ?3, ?4)");

  qorgan_statement_bind_int64 (insert, 1, entry);
  qorgan_statement_bind_int64 (insert, 2, bench_rows_id (rows));
  qorgan_statement_bind_static_text (insert, 3, rows->kind->name);
  bind (insert, 4, value_at (rows, DELTA));
  run (insert);
}

void
bench_bare_insert (QorganConnection *bare, const BenchRows *rows, gint64 entry)
{
  insert_record (bare, rows); /* first, or every foreign key of the file is searched for who waits for it */
  insert_row (bare, rows);
  insert_links (bare, rows);
  insert_words (bare, rows, "INSERT INTO word (rowid, text) VALUES (?1, ?2)");
  insert_delta (bare, rows, entry);
}

void
bench_bare_edit (QorganConnection *bare, const BenchRows *rows, const char *column, const char *text, gint64 entry)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?2 WHERE id = ?1", rows->kind->name, column);
  g_autoptr (QorganCachedStatement) update = statement (bare, sql);

  qorgan_statement_bind_int64 (update, 1, bench_rows_id (rows));
  qorgan_statement_bind_text (update, 2, text);
  run (update);
  insert_words (bare, rows, "INSERT OR REPLACE INTO word (rowid, text) VALUES (?1, ?2)");
  insert_delta (bare, rows, entry);
}
