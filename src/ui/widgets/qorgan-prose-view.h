/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text of paragraphs that is as high as what is written in it, from the first frame on. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define QORGAN_TYPE_PROSE_VIEW (qorgan_prose_view_get_type ())
G_DECLARE_FINAL_TYPE (QorganProseView, qorgan_prose_view, QORGAN, PROSE_VIEW, GtkTextView)

GtkWidget *qorgan_prose_view_new (void);

G_END_DECLS
