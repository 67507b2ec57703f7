/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every window can tell of the program itself: its help, its shortcuts, who made what is in it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qorgan_window_help_install (GtkWidgetClass *widget_class);

G_END_DECLS
