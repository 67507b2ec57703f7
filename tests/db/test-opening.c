/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Everything that can be handed to "Open casebook", and what the person gets to read for each; and that nothing of it
 * is ever changed by trying.
 */
#include "fixture.h"
#include "qorgan-db-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
assert_mentions (const char *message, const char *part)
{
  if (strstr (message, part) == NULL)
    g_error ("“%s” does not mention “%s”", message, part);
}

static void
test_fresh_file (Fixture *fixture, gconstpointer data)
{
  static const guint8 application_id[] = { 'Q', 'O', 'R', 'G' };
  mode_t old_mask = umask (0);
  struct stat info;

  make_casebook (fixture->path, 10);
  umask (old_mask);
  {
    g_autoptr (GBytes) bytes = read_bytes (fixture->path);
    const char *header = g_bytes_get_data (bytes, NULL);

    g_assert_cmpmem (header, 16, "SQLite format 3", 16);
    g_assert_cmpmem (header + 68, 4, application_id, 4);
  }
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_false (exists_beside (fixture->path, "-wal"));
  g_assert_false (exists_beside (fixture->path, "-shm"));
  g_assert_false (exists_beside (fixture->path, "-journal"));
}

static void
test_reopen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QorganConnection) connection = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = word_text (7);

  make_casebook (fixture->path, 10);
  connection = open_casebook (fixture->path, QORGAN_OPEN_DEFAULT);
  g_assert_false (qorgan_connection_is_read_only (connection));
  text = query_text (connection, "SELECT text FROM word WHERE id = 7");
  g_assert_cmpstr (text, ==, expected);
  run_sql (connection, "DELETE FROM word WHERE id = 7");
  g_clear_pointer (&connection, qorgan_connection_close);
  g_assert_false (exists_beside (fixture->path, "-wal"));

  connection = open_casebook (fixture->path, QORGAN_OPEN_DEFAULT);
  g_assert_cmpint (query_number (connection, "SELECT count(*) FROM word"), ==, 9);
}

/* A relative path, a name with everything a URI would trip over, and a link to it. */
static void
test_odd_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *odd = g_build_filename (fixture->folder, "дело № 5? #1 100%25 &mode=memory.casebook", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autofree char *before = g_get_current_dir ();

  make_casebook (odd, 3);
  g_assert_cmpint (symlink (odd, link), ==, 0);
  g_assert_cmpint (g_chdir (fixture->folder), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (QorganConnection) connection = open_casebook ("link", i == 0 ? 0 : QORGAN_OPEN_READ_ONLY);

      g_assert_cmpint (query_number (connection, "SELECT count(*) FROM word"), ==, 3);
    }
  g_assert_cmpint (g_chdir (before), ==, 0);
}

static void
test_create_never_overwrites (Fixture *fixture, gconstpointer data)
{
  g_autofree char *message = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "such", "x.casebook", NULL);

  write_bytes (fixture->path, "precious", 8);
  message = assert_open_fails (fixture->path, QORGAN_OPEN_CREATE, QORGAN_DB_ERROR_EXISTS);
  assert_mentions (message, "test.casebook");
  g_free (assert_open_fails (nowhere, QORGAN_OPEN_CREATE, QORGAN_DB_ERROR_NOT_FOUND));
}

/* The log of a casebook that is gone would be read into a new one of the same name. */
static void
test_create_beside_stale_log (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  write_bytes (log, "what was left", 13);
  g_free (assert_open_fails (fixture->path, QORGAN_OPEN_CREATE, QORGAN_DB_ERROR_EXISTS));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (exists_beside (fixture->path, "-wal"));
}

static void
test_unfinished_creation (Fixture *fixture, gconstpointer data)
{
  QorganConnection *connection = open_casebook (fixture->path, QORGAN_OPEN_CREATE);

  g_assert_true (qorgan_connection_begin (connection, NULL));
  run_sql (connection, "CREATE TABLE half (x INTEGER)");
  g_assert_true (qorgan_connection_commit (connection, NULL));
  qorgan_connection_close (connection);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_false (exists_beside (fixture->path, "-wal"));
}

static void
test_not_found (Fixture *fixture, gconstpointer data)
{
  g_autofree char *below_file = g_build_filename (fixture->path, "inside", NULL);
  g_autofree char *message = NULL;

  message = assert_open_fails (fixture->path, QORGAN_OPEN_DEFAULT, QORGAN_DB_ERROR_NOT_FOUND);
  assert_mentions (message, "test.casebook");
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  write_bytes (fixture->path, "x", 1);
  g_free (assert_open_fails (below_file, QORGAN_OPEN_DEFAULT, QORGAN_DB_ERROR_NOT_FOUND));
}

static void
test_not_regular (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder_message = NULL;
  g_autofree char *pipe_message = NULL;

  folder_message = assert_open_fails (fixture->folder, QORGAN_OPEN_DEFAULT, QORGAN_DB_ERROR_NOT_REGULAR);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  pipe_message = assert_open_fails (fixture->path, QORGAN_OPEN_DEFAULT, QORGAN_DB_ERROR_NOT_REGULAR);
  g_assert_cmpstr (folder_message, !=, pipe_message);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *message = NULL;

  write_bytes (fixture->path, "", 0);
  message = assert_open_fails (fixture->path, QORGAN_OPEN_DEFAULT, QORGAN_DB_ERROR_EMPTY);
  assert_mentions (message, "0 bytes");
}

static void
test_not_database (Fixture *fixture, gconstpointer data)
{
  g_autofree char *noise = g_malloc (8192);

  write_bytes (fixture->path, "hello", 5);
  g_free (assert_open_fails (fixture->path, QORGAN_OPEN_DEFAULT, QORGAN_DB_ERROR_NOT_DATABASE));

  memset (noise, 'x', 8192);
  write_bytes (fixture->path, noise, 8192);
  g_free (assert_open_fails (fixture->path, QORGAN_OPEN_DEFAULT, QORGAN_DB_ERROR_NOT_DATABASE));
  for (gsize i = 0; i < 8192; i++)
    noise[i] = (char) g_test_rand_int_range (0, 256);
  noise[0] = 'x';
  write_bytes (fixture->path, noise, 8191);
  g_free (assert_open_fails (fixture->path, QORGAN_OPEN_DEFAULT, QORGAN_DB_ERROR_NOT_DATABASE));
  /* Noise in whole pages is what an encrypted casebook looks like; only a passphrase can tell. */
  write_bytes (fixture->path, noise, 8192);
  g_free (assert_open_fails (fixture->path, QORGAN_OPEN_DEFAULT, QORGAN_DB_ERROR_LOCKED));
}

/* Made in every way a foreign database may be; trying to open it must not even convert its journal mode. */
static void
test_foreign_database (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  QorganConnection *foreign = qorgan_connection_open (fixture->path, QORGAN_OPEN_CREATE, 0x12345678, NULL, &error);

  g_assert_no_error (error);
  run_sql (foreign, "CREATE TABLE bookmarks (url TEXT); PRAGMA journal_mode = DELETE");
  qorgan_connection_keep (foreign);
  qorgan_connection_close (foreign);
  g_free (assert_open_fails (fixture->path, QORGAN_OPEN_DEFAULT, QORGAN_DB_ERROR_NOT_CASEBOOK));
  g_free (assert_open_fails (fixture->path, QORGAN_OPEN_READ_ONLY, QORGAN_DB_ERROR_NOT_CASEBOOK));
}

static void
test_cut (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = NULL;
  gsize size;
  /* Inside the magic, inside the header, inside the first page, at page boundaries, inside pages, one byte short. */
  const gssize lengths[] = { 7, 16, 99, 100, 1000, 4096, 4096 * 3, 4096 * 3 + 17, -4096, -4097, -1 };

  make_casebook (fixture->path, 500);
  whole = read_bytes (fixture->path);
  size = g_bytes_get_size (whole);
  g_assert_cmpuint (size, >, 4096 * 6);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      gsize length = lengths[i] > 0 ? (gsize) lengths[i] : size - (gsize) -lengths[i];
      g_autofree char *message = NULL;

      write_bytes (fixture->path, g_bytes_get_data (whole, NULL), length);
      message = assert_open_fails (fixture->path, QORGAN_OPEN_DEFAULT, QORGAN_DB_ERROR_CUT);
      assert_mentions (message, "test.casebook");
      g_free (assert_open_fails (fixture->path, QORGAN_OPEN_READ_ONLY, QORGAN_DB_ERROR_CUT));
    }
}

/* A number of pages that was not written with the rest says nothing, but half a page is half a page. */
static void
test_cut_without_page_count (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = NULL;
  g_autofree char *copy = NULL;
  gsize size;

  make_casebook (fixture->path, 500);
  whole = read_bytes (fixture->path);
  copy = g_bytes_unref_to_data (g_steal_pointer (&whole), &size);
  copy[95] ^= 1;
  write_bytes (fixture->path, copy, size - 100);
  g_free (assert_open_fails (fixture->path, QORGAN_OPEN_DEFAULT, QORGAN_DB_ERROR_CUT));
}

static void
test_header_damage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = NULL;
  g_autofree char *copy = NULL;
  gsize size;

  make_casebook (fixture->path, 100);
  whole = read_bytes (fixture->path);
  size = g_bytes_get_size (whole);
  copy = g_memdup2 (g_bytes_get_data (whole, NULL), size);
  copy[16] = 0x13; /* a page size that is no power of two */
  write_bytes (fixture->path, copy, size);
  g_free (assert_open_fails (fixture->path, QORGAN_OPEN_DEFAULT, QORGAN_DB_ERROR_DAMAGED));

  memcpy (copy, g_bytes_get_data (whole, NULL), size);
  memset (copy + 100, 0xee, 3000); /* the schema */
  write_bytes (fixture->path, copy, size);
  g_free (assert_open_fails (fixture->path, QORGAN_OPEN_DEFAULT, QORGAN_DB_ERROR_DAMAGED));
}

typedef enum
{
  SAME_ROWS,
  OTHER_ROWS,
  REPORTED,
} Outcome;

/* Reads everything there is: all rows by the table, all texts by the index. */
static Outcome
read_words (QorganConnection *connection, int n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganStatement) statement = NULL;
  gboolean has_row = FALSE;
  Outcome outcome = SAME_ROWS;
  int n = 0;

  statement = qorgan_connection_prepare (connection, "SELECT id, text FROM word NOT INDEXED ORDER BY id", &error);
  while (statement != NULL && qorgan_statement_step (statement, &has_row, &error) && has_row)
    {
      g_autofree char *expected = word_text (++n);

      if (qorgan_statement_int64 (statement, 0) != n || g_strcmp0 (qorgan_statement_text (statement, 1), expected) != 0)
        outcome = OTHER_ROWS;
    }
  if (error != NULL)
    {
      g_assert_true (error->domain == QORGAN_DB_ERROR);
      return REPORTED;
    }
  return n == n_rows ? outcome : OTHER_ROWS;
}

static gboolean
is_sound (QorganConnection *connection)
{
  g_autoptr (QorganStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = qorgan_connection_prepare (connection, "PRAGMA integrity_check", NULL);
  return statement != NULL && qorgan_statement_step (statement, &has_row, NULL) && has_row
         && g_strcmp0 (qorgan_statement_text (statement, 0), "ok") == 0;
}

/* A casebook without a passphrase has no checksums: a flipped bit inside a text is a different text. Everything else
 * is reported when it is read, and the full check finds the rest. */
static void
test_bit_flips (Fixture *fixture, gconstpointer data)
{
  enum
  {
    N_ROWS = 200,
    N_FLIPS = 300
  };
  g_autoptr (GBytes) whole = NULL;
  g_autofree char *copy = NULL;
  gsize size;
  guint n_reported = 0;

  make_casebook (fixture->path, N_ROWS);
  whole = read_bytes (fixture->path);
  size = g_bytes_get_size (whole);
  copy = g_memdup2 (g_bytes_get_data (whole, NULL), size);
  for (int i = 0; i < N_FLIPS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QorganConnection) connection = NULL;
      /* A third of them in the header, which is small. */
      gsize at = (gsize) g_test_rand_int_range (0, i % 3 == 0 ? 100 : (gint32) size);
      char bit = (char) (1 << g_test_rand_int_range (0, 8));
      Outcome outcome = REPORTED;

      copy[at] ^= bit;
      write_bytes (fixture->path, copy, size);
      copy[at] ^= bit;
      connection = qorgan_connection_open (fixture->path, QORGAN_OPEN_READ_ONLY, TEST_APPLICATION_ID, NULL, &error);
      if (connection != NULL)
        outcome = read_words (connection, N_ROWS);
      else
        g_assert_true (error->domain == QORGAN_DB_ERROR);
      if (outcome == OTHER_ROWS && is_sound (connection))
        g_error ("bit flip %d at byte %" G_GSIZE_FORMAT " gave other rows, and the check found nothing", bit, at);
      n_reported += outcome == REPORTED;
    }
  g_test_message ("%u of %d flips reported", n_reported, N_FLIPS);
  g_assert_cmpuint (n_reported, >, N_FLIPS / 30);
}

static void
test_read_only_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  QorganConnection *connection;

  make_casebook (fixture->path, 10);
  before = read_bytes (fixture->path);
  connection = open_casebook (fixture->path, QORGAN_OPEN_READ_ONLY);
  g_assert_true (qorgan_connection_is_read_only (connection));
  g_assert_cmpint (query_number (connection, "SELECT count(*) FROM word"), ==, 10);
  g_assert_false (qorgan_connection_exec (connection, "DELETE FROM word", &error));
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_READ_ONLY);
  qorgan_connection_close (connection);
  after = read_bytes (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (exists_beside (fixture->path, "-wal"));
}

static void
assert_opens_read_only (const char *path)
{
  g_autoptr (QorganConnection) connection = open_casebook (path, QORGAN_OPEN_DEFAULT);

  g_assert_true (qorgan_connection_is_read_only (connection));
  g_assert_cmpint (query_number (connection, "SELECT count(*) FROM word"), ==, 10);
}

static void
test_read_only_file_and_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "new.casebook", NULL);

  make_casebook (fixture->path, 10);
  g_assert_cmpint (g_chmod (fixture->path, 0400), ==, 0);
  assert_opens_read_only (fixture->path);
  g_assert_cmpint (g_chmod (fixture->path, 0600), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  assert_opens_read_only (fixture->path);
  g_free (assert_open_fails (elsewhere, QORGAN_OPEN_CREATE, QORGAN_DB_ERROR_READ_ONLY));
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0000), ==, 0);
  g_free (assert_open_fails (fixture->path, QORGAN_OPEN_DEFAULT, QORGAN_DB_ERROR_FAILED));
}

/* Leaves the file as a crash does: a confirmed row in the log beside it. */
static void
crash_with_open_log (const char *path)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      run_sql (open_casebook (path, QORGAN_OPEN_DEFAULT), "INSERT INTO word (id, text) VALUES (11, 'last')");
      raise (SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  g_assert_true (exists_beside (path, "-wal"));
}

/* Opened without its log it would show old data as if nothing were missing. */
static void
test_read_only_with_log (Fixture *fixture, gconstpointer data)
{
  g_autofree char *message = NULL;
  g_autoptr (QorganConnection) connection = NULL;

  make_casebook (fixture->path, 10);
  crash_with_open_log (fixture->path);
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  message = assert_open_fails (fixture->path, QORGAN_OPEN_DEFAULT, QORGAN_DB_ERROR_READ_ONLY);
  assert_mentions (message, "test.casebook-wal");
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  g_free (assert_open_fails (fixture->path, QORGAN_OPEN_READ_ONLY, QORGAN_DB_ERROR_READ_ONLY));

  connection = open_casebook (fixture->path, QORGAN_OPEN_DEFAULT);
  g_assert_cmpint (query_number (connection, "SELECT count(*) FROM word"), ==, 11);
}

/* The size says nothing then, because the log may hold the rest; but missing pages are reported when they are read. */
static void
test_cut_with_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (QorganConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  make_casebook (fixture->path, 500);
  connection = open_casebook (fixture->path, QORGAN_OPEN_DEFAULT);
  run_sql (connection, "DELETE FROM word WHERE id = 11");
  g_clear_pointer (&connection, qorgan_connection_close);
  crash_with_open_log (fixture->path);
  whole = read_bytes (fixture->path);
  g_assert_cmpint (truncate (fixture->path, (off_t) g_bytes_get_size (whole) - 4096 * 3), ==, 0);
  connection = qorgan_connection_open (fixture->path, QORGAN_OPEN_DEFAULT, TEST_APPLICATION_ID, NULL, &error);
  if (connection != NULL)
    g_assert_cmpint (read_words (connection, 500), ==, REPORTED);
  else
    g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_DAMAGED);
}

/* Runs first with libsqlite3 ahead of libsqlcipher, as a careless link order has it. */
static void
test_wrong_library (Fixture *fixture, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      const char *made = g_getenv ("QORGAN_TEST_MADE");
      g_autofree char *reopened = assert_open_fails (made, QORGAN_OPEN_DEFAULT, QORGAN_DB_ERROR_WRONG_LIBRARY);
      g_autofree char *created = assert_open_fails (fixture->path, QORGAN_OPEN_CREATE, QORGAN_DB_ERROR_WRONG_LIBRARY);

      assert_mentions (reopened, "libsqlite3");
      assert_mentions (created, "libsqlite3");
      g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
      return;
    }
  make_casebook (fixture->path, 10);
  {
    g_auto (GStrv) environment = g_get_environ ();

    environment = g_environ_setenv (environment, "QORGAN_TEST_MADE", fixture->path, TRUE);
    environment = g_environ_setenv (environment, "LD_PRELOAD", "libsqlite3.so.0", TRUE);
    environment = g_environ_setenv (environment, "ASAN_OPTIONS", "verify_asan_link_order=0", TRUE);
    g_test_trap_subprocess_with_envp (NULL, (const char *const *) environment, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed ();
  }
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/db/opening/", name, NULL);

  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  drop_capabilities ();

  add ("fresh-file", test_fresh_file);
  add ("reopen", test_reopen);
  add ("odd-names", test_odd_names);
  add ("create-never-overwrites", test_create_never_overwrites);
  add ("create-beside-stale-log", test_create_beside_stale_log);
  add ("unfinished-creation", test_unfinished_creation);
  add ("not-found", test_not_found);
  add ("not-regular", test_not_regular);
  add ("empty", test_empty);
  add ("not-database", test_not_database);
  add ("foreign-database", test_foreign_database);
  add ("cut", test_cut);
  add ("cut-without-page-count", test_cut_without_page_count);
  add ("header-damage", test_header_damage);
  add ("bit-flips", test_bit_flips);
  add ("read-only-asked", test_read_only_asked);
  add ("read-only-file-and-folder", test_read_only_file_and_folder);
  add ("read-only-with-log", test_read_only_with_log);
  add ("cut-with-log", test_cut_with_log);
  add ("wrong-library", test_wrong_library);
  return g_test_run ();
}
