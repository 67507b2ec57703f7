/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Opening and closing a casebook, and its transactions. Each step of opening proves something and has its own message;
 * a failed step leaves the file as it was. Why each setting: DESIGN.md section 4, Vault.
 */
#include "qorgan-connection.h"
#include "qorgan-db-key.h"
#include "qorgan-db-private.h"
#include "qorgan-statement.h"

#include <dlfcn.h>
#include <glib/gi18n-lib.h>
#include <malloc.h>

/* Virtual machine steps of SQLite between two looks at the cancellable: some tens of microseconds. */
#define STEPS_PER_LOOK 1000

static const char settings[] = "PRAGMA temp_store = MEMORY;" /* no decrypted text in /var/tmp */
                               "PRAGMA mmap_size = 0;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA cell_size_check = ON;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA cache_size = -65536;";

/* A page that is not kept is decrypted again whenever it is read, and a search in a large casebook goes over more than
 * 64 MB of them. (Others are still in the system's memory.) */
static const char locked_settings[] = "PRAGMA cache_size = -131072";

/* Comes before everything that reads the file, as some of the settings above do: the log's index is then kept in memory
 * and not in a shared file beside ours. */
static const char exclusive[] = "PRAGMA locking_mode = EXCLUSIVE";

static const char writer_settings[] = "PRAGMA synchronous = FULL;"
                                      "PRAGMA journal_size_limit = 16777216;";

static void
set_library_error (GError **error, const char *library)
{
  g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_WRONG_LIBRARY,
               /* Translators: %s is the file name of a program library. */
               _ ("Qorgan was started with a database library that cannot protect a casebook (%s). Nothing was opened "
                  "or changed. Install Qorgan again, and tell whoever packaged it."),
               library);
}

/* libsqlite3 exports the same names as libsqlcipher, and the first one loaded wins for the whole process: a casebook
 * meant to be encrypted would silently be written in clear. */
static gboolean
check_library (GError **error)
{
  Dl_info info = { 0 };
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gboolean right;

  if (dladdr ((void *) sqlite3_open_v2, &info) == 0 || info.dli_fname == NULL)
    {
      set_library_error (error, "?");
      return FALSE;
    }
  right = strstr (info.dli_fname, "libsqlcipher") != NULL
          && (sqlite3_compileoption_used ("TEMP_STORE=2") || sqlite3_compileoption_used ("TEMP_STORE=3"))
          && sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK
          && sqlite3_prepare_v2 (db, "PRAGMA cipher_version", -1, &statement, NULL) == SQLITE_OK
          && sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_bytes (statement, 0) > 0;
  sqlite3_finalize (statement);
  sqlite3_close (db);
  if (!right)
    {
      g_autofree char *library = g_filename_display_name (info.dli_fname);

      set_library_error (error, library);
    }
  return right;
}

/* A file that cannot be written is opened as one that nobody changes: SQLite then needs neither locks nor a log. */
static int
open_database (QorganConnection *self)
{
  const char *path = qorgan_db_file_get_path (self->file);
  g_autofree char *uri = NULL;
  g_autofree char *immutable = NULL;

  if (!self->read_only)
    return sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  uri = g_filename_to_uri (path, NULL, NULL);
  immutable = g_strconcat (uri, "?immutable=1", NULL);
  return sqlite3_open_v2 (immutable, &self->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
}

static gboolean
harden (QorganConnection *self, GError **error)
{
  int code = qorgan_db_ids_register (self->db);

  if (code != SQLITE_OK)
    {
      qorgan_db_error_set (error, self->db, code);
      return FALSE;
    }
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  return (self->read_only || qorgan_connection_exec (self, exclusive, error))
         && qorgan_connection_exec (self, settings, error);
}

/* Written before the log is switched on, so that the number stands in the file itself from the start. */
static gboolean
write_application_id (QorganConnection *self, guint32 application_id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA application_id = %d", (gint32) application_id);

  return qorgan_connection_exec (self, sql, error);
}

static gboolean
switch_log_on (QorganConnection *self, GError **error)
{
  g_autoptr (QorganStatement) statement = qorgan_connection_prepare (self, "PRAGMA journal_mode = WAL", error);
  gboolean has_row = FALSE;

  if (statement == NULL || !qorgan_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row || g_strcmp0 (qorgan_statement_text (statement, 0), "wal") != 0)
    {
      g_set_error_literal (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FAILED,
                           _ ("The disk this casebook is on cannot keep changes safe. Nothing was changed. Copy the "
                              "casebook to a disk of this computer and open the copy."));
      return FALSE;
    }
  return TRUE;
}

/* Never through SQL text: a statement may be logged, traced or cached. */
static int
unlock (QorganConnection *self, GBytes *key)
{
  g_autoptr (QorganDbKeyText) text = NULL;
  int size, code;

  if (key == NULL)
    return SQLITE_OK;
  text = qorgan_db_key_dup_text (key, &size);
  code = sqlite3_key (self->db, text, size);
  /* A wrong key is an answer for the person, not a line for the system's log. Heard only once there is a key. */
  return code == SQLITE_OK ? sqlite3_exec (self->db, "PRAGMA cipher_log_level = NONE", NULL, NULL, NULL) : code;
}

/* Of an encrypted file the header is noise, so what it would have told is asked for here. */
static gboolean
check_application_id (QorganConnection *self, guint32 application_id, GError **error)
{
  GError *local_error = NULL;
  gint64 found = qorgan_connection_get_pragma (self, "application_id", &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if ((guint32) found == application_id)
    return TRUE;
  g_set_error_literal (
      error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_NOT_CASEBOOK,
      _ ("The file is an encrypted database of another program, not a casebook. Nothing was changed."));
  return FALSE;
}

static gboolean
set_up (QorganConnection *self, guint32 application_id, GBytes *key, GError **error)
{
  int code = open_database (self);

  if (code == SQLITE_OK)
    code = unlock (self, key);
  if (code != SQLITE_OK)
    {
      qorgan_db_error_set (error, self->db, code);
      return FALSE;
    }
  if (!harden (self, error) || (key != NULL && !qorgan_connection_exec (self, locked_settings, error)))
    return FALSE;
  if (qorgan_db_file_is_locked (self->file) && !check_application_id (self, application_id, error))
    return FALSE;
  if (!self->read_only)
    {
      if (!qorgan_connection_exec (self, writer_settings, error))
        return FALSE;
      if (qorgan_db_file_is_new (self->file) && !write_application_id (self, application_id, error))
        return FALSE;
      if (!switch_log_on (self, error))
        return FALSE;
    }
  /* Reads the whole schema: the first thing that fails when the inside does not match the header. */
  return qorgan_connection_exec (self, "SELECT count(*) FROM sqlite_schema", error);
}

static gboolean
check_key_given (QorganDbFile *file, GBytes *key, GError **error)
{
  if (qorgan_db_file_is_new (file) || qorgan_db_file_is_locked (file) == (key != NULL))
    return TRUE;
  if (key == NULL)
    g_set_error_literal (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_LOCKED, _ ("This casebook opens with a passphrase."));
  else
    g_set_error_literal (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_WRONG_KEY,
                         _ ("This casebook has no passphrase. Nothing was changed."));
  return FALSE;
}

/* SQLite says the same of a wrong key and of a damaged first page; the other pages know better. */
static void
tell_wrong_key_from_damage (QorganDbFile *file, GBytes *key, GError **error)
{
  gsize n_pages = 16;
  g_autofree guint8 *pages = qorgan_db_file_read_pages (file, &n_pages);

  g_clear_error (error);
  if (qorgan_db_key_fits_a_page (key, pages, n_pages))
    g_set_error_literal (
        error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_DAMAGED,
        _ ("The passphrase is right, but the casebook is damaged: its first page cannot be read. Nothing "
           "was changed. Copy the file to a safe place before you do anything else, then go back to your "
           "latest backup."));
  else
    g_set_error_literal (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_WRONG_KEY, _ ("This is not the passphrase."));
}

QorganConnection *
qorgan_connection_open (const char *path, QorganOpenFlags flags, guint32 application_id, GBytes *key, GError **error)
{
  g_autoptr (QorganConnection) self = NULL;
  g_autoptr (QorganDbFile) file = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (flags != (QORGAN_OPEN_CREATE | QORGAN_OPEN_READ_ONLY), NULL);

  if (!check_library (error))
    return NULL;
  if (flags & QORGAN_OPEN_CREATE)
    file = qorgan_db_file_create (path, error);
  else
    file = qorgan_db_file_examine (path, (flags & QORGAN_OPEN_READ_ONLY) != 0, application_id, error);
  if (file == NULL || !check_key_given (file, key, error))
    return NULL;

  self = g_new0 (QorganConnection, 1);
  self->file = g_steal_pointer (&file);
  self->read_only = qorgan_db_file_is_read_only (self->file);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) qorgan_statement_free);
  if (set_up (self, application_id, key, &local_error))
    return g_steal_pointer (&self);

  if (qorgan_db_file_is_locked (self->file)
      && g_error_matches (local_error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_NOT_DATABASE))
    {
      g_clear_pointer (&self->db, sqlite3_close);
      tell_wrong_key_from_damage (self->file, key, &local_error);
    }

  /* Somebody was faster than us between the examination and the lock. */
  if (g_error_matches (local_error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_IN_USE))
    {
      g_clear_error (&local_error);
      g_clear_pointer (&self->db, sqlite3_close);
      qorgan_db_file_set_in_use_error (self->file, &local_error);
    }
  g_propagate_error (error, local_error);
  return NULL;
}

gboolean
qorgan_connection_read_salt (const char *path, guint32 application_id, GBytes **salt, GError **error)
{
  g_autoptr (QorganDbFile) file = qorgan_db_file_examine (path, FALSE, application_id, error);

  *salt = NULL;
  if (file == NULL)
    return FALSE;
  if (qorgan_db_file_is_locked (file))
    *salt = g_bytes_new (qorgan_db_file_get_salt (file), QORGAN_DB_SALT_SIZE);
  return TRUE;
}

void
qorgan_connection_keep (QorganConnection *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (sqlite3_get_autocommit (self->db));

  qorgan_db_file_keep (self->file);
}

/* SQLite moves the log into the file and removes it, being alone on it. Where that fails (a full disk) the log stays,
 * and the next opening reads it. */
static void
close_database (QorganConnection *self)
{
  int code;

  qorgan_connection_set_cancellable (self, NULL);
  qorgan_connection_rollback (self, NULL);
  g_hash_table_remove_all (self->statements);
  code = sqlite3_close (self->db);
  g_assert (code == SQLITE_OK); /* otherwise a statement has outlived its connection */
}

void
qorgan_connection_close (QorganConnection *self)
{
  g_return_if_fail (self != NULL);

  if (self->db != NULL)
    close_database (self);
  g_hash_table_unref (self->statements);
  qorgan_db_file_free (self->file);
  g_free (self);
}

gboolean
qorgan_connection_is_read_only (QorganConnection *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->read_only;
}

gboolean
qorgan_connection_exec (QorganConnection *self, const char *sql, GError **error)
{
  int code;

  g_return_val_if_fail (self != NULL && sql != NULL, FALSE);

  code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  if (code != SQLITE_OK)
    {
      qorgan_db_error_set (error, self->db, code);
      return FALSE;
    }
  return TRUE;
}

gboolean
qorgan_connection_begin (QorganConnection *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (sqlite3_get_autocommit (self->db), FALSE);

  return qorgan_db_file_check_place (self->file, error) && qorgan_connection_exec (self, "BEGIN IMMEDIATE", error);
}

gboolean
qorgan_connection_commit (QorganConnection *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (qorgan_connection_exec (self, "COMMIT", error))
    return TRUE;
  qorgan_connection_rollback (self, NULL);
  return FALSE;
}

gboolean
qorgan_connection_rollback (QorganConnection *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return sqlite3_get_autocommit (self->db) || qorgan_connection_exec (self, "ROLLBACK", error);
}

void
qorgan_connection_forget_pages (QorganConnection *self)
{
  g_return_if_fail (self != NULL);

  sqlite3_db_release_memory (self->db);
#ifdef __GLIBC__
  malloc_trim (0); /* the pages were one allocation each: the C library would keep them for later */
#endif
}

gint64
qorgan_connection_get_pragma (QorganConnection *self, const char *name, GError **error)
{
  g_autofree char *sql = g_strconcat ("PRAGMA ", name, NULL);
  g_autoptr (QorganStatement) statement = NULL;
  gboolean has_row = FALSE;

  g_return_val_if_fail (self != NULL && name != NULL, -1);

  statement = qorgan_connection_prepare (self, sql, error);
  if (statement == NULL || !qorgan_statement_step (statement, &has_row, error))
    return -1;
  if (!has_row)
    {
      g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FAILED, "PRAGMA %s has no value", name);
      return -1;
    }
  return qorgan_statement_int64 (statement, 0);
}

static int
is_cancelled_cb (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

void
qorgan_connection_set_cancellable (QorganConnection *self, GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);

  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->db, cancellable != NULL ? STEPS_PER_LOOK : 0, is_cancelled_cb, cancellable);
}
