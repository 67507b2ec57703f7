/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A heading sorts by its column, either way, and hides it. GTK gives headings no keyboard focus and a narrow window
 * shows one of them only, so the menu of the list offers every column to sort by as well. Both show how the list is
 * sorted now. */

#include "qorgan-list-headings.h"

#include <glib/gi18n-lib.h>

#include "qorgan-late-menu.h"
#include "qorgan-list-columns.h"
#include "qorgan-list-settings.h"

/* Owned by its actions. */
typedef struct
{
  /* Borrowed: parts of the page that has the actions */
  GtkColumnView *view;
  GtkMenuButton *menu_button;

  QorganList *list;
  QorganViewBar *bar;
  GSimpleActionGroup *actions; /* borrowed */
} Headings;

static void
headings_free (gpointer data)
{
  Headings *self = data;

  g_object_unref (self->list);
  g_object_unref (self->bar);
  g_free (self);
}

/* ---- What they do ---- */

static void
sort (Headings *self, const char *column, gboolean descending)
{
  QorganQuery *query = qorgan_query_copy (qorgan_list_get_query (self->list));

  qorgan_query_set_sort (query, column, descending);
  qorgan_list_take_query (self->list, query);
}

static void
sort_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  const char *column;
  gboolean descending;

  g_variant_get (target, "(&sb)", &column, &descending);
  sort (data, column, descending);
}

static void
column_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  Headings *self = data;
  gboolean descending;

  qorgan_query_sort (qorgan_list_get_query (self->list), &descending);
  sort (self, g_variant_get_string (target, NULL), descending);
}

static void
descending_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  Headings *self = data;
  gboolean was_descending;
  const char *column = qorgan_query_sort (qorgan_list_get_query (self->list), &was_descending);

  if (column != NULL)
    sort (self, column, g_variant_get_boolean (target));
}

/* The last one stays: a table without a column could not be told from an empty one. */
static void
hide_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  Headings *self = data;
  g_auto (GStrv) names = qorgan_list_columns_dup_names (self->view);
  g_autoptr (GStrvBuilder) left = g_strv_builder_new ();
  g_auto (GStrv) left_names = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (!g_str_equal (names[i], g_variant_get_string (target, NULL)))
      g_strv_builder_add (left, names[i]);
  left_names = g_strv_builder_end (left);
  if (left_names[0] != NULL)
    qorgan_list_settings_choose (self->view, self->bar, (const char *const *) left_names);
}

static void
give_back_cb (gpointer data)
{
  g_autoptr (GtkWidget) button = data;
  g_autoptr (GtkWidget) view = g_object_steal_data (G_OBJECT (button), "qorgan-headings-view");

  /* What was chosen may have opened a dialog, which has the focus then. */
  if (view != NULL && gtk_widget_get_focus_child (button) != NULL)
    gtk_widget_grab_focus (view);
}

/* Opened by the keys of the list, the menu gives the keyboard back to it, not to the button as GTK is about to. */
static void
closed_cb (GtkMenuButton *button)
{
  if (!gtk_menu_button_get_active (button))
    g_idle_add_once (give_back_cb, g_object_ref (button));
}

static void
menu_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  Headings *self = data;

  g_object_set_data_full (G_OBJECT (self->menu_button), "qorgan-headings-view", g_object_ref (self->view),
                          g_object_unref);
  gtk_menu_button_popup (self->menu_button);
}

/* ---- What they show ---- */

static void
set_state (Headings *self, const char *name, GVariant *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

static void
show_sort (GSimpleActionGroup *actions, GParamSpec *pspec, QorganList *list)
{
  Headings *self = g_object_get_data (G_OBJECT (actions), "qorgan-headings");
  gboolean descending;
  const char *column = qorgan_query_sort (qorgan_list_get_query (list), &descending);

  column = column != NULL ? column : "";
  set_state (self, "sort", g_variant_new ("(sb)", column, descending));
  set_state (self, "column", g_variant_new_string (column));
  set_state (self, "descending", g_variant_new_boolean (descending));
}

/* ---- The menus ---- */

static void
add_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
heading_menu_new (const char *column)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();

  add_item (order, _ ("Sort _Ascending"), "heading.sort", g_variant_new ("(sb)", column, FALSE));
  add_item (order, _ ("Sort _Descending"), "heading.sort", g_variant_new ("(sb)", column, TRUE));
  add_item (columns, _ ("_Hide Column"), "heading.hide", g_variant_new_string (column));
  g_menu_append (columns, _ ("_Columns…"), "list.columns");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));
  return G_MENU_MODEL (menu);
}

static GMenuModel *
sort_menu_new (const QorganKind *kind)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();

  for (guint i = 0; i < kind->n_columns; i++)
    if (kind->columns[i].label != NULL)
      add_item (columns, _ (kind->columns[i].label), "heading.column", g_variant_new_string (kind->columns[i].name));
  /* Translators: in a menu below the columns a list can be sorted by */
  add_item (order, _ ("_Ascending"), "heading.descending", g_variant_new_boolean (FALSE));
  add_item (order, _ ("_Descending"), "heading.descending", g_variant_new_boolean (TRUE));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  return G_MENU_MODEL (menu);
}

/* The menus of headings are made when somebody is about to open one (see qorgan-late-menu.c for why), which GTK does
 * once it hears of the press that is heard of here. */
static void
pressed_cb (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  const QorganKind *kind = g_object_get_data (G_OBJECT (view), "qorgan-headings-kind");

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *name = gtk_column_view_column_get_id (column);
      g_autoptr (GMenuModel) menu = NULL;

      if (!gtk_column_view_column_get_visible (column) || gtk_column_view_column_get_header_menu (column) != NULL)
        continue;
      /* The column that stands for all of them has no name of the kind's. */
      menu = qorgan_kind_find_column (kind, name) != NULL ? heading_menu_new (name) : sort_menu_new (kind);
      gtk_column_view_column_set_header_menu (column, menu);
    }
}

static void
unmap_cb (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_header_menu (column, NULL);
    }
}

static void
offer_menus (GtkColumnView *view, const QorganKind *kind)
{
  GtkGesture *press = gtk_gesture_click_new ();

  g_object_set_data (G_OBJECT (view), "qorgan-headings-kind", (gpointer) kind);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (pressed_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (press));
  g_signal_connect_object (view, "unmap", G_CALLBACK (unmap_cb), view, 0);
}

/* What else there is in the menu of the list comes first. */
static GMenuModel *
list_menu_new (const QorganKind *kind, GMenuModel *rest)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuModel) sort_menu = sort_menu_new (kind);

  g_menu_append_section (menu, NULL, rest);
  /* Translators: a menu of the columns of a list */
  g_menu_append_submenu (section, _ ("Sort _By"), sort_menu);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  return G_MENU_MODEL (menu);
}

/**
 * qorgan_list_headings_set_up:
 * @page: where the menus are opened
 * @view: its table, with all its columns
 * @menu_button: where the menu of the list is opened; it has none yet
 * @rest: what that menu begins with
 * @list: what it shows
 * @bar: which saved view that is
 *
 * Gives every heading a menu, and lets the menu of the list sort it.
 */
void
qorgan_list_headings_set_up (GtkWidget *page,
                             GtkColumnView *view,
                             GtkMenuButton *menu_button,
                             GMenuModel *rest,
                             QorganList *list,
                             QorganViewBar *bar)
{
  static const GActionEntry entries[] = {
    { .name = "sort", .activate = sort_cb, .parameter_type = "(sb)", .state = "('', false)" },
    { .name = "column", .activate = column_cb, .parameter_type = "s", .state = "''" },
    { .name = "descending", .activate = descending_cb, .parameter_type = "b", .state = "false" },
    { .name = "menu", .activate = menu_cb },
    { .name = "hide", .activate = hide_cb, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GMenuModel) menu = list_menu_new (qorgan_list_get_kind (list), rest);
  Headings *self = g_new0 (Headings, 1);

  self->view = view;
  self->menu_button = menu_button;
  self->list = g_object_ref (list);
  self->bar = g_object_ref (bar);
  self->actions = actions;
  g_object_set_data_full (G_OBJECT (actions), "qorgan-headings", self, headings_free);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (page, "heading", G_ACTION_GROUP (actions));
  qorgan_late_menu_set (menu_button, menu);
  g_signal_connect_object (menu_button, "notify::active", G_CALLBACK (closed_cb), menu_button, 0);
  offer_menus (view, qorgan_list_get_kind (list));
  show_sort (actions, NULL, list);
  g_signal_connect_object (list, "notify::query", G_CALLBACK (show_sort), actions, G_CONNECT_SWAPPED);
}
