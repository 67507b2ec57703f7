/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digits on a Kazakh keyboard, which has letters in the place of its number row, where one types words as well. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qorgan_digit_words_add (GtkText *text);

G_END_DECLS
