/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menus of a table: one on each heading, and the same for the keyboard in the menu of the list. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-view-bar.h"

G_BEGIN_DECLS

void qorgan_list_headings_set_up (GtkWidget *page,
                                  GtkColumnView *view,
                                  GtkMenuButton *menu_button,
                                  GMenuModel *rest,
                                  QorganList *list,
                                  QorganViewBar *bar);

G_END_DECLS
