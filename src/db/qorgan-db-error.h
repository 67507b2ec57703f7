/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What can go wrong with a casebook file, as the layers above need to tell it apart. The message of such a GError is a
 * sentence (or a few) for the person at the screen: what failed, what is safe, what to do next. It never holds the
 * content of a record; SQL appears in it only where the fault is the programmer's.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QorganDbError:
 * @QORGAN_DB_ERROR_FAILED: anything without a code of its own
 * @QORGAN_DB_ERROR_NOT_FOUND: there is no such file or folder
 * @QORGAN_DB_ERROR_NOT_REGULAR: a folder, a pipe, a device
 * @QORGAN_DB_ERROR_NOT_LOCAL: on a network drive
 * @QORGAN_DB_ERROR_EXISTS: a new casebook may not replace a file that is there already
 * @QORGAN_DB_ERROR_EMPTY: a file of 0 bytes
 * @QORGAN_DB_ERROR_NOT_CASEBOOK: an SQLite file of some other program
 * @QORGAN_DB_ERROR_NOT_DATABASE: not SQLite at all, and not encrypted by us either
 * @QORGAN_DB_ERROR_LOCKED: encrypted, and no key was given
 * @QORGAN_DB_ERROR_WRONG_KEY: encrypted, and the key does not fit
 * @QORGAN_DB_ERROR_CUT: the end of the file is missing
 * @QORGAN_DB_ERROR_DAMAGED: the inside of the file does not hang together
 * @QORGAN_DB_ERROR_NEWER: written by a newer version; set by the casebook layer, which knows the schema
 * @QORGAN_DB_ERROR_READ_ONLY: it would have to be written and cannot be
 * @QORGAN_DB_ERROR_IN_USE: open already, here or in another process
 * @QORGAN_DB_ERROR_GONE: while it was open the file was moved or deleted, or another one put in its place
 * @QORGAN_DB_ERROR_FULL: no space left, or a limit on file sizes reached
 * @QORGAN_DB_ERROR_WRONG_LIBRARY: the SQLite in this process is not SQLCipher; nothing was opened
 * @QORGAN_DB_ERROR_CONSTRAINT: a statement broke a rule of the schema
 * @QORGAN_DB_ERROR_INTERRUPTED: stopped through the cancellable; #QorganWorker reports it as %G_IO_ERROR_CANCELLED
 * @QORGAN_DB_ERROR_CORRUPT_ROW: text in a row, or text about to be stored, is not valid UTF-8
 */
typedef enum
{
  QORGAN_DB_ERROR_FAILED,
  QORGAN_DB_ERROR_NOT_FOUND,
  QORGAN_DB_ERROR_NOT_REGULAR,
  QORGAN_DB_ERROR_NOT_LOCAL,
  QORGAN_DB_ERROR_EXISTS,
  QORGAN_DB_ERROR_EMPTY,
  QORGAN_DB_ERROR_NOT_CASEBOOK,
  QORGAN_DB_ERROR_NOT_DATABASE,
  QORGAN_DB_ERROR_LOCKED,
  QORGAN_DB_ERROR_WRONG_KEY,
  QORGAN_DB_ERROR_CUT,
  QORGAN_DB_ERROR_DAMAGED,
  QORGAN_DB_ERROR_NEWER,
  QORGAN_DB_ERROR_READ_ONLY,
  QORGAN_DB_ERROR_IN_USE,
  QORGAN_DB_ERROR_GONE,
  QORGAN_DB_ERROR_FULL,
  QORGAN_DB_ERROR_WRONG_LIBRARY,
  QORGAN_DB_ERROR_CONSTRAINT,
  QORGAN_DB_ERROR_INTERRUPTED,
  QORGAN_DB_ERROR_CORRUPT_ROW,
} QorganDbError;

#define QORGAN_DB_ERROR (qorgan_db_error_quark ())
GQuark qorgan_db_error_quark (void);

G_END_DECLS
