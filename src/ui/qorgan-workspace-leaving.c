/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing that was typed is lost by leaving. Whoever closes the window or goes to another page asks here first: what
 * stands in the fields is saved, the casebook is given the time for it, and if a field could not be saved the person
 * decides. Going on is one action of the workspace, activated again once it may. The page itself is taken apart later.
 */

#include <glib/gi18n-lib.h>

#include "qorgan-contact-dialog.h"
#include "qorgan-record-page.h"
#include "qorgan-slices.h"
#include "qorgan-workspace-private.h"

/* An action that waits until the person may leave. */
typedef struct
{
  char *action;
  GVariant *target;
} Way;

static void
way_free (Way *way)
{
  g_free (way->action);
  g_clear_pointer (&way->target, g_variant_unref);
  g_free (way);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Way, way_free)

static void save_all (GTask *taken);

/* ---- What is open ---- */

/* A page that something is pushed over stays, with what was typed in it; the records of a page that is left do not. */
static QorganRecordPage *
find_unsaved (QorganWorkspace *self, gboolean only_top)
{
  AdwNavigationView *view = self->kind == NULL ? self->map_records : self->records;
  g_autoptr (GListModel) pages = adw_navigation_view_get_navigation_stack (view);
  guint n = g_list_model_get_n_items (pages);

  for (guint i = n; i > 0 && (!only_top || i == n); i--)
    {
      g_autoptr (GObject) page = g_list_model_get_item (pages, i - 1);
      QorganEditor *editor;

      if (!QORGAN_IS_RECORD_PAGE (page))
        continue;
      editor = qorgan_record_page_get_editor (QORGAN_RECORD_PAGE (page));
      qorgan_editor_save (editor);
      if (qorgan_editor_has_unsaved (editor))
        return QORGAN_RECORD_PAGE (page); /* the view holds it */
    }
  return NULL;
}

/* The person leaves without what could not be saved; the pages are not to try once more when they go. */
static void
give_up (QorganWorkspace *self)
{
  AdwNavigationView *view = self->kind == NULL ? self->map_records : self->records;
  g_autoptr (GListModel) pages = adw_navigation_view_get_navigation_stack (view);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (pages, i);

      if (QORGAN_IS_RECORD_PAGE (page))
        qorgan_editor_give_up (qorgan_record_page_get_editor (QORGAN_RECORD_PAGE (page)));
    }
}

/* Sidebar and list show again what is open. */
static void
show_where (QorganWorkspace *self)
{
  AdwNavigationPage *top = adw_navigation_view_get_visible_page (self->records);
  g_autoptr (GListModel) pages = adw_navigation_view_get_navigation_stack (self->records);
  g_autoptr (GObject) bottom = g_list_model_get_item (pages, 0);

  qorgan_sidebar_set_page (self->sidebar, self->page);
  if (top == NULL || self->kind == NULL || !QORGAN_IS_RECORD_PAGE (bottom))
    return;
  qorgan_selection_set_id (qorgan_workspace_get_selection (self, self->kind),
                           qorgan_record_page_get_id (QORGAN_RECORD_PAGE (bottom)));
  g_clear_handle_id (&self->open_later, g_source_remove);
}

/* Once the dialog is gone, which gives the focus back to where it was. */
static gboolean
show_unsaved_cb (gpointer data)
{
  QorganWorkspace *self = data;
  QorganRecordPage *page = find_unsaved (self, FALSE);
  GtkWidget *view;

  if (page == NULL)
    return G_SOURCE_REMOVE;
  view = gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_NAVIGATION_VIEW);
  adw_navigation_view_pop_to_page (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  qorgan_editor_show_unsaved (qorgan_record_page_get_editor (page));
  return G_SOURCE_REMOVE;
}

/* ---- Asking ---- */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  QorganWorkspace *self = g_task_get_source_object (task);
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  self->asks = FALSE;
  if (g_str_equal (answer, "again"))
    {
      save_all (g_steal_pointer (&task));
      return;
    }
  if (g_str_equal (answer, "leave"))
    give_up (self);
  if (g_str_equal (answer, "cancel"))
    g_idle_add_full (G_PRIORITY_LOW, show_unsaved_cb, g_object_ref (self), g_object_unref);
  g_task_return_boolean (task, g_str_equal (answer, "leave"));
}

static void
ask (GTask *taken)
{
  QorganWorkspace *self = g_task_get_source_object (taken);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (
      adw_alert_dialog_new (_ ("This Edit Could Not Be Saved"),
                            _ ("What you typed is only on the screen. It is lost if you leave now.")));

  self->asks = TRUE;
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "again", _ ("_Try Again"), "leave",
                                  _ ("_Leave Without Saving"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "leave", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (self), NULL, answered_cb, taken);
}

static gpointer
nothing_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return session;
}

/* All that was typed has arrived by now, or was refused. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  QorganWorkspace *self = g_task_get_source_object (task);
  G_GNUC_UNUSED gpointer session = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, NULL);

  if (find_unsaved (self, GPOINTER_TO_INT (g_task_get_task_data (task))) == NULL)
    g_task_return_boolean (task, TRUE);
  else if (self->asks) /* about the same, on the way to somewhere else */
    g_task_return_boolean (task, FALSE);
  else
    ask (g_steal_pointer (&task));
}

static void
save_all (GTask *taken)
{
  QorganWorkspace *self = g_task_get_source_object (taken);

  find_unsaved (self, FALSE);
  qorgan_casebook_run_async (self->casebook, nothing_job, NULL, NULL, NULL, NULL, saved_cb, taken);
}

static void
leave (QorganWorkspace *self, gboolean only_top, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, NULL, callback, data);

  g_task_set_static_name (task, "leave");
  g_task_set_task_data (task, GINT_TO_POINTER (only_top), NULL);
  save_all (task);
}

static void
all_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  g_task_return_boolean (task, qorgan_workspace_leave_finish (QORGAN_WORKSPACE (source), result));
}

/* A contact that was not logged is in no casebook, and would go with the window. */
static void
discarded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  if (qorgan_contact_dialog_discard_finish (QORGAN_CONTACT_DIALOG (source), result))
    leave (g_task_get_source_object (task), FALSE, all_saved_cb, g_object_ref (task));
  else
    g_task_return_boolean (task, FALSE);
}

/**
 * qorgan_workspace_leave_async:
 * @self: a workspace
 * @callback: calls qorgan_workspace_leave_finish()
 *
 * Saves what is typed, waits until the casebook has it, and asks if it cannot be saved.
 */
void
qorgan_workspace_leave_async (QorganWorkspace *self, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task;

  g_return_if_fail (QORGAN_IS_WORKSPACE (self));

  if (self->contact == NULL)
    {
      leave (self, FALSE, callback, data);
      return;
    }
  task = g_task_new (self, NULL, callback, data);
  g_task_set_static_name (task, "leave with a contact");
  adw_dialog_present (self->contact, GTK_WIDGET (self));
  qorgan_contact_dialog_discard_async (QORGAN_CONTACT_DIALOG (self->contact), discarded_cb, task);
}

/**
 * qorgan_workspace_leave_finish:
 * @self: a workspace
 *
 * Returns: whether the workspace may go; if not the person is shown what is not saved
 */
gboolean
qorgan_workspace_leave_finish (QorganWorkspace *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/* ---- Going on inside the workspace ---- */

static void
go_on_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (source);
  g_autoptr (Way) way = data;

  if (qorgan_workspace_leave_finish (self, result))
    qorgan_workspace_go (self, way->action, way->target);
  else
    show_where (self);
}

/*
 * qorgan_workspace_may_leave:
 * @self: the workspace
 * @only_top: whether only the topmost page goes
 * @action: of the workspace, activated again when the answer is that it may; or never
 * @target: (nullable): of the action; a floating one is taken
 *
 * Returns: whether record pages may be left at once: everything in them is saved
 */
gboolean
qorgan_workspace_may_leave (QorganWorkspace *self, gboolean only_top, const char *action, GVariant *target)
{
  g_autoptr (GVariant) kept = target != NULL ? g_variant_ref_sink (target) : NULL;
  Way *way;

  if (self->leaves || find_unsaved (self, only_top) == NULL)
    return TRUE;
  way = g_new0 (Way, 1);
  way->action = g_strdup (action);
  way->target = g_steal_pointer (&kept);
  leave (self, only_top, go_on_cb, way);
  return FALSE;
}

/*
 * qorgan_workspace_go:
 * @self: the workspace
 * @action: one of its own that leaves record pages
 * @target: (nullable): of the action
 *
 * Activates it without asking what is saved.
 */
void
qorgan_workspace_go (QorganWorkspace *self, const char *action, GVariant *target)
{
  self->leaves = TRUE;
  gtk_widget_activate_action_variant (GTK_WIDGET (self), action, target);
  self->leaves = FALSE;
}

/* ---- Pages that were left ---- */

/* A little of a page that was left. */
static void
take_apart (gpointer page)
{
  GtkWidget *view = gtk_widget_get_parent (page);

  if (QORGAN_IS_RECORD_PAGE (page) && qorgan_record_page_take_apart (page))
    qorgan_slices_add (page, take_apart);
  else if (view != NULL)
    adw_navigation_view_remove (ADW_NAVIGATION_VIEW (view), page);
}

/* GTK keeps a widget that goes with the keyboard in it, to find the next one; told twice, by the page and by its view,
 * it keeps it for ever (4.18). Without the keyboard in it there is no second time. */
static void
hide (GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  gtk_widget_set_visible (page, FALSE);
  if (focus != NULL && gtk_widget_is_ancestor (focus, page))
    gtk_root_set_focus (root, NULL);
}

/*
 * qorgan_workspace_replace_pages:
 * @records: where records are shown
 * @next: (nullable) (transfer floating): the page to show instead of all that is there
 *
 * To take a page out of its window takes as long as to make it: what is left stays where it is, out of sight, until
 * there is nothing else to do.
 */
void
qorgan_workspace_replace_pages (AdwNavigationView *records, AdwNavigationPage *next)
{
  g_autoptr (GListModel) stack = adw_navigation_view_get_navigation_stack (records);
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (stack); i++)
    {
      g_ptr_array_add (left, g_list_model_get_item (stack, i));
      adw_navigation_view_add (records, left->pdata[i]); /* or it would be taken out with the next pages */
      hide (left->pdata[i]);
    }
  adw_navigation_view_replace (records, &next, next != NULL ? 1 : 0);
  for (guint i = 0; i < left->len; i++)
    qorgan_slices_add (left->pdata[i], take_apart);
}
