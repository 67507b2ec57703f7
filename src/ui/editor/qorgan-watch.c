/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether somebody works in the window. Who works in another one does not look at this, and what is sealed is covered
 * after a while. */

#include "qorgan-watch.h"

#define UNWATCHED_SECONDS 60

struct _QorganWatch
{
  GObject parent_instance;

  GtkWindow *window; /* borrowed */
  guint unwatched_id; /* source: the window is not the active one */
  QorganUnwatched unwatched;
  gpointer data;
};

G_DEFINE_FINAL_TYPE (QorganWatch, qorgan_watch, G_TYPE_OBJECT)

static gboolean
unwatched_cb (gpointer data)
{
  QorganWatch *self = data;

  self->unwatched_id = 0;
  self->unwatched (self->data);
  return G_SOURCE_REMOVE;
}

static void
window_active_cb (QorganWatch *self)
{
  g_clear_handle_id (&self->unwatched_id, g_source_remove);
  if (!gtk_window_is_active (self->window))
    self->unwatched_id = g_timeout_add_seconds (UNWATCHED_SECONDS, unwatched_cb, self);
}

static void
qorgan_watch_dispose (GObject *object)
{
  g_clear_handle_id (&QORGAN_WATCH (object)->unwatched_id, g_source_remove);

  G_OBJECT_CLASS (qorgan_watch_parent_class)->dispose (object);
}

static void
qorgan_watch_class_init (QorganWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_watch_dispose;
}

static void
qorgan_watch_init (QorganWatch *self)
{
}

/**
 * qorgan_watch_new:
 * @unwatched: (scope notified): called when nobody has worked in @window for a minute
 *
 * Returns: (transfer full): the watch, which ends with its last reference
 */
QorganWatch *
qorgan_watch_new (GtkWindow *window, QorganUnwatched unwatched, gpointer data)
{
  QorganWatch *self = g_object_new (QORGAN_TYPE_WATCH, NULL);

  self->window = window;
  self->unwatched = unwatched;
  self->data = data;
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (window_active_cb), self, G_CONNECT_SWAPPED);
  return self;
}
