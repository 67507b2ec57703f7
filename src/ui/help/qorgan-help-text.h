/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A help page as widgets. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *qorgan_help_text_new (const char *markdown, gsize length, char **title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
