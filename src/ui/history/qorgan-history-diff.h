/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two versions of a text as one: what was removed and what was added, by words. */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

void qorgan_history_diff (const char *was, const char *now, GString *text, PangoAttrList *attributes, GString *spoken);

G_END_DECLS
