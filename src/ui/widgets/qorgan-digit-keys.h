/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number row as digits. On a Kazakh keyboard its keys give letters and signs, so that a date could not be typed
 * without changing the layout; in a field of dates or numbers the keys mean what is written on them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gunichar qorgan_digit_keys_translate (guint keyval, guint keycode, GdkModifierType state, gunichar before);
void qorgan_digit_keys_add (GtkText *text);

G_END_DECLS
