/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list can do to the records selected in it, one or many: each is one change, which one undo takes back. Copying
 * and exporting them, and the choice of its columns. */

#include "qorgan-list-actions.h"

#include <glib/gi18n-lib.h>

#include "qorgan-columns-dialog.h"
#include "qorgan-each-dialog.h"
#include "qorgan-export-dialog.h"
#include "qorgan-list-columns.h"
#include "qorgan-list-page.h"
#include "qorgan-list-settings.h"
#include "qorgan-many.h"
#include "qorgan-message.h"
#include "qorgan-query-text.h"
#include "qorgan-table-export.h"
#include "qorgan-tag-dialog.h"

static QorganSelection *
selection_of (GtkWidget *page)
{
  return qorgan_list_page_get_selection (QORGAN_LIST_PAGE (page));
}

static QorganCasebook *
casebook_of (GtkWidget *page)
{
  return qorgan_list_get_casebook (qorgan_selection_get_list (selection_of (page)));
}

static const QorganKind *
kind_of (GtkWidget *page)
{
  return qorgan_list_get_kind (qorgan_selection_get_list (selection_of (page)));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) page = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);

  if (error != NULL)
    qorgan_message_show_error (page, _ ("The Records Could Not Be Deleted"), error);
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
      && qorgan_kind_find_tags (kind_of (page), &field))
    adw_dialog_present (qorgan_tag_dialog_new (casebook_of (page), ids), page);
}

static void
each_action (GtkWidget *page, const char *action, GVariant *target)
{
  QorganDependant dependant;
  g_autoptr (GArray) ids = qorgan_selection_dup_ids (selection_of (page));

  if (ids->len > 0 && !qorgan_casebook_is_read_only (casebook_of (page))
      && qorgan_each_dialog_find (kind_of (page), &dependant))
    adw_dialog_present (qorgan_each_dialog_new (casebook_of (page), &dependant, ids), page);
}

/* ---- Copying ---- */

/* As text for any program, and as a table for those that take one. */
static void
put_on_clipboard (GtkWidget *page, const QorganTableExported *copied)
{
  g_autoptr (GBytes) html = g_bytes_new (copied->html->str, copied->html->len);
  GdkContentProvider *forms[] = { gdk_content_provider_new_typed (G_TYPE_STRING, copied->text->str),
                                  gdk_content_provider_new_for_bytes ("text/html", html) };
  g_autoptr (GdkContentProvider) content = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (page), content);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) page = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganTableExported) copied = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);
  g_autofree char *said = NULL;

  if (copied == NULL)
    {
      qorgan_message_show_error (page, _ ("The Rows Could Not Be Copied"), error);
      return;
    }
  if (copied->n_rows > 0)
    put_on_clipboard (page, copied);
  said = qorgan_table_exported_to_message (copied, qorgan_casebook_get_vocabularies (QORGAN_CASEBOOK (source)),
                                           qorgan_casebook_get_language (QORGAN_CASEBOOK (source)));
  gtk_widget_activate_action (page, "workspace.say", "s", said);
}

/* What is covered on the screen is not copied: on the clipboard it would be open to every program. */
static void
copy_action (GtkWidget *page, const char *action, GVariant *target)
{
  g_autoptr (GArray) ids = qorgan_selection_dup_ids (selection_of (page));
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  g_auto (GStrv) columns = qorgan_list_columns_dup_names (qorgan_list_page_get_view (QORGAN_LIST_PAGE (page)));
  const QorganTableWish wish = {
    .query = qorgan_list_get_query (qorgan_selection_get_list (selection_of (page))),
    .rows = ids,
    .columns = (const char *const *) columns,
    .audience = qorgan_audience_in_passing,
    .format = QORGAN_TABLE_TSV,
  };

  if (ids->len > 0)
    qorgan_casebook_work_async (casebook_of (page), _ ("Copying the rows…"), qorgan_table_export_run,
                                qorgan_table_export_new (&wish), (GDestroyNotify) qorgan_table_export_free,
                                (GDestroyNotify) qorgan_table_exported_free, stop, copied_cb, g_object_ref (page));
}

static gpointer
format_job (QorganSession *session, gpointer query, GCancellable *cancellable, GError **error)
{
  return qorgan_query_format (session, query, error);
}

static void
formatted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) page = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);

  if (text == NULL)
    {
      qorgan_message_show_error (page, _ ("The Filter Could Not Be Copied"), error);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (page), text);
  gtk_widget_activate_action (page, "workspace.say", "s", _ ("Filter copied: paste it into the search of a list"));
}

static void
copy_filter_action (GtkWidget *page, const char *action, GVariant *target)
{
  QorganQuery *query = qorgan_query_copy (qorgan_list_get_query (qorgan_selection_get_list (selection_of (page))));

  qorgan_casebook_run_async (casebook_of (page), format_job, query, (GDestroyNotify) qorgan_query_free, g_free, NULL,
                             formatted_cb, g_object_ref (page));
}

/* ---- Exporting ---- */

/* @rows: (nullable): only these */
static void
export_rows (GtkWidget *page, const GArray *rows)
{
  g_auto (GStrv) columns = qorgan_list_columns_dup_names (qorgan_list_page_get_view (QORGAN_LIST_PAGE (page)));
  const QorganTableWish wish = {
    .query = qorgan_list_get_query (qorgan_selection_get_list (selection_of (page))),
    .rows = rows,
    .columns = (const char *const *) columns,
  };

  qorgan_export_dialog_present (casebook_of (page), &wish, page);
}

static void
export_action (GtkWidget *page, const char *action, GVariant *target)
{
  export_rows (page, NULL);
}

static void
export_selected_action (GtkWidget *page, const char *action, GVariant *target)
{
  g_autoptr (GArray) ids = qorgan_selection_dup_ids (selection_of (page));

  if (ids->len > 0)
    export_rows (page, ids);
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

static int
columns_widened_cb (GtkWidget *page, const char *name, int by)
{
  return qorgan_list_columns_widen (qorgan_list_page_get_view (QORGAN_LIST_PAGE (page)), name, by);
}

static void
columns_action (GtkWidget *page, const char *action, GVariant *target)
{
  GtkColumnView *view = qorgan_list_page_get_view (QORGAN_LIST_PAGE (page));
  g_auto (GStrv) names = qorgan_list_columns_dup_names (view);
  AdwDialog *dialog
      = qorgan_columns_dialog_new (kind_of (page), (const char *const *) names, !qorgan_list_columns_is_alone (view));

  g_signal_connect_object (dialog, "changed", G_CALLBACK (columns_changed_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "widened", G_CALLBACK (columns_widened_cb), page, G_CONNECT_SWAPPED);
  /* Where the dialog will give it back to: the menu that this was chosen from goes away. */
  gtk_widget_grab_focus (GTK_WIDGET (view));
  adw_dialog_present (dialog, page);
}

static void
delete_view_action (GtkWidget *page, const char *action, GVariant *target)
{
  const QorganView *view = qorgan_view_bar_get_view (qorgan_list_page_get_view_bar (QORGAN_LIST_PAGE (page)));

  if (view != NULL)
    gtk_widget_activate_action (page, "workspace.delete", "x", view->id);
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
  gtk_widget_class_install_action (widget_class, "list.copy-filter", NULL, copy_filter_action);
  gtk_widget_class_install_action (widget_class, "list.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "list.export-selected", NULL, export_selected_action);
  gtk_widget_class_install_action (widget_class, "list.clear-selection", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "list.columns", NULL, columns_action);
  gtk_widget_class_install_action (widget_class, "list.delete-view", NULL, delete_view_action);
}
