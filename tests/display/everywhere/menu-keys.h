/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The access keys of a menu, the letters that choose its items. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *menu_keys_find_fault (GMenuModel *menu) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
