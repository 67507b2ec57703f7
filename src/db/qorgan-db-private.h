/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files of this folder share. The only header that includes SQLite's; nothing outside src/db may include it.
 */
#pragma once

#include "qorgan-connection.h"
#include "qorgan-db-error.h"
#include "qorgan-db-file.h"

#include <sqlite3.h>

G_BEGIN_DECLS

struct _QorganConnection
{
  sqlite3 *db;
  QorganDbFile *file;
  GHashTable *statements; /* SQL text (owned by the statement) → QorganStatement, owned */
  GCancellable *cancellable;
  gboolean read_only;
};

/**
 * qorgan_db_error_set:
 * @error: return location
 * @db: (nullable): where @code came from, asked for the cause before anything else is done with it
 * @code: an SQLite result code, extended or not
 *
 * The one place where SQLite's codes become ours.
 */
void qorgan_db_error_set (GError **error, sqlite3 *db, int code);

/* qorgan-db-ids.c: `ids (?1)` in SQL */
int qorgan_db_ids_register (sqlite3 *db);
int qorgan_db_ids_bind (sqlite3_stmt *stmt, int parameter, const GArray *ids);

G_END_DECLS
