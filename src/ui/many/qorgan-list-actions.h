/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list can do to the records selected in it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qorgan_list_actions_install (GtkWidgetClass *widget_class);

G_END_DECLS
