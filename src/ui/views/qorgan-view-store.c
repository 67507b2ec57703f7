/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The saved views of an open casebook. There are a handful, so they are read anew whenever one of them may have
 * changed: by an edit, an undo, or an import that brought some. */

#include "qorgan-view-store.h"

#include "qorgan-id.h"
#include "qorgan-kinds.h"
#include "qorgan-latest.h"

struct _QorganViewStore
{
  GObject parent_instance;

  QorganCasebook *casebook;
  GPtrArray *views; /* (element-type QorganView) */
  GCancellable *latest; /* of the reading under way */
};

G_DEFINE_FINAL_TYPE (QorganViewStore, qorgan_view_store, G_TYPE_OBJECT)

static guint changed_signal;

static gpointer
read_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_views (session, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganViewStore) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) views = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);

  /* What cannot be read is told by the page that shows the records themselves. */
  if (views == NULL || !qorgan_latest_is (self->latest, result))
    return;
  g_ptr_array_unref (self->views);
  self->views = g_steal_pointer (&views);
  g_signal_emit (self, changed_signal, 0);
}

static void
read_views (QorganViewStore *self)
{
  qorgan_casebook_run_async (self->casebook, read_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                             qorgan_latest_begin (&self->latest), read_cb, g_object_ref (self));
}

static gboolean
touches_views (QorganViewStore *self, const QorganEntry *entry)
{
  if (entry->kind == &qorgan_kind_view || entry->touched == NULL || entry->verb == QORGAN_VERB_IMPORT
      || entry->verb == QORGAN_VERB_UNDO || entry->verb == QORGAN_VERB_REDO)
    return TRUE;
  for (guint i = 0; i < entry->touched->len; i++)
    if (qorgan_view_store_find (self, g_array_index (entry->touched, gint64, i)) != NULL)
      return TRUE;
  return FALSE;
}

static void
casebook_changed_cb (QorganViewStore *self, const QorganEntry *entry)
{
  if (touches_views (self, entry))
    read_views (self);
}

static void
qorgan_view_store_dispose (GObject *object)
{
  QorganViewStore *self = QORGAN_VIEW_STORE (object);

  qorgan_latest_end (&self->latest);
  g_clear_object (&self->casebook);
  G_OBJECT_CLASS (qorgan_view_store_parent_class)->dispose (object);
}

static void
qorgan_view_store_finalize (GObject *object)
{
  g_ptr_array_unref (QORGAN_VIEW_STORE (object)->views);
  G_OBJECT_CLASS (qorgan_view_store_parent_class)->finalize (object);
}

static void
qorgan_view_store_class_init (QorganViewStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_view_store_dispose;
  G_OBJECT_CLASS (klass)->finalize = qorgan_view_store_finalize;

  /**
   * QorganViewStore::changed:
   *
   * There are other views than before, or they say something else.
   */
  changed_signal
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qorgan_view_store_init (QorganViewStore *self)
{
  self->views = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_view_unref);
}

/**
 * qorgan_view_store_new:
 * @casebook: (transfer none): an open casebook
 *
 * Returns: (transfer full): its views, being read
 */
QorganViewStore *
qorgan_view_store_new (QorganCasebook *casebook)
{
  QorganViewStore *self = g_object_new (QORGAN_TYPE_VIEW_STORE, NULL);

  self->casebook = g_object_ref (casebook);
  g_signal_connect_object (casebook, "changed", G_CALLBACK (casebook_changed_cb), self, G_CONNECT_SWAPPED);
  read_views (self);
  return self;
}

/**
 * qorgan_view_store_get_casebook:
 * @self: the views
 *
 * Returns: (transfer none): the casebook they are in
 */
QorganCasebook *
qorgan_view_store_get_casebook (QorganViewStore *self)
{
  g_return_val_if_fail (QORGAN_IS_VIEW_STORE (self), NULL);

  return self->casebook;
}

/**
 * qorgan_view_store_get_views:
 * @self: the views
 *
 * Returns: (transfer none) (element-type QorganView): all of them, in their order; until the next ::changed
 */
const GPtrArray *
qorgan_view_store_get_views (QorganViewStore *self)
{
  g_return_val_if_fail (QORGAN_IS_VIEW_STORE (self), NULL);

  return self->views;
}

/**
 * qorgan_view_store_find:
 * @self: the views
 * @id: of a view
 *
 * Returns: (transfer none) (nullable): the view
 */
QorganView *
qorgan_view_store_find (QorganViewStore *self, gint64 id)
{
  g_return_val_if_fail (QORGAN_IS_VIEW_STORE (self), NULL);

  for (guint i = 0; i < self->views->len; i++)
    if (((QorganView *) g_ptr_array_index (self->views, i))->id == id)
      return g_ptr_array_index (self->views, i);
  return NULL;
}

/**
 * qorgan_view_store_find_page:
 * @self: the views
 * @page: name of a page
 *
 * Returns: (transfer none) (nullable): the view it shows, if it shows one
 */
QorganView *
qorgan_view_store_find_page (QorganViewStore *self, const char *page)
{
  gint64 id;

  if (!g_str_has_prefix (page, QORGAN_VIEW_PAGE) || !qorgan_id_from_string (page + strlen (QORGAN_VIEW_PAGE), &id))
    return NULL;
  return qorgan_view_store_find (self, id);
}

/**
 * qorgan_view_store_dup_page:
 * @id: of a view
 *
 * Returns: (transfer full): the name of the page that shows it
 */
char *
qorgan_view_store_dup_page (gint64 id)
{
  return g_strdup_printf (QORGAN_VIEW_PAGE "%" G_GINT64_FORMAT, id);
}
