/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another window for the same casebook. */
#pragma once

#include "qorgan-window.h"

G_BEGIN_DECLS

void qorgan_window_another_install (GtkWidgetClass *widget_class);
void qorgan_window_another_follow (QorganWindow *self);
gboolean qorgan_window_another_leave_to (QorganWindow *self);

G_END_DECLS
