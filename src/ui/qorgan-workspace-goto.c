/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Go to anything, from the workspace's side: where one was before, and the way to a record of any kind. Where one was
 * is kept in memory only, and goes with the window. */

#include "qorgan-goto-dialog.h"
#include "qorgan-goto-places.h"
#include "qorgan-kinds.h"
#include "qorgan-pages.h"
#include "qorgan-workspace-private.h"

#include <glib/gi18n-lib.h>

#define MAX_RECENT 8

/* Somewhere one was. */
typedef struct
{
  char *page; /* NULL: a record */
  gint64 record;
} Place;

static void
place_free (gpointer data)
{
  g_free (((Place *) data)->page);
  g_free (data);
}

static void
remember (QorganWorkspace *self, const char *page, gint64 record)
{
  Place *place;

  if (self->recent == NULL)
    self->recent = g_ptr_array_new_with_free_func (place_free);
  for (guint i = self->recent->len; i > 0; i--)
    {
      place = g_ptr_array_index (self->recent, i - 1);
      if (place->record == record && g_strcmp0 (place->page, page) == 0)
        g_ptr_array_remove_index (self->recent, i - 1);
    }
  place = g_new0 (Place, 1);
  place->page = g_strdup (page);
  place->record = record;
  g_ptr_array_insert (self->recent, 0, place);
  if (self->recent->len > MAX_RECENT + 1) /* one of them is where the person is */
    g_ptr_array_set_size (self->recent, MAX_RECENT + 1);
}

/*
 * qorgan_workspace_remember_page:
 * @self: the workspace
 * @page: the page that is shown now
 */
void
qorgan_workspace_remember_page (QorganWorkspace *self, const char *page)
{
  remember (self, page, 0);
}

/*
 * qorgan_workspace_remember_record:
 * @self: the workspace
 * @id: the record that is shown now
 */
void
qorgan_workspace_remember_record (QorganWorkspace *self, gint64 id)
{
  remember (self, NULL, id);
}

/* ---- The dialog ---- */

/* Where the person wants to go. */
typedef struct
{
  QorganWorkspace *self;
  char *action;
  GVariant *target;
} Way;

static void
way_free (gpointer data)
{
  Way *way = data;

  g_object_unref (way->self);
  g_free (way->action);
  g_clear_pointer (&way->target, g_variant_unref);
  g_free (way);
}

static gboolean
go_cb (gpointer data)
{
  const Way *way = data;

  gtk_widget_activate_action_variant (GTK_WIDGET (way->self), way->action, way->target);
  return G_SOURCE_REMOVE;
}

/* Once the dialog is gone altogether, and the focus back where it was. */
static void
chosen_cb (QorganWorkspace *self, const char *action, GVariant *target)
{
  Way *way = g_new0 (Way, 1);

  way->self = g_object_ref (self);
  way->action = g_strdup (action);
  way->target = target != NULL ? g_variant_ref (target) : NULL;
  g_idle_add_full (G_PRIORITY_LOW, go_cb, way, way_free);
}

/* What is known of one record that was open: its kind and its title now. */
typedef struct
{
  gint64 id;
  const QorganKind *kind; /* NULL: it is gone */
  char *title;
} Title;

static void
clear_title (gpointer data)
{
  g_free (((Title *) data)->title);
}

static gpointer
titles_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  GArray *titles = g_array_ref (data);

  for (guint i = 0; i < titles->len; i++)
    {
      Title *title = &g_array_index (titles, Title, i);

      if (title->id == 0)
        continue;
      title->kind = qorgan_session_kind_of (session, title->id, NULL);
      if (title->kind != NULL)
        title->title = qorgan_session_title (session, title->id, qorgan_session_language (session), NULL);
    }
  return titles;
}

static QorganGotoItem *
page_item (QorganWorkspace *self, const char *name)
{
  const QorganPage *page = qorgan_pages_find (name);
  const QorganView *view = qorgan_view_store_find_page (self->views, name);

  if (page == NULL && view == NULL)
    return NULL;
  return qorgan_goto_item_new (QORGAN_GOTO_RECENT, view != NULL ? view->name : qorgan_page_label (page),
                               page != NULL ? page->icon : "view-list-symbolic", "workspace.page",
                               g_variant_new_string (name));
}

static QorganGotoItem *
record_item (const Title *title)
{
  QorganGotoItem *item;

  if (title->kind == NULL || title->title == NULL)
    return NULL;
  item = qorgan_goto_record (title->id, title->kind, title->title);
  item->group = QORGAN_GOTO_RECENT;
  return item;
}

static void
titles_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganWorkspace) self = data;
  g_autoptr (GArray) titles = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_goto_item_free);
  AdwDialog *dialog;

  if (self->views == NULL) /* it was closed meanwhile */
    return;
  for (guint i = 0; titles != NULL && i < titles->len && i < self->recent->len; i++)
    {
      const Place *place = g_ptr_array_index (self->recent, i);
      QorganGotoItem *item
          = place->page != NULL ? page_item (self, place->page) : record_item (&g_array_index (titles, Title, i));

      if (item != NULL && i > 0) /* the first is where the person is */
        g_ptr_array_add (items, item);
      else if (item != NULL)
        qorgan_goto_item_free (item);
    }
  dialog = qorgan_goto_dialog_new (self->views, qorgan_sidebar_get_menu (self->sidebar), items);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
go_to_anything_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);
  GArray *titles = g_array_new (FALSE, TRUE, sizeof (Title));

  g_array_set_clear_func (titles, clear_title);
  for (guint i = 0; i < self->recent->len; i++)
    {
      Title title = { .id = ((const Place *) g_ptr_array_index (self->recent, i))->record };

      g_array_append_val (titles, title);
    }
  qorgan_casebook_run_async (self->casebook, titles_job, titles, (GDestroyNotify) g_array_unref,
                             (GDestroyNotify) g_array_unref, NULL, titles_cb, g_object_ref (self));
}

/* A record of a kind that has a page is shown there, chosen in its list; any other over what is open. */
static void
go_to_record_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);
  const char *kind;
  const QorganPage *page;
  gint64 id;

  g_variant_get (target, "(&sx)", &kind, &id);
  page = qorgan_pages_find (kind);
  if (page == NULL)
    {
      gtk_widget_activate_action (widget, "workspace.follow", "x", id);
      return;
    }
  if (!qorgan_workspace_may_leave (self, FALSE, action, target))
    return;
  if (self->kind == NULL || !g_str_equal (self->kind->name, page->name))
    qorgan_workspace_show_page (self, page->name);
  qorgan_workspace_open_record (self, id);
  qorgan_workspace_focus_record (self);
}

/**
 * qorgan_workspace_open_first:
 * @self: a workspace
 *
 * Opens the first record of the list that is shown.
 *
 * Returns: whether there is one (yet)
 */
gboolean
qorgan_workspace_open_first (QorganWorkspace *self)
{
  QorganSelection *selection;
  g_autoptr (QorganRow) row = NULL;

  g_return_val_if_fail (QORGAN_IS_WORKSPACE (self), FALSE);

  selection = qorgan_workspace_get_selection (self, self->kind != NULL ? self->kind : &qorgan_kind_incident);
  row = g_list_model_get_item (G_LIST_MODEL (selection), 0);
  if (row == NULL)
    return FALSE;
  qorgan_workspace_open_record (self, qorgan_row_get_id (row));
  return TRUE;
}

/*
 * qorgan_workspace_install_goto_actions:
 * @widget_class: of the workspace
 */
void
qorgan_workspace_install_goto_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "workspace.go-to-anything", NULL, go_to_anything_action);
  gtk_widget_class_install_action (widget_class, "workspace.go-to-record", "(sx)", go_to_record_action);
}
