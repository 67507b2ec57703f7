/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A set of ids as a table that SQL can read: `ids (?1)`, whose parameter is bound with qorgan_statement_bind_ids().
 * Searches hand over tens of thousands of them at each key; as text, SQLite would read them digit by digit.
 */
#include "qorgan-db-private.h"

#define TYPE_OF_POINTER "qorgan-ids" /* SQLite refuses a pointer of any other type */
#define USUAL_LENGTH 200             /* for the planner: fewer than any table that they are looked up in */

enum
{
  COLUMN_ID,
  COLUMN_SOURCE, /* hidden: the parameter */
};

typedef struct
{
  sqlite3_vtab_cursor parent;
  const GArray *ids; /* borrowed from the binding; NULL: none */
  guint at;
} Cursor;

int
qorgan_db_ids_bind (sqlite3_stmt *stmt, int parameter, const GArray *ids)
{
  return sqlite3_bind_pointer (stmt, parameter, g_array_ref ((GArray *) ids), TYPE_OF_POINTER,
                               (void (*) (void *)) g_array_unref);
}

static int
connect_cb (sqlite3 *db, void *data, int n_arguments, const char *const *arguments, sqlite3_vtab **vtab, char **error)
{
  int code = sqlite3_declare_vtab (db, "CREATE TABLE ids (id INTEGER, source HIDDEN)");

  if (code != SQLITE_OK)
    return code;
  *vtab = sqlite3_malloc (sizeof **vtab);
  if (*vtab == NULL)
    return SQLITE_NOMEM;
  **vtab = (sqlite3_vtab) { 0 };
  /* Ours alone: nothing that stands in a file may name it. */
  return sqlite3_vtab_config (db, SQLITE_VTAB_DIRECTONLY);
}

static int
disconnect_cb (sqlite3_vtab *vtab)
{
  sqlite3_free (vtab);
  return SQLITE_OK;
}

static int
plan_cb (sqlite3_vtab *vtab, sqlite3_index_info *plan)
{
  for (int i = 0; i < plan->nConstraint; i++)
    if (plan->aConstraint[i].iColumn == COLUMN_SOURCE && plan->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_EQ
        && plan->aConstraint[i].usable)
      {
        plan->aConstraintUsage[i].argvIndex = 1;
        plan->aConstraintUsage[i].omit = 1;
        plan->estimatedRows = USUAL_LENGTH;
        plan->estimatedCost = USUAL_LENGTH;
        return SQLITE_OK;
      }
  return SQLITE_CONSTRAINT;
}

static int
open_cb (sqlite3_vtab *vtab, sqlite3_vtab_cursor **cursor)
{
  Cursor *self = sqlite3_malloc (sizeof *self);

  if (self == NULL)
    return SQLITE_NOMEM;
  *self = (Cursor) { 0 };
  *cursor = &self->parent;
  return SQLITE_OK;
}

static int
close_cb (sqlite3_vtab_cursor *cursor)
{
  sqlite3_free (cursor);
  return SQLITE_OK;
}

static int
filter_cb (sqlite3_vtab_cursor *cursor, int plan, const char *text, int n_values, sqlite3_value **values)
{
  Cursor *self = (Cursor *) cursor;

  self->ids = sqlite3_value_pointer (values[0], TYPE_OF_POINTER);
  self->at = 0;
  return SQLITE_OK;
}

static int
next_cb (sqlite3_vtab_cursor *cursor)
{
  ((Cursor *) cursor)->at++;
  return SQLITE_OK;
}

static int
is_at_end_cb (sqlite3_vtab_cursor *cursor)
{
  const Cursor *self = (const Cursor *) cursor;

  return self->ids == NULL || self->at >= self->ids->len;
}

static int
column_cb (sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
  const Cursor *self = (const Cursor *) cursor;

  if (column == COLUMN_ID)
    sqlite3_result_int64 (context, g_array_index (self->ids, gint64, self->at));
  return SQLITE_OK;
}

static int
rowid_cb (sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid)
{
  *rowid = ((const Cursor *) cursor)->at;
  return SQLITE_OK;
}

int
qorgan_db_ids_register (sqlite3 *db)
{
  static const sqlite3_module module = {
    .xConnect = connect_cb,
    .xBestIndex = plan_cb,
    .xDisconnect = disconnect_cb,
    .xOpen = open_cb,
    .xClose = close_cb,
    .xFilter = filter_cb,
    .xNext = next_cb,
    .xEof = is_at_end_cb,
    .xColumn = column_cb,
    .xRowid = rowid_cb,
  };

  return sqlite3_create_module (db, "ids", &module, NULL);
}
