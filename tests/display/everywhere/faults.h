/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with what is on the screen, as far as a program can see it: something cut, something outside of the
 * window, a control without a name. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void faults_find (GtkWidget *window, GPtrArray *faults);
guint64 faults_layout (GtkWidget *window);

G_END_DECLS
