/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tests of src/db share; see the header.
 */
#include "fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <linux/capability.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("qorgan-db-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.casebook", NULL);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_chmod (folder, 0700);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_remove (path) != 0)
        remove_folder (path);
    }
  g_rmdir (folder);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  remove_folder (fixture->folder);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
  g_free (fixture->folder);
  g_free (fixture->path);
}

QorganConnection *
open_casebook (const char *path, QorganOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  QorganConnection *connection = qorgan_connection_open (path, flags, TEST_APPLICATION_ID, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (connection);
  return connection;
}

void
run_sql (QorganConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;

  qorgan_connection_exec (connection, sql, &error);
  g_assert_no_error (error);
}

gint64
query_number (QorganConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganStatement) statement = qorgan_connection_prepare (connection, sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  qorgan_statement_step (statement, &has_row, &error);
  g_assert_no_error (error);
  g_assert_true (has_row);
  return qorgan_statement_int64 (statement, 0);
}

char *
query_text (QorganConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganStatement) statement = qorgan_connection_prepare (connection, sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  qorgan_statement_step (statement, &has_row, &error);
  g_assert_no_error (error);
  g_assert_true (has_row);
  return g_strdup (qorgan_statement_text (statement, 0));
}

char *
word_text (int id)
{
  return g_strdup_printf ("%d: Лукпан Ахмедьяров, қорған %d", id, id * 7919 % 10007);
}

void
make_casebook (const char *path, int n_rows)
{
  g_autoptr (QorganConnection) connection = open_casebook (path, QORGAN_OPEN_CREATE);
  g_autoptr (QorganStatement) insert = NULL;
  g_autoptr (GError) error = NULL;

  qorgan_connection_begin (connection, &error);
  g_assert_no_error (error);
  run_sql (connection, "CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;"
                       "CREATE INDEX word_text ON word (text);"
                       "PRAGMA user_version = 1;");
  insert = qorgan_connection_prepare (connection, "INSERT INTO word (id, text) VALUES (?1, ?2)", &error);
  g_assert_no_error (error);
  for (int id = 1; id <= n_rows; id++)
    {
      g_autofree char *text = word_text (id);

      qorgan_statement_bind_int64 (insert, 1, id);
      qorgan_statement_bind_text (insert, 2, text);
      qorgan_statement_run (insert, &error);
      g_assert_no_error (error);
    }
  qorgan_connection_commit (connection, &error);
  g_assert_no_error (error);
  qorgan_connection_keep (connection);
}

/* NULL where it cannot be read at all: a folder, a pipe, nothing. */
static GBytes *
try_read_bytes (const char *path)
{
  char *contents = NULL;
  gsize size = 0;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents (path, &contents, &size, NULL))
    return NULL;
  return g_bytes_new_take (contents, size);
}

GBytes *
read_bytes (const char *path)
{
  GBytes *bytes = try_read_bytes (path);

  g_assert_nonnull (bytes);
  return bytes;
}

void
write_bytes (const char *path, gconstpointer data, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

gboolean
exists_beside (const char *path, const char *suffix)
{
  g_autofree char *beside = g_strconcat (path, suffix, NULL);

  return g_file_test (beside, G_FILE_TEST_EXISTS);
}

char *
assert_open_fails (const char *path, QorganOpenFlags flags, QorganDbError code)
{
  g_autoptr (GBytes) before = try_read_bytes (path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganConnection) connection = NULL;

  connection = qorgan_connection_open (path, flags, TEST_APPLICATION_ID, NULL, &error);
  g_assert_error (error, QORGAN_DB_ERROR, (int) code);
  g_assert_null (connection);
  after = try_read_bytes (path);
  g_assert_true (before == NULL ? after == NULL : after != NULL && g_bytes_equal (before, after));
  /* A message is whole sentences. */
  g_assert_true (g_unichar_isupper (g_utf8_get_char (error->message)) || g_str_has_prefix (error->message, "“"));
  g_assert_true (g_str_has_suffix (error->message, "."));
  return g_strdup (error->message);
}

void
drop_capabilities (void)
{
  struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
  struct __user_cap_data_struct none[2] = { 0 };

  g_assert_cmpint (syscall (SYS_capset, &header, none), ==, 0);
}
