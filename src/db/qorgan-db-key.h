/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The key of an encrypted casebook, as SQLCipher wants it, and the question whether a key is the right one. Internal to
 * src/db.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of SQLCipher 4 with its defaults, which are the only ones we use. */
#define QORGAN_DB_KEY_SIZE 32
#define QORGAN_DB_SALT_SIZE 16
#define QORGAN_DB_PAGE_SIZE 4096

/**
 * qorgan_db_key_dup_text:
 * @key: 32 bytes of key and 16 of salt
 * @size: (out): how long the text is, without its final zero
 *
 * Returns: (transfer full): what sqlite3_key() takes; free it with qorgan_db_key_free_text()
 */
char *qorgan_db_key_dup_text (GBytes *key, int *size);
void qorgan_db_key_free_text (char *text);

/* For g_autoptr(): the text of a key is wiped when it goes out of scope. */
typedef char QorganDbKeyText;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganDbKeyText, qorgan_db_key_free_text)

/**
 * qorgan_db_key_fits_a_page:
 * @key: 32 bytes of key and 16 of salt
 * @pages: pages of the file, from the second on
 * @n_pages: how many
 *
 * Returns: whether @key made the seal of one of @pages. Then the key is right and it is the file that is damaged.
 */
gboolean qorgan_db_key_fits_a_page (GBytes *key, const guint8 *pages, gsize n_pages);

/**
 * qorgan_db_key_may_fit:
 * @page: the first page of a file
 *
 * Returns: whether it may be encrypted: noise from its first byte on, and not a plain file with a damaged beginning.
 *   Other files can look so too; then no key fits.
 */
gboolean qorgan_db_key_may_fit (const guint8 *page);

G_END_DECLS
