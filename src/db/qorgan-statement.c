/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Prepared statements: typed parameters in, typed columns out, and the small cache that keeps those with a constant
 * text. Text is checked for valid UTF-8 on both ways, here and once, so that nothing above ever has to.
 */
#include "qorgan-statement.h"
#include "qorgan-db-private.h"

#include <glib/gi18n-lib.h>

struct _QorganStatement
{
  QorganConnection *connection; /* borrowed; it outlives its statements */
  sqlite3_stmt *stmt;
  const char **texts;    /* the texts of the current row, checked; NULL for a column of another type */
  int n_texts;           /* room in texts */
  int n_values;          /* columns of the current row; 0 when there is none */
  gboolean invalid_text; /* bound since the last clearing */
  int bind_code;         /* the first failure of a binding since then */
};

static QorganStatement *
prepare (QorganConnection *connection, const char *sql, unsigned int flags, GError **error)
{
  QorganStatement *self;
  sqlite3_stmt *stmt = NULL;
  const char *rest = NULL;
  int code = sqlite3_prepare_v3 (connection->db, sql, -1, flags, &stmt, &rest);

  if (code != SQLITE_OK)
    {
      qorgan_db_error_set (error, connection->db, code);
      return NULL;
    }
  g_assert (stmt != NULL && *rest == '\0'); /* exactly one statement: what follows would silently not run */
  self = g_new0 (QorganStatement, 1);
  self->connection = connection;
  self->stmt = stmt;
  return self;
}

static void
clear_bindings (QorganStatement *self)
{
  sqlite3_clear_bindings (self->stmt);
  self->invalid_text = FALSE;
  self->bind_code = SQLITE_OK;
}

QorganStatement *
qorgan_connection_prepare (QorganConnection *connection, const char *sql, GError **error)
{
  g_return_val_if_fail (connection != NULL && sql != NULL, NULL);

  return prepare (connection, sql, SQLITE_PREPARE_PERSISTENT, error);
}

QorganStatement *
qorgan_connection_statement (QorganConnection *connection, const char *sql, GError **error)
{
  QorganStatement *self;

  g_return_val_if_fail (connection != NULL && sql != NULL, NULL);

  self = g_hash_table_lookup (connection->statements, sql);
  if (self == NULL)
    {
      self = prepare (connection, sql, SQLITE_PREPARE_PERSISTENT, error);
      if (self != NULL)
        g_hash_table_insert (connection->statements, (char *) sqlite3_sql (self->stmt), self);
      return self;
    }
  g_assert (!sqlite3_stmt_busy (self->stmt));
  clear_bindings (self);
  return self;
}

void
qorgan_statement_free (QorganStatement *self)
{
  g_return_if_fail (self != NULL);

  sqlite3_finalize (self->stmt);
  g_free (self->texts);
  g_free (self);
}

void
qorgan_statement_reset (QorganStatement *self)
{
  g_return_if_fail (self != NULL);

  sqlite3_reset (self->stmt);
  self->n_values = 0;
}

static void
note_binding (QorganStatement *self, int code)
{
  g_assert (code != SQLITE_RANGE && code != SQLITE_MISUSE); /* no such parameter, or a row is pending */
  if (self->bind_code == SQLITE_OK)
    self->bind_code = code;
}

void
qorgan_statement_bind_int64 (QorganStatement *self, int parameter, gint64 value)
{
  note_binding (self, sqlite3_bind_int64 (self->stmt, parameter, value));
}

void
qorgan_statement_bind_double (QorganStatement *self, int parameter, double value)
{
  note_binding (self, sqlite3_bind_double (self->stmt, parameter, value));
}

void
qorgan_statement_bind_null (QorganStatement *self, int parameter)
{
  note_binding (self, sqlite3_bind_null (self->stmt, parameter));
}

static void
bind_text (QorganStatement *self, int parameter, const char *text, sqlite3_destructor_type destructor)
{
  gsize size = text != NULL ? strlen (text) : 0;

  if (text != NULL && !g_utf8_validate_len (text, size, NULL))
    self->invalid_text = TRUE;
  note_binding (self, sqlite3_bind_text64 (self->stmt, parameter, text, size, destructor, SQLITE_UTF8));
}

void
qorgan_statement_bind_text (QorganStatement *self, int parameter, const char *text)
{
  bind_text (self, parameter, text, SQLITE_TRANSIENT);
}

void
qorgan_statement_bind_static_text (QorganStatement *self, int parameter, const char *text)
{
  bind_text (self, parameter, text, SQLITE_STATIC);
}

void
qorgan_statement_bind_ids (QorganStatement *self, int parameter, const GArray *ids)
{
  note_binding (self, qorgan_db_ids_bind (self->stmt, parameter, ids));
}

/* One look at every text of the row, so that damage is reported and never shown as data. Lists read a million of them:
 * the pointers are kept, so that this look is nearly the only one. */
static gboolean
take_row (QorganStatement *self)
{
  self->n_values = sqlite3_data_count (self->stmt);
  if (self->n_values > self->n_texts)
    {
      self->texts = g_renew (const char *, self->texts, self->n_values);
      self->n_texts = self->n_values;
    }
  for (int i = 0; i < self->n_values; i++)
    {
      sqlite3_value *value = sqlite3_column_value (self->stmt, i);

      self->texts[i] = NULL;
      if (sqlite3_value_type (value) != SQLITE_TEXT)
        continue;
      self->texts[i] = (const char *) sqlite3_value_text (value);
      if (self->texts[i] == NULL || !g_utf8_validate_len (self->texts[i], (gsize) sqlite3_value_bytes (value), NULL))
        return FALSE;
    }
  return TRUE;
}

/* A refused value is gone afterwards: stepping again without binding anew cannot store it. */
static gboolean
check_bindings (QorganStatement *self, GError **error)
{
  if (self->bind_code == SQLITE_OK && !self->invalid_text)
    return TRUE;
  if (self->bind_code != SQLITE_OK)
    qorgan_db_error_set (error, NULL, self->bind_code);
  else
    g_set_error_literal (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_CORRUPT_ROW,
                         _ ("This text was not saved: it holds bytes that are not characters. Everything saved "
                            "before it is safe. Copy the text anew from where it came."));
  qorgan_statement_reset (self);
  clear_bindings (self);
  return FALSE;
}

static void
set_row_error (GError **error)
{
  g_set_error_literal (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_CORRUPT_ROW,
                       _ ("A text in the casebook is damaged: it holds bytes that are not characters. Nothing was "
                          "changed. Copy the file to a safe place before you do anything else, then go back to your "
                          "latest backup."));
}

gboolean
qorgan_statement_step (QorganStatement *self, gboolean *has_row, GError **error)
{
  int code;

  g_return_val_if_fail (self != NULL && has_row != NULL, FALSE);

  *has_row = FALSE;
  if (!check_bindings (self, error))
    return FALSE;
  /* A job of many short statements stops here; within a long one SQLite asks by itself. */
  code = g_cancellable_is_cancelled (self->connection->cancellable) ? SQLITE_INTERRUPT : sqlite3_step (self->stmt);
  if (code == SQLITE_ROW && take_row (self))
    {
      *has_row = TRUE;
      return TRUE;
    }
  if (code == SQLITE_ROW)
    set_row_error (error);
  else if (code != SQLITE_DONE)
    qorgan_db_error_set (error, self->connection->db, code);
  qorgan_statement_reset (self);
  return code == SQLITE_DONE;
}

gboolean
qorgan_statement_run (QorganStatement *self, GError **error)
{
  gboolean has_row = TRUE;

  while (has_row)
    {
      if (!qorgan_statement_step (self, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
qorgan_statement_run_counted (QorganStatement *self, gint64 *n_changed, GError **error)
{
  g_return_val_if_fail (self != NULL && n_changed != NULL, FALSE);

  if (!qorgan_statement_run (self, error))
    return FALSE;
  *n_changed = sqlite3_changes64 (self->connection->db);
  return TRUE;
}

int
qorgan_statement_n_columns (QorganStatement *self)
{
  return sqlite3_column_count (self->stmt);
}

/* SQLite answers NULL or 0 for a column that is not there, and for any column when there is no row. */
static void
assert_column (QorganStatement *self, int column)
{
  g_assert (column >= 0 && column < self->n_values);
}

gboolean
qorgan_statement_is_null (QorganStatement *self, int column)
{
  assert_column (self, column);
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

gint64
qorgan_statement_int64 (QorganStatement *self, int column)
{
  assert_column (self, column);
  return sqlite3_column_int64 (self->stmt, column);
}

double
qorgan_statement_double (QorganStatement *self, int column)
{
  assert_column (self, column);
  return sqlite3_column_double (self->stmt, column);
}

const char *
qorgan_statement_text (QorganStatement *self, int column)
{
  assert_column (self, column);
  return self->texts[column] != NULL ? self->texts[column] : (const char *) sqlite3_column_text (self->stmt, column);
}
