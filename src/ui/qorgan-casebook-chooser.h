/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desktop's dialog that chooses a file, as it is asked for a casebook. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkFileDialog *qorgan_casebook_chooser_new (const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
