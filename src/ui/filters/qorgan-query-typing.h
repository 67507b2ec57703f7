/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search entry in which filters can be typed. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-list.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_QUERY_TYPING (qorgan_query_typing_get_type ())
G_DECLARE_FINAL_TYPE (QorganQueryTyping, qorgan_query_typing, QORGAN, QUERY_TYPING, GObject)

QorganQueryTyping *qorgan_query_typing_new (QorganList *list, GtkSearchEntry *entry, GtkLabel *message)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_query_typing_read (QorganQueryTyping *self);

G_END_DECLS
