/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a casebook and its saved views, with how many records each shows. Above them stand the main menu and,
 * while the casebook has no passphrase, the words that say so. */

#include "qorgan-kinds.h"
#include "qorgan-late-menu.h"
#include "qorgan-latest.h"
#include "qorgan-program-menu.h"
#include "qorgan-query.h"
#include "qorgan-sidebar-row.h"
#include "qorgan-sidebar.h"

/* Edits come in twos and threes; what they did to the counts of views is asked once. */
#define COUNT_DELAY_MS 500

struct _QorganSidebar
{
  AdwBin parent_instance;

  GtkListBox *list_box;
  GtkMenuButton *menu_button;
  GMenuModel *main_menu_model;
  GMenuModel *view_menu_model;

  GtkWidget *view_menu; /* a child; NULL until it is opened */
  QorganViewStore *views;
  GSignalGroup *view_signals;
  GSignalGroup *casebook_signals;
  GCancellable *counting;
  guint count_later; /* source */
  char *page;        /* that is shown */
  gint64 menu_view;  /* whose menu it is */
};

G_DEFINE_FINAL_TYPE (QorganSidebar, qorgan_sidebar, ADW_TYPE_BIN)

static guint page_signal;

static QorganSidebarRow *
row_at (QorganSidebar *self, guint i)
{
  return (QorganSidebarRow *) gtk_list_box_get_row_at_index (self->list_box, (int) i);
}

static QorganSidebarRow *
row_of_page (QorganSidebar *self, const char *page)
{
  for (guint i = 0; row_at (self, i) != NULL; i++)
    if (g_strcmp0 (qorgan_sidebar_row_get_page (row_at (self, i)), page) == 0)
      return row_at (self, i);
  return NULL;
}

/* ---- Counting: row after row, each a job of its own, so that whoever needs the casebook meanwhile comes between ----
 */

/* What is being counted. */
typedef struct
{
  QorganSidebar *self;
  char *page;
  guint next; /* row */
  QorganQuery *query;
} Count;

static void count_from (QorganSidebar *self, guint next);

static void
count_free (Count *count)
{
  g_object_unref (count->self);
  g_free (count->page);
  qorgan_query_free (count->query);
  g_free (count);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Count, count_free)

static gpointer
count_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Count *count = data;
  guint n;

  return qorgan_session_count (session, count->query, &n, error) ? g_memdup2 (&n, sizeof n) : NULL;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Count) count = data;
  g_autoptr (GError) error = NULL;
  g_autofree guint *n = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);
  QorganSidebarRow *row;

  /* What fails is told by the page that shows the records themselves. */
  if (!qorgan_latest_is (count->self->counting, result))
    return;
  row = row_of_page (count->self, count->page);
  if (row != NULL && n != NULL)
    qorgan_sidebar_row_set_count (row, *n);
  count_from (count->self, count->next);
}

static void
count_from (QorganSidebar *self, guint next)
{
  QorganSidebarRow *row = row_at (self, next);
  Count *count;

  while (row != NULL && qorgan_sidebar_row_get_query (row) == NULL)
    row = row_at (self, ++next);
  if (row == NULL)
    return;
  count = g_new0 (Count, 1);
  count->self = g_object_ref (self);
  count->page = g_strdup (qorgan_sidebar_row_get_page (row));
  count->next = next + 1;
  count->query = qorgan_query_copy (qorgan_sidebar_row_get_query (row));
  qorgan_casebook_run_aside_async (qorgan_view_store_get_casebook (self->views), count_job, count, NULL, g_free,
                                   self->counting, counted_cb, count);
}

static void
count_all (QorganSidebar *self)
{
  qorgan_latest_end (&self->counting);
  if (self->views == NULL)
    return;
  qorgan_latest_begin (&self->counting);
  count_from (self, 0);
}

static gboolean
count_cb (gpointer data)
{
  QorganSidebar *self = data;

  self->count_later = 0;
  count_all (self);
  return G_SOURCE_REMOVE;
}

/* Once nothing else is to be done: the list on the screen asks for its rows first. */
static void
count_soon (QorganSidebar *self)
{
  g_clear_handle_id (&self->count_later, g_source_remove);
  self->count_later = g_idle_add_full (G_PRIORITY_LOW, count_cb, self, NULL);
}

static void
changed_cb (QorganSidebar *self, const QorganEntry *entry)
{
  g_clear_handle_id (&self->count_later, g_source_remove);
  self->count_later = g_timeout_add_full (G_PRIORITY_LOW, COUNT_DELAY_MS, count_cb, self, NULL);
}

/* ---- Rows ---- */

static void
add_pages (QorganSidebar *self)
{
  guint n;
  const QorganPage *pages = qorgan_pages (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = qorgan_sidebar_row_new (pages[i].name, pages[i].section);

      qorgan_sidebar_row_show (QORGAN_SIDEBAR_ROW (row), qorgan_page_label (&pages[i]), pages[i].icon, i);
      if (pages[i].kind != 0)
        qorgan_sidebar_row_take_query (QORGAN_SIDEBAR_ROW (row), qorgan_query_new (qorgan_kind_by_id (pages[i].kind)));
      gtk_list_box_append (self->list_box, row);
    }
}

static void
show_view (QorganSidebar *self, const QorganView *view, guint position)
{
  g_autofree char *page = qorgan_view_store_dup_page (view->id);
  QorganSidebarRow *row = row_of_page (self, page);
  const QorganPage *of = view->query != NULL ? qorgan_pages_of_kind (view->kind) : NULL;

  if (row == NULL)
    {
      row = QORGAN_SIDEBAR_ROW (qorgan_sidebar_row_new (page, QORGAN_SECTION_VIEWS));
      gtk_list_box_append (self->list_box, GTK_WIDGET (row));
    }
  qorgan_sidebar_row_show (row, view->name, of != NULL ? of->icon : "dialog-error-symbolic", position);
  qorgan_sidebar_row_take_query (row, view->query != NULL ? qorgan_query_copy (view->query) : NULL);
}

/* Rows stay the same widgets when they move, or the one that is moved by keyboard would lose the focus. */
static void
show_views (QorganSidebar *self)
{
  const GPtrArray *views = qorgan_view_store_get_views (self->views);

  for (guint i = 0; row_at (self, i) != NULL;)
    {
      QorganSidebarRow *row = row_at (self, i);

      if (qorgan_sidebar_row_get_section (row) == QORGAN_SECTION_VIEWS
          && qorgan_view_store_find_page (self->views, qorgan_sidebar_row_get_page (row)) == NULL)
        gtk_list_box_remove (self->list_box, GTK_WIDGET (row));
      else
        i++;
    }
  for (guint i = 0; i < views->len; i++)
    show_view (self, g_ptr_array_index (views, i), i);
  gtk_list_box_invalidate_sort (self->list_box);
  gtk_list_box_invalidate_headers (self->list_box);
  if (self->page != NULL)
    qorgan_sidebar_set_page (self, self->page);
  count_soon (self);
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer unused)
{
  return qorgan_sidebar_row_compare (QORGAN_SIDEBAR_ROW (a), QORGAN_SIDEBAR_ROW (b));
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer unused)
{
  QorganSection section = qorgan_sidebar_row_get_section (QORGAN_SIDEBAR_ROW (row));
  const char *heading = qorgan_section_heading (section);
  GtkWidget *label;

  gtk_list_box_row_set_header (row, NULL);
  if (heading == NULL || (before != NULL && qorgan_sidebar_row_get_section (QORGAN_SIDEBAR_ROW (before)) == section))
    return;
  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "sidebar-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
row_activated_cb (QorganSidebar *self, GtkListBoxRow *row)
{
  g_signal_emit (self, page_signal, 0, qorgan_sidebar_row_get_page (QORGAN_SIDEBAR_ROW (row)));
}

/* ---- The menu of a view ---- */

static const QorganView *
view_of_row (QorganSidebar *self, GtkWidget *row)
{
  if (!QORGAN_IS_SIDEBAR_ROW (row) || self->views == NULL)
    return NULL;
  return qorgan_view_store_find_page (self->views, qorgan_sidebar_row_get_page (QORGAN_SIDEBAR_ROW (row)));
}

/* See qorgan-late-menu.c for why it is not made before. */
static void
need_view_menu (QorganSidebar *self)
{
  if (self->view_menu != NULL)
    return;
  self->view_menu = gtk_popover_menu_new_from_model (self->view_menu_model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->view_menu), FALSE);
  gtk_widget_set_parent (self->view_menu, GTK_WIDGET (self));
}

static void
open_view_menu (QorganSidebar *self, GtkWidget *row)
{
  const QorganView *view = view_of_row (self, row);
  graphene_rect_t bounds;

  if (view == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    return;
  self->menu_view = view->id;
  need_view_menu (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->view_menu),
                               &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                                                 (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->view_menu));
}

static void
pressed_cb (QorganSidebar *self, int n_press, double x, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list_box, (int) y);

  if (row != NULL)
    open_view_menu (self, GTK_WIDGET (row));
}

static void
long_pressed_cb (QorganSidebar *self, double x, double y)
{
  pressed_cb (self, 1, x, y);
}

static void
view_menu_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganSidebar *self = QORGAN_SIDEBAR (widget);

  open_view_menu (self, gtk_widget_get_focus_child (GTK_WIDGET (self->list_box)));
}

/* By key on the row that has the focus, or from the menu that a row opened. */
static void
move_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganSidebar *self = QORGAN_SIDEBAR (widget);
  const QorganView *view = view_of_row (self, gtk_widget_get_focus_child (GTK_WIDGET (self->list_box)));

  if (self->view_menu != NULL && gtk_widget_get_visible (self->view_menu))
    view = qorgan_view_store_find (self->views, self->menu_view);
  if (view != NULL)
    gtk_widget_activate_action (widget, "workspace.move-view", "(xi)", view->id,
                                g_str_has_suffix (action, "up") ? -1 : 1);
}

/* Once the menu is gone, which gives the focus back to where it was. */
static gboolean
rename_cb (gpointer data)
{
  gtk_widget_activate_action (data, "workspace.rename-view", "x", QORGAN_SIDEBAR (data)->menu_view);
  return G_SOURCE_REMOVE;
}

static void
rename_action (GtkWidget *widget, const char *action, GVariant *target)
{
  g_idle_add_full (G_PRIORITY_LOW, rename_cb, g_object_ref (widget), g_object_unref);
}

static void
delete_action (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_widget_activate_action (widget, "workspace.delete", "x", QORGAN_SIDEBAR (widget)->menu_view);
}

/* ---- Moving by hand ---- */

static GdkContentProvider *
drag_prepare_cb (QorganSidebar *self, double x, double y, GtkDragSource *source)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list_box, (int) y);
  const QorganView *view = view_of_row (self, GTK_WIDGET (row));
  g_autoptr (GdkPaintable) icon = NULL;

  if (view == NULL)
    return NULL;
  icon = gtk_widget_paintable_new (GTK_WIDGET (row));
  gtk_drag_source_set_icon (source, icon, 0, 0);
  return gdk_content_provider_new_typed (G_TYPE_INT64, view->id);
}

static gboolean
drop_cb (QorganSidebar *self, const GValue *value, double x, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list_box, (int) y);
  const QorganView *target = view_of_row (self, GTK_WIDGET (row));
  const GPtrArray *views = qorgan_view_store_get_views (self->views);
  int from = -1, to = -1;

  for (guint i = 0; target != NULL && i < views->len; i++)
    {
      const QorganView *view = g_ptr_array_index (views, i);

      if (view->id == g_value_get_int64 (value))
        from = (int) i;
      if (view == target)
        to = (int) i;
    }
  if (from < 0 || to < 0 || from == to)
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "workspace.move-view", "(xi)", g_value_get_int64 (value),
                                     to - from);
}

static void
add_controllers (QorganSidebar *self)
{
  GtkWidget *list_box = GTK_WIDGET (self->list_box);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list_box, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (long_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list_box, GTK_EVENT_CONTROLLER (press));
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list_box, GTK_EVENT_CONTROLLER (drop));
  g_signal_connect_object (drag, "prepare", G_CALLBACK (drag_prepare_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list_box, GTK_EVENT_CONTROLLER (drag));
}

static void
qorgan_sidebar_dispose (GObject *object)
{
  QorganSidebar *self = QORGAN_SIDEBAR (object);

  qorgan_latest_end (&self->counting);
  g_clear_handle_id (&self->count_later, g_source_remove);
  g_clear_object (&self->casebook_signals);
  g_clear_object (&self->view_signals);
  g_clear_object (&self->views);
  g_clear_pointer (&self->view_menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_SIDEBAR);
  G_OBJECT_CLASS (qorgan_sidebar_parent_class)->dispose (object);
}

static void
qorgan_sidebar_finalize (GObject *object)
{
  g_free (QORGAN_SIDEBAR (object)->page);
  G_OBJECT_CLASS (qorgan_sidebar_parent_class)->finalize (object);
}

static void
qorgan_sidebar_class_init (QorganSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_sidebar_dispose;
  G_OBJECT_CLASS (klass)->finalize = qorgan_sidebar_finalize;

  /**
   * QorganSidebar::page:
   * @name: of the page
   *
   * The user chose a page.
   */
  page_signal = g_signal_new ("page", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganSidebar, list_box);
  gtk_widget_class_bind_template_child (widget_class, QorganSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, QorganSidebar, main_menu_model);
  gtk_widget_class_bind_template_child (widget_class, QorganSidebar, view_menu_model);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "sidebar.view-menu", NULL, view_menu_action);
  gtk_widget_class_install_action (widget_class, "sidebar.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "sidebar.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "sidebar.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "sidebar.delete", NULL, delete_action);
}

static void
qorgan_sidebar_init (QorganSidebar *self)
{
  g_autoptr (GMenuModel) program_menu = qorgan_program_menu_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->list_box, compare_rows, NULL, NULL);
  gtk_list_box_set_header_func (self->list_box, update_header, NULL, NULL);
  add_pages (self);
  g_menu_append_section (G_MENU (self->main_menu_model), NULL, program_menu);
  qorgan_late_menu_set (self->menu_button, self->main_menu_model);
  add_controllers (self);
  self->casebook_signals = g_signal_group_new (QORGAN_TYPE_CASEBOOK);
  g_signal_group_connect_swapped (self->casebook_signals, "changed", G_CALLBACK (changed_cb), self);
  self->view_signals = g_signal_group_new (QORGAN_TYPE_VIEW_STORE);
  g_signal_group_connect_swapped (self->view_signals, "changed", G_CALLBACK (show_views), self);
}

/**
 * qorgan_sidebar_set_views:
 * @self: the sidebar
 * @views: (transfer none): the saved views; the records of their casebook are counted
 */
void
qorgan_sidebar_set_views (QorganSidebar *self, QorganViewStore *views)
{
  g_return_if_fail (QORGAN_IS_SIDEBAR (self));

  g_set_object (&self->views, views);
  g_signal_group_set_target (self->view_signals, views);
  g_signal_group_set_target (self->casebook_signals, qorgan_view_store_get_casebook (views));
  show_views (self);
}

/**
 * qorgan_sidebar_set_page:
 * @self: the sidebar
 * @name: the page that is shown
 */
void
qorgan_sidebar_set_page (QorganSidebar *self, const char *name)
{
  QorganSidebarRow *row;

  g_return_if_fail (QORGAN_IS_SIDEBAR (self));

  g_set_str (&self->page, name);
  row = row_of_page (self, name);
  if (row != NULL)
    gtk_list_box_select_row (self->list_box, GTK_LIST_BOX_ROW (row));
}

/**
 * qorgan_sidebar_open_menu:
 * @self: the sidebar
 *
 * Opens the main menu.
 */
void
qorgan_sidebar_open_menu (QorganSidebar *self)
{
  g_return_if_fail (QORGAN_IS_SIDEBAR (self));

  gtk_menu_button_popup (self->menu_button);
}

/**
 * qorgan_sidebar_get_menu:
 * @self: the sidebar
 *
 * Returns: (transfer none): the main menu
 */
GMenuModel *
qorgan_sidebar_get_menu (QorganSidebar *self)
{
  g_return_val_if_fail (QORGAN_IS_SIDEBAR (self), NULL);

  return qorgan_late_menu_get (self->menu_button);
}
