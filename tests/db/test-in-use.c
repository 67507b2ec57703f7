/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One casebook, one program: a second one is refused, told who has the file, and never takes the first one's lock away.
 */
#include "fixture.h"
#include "qorgan-db-file.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
assert_mentions (const char *message, const char *part)
{
  if (strstr (message, part) == NULL)
    g_error ("“%s” does not mention “%s”", message, part);
}

/* Asks from another process, because one's own locks are never in one's way. */
static gboolean
is_locked (const char *path)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000000, .l_len = 512 };

      g_assert_cmpint (fcntl (open (path, O_RDWR), F_GETLK, &lock), ==, 0);
      _exit (lock.l_type != F_UNLCK);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status) == 1;
}

/* A second look at the file from here would drop the lock of the first. */
static void
test_open_twice_here (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autoptr (GError) error = NULL;
  QorganConnection *connection;

  make_casebook (fixture->path, 10);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  connection = open_casebook (fixture->path, QORGAN_OPEN_DEFAULT);
  g_assert_true (is_locked (fixture->path));
  g_assert_null (qorgan_connection_open (link, QORGAN_OPEN_DEFAULT, TEST_APPLICATION_ID, NULL, &error));
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_IN_USE);
  g_clear_error (&error);
  g_assert_null (qorgan_connection_open (link, QORGAN_OPEN_READ_ONLY, TEST_APPLICATION_ID, NULL, &error));
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_IN_USE);
  g_assert_true (is_locked (fixture->path));
  qorgan_connection_close (connection);
  qorgan_connection_close (open_casebook (link, QORGAN_OPEN_DEFAULT));
}

typedef void (*HoldFunc) (const char *path);

static void
hold_with_connection (const char *path)
{
  /* Kept until the process is killed. */
  run_sql (open_casebook (path, QORGAN_OPEN_DEFAULT), "SELECT 1");
}

/* What any other SQLite program holds while it reads. */
static void
hold_as_reader (const char *path)
{
  struct flock lock = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = 0x40000002, .l_len = 510 };

  g_assert_cmpint (fcntl (open (path, O_RDONLY), F_SETLK, &lock), ==, 0);
}

static pid_t
hold_in_child (HoldFunc hold, const char *path)
{
  int ready[2];
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  if (child == 0)
    {
      hold (path);
      g_assert_cmpint (write (ready[1], "x", 1), ==, 1);
      while (TRUE)
        pause ();
    }
  close (ready[1]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  close (ready[0]);
  return child;
}

static void
test_open_elsewhere (Fixture *fixture, gconstpointer data)
{
  const HoldFunc holds[] = { hold_with_connection, hold_as_reader };

  make_casebook (fixture->path, 10);
  for (guint i = 0; i < G_N_ELEMENTS (holds); i++)
    {
      pid_t child = hold_in_child (holds[i], fixture->path);
      g_autofree char *number = g_strdup_printf ("process %d,", (int) child);
      g_autofree char *writing = assert_open_fails (fixture->path, 0, QORGAN_DB_ERROR_IN_USE);
      g_autofree char *reading = assert_open_fails (fixture->path, QORGAN_OPEN_READ_ONLY, QORGAN_DB_ERROR_IN_USE);

      assert_mentions (writing, "test.casebook");
      assert_mentions (writing, number);
      assert_mentions (writing, "test-db-in-use");
      assert_mentions (writing, g_get_user_name ());
      g_assert_cmpstr (writing, ==, reading);
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      qorgan_connection_close (open_casebook (fixture->path, QORGAN_OPEN_DEFAULT));
    }
}

/* A lock whose holder the system does not tell, as over a network. */
static void
test_open_somewhere (Fixture *fixture, gconstpointer data)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000000, .l_len = 512 };
  g_autofree char *message = NULL;
  int fd;

  make_casebook (fixture->path, 10);
  fd = open (fixture->path, O_RDWR | O_CLOEXEC);
  g_assert_cmpint (fcntl (fd, F_OFD_SETLK, &lock), ==, 0);
  message = assert_open_fails (fixture->path, QORGAN_OPEN_DEFAULT, QORGAN_DB_ERROR_IN_USE);
  assert_mentions (message, "another program");
  close (fd);
}

/* No test can mount a network drive; the names the system gives them are the part that can be wrong. */
static void
test_network_drives (Fixture *fixture, gconstpointer data)
{
  const char *const remote[] = { "nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.gvfsd-fuse" };
  const char *const local[] = { "ext4", "btrfs", "xfs", "vfat", "exfat", "fuseblk", "tmpfs", "overlay", "9p" };

  for (guint i = 0; i < G_N_ELEMENTS (remote); i++)
    g_assert_true (qorgan_db_file_system_is_remote (remote[i]));
  for (guint i = 0; i < G_N_ELEMENTS (local); i++)
    g_assert_false (qorgan_db_file_system_is_remote (local[i]));
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/db/in-use/", name, NULL);

  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  drop_capabilities ();

  add ("open-twice-here", test_open_twice_here);
  add ("open-elsewhere", test_open_elsewhere);
  add ("open-somewhere", test_open_somewhere);
  add ("network-drives", test_network_drives);
  return g_test_run ();
}
