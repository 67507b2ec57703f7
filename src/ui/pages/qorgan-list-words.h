/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of a kind says beside its records, and while it is empty. */
#pragma once

#include <adwaita.h>

#include "qorgan-list.h"

G_BEGIN_DECLS

gboolean qorgan_list_words_write (const QorganKind *kind, AdwStatusPage *page, GtkButton *button);
char *qorgan_list_words_dup_other_layout (QorganList *list) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_list_words_write_view_error (const GError *error, AdwStatusPage *page);

G_END_DECLS
