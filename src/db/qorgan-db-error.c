/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * SQLite's result codes as sentences for the person at the screen. SQLite's own text is kept only where the fault is
 * ours (wrong SQL, a broken rule of the schema); it then names tables and columns, never what is stored in them.
 */
#include "qorgan-db-error.h"
#include "qorgan-db-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (qorgan_db_error, qorgan_db_error)

typedef struct
{
  int sqlite_code;
  QorganDbError code;
  const char *message;
} Translation;

static const Translation translations[] = {
  { SQLITE_BUSY, QORGAN_DB_ERROR_IN_USE,
    N_ ("The casebook is open in another program. Nothing was changed. Close it there, then try again.") },
  { SQLITE_CORRUPT, QORGAN_DB_ERROR_DAMAGED,
    N_ ("The casebook is damaged: a part of it cannot be read. Nothing was changed. Copy the file to a safe place "
        "before you do anything else, then go back to your latest backup.") },
  { SQLITE_NOTADB, QORGAN_DB_ERROR_NOT_DATABASE,
    N_ ("The file is not a casebook, or its first page is damaged. Nothing was changed.") },
  { SQLITE_FULL, QORGAN_DB_ERROR_FULL,
    N_ ("There is no space left on the disk, so the last change was not saved. Everything saved before it is safe. "
        "Free some space, then try again.") },
  { SQLITE_IOERR, QORGAN_DB_ERROR_FAILED,
    N_ ("The disk reported an error, so the last step was not done. Everything saved before it is safe. Check that "
        "the disk is connected, then try again.") },
  { SQLITE_READONLY, QORGAN_DB_ERROR_READ_ONLY,
    N_ ("The casebook is open for reading only, so nothing can be changed in it. Copy it to a folder where you may "
        "write and open the copy.") },
  { SQLITE_CANTOPEN, QORGAN_DB_ERROR_FAILED,
    N_ ("The casebook could not be opened. Nothing was changed. Check that you may read and write the file and its "
        "folder.") },
  { SQLITE_PERM, QORGAN_DB_ERROR_FAILED,
    N_ ("The casebook could not be opened. Nothing was changed. Check that you may read and write the file and its "
        "folder.") },
  { SQLITE_INTERRUPT, QORGAN_DB_ERROR_INTERRUPTED,
    N_ ("This was stopped before it was finished. Nothing was changed.") },
  { SQLITE_NOMEM, QORGAN_DB_ERROR_FAILED,
    N_ ("There is not enough memory for this. Everything saved before is safe. Close other programs, then try "
        "again.") },
  { SQLITE_TOOBIG, QORGAN_DB_ERROR_FAILED,
    N_ ("This is too large to be stored in a casebook. Everything saved before is safe. Shorten it, or "
        "divide it between several records.") },
};

/* A disk quota and a limit on file sizes are, to the person, a full disk; SQLite knows only ENOSPC as one. */
static gboolean
is_out_of_space (sqlite3 *db)
{
  int cause = db != NULL ? sqlite3_system_errno (db) : 0;

  return cause == ENOSPC || cause == EDQUOT || cause == EFBIG;
}

void
qorgan_db_error_set (GError **error, sqlite3 *db, int code)
{
  int primary = code & 0xff;

  g_return_if_fail (primary != SQLITE_OK && primary != SQLITE_ROW && primary != SQLITE_DONE);

  if (primary == SQLITE_IOERR && is_out_of_space (db))
    primary = SQLITE_FULL;

  for (guint i = 0; i < G_N_ELEMENTS (translations); i++)
    {
      if (translations[i].sqlite_code == primary)
        {
          g_set_error_literal (error, QORGAN_DB_ERROR, translations[i].code, _ (translations[i].message));
          return;
        }
    }

  if (primary == SQLITE_CONSTRAINT)
    /* Translators: %s is a technical detail in English, for the report to the programmers. */
    g_set_error (
        error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_CONSTRAINT,
        _ ("This would break a rule of the casebook and was not saved (%s). Everything saved before it is safe. "
           "Check what you entered, then try again."),
        db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code));
  else
    /* Translators: %1$d is an error number and %2$s a technical detail in English, for the report to the programmers.
     */
    g_set_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FAILED,
                 _ ("A fault in Qorgan: the last step was not done. Everything saved before it is safe. Please report "
                    "this: error %1$d, %2$s."),
                 code, db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code));
}
