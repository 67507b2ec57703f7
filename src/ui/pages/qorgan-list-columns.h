/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a table of records, made from the kind's description. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-list.h"

G_BEGIN_DECLS

void qorgan_list_columns_add (GtkColumnView *view, QorganList *list);
void qorgan_list_columns_limit (GtkColumnView *view, guint n_columns);

G_END_DECLS
