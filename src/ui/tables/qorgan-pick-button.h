/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that reads what is chosen of a list, and opens the list. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define QORGAN_TYPE_PICK_BUTTON (qorgan_pick_button_get_type ())
G_DECLARE_FINAL_TYPE (QorganPickButton, qorgan_pick_button, QORGAN, PICK_BUTTON, GtkWidget)

GtkWidget *qorgan_pick_button_new (const char *label, const char *const *choices, int chosen) G_GNUC_WARN_UNUSED_RESULT;
int qorgan_pick_button_get_chosen (QorganPickButton *self);
void qorgan_pick_button_set_chosen (QorganPickButton *self, int chosen);

/* Signal ::picked: the person has chosen. */

G_END_DECLS
