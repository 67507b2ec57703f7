/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An open casebook: its settings, transactions, a full disk, and that no plain text reaches a temporary file.
 */
#include "fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <sys/inotify.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    gint64 value;
  } numbers[] = {
    { "synchronous", 2 },
    { "temp_store", 2 },
    { "mmap_size", 0 },
    { "trusted_schema", 0 },
    { "cell_size_check", 1 },
    { "foreign_keys", 1 },
    { "cache_size", -65536 },
    { "user_version", 1 },
    { "journal_size_limit", 16777216 },
    { "page_size", 4096 },
    { "secure_delete", 1 },
    { "application_id", TEST_APPLICATION_ID },
    { "ignore_check_constraints", 0 },
  };
  g_autoptr (QorganConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *locking = NULL;

  make_casebook (fixture->path, 1);
  connection = open_casebook (fixture->path, QORGAN_OPEN_DEFAULT);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_cmpint (qorgan_connection_get_pragma (connection, numbers[i].name, &error), ==, numbers[i].value);
      g_assert_no_error (error);
    }
  journal = query_text (connection, "PRAGMA journal_mode");
  g_assert_cmpstr (journal, ==, "wal");
  locking = query_text (connection, "PRAGMA locking_mode");
  g_assert_cmpstr (locking, ==, "exclusive");
  g_assert_false (exists_beside (fixture->path, "-shm"));

  /* Text in double quotes is never silently a string, and the schema cannot be rewritten by hand. */
  g_assert_false (qorgan_connection_exec (connection, "SELECT \"nonsense\"", NULL));
  g_assert_false (qorgan_connection_exec (connection, "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema", NULL));
  g_assert_cmpint (qorgan_connection_get_pragma (connection, "no_such_pragma", &error), ==, -1);
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FAILED);
}

static void
test_transactions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QorganConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  make_casebook (fixture->path, 10);
  connection = open_casebook (fixture->path, QORGAN_OPEN_DEFAULT);

  g_assert_true (qorgan_connection_begin (connection, &error));
  run_sql (connection, "DELETE FROM word WHERE id <= 4");
  g_assert_true (qorgan_connection_rollback (connection, &error));
  g_assert_cmpint (query_number (connection, "SELECT count(*) FROM word"), ==, 10);
  g_assert_true (qorgan_connection_rollback (connection, &error));

  g_assert_true (qorgan_connection_begin (connection, &error));
  run_sql (connection, "DELETE FROM word WHERE id <= 4");
  g_assert_true (qorgan_connection_commit (connection, &error));
  g_assert_cmpint (query_number (connection, "SELECT count(*) FROM word"), ==, 6);
  g_assert_no_error (error);

  /* Closing with a transaction open takes it back. */
  g_assert_true (qorgan_connection_begin (connection, &error));
  run_sql (connection, "DELETE FROM word");
  g_clear_pointer (&connection, qorgan_connection_close);
  connection = open_casebook (fixture->path, QORGAN_OPEN_DEFAULT);
  g_assert_cmpint (query_number (connection, "SELECT count(*) FROM word"), ==, 6);
}

static void
test_failed_commit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QorganConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  make_casebook (fixture->path, 10);
  connection = open_casebook (fixture->path, QORGAN_OPEN_DEFAULT);
  run_sql (connection, "CREATE TABLE note (word INTEGER REFERENCES word (id) DEFERRABLE INITIALLY DEFERRED) STRICT");
  g_assert_true (qorgan_connection_begin (connection, &error));
  run_sql (connection, "INSERT INTO note (word) VALUES (1), (99)");
  g_assert_false (qorgan_connection_commit (connection, &error));
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpint (query_number (connection, "SELECT count(*) FROM note"), ==, 0);

  g_assert_true (qorgan_connection_begin (connection, &error));
  run_sql (connection, "INSERT INTO note (word) VALUES (1)");
  g_assert_true (qorgan_connection_commit (connection, &error));
  g_assert_no_error (error);
}

static void
test_error_messages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QorganConnection) connection = NULL;
  g_autoptr (GError) broken_rule = NULL;
  g_autoptr (GError) wrong_sql = NULL;

  make_casebook (fixture->path, 10);
  connection = open_casebook (fixture->path, QORGAN_OPEN_DEFAULT);
  run_sql (connection, "CREATE TABLE secret (name TEXT UNIQUE CHECK (name <> 'Аноним')) STRICT;"
                       "INSERT INTO secret VALUES ('Лукпан')");
  g_assert_false (qorgan_connection_exec (connection, "INSERT INTO secret VALUES ('Лукпан')", &broken_rule));
  g_assert_error (broken_rule, QORGAN_DB_ERROR, QORGAN_DB_ERROR_CONSTRAINT);
  g_assert_null (strstr (broken_rule->message, "Лукпан"));
  g_assert_false (qorgan_connection_exec (connection, "SELECT * FROM nowhere", &wrong_sql));
  g_assert_error (wrong_sql, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FAILED);
  g_assert_nonnull (strstr (wrong_sql->message, "nowhere"));
}

/* Fills the disk with a transaction, which must fail as such and leave everything before it in place. */
static void
fail_for_space (QorganConnection *connection)
{
  g_autoptr (GError) error = NULL;
  gboolean written;

  g_assert_true (qorgan_connection_begin (connection, NULL));
  written = qorgan_connection_exec (connection,
                                    "INSERT INTO word (id, text) SELECT value + 1000, hex(randomblob(2000))"
                                    " FROM (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n"
                                    "       LIMIT 500) SELECT value FROM n)",
                                    &error)
            && qorgan_connection_commit (connection, &error);
  g_assert_false (written);
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FULL);
  g_assert_true (qorgan_connection_rollback (connection, NULL));
  g_assert_cmpint (query_number (connection, "SELECT count(*) FROM word"), ==, 10);
}

static void
write_again (QorganConnection *connection, int n_rows)
{
  g_assert_true (qorgan_connection_begin (connection, NULL));
  run_sql (connection, "INSERT INTO word (text) VALUES ('after')");
  g_assert_true (qorgan_connection_commit (connection, NULL));
  g_assert_cmpint (query_number (connection, "SELECT count(*) FROM word"), ==, n_rows);
}

static void
assert_sound (const char *path, int n_rows)
{
  g_autoptr (QorganConnection) connection = open_casebook (path, QORGAN_OPEN_DEFAULT);
  g_autofree char *verdict = query_text (connection, "PRAGMA integrity_check");

  g_assert_cmpstr (verdict, ==, "ok");
  g_assert_cmpint (query_number (connection, "SELECT count(*) FROM word"), ==, n_rows);
}

/* A limit on the size of files stands in for a quota. */
static void
test_file_too_large (Fixture *fixture, gconstpointer data)
{
  struct rlimit limit;
  struct rlimit small;
  QorganConnection *connection;
  void (*old_handler) (int) = signal (SIGXFSZ, SIG_IGN);

  make_casebook (fixture->path, 10);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = limit;
  small.rlim_cur = 200 * 1024;
  connection = open_casebook (fixture->path, QORGAN_OPEN_DEFAULT);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  fail_for_space (connection);
  /* The same with so little memory that it fails before the commit does. */
  run_sql (connection, "PRAGMA cache_size = 10");
  fail_for_space (connection);
  write_again (connection, 11); /* a small change still fits */
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  write_again (connection, 12);
  qorgan_connection_close (connection);
  signal (SIGXFSZ, old_handler);
  assert_sound (fixture->path, 12);
}

/* In a child with a mount namespace of its own, where a disk of half a megabyte can be put anywhere. */
static void
use_small_disk (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "test.casebook", NULL);
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autofree char *filling = g_malloc0 (100 * 1024);
  QorganConnection *connection;

  g_assert_cmpint (mount ("tmpfs", folder, "tmpfs", 0, "size=600k"), ==, 0);
  write_bytes (ballast, filling, 100 * 1024);
  make_casebook (path, 10);
  connection = open_casebook (path, QORGAN_OPEN_DEFAULT);
  fail_for_space (connection);
  g_assert_cmpint (g_unlink (ballast), ==, 0);
  write_again (connection, 11);
  qorgan_connection_close (connection);
  assert_sound (path, 11);
}

static gboolean
write_text (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);

  return fd >= 0 && write (fd, text, strlen (text)) == (ssize_t) strlen (text) && close (fd) == 0;
}

/* Whoever is not root becomes it in a namespace of users, where the system allows that. */
static gboolean
enter_namespace (void)
{
  g_autofree char *users = g_strdup_printf ("0 %u 1", (unsigned) getuid ());
  g_autofree char *groups = g_strdup_printf ("0 %u 1", (unsigned) getgid ());

  if (unshare (CLONE_NEWNS) != 0
      && (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0 || !write_text ("/proc/self/setgroups", "deny")
          || !write_text ("/proc/self/uid_map", users) || !write_text ("/proc/self/gid_map", groups)))
    return FALSE;
  return mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

static void
test_disk_full (Fixture *fixture, gconstpointer data)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      if (!enter_namespace ())
        _exit (77);
      use_small_disk (fixture->folder);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 77)
    g_test_skip ("this system lets nobody mount a small disk");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* A file that was moved away, or replaced, is not written to as if it were still there: that would be lost with it. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *moved = g_strconcat (fixture->path, ".moved", NULL);
  g_autoptr (QorganConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  make_casebook (fixture->path, 10);
  connection = open_casebook (fixture->path, QORGAN_OPEN_DEFAULT);
  g_assert_cmpint (g_rename (fixture->path, moved), ==, 0);
  g_assert_false (qorgan_connection_begin (connection, &error));
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_GONE);
  g_assert_nonnull (strstr (error->message, "no longer in its place"));
  g_clear_error (&error);
  g_assert_cmpint (query_number (connection, "SELECT count(*) FROM word"), ==,
                   10); /* what is there can still be read */
  write_bytes (fixture->path, "Something else.", 15);
  g_assert_false (qorgan_connection_begin (connection, &error));
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_GONE);
  g_assert_nonnull (strstr (error->message, "Another file"));
  g_clear_error (&error);
  g_assert_cmpint (g_rename (moved, fixture->path), ==, 0);
  g_assert_true (qorgan_connection_begin (connection, &error));
  run_sql (connection, "INSERT INTO word (text) VALUES ('after all')");
  g_assert_true (qorgan_connection_commit (connection, &error));
  g_clear_pointer (&connection, qorgan_connection_close);
  connection = open_casebook (fixture->path, QORGAN_OPEN_DEFAULT);
  g_assert_cmpint (query_number (connection, "SELECT count(*) FROM word"), ==, 11);
}

static void
spill (QorganConnection *connection)
{
  run_sql (connection, "PRAGMA cache_size = 10;"
                       "CREATE TEMP TABLE copy AS SELECT a.text || b.text AS text FROM word a, word b;"
                       "CREATE INDEX temp.copy_text ON copy (text);"
                       "SELECT DISTINCT text FROM copy GROUP BY text ORDER BY random();"
                       "DROP TABLE temp.copy;");
}

static gboolean
was_written_to (int watch)
{
  char buffer[4096];

  return read (watch, buffer, sizeof buffer) > 0;
}

/* SQLITE_TMPDIR was set in main(), before SQLite looked. */
static void
test_no_temporary_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QorganConnection) connection = NULL;
  int watch = inotify_init1 (IN_NONBLOCK | IN_CLOEXEC);

  make_casebook (fixture->path, 100);
  g_assert_cmpint (inotify_add_watch (watch, g_getenv ("SQLITE_TMPDIR"), IN_CREATE), >=, 0);
  connection = open_casebook (fixture->path, QORGAN_OPEN_DEFAULT);
  spill (connection);
  g_assert_false (was_written_to (watch));
  /* The same work with the setting undone does write there, so the silence above means something. */
  run_sql (connection, "PRAGMA temp_store = FILE");
  spill (connection);
  g_assert_true (was_written_to (watch));
  close (watch);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (50 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

static const char endless[] = "WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n)"
                              " SELECT count(*) FROM n";

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QorganConnection) connection = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (QorganStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_row = TRUE;
  gint64 start;
  GThread *thread;

  make_casebook (fixture->path, 10);
  connection = open_casebook (fixture->path, QORGAN_OPEN_DEFAULT);
  qorgan_connection_set_cancellable (connection, cancellable);
  statement = qorgan_connection_prepare (connection, endless, &error);
  start = g_get_monotonic_time ();
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (qorgan_statement_step (statement, &has_row, &error));
  g_assert_cmpint (g_get_monotonic_time () - start, <, (50 + 200) * 1000);
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_INTERRUPTED);
  g_assert_false (has_row);
  g_clear_error (&error);
  g_thread_join (thread);

  /* It goes on stopping statements, short ones too, until it is taken away. */
  g_clear_pointer (&statement, qorgan_statement_free);
  statement = qorgan_connection_prepare (connection, "SELECT 1", &error);
  g_assert_false (qorgan_statement_step (statement, &has_row, &error));
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_INTERRUPTED);
  qorgan_connection_set_cancellable (connection, NULL);
  g_assert_cmpint (query_number (connection, "SELECT count(*) FROM word"), ==, 10);
}

/* A write that is stopped takes its whole transaction back, and what follows works. */
static void
test_cancel_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QorganConnection) connection = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;

  make_casebook (fixture->path, 10);
  connection = open_casebook (fixture->path, QORGAN_OPEN_DEFAULT);
  g_assert_true (qorgan_connection_begin (connection, &error));
  run_sql (connection, "DELETE FROM word WHERE id = 1");
  qorgan_connection_set_cancellable (connection, cancellable);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (qorgan_connection_exec (connection,
                                          "INSERT INTO word (text) WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL"
                                          " SELECT value + 1 FROM n) SELECT value FROM n",
                                          &error));
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_INTERRUPTED);
  g_clear_error (&error);
  g_thread_join (thread);
  g_assert_true (qorgan_connection_rollback (connection, &error));
  g_assert_no_error (error);
  qorgan_connection_set_cancellable (connection, NULL);
  g_assert_cmpint (query_number (connection, "SELECT count(*) FROM word"), ==, 10);
  write_again (connection, 11);
}

/* Commits row after row, telling the parent each number once it is confirmed, until it is killed. */
static void
write_until_killed (const char *path, int confirmed)
{
  QorganConnection *connection = open_casebook (path, QORGAN_OPEN_DEFAULT);
  gint64 next = query_number (connection, "SELECT max(id) + 1 FROM word");

  while (TRUE)
    {
      g_autofree char *text = word_text ((int) next);
      g_autoptr (QorganCachedStatement) insert = NULL;

      g_assert_true (qorgan_connection_begin (connection, NULL));
      insert = qorgan_connection_statement (connection, "INSERT INTO word (id, text) VALUES (?1, ?2)", NULL);
      qorgan_statement_bind_int64 (insert, 1, next);
      qorgan_statement_bind_text (insert, 2, text);
      g_assert_true (qorgan_statement_run (insert, NULL));
      g_assert_true (qorgan_connection_commit (connection, NULL));
      g_assert_cmpint (write (confirmed, &next, sizeof next), ==, sizeof next);
      next++;
    }
}

static gint64
kill_while_writing (const char *path)
{
  int confirmed[2];
  gint64 last = 0;
  gint64 number;
  pid_t child;

  g_assert_cmpint (pipe (confirmed), ==, 0);
  child = fork ();
  if (child == 0)
    {
      write_until_killed (path, confirmed[1]);
      _exit (1);
    }
  close (confirmed[1]);
  g_assert_cmpint (read (confirmed[0], &last, sizeof last), ==, sizeof last); /* it has begun */
  g_usleep ((gulong) g_test_rand_int_range (0, 20000));
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  while (read (confirmed[0], &number, sizeof number) == sizeof number)
    last = number;
  close (confirmed[0]);
  return last;
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  make_casebook (fixture->path, 10);
  for (guint i = 0; i < 30; i++)
    {
      gint64 last = kill_while_writing (fixture->path);
      g_autoptr (QorganConnection) connection = open_casebook (fixture->path, QORGAN_OPEN_DEFAULT);
      g_autofree char *verdict = query_text (connection, "PRAGMA integrity_check");
      g_autofree char *expected = word_text ((int) last);
      g_autofree char *sql = g_strdup_printf ("SELECT text FROM word WHERE id = %" G_GINT64_FORMAT, last);
      g_autofree char *text = query_text (connection, sql);

      g_assert_cmpstr (verdict, ==, "ok");
      g_assert_cmpstr (text, ==, expected);
      /* Nothing before it is missing, and at most the one that was being confirmed came after. */
      g_assert_cmpint (query_number (connection, "SELECT max(id) - count(*) FROM word"), ==, 0);
      g_assert_cmpint (query_number (connection, "SELECT max(id) FROM word"), <=, last + 1);
    }
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/db/connection/", name, NULL);

  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_autofree char *temporary = g_dir_make_tmp ("qorgan-sqlite-XXXXXX", NULL);
  int result;

  g_setenv ("SQLITE_TMPDIR", temporary, TRUE);
  g_test_init (&argc, &argv, NULL);

  add ("settings", test_settings);
  add ("transactions", test_transactions);
  add ("failed-commit", test_failed_commit);
  add ("error-messages", test_error_messages);
  add ("file-too-large", test_file_too_large);
  add ("disk-full", test_disk_full);
  add ("gone", test_gone);
  add ("no-temporary-files", test_no_temporary_files);
  add ("cancel", test_cancel);
  add ("cancel-write", test_cancel_write);
  add ("killed", test_killed);
  result = g_test_run ();
  g_rmdir (temporary);
  return result;
}
