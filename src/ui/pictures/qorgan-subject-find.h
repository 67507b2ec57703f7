/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding what is on the screen, for the steps to a page, form or dialog. */
#pragma once

#include "qorgan-selection.h"
#include "qorgan-window.h"

G_BEGIN_DECLS

GtkWidget *qorgan_subject_find_widget (QorganWindow *window, GType type, guint nth);
GtkWidget *qorgan_subject_find_inside (GtkWidget *widget, GType type);
QorganSelection *qorgan_subject_get_selection (QorganWindow *window);

G_END_DECLS
