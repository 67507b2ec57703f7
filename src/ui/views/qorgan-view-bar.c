/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which saved view a list shows. A page and the views of its kind share one list, so this remembers what the page
 * itself showed, and gives it back when the view is left. Once the list was made to show something else than the view
 * says, the bar offers to keep that or to take it back. */

#include "qorgan-view-bar.h"

#include <glib/gi18n-lib.h>

#include "qorgan-list-columns.h"

struct _QorganViewBar
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkLabel *words;

  QorganList *list;
  QorganView *view; /* NULL: the page itself */
  QorganQuery *own; /* what the page showed before a view was */
  char **columns;   /* that are shown; NULL: not known */
};

G_DEFINE_FINAL_TYPE (QorganViewBar, qorgan_view_bar, ADW_TYPE_BIN)

static guint changed_signal;

static void
update (QorganViewBar *self)
{
  gboolean is_altered = qorgan_view_bar_is_altered (self);
  g_autofree char *words = NULL;

  if (is_altered)
    /* Translators: %s is the name of a saved view whose filter was altered and not saved */
    words = g_strdup_printf (_ ("“%s” was altered"), self->view->name);
  gtk_label_set_label (self->words, words != NULL ? words : "");
  gtk_widget_set_visible (self->box, is_altered);
  g_signal_emit (self, changed_signal, 0);
}

static void
qorgan_view_bar_dispose (GObject *object)
{
  QorganViewBar *self = QORGAN_VIEW_BAR (object);

  /* The template would unparent its own child behind the back of the class above, which would do it again. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_VIEW_BAR);
  g_clear_object (&self->list);
  g_clear_pointer (&self->view, qorgan_view_unref);
  g_clear_pointer (&self->own, qorgan_query_free);
  g_clear_pointer (&self->columns, g_strfreev);
  G_OBJECT_CLASS (qorgan_view_bar_parent_class)->dispose (object);
}

static void
qorgan_view_bar_class_init (QorganViewBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_view_bar_dispose;

  /**
   * QorganViewBar::changed:
   *
   * Another view is shown, or it says something else, or the list was altered.
   */
  changed_signal
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-view-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganViewBar, box);
  gtk_widget_class_bind_template_child (widget_class, QorganViewBar, words);
}

static void
qorgan_view_bar_init (QorganViewBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qorgan_view_bar_set_list:
 * @self: a bar
 * @list: (transfer none): the list it is about
 */
void
qorgan_view_bar_set_list (QorganViewBar *self, QorganList *list)
{
  g_return_if_fail (QORGAN_IS_VIEW_BAR (self));

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "notify::query", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/* The same view, read anew: a list that showed just what it said goes along with it. */
static void
follow (QorganViewBar *self, QorganView *view)
{
  gboolean was_altered = qorgan_view_bar_is_altered (self);

  if (!was_altered)
    g_clear_pointer (&self->columns, g_strfreev);
  qorgan_view_unref (self->view);
  self->view = qorgan_view_ref (view);
  if (!was_altered && view->query != NULL && !qorgan_view_shows (view, qorgan_list_get_query (self->list)))
    qorgan_list_take_query (self->list, qorgan_query_copy (view->query));
}

/* What the page goes back to. A search that was just given a name stands in the sidebar now and need not stay. */
static QorganQuery *
dup_own (QorganViewBar *self, const QorganView *view)
{
  const QorganQuery *query = qorgan_list_get_query (self->list);

  if (view->query != NULL && qorgan_view_shows (view, query))
    return qorgan_list_columns_default_query (qorgan_list_get_kind (self->list));
  return qorgan_query_copy (query);
}

/**
 * qorgan_view_bar_show:
 * @self: a bar
 * @view: (nullable) (transfer none): the view to show, of the list's kind; %NULL: what the page itself shows
 *
 * Makes the list show it. The view that is shown already stays as it was altered.
 */
void
qorgan_view_bar_show (QorganViewBar *self, QorganView *view)
{
  g_return_if_fail (QORGAN_IS_VIEW_BAR (self));

  if (view == self->view)
    return;
  if (view != NULL && self->view != NULL && view->id == self->view->id)
    follow (self, view);
  else
    {
      if (self->view == NULL)
        self->own = dup_own (self, view);
      g_clear_pointer (&self->view, qorgan_view_unref);
      g_clear_pointer (&self->columns, g_strfreev);
      self->view = view != NULL ? qorgan_view_ref (view) : NULL;
      if (view == NULL)
        qorgan_list_take_query (self->list, g_steal_pointer (&self->own));
      else if (view->query != NULL)
        qorgan_list_take_query (self->list, qorgan_query_copy (view->query));
    }
  update (self);
}

/**
 * qorgan_view_bar_revert:
 * @self: a bar
 *
 * Makes the list show what the view is saved with.
 */
void
qorgan_view_bar_revert (QorganViewBar *self)
{
  g_return_if_fail (QORGAN_IS_VIEW_BAR (self));

  if (!qorgan_view_bar_is_altered (self))
    return;
  g_clear_pointer (&self->columns, g_strfreev); /* whoever shows them shows the view's again */
  qorgan_list_take_query (self->list, qorgan_query_copy (self->view->query));
}

/**
 * qorgan_view_bar_wants_columns:
 * @self: a bar
 *
 * Returns: whether the view's own columns are to be shown, because it was just chosen or reverted to
 */
gboolean
qorgan_view_bar_wants_columns (QorganViewBar *self)
{
  g_return_val_if_fail (QORGAN_IS_VIEW_BAR (self), FALSE);

  return self->columns == NULL;
}

/**
 * qorgan_view_bar_get_view:
 * @self: a bar
 *
 * Returns: (transfer none) (nullable): the view that is shown
 */
QorganView *
qorgan_view_bar_get_view (QorganViewBar *self)
{
  g_return_val_if_fail (QORGAN_IS_VIEW_BAR (self), NULL);

  return self->view;
}

static gboolean
shows_columns (QorganViewBar *self)
{
  g_autofree char *saved = qorgan_view_write_columns (self->view->kind, (const char *const *) self->view->columns);
  g_autofree char *shown = self->columns != NULL
                               ? qorgan_view_write_columns (self->view->kind, (const char *const *) self->columns)
                               : NULL;

  return self->columns == NULL || g_strcmp0 (saved, shown) == 0;
}

/**
 * qorgan_view_bar_take_columns:
 * @self: a bar
 * @taken: (transfer full): the columns that are shown now
 */
void
qorgan_view_bar_take_columns (QorganViewBar *self, char **taken)
{
  g_return_if_fail (QORGAN_IS_VIEW_BAR (self));

  g_strfreev (self->columns);
  self->columns = taken;
  update (self);
}

/**
 * qorgan_view_bar_is_altered:
 * @self: a bar
 *
 * Returns: whether the list shows something else than the view is saved with
 */
gboolean
qorgan_view_bar_is_altered (QorganViewBar *self)
{
  g_return_val_if_fail (QORGAN_IS_VIEW_BAR (self), FALSE);

  return self->view != NULL && self->view->query != NULL
         && !(qorgan_view_shows (self->view, qorgan_list_get_query (self->list)) && shows_columns (self));
}
