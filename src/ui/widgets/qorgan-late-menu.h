/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A menu that is there only while it is open. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qorgan_late_menu_set (GtkMenuButton *button, GMenuModel *menu);
GMenuModel *qorgan_late_menu_get (GtkMenuButton *button);

G_END_DECLS
