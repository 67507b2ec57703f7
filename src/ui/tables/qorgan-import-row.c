/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists and rows of the import, see the header. The focus goes to what is in a row, and past a row with nothing in it.
 */

#include "qorgan-import-row.h"

/**
 * qorgan_import_list_new:
 * @label: what is listed, for screen readers
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
qorgan_import_list_new (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return list;
}

/**
 * qorgan_import_row_new:
 * @content: (transfer floating): what stands in it
 *
 * Returns: (transfer floating): a row of such a list
 */
GtkWidget *
qorgan_import_row_new (GtkWidget *content)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_margin_start (content, 12);
  gtk_widget_set_margin_end (content, 12);
  gtk_widget_set_margin_top (content, 9);
  gtk_widget_set_margin_bottom (content, 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}
