/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of all records of one kind, whichever kind: its columns come from the kind's description. The same widget is
 * a page of the sidebar and the pane beside the map. */

#include <glib/gi18n-lib.h>

#include "qorgan-filter-bar.h"
#include "qorgan-filter-dialog.h"
#include "qorgan-help-dialog.h"
#include "qorgan-kinds.h"
#include "qorgan-list-actions.h"
#include "qorgan-list-columns.h"
#include "qorgan-list-headings.h"
#include "qorgan-list-page.h"
#include "qorgan-list-room.h"
#include "qorgan-list-rows.h"
#include "qorgan-list-settings.h"
#include "qorgan-list-words.h"
#include "qorgan-message.h"
#include "qorgan-query-text.h"
#include "qorgan-query-typing.h"
#include "qorgan-selection-bar.h"
#include "qorgan-view-bar.h"

/* For how many frames the focus is held on to. */
#define FOCUS_FRAMES 6

struct _QorganListPage
{
  AdwBin parent_instance;

  /* Template */
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkLabel *other_layout;
  GtkLabel *not_understood;
  QorganFilterBar *filters;
  GtkStack *stack;
  GtkColumnView *view;
  AdwStatusPage *empty;
  GtkButton *empty_button;
  GtkWidget *empty_ways;
  AdwStatusPage *error;
  AdwStatusPage *view_error;
  QorganViewBar *view_bar;
  QorganSelectionBar *selection_bar;
  GtkMenuButton *menu_button;
  GMenuModel *menu_model;

  QorganSelection *selection; /* owned */
  QorganQueryTyping *typing; /* owned */
  QorganListRoom *room; /* owned */
  gboolean focuses_list; /* as soon as it has been read */
  guint n_focus_frames; /* for how many more frames it is held there */
};

G_DEFINE_FINAL_TYPE (QorganListPage, qorgan_list_page, ADW_TYPE_BIN)

static QorganList *
list_of (QorganListPage *self)
{
  return qorgan_selection_get_list (self->selection);
}

static void
write_count (QorganListPage *self)
{
  QorganList *list = list_of (self);
  guint n_matching = qorgan_list_get_n_matching (list);
  guint n_all = qorgan_list_get_n_all (list);
  g_autofree char *count = NULL;

  if (n_matching == n_all)
    count = g_strdup_printf ("%u", n_all);
  else
    /* Translators: how many of all records are shown: “12 of 37” */
    count = g_strdup_printf (_ ("%u of %u"), n_matching, n_all);
  if (g_strcmp0 (adw_window_title_get_subtitle (self->title), count) == 0)
    return;
  adw_window_title_set_subtitle (self->title, count);
  if (gtk_search_bar_get_search_mode (self->search_bar) || n_matching != n_all)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), count, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static const char *
state_of (QorganListPage *self)
{
  QorganList *list = list_of (self);
  const QorganView *view = qorgan_view_bar_get_view (self->view_bar);
  const GError *error = qorgan_list_get_error (list);

  if (view != NULL && view->error != NULL)
    return "view-error";
  if (error != NULL)
    {
      qorgan_message_describe (self->error, error->message);
      return "error";
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
    return "list";
  if (qorgan_list_get_busy (list))
    return "loading";
  return qorgan_list_get_n_all (list) == 0 ? "empty" : "nothing";
}

static void
write_other_layout (QorganListPage *self)
{
  g_autofree char *words = qorgan_list_words_dup_other_layout (list_of (self));

  gtk_label_set_label (self->other_layout, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->other_layout), words != NULL);
}

/* The list beside the map and the page of incidents are one list: what is searched for here stands there too. What is
 * being typed is left alone. */
static void
write_search (QorganListPage *self)
{
  const char *search = qorgan_query_search (qorgan_list_get_query (list_of (self)));
  g_autofree char *words = g_strdup (search != NULL ? search : "");
  g_autofree char *shown = qorgan_query_plain_words (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  if ((gtk_widget_get_state_flags (GTK_WIDGET (self->search_entry)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0
      || g_str_equal (shown, words))
    return;
  /* It is not typed. */
  g_signal_handlers_block_matched (self->search_entry, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self->typing);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), words);
  g_signal_handlers_unblock_matched (self->search_entry, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self->typing);
  gtk_search_bar_set_search_mode (self->search_bar, *words != '\0');
}

static void
write_title (QorganListPage *self)
{
  const QorganView *view = qorgan_view_bar_get_view (self->view_bar);
  const char *plain = view != NULL ? view->name : _ (qorgan_list_get_kind (list_of (self))->label_plural);
  g_autofree char *marked = NULL;

  if (qorgan_view_bar_is_altered (self->view_bar))
    marked = g_strdup_printf ("● %s", plain); /* the bar says it in words */
  adw_window_title_set_title (self->title, marked != NULL ? marked : plain);
  if (view != NULL && view->error != NULL)
    qorgan_list_words_write_view_error (view->error, self->view_error);
}

/* While something is searched for, filters can be added to it; and those that are on are always in sight. */
static void
write_filters (QorganListPage *self)
{
  const QorganQuery *query = qorgan_list_get_query (list_of (self));
  gboolean filtered = qorgan_query_has_conditions (query);

  gtk_widget_set_visible (GTK_WIDGET (self->filters), filtered || gtk_search_bar_get_search_mode (self->search_bar));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.copy-filter",
                                 filtered || qorgan_query_search (query) != NULL);
}

static void
update (QorganListPage *self)
{
  write_search (self);
  self->focuses_list = self->focuses_list && qorgan_list_get_busy (list_of (self));
  gtk_stack_set_visible_child_name (self->stack, state_of (self));
  write_count (self);
  write_other_layout (self);
  write_filters (self);
}

static void
view_changed_cb (QorganListPage *self)
{
  if (self->selection == NULL)
    return; /* it is being made */
  write_title (self);
  update (self);
}

/* A table that has no rows, or not yet, can be told to go to none. */
static void
scroll_to (QorganListPage *self, guint position, GtkListScrollFlags flags)
{
  if (gtk_column_view_get_model (self->view) != NULL
      && position < g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    gtk_column_view_scroll_to (self->view, position, NULL, flags, NULL);
}

static gboolean
has_focus (QorganListPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* On a row: the part of the table that holds the rows takes the focus as well, and keeps it to itself. */
  return focus != NULL && gtk_widget_is_ancestor (focus, gtk_widget_get_last_child (GTK_WIDGET (self->view)));
}

static void
focus_row (QorganListPage *self, guint position)
{
  scroll_to (self, position, GTK_LIST_SCROLL_FOCUS);
  if (!has_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (!has_focus (self))
    scroll_to (self, 0, GTK_LIST_SCROLL_FOCUS);
}

/* In the first frame the row is brought into view: one that gets the focus before it was laid out has it without a word
 * to screen readers. In the second it gets it, and may lose it again while the page finds its place. */
static gboolean
focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  QorganListPage *self = QORGAN_LIST_PAGE (widget);
  guint position = qorgan_selection_get_position (self->selection);

  if (self->n_focus_frames == 0)
    return G_SOURCE_REMOVE; /* the person has gone elsewhere */
  if (gtk_column_view_get_model (self->view) == NULL)
    return G_SOURCE_CONTINUE; /* it would rest on the empty table */
  if (self->n_focus_frames == FOCUS_FRAMES)
    scroll_to (self, position, GTK_LIST_SCROLL_NONE);
  else if (gtk_widget_get_mapped (widget) /* no other page has taken its place */
           && (self->n_focus_frames == FOCUS_FRAMES - 1 || !has_focus (self)))
    focus_row (self, position);
  self->n_focus_frames--;
  return self->n_focus_frames > 0;
}

static void
focus_soon (QorganListPage *self)
{
  self->focuses_list = FALSE;
  if (self->n_focus_frames == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_cb, NULL, NULL);
  self->n_focus_frames = FOCUS_FRAMES;
}

/* The answer to a new query brings the reader back to what was chosen, or to the top. Rows without a date, say, are at
 * the end however the list is sorted: what is told is rarely all of it, and GTK would hold on to them. */
static void
items_changed_cb (QorganListPage *self, guint position, guint removed, guint added)
{
  guint selected = qorgan_selection_get_position (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gboolean only_follows = position > 0 && removed == 0 && position + added == n; /* the rest of a long list */

  update (self);
  if (n > 0 && added > 1 && !only_follows && qorgan_list_get_busy (list_of (self)))
    scroll_to (self, selected != GTK_INVALID_LIST_POSITION ? selected : 0,
               selected != GTK_INVALID_LIST_POSITION ? GTK_LIST_SCROLL_FOCUS : GTK_LIST_SCROLL_NONE);
  if (n > 0 && self->focuses_list)
    focus_soon (self);
}

/* Escape goes on to whoever else wants it. */
static void
n_selected_cb (QorganListPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.clear-selection",
                                 qorgan_selection_get_n_selected (self->selection) > 1);
}

/* Chosen elsewhere, on the map perhaps: bring the row into view. */
static void
selected_cb (QorganListPage *self)
{
  guint position = qorgan_selection_get_position (self->selection);

  if (position != GTK_INVALID_LIST_POSITION && gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    scroll_to (self, position, GTK_LIST_SCROLL_NONE);
}

static void
row_activated_cb (QorganListPage *self, guint position)
{
  g_autoptr (QorganRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "workspace.open", "x", qorgan_row_get_id (row));
}

/* Return in the search reads the filters typed there, or goes to the first thing found. */
static void
search_activated_cb (QorganListPage *self)
{
  if (!qorgan_query_typing_read (self->typing) && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    scroll_to (self, 0, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT);
}

static void
end_search_action (GtkWidget *widget, const char *action, GVariant *target)
{
  qorgan_list_page_end_search (QORGAN_LIST_PAGE (widget));
  qorgan_list_page_focus_list (QORGAN_LIST_PAGE (widget));
}

static void
add_filter_action (GtkWidget *widget, const char *action, GVariant *target)
{
  qorgan_list_page_add_filter (QORGAN_LIST_PAGE (widget));
}

static void
edit_filter_action (GtkWidget *widget, const char *action, GVariant *target)
{
  AdwDialog *dialog = qorgan_filter_dialog_new (list_of (QORGAN_LIST_PAGE (widget)));
  QorganPath path;

  g_variant_get (target, "(uuu)", &path.via[0], &path.via[1], &path.field);
  qorgan_filter_dialog_show_path (QORGAN_FILTER_DIALOG (dialog), &path);
  adw_dialog_present (dialog, widget);
}

static void
clear_filters_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganListPage *self = QORGAN_LIST_PAGE (widget);
  QorganQuery *query = qorgan_query_copy (qorgan_list_get_query (list_of (self)));

  qorgan_query_clear_conditions (query);
  qorgan_list_take_query (list_of (self), query);
  qorgan_list_page_focus_list (self);
}

static void
qorgan_list_page_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
qorgan_list_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
  qorgan_list_room_use (QORGAN_LIST_PAGE (widget)->room, width);
}

static void
qorgan_list_page_dispose (GObject *object)
{
  QorganListPage *self = QORGAN_LIST_PAGE (object);

  /* The list outlives its pages, and has more to tell while the casebook closes. */
  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (list_of (self), self);
      g_signal_handlers_disconnect_by_data (self->selection, self);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "heading", NULL); /* GTK would keep it for good */
  g_clear_pointer (&self->room, qorgan_list_room_free);
  if (self->typing != NULL)
    g_object_run_dispose (G_OBJECT (self->typing));
  g_clear_object (&self->typing);
  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_LIST_PAGE);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (qorgan_list_page_parent_class)->dispose (object);
}

static void
qorgan_list_page_class_init (QorganListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_list_page_dispose;
  g_type_ensure (QORGAN_TYPE_FILTER_BAR);
  g_type_ensure (QORGAN_TYPE_SELECTION_BAR);
  g_type_ensure (QORGAN_TYPE_VIEW_BAR);
  widget_class->measure = qorgan_list_page_measure;
  widget_class->size_allocate = qorgan_list_page_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganListPage, header);
  gtk_widget_class_bind_template_child (widget_class, QorganListPage, title);
  gtk_widget_class_bind_template_child (widget_class, QorganListPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, QorganListPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, QorganListPage, other_layout);
  gtk_widget_class_bind_template_child (widget_class, QorganListPage, not_understood);
  gtk_widget_class_bind_template_child (widget_class, QorganListPage, filters);
  gtk_widget_class_bind_template_child (widget_class, QorganListPage, stack);
  gtk_widget_class_bind_template_child (widget_class, QorganListPage, view);
  gtk_widget_class_bind_template_child (widget_class, QorganListPage, empty);
  gtk_widget_class_bind_template_child (widget_class, QorganListPage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, QorganListPage, empty_ways);
  gtk_widget_class_bind_template_child (widget_class, QorganListPage, error);
  gtk_widget_class_bind_template_child (widget_class, QorganListPage, view_error);
  gtk_widget_class_bind_template_child (widget_class, QorganListPage, view_bar);
  gtk_widget_class_bind_template_child (widget_class, QorganListPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, QorganListPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, QorganListPage, menu_model);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_filters);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  qorgan_list_actions_install (widget_class);
  gtk_widget_class_install_action (widget_class, "list.end-search", NULL, end_search_action);
  gtk_widget_class_install_action (widget_class, "list.add-filter", NULL, add_filter_action);
  gtk_widget_class_install_action (widget_class, "list.edit-filter", "(uuu)", edit_filter_action);
  gtk_widget_class_install_action (widget_class, "list.clear-filters", NULL, clear_filters_action);
}

static void
qorgan_list_page_init (QorganListPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_help_set_topic (GTK_WIDGET (self), "find");
  /* A bin's own layout would never ask how wide the page is. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

/**
 * qorgan_list_page_new:
 * @selection: (transfer none): the list to show and what is chosen in it
 * @is_pane: whether it stands beside something larger: then it has one column only
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
qorgan_list_page_new (QorganSelection *selection, gboolean is_pane)
{
  QorganListPage *self = g_object_new (QORGAN_TYPE_LIST_PAGE, NULL);
  QorganList *list = qorgan_selection_get_list (selection);

  self->selection = g_object_ref (selection);
  self->typing = qorgan_query_typing_new (list, self->search_entry, self->not_understood);
  qorgan_filter_bar_set_list (self->filters, list);
  qorgan_view_bar_set_list (self->view_bar, list);
  gtk_widget_set_visible (self->empty_ways,
                          qorgan_list_words_write (qorgan_list_get_kind (list), self->empty, self->empty_button));
  qorgan_list_columns_name (self->view, _ (qorgan_list_get_kind (list)->label_plural));
  write_title (self);
  qorgan_list_columns_add (self->view, list);
  qorgan_list_rows_install (self->view);
  self->room = qorgan_list_room_new (self->view, selection, is_pane);
  qorgan_list_settings_follow (self->view, list, self->view_bar);
  qorgan_list_headings_set_up (GTK_WIDGET (self), self->view, self->menu_button, self->menu_model, list,
                               self->view_bar);
  /* After the table, which may be told of the list later than the page is. */
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (selection, "notify::id", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::n-selected", G_CALLBACK (n_selected_cb), self, G_CONNECT_SWAPPED);
  qorgan_selection_bar_set_selection (self->selection_bar, selection);
  n_selected_cb (self);
  g_signal_connect_object (list, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * qorgan_list_page_get_selection:
 * @self: a page
 *
 * Returns: (transfer none): what is selected in its list
 */
QorganSelection *
qorgan_list_page_get_selection (QorganListPage *self)
{
  g_return_val_if_fail (QORGAN_IS_LIST_PAGE (self), NULL);

  return self->selection;
}

/**
 * qorgan_list_page_get_view:
 * @self: a page
 *
 * Returns: (transfer none): its table
 */
GtkColumnView *
qorgan_list_page_get_view (QorganListPage *self)
{
  g_return_val_if_fail (QORGAN_IS_LIST_PAGE (self), NULL);

  return self->view;
}

/**
 * qorgan_list_page_get_view_bar:
 * @self: a page
 *
 * Returns: (transfer none): which saved view it shows
 */
QorganViewBar *
qorgan_list_page_get_view_bar (QorganListPage *self)
{
  g_return_val_if_fail (QORGAN_IS_LIST_PAGE (self), NULL);

  return self->view_bar;
}

/**
 * qorgan_list_page_start_search:
 * @self: a page
 *
 * Opens the search and goes to it.
 */
void
qorgan_list_page_start_search (QorganListPage *self)
{
  g_return_if_fail (QORGAN_IS_LIST_PAGE (self));

  self->focuses_list = FALSE;
  self->n_focus_frames = 0;
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/**
 * qorgan_list_page_end_search:
 * @self: a page
 *
 * Shows every record again: what was searched for, and the filters, are taken away.
 */
void
qorgan_list_page_end_search (QorganListPage *self)
{
  QorganQuery *query;

  g_return_if_fail (QORGAN_IS_LIST_PAGE (self));

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  query = qorgan_query_copy (qorgan_list_get_query (list_of (self)));
  qorgan_query_clear_conditions (query);
  qorgan_query_set_search (query, NULL);
  qorgan_list_take_query (list_of (self), query);
}

/**
 * qorgan_list_page_focus_list:
 * @self: a page
 *
 * Goes to the chosen row, or the first; if the list is being read, once it has been.
 */
void
qorgan_list_page_focus_list (QorganListPage *self)
{
  g_return_if_fail (QORGAN_IS_LIST_PAGE (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    focus_soon (self);
  else
    self->focuses_list = qorgan_list_get_busy (list_of (self));
}

/**
 * qorgan_list_page_add_filter:
 * @self: a page
 *
 * Asks what to filter by.
 */
void
qorgan_list_page_add_filter (QorganListPage *self)
{
  g_return_if_fail (QORGAN_IS_LIST_PAGE (self));

  adw_dialog_present (qorgan_filter_dialog_new (list_of (self)), GTK_WIDGET (self));
}

/**
 * qorgan_list_page_show_window_buttons:
 * @self: a page
 * @shows: whether nothing of the same window stands to the right of it
 */
void
qorgan_list_page_show_window_buttons (QorganListPage *self, gboolean shows)
{
  g_return_if_fail (QORGAN_IS_LIST_PAGE (self));

  adw_header_bar_set_show_end_title_buttons (self->header, shows);
}

/**
 * qorgan_list_page_expect_width:
 * @self: a page that is about to be made narrower
 * @width: what it will have then, in pixels
 *
 * Its rows get the columns that there will be room for.
 *
 * Returns: whether that is being done, at %QORGAN_LIST_ROOM_PRIORITY
 */
gboolean
qorgan_list_page_expect_width (QorganListPage *self, int width)
{
  g_return_val_if_fail (QORGAN_IS_LIST_PAGE (self), FALSE);

  if (gtk_column_view_get_model (self->view) != NULL)
    qorgan_list_room_use (self->room, width);
  return qorgan_list_room_is_busy (self->room);
}
