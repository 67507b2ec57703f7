/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What concerns the program, whatever is open in it: its language, its shortcuts, its help. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GMenuModel *qorgan_program_menu_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_program_menu_add_to (AdwHeaderBar *header_bar);

G_END_DECLS
