/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choice of a filter: everything that the kind of the list can be filtered by, found by its first letters; then the
 * page with its values. What is chosen is applied at once, so there is nothing to confirm. */

#include "qorgan-filter-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qorgan-filter-page.h"
#include "qorgan-fold.h"
#include "qorgan-help-dialog.h"

struct _QorganFilterDialog
{
  AdwDialog parent_instance;

  /* Template */
  AdwNavigationView *view;
  GtkSearchEntry *search;
  GtkListBox *fields;

  /* Owned */
  QorganList *list;
  GArray *filters; /* (element-type QorganFilter) one a row */
};

G_DEFINE_FINAL_TYPE (QorganFilterDialog, qorgan_filter_dialog, ADW_TYPE_DIALOG)

static void
search_changed_cb (QorganFilterDialog *self)
{
  gtk_list_box_invalidate_filter (self->fields);
}

/* Escape in the search; the entry keeps it from the dialog. */
static void
stop_search_cb (QorganFilterDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
is_wanted (GtkListBoxRow *row, gpointer data)
{
  QorganFilterDialog *self = data;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_autoptr (GArray) matches = *typed != '\0' ? qorgan_fold_matches (title, typed) : NULL;

  return matches == NULL || matches->len > 0;
}

static void
show_filter (QorganFilterDialog *self, const QorganFilter *filter)
{
  adw_navigation_view_push (self->view, qorgan_filter_page_new (self->list, filter));
}

static void
row_activated_cb (QorganFilterDialog *self, GtkListBoxRow *row)
{
  show_filter (self, &g_array_index (self->filters, QorganFilter, gtk_list_box_row_get_index (row)));
}

/* Return in the search goes on with the first that is left; the last letters may not have been looked for yet. */
static void
search_activated_cb (QorganFilterDialog *self)
{
  gtk_list_box_invalidate_filter (self->fields);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->fields)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_LIST_BOX_ROW (row) && gtk_widget_get_child_visible (row))
      {
        row_activated_cb (self, GTK_LIST_BOX_ROW (row));
        return;
      }
}

static void
qorgan_filter_dialog_dispose (GObject *object)
{
  QorganFilterDialog *self = QORGAN_FILTER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_FILTER_DIALOG);
  g_clear_object (&self->list);
  g_clear_pointer (&self->filters, g_array_unref);
  G_OBJECT_CLASS (qorgan_filter_dialog_parent_class)->dispose (object);
}

static void
qorgan_filter_dialog_class_init (QorganFilterDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_filter_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-filter-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganFilterDialog, view);
  gtk_widget_class_bind_template_child (widget_class, QorganFilterDialog, search);
  gtk_widget_class_bind_template_child (widget_class, QorganFilterDialog, fields);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
qorgan_filter_dialog_init (QorganFilterDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_help_set_topic (GTK_WIDGET (self), "find");
}

static void
add_rows (QorganFilterDialog *self)
{
  QorganLanguage language = qorgan_casebook_get_language (qorgan_list_get_casebook (self->list));

  for (guint i = 0; i < self->filters->len; i++)
    {
      const QorganFilter *filter = &g_array_index (self->filters, QorganFilter, i);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), qorgan_filter_label (filter, language));
      /* The other records that it asks, where it asks others. */
      if (filter->via[0] != 0)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                     _ (qorgan_kind_by_id (QORGAN_FIELD_KIND (filter->field))->label_plural));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_append (self->fields, row);
    }
  gtk_list_box_set_filter_func (self->fields, is_wanted, self, NULL);
}

/**
 * qorgan_filter_dialog_new:
 * @list: the list to be filtered
 *
 * Returns: (transfer floating): a dialog that begins with the question what to filter by
 */
AdwDialog *
qorgan_filter_dialog_new (QorganList *list)
{
  QorganFilterDialog *self = g_object_new (QORGAN_TYPE_FILTER_DIALOG, NULL);

  self->list = g_object_ref (list);
  self->filters = qorgan_filters_offered (qorgan_list_get_kind (list));
  add_rows (self);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->search));
  return ADW_DIALOG (self);
}

/**
 * qorgan_filter_dialog_show_path:
 * @self: a dialog
 * @path: leads to a field
 *
 * Goes to the values of that field at once, if it is offered.
 */
void
qorgan_filter_dialog_show_path (QorganFilterDialog *self, const QorganPath *path)
{
  g_return_if_fail (QORGAN_IS_FILTER_DIALOG (self));

  for (guint i = 0; i < self->filters->len; i++)
    {
      const QorganFilter *filter = &g_array_index (self->filters, QorganFilter, i);
      QorganPath other = qorgan_filter_path (filter);

      if (!qorgan_path_equal (&other, path))
        continue;
      show_filter (self, filter);
      return;
    }
}
