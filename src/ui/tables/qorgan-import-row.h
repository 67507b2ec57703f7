/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain lists of the import: rows that are read and hold controls, and are nothing to press themselves. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *qorgan_import_list_new (const char *label);
GtkWidget *qorgan_import_row_new (GtkWidget *content);

G_END_DECLS
