/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with saved views. Each is one change of records, so that it is undone and told like any other; the
 * sidebar and the page follow when the casebook says that it changed. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"
#include "qorgan-list-columns.h"
#include "qorgan-message.h"
#include "qorgan-pages.h"
#include "qorgan-view-name-dialog.h"
#include "qorgan-workspace-private.h"

/* A view whose name is asked for. */
typedef struct
{
  QorganWorkspace *self;
  gint64 id;          /* of the view; 0: a new one */
  QorganQuery *query; /* of a new one */
  char *columns;
} Naming;

static void
naming_free (Naming *naming)
{
  g_object_unref (naming->self);
  g_clear_pointer (&naming->query, qorgan_query_free);
  g_free (naming->columns);
  g_free (naming);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Naming, naming_free)

static QorganView *
shown_view (QorganWorkspace *self)
{
  return qorgan_view_bar_get_view (qorgan_list_page_get_view_bar (qorgan_workspace_get_list_page (self)));
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganWorkspace) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);

  if (error != NULL)
    qorgan_message_show_error (GTK_WIDGET (self), _ ("The View Could Not Be Saved"), error);
}

static void
apply (QorganWorkspace *self, QorganChange *taken)
{
  qorgan_casebook_apply_async (self->casebook, taken, changed_cb, g_object_ref (self));
}

static void
set_number (QorganChange *change, gint64 id, QorganFieldId field, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  qorgan_change_set (change, id, field, text);
}

/* ---- Saving ---- */

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Naming) naming = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);

  if (error != NULL)
    qorgan_message_show_error (GTK_WIDGET (naming->self), _ ("The View Could Not Be Saved"), error);
  else
    naming->self->view_to_show = naming->id; /* once the store has read it */
}

static gint64
last_position (QorganWorkspace *self)
{
  const GPtrArray *views = qorgan_view_store_get_views (self->views);

  return views->len > 0 ? ((const QorganView *) g_ptr_array_index (views, views->len - 1))->position : 0;
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Naming) naming = data;
  g_autofree char *name = qorgan_view_name_dialog_ask_finish (result);
  g_autofree char *query = NULL;
  QorganCasebook *casebook = naming->self->casebook;
  QorganChange *change;

  if (name == NULL)
    return;
  if (naming->query == NULL)
    {
      change = qorgan_change_new (QORGAN_VERB_EDIT);
      qorgan_change_set (change, naming->id, QORGAN_VIEW_NAME, name);
      apply (naming->self, change);
      return;
    }
  change = qorgan_change_new (QORGAN_VERB_CREATE);
  naming->id = qorgan_casebook_take_id (casebook);
  query = qorgan_view_write_query (naming->query);
  qorgan_change_create (change, &qorgan_kind_view, naming->id);
  qorgan_change_set (change, naming->id, QORGAN_VIEW_NAME, name);
  qorgan_change_set (change, naming->id, QORGAN_VIEW_QUERY, query);
  if (naming->columns != NULL)
    qorgan_change_set (change, naming->id, QORGAN_VIEW_COLUMNS, naming->columns);
  set_number (change, naming->id, QORGAN_VIEW_POSITION, last_position (naming->self) + 1);
  qorgan_casebook_apply_async (casebook, change, created_cb, g_steal_pointer (&naming));
}

/* NULL: as the kind has them. */
static char *
dup_columns (QorganWorkspace *self)
{
  QorganListPage *page = qorgan_workspace_get_list_page (self);
  g_auto (GStrv) names = qorgan_list_columns_dup_names (qorgan_list_page_get_view (page));

  return qorgan_view_write_columns (qorgan_list_get_kind (
                                        qorgan_selection_get_list (qorgan_list_page_get_selection (page))),
                                    (const char *const *) names);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);
  const QorganQuery *query = qorgan_list_get_query (
      qorgan_selection_get_list (qorgan_list_page_get_selection (qorgan_workspace_get_list_page (self))));
  const char *words = qorgan_query_search (query);
  Naming *naming = g_new0 (Naming, 1);

  naming->self = g_object_ref (self);
  naming->query = qorgan_query_copy (query);
  naming->columns = dup_columns (self);
  qorgan_view_name_dialog_ask (widget, _ ("Save View"), _ ("_Save"), words != NULL ? words : "", named_cb, naming);
}

static void
update_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);
  const QorganView *view = shown_view (self);
  QorganChange *change;
  g_autofree char *query = NULL;
  g_autofree char *columns = NULL;

  if (view == NULL)
    return;
  columns = dup_columns (self);
  query = qorgan_view_write_query (qorgan_list_get_query (
      qorgan_selection_get_list (qorgan_list_page_get_selection (qorgan_workspace_get_list_page (self)))));
  change = qorgan_change_new (QORGAN_VERB_EDIT);
  qorgan_change_set (change, view->id, QORGAN_VIEW_QUERY, query);
  qorgan_change_set (change, view->id, QORGAN_VIEW_COLUMNS, columns);
  apply (self, change);
}

static void
revert_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganListPage *page = qorgan_workspace_get_list_page (QORGAN_WORKSPACE (widget));

  qorgan_list_page_focus_list (page); /* the button that was pressed goes away */
  qorgan_view_bar_revert (qorgan_list_page_get_view_bar (page));
}

static void
rename_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);
  const QorganView *view = qorgan_view_store_find (self->views, g_variant_get_int64 (target));
  Naming *naming;

  if (view == NULL)
    return;
  naming = g_new0 (Naming, 1);
  naming->self = g_object_ref (self);
  naming->id = view->id;
  qorgan_view_name_dialog_ask (widget, _ ("Rename View"), _ ("_Rename"), view->name, named_cb, naming);
}

/* ---- Order ---- */

/* Numbers every view anew, and says so only of those whose number is another. */
static void
move_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);
  const GPtrArray *views = qorgan_view_store_get_views (self->views);
  g_autoptr (GPtrArray) order = g_ptr_array_sized_new (views->len);
  QorganChange *change;
  gint64 id;
  int by, from = -1, to;

  g_variant_get (target, "(xi)", &id, &by);
  for (guint i = 0; i < views->len; i++)
    {
      g_ptr_array_add (order, g_ptr_array_index (views, i));
      if (((const QorganView *) g_ptr_array_index (views, i))->id == id)
        from = (int) i;
    }
  to = CLAMP (from + by, 0, (int) views->len - 1);
  if (from < 0 || from == to)
    return;
  g_ptr_array_insert (order, to, g_ptr_array_steal_index (order, from));
  change = qorgan_change_new (QORGAN_VERB_EDIT);
  /* The one that was moved first: the change is named after it. */
  set_number (change, id, QORGAN_VIEW_POSITION, to + 1);
  for (guint i = 0; i < order->len; i++)
    if (((const QorganView *) g_ptr_array_index (order, i))->position != (gint64) i + 1)
      set_number (change, ((const QorganView *) g_ptr_array_index (order, i))->id, QORGAN_VIEW_POSITION, i + 1);
  apply (self, change);
}

/* ---- What is shown ---- */

/*
 * qorgan_workspace_kind_of_page:
 * @self: the workspace
 * @name: of a page
 *
 * Returns: (transfer none) (nullable): the kind of the records it lists; of a view that does not even say that, the one
 *   that is shown, or cases; %NULL: it is no list
 */
const QorganKind *
qorgan_workspace_kind_of_page (QorganWorkspace *self, const char *name)
{
  const QorganView *view = qorgan_view_store_find_page (self->views, name);

  if (view == NULL)
    return qorgan_kind_by_name (name);
  return view->kind != NULL && qorgan_pages_of_kind (view->kind) != NULL ? view->kind : &qorgan_kind_case;
}

/*
 * qorgan_workspace_follow_views:
 * @self: the workspace
 *
 * There are other views than before, or they say something else: the page that shows one shows it as it is now.
 */
void
qorgan_workspace_follow_views (QorganWorkspace *self)
{
  g_autofree char *page = g_strdup (self->page);
  gint64 new_view = self->view_to_show;

  if (page == NULL)
    return;
  if (qorgan_view_store_find (self->views, new_view) != NULL)
    {
      self->view_to_show = 0;
      g_free (page);
      page = qorgan_view_store_dup_page (new_view);
      qorgan_workspace_show_page (self, page);
    }
  else if (!g_str_has_prefix (page, QORGAN_VIEW_PAGE))
    return;
  else if (qorgan_view_store_find_page (self->views, page) == NULL)
    qorgan_workspace_show_page (self, self->kind->name);
  else if (self->kind == qorgan_workspace_kind_of_page (self, page))
    qorgan_workspace_show_page (self, page);
}

/*
 * qorgan_workspace_install_view_actions:
 * @widget_class: of the workspace
 */
void
qorgan_workspace_install_view_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "workspace.save-view", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "workspace.update-view", NULL, update_action);
  gtk_widget_class_install_action (widget_class, "workspace.revert-view", NULL, revert_action);
  gtk_widget_class_install_action (widget_class, "workspace.rename-view", "x", rename_action);
  gtk_widget_class_install_action (widget_class, "workspace.move-view", "(xi)", move_action);
}

/*
 * qorgan_workspace_enable_view_actions:
 * @self: the workspace, with its casebook
 */
void
qorgan_workspace_enable_view_actions (QorganWorkspace *self)
{
  static const char *const writing[]
      = { "workspace.save-view", "workspace.update-view", "workspace.rename-view", "workspace.move-view" };
  gboolean can_write = !qorgan_casebook_is_read_only (self->casebook);

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i], can_write);
}
