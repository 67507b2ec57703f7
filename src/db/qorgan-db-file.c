/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Proofs on a casebook file before SQLite sees it. SQLite takes an empty or cut file for an empty database, and would
 * start to convert a foreign one; here each of these gets its own answer and not a byte is changed.
 */
#include "qorgan-db-file.h"
#include "qorgan-db-error.h"
#include "qorgan-db-holder.h"
#include "qorgan-db-key.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <gio/gunixmounts.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER_SIZE 100
#define HEADER_MAGIC "SQLite format 3"

struct _QorganDbFile
{
  char *path;
  char *name; /* for messages */
  dev_t device;
  ino_t inode;
  guint8 salt[QORGAN_DB_SALT_SIZE]; /* of a locked file */
  gboolean locked;
  gboolean is_new;
  gboolean read_only;
  gboolean leftovers; /* it was not closed properly: a log with content lies beside it */
};

/* Closing any descriptor of a file drops all POSIX locks this process has on it, SQLite's too. So a file that is open
 * here already must not be opened a second time, not even to look at its header. */
static GMutex claims_lock;
static GPtrArray *claims; /* of QorganDbFile, borrowed */

static gboolean
claim (QorganDbFile *file)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&claims_lock);

  if (claims == NULL)
    claims = g_ptr_array_new ();
  for (guint i = 0; i < claims->len; i++)
    {
      const QorganDbFile *other = g_ptr_array_index (claims, i);

      if (other->device == file->device && other->inode == file->inode)
        return FALSE;
    }
  g_ptr_array_add (claims, file);
  return TRUE;
}

static void
unclaim (QorganDbFile *file)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&claims_lock);

  if (claims == NULL)
    return;
  g_ptr_array_remove_fast (claims, file);
  if (claims->len == 0)
    g_clear_pointer (&claims, g_ptr_array_unref);
}

static gboolean
is_nonempty_file (const char *path, const char *suffix)
{
  g_autofree char *beside = g_strconcat (path, suffix, NULL);
  struct stat info;

  return stat (beside, &info) == 0 && info.st_size > 0;
}

static gboolean
find_leftovers (const char *path)
{
  return is_nonempty_file (path, "-wal") || is_nonempty_file (path, "-journal");
}

static void
set_errno_error (GError **error, const char *name, int cause)
{
  switch (cause)
    {
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_NOT_FOUND,
                   /* Translators: %s is a file name. */
                   _ ("There is no file “%s”. It may have been moved or renamed, or its disk is not connected."), name);
      break;
    case EACCES:
    case EPERM:
      g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FAILED,
                   /* Translators: %s is a file name. */
                   _ ("You have no permission to read “%s”. Ask its owner, or whoever runs this computer."), name);
      break;
    default:
      g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FAILED,
                   /* Translators: %1$s is a file name, %2$s the system's own words for the error. */
                   _ ("“%1$s” could not be read: %2$s. Nothing was changed. Check that the file is still there and "
                      "that you may read it, then try again."),
                   name, g_strerror (cause));
    }
}

static void
set_cut_error (GError **error, const char *name)
{
  g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_CUT,
               /* Translators: %s is a file name. */
               _ ("The end of “%s” is missing: it was probably not copied or downloaded completely. Nothing was "
                  "changed. Copy it again from where it came, or go back to your latest backup."),
               name);
}

static gboolean
check_kind (QorganDbFile *file, const struct stat *info, GError **error)
{
  if (S_ISDIR (info->st_mode))
    g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_NOT_REGULAR,
                 /* Translators: %s is the name of a folder. */
                 _ ("“%s” is a folder. Choose a casebook file inside it."), file->name);
  else if (!S_ISREG (info->st_mode))
    g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_NOT_REGULAR,
                 /* Translators: %s is the name of something that is neither a file nor a folder. */
                 _ ("“%s” is not a file but a device or a connection between programs. Choose a casebook file."),
                 file->name);
  else if (info->st_size == 0)
    g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_EMPTY,
                 /* Translators: %s is a file name. */
                 _ ("“%s” is empty (0 bytes), so there is no casebook in it. If there was one, go back to your latest "
                    "backup."),
                 file->name);
  else
    return TRUE;
  return FALSE;
}

/* Locks do not reach reliably from one computer to another, and two that write at once destroy the file. */
gboolean
qorgan_db_file_system_is_remote (const char *type)
{
  static const char *const remote[] = {
    "afs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.ceph",
    "fuse.glusterfs",
    "fuse.gvfsd-fuse",
    "fuse.gvfs-fuse-daemon",
    "fuse.rclone",
    "fuse.sshfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
    NULL,
  };

  return g_strv_contains (remote, type);
}

static gboolean
check_place (const char *name, const char *path, GError **error)
{
  g_autoptr (GUnixMountEntry) mount = g_unix_mount_entry_for (path, NULL);

  if (mount == NULL || !qorgan_db_file_system_is_remote (g_unix_mount_entry_get_fs_type (mount)))
    return TRUE;
  g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_NOT_LOCAL,
               /* Translators: %s is a file name. */
               _ ("“%s” is on a network drive, where a casebook is destroyed when two computers write to it. "
                  "Nothing was opened or changed. Use a disk of this computer, or copy the casebook to one and open "
                  "the copy."),
               name);
  return FALSE;
}

static guint32
read_uint32 (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

/* The fields of the header are described in SQLite's "Database File Format", 1.3. */
static gboolean
check_identity (QorganDbFile *file, const guint8 *header, gsize header_size, guint32 application_id, GError **error)
{
  if (file->locked)
    return TRUE; /* the number can be read only with the key */
  if (memcmp (header, HEADER_MAGIC, MIN (header_size, sizeof HEADER_MAGIC)) != 0)
    g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_NOT_DATABASE,
                 /* Translators: %s is a file name. */
                 _ ("“%s” is not a casebook. Nothing was changed."), file->name);
  else if (header_size < HEADER_SIZE)
    set_cut_error (error, file->name);
  else if (read_uint32 (header + 68) != application_id)
    g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_NOT_CASEBOOK,
                 /* Translators: %s is a file name. */
                 _ ("“%s” is a database of another program, not a casebook. Nothing was changed."), file->name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_size (QorganDbFile *file, const guint8 *header, gint64 file_size, GError **error)
{
  guint32 page_size = file->locked ? QORGAN_DB_PAGE_SIZE : (guint32) header[16] << 8 | header[17];
  gint64 n_pages = 0;

  page_size = page_size == 1 ? 65536 : page_size;
  if (page_size < 512 || (page_size & (page_size - 1)) != 0)
    {
      g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_DAMAGED,
                   /* Translators: %s is a file name. */
                   _ ("“%s” is damaged: its first page cannot be read. Nothing was changed. Copy the file to a safe "
                      "place before you do anything else, then go back to your latest backup."),
                   file->name);
      return FALSE;
    }
  /* After a crash the file may be shorter and the log beside it hold the rest. */
  if (file->leftovers)
    return TRUE;
  /* The number of pages counts only where it was written together with the change counter. */
  if (!file->locked && read_uint32 (header + 24) == read_uint32 (header + 92))
    n_pages = read_uint32 (header + 28);
  if (file_size % page_size != 0 || file_size < n_pages * page_size)
    {
      set_cut_error (error, file->name);
      return FALSE;
    }
  return TRUE;
}

static gssize
read_start (int fd, guint8 *buffer, gsize size)
{
  gsize n_read = 0;

  while (n_read < size)
    {
      ssize_t n = pread (fd, buffer + n_read, size - n_read, (off_t) n_read);

      if (n == 0)
        break;
      if (n > 0)
        n_read += (gsize) n;
      else if (errno != EINTR)
        return -1;
    }
  return (gssize) n_read;
}

static void
find_lock (QorganDbFile *file, const guint8 *page, gsize n_read, gint64 size)
{
  file->locked = n_read == QORGAN_DB_PAGE_SIZE && (size % QORGAN_DB_PAGE_SIZE == 0 || file->leftovers)
                 && memcmp (page, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0 && qorgan_db_key_may_fit (page);
  if (file->locked)
    memcpy (file->salt, page, sizeof file->salt);
}

/* Everything that needs the file open. Non-blocking, so that a pipe put in its place meanwhile cannot hold us. */
static gboolean
check_content (QorganDbFile *file, guint32 application_id, GError **error)
{
  g_autofd int fd = open (file->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  guint8 header[QORGAN_DB_PAGE_SIZE] = { 0 };
  struct stat info;
  gssize n_read;
  pid_t holder;

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      set_errno_error (error, file->name, errno);
      return FALSE;
    }
  /* First of all: while another program writes, the rest need not hang together. */
  holder = qorgan_db_holder_find (fd);
  if (holder >= 0)
    {
      qorgan_db_holder_set_error (error, file->name, holder);
      return FALSE;
    }
  n_read = read_start (fd, header, sizeof header);
  if (n_read < 0)
    {
      set_errno_error (error, file->name, errno);
      return FALSE;
    }
  find_lock (file, header, (gsize) n_read, info.st_size);
  return check_identity (file, header, (gsize) n_read, application_id, error)
         && check_size (file, header, info.st_size, error);
}

static gboolean
can_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0
         && faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0;
}

/* Read without its log, the file would show old data as if nothing were missing. */
static gboolean
check_leftovers (QorganDbFile *file, GError **error)
{
  if (!file->read_only || !file->leftovers)
    return TRUE;
  g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_READ_ONLY,
               /* Translators: %s is a file name, twice the same. */
               _ ("“%1$s” was not closed properly: its last changes are in the file “%1$s-wal” beside it, and they "
                  "cannot be read while the file or its folder may not be written. Nothing was changed. Copy both "
                  "files to a folder where you may write and open the copy."),
               file->name);
  return FALSE;
}

QorganDbFile *
qorgan_db_file_examine (const char *path, gboolean read_only, guint32 application_id, GError **error)
{
  g_autoptr (QorganDbFile) file = g_new0 (QorganDbFile, 1);
  g_autofree char *resolved = NULL;
  struct stat info;

  file->name = g_filename_display_basename (path);
  resolved = realpath (path, NULL);
  if (resolved == NULL || stat (resolved, &info) != 0)
    {
      set_errno_error (error, file->name, errno);
      return NULL;
    }
  file->path = g_strdup (resolved);
  file->device = info.st_dev;
  file->inode = info.st_ino;
  if (!check_kind (file, &info, error) || !check_place (file->name, file->path, error))
    return NULL;
  if (!claim (file))
    {
      g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_IN_USE,
                   /* Translators: %s is a file name. */
                   _ ("“%s” is open already in this program."), file->name);
      return NULL;
    }
  file->leftovers = find_leftovers (file->path);
  file->read_only = read_only || !can_write (file->path);
  if (!check_content (file, application_id, error) || !check_leftovers (file, error))
    return NULL;
  return g_steal_pointer (&file);
}

static void
set_create_error (GError **error, const char *name, const char *folder, int cause)
{
  switch (cause)
    {
    case EEXIST:
      g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_EXISTS,
                   /* Translators: %s is a file name. */
                   _ ("There is a file “%s” already, and it was not touched. Choose another name."), name);
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_NOT_FOUND,
                   /* Translators: %s is the path of a folder. */
                   _ ("There is no folder “%s”. Choose another place for the new casebook."), folder);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_READ_ONLY,
                   /* Translators: %s is the path of a folder. */
                   _ ("Nothing can be written in the folder “%s”. Choose another place for the new casebook."), folder);
      break;
    case ENOSPC:
    case EDQUOT:
      g_set_error_literal (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FULL,
                           _ ("There is no space left on the disk, so the casebook was not created. Free some space, "
                              "then try again."));
      break;
    default:
      g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FAILED,
                   /* Translators: %1$s is a file name, %2$s the system's own words for the error. */
                   _ ("“%1$s” could not be created: %2$s. Nothing was changed. Choose another place, then try "
                      "again."),
                   name, g_strerror (cause));
    }
}

/* A power cut must not take the name of the new file away. A file system that cannot do this still has the file. */
static void
sync_folder (const char *folder)
{
  g_autofd int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0)
    fsync (fd);
}

/* SQLite would read such a log into the new file, or delete it; it may be all that is left of somebody's work. */
static gboolean
check_no_stale_log (QorganDbFile *file, GError **error)
{
  if (!find_leftovers (file->path))
    return TRUE;
  g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_EXISTS,
               /* Translators: %s is a file name, twice the same. */
               _ ("Beside “%1$s” there is the file “%1$s-wal” of a casebook that was there before, and it was not "
                  "touched. Choose another name."),
               file->name);
  return FALSE;
}

QorganDbFile *
qorgan_db_file_create (const char *path, GError **error)
{
  g_autoptr (QorganDbFile) file = g_new0 (QorganDbFile, 1);
  g_autofree char *given_folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *folder = realpath (given_folder, NULL);
  g_autofree char *shown_folder = g_filename_display_name (given_folder);
  g_autofd int fd = -1;
  struct stat info;

  file->name = g_filename_display_basename (path);
  if (folder == NULL)
    {
      set_create_error (error, file->name, shown_folder, errno);
      return NULL;
    }
  file->path = g_build_filename (folder, base, NULL);
  if (!check_place (file->name, folder, error) || !check_no_stale_log (file, error))
    return NULL;
  fd = open (file->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      set_create_error (error, file->name, shown_folder, errno);
      return NULL;
    }
  file->is_new = TRUE;
  sync_folder (folder);
  if (fstat (fd, &info) != 0)
    {
      set_create_error (error, file->name, shown_folder, errno);
      return NULL;
    }
  file->device = info.st_dev;
  file->inode = info.st_ino;
  claim (file);
  return g_steal_pointer (&file);
}

/* Takes back a casebook that was never finished; only what was made here, not what somebody put in its place. */
static void
remove_unfinished (QorganDbFile *file)
{
  g_autofree char *log = g_strconcat (file->path, "-wal", NULL);
  g_autofree char *journal = g_strconcat (file->path, "-journal", NULL);
  struct stat info;

  if (lstat (file->path, &info) != 0 || info.st_dev != file->device || info.st_ino != file->inode)
    return;
  g_unlink (file->path);
  g_unlink (log);
  g_unlink (journal);
}

void
qorgan_db_file_free (QorganDbFile *file)
{
  if (file->is_new)
    remove_unfinished (file);
  unclaim (file);
  g_free (file->path);
  g_free (file->name);
  g_free (file);
}

void
qorgan_db_file_keep (QorganDbFile *file)
{
  file->is_new = FALSE;
}

const char *
qorgan_db_file_get_path (QorganDbFile *file)
{
  return file->path;
}

gboolean
qorgan_db_file_is_new (QorganDbFile *file)
{
  return file->is_new;
}

gboolean
qorgan_db_file_is_locked (QorganDbFile *file)
{
  return file->locked;
}

const guint8 *
qorgan_db_file_get_salt (QorganDbFile *file)
{
  return file->salt;
}

/* Call it before SQLite has the file open: closing the descriptor drops this process's locks. */
guint8 *
qorgan_db_file_read_pages (QorganDbFile *file, gsize *n_pages)
{
  g_autofd int fd = open (file->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  guint8 *pages = g_malloc (*n_pages * QORGAN_DB_PAGE_SIZE);
  ssize_t n_read = fd >= 0 ? pread (fd, pages, *n_pages * QORGAN_DB_PAGE_SIZE, QORGAN_DB_PAGE_SIZE) : -1;

  *n_pages = n_read > 0 ? (gsize) n_read / QORGAN_DB_PAGE_SIZE : 0;
  return pages;
}

gboolean
qorgan_db_file_is_read_only (QorganDbFile *file)
{
  return file->read_only;
}

gboolean
qorgan_db_file_check_place (QorganDbFile *file, GError **error)
{
  struct stat info;

  if (stat (file->path, &info) != 0)
    g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_GONE,
                 /* Translators: %s is a file name. */
                 _ ("“%s” is no longer in its place: it was moved, renamed or deleted while it was open. This was not "
                    "saved. Put the file back where it was (it may be in the trash) and try again."),
                 file->name);
  else if (info.st_dev != file->device || info.st_ino != file->inode)
    g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_GONE,
                 /* Translators: %s is a file name. */
                 _ ("Another file was put in the place of “%s” while it was open, perhaps by a program that "
                    "synchronises files. This was not saved. Keep a copy of what you typed, close the casebook and "
                    "open it again."),
                 file->name);
  else
    return TRUE;
  return FALSE;
}

void
qorgan_db_file_set_in_use_error (QorganDbFile *file, GError **error)
{
  g_autofd int fd = open (file->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  qorgan_db_holder_set_error (error, file->name, fd >= 0 ? qorgan_db_holder_find (fd) : 0);
}
