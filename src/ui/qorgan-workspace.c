/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open casebook on the screen: it owns the lists, one for each page, and goes from page to page and from
 * record to record.
 *
 * Choosing a row opens its record where both have room. In a narrow window a row is opened by activating it, so that
 * the arrow keys can walk through the list. */

#include <glib/gi18n-lib.h>

#include "qorgan-history-page.h"
#include "qorgan-kinds.h"
#include "qorgan-list-page.h"
#include "qorgan-list-settings.h"
#include "qorgan-map-page.h"
#include "qorgan-message.h"
#include "qorgan-not-encrypted.h"
#include "qorgan-pages.h"
#include "qorgan-record-page.h"
#include "qorgan-settings.h"
#include "qorgan-slices.h"
#include "qorgan-vocabulary-page.h"
#include "qorgan-workspace-private.h"

/* Arrow keys held down should not open every record they pass. */
#define OPEN_DELAY_MS 150

G_DEFINE_FINAL_TYPE (QorganWorkspace, qorgan_workspace, ADW_TYPE_BREAKPOINT_BIN)

static const QorganKind *
incident (void)
{
  return qorgan_kind_by_id (QORGAN_KIND_INCIDENT);
}

static void
close_record (QorganWorkspace *self)
{
  qorgan_workspace_replace_pages (self->records, NULL);
  qorgan_workspace_update_layout (self);
}

static void
focus_page_cb (QorganWorkspace *self, AdwNavigationPage *page)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (page)) == NULL) /* or a field was gone to already */
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

/*
 * qorgan_workspace_push_page:
 * @self: the workspace
 * @page: (transfer floating): a page for where records are shown
 * @over_what_is_there: whether Back leads to what is shown now; else it takes its place
 */
void
qorgan_workspace_push_page (QorganWorkspace *self, AdwNavigationPage *page, gboolean over_what_is_there)
{
  AdwNavigationView *records = qorgan_workspace_current_records (self);

  qorgan_workspace_forget_way_forward (self);
  if (QORGAN_IS_RECORD_PAGE (page))
    qorgan_workspace_remember_record (self, qorgan_record_page_get_id (QORGAN_RECORD_PAGE (page)));
  /* By no gesture of the view's own: workspace.back asks first what is not saved. */
  adw_navigation_page_set_can_pop (page, !QORGAN_IS_RECORD_PAGE (page));
  if (over_what_is_there)
    g_signal_connect_object (page, "shown", G_CALLBACK (focus_page_cb), self, G_CONNECT_SWAPPED);
  if (over_what_is_there && adw_navigation_view_get_visible_page (records) != NULL)
    adw_navigation_view_push (records, page);
  else
    qorgan_workspace_replace_pages (records, page);
  qorgan_workspace_update_layout (self);
}

/*
 * qorgan_workspace_get_shown_record:
 * @self: the workspace
 *
 * Returns: the record that is open on top; 0: none
 */
gint64
qorgan_workspace_get_shown_record (QorganWorkspace *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (qorgan_workspace_current_records (self));

  return QORGAN_IS_RECORD_PAGE (page) ? qorgan_record_page_get_id (QORGAN_RECORD_PAGE (page)) : 0;
}

/* From the list: takes the place of what is open. On the map page a record lies over the map. */
static void
open_from_list (QorganWorkspace *self, gint64 id)
{
  g_clear_handle_id (&self->open_later, g_source_remove);
  if (qorgan_workspace_get_shown_record (self) == id)
    return;
  if (!qorgan_workspace_on_map_page (self)
      && !qorgan_workspace_may_leave (self, FALSE, "workspace.open", g_variant_new_int64 (id)))
    return;
  qorgan_workspace_push_page (self, qorgan_record_page_new (self->casebook, id), qorgan_workspace_on_map_page (self));
}

static gboolean
open_selected_cb (gpointer data)
{
  QorganWorkspace *self = data;
  gint64 id = self->kind != NULL ? qorgan_selection_get_id (qorgan_workspace_get_selection (self, self->kind)) : 0;

  self->open_later = 0;
  if (id != 0)
    open_from_list (self, id);
  return G_SOURCE_REMOVE;
}

static void
selected_cb (QorganWorkspace *self, GParamSpec *pspec, QorganSelection *selection)
{
  if (qorgan_list_get_kind (qorgan_selection_get_list (selection)) != self->kind
      || !qorgan_workspace_has_room_for_both (self))
    return;
  g_clear_handle_id (&self->open_later, g_source_remove);
  if (qorgan_selection_get_id (selection) != 0)
    self->open_later = g_timeout_add (OPEN_DELAY_MS, open_selected_cb, self);
}

/*
 * qorgan_workspace_get_selection:
 * @self: the workspace
 * @kind: of the records
 *
 * Returns: (transfer none): the list of that kind with what is chosen in it, made when it is first asked for
 */
QorganSelection *
qorgan_workspace_get_selection (QorganWorkspace *self, const QorganKind *kind)
{
  QorganSelection *selection = g_hash_table_lookup (self->selections, kind);

  if (selection == NULL)
    {
      g_autoptr (QorganList) list = qorgan_list_new (self->casebook, qorgan_list_settings_dup_query (kind));

      selection = qorgan_selection_new (list);
      g_hash_table_insert (self->selections, (gpointer) kind, selection);
      g_signal_connect_object (selection, "notify::id", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
    }
  return selection;
}

static void
show_map_page (QorganWorkspace *self)
{
  if (adw_navigation_view_find_page (self->map_records, "map") == NULL)
    adw_navigation_view_add (self->map_records,
                             qorgan_map_page_new (qorgan_workspace_get_selection (self, incident ())));
  adw_navigation_view_pop_to_tag (self->map_records, "map");
  gtk_stack_set_visible_child_name (self->areas, "map");
  adw_navigation_page_set_title (self->area_page, _ ("Map"));
}

static void
show_list_page (QorganWorkspace *self, const QorganKind *kind, QorganView *view)
{
  GtkWidget *page;
  const char *title = view != NULL ? view->name : _ (kind->label_plural);

  if (gtk_stack_get_child_by_name (self->lists, kind->name) == NULL)
    gtk_stack_add_named (self->lists, qorgan_list_page_new (qorgan_workspace_get_selection (self, kind), FALSE),
                         kind->name);
  page = gtk_stack_get_child_by_name (self->lists, kind->name);
  qorgan_view_bar_show (qorgan_list_page_get_view_bar (QORGAN_LIST_PAGE (page)), view);
  gtk_stack_set_visible_child (self->lists, page);
  gtk_stack_set_visible_child_name (self->areas, "lists");
  adw_navigation_page_set_title (self->area_page, title);
}

/* Returns: whether it is shown now; else something has to be saved, or asked, before */
static gboolean
go_to_page (QorganWorkspace *self, const char *name)
{
  gboolean stays = self->kind != NULL && self->kind == qorgan_workspace_kind_of_page (self, name);

  if (!stays && !qorgan_workspace_may_leave (self, FALSE, "workspace.page", g_variant_new_string (name)))
    return FALSE;
  qorgan_workspace_show_page (self, name);
  return TRUE;
}

static void
page_chosen_cb (QorganWorkspace *self, const char *name)
{
  go_to_page (self, name);
}

/*
 * qorgan_workspace_get_list_page:
 * @self: the workspace
 *
 * Returns: (transfer none): the list that is shown, beside the map perhaps
 */
QorganListPage *
qorgan_workspace_get_list_page (QorganWorkspace *self)
{
  AdwNavigationPage *page;

  if (!qorgan_workspace_on_map_page (self))
    return QORGAN_LIST_PAGE (gtk_stack_get_visible_child (self->lists));
  page = adw_navigation_view_find_page (self->map_records, "map");
  return QORGAN_LIST_PAGE (qorgan_map_page_get_list_page (QORGAN_MAP_PAGE (page)));
}

static void
page_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);

  if (go_to_page (self, g_variant_get_string (target, NULL)))
    qorgan_list_page_focus_list (qorgan_workspace_get_list_page (self));
}

static void
open_action (GtkWidget *widget, const char *action, GVariant *target)
{
  open_from_list (QORGAN_WORKSPACE (widget), g_variant_get_int64 (target));
}

/* From a link on a record's page: lies over it, so that Back returns there. */
static void
follow_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);

  qorgan_workspace_push_page (self, qorgan_record_page_new (self->casebook, g_variant_get_int64 (target)), TRUE);
}

/* From the map. Chosen once, the list shows which it is; chosen again, or where there is no list, it is opened. */
static void
choose_incident_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);
  QorganSelection *incidents = qorgan_workspace_get_selection (self, incident ());
  gint64 id = g_variant_get_int64 (target);
  gboolean again = qorgan_selection_get_id (incidents) == id;

  qorgan_selection_set_id (incidents, id);
  if (self->kind != NULL && self->kind != incident ())
    qorgan_workspace_push_page (self, qorgan_record_page_new (self->casebook, id), TRUE);
  else if (again || !qorgan_workspace_has_room_for_both (self))
    open_from_list (self, id);
}

static void
history_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);

  qorgan_workspace_push_page (
      self, qorgan_history_page_new (self->casebook, target != NULL ? g_variant_get_int64 (target) : 0, 0), TRUE);
}

/* Of one field: the record, and kind.field as bundles name them. */
static void
field_history_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);
  g_auto (GStrv) names = NULL;
  const char *path;
  const QorganKind *kind;
  QorganFieldId field;
  gint64 record;

  g_variant_get (target, "(x&s)", &record, &path);
  names = g_strsplit (path, ".", 2);
  kind = qorgan_kind_by_name (names[0]);
  if (kind != NULL && names[1] != NULL && qorgan_kind_find_field (kind, names[1], &field))
    qorgan_workspace_push_page (self, qorgan_history_page_new (self->casebook, record, field), TRUE);
}

/* Returns: whether the list is in sight now; else something has to be saved, or asked, before */
static gboolean
return_to_list (QorganWorkspace *self, const char *action)
{
  if ((qorgan_workspace_on_map_page (self) || !qorgan_workspace_has_room_for_both (self))
      && !qorgan_workspace_may_leave (self, FALSE, action, NULL))
    return FALSE;
  if (qorgan_workspace_on_map_page (self))
    adw_navigation_view_pop_to_tag (self->map_records, "map");
  else if (!qorgan_workspace_has_room_for_both (self))
    close_record (self);
  return TRUE;
}

static void
search_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (qorgan_workspace_current_records (self));

  if (QORGAN_IS_HISTORY_PAGE (page))
    {
      qorgan_history_page_focus_words (QORGAN_HISTORY_PAGE (page));
      return;
    }

  if (return_to_list (self, action))
    qorgan_list_page_start_search (qorgan_workspace_get_list_page (self));
}

static void
add_filter_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);

  if (return_to_list (self, action))
    qorgan_list_page_add_filter (qorgan_workspace_get_list_page (self));
}

static void
back_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);

  if (!qorgan_workspace_may_leave (self, TRUE, action, NULL))
    return;
  qorgan_workspace_note_way_forward (self);
  if (adw_navigation_view_pop (qorgan_workspace_current_records (self)) || qorgan_workspace_on_map_page (self))
    return;
  if (qorgan_workspace_is_record_open (self))
    {
      close_record (self);
      qorgan_list_page_focus_list (qorgan_workspace_get_list_page (self));
    }
  else
    adw_navigation_split_view_set_show_content (self->outer, FALSE);
}

static void
menu_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);

  adw_navigation_split_view_set_show_content (self->outer, FALSE);
  qorgan_sidebar_open_menu (self->sidebar);
}

/* A record that is shown was deleted, here or by an undo. */
static void
gone_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);
  gint64 id = g_variant_get_int64 (target);

  if (qorgan_workspace_get_shown_record (self) != id)
    return;
  qorgan_workspace_go (self, "workspace.back", NULL); /* nothing can be saved in it any more */
  qorgan_workspace_forget_way_forward (self);
}

static void
qorgan_workspace_dispose (GObject *object)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (object);

  if (self->casebook != NULL)
    g_signal_handlers_disconnect_by_data (self->casebook, self);
  g_clear_handle_id (&self->open_later, g_source_remove);
  g_clear_handle_id (&self->layout_later, g_source_remove);
  g_clear_weak_pointer (&self->focus);
  g_clear_object (&self->contact);
  /* The template would unparent its own child behind the back of the class above, which would do it again. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_WORKSPACE);
  qorgan_slices_finish ();
  g_clear_object (&self->map_view);
  g_clear_object (&self->map_beside);
  g_clear_pointer (&self->selections, g_hash_table_unref);
  g_clear_object (&self->views);
  g_clear_pointer (&self->page, g_free);
  g_clear_pointer (&self->recent, g_ptr_array_unref);
  g_clear_pointer (&self->forward, g_array_unref);
  g_clear_object (&self->casebook);
  G_OBJECT_CLASS (qorgan_workspace_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-workspace.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganWorkspace, narrow);
  gtk_widget_class_bind_template_child (widget_class, QorganWorkspace, single);
  gtk_widget_class_bind_template_child (widget_class, QorganWorkspace, toasts);
  gtk_widget_class_bind_template_child (widget_class, QorganWorkspace, banner);
  gtk_widget_class_bind_template_child (widget_class, QorganWorkspace, mark);
  gtk_widget_class_bind_template_child (widget_class, QorganWorkspace, work_line);
  gtk_widget_class_bind_template_child (widget_class, QorganWorkspace, outer);
  gtk_widget_class_bind_template_child (widget_class, QorganWorkspace, sidebar);
  gtk_widget_class_bind_template_child (widget_class, QorganWorkspace, areas);
  gtk_widget_class_bind_template_child (widget_class, QorganWorkspace, area_page);
  gtk_widget_class_bind_template_child (widget_class, QorganWorkspace, map_split);
  gtk_widget_class_bind_template_child (widget_class, QorganWorkspace, map_pane);
  gtk_widget_class_bind_template_child (widget_class, QorganWorkspace, panes);
  gtk_widget_class_bind_template_child (widget_class, QorganWorkspace, lists);
  gtk_widget_class_bind_template_child (widget_class, QorganWorkspace, records);
  gtk_widget_class_bind_template_child (widget_class, QorganWorkspace, map_records);
  gtk_widget_class_bind_template_callback (widget_class, page_chosen_cb);
}

static void
qorgan_workspace_class_init (QorganWorkspaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_workspace_dispose;
  g_type_ensure (QORGAN_TYPE_SIDEBAR);
  g_type_ensure (QORGAN_TYPE_NOT_ENCRYPTED);
  g_type_ensure (QORGAN_TYPE_PANES);
  g_type_ensure (QORGAN_TYPE_WORK_LINE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "workspace.page", "s", page_action);
  gtk_widget_class_install_action (widget_class, "workspace.open", "x", open_action);
  gtk_widget_class_install_action (widget_class, "workspace.follow", "x", follow_action);
  gtk_widget_class_install_action (widget_class, "workspace.choose-incident", "x", choose_incident_action);
  gtk_widget_class_install_action (widget_class, "workspace.gone", "x", gone_action);
  gtk_widget_class_install_action (widget_class, "workspace.record-history", "x", history_action);
  gtk_widget_class_install_action (widget_class, "workspace.casebook-history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "workspace.field-history", "(xs)", field_history_action);
  qorgan_workspace_install_new_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "workspace.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "workspace.add-filter", NULL, add_filter_action);
  gtk_widget_class_install_action (widget_class, "workspace.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "workspace.menu", NULL, menu_action);
  qorgan_workspace_install_actions (widget_class);
  qorgan_workspace_install_goto_actions (widget_class);
  qorgan_workspace_install_view_actions (widget_class);
  qorgan_workspace_install_travel_actions (widget_class);
}

/* When it leaves its window there is nothing left to lay out. */
static void
root_cb (QorganWorkspace *self)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    qorgan_workspace_update_layout (self);
}

static void
qorgan_workspace_init (QorganWorkspace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->forward = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->selections = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  g_signal_connect_object (self, "notify::root", G_CALLBACK (root_cb), self, 0);
  g_signal_connect_object (self, "notify::current-breakpoint", G_CALLBACK (qorgan_workspace_update_layout), self, 0);
  qorgan_workspace_let_map_go (self);
  qorgan_workspace_wait_with_map (self);
}

/**
 * qorgan_workspace_new:
 * @casebook: (transfer none): an open casebook
 *
 * Returns: (transfer floating): the casebook on the screen, at the page that was shown last
 */
GtkWidget *
qorgan_workspace_new (QorganCasebook *casebook)
{
  QorganWorkspace *self = g_object_new (QORGAN_TYPE_WORKSPACE, NULL);
  g_autofree char *page = NULL;

  qorgan_workspace_follow_focus (self);
  self->casebook = g_object_ref (casebook);
  qorgan_work_line_set_casebook (self->work_line, casebook);
  self->views = qorgan_view_store_new (casebook);
  qorgan_sidebar_set_views (self->sidebar, self->views);
  g_signal_connect_object (self->views, "changed", G_CALLBACK (qorgan_workspace_follow_views), self, G_CONNECT_SWAPPED);
  qorgan_workspace_enable_actions (self);
  qorgan_workspace_enable_view_actions (self);
  qorgan_workspace_write_banner (self);
  g_signal_connect_object (casebook, "changed", G_CALLBACK (qorgan_workspace_tell), self, G_CONNECT_SWAPPED);
  page = qorgan_settings_dup_page ();
  qorgan_workspace_show_page (self, qorgan_pages_find (page) != NULL ? page : "case");
  qorgan_list_page_focus_list (qorgan_workspace_get_list_page (self));
  return GTK_WIDGET (self);
}

/**
 * qorgan_workspace_get_casebook:
 * @self: a workspace
 *
 * Returns: (transfer none): its casebook
 */
QorganCasebook *
qorgan_workspace_get_casebook (QorganWorkspace *self)
{
  g_return_val_if_fail (QORGAN_IS_WORKSPACE (self), NULL);

  return self->casebook;
}

/**
 * qorgan_workspace_get_page:
 * @self: a workspace
 *
 * Returns: (transfer none): the name of the page it shows
 */
const char *
qorgan_workspace_get_page (QorganWorkspace *self)
{
  g_return_val_if_fail (QORGAN_IS_WORKSPACE (self), NULL);

  return self->page;
}

/**
 * qorgan_workspace_show_page:
 * @self: a workspace
 * @name: "map", the name of a kind that has a page, or that of a view's page
 */
void
qorgan_workspace_show_page (QorganWorkspace *self, const char *name)
{
  const QorganKind *kind;

  g_return_if_fail (QORGAN_IS_WORKSPACE (self));

  kind = qorgan_workspace_kind_of_page (self, name);

  g_clear_handle_id (&self->open_later, g_source_remove);
  if (kind != self->kind)
    {
      qorgan_workspace_forget_way_forward (self);
      qorgan_workspace_replace_pages (self->records, NULL);
    }
  if (kind != NULL && adw_navigation_view_find_page (self->map_records, "map") != NULL)
    adw_navigation_view_pop_to_tag (self->map_records, "map");
  self->kind = kind;
  if (kind == NULL)
    show_map_page (self);
  else
    show_list_page (self, kind, qorgan_view_store_find_page (self->views, name));
  g_set_str (&self->page, name);
  qorgan_workspace_remember_page (self, name);
  qorgan_sidebar_set_page (self->sidebar, name);
  adw_navigation_split_view_set_show_content (self->outer, TRUE);
  qorgan_workspace_update_layout (self);
}

/**
 * qorgan_workspace_open_record:
 * @self: a workspace
 * @id: a record of the kind whose page is shown
 *
 * Chooses the record in its list and opens it.
 */
void
qorgan_workspace_open_record (QorganWorkspace *self, gint64 id)
{
  const QorganKind *kind;

  g_return_if_fail (QORGAN_IS_WORKSPACE (self));

  kind = self->kind != NULL ? self->kind : incident ();
  qorgan_selection_set_id (qorgan_workspace_get_selection (self, kind), id);
  open_from_list (self, id);
}

/*
 * qorgan_workspace_focus_record:
 * @self: the workspace
 *
 * Goes to the first field of the record that is open.
 */
void
qorgan_workspace_focus_record (QorganWorkspace *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (qorgan_workspace_current_records (self));

  if (QORGAN_IS_RECORD_PAGE (page))
    qorgan_record_page_focus_form (QORGAN_RECORD_PAGE (page));
}

/*
 * qorgan_workspace_clear_search:
 * @self: the workspace
 *
 * Shows every record of the page again.
 */
void
qorgan_workspace_clear_search (QorganWorkspace *self)
{
  qorgan_list_page_end_search (qorgan_workspace_get_list_page (self));
}
