/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Statements: what is bound comes back unchanged, what is not text is refused, and cached statements start clean.
 */
#include "fixture.h"

typedef struct
{
  Fixture fixture;
  QorganConnection *connection;
} Open;

static void
set_up (Open *open, gconstpointer data)
{
  fixture_set_up (&open->fixture, data);
  make_casebook (open->fixture.path, 10);
  open->connection = open_casebook (open->fixture.path, QORGAN_OPEN_DEFAULT);
  run_sql (open->connection, "CREATE TABLE value (id INTEGER PRIMARY KEY, any ANY) STRICT");
}

static void
tear_down (Open *open, gconstpointer data)
{
  qorgan_connection_close (open->connection);
  fixture_tear_down (&open->fixture, data);
}

static void
step_to_row (QorganStatement *statement)
{
  g_autoptr (GError) error = NULL;
  gboolean has_row = FALSE;

  g_assert_true (qorgan_statement_step (statement, &has_row, &error));
  g_assert_no_error (error);
  g_assert_true (has_row);
}

static void
step_to_end (QorganStatement *statement)
{
  g_autoptr (GError) error = NULL;
  gboolean has_row = TRUE;

  g_assert_true (qorgan_statement_step (statement, &has_row, &error));
  g_assert_no_error (error);
  g_assert_false (has_row);
}

static void
test_types (Open *open, gconstpointer data)
{
  g_autoptr (QorganStatement) echo
      = qorgan_connection_prepare (open->connection, "SELECT ?1, ?2, ?3, ?4, ?5, ?6", NULL);

  qorgan_statement_bind_int64 (echo, 1, G_MININT64);
  qorgan_statement_bind_int64 (echo, 2, G_MAXINT64);
  qorgan_statement_bind_double (echo, 3, -0.1);
  qorgan_statement_bind_null (echo, 4);
  qorgan_statement_bind_text (echo, 5, NULL);
  qorgan_statement_bind_static_text (echo, 6, "");
  step_to_row (echo);

  g_assert_cmpint (qorgan_statement_n_columns (echo), ==, 6);
  g_assert_cmpint (qorgan_statement_int64 (echo, 0), ==, G_MININT64);
  g_assert_cmpint (qorgan_statement_int64 (echo, 1), ==, G_MAXINT64);
  g_assert_cmpfloat (qorgan_statement_double (echo, 2), ==, -0.1);
  g_assert_true (qorgan_statement_is_null (echo, 3));
  g_assert_true (qorgan_statement_is_null (echo, 4));
  g_assert_null (qorgan_statement_text (echo, 4));
  g_assert_false (qorgan_statement_is_null (echo, 5));
  g_assert_cmpstr (qorgan_statement_text (echo, 5), ==, "");
  step_to_end (echo);
}

/* The text is the caller's again as soon as it is bound. */
static void
test_text_is_copied (Open *open, gconstpointer data)
{
  g_autoptr (QorganStatement) echo = qorgan_connection_prepare (open->connection, "SELECT ?1", NULL);
  char text[] = "before";

  qorgan_statement_bind_text (echo, 1, text);
  memcpy (text, "after!", 6);
  step_to_row (echo);
  g_assert_cmpstr (qorgan_statement_text (echo, 0), ==, "before");
}

/* Every character there is, stored and read back from the file. */
static void
test_all_unicode (Open *open, gconstpointer data)
{
  enum
  {
    CHUNK = 4096
  };
  g_autoptr (QorganStatement) insert = NULL;
  g_autoptr (QorganStatement) select = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  insert = qorgan_connection_prepare (open->connection, "INSERT INTO value (id, any) VALUES (?1, ?2)", &error);
  g_assert_true (qorgan_connection_begin (open->connection, &error));
  for (gunichar start = 0; start < 0x110000; start += CHUNK)
    {
      GString *text = g_string_new (NULL);

      for (gunichar c = MAX (start, 1); c < start + CHUNK; c++)
        {
          if (g_unichar_validate (c))
            g_string_append_unichar (text, c);
        }
      qorgan_statement_bind_int64 (insert, 1, texts->len);
      qorgan_statement_bind_text (insert, 2, text->str);
      qorgan_statement_run (insert, &error);
      g_assert_no_error (error);
      g_ptr_array_add (texts, g_string_free (text, FALSE));
    }
  g_assert_true (qorgan_connection_commit (open->connection, &error));
  g_clear_pointer (&insert, qorgan_statement_free);
  qorgan_connection_close (open->connection);
  open->connection = open_casebook (open->fixture.path, QORGAN_OPEN_DEFAULT);

  select = qorgan_connection_prepare (open->connection, "SELECT any FROM value ORDER BY id", &error);
  for (guint i = 0; i < texts->len; i++)
    {
      step_to_row (select);
      g_assert_cmpstr (qorgan_statement_text (select, 0), ==, g_ptr_array_index (texts, i));
    }
  step_to_end (select);
}

static void
test_invalid_text_in_a_row (Open *open, gconstpointer data)
{
  static const char *const damaged[] = {
    "x'ff'", "x'd09bd1'", "x'eda080'", "x'c080'", "x'f4908080'", "x'00'", "x'61006200'",
  };

  run_sql (open->connection, "INSERT INTO value (id, any) VALUES (1, NULL), (2, 'sound')");
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autofree char *update = g_strdup_printf ("UPDATE value SET any = CAST(%s AS TEXT) WHERE id = 1", damaged[i]);
      g_autoptr (QorganStatement) select = NULL;
      g_autoptr (GError) error = NULL;
      gboolean has_row = TRUE;

      run_sql (open->connection, update);
      select = qorgan_connection_prepare (open->connection, "SELECT id, any FROM value WHERE id = ?1", NULL);
      qorgan_statement_bind_int64 (select, 1, 1);
      g_assert_false (qorgan_statement_step (select, &has_row, &error));
      g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_CORRUPT_ROW);
      g_assert_false (has_row);
      qorgan_statement_bind_int64 (select, 1, 2);
      step_to_row (select);
      g_assert_cmpstr (qorgan_statement_text (select, 1), ==, "sound");
    }
}

static void
test_invalid_text_bound (Open *open, gconstpointer data)
{
  g_autoptr (QorganStatement) insert = NULL;
  g_autoptr (GError) error = NULL;

  insert = qorgan_connection_prepare (open->connection, "INSERT INTO word (id, text) VALUES (?1, ?2)", NULL);
  qorgan_statement_bind_int64 (insert, 1, 50);
  qorgan_statement_bind_text (insert, 2, "Лукпа\xd0");
  g_assert_false (qorgan_statement_run (insert, &error));
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_CORRUPT_ROW);
  g_clear_error (&error);
  /* Trying again without binding anew does not let it in. */
  g_assert_false (qorgan_statement_run (insert, &error));
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  qorgan_statement_bind_int64 (insert, 1, 50);
  qorgan_statement_bind_text (insert, 2, "Лукпан");
  g_assert_true (qorgan_statement_run (insert, &error));
  g_assert_no_error (error);
  g_assert_cmpint (query_number (open->connection, "SELECT count(*) FROM word"), ==, 11);
}

static void
test_cache (Open *open, gconstpointer data)
{
  static const char sql[] = "SELECT ?1";
  g_autofree char *same_sql = g_strdup (sql);
  QorganStatement *first = qorgan_connection_statement (open->connection, sql, NULL);
  g_autoptr (GError) error = NULL;

  qorgan_statement_bind_text (first, 1, "left over");
  step_to_row (first);
  qorgan_statement_reset (first);
  g_assert_true (qorgan_connection_statement (open->connection, same_sql, NULL) == first);
  step_to_row (first);
  g_assert_true (qorgan_statement_is_null (first, 0));
  qorgan_statement_reset (first);
  {
    g_autoptr (QorganCachedStatement) scoped = qorgan_connection_statement (open->connection, sql, NULL);

    step_to_row (scoped);
  }
  g_assert_true (qorgan_connection_statement (open->connection, sql, NULL) == first);
  g_assert_true (qorgan_connection_statement (open->connection, "SELECT ?1, 2", NULL) != first);

  g_assert_null (qorgan_connection_statement (open->connection, "SELEC", &error));
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FAILED);
}

/* Taking a statement out from under somebody who still reads its row is a fault that must not pass unseen. */
static void
test_cache_reentered (Open *open, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      QorganStatement *statement = qorgan_connection_statement (open->connection, "SELECT id FROM word", NULL);

      step_to_row (statement);
      fixture_tear_down (&open->fixture, NULL); /* nobody can afterwards */
      qorgan_connection_statement (open->connection, "SELECT id FROM word", NULL);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*sqlite3_stmt_busy*");
}

static void
test_run_ignores_rows (Open *open, gconstpointer data)
{
  g_autoptr (QorganStatement) statement = NULL;
  g_autoptr (GError) error = NULL;

  statement = qorgan_connection_prepare (open->connection, "DELETE FROM word RETURNING id", NULL);
  g_assert_true (qorgan_statement_run (statement, &error));
  g_assert_no_error (error);
}

/* A statement that changes nothing after one that did must not count what the other changed. */
static void
test_counts_changes (Open *open, gconstpointer data)
{
  g_autoptr (QorganStatement) statement
      = qorgan_connection_prepare (open->connection, "DELETE FROM word WHERE id > ?1", NULL);
  g_autoptr (GError) error = NULL;
  gint64 n_changed = -1;

  qorgan_statement_bind_int64 (statement, 1, 7);
  g_assert_true (qorgan_statement_run_counted (statement, &n_changed, &error));
  g_assert_cmpint (n_changed, ==, 3);
  qorgan_statement_bind_int64 (statement, 1, 7);
  g_assert_true (qorgan_statement_run_counted (statement, &n_changed, &error));
  g_assert_cmpint (n_changed, ==, 0);
  g_assert_no_error (error);
}

static void
add (const char *name, void (*test) (Open *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/db/statement/", name, NULL);

  g_test_add (path, Open, NULL, set_up, test, tear_down);
}

static void
test_ids (Open *open, gconstpointer data)
{
  const gint64 some[] = { 7, 2, G_MAXINT64, 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganStatement) select = qorgan_connection_prepare (
      open->connection,
      "SELECT (SELECT count (*) FROM ids (?1)), (SELECT max (id) FROM ids (?1)), (SELECT group_concat (w.id, ' ' ORDER "
      "BY w.id) FROM ids (?1) i CROSS JOIN word w ON w.id = i.id), (SELECT count (*) FROM word WHERE id IN (SELECT id "
      "FROM ids (?1)))",
      &error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;

  g_assert_no_error (error);
  g_array_append_vals (ids, some, G_N_ELEMENTS (some));
  qorgan_statement_bind_ids (select, 1, ids);
  g_clear_pointer (&ids, g_array_unref); /* the statement keeps them */
  qorgan_statement_step (select, &has_row, &error);
  g_assert_no_error (error);
  g_assert_cmpint (qorgan_statement_int64 (select, 0), ==, 4);
  g_assert_cmpint (qorgan_statement_int64 (select, 1), ==, G_MAXINT64);
  g_assert_cmpstr (qorgan_statement_text (select, 2), ==, "2 2 7");
  g_assert_cmpint (qorgan_statement_int64 (select, 3), ==, 2);
  qorgan_statement_reset (select);

  /* Nothing else is a set of ids, and nothing is none. */
  qorgan_statement_bind_text (select, 1, "[2,7]");
  qorgan_statement_step (select, &has_row, &error);
  g_assert_no_error (error);
  g_assert_cmpint (qorgan_statement_int64 (select, 0), ==, 0);
}

/* Whoever writes into the file cannot have it read what the program holds. */
static void
test_ids_not_in_schema (Open *open, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganStatement) select = NULL;

  run_sql (open->connection, "CREATE VIEW peep AS SELECT id FROM ids (NULL)");
  select = qorgan_connection_prepare (open->connection, "SELECT * FROM peep", &error);
  g_assert_null (select);
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FAILED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("types", test_types);
  add ("text-is-copied", test_text_is_copied);
  add ("all-unicode", test_all_unicode);
  add ("invalid-text-in-a-row", test_invalid_text_in_a_row);
  add ("invalid-text-bound", test_invalid_text_bound);
  add ("cache", test_cache);
  add ("cache-reentered", test_cache_reentered);
  add ("run-ignores-rows", test_run_ignores_rows);
  add ("counts-changes", test_counts_changes);
  add ("ids", test_ids);
  add ("ids-not-in-schema", test_ids_not_in_schema);
  return g_test_run ();
}
