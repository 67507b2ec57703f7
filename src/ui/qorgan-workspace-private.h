/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the workspace: qorgan-workspace.c navigates, qorgan-workspace-layout.c gives every part its
 * place, qorgan-workspace-actions.c changes records,
 * qorgan-workspace-goto.c goes to anything, qorgan-workspace-views.c does what saved views can do,
 * qorgan-workspace-travel.c goes forward and to the next one, qorgan-workspace-focus.c knows where the keyboard is,
 * qorgan-workspace-leaving.c sees to it that nothing typed is lost. */
#pragma once

#include "qorgan-newborn.h"
#include "qorgan-list-page.h"
#include "qorgan-panes.h"
#include "qorgan-selection.h"
#include "qorgan-sidebar.h"
#include "qorgan-work-line.h"
#include "qorgan-workspace.h"

G_BEGIN_DECLS

struct _QorganWorkspace
{
  AdwBreakpointBin parent_instance;

  /* Template */
  AdwBreakpoint *narrow;
  AdwBreakpoint *single;
  AdwToastOverlay *toasts;
  AdwBanner *banner;
  GtkWidget *mark;
  QorganWorkLine *work_line;
  AdwNavigationSplitView *outer;
  QorganSidebar *sidebar;
  GtkStack *areas;
  AdwNavigationPage *area_page;
  AdwOverlaySplitView *map_split;
  AdwBin *map_pane;
  QorganPanes *panes;
  GtkStack *lists;
  AdwNavigationView *records;
  AdwNavigationView *map_records;

  /* Owned */
  QorganCasebook *casebook;
  GHashTable *selections; /* (element-type QorganKind QorganSelection): of the pages shown so far */
  GtkWidget *map_view;    /* one map for the pane and the page; moves between them; NULL: not to be seen so far */
  GAction *map_beside;    /* its state: whether the map may stand beside lists */
  QorganViewStore *views;
  char *page; /* the name of the page shown: of a kind, "map", or of a view */

  GArray *forward;   /* (element-type gint64): records that Back led away from, the last one last */
  GPtrArray *recent; /* where the person was, the last first; see qorgan-workspace-goto.c */

  const QorganKind *kind; /* of the page shown; NULL: the map */
  guint open_later;       /* source: the selection rests for a moment before its record is opened */
  guint layout_later;     /* source: the list is made narrow before it is moved aside */
  AdwToast *toast;        /* borrowed while it is shown */
  GtkWidget *focus;       /* weak: where the keyboard was last, apart from messages */
  gint64 toast_entry;     /* what it speaks of */
  AdwDialog *contact;     /* owned; a contact that is being written; NULL: none */
  gint64 view_to_show;    /* once it is known; 0: none */
  guint n_frames_to_map;  /* as long as the list is not on the screen, no map is made */
  gboolean is_silent; /* another window with the casebook tells of what is done */
  gboolean may_change_demo;
  gboolean leaves; /* without asking: everything is saved, or given up */
  gboolean asks;   /* what to do about an edit that could not be saved */
};

gboolean qorgan_workspace_on_map_page (QorganWorkspace *self);
gboolean qorgan_workspace_has_room_for_both (QorganWorkspace *self);
gboolean qorgan_workspace_is_record_open (QorganWorkspace *self);
AdwNavigationView *qorgan_workspace_current_records (QorganWorkspace *self);
void qorgan_workspace_update_layout (QorganWorkspace *self);
void qorgan_workspace_let_map_go (QorganWorkspace *self);
void qorgan_workspace_wait_with_map (QorganWorkspace *self);
void qorgan_workspace_write_banner (QorganWorkspace *self);
QorganSelection *qorgan_workspace_get_selection (QorganWorkspace *self, const QorganKind *kind);
gint64 qorgan_workspace_get_shown_record (QorganWorkspace *self);
void qorgan_workspace_push_page (QorganWorkspace *self, AdwNavigationPage *page, gboolean over_what_is_there);
void qorgan_workspace_install_new_actions (GtkWidgetClass *widget_class);
void qorgan_workspace_open_newborn (QorganWorkspace *self, QorganNewborn *newborn);
void qorgan_workspace_focus_record (QorganWorkspace *self);
void qorgan_workspace_clear_search (QorganWorkspace *self);
QorganListPage *qorgan_workspace_get_list_page (QorganWorkspace *self);
void qorgan_workspace_follow_focus (QorganWorkspace *self);
void qorgan_workspace_take_focus_back (QorganWorkspace *self);
void qorgan_workspace_install_actions (GtkWidgetClass *widget_class);
void qorgan_workspace_install_merge_actions (GtkWidgetClass *widget_class);
void qorgan_workspace_look_for_likes (QorganWorkspace *self, const QorganEntry *entry);
void qorgan_workspace_install_view_actions (GtkWidgetClass *widget_class);
void qorgan_workspace_enable_view_actions (QorganWorkspace *self);
void qorgan_workspace_install_goto_actions (GtkWidgetClass *widget_class);
void qorgan_workspace_install_travel_actions (GtkWidgetClass *widget_class);
void qorgan_workspace_note_way_forward (QorganWorkspace *self);
void qorgan_workspace_forget_way_forward (QorganWorkspace *self);
void qorgan_workspace_remember_page (QorganWorkspace *self, const char *page);
void qorgan_workspace_remember_record (QorganWorkspace *self, gint64 id);
const QorganKind *qorgan_workspace_kind_of_page (QorganWorkspace *self, const char *name);
void qorgan_workspace_follow_views (QorganWorkspace *self);
void qorgan_workspace_enable_actions (QorganWorkspace *self);
gboolean qorgan_workspace_may_add (QorganWorkspace *self, const char *action);
void qorgan_workspace_tell (QorganWorkspace *self, const QorganEntry *entry);
gboolean qorgan_workspace_may_leave (QorganWorkspace *self, gboolean only_top, const char *action, GVariant *target);
void qorgan_workspace_replace_pages (AdwNavigationView *records, AdwNavigationPage *next);
void qorgan_workspace_go (QorganWorkspace *self, const char *action, GVariant *target);

G_END_DECLS
