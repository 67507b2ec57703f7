/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a table of records, made from the kind's description. */
#pragma once

#include <adwaita.h>

#include "qorgan-list.h"

G_BEGIN_DECLS

QorganQuery *qorgan_list_columns_default_query (const QorganKind *kind) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_list_columns_add (GtkColumnView *view, QorganList *list);
void qorgan_list_columns_show_sort (GtkColumnView *view, const QorganQuery *query);
void qorgan_list_columns_arrange (GtkColumnView *view, const char *const *names);
char **qorgan_list_columns_dup_names (GtkColumnView *view) G_GNUC_WARN_UNUSED_RESULT;
int qorgan_list_columns_get_width (GtkColumnView *view, const char *name);
void qorgan_list_columns_set_width (GtkColumnView *view, const char *name, int width);
gboolean qorgan_list_columns_is_alone (GtkColumnView *view);
int qorgan_list_columns_widen (GtkColumnView *view, const char *name, int by);
void qorgan_list_columns_name (GtkColumnView *view, const char *name);
gboolean qorgan_list_columns_limit (GtkColumnView *view, guint n_columns);

G_END_DECLS
