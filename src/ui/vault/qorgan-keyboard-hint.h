/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside a field whose letters cannot be seen: a forgotten Caps Lock, another keyboard layout. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qorgan_keyboard_hint_add (GtkLabel *label, GtkEditable *entry);
void qorgan_keyboard_hint_set_doubts (GtkLabel *label, gboolean doubts);
void qorgan_keyboard_hint_say (GtkLabel *label, const char *text);

G_END_DECLS
