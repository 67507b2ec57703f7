/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which program has a file open: a person who is told only “in use” cannot do anything about it. */
#include "qorgan-db-holder.h"
#include "qorgan-db-error.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <pwd.h>
#include <sys/stat.h>

/* The bytes SQLite locks: the pending byte, the reserved byte and 510 shared ones (os.h of SQLite). */
#define LOCK_START 0x40000000
#define LOCK_LENGTH 512

pid_t
qorgan_db_holder_find (int fd)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCK_START, .l_len = LOCK_LENGTH };

  if (fcntl (fd, F_GETLK, &lock) != 0 || lock.l_type == F_UNLCK)
    return -1;
  return MAX (lock.l_pid, 0);
}

static char *
dup_user_name (uid_t uid)
{
  struct passwd entry;
  struct passwd *found = NULL;
  char buffer[4096];

  if (getpwuid_r (uid, &entry, buffer, sizeof buffer, &found) == 0 && found != NULL)
    return g_utf8_make_valid (found->pw_name, -1);
  return g_strdup_printf ("%u", (unsigned) uid);
}

void
qorgan_db_holder_set_error (GError **error, const char *name, pid_t pid)
{
  g_autofree char *folder = g_strdup_printf ("/proc/%d", (int) pid);
  g_autofree char *comm = g_build_filename (folder, "comm", NULL);
  g_autofree char *raw = NULL;
  struct stat info;

  if (pid > 0 && stat (folder, &info) == 0 && g_file_get_contents (comm, &raw, NULL, NULL))
    {
      g_autofree char *program = g_utf8_make_valid (g_strchomp (raw), -1);
      g_autofree char *user = dup_user_name (info.st_uid);

      g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_IN_USE,
                   /* Translators: %1$s is a file name, %2$s the name of a program, %3$d its process number, %4$s the
                    * login name of the person who started it. */
                   _ ("“%1$s” is open in another program (%2$s, process %3$d, user %4$s). Close it there, then open it "
                      "here again."),
                   name, program, (int) pid, user);
    }
  else
    g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_IN_USE,
                 /* Translators: %s is a file name. */
                 _ ("“%s” is open in another program, perhaps on another computer. Close it there, then open it here "
                    "again."),
                 name);
}
