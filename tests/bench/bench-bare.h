/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reference for everything that writes: the same rows as ours, read back out of our file and inserted into another
 * by nothing but prepared statements. Nothing is parsed, checked, folded, titled or derived. */
#pragma once

#include "qorgan-session-private.h"

G_BEGIN_DECLS

/* The rows of one record: its kind's, its own in `record`, `word`, `delta` and `link`. */
typedef struct _BenchRows BenchRows;

/**
 * bench_rows_read:
 * @from: our file
 * @kind: which records
 * @after: the next after this id
 * @limit: at most so many
 *
 * Returns: (transfer full) (element-type BenchRows): those that the journal knows of, by id, with its newest word
 */
GPtrArray *bench_rows_read (QorganConnection *from, const QorganKind *kind, gint64 after, guint limit)
    G_GNUC_WARN_UNUSED_RESULT;
gint64 bench_rows_id (const BenchRows *self);

/* A file with the casebook's own schema and settings. */
QorganConnection *bench_bare_create (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* All of these between qorgan_connection_begin() and _commit(). */
gint64 bench_bare_insert_entry (QorganConnection *bare, const QorganEntry *entry);
void bench_bare_insert (QorganConnection *bare, const BenchRows *rows, gint64 entry);
/* A text of the row, its words and the journal. */
void bench_bare_edit (QorganConnection *bare,
                      const BenchRows *rows,
                      const char *column,
                      const char *text,
                      gint64 entry);

/* Runs @sql, which has no parameters, and says what is wrong if it fails. */
void bench_bare_exec (QorganConnection *bare, const char *sql);

G_END_DECLS
