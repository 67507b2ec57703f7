/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way into a casebook that opens with a passphrase. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QORGAN_TYPE_UNLOCK_PAGE (qorgan_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (QorganUnlockPage, qorgan_unlock_page, QORGAN, UNLOCK_PAGE, AdwBin)

void qorgan_unlock_page_begin (QorganUnlockPage *self, const char *name);
void qorgan_unlock_page_show_table (QorganUnlockPage *self, const char *name);
char *qorgan_unlock_page_dup_passphrase (QorganUnlockPage *self) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_unlock_page_end_try (QorganUnlockPage *self, gboolean wrong);

/* Signal ::unlock: the passphrase shall be tried; the page waits for qorgan_unlock_page_end_try(). */

G_END_DECLS
