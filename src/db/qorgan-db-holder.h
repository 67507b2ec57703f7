/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which program has a file open, as far as the system tells. */
#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

/**
 * qorgan_db_holder_find:
 * @fd: an open file; opened for this alone, as closing it drops this process's own locks
 *
 * Returns: the process that holds one of SQLite's locks on it; 0: it is not known which; -1: nobody does
 */
pid_t qorgan_db_holder_find (int fd);

/**
 * qorgan_db_holder_set_error:
 * @error: return location
 * @name: of the file, for the message
 * @pid: of the program that has it open; 0: not known
 *
 * Sets a %QORGAN_DB_ERROR_IN_USE.
 */
void qorgan_db_holder_set_error (GError **error, const char *name, pid_t pid);

G_END_DECLS
