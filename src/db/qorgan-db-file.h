/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The casebook as a file: everything that is proved or made before SQLite may touch it. Internal to src/db.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _QorganDbFile QorganDbFile;

/**
 * qorgan_db_file_examine:
 * @path: (type filename): an existing file
 * @read_only: whether the caller wants it so
 * @application_id: what it must carry
 *
 * Proves that it is there, regular, not empty, on this computer, not open elsewhere, an SQLite file, ours and complete,
 * reading its first hundred bytes only. From here on this process takes the file as its own, until
 * qorgan_db_file_free().
 *
 * Returns: (transfer full) (nullable): the file
 */
QorganDbFile *qorgan_db_file_examine (const char *path, gboolean read_only, guint32 application_id, GError **error);

/**
 * qorgan_db_file_create:
 * @path: (type filename): where nothing may be yet
 *
 * Makes an empty file that only its owner may read.
 *
 * Returns: (transfer full) (nullable): the file, to be removed by qorgan_db_file_free() unless it is kept
 */
QorganDbFile *qorgan_db_file_create (const char *path, GError **error);

void qorgan_db_file_free (QorganDbFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganDbFile, qorgan_db_file_free)

void qorgan_db_file_keep (QorganDbFile *file);
const char *qorgan_db_file_get_path (QorganDbFile *file);   /* absolute, links resolved */
gboolean qorgan_db_file_is_new (QorganDbFile *file);        /* made here and not kept yet */
gboolean qorgan_db_file_is_locked (QorganDbFile *file);     /* encrypted: nothing in it can be read without a key */
gboolean qorgan_db_file_is_read_only (QorganDbFile *file);  /* asked for, or file or folder cannot be written */

/* (transfer none): the first 16 bytes of a locked file, which are the salt of its key. */
const guint8 *qorgan_db_file_get_salt (QorganDbFile *file);

/* (transfer full): up to @n_pages pages from the second on, and how many they are. */
guint8 *qorgan_db_file_read_pages (QorganDbFile *file, gsize *n_pages);

/* Whether a kind of file system, as the system names it, is on another computer. */
gboolean qorgan_db_file_system_is_remote (const char *type);

/* Whether the open file still stands in its place; what is written into one that does not is lost with it. */
gboolean qorgan_db_file_check_place (QorganDbFile *file, GError **error);

/* For a lock that SQLite ran into: says who holds it. Call it with the file closed. */
void qorgan_db_file_set_in_use_error (QorganDbFile *file, GError **error);

G_END_DECLS
