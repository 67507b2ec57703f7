/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The title of a record where it is only mentioned: in the name of a button, in a message. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *qorgan_short_title (const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
