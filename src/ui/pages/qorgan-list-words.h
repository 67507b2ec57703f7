/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of a kind says while it is empty. */
#pragma once

#include <adwaita.h>

#include "qorgan-kind.h"

G_BEGIN_DECLS

gboolean qorgan_list_words_write (const QorganKind *kind, AdwStatusPage *page, GtkButton *button);

G_END_DECLS
