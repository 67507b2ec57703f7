/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desktop's dialog that chooses a file, as it is asked for a casebook. */

#include "qorgan-casebook-chooser.h"

#include <glib/gi18n-lib.h>

/**
 * qorgan_casebook_chooser_new:
 * @title: of the dialog, in the language of the interface
 *
 * Returns: (transfer full): a dialog that shows casebooks first, and all files if asked to
 */
GtkFileDialog *
qorgan_casebook_chooser_new (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) casebooks = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (casebooks, _ ("Casebooks"));
  gtk_file_filter_add_suffix (casebooks, "casebook");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, casebooks);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  return dialog;
}
