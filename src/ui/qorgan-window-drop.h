/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window does with files that are dropped on it. */
#pragma once

#include "qorgan-window.h"

G_BEGIN_DECLS

void qorgan_window_drop_install (QorganWindow *self);
void qorgan_window_drop_refuse_tables (QorganWindow *self);

G_END_DECLS
