/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list can do to the records selected in it, one or many: each is one change, which one undo takes back. And the
 * choice of its columns. */

#include "qorgan-list-actions.h"

#include <glib/gi18n-lib.h>

#include "qorgan-columns-dialog.h"
#include "qorgan-each-dialog.h"
#include "qorgan-list-columns.h"
#include "qorgan-list-page.h"
#include "qorgan-list-settings.h"
#include "qorgan-many.h"
#include "qorgan-message.h"
#include "qorgan-table-writing.h"
#include "qorgan-tag-dialog.h"

static QorganSelection *
selection_of (GtkWidget *page)
{
  return qorgan_list_page_get_selection (QORGAN_LIST_PAGE (page));
}

static QorganCasebook *
casebook_of (GtkWidget *page)
{
  return qorgan_list_get_casebook (
      qorgan_selection_get_list (qorgan_list_page_get_selection (QORGAN_LIST_PAGE (page))));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) page = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);

  if (error != NULL)
    qorgan_message_show_error (page, _ ("Could not delete the records"), error);
  else
    qorgan_selection_set_id (selection_of (page), 0);
}

static void
delete_action (GtkWidget *page, const char *action, GVariant *target)
{
  g_autoptr (GArray) ids = qorgan_selection_dup_ids (selection_of (page));
  QorganChange *change;

  if (ids->len == 1)
    gtk_widget_activate_action (page, "workspace.delete", "x", g_array_index (ids, gint64, 0));
  if (ids->len < 2 || qorgan_casebook_is_read_only (casebook_of (page)))
    return;
  change = qorgan_change_new (QORGAN_VERB_DELETE);
  for (guint i = 0; i < ids->len; i++)
    qorgan_change_delete (change, g_array_index (ids, gint64, i));
  qorgan_casebook_apply_async (casebook_of (page), change, deleted_cb, g_object_ref (page));
}

static void
tag_action (GtkWidget *page, const char *action, GVariant *target)
{
  QorganFieldId field;
  g_autoptr (GArray) ids = qorgan_selection_dup_ids (selection_of (page));

  if (ids->len > 0 && !qorgan_casebook_is_read_only (casebook_of (page))
      && qorgan_kind_find_tags (qorgan_list_get_kind (qorgan_selection_get_list (
                                    qorgan_list_page_get_selection (QORGAN_LIST_PAGE (page)))),
                                &field))
    adw_dialog_present (qorgan_tag_dialog_new (casebook_of (page), ids), page);
}

static void
each_action (GtkWidget *page, const char *action, GVariant *target)
{
  QorganDependant dependant;
  g_autoptr (GArray) ids = qorgan_selection_dup_ids (selection_of (page));

  if (ids->len > 0 && !qorgan_casebook_is_read_only (casebook_of (page))
      && qorgan_each_dialog_find (qorgan_list_get_kind (qorgan_selection_get_list (
                                      qorgan_list_page_get_selection (QORGAN_LIST_PAGE (page)))),
                                  &dependant))
    adw_dialog_present (qorgan_each_dialog_new (casebook_of (page), &dependant, ids), page);
}

static char *
dup_rows (GtkWidget *page)
{
  GListModel *model = G_LIST_MODEL (selection_of (page));
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (model));
  g_autoptr (GArray) columns = qorgan_list_columns_dup_shown (qorgan_list_page_get_view (QORGAN_LIST_PAGE (page)));
  GString *text = g_string_new (NULL);
  GtkBitsetIter iter;
  guint position;

  for (gboolean is_there = gtk_bitset_iter_init_first (&iter, selected, &position); is_there;
       is_there = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (QorganRow) row = g_list_model_get_item (model, position);
      g_autoptr (GPtrArray) cells = g_ptr_array_new_null_terminated (columns->len, g_free, TRUE);

      for (guint i = 0; i < columns->len; i++)
        {
          char *cell = qorgan_row_dup_text (row, g_array_index (columns, guint, i));

          g_ptr_array_add (cells, cell != NULL ? cell : g_strdup (""));
        }
      qorgan_table_append_row (text, (const char *const *) cells->pdata, QORGAN_TABLE_TSV);
    }
  return g_string_free (text, FALSE);
}

static void
copy_action (GtkWidget *page, const char *action, GVariant *target)
{
  guint n = qorgan_selection_get_n_selected (selection_of (page));
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;

  if (n == 0)
    return;
  text = dup_rows (page);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (page), text);
  said = g_strdup_printf (ngettext ("Copied %u row", "Copied %u rows", n), n);
  gtk_widget_activate_action (page, "workspace.say", "s", said);
}

static void
clear_action (GtkWidget *page, const char *action, GVariant *target)
{
  qorgan_list_page_focus_list (QORGAN_LIST_PAGE (page)); /* the button that was pressed goes away */
  qorgan_selection_set_id (selection_of (page), qorgan_selection_get_id (selection_of (page)));
}

static void
columns_changed_cb (GtkWidget *page, char **names)
{
  qorgan_list_settings_choose (qorgan_list_page_get_view (QORGAN_LIST_PAGE (page)),
                               qorgan_list_page_get_view_bar (QORGAN_LIST_PAGE (page)), (const char *const *) names);
}

static void
columns_action (GtkWidget *page, const char *action, GVariant *target)
{
  g_auto (GStrv) names = qorgan_list_columns_dup_names (qorgan_list_page_get_view (QORGAN_LIST_PAGE (page)));
  AdwDialog *dialog = qorgan_columns_dialog_new (qorgan_list_get_kind (qorgan_selection_get_list (
                                                     qorgan_list_page_get_selection (QORGAN_LIST_PAGE (page)))),
                                                 (const char *const *) names);

  g_signal_connect_object (dialog, "changed", G_CALLBACK (columns_changed_cb), page, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, page);
}

/**
 * qorgan_list_actions_install:
 * @widget_class: of the list page
 */
void
qorgan_list_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "list.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "list.tag", NULL, tag_action);
  gtk_widget_class_install_action (widget_class, "list.add-to-each", NULL, each_action);
  gtk_widget_class_install_action (widget_class, "list.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "list.clear-selection", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "list.columns", NULL, columns_action);
}
