/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A prepared SQL statement with typed parameters and columns. Parameters are numbered from 1, as `?1` in the SQL;
 * columns from 0. Using a parameter or a column that does not exist is a programmer's error and asserts.
 */
#pragma once

#include "qorgan-connection.h"

G_BEGIN_DECLS

/* One type under two names, for two clean-ups: g_autoptr(QorganStatement) frees a statement that was prepared,
 * g_autoptr(QorganCachedStatement) resets one that the connection keeps. */
typedef struct _QorganStatement QorganStatement;
typedef struct _QorganStatement QorganCachedStatement;

/**
 * qorgan_connection_prepare:
 *
 * For SQL that is put together at run time or lives as long as a list.
 *
 * Returns: (transfer full) (nullable): the statement; free it before the connection is closed
 */
QorganStatement *qorgan_connection_prepare (QorganConnection *connection, const char *sql, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * qorgan_connection_statement:
 * @sql: a constant text; every different text is kept until the connection closes
 *
 * The same statement each time for the same text, without a row and without bindings. It asserts that no row of an
 * earlier use is pending: hold it as g_autoptr(QorganCachedStatement), which resets it.
 *
 * Returns: (transfer none) (nullable): the statement
 */
QorganStatement *qorgan_connection_statement (QorganConnection *connection, const char *sql, GError **error);

void qorgan_statement_free (QorganStatement *statement);

/**
 * qorgan_statement_reset:
 *
 * Lets go of the current row, so that the statement can be stepped from the start. Bindings stay.
 */
void qorgan_statement_reset (QorganStatement *statement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganStatement, qorgan_statement_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganCachedStatement, qorgan_statement_reset)

/* Binding cannot fail by itself: text that is not valid UTF-8, or a value too large, makes the next step fail. */
void qorgan_statement_bind_int64 (QorganStatement *statement, int parameter, gint64 value);
void qorgan_statement_bind_double (QorganStatement *statement, int parameter, double value);
void qorgan_statement_bind_null (QorganStatement *statement, int parameter);

/**
 * qorgan_statement_bind_text:
 * @text: (nullable): copied; %NULL binds an SQL NULL
 */
void qorgan_statement_bind_text (QorganStatement *statement, int parameter, const char *text);

/**
 * qorgan_statement_bind_static_text:
 * @text: (nullable): not copied; must stay as it is until it is bound anew or the statement is freed
 */
void qorgan_statement_bind_static_text (QorganStatement *statement, int parameter, const char *text);

/**
 * qorgan_statement_bind_ids:
 * @ids: (element-type gint64): ids in any order, to be read in SQL as the table `ids (?1)` of one column, `id`;
 *   kept, and not to be changed, until something else is bound
 */
void qorgan_statement_bind_ids (QorganStatement *statement, int parameter, const GArray *ids);

/**
 * qorgan_statement_step:
 * @has_row: (out): whether there is a row to read; %FALSE at the end, when the statement has been reset
 *
 * A row that holds text which is not valid UTF-8 fails with %QORGAN_DB_ERROR_CORRUPT_ROW, so columns need no check.
 * After an error the statement has been reset.
 */
gboolean qorgan_statement_step (QorganStatement *statement, gboolean *has_row, GError **error);

/**
 * qorgan_statement_run:
 *
 * Steps to the end, ignoring rows, and resets.
 */
gboolean qorgan_statement_run (QorganStatement *statement, GError **error);

/**
 * qorgan_statement_run_counted:
 * @n_changed: (out): how many rows it changed
 *
 * Runs an UPDATE, INSERT or DELETE. RETURNING would tell too, but SQLite then guards the statement by a savepoint, at
 * each of which the index of words writes out what it has gathered: a thousand edits were taken back four times as
 * slowly.
 */
gboolean qorgan_statement_run_counted (QorganStatement *statement, gint64 *n_changed, GError **error);

int qorgan_statement_n_columns (QorganStatement *statement);
gboolean qorgan_statement_is_null (QorganStatement *statement, int column);
gint64 qorgan_statement_int64 (QorganStatement *statement, int column);
double qorgan_statement_double (QorganStatement *statement, int column);

/**
 * qorgan_statement_text:
 *
 * Returns: (transfer none) (nullable): valid UTF-8 until the next step or reset; %NULL for an SQL NULL
 */
const char *qorgan_statement_text (QorganStatement *statement, int column);

G_END_DECLS
