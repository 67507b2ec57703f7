/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the sidebar: a page or a saved view, with how many records it shows. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-pages.h"
#include "qorgan-query.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_SIDEBAR_ROW (qorgan_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (QorganSidebarRow, qorgan_sidebar_row, QORGAN, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *qorgan_sidebar_row_new (const char *page, QorganSection section) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_sidebar_row_show (QorganSidebarRow *self, const char *label, const char *icon, guint position);
void qorgan_sidebar_row_take_query (QorganSidebarRow *self, QorganQuery *taken);
void qorgan_sidebar_row_set_count (QorganSidebarRow *self, guint count);

const char *qorgan_sidebar_row_get_page (QorganSidebarRow *self);
QorganSection qorgan_sidebar_row_get_section (QorganSidebarRow *self);
const QorganQuery *qorgan_sidebar_row_get_query (QorganSidebarRow *self);
int qorgan_sidebar_row_compare (QorganSidebarRow *a, QorganSidebarRow *b);

G_END_DECLS
