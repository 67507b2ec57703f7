/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps casebooks out of the user's list of recent files. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void qorgan_recent_keep_out (GFile *file);

G_END_DECLS
