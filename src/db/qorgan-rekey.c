/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Giving a casebook another key, or its first, or none. From key to key SQLCipher rewrites the pages in place, in one
 * transaction. Between encrypted and plain it cannot, so a complete copy is made and the caller puts it in the place of
 * the old file.
 */
#include "qorgan-connection.h"
#include "qorgan-db-key.h"
#include "qorgan-db-private.h"
#include "qorgan-statement.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

gboolean
qorgan_connection_rekey (QorganConnection *self, GBytes *key, GError **error)
{
  g_autoptr (QorganDbKeyText) text = NULL;
  int size, code;

  g_return_val_if_fail (self != NULL && key != NULL, FALSE);
  g_return_val_if_fail (sqlite3_get_autocommit (self->db), FALSE);

  text = qorgan_db_key_dup_text (key, &size);
  code = sqlite3_rekey (self->db, text, size);
  if (code != SQLITE_OK)
    {
      qorgan_db_error_set (error, self->db, code);
      return FALSE;
    }
  return TRUE;
}

static gboolean
attach (QorganConnection *self, const char *path, GBytes *key, GError **error)
{
  g_autoptr (QorganStatement) statement = qorgan_connection_prepare (self, "ATTACH DATABASE ?1 AS copy KEY ?2", error);
  g_autoptr (QorganDbKeyText) text = NULL;
  int size;

  if (statement == NULL)
    return FALSE;
  if (key != NULL)
    text = qorgan_db_key_dup_text (key, &size);
  qorgan_statement_bind_text (statement, 1, path);
  /* Bound, not written into the SQL. An empty key means none. */
  qorgan_statement_bind_static_text (statement, 2, text != NULL ? text : "");
  return qorgan_statement_run (statement, error);
}

/* Schema, rows and search index by SQLCipher's own function; the two numbers in the header are not part of it. */
static gboolean
fill (QorganConnection *self, GError **error)
{
  gint64 application_id = qorgan_connection_get_pragma (self, "application_id", error);
  gint64 version = application_id != -1 ? qorgan_connection_get_pragma (self, "user_version", error) : -1;
  g_autofree char *numbers = g_strdup_printf ("PRAGMA copy.application_id = %d; PRAGMA copy.user_version = %d",
                                              (gint32) application_id, (gint32) version);
  gboolean filled;

  if (version == -1)
    return FALSE;
  /* The export writes the copy's schema table itself, which the protection of ours forbids. */
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  filled = qorgan_connection_exec (self, "SELECT sqlcipher_export ('copy')", error)
           && qorgan_connection_exec (self, numbers, error);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  return filled;
}

static gboolean
sync_file (const char *path, GError **error)
{
  g_autofd int fd = open (path, O_RDWR | O_CLOEXEC);

  if (fd >= 0 && fsync (fd) == 0)
    return TRUE;
  qorgan_db_error_set (error, NULL, SQLITE_IOERR);
  return FALSE;
}

gboolean
qorgan_connection_copy_to (QorganConnection *self, const char *path, GBytes *key, GError **error)
{
  g_autoptr (QorganDbFile) file = NULL;
  gboolean copied;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);
  g_return_val_if_fail (sqlite3_get_autocommit (self->db), FALSE);

  file = qorgan_db_file_create (path, error);
  if (file == NULL || !attach (self, qorgan_db_file_get_path (file), key, error))
    return FALSE;
  copied = fill (self, error);
  copied = qorgan_connection_exec (self, "DETACH DATABASE copy", copied ? error : NULL) && copied;
  if (!copied || !sync_file (qorgan_db_file_get_path (file), error))
    return FALSE;
  qorgan_db_file_keep (file);
  return TRUE;
}
