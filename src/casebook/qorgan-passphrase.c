/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing, setting and removing the passphrase of the open casebook. From one passphrase to another the pages are
 * encrypted anew in place. Between plain and encrypted a complete copy is made, opened to see that it is whole, and put
 * in the place of the file; what was plain is then overwritten, as far as a disk lets a program do that. */

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "qorgan-passphrase.h"

#define WORKING_SUFFIX ".qorgan-new"

static gboolean
check_passphrase (QorganSession *self, const char *passphrase, const QorganVaultCost *cost, GError **error)
{
  g_autoptr (GBytes) salt = NULL;
  g_autoptr (GBytes) key = NULL;

  if (self->key == NULL)
    return TRUE;
  salt = g_bytes_new_from_bytes (self->key, 32, 16);
  key = qorgan_vault_derive_key (passphrase != NULL ? passphrase : "", salt, cost, error);
  if (key == NULL)
    return FALSE;
  if (g_bytes_equal (key, self->key))
    return TRUE;
  g_set_error_literal (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_WRONG_KEY, _ ("This is not the passphrase."));
  return FALSE;
}

/* Flash memory may keep an old copy all the same; the texts for people say so. */
static void
overwrite (int fd)
{
  static const char zeros[64 * 1024];
  struct stat info;

  if (fstat (fd, &info) != 0)
    return;
  for (off_t at = 0; at < info.st_size; at += (off_t) sizeof zeros)
    if (pwrite (fd, zeros, (size_t) MIN ((off_t) sizeof zeros, info.st_size - at), at) <= 0)
      break;
  fsync (fd);
}

static gboolean
replace_file (const char *path, const char *working, gboolean overwrite_old, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int old = overwrite_old ? open (path, O_WRONLY | O_CLOEXEC) : -1;
  g_autofd int place = -1;

  if (g_rename (working, path) != 0)
    {
      g_set_error_literal (
          error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FAILED,
          _ ("The new file could not be put in the place of the old one. The casebook is as it was. Check "
             "that you may write in its folder, then try again."));
      return FALSE;
    }
  place = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (place >= 0)
    fsync (place);
  if (old >= 0)
    overwrite (old);
  return TRUE;
}

static gboolean
is_whole (const char *path, guint32 application_id, GBytes *key, GError **error)
{
  g_autoptr (QorganConnection) copy = qorgan_connection_open (path, QORGAN_OPEN_DEFAULT, application_id, key, error);
  g_autoptr (QorganStatement) check
      = copy != NULL ? qorgan_connection_prepare (copy, "PRAGMA quick_check", error) : NULL;
  gboolean has_row = FALSE;

  if (check == NULL || !qorgan_statement_step (check, &has_row, error))
    return FALSE;
  if (has_row && g_strcmp0 (qorgan_statement_text (check, 0), "ok") == 0)
    return TRUE;
  g_set_error_literal (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_DAMAGED,
                       _ ("The new file did not come out whole and was thrown away. The casebook is as it was."));
  return FALSE;
}

/**
 * qorgan_passphrase_remove_remains:
 * @path: (type filename): a casebook that is open here, and so nowhere else
 *
 * Removes what a change left beside it that was ended by force. The copy may be the readable one.
 */
void
qorgan_passphrase_remove_remains (const char *path)
{
  static const char *const endings[] = { WORKING_SUFFIX, WORKING_SUFFIX "-journal", WORKING_SUFFIX "-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *remains = g_strconcat (path, endings[i], NULL);
      g_autofd int fd = open (remains, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);

      if (fd < 0)
        continue;
      overwrite (fd);
      g_unlink (remains);
    }
}

/* Leaves the session with an open connection whatever fails, if the disk lets it. */
static gboolean
move_into_copy (QorganSession *self, const char *path, guint32 application_id, GBytes *key, GError **error)
{
  g_autofree char *working = g_strconcat (path, WORKING_SUFFIX, NULL);
  gboolean moved;

  qorgan_passphrase_remove_remains (path);
  if (!qorgan_connection_copy_to (self->connection, working, key, error))
    return FALSE;
  if (!is_whole (working, application_id, key, error))
    {
      g_unlink (working);
      return FALSE;
    }
  g_clear_pointer (&self->connection, qorgan_connection_close);
  moved = replace_file (path, working, self->key == NULL, error);
  if (!moved)
    g_unlink (working);
  self->connection = qorgan_connection_open (path, QORGAN_OPEN_DEFAULT, application_id, moved ? key : self->key,
                                             moved ? error : NULL);
  return moved && self->connection != NULL;
}

/**
 * qorgan_passphrase_change:
 * @self: a session
 * @path: (type filename): the file
 * @application_id: what the file carries
 * @old: (nullable): the passphrase it has; ignored where it has none
 * @new: (nullable): the one it shall have; %NULL: none
 * @cost: normally &qorgan_vault_cost
 * @error: return location for a QORGAN_DB_ERROR_WRONG_KEY, a QORGAN_CASEBOOK_ERROR or an error of the file
 *
 * Returns: whether @new opens the casebook from now on; if not, @old still does
 */
gboolean
qorgan_passphrase_change (QorganSession *self,
                          const char *path,
                          guint32 application_id,
                          const char *old,
                          const char *new,
                          const QorganVaultCost *cost,
                          GError **error)
{
  g_autoptr (GBytes) salt = NULL;
  g_autoptr (GBytes) key = NULL;

  if (qorgan_connection_is_read_only (self->connection))
    {
      g_set_error_literal (
          error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_READ_ONLY,
          _ ("This casebook is open for reading only. Nothing was changed. Copy the file to a folder of "
             "your own to work on it."));
      return FALSE;
    }
  if (!check_passphrase (self, old, cost, error))
    return FALSE;
  if (new != NULL)
    {
      salt = qorgan_vault_new_salt (error);
      key = salt != NULL ? qorgan_vault_derive_key (new, salt, cost, error) : NULL;
      if (key == NULL)
        return FALSE;
    }
  else if (self->key == NULL)
    return TRUE;
  if (self->key != NULL && key != NULL ? !qorgan_connection_rekey (self->connection, key, error)
                                       : !move_into_copy (self, path, application_id, key, error))
    return FALSE;
  g_clear_pointer (&self->key, g_bytes_unref);
  self->key = g_steal_pointer (&key);
  self->visit = 0;
  return TRUE;
}
