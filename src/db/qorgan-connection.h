/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One open casebook file: opening it step by step, transactions, and closing it so that nothing is left beside it.
 * A connection belongs to the thread that uses it (the database thread of #QorganWorker); it is never shared.
 *
 * While a connection is open, nothing else in this process may open the same file by itself: POSIX locks belong to the
 * process, and closing any descriptor of the file would drop SQLite's.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _QorganConnection QorganConnection;

/**
 * QorganOpenFlags:
 * @QORGAN_OPEN_DEFAULT: an existing file, to read and write where that is possible
 * @QORGAN_OPEN_CREATE: a new file, which must not exist yet
 * @QORGAN_OPEN_READ_ONLY: an existing file, of which not a byte is changed
 */
typedef enum
{
  QORGAN_OPEN_DEFAULT = 0,
  QORGAN_OPEN_CREATE = 1 << 0,
  QORGAN_OPEN_READ_ONLY = 1 << 1,
} QorganOpenFlags;

/**
 * qorgan_connection_open:
 * @path: (type filename): the file
 * @flags: how to open it
 * @application_id: what SQLite's `application_id` must be, or is set to in a new file
 * @key: (nullable): 32 bytes of key and 16 of salt of an encrypted file; %NULL: not encrypted
 * @error: return location; #QorganDbError, each failed proof with a code and a message of its own
 *
 * Proves, before anything is changed, that this process runs SQLCipher and that the file is there, regular, not empty,
 * on this computer, complete, ours, not open elsewhere, and readable inside.
 *
 * A file or folder that cannot be written is opened read-only (see qorgan_connection_is_read_only()).
 *
 * A new file is readable by its owner only. It is removed again when the connection closes before
 * qorgan_connection_keep() was called, so that a creation that fails half-way leaves nothing behind.
 *
 * Returns: (transfer full) (nullable): the connection
 */
QorganConnection *qorgan_connection_open (const char *path,
                                          QorganOpenFlags flags,
                                          guint32 application_id,
                                          GBytes *key,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * qorgan_connection_read_salt:
 * @path: (type filename): an existing file
 * @application_id: what it must carry
 * @salt: (out) (transfer full) (nullable): the 16 bytes that its key is derived with; %NULL for a file without a key
 * @error: return location; as qorgan_connection_open()
 *
 * Returns: whether the file could be examined
 */
gboolean qorgan_connection_read_salt (const char *path, guint32 application_id, GBytes **salt, GError **error);

/**
 * qorgan_connection_rekey:
 * @connection: an encrypted casebook, outside a transaction
 * @key: 32 bytes of key and 16 of salt, both new
 * @error: return location; after a failure the old key still opens the file
 *
 * Encrypts every page anew. It takes as long as writing the file.
 *
 * Returns: whether @key opens the file from now on
 */
gboolean qorgan_connection_rekey (QorganConnection *connection, GBytes *key, GError **error);

/**
 * qorgan_connection_copy_to:
 * @connection: a casebook, outside a transaction
 * @path: (type filename): where nothing may be yet
 * @key: (nullable): 32 bytes of key and 16 of salt of the copy; %NULL: not encrypted
 * @error: return location; after a failure nothing stands at @path
 *
 * Writes a complete copy with another key, or none, and waits until it is on the disk.
 *
 * Returns: whether the copy is there
 */
gboolean qorgan_connection_copy_to (QorganConnection *connection, const char *path, GBytes *key, GError **error);

/**
 * qorgan_connection_keep:
 * @connection: a connection opened with %QORGAN_OPEN_CREATE, outside a transaction
 *
 * Says that the new file is complete (its migrations have run) and stays.
 */
void qorgan_connection_keep (QorganConnection *connection);

/**
 * qorgan_connection_close:
 * @connection: (transfer full): what to close; a transaction still open is rolled back
 *
 * Moves everything from the write-ahead log into the file, so that no second file is left beside it, and closes.
 * Statements from qorgan_connection_prepare() must have been freed.
 */
void qorgan_connection_close (QorganConnection *connection);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganConnection, qorgan_connection_close)

/**
 * qorgan_connection_is_read_only:
 *
 * Returns: whether every write will fail, because it was asked for or because the file or its folder cannot be written
 */
gboolean qorgan_connection_is_read_only (QorganConnection *connection);

/**
 * qorgan_connection_begin:
 *
 * Starts a write transaction; they do not nest. Refused with QORGAN_DB_ERROR_GONE where the file is not in its place.
 */
gboolean qorgan_connection_begin (QorganConnection *connection, GError **error);

/**
 * qorgan_connection_commit:
 *
 * When it returns %TRUE the change is on the disk. When it fails (a full disk, say) the transaction has been rolled
 * back completely and the connection can be used again.
 */
gboolean qorgan_connection_commit (QorganConnection *connection, GError **error);

/**
 * qorgan_connection_rollback:
 *
 * Undoes the transaction. Does nothing when there is none, which is so after a failed commit and may be so after a
 * failed or interrupted statement; on an error path it can be called in any case.
 */
gboolean qorgan_connection_rollback (QorganConnection *connection, GError **error);

/**
 * qorgan_connection_exec:
 * @sql: one or more statements without parameters, rows ignored; stops at the first that fails
 */
gboolean qorgan_connection_exec (QorganConnection *connection, const char *sql, GError **error);

/**
 * qorgan_connection_get_pragma:
 * @name: a pragma with one number as its value, such as `user_version`
 *
 * Returns: the value, or -1 with @error set
 */
gint64 qorgan_connection_get_pragma (QorganConnection *connection, const char *name, GError **error);

/**
 * qorgan_connection_forget_pages:
 * @connection: a connection
 *
 * Gives back the memory of pages that are in the page cache only because everything was read once.
 */
void qorgan_connection_forget_pages (QorganConnection *connection);

/**
 * qorgan_connection_set_cancellable:
 * @cancellable: (transfer none) (nullable): what stops statements from now on, or %NULL to let them run
 *
 * Cancelling it, from any thread, makes the running statement fail with %QORGAN_DB_ERROR_INTERRUPTED, and every later
 * one until another cancellable is set. A write stopped inside a transaction takes the whole transaction back.
 */
void qorgan_connection_set_cancellable (QorganConnection *connection, GCancellable *cancellable);

G_END_DECLS
