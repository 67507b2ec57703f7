/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of all records of one kind. */
#pragma once

#include <adwaita.h>

#include "qorgan-selection.h"
#include "qorgan-view-bar.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_LIST_PAGE (qorgan_list_page_get_type ())
G_DECLARE_FINAL_TYPE (QorganListPage, qorgan_list_page, QORGAN, LIST_PAGE, AdwBin)

GtkWidget *qorgan_list_page_new (QorganSelection *selection, gboolean is_pane) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_list_page_add_filter (QorganListPage *self);
QorganSelection *qorgan_list_page_get_selection (QorganListPage *self);
GtkColumnView *qorgan_list_page_get_view (QorganListPage *self);
QorganViewBar *qorgan_list_page_get_view_bar (QorganListPage *self);
void qorgan_list_page_start_search (QorganListPage *self);
void qorgan_list_page_end_search (QorganListPage *self);
void qorgan_list_page_focus_list (QorganListPage *self);
void qorgan_list_page_show_window_buttons (QorganListPage *self, gboolean shows);
gboolean qorgan_list_page_expect_width (QorganListPage *self, int width);

G_END_DECLS
