/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Encrypted casebooks: nothing of them is readable on the disk, and a wrong key, no key, damage and foreign files are
 * four different answers.
 */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define CANARY "Zhanaozen-canary-5821"

static GBytes *
make_key (guint8 seed)
{
  guint8 bytes[48];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (seed + i * 7);
  return g_bytes_new (bytes, sizeof bytes);
}

static QorganConnection *
open_with (const char *path, QorganOpenFlags flags, GBytes *key)
{
  g_autoptr (GError) error = NULL;
  QorganConnection *connection = qorgan_connection_open (path, flags, TEST_APPLICATION_ID, key, &error);

  g_assert_no_error (error);
  return connection;
}

static void
make_encrypted (const char *path, GBytes *key)
{
  g_autoptr (QorganConnection) connection = open_with (path, QORGAN_OPEN_CREATE, key);

  run_sql (connection,
           "CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT) STRICT; CREATE VIRTUAL TABLE found USING fts5 "
           "(text); PRAGMA user_version = 3");
  for (int i = 0; i < 400; i++)
    run_sql (connection, "INSERT INTO word (text) VALUES ('" CANARY "' || hex (randomblob (40)))");
  run_sql (connection, "INSERT INTO found (text) VALUES ('" CANARY "')");
  /* Twice as many pages are kept as of a plain file: to read one again is to decrypt it again. */
  g_assert_cmpint (qorgan_connection_get_pragma (connection, "cache_size", NULL), ==, -131072);
  qorgan_connection_keep (connection);
}

static gboolean
holds (const char *path, const char *text)
{
  g_autoptr (GBytes) bytes = read_bytes (path);

  return memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text)) != NULL;
}

static void
assert_answer (const char *path, GBytes *key, QorganDbError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = read_bytes (path);
  g_autoptr (GBytes) after = NULL;
  QorganConnection *connection = qorgan_connection_open (path, QORGAN_OPEN_DEFAULT, TEST_APPLICATION_ID, key, &error);

  g_assert_null (connection);
  g_assert_error (error, QORGAN_DB_ERROR, (int) code);
  after = read_bytes (path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_nothing_is_readable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) key = make_key (1);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (QorganConnection) connection = NULL;
  g_autoptr (GBytes) bytes = NULL;

  make_encrypted (fixture->path, key);
  bytes = read_bytes (fixture->path);
  /* The salt of the key, and no trace of SQLite. */
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 16, (const guint8 *) g_bytes_get_data (key, NULL) + 32, 16);
  g_assert_false (holds (fixture->path, CANARY));
  g_assert_false (holds (fixture->path, "CREATE TABLE"));
  connection = open_with (fixture->path, QORGAN_OPEN_DEFAULT, key);
  run_sql (connection, "UPDATE word SET text = text || '" CANARY "'");
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_false (holds (log, CANARY));
  g_assert_cmpint (query_number (connection, "SELECT count(*) FROM word WHERE text LIKE '" CANARY "%" CANARY "'"), ==,
                   400);
}

static void
test_four_different_answers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) key = make_key (1);
  g_autoptr (GBytes) wrong = make_key (2);
  g_autoptr (GBytes) good = NULL;
  g_autofree guint8 *copy = NULL;
  gsize n;

  make_encrypted (fixture->path, key);
  assert_answer (fixture->path, NULL, QORGAN_DB_ERROR_LOCKED);
  assert_answer (fixture->path, wrong, QORGAN_DB_ERROR_WRONG_KEY);
  good = read_bytes (fixture->path);
  n = g_bytes_get_size (good);
  copy = g_memdup2 (g_bytes_get_data (good, NULL), n);
  copy[2000] ^= 1;
  write_bytes (fixture->path, copy, n);
  assert_answer (fixture->path, key, QORGAN_DB_ERROR_DAMAGED);
  assert_answer (fixture->path, wrong, QORGAN_DB_ERROR_WRONG_KEY);
  write_bytes (fixture->path, copy, n - 100);
  assert_answer (fixture->path, NULL, QORGAN_DB_ERROR_NOT_DATABASE);
}

/* A page further on is not read while opening; its damage must be an error and never other data. */
static void
test_damage_further_on_is_reported (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) key = make_key (1);
  g_autoptr (GBytes) good = NULL;
  gsize n;

  make_encrypted (fixture->path, key);
  good = read_bytes (fixture->path);
  g_bytes_get_data (good, &n);
  for (gsize page = 1; page < n / 4096; page++)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (good, NULL), n);
      g_autoptr (GError) error = NULL;
      g_autoptr (QorganConnection) connection = NULL;

      copy[page * 4096 + 123] ^= 0x10;
      write_bytes (fixture->path, copy, n);
      connection = qorgan_connection_open (fixture->path, QORGAN_OPEN_DEFAULT, TEST_APPLICATION_ID, key, &error);
      if (connection != NULL)
        qorgan_connection_exec (connection,
                                "PRAGMA integrity_check; SELECT sum (length (text)) FROM word; SELECT * FROM found",
                                &error);
      /* Inside the search index SQLite words it as an error of its own. */
      g_assert_true (g_error_matches (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_DAMAGED)
                     || g_error_matches (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FAILED));
    }
}

static void
test_salt_is_told_without_a_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) key = make_key (1);
  g_autoptr (GBytes) salt = NULL;
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *plain = g_build_filename (fixture->folder, "plain.casebook", NULL);

  make_encrypted (fixture->path, key);
  g_assert_true (qorgan_connection_read_salt (fixture->path, TEST_APPLICATION_ID, &salt, &error));
  g_assert_cmpmem (g_bytes_get_data (salt, NULL), g_bytes_get_size (salt),
                   (const guint8 *) g_bytes_get_data (key, NULL) + 32, 16);
  make_casebook (plain, 3);
  g_assert_true (qorgan_connection_read_salt (plain, TEST_APPLICATION_ID, &none, &error));
  g_assert_null (none);
  assert_answer (plain, key, QORGAN_DB_ERROR_WRONG_KEY);
}

static void
test_another_key_replaces_the_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) first = make_key (1);
  g_autoptr (GBytes) second = make_key (9);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganConnection) connection = NULL;

  make_encrypted (fixture->path, first);
  connection = open_with (fixture->path, QORGAN_OPEN_DEFAULT, first);
  g_assert_true (qorgan_connection_rekey (connection, second, &error));
  g_assert_no_error (error);
  g_clear_pointer (&connection, qorgan_connection_close);
  assert_answer (fixture->path, first, QORGAN_DB_ERROR_WRONG_KEY);
  connection = open_with (fixture->path, QORGAN_OPEN_DEFAULT, second);
  g_assert_cmpint (query_number (connection, "SELECT count(*) FROM word"), ==, 400);
}

static void
assert_same_content (QorganConnection *one, QorganConnection *other)
{
  static const char *const questions[] = {
    "SELECT group_concat (text, ',' ORDER BY id) FROM word",
    "SELECT count(*) FROM found ('\"" CANARY "\"')",
    "SELECT group_concat (sql, ';' ORDER BY name) FROM sqlite_schema",
    "SELECT user_version FROM pragma_user_version",
    "SELECT application_id FROM pragma_application_id",
  };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autofree char *a = query_text (one, questions[i]);
      g_autofree char *b = query_text (other, questions[i]);

      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_copies_with_and_without_a_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) key = make_key (1);
  g_autoptr (GBytes) other_key = make_key (5);
  g_autofree char *plain = g_build_filename (fixture->folder, "plain.casebook", NULL);
  g_autofree char *again = g_build_filename (fixture->folder, "again.casebook", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganConnection) one = NULL;
  g_autoptr (QorganConnection) two = NULL;
  g_autoptr (QorganConnection) three = NULL;

  make_encrypted (fixture->path, key);
  one = open_with (fixture->path, QORGAN_OPEN_DEFAULT, key);
  g_assert_true (qorgan_connection_copy_to (one, plain, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (holds (plain, CANARY));
  two = open_with (plain, QORGAN_OPEN_DEFAULT, NULL);
  assert_same_content (one, two);
  g_assert_true (qorgan_connection_copy_to (two, again, other_key, &error));
  g_assert_no_error (error);
  g_assert_false (holds (again, CANARY));
  three = open_with (again, QORGAN_OPEN_DEFAULT, other_key);
  assert_same_content (one, three);
  /* A copy never replaces a file. */
  g_assert_false (qorgan_connection_copy_to (three, plain, NULL, &error));
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_EXISTS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add ("/db/key/" #name, Fixture, NULL, fixture_set_up, test_##name, fixture_tear_down)
  ADD (nothing_is_readable);
  ADD (four_different_answers);
  ADD (damage_further_on_is_reported);
  ADD (salt_is_told_without_a_key);
  ADD (another_key_replaces_the_first);
  ADD (copies_with_and_without_a_key);
  return g_test_run ();
}
