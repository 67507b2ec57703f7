/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list to choose from, in a popover: one line with a check mark a choice, one or several of them; a long one is
 * searched by typing. (The entries of a GtkDropDown have no accessible names, and a long label makes the window wider.)
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define QORGAN_TYPE_CHOICE_LIST (qorgan_choice_list_get_type ())
G_DECLARE_FINAL_TYPE (QorganChoiceList, qorgan_choice_list, QORGAN, CHOICE_LIST, GtkPopover)

GtkWidget *qorgan_choice_list_new (const char *label, const char *search_label, gboolean is_many);
void qorgan_choice_list_add (QorganChoiceList *self, const char *words);
void qorgan_choice_list_set_chosen (QorganChoiceList *self, guint index, gboolean is_chosen);
void qorgan_choice_list_open (QorganChoiceList *self);

/* Signal ::toggled (guint index, gboolean is_chosen): the person did it. */

G_END_DECLS
