/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with a row of a list besides choosing it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qorgan_list_rows_install (GtkColumnView *view);

G_END_DECLS
