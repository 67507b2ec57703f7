/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a record, or of the casebook: the journal in words, newest first, kept up to date while it is shown.
 */

#include <glib/gi18n-lib.h>

#include "qorgan-history-item.h"
#include "qorgan-history-page.h"

/* Fields changed, over all entries. Nobody reads farther back on one page. */
#define LIMIT 1000

struct _QorganHistoryPage
{
  AdwNavigationPage parent_instance;

  /* Template */
  AdwWindowTitle *title;
  GtkStack *stack;
  GtkListView *view;
  AdwStatusPage *error;

  QorganCasebook *casebook; /* owned */
  gint64 record;            /* 0: the casebook */
  GListStore *items;        /* (element-type QorganHistoryItem) */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (QorganHistoryPage, qorgan_history_page, ADW_TYPE_NAVIGATION_PAGE)

static gpointer
history_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_history (session, *(gint64 *) data, 0, LIMIT, error);
}

static gboolean
is_something (GtkListItem *item, const char *text)
{
  return text != NULL && *text != '\0';
}

static void
show_events (QorganHistoryPage *self, GPtrArray *events)
{
  QorganVocabularies *vocabularies = qorgan_casebook_get_vocabularies (self->casebook);
  QorganLanguage language = qorgan_casebook_get_language (self->casebook);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint end;

  for (guint start = 0; start < events->len; start = end)
    {
      const QorganEvent *first = g_ptr_array_index (events, start);

      for (end = start + 1; end < events->len; end++)
        if (((const QorganEvent *) g_ptr_array_index (events, end))->entry->id != first->entry->id)
          break;
      g_ptr_array_add (items, qorgan_history_item_new ((const QorganEvent *const *) events->pdata + start, end - start,
                                                       vocabularies, language));
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganHistoryPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);

  /* A reading that was given up is followed by another already. */
  if (self->reading == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);
  if (events != NULL)
    {
      show_events (self, events);
      return;
    }
  adw_status_page_set_description (self->error, error->message);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
read_history (QorganHistoryPage *self)
{
  gint64 *record = g_new (gint64, 1);

  *record = self->record;
  g_cancellable_cancel (self->reading);
  g_set_object (&self->reading, NULL);
  self->reading = g_cancellable_new ();
  qorgan_casebook_run_async (self->casebook, history_job, record, g_free, (GDestroyNotify) g_ptr_array_unref,
                             self->reading, read_cb, g_object_ref (self));
}

static gpointer
title_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_title (session, *(gint64 *) data, qorgan_session_language (session), error);
}

static void
title_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganHistoryPage) self = data;
  g_autofree char *title = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, NULL);

  if (title != NULL)
    adw_window_title_set_subtitle (self->title, title);
}

static void
qorgan_history_page_dispose (GObject *object)
{
  QorganHistoryPage *self = QORGAN_HISTORY_PAGE (object);

  if (self->casebook != NULL)
    g_signal_handlers_disconnect_by_data (self->casebook, self);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_HISTORY_PAGE);
  g_clear_object (&self->items);
  g_clear_object (&self->casebook);
  G_OBJECT_CLASS (qorgan_history_page_parent_class)->dispose (object);
}

static void
qorgan_history_page_class_init (QorganHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_history_page_dispose;
  g_type_ensure (QORGAN_TYPE_HISTORY_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryPage, title);
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryPage, view);
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryPage, error);
  gtk_widget_class_bind_template_callback (widget_class, is_something);
}

static void
qorgan_history_page_init (QorganHistoryPage *self)
{
  g_autoptr (GtkSelectionModel) model = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (QORGAN_TYPE_HISTORY_ITEM);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items))));
  gtk_list_view_set_model (self->view, model);
}

/**
 * qorgan_history_page_new:
 * @casebook: (transfer none): the casebook
 * @record: whose history; 0: everything
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
qorgan_history_page_new (QorganCasebook *casebook, gint64 record)
{
  QorganHistoryPage *self = g_object_new (QORGAN_TYPE_HISTORY_PAGE, NULL);

  self->casebook = g_object_ref (casebook);
  self->record = record;
  g_signal_connect_object (casebook, "changed", G_CALLBACK (read_history), self, G_CONNECT_SWAPPED);
  read_history (self);
  if (record != 0)
    {
      gint64 *id = g_new (gint64, 1);

      *id = record;
      qorgan_casebook_run_async (casebook, title_job, id, g_free, g_free, NULL, title_cb, g_object_ref (self));
    }
  return ADW_NAVIGATION_PAGE (self);
}
