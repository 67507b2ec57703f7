/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose the casebook in a window is: its passphrase, and the name of who works in it. */
#pragma once

#include "qorgan-window.h"

G_BEGIN_DECLS

void qorgan_window_owner_install (GtkWidgetClass *widget_class);

G_END_DECLS
