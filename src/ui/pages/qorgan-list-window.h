/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of a row in a window of its own. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qorgan_list_window_install (GtkColumnView *view);

G_END_DECLS
