/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From record to record without the list: forward again after Back, and to the next one of the list while reading. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"
#include "qorgan-record-page.h"
#include "qorgan-workspace-private.h"

/*
 * qorgan_workspace_note_way_forward:
 * @self: the workspace, which is about to go back
 *
 * Remembers the record that is left.
 */
void
qorgan_workspace_note_way_forward (QorganWorkspace *self)
{
  gint64 id = qorgan_workspace_get_shown_record (self);

  if (id != 0)
    g_array_append_val (self->forward, id);
}

/*
 * qorgan_workspace_forget_way_forward:
 * @self: the workspace, which goes somewhere else than back
 */
void
qorgan_workspace_forget_way_forward (QorganWorkspace *self)
{
  g_array_set_size (self->forward, 0);
}

static void
forward_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);
  g_autoptr (GArray) rest = NULL;
  gboolean over = qorgan_workspace_on_map_page (self) || qorgan_workspace_is_record_open (self);
  gint64 id;

  if (self->forward->len == 0)
    return;
  rest = g_steal_pointer (&self->forward);
  self->forward = g_array_new (FALSE, FALSE, sizeof (gint64));
  id = g_array_index (rest, gint64, rest->len - 1);
  qorgan_workspace_push_page (self, qorgan_record_page_new (self->casebook, id), over);
  g_array_append_vals (self->forward, rest->data, rest->len - 1);
}

/* From the record that is shown, or, where that was followed to from another, from what is chosen in the list. */
static void
step_through_list (QorganWorkspace *self, int by)
{
  QorganSelection *selection;
  QorganList *list;
  guint position;
  gint64 id;

  if (qorgan_workspace_on_map_page (self))
    return;
  selection = qorgan_workspace_get_selection (self, self->kind);
  list = qorgan_selection_get_list (selection);
  position = qorgan_list_find (list, qorgan_workspace_get_shown_record (self));
  if (position == GTK_INVALID_LIST_POSITION)
    position = qorgan_selection_get_position (selection);
  if (position == GTK_INVALID_LIST_POSITION || (by < 0 && position == 0))
    return;
  id = qorgan_list_get_id (list, position + by);
  if (id == 0)
    return;
  if (qorgan_workspace_is_record_open (self))
    qorgan_workspace_open_record (self, id);
  else
    qorgan_selection_set_id (selection, id);
  if (qorgan_workspace_has_room_for_both (self) || !qorgan_workspace_is_record_open (self))
    qorgan_list_page_focus_list (qorgan_workspace_get_list_page (self));
  else
    gtk_widget_child_focus (qorgan_workspace_get_place (self), GTK_DIR_TAB_FORWARD);
}

static void
next_action (GtkWidget *widget, const char *action, GVariant *target)
{
  step_through_list (QORGAN_WORKSPACE (widget), 1);
}

static void
previous_action (GtkWidget *widget, const char *action, GVariant *target)
{
  step_through_list (QORGAN_WORKSPACE (widget), -1);
}

/* ---- To a record of which nothing is known but that it is there ---- */

typedef struct
{
  gint64 id;
  const QorganKind *kind;
} Found;

static gpointer
find_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Found *found = g_memdup2 (data, sizeof (Found));

  found->kind = qorgan_session_kind_of (session, found->id, error);
  if (found->kind == NULL)
    g_clear_pointer (&found, g_free);
  return found;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganWorkspace) self = data;
  g_autofree Found *found = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, NULL);

  if (found != NULL && self->casebook != NULL) /* neither the record nor the window is gone */
    gtk_widget_activate_action (GTK_WIDGET (self), "workspace.go-to-record", "(sx)", found->kind->name, found->id);
}

static void
find_record_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);
  Found *wanted = g_new0 (Found, 1);

  wanted->id = g_variant_get_int64 (target);
  qorgan_casebook_run_async (self->casebook, find_job, wanted, g_free, g_free, NULL, found_cb, g_object_ref (self));
}

/**
 * qorgan_workspace_set_silent:
 * @self: a workspace
 * @is_silent: whether another window with the same casebook tells of what is done
 */
void
qorgan_workspace_set_silent (QorganWorkspace *self, gboolean is_silent)
{
  g_return_if_fail (QORGAN_IS_WORKSPACE (self));

  self->is_silent = is_silent;
}

/*
 * qorgan_workspace_install_travel_actions:
 * @widget_class: of the workspace
 */
void
qorgan_workspace_install_travel_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "workspace.forward", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "workspace.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "workspace.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "workspace.find-record", "x", find_record_action);
}
