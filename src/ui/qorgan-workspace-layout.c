/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the workspace uses the room there is. From 1100 up the map stands beside cases and incidents; below that it is a
 * page of its own; below 800 there is a list or a record, below 500 one column. */

#include <glib/gi18n-lib.h>

#include "qorgan-incident-map.h"
#include "qorgan-kinds.h"
#include "qorgan-list-room.h"
#include "qorgan-map-page.h"
#include "qorgan-record-page.h"
#include "qorgan-settings.h"
#include "qorgan-workspace-private.h"

/* In the first stands the window, in the second the rows of its list; then there is time for a map. */
#define FRAMES_TO_MAP 3

/* The part of the width that the map has. */
#define MAP_BESIDE_LIST 0.4
#define MAP_BESIDE_RECORD 0.28

/* In sp: from here up no breakpoint of the template holds. */
#define ROOM_FOR_MAP 1100

/*
 * qorgan_workspace_on_map_page:
 * @self: the workspace
 *
 * Returns: whether the map fills the page
 */
gboolean
qorgan_workspace_on_map_page (QorganWorkspace *self)
{
  return self->kind == NULL;
}

/*
 * qorgan_workspace_has_room_for_both:
 * @self: the workspace
 *
 * Returns: whether a record may stand beside its list
 */
gboolean
qorgan_workspace_has_room_for_both (QorganWorkspace *self)
{
  AdwBreakpoint *now = adw_breakpoint_bin_get_current_breakpoint (ADW_BREAKPOINT_BIN (self));

  return now != self->narrow && now != self->single;
}

/*
 * qorgan_workspace_current_records:
 * @self: the workspace
 *
 * Returns: (transfer none): where records are opened: beside the list, or over the map
 */
AdwNavigationView *
qorgan_workspace_current_records (QorganWorkspace *self)
{
  return qorgan_workspace_on_map_page (self) ? self->map_records : self->records;
}

/*
 * qorgan_workspace_is_record_open:
 * @self: the workspace
 *
 * Returns: whether a record stands beside or over the list
 */
gboolean
qorgan_workspace_is_record_open (QorganWorkspace *self)
{
  return adw_navigation_view_get_visible_page (self->records) != NULL;
}

/* Before it has a size the window's tells: what is beside the list would have to slide out of a narrow one again. */
static gboolean
has_room_for_map (QorganWorkspace *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int width = 0;

  if (adw_breakpoint_bin_get_current_breakpoint (ADW_BREAKPOINT_BIN (self)) != NULL)
    return FALSE;
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    return TRUE;
  if (!GTK_IS_WINDOW (root))
    return FALSE;
  gtk_window_get_default_size (GTK_WINDOW (root), &width, NULL);
  return gtk_window_is_maximized (GTK_WINDOW (root))
         || width >= adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, ROOM_FOR_MAP,
                                            gtk_widget_get_settings (GTK_WIDGET (self)));
}

static gboolean
is_map_wanted (QorganWorkspace *self)
{
  g_autoptr (GVariant) state = g_action_get_state (self->map_beside);

  return g_variant_get_boolean (state);
}

/* The map is made when it is first to be seen, and with it the list of incidents. */
static void
need_map (QorganWorkspace *self)
{
  QorganSelection *incidents;

  if (self->map_view != NULL || self->n_frames_to_map > 0)
    return;
  incidents = qorgan_workspace_get_selection (self, qorgan_kind_by_id (QORGAN_KIND_INCIDENT));
  self->map_view = g_object_ref_sink (qorgan_incident_map_new (self->casebook, incidents));
}

static void
place_map (QorganWorkspace *self, gboolean beside)
{
  AdwNavigationPage *page = adw_navigation_view_find_page (self->map_records, "map");
  GtkWidget *was;

  adw_overlay_split_view_set_show_sidebar (self->map_split, beside);
  if (beside || qorgan_workspace_on_map_page (self))
    need_map (self);
  if (self->map_view == NULL)
    return;
  was = gtk_widget_get_parent (self->map_view);
  if (!qorgan_workspace_on_map_page (self) && page != NULL)
    qorgan_map_page_set_map (QORGAN_MAP_PAGE (page), NULL);
  adw_bin_set_child (self->map_pane, beside ? self->map_view : NULL);
  if (qorgan_workspace_on_map_page (self))
    qorgan_map_page_set_map (QORGAN_MAP_PAGE (page), self->map_view);
  if (gtk_widget_get_parent (self->map_view) != NULL && gtk_widget_get_parent (self->map_view) != was)
    qorgan_incident_map_fit_later (QORGAN_INCIDENT_MAP (self->map_view));
}

/* ---- A list beside a record ---- */

static int
width_of_list_aside (QorganWorkspace *self, gboolean beside_map)
{
  AdwOverlaySplitView *split = self->map_split;
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  AdwLengthUnit unit = adw_overlay_split_view_get_sidebar_width_unit (split);
  double width = gtk_widget_get_width (GTK_WIDGET (split));

  if (beside_map)
    width -= CLAMP (width * MAP_BESIDE_RECORD,
                    adw_length_unit_to_px (unit, adw_overlay_split_view_get_min_sidebar_width (split), settings),
                    adw_length_unit_to_px (unit, adw_overlay_split_view_get_max_sidebar_width (split), settings));
  return qorgan_panes_get_list_width (self->panes, (int) width);
}

static gboolean
layout_cb (gpointer data)
{
  QorganWorkspace *self = data;

  self->layout_later = 0;
  qorgan_workspace_update_layout (self);
  return G_SOURCE_REMOVE;
}

/* The columns that will have no room go first, in a turn of their own, and no frame is drawn meanwhile: nobody sees the
 * table cut off. */
static gboolean
waits_for_list (QorganWorkspace *self, gboolean beside_map)
{
  if (self->layout_later != 0)
    return TRUE;
  if (self->kind == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->panes))
      || qorgan_panes_get_shown (self->panes) != QORGAN_PANES_LIST
      || !qorgan_list_page_expect_width (qorgan_workspace_get_list_page (self), width_of_list_aside (self, beside_map)))
    return FALSE;
  self->layout_later = g_idle_add_full (QORGAN_LIST_ROOM_PRIORITY + 1, layout_cb, self, NULL);
  return TRUE;
}

/* It stays where it is after all, and has its columns again. */
static void
stop_waiting (QorganWorkspace *self)
{
  if (self->layout_later == 0)
    return;
  g_clear_handle_id (&self->layout_later, g_source_remove);
  gtk_widget_queue_resize (GTK_WIDGET (qorgan_workspace_get_list_page (self)));
}

/* A part of the workspace that is on the screen, or will be once the layout is done. */
static gboolean
is_in_sight (QorganWorkspace *self, GtkWidget *widget)
{
  QorganPanesShown shown = qorgan_panes_get_shown (self->panes);

  if (gtk_widget_is_ancestor (widget, GTK_WIDGET (self->sidebar)))
    return !adw_navigation_split_view_get_collapsed (self->outer);
  if (gtk_widget_is_ancestor (widget, GTK_WIDGET (self->lists)))
    return shown != QORGAN_PANES_RECORD;
  if (gtk_widget_is_ancestor (widget, GTK_WIDGET (self->records)))
    return shown != QORGAN_PANES_LIST;
  return gtk_widget_get_mapped (widget) || gtk_widget_is_ancestor (widget, qorgan_workspace_get_place (self));
}

static void
give_focus_back (QorganWorkspace *self, GtkWidget *focus)
{
  GtkWidget *place = qorgan_workspace_get_place (self);

  if (focus != NULL && is_in_sight (self, focus) && gtk_widget_grab_focus (focus))
    return;
  if (QORGAN_IS_LIST_PAGE (place))
    qorgan_list_page_focus_list (QORGAN_LIST_PAGE (place));
  else
    gtk_widget_child_focus (place, GTK_DIR_TAB_FORWARD);
}

/* Whether it moves or goes out of sight, if only for a frame: with every breakpoint that is passed, libadwaita hides
 * all there is until it is laid out anew. */
static gboolean
is_affected (QorganWorkspace *self, GtkWidget *widget, gboolean is_single, QorganPanesShown shown)
{
  if (is_single != adw_navigation_split_view_get_collapsed (self->outer) || !gtk_widget_get_mapped (widget))
    return gtk_widget_is_ancestor (widget, GTK_WIDGET (self->outer));
  return (shown == QORGAN_PANES_RECORD && gtk_widget_is_ancestor (widget, GTK_WIDGET (self->lists)))
         || (shown == QORGAN_PANES_LIST && gtk_widget_is_ancestor (widget, GTK_WIDGET (self->records)));
}

/* Pages that are moved with the keyboard in them are held by GTK for good, even when the window is destroyed, and what
 * goes out of sight loses it to nobody; so it waits outside. */
static void
fold (QorganWorkspace *self, gboolean is_single, QorganPanesShown shown)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *was = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *focus = NULL; /* weak */
  gboolean waits = was != NULL && is_affected (self, was, is_single, shown);

  if (waits)
    {
      g_set_weak_pointer (&focus, was);
      gtk_root_set_focus (root, NULL);
    }
  adw_navigation_split_view_set_collapsed (self->outer, is_single);
  qorgan_panes_show (self->panes, shown);
  if (waits)
    give_focus_back (self, focus);
  g_clear_weak_pointer (&focus);
}

/* ---- All of it ---- */

/*
 * qorgan_workspace_update_layout:
 * @self: the workspace
 *
 * Gives every part its place, by the room there is and by what is open.
 */
void
qorgan_workspace_update_layout (QorganWorkspace *self)
{
  AdwBreakpoint *now = adw_breakpoint_bin_get_current_breakpoint (ADW_BREAKPOINT_BIN (self));
  gboolean record = qorgan_workspace_is_record_open (self);
  gboolean aside = record && qorgan_workspace_has_room_for_both (self);
  gboolean beside = has_room_for_map (self) && is_map_wanted (self) && self->kind != NULL
                    && (self->kind->id == QORGAN_KIND_CASE || self->kind->id == QORGAN_KIND_INCIDENT);

  gtk_widget_set_visible (self->mark, now == self->single);
  if (!aside)
    stop_waiting (self);
  else if (waits_for_list (self, beside))
    return;
  fold (self, now == self->single, aside ? QORGAN_PANES_BOTH : record ? QORGAN_PANES_RECORD : QORGAN_PANES_LIST);
  if (self->kind != NULL)
    qorgan_list_page_show_window_buttons (qorgan_workspace_get_list_page (self), !aside);
  adw_overlay_split_view_set_sidebar_width_fraction (self->map_split, record ? MAP_BESIDE_RECORD : MAP_BESIDE_LIST);
  place_map (self, beside);
}

/*
 * qorgan_workspace_let_map_go:
 * @self: a workspace that is being made
 *
 * Who wants the room for the list can do without the map beside it.
 */
void
qorgan_workspace_let_map_go (QorganWorkspace *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->map_beside = qorgan_settings_create_map_action ();
  g_action_map_add_action (G_ACTION_MAP (group), self->map_beside);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "settings", G_ACTION_GROUP (group));
  g_signal_connect_object (self->map_beside, "notify::state", G_CALLBACK (qorgan_workspace_update_layout), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);

  if (--self->n_frames_to_map > 0)
    return G_SOURCE_CONTINUE;
  qorgan_workspace_update_layout (self);
  return G_SOURCE_REMOVE;
}

/*
 * qorgan_workspace_wait_with_map:
 * @self: a workspace that is being made
 *
 * The map can wait until the window and the list are on the screen.
 */
void
qorgan_workspace_wait_with_map (QorganWorkspace *self)
{
  self->n_frames_to_map = FRAMES_TO_MAP;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), frame_cb, NULL, NULL);
}

/*
 * qorgan_workspace_write_banner:
 * @self: the workspace, with its casebook
 *
 * Says what is special about the casebook, below everything.
 */
void
qorgan_workspace_write_banner (QorganWorkspace *self)
{
  if (qorgan_casebook_is_read_only (self->casebook))
    adw_banner_set_title (self->banner, _ ("This casebook is open for reading only: its file or folder cannot be "
                                           "written."));
  else if (qorgan_casebook_is_demo (self->casebook))
    {
      adw_banner_set_title (self->banner, _ ("Demo made from public reports"));
      adw_banner_set_button_label (self->banner, _ ("_New Casebook…"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner), "win.new-casebook");
    }
  else
    return;
  adw_banner_set_revealed (self->banner, TRUE);
}

static gboolean
is_page_busy (QorganWorkspace *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (qorgan_workspace_current_records (self));

  return page != NULL && QORGAN_IS_RECORD_PAGE (page)
         && qorgan_editor_get_busy (qorgan_record_page_get_editor (QORGAN_RECORD_PAGE (page)));
}

/**
 * qorgan_workspace_get_busy:
 * @self: a workspace
 *
 * Returns: whether a list, or the record or the map that is on the screen, is being read
 */
gboolean
qorgan_workspace_get_busy (QorganWorkspace *self)
{
  GHashTableIter iter;
  gpointer selection;

  g_return_val_if_fail (QORGAN_IS_WORKSPACE (self), FALSE);

  g_hash_table_iter_init (&iter, self->selections);
  while (g_hash_table_iter_next (&iter, NULL, &selection))
    if (qorgan_list_get_busy (qorgan_selection_get_list (selection)))
      return TRUE;
  if (self->layout_later != 0 || is_page_busy (self))
    return TRUE;
  /* A map that is not seen draws nothing, and so never comes to an end. */
  return (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->n_frames_to_map > 0)
         || (self->map_view != NULL && gtk_widget_get_mapped (self->map_view)
             && qorgan_incident_map_get_busy (QORGAN_INCIDENT_MAP (self->map_view)));
}
