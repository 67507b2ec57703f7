/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history: the journal in words, newest first, by days, kept up to date while it is shown. Of one record or one
 * field it is the same page, asked for that. */

#include <glib/gi18n-lib.h>

#include "qorgan-help-dialog.h"
#include "qorgan-history-bar.h"
#include "qorgan-history-dialog.h"
#include "qorgan-history-list.h"
#include "qorgan-history-page.h"
#include "qorgan-message.h"

struct _QorganHistoryPage
{
  AdwNavigationPage parent_instance;

  /* Template */
  AdwBin *bar_place;
  GtkStack *stack;
  GtkListView *view;
  GtkWidget *busy;
  AdwStatusPage *error;

  QorganCasebook *casebook; /* owned */
  QorganHistoryBar *bar;    /* borrowed from its place */
  QorganHistoryList *list;  /* owned */
};

G_DEFINE_FINAL_TYPE (QorganHistoryPage, qorgan_history_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
is_something (GtkListItem *item, const char *text)
{
  return text != NULL && *text != '\0';
}

static void
state_cb (QorganHistoryPage *self)
{
  const GError *error = qorgan_history_list_get_error (self->list);
  gboolean busy = qorgan_history_list_get_busy (self->list);
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
  g_autoptr (QorganHistoryFilter) filter = qorgan_history_bar_dup_filter (self->bar);

  gtk_widget_set_visible (self->busy, busy);
  if (error != NULL)
    qorgan_message_describe (self->error, error->message);
  if (error != NULL)
    gtk_stack_set_visible_child_name (self->stack, "error");
  else if (any)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (!busy)
    gtk_stack_set_visible_child_name (self->stack, qorgan_history_filter_is_empty (filter) ? "empty" : "nothing");
}

/* The list holds on to the row it shows at its top, and what is done now would come in above it, out of sight. Whoever
 * has scrolled further down is left where they read. */
static void
items_changed_cb (QorganHistoryPage *self, guint position, guint removed, guint added)
{
  GtkAdjustment *scrolled = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (position == 0 && added > 0 && gtk_adjustment_get_value (scrolled) < gtk_adjustment_get_page_size (scrolled))
    gtk_list_view_scroll_to (self->view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

static void
asked_cb (QorganHistoryPage *self)
{
  g_autoptr (QorganHistoryFilter) filter = qorgan_history_bar_dup_filter (self->bar);

  qorgan_history_list_set_filter (self->list, filter);
}

static void
activate_cb (QorganHistoryPage *self, guint position)
{
  g_autoptr (QorganHistoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (item != NULL)
    adw_dialog_present (qorgan_history_dialog_new (self->casebook, qorgan_history_item_get_entry (item)),
                        GTK_WIDGET (self));
}

static void
qorgan_history_page_dispose (GObject *object)
{
  QorganHistoryPage *self = QORGAN_HISTORY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_HISTORY_PAGE);
  g_clear_object (&self->list);
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
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryPage, bar_place);
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryPage, view);
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryPage, busy);
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryPage, error);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, is_something);
}

static void
qorgan_history_page_init (QorganHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_help_set_topic (GTK_WIDGET (self), "history");
}

/**
 * qorgan_history_page_new:
 * @casebook: (transfer none): the casebook
 * @record: whose history; 0: everything
 * @field: a field of it; 0: all of them
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
qorgan_history_page_new (QorganCasebook *casebook, gint64 record, QorganFieldId field)
{
  QorganHistoryPage *self = g_object_new (QORGAN_TYPE_HISTORY_PAGE, NULL);
  g_autoptr (GtkSelectionModel) model = NULL;

  self->casebook = g_object_ref (casebook);
  self->bar = QORGAN_HISTORY_BAR (qorgan_history_bar_new (casebook, record, field));
  self->list = qorgan_history_list_new (casebook);
  adw_bin_set_child (self->bar_place, GTK_WIDGET (self->bar));
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list))));
  gtk_list_view_set_model (self->view, model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "changed", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  asked_cb (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * qorgan_history_page_focus_words:
 * @self: the page
 *
 * Goes to where words are typed.
 */
void
qorgan_history_page_focus_words (QorganHistoryPage *self)
{
  g_return_if_fail (QORGAN_IS_HISTORY_PAGE (self));

  qorgan_history_bar_focus_words (self->bar);
}
