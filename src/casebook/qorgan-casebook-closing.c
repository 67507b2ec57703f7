/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closing a casebook, which may take long: what is queued is done first, and the log goes into the file. Nobody on the
 * main thread waits for that; who opens the same file meanwhile does, on a thread of its own. */

#include "qorgan-casebook-private.h"

#include <stdlib.h>

static GMutex leaving_lock;
static GCond left;
static GPtrArray *leaving; /* (element-type filename) owned: files that are being closed */

/* By whatever name: a link to a file is that file. */
static gboolean
is_leaving (const char *path)
{
  g_autofree char *resolved = realpath (path, NULL);

  for (guint i = 0; resolved != NULL && leaving != NULL && i < leaving->len; i++)
    {
      g_autofree char *other = realpath (g_ptr_array_index (leaving, i), NULL);

      if (g_strcmp0 (resolved, other) == 0)
        return TRUE;
    }
  return FALSE;
}

/*
 * qorgan_casebook_wait_until_left:
 * @path: (type filename): a file
 *
 * Waits while this program closes it. Not on the main thread.
 */
void
qorgan_casebook_wait_until_left (const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&leaving_lock);

  while (is_leaving (path))
    g_cond_wait (&left, &leaving_lock);
}

static void
begin_to_leave (const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&leaving_lock);

  if (leaving == NULL)
    leaving = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (leaving, g_strdup (path));
}

static void
end_leaving (const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&leaving_lock);
  guint i;

  if (leaving != NULL && g_ptr_array_find_with_equal_func (leaving, path, g_str_equal, &i))
    g_ptr_array_remove_index_fast (leaving, i);
  if (leaving != NULL && leaving->len == 0)
    g_clear_pointer (&leaving, g_ptr_array_unref);
  g_cond_broadcast (&left);
}

static gpointer
close_on_thread (QorganWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  QorganCasebook *self = data;

  g_clear_pointer (&self->session, qorgan_session_free);
  return NULL;
}

static gpointer
leave_on_thread (QorganWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  QorganCasebook *self = data;

  close_on_thread (worker, data, NULL, NULL);
  end_leaving (self->path);
  return NULL;
}

/**
 * qorgan_casebook_close:
 * @self: a casebook
 *
 * Lets the queued jobs run, closes the file, ends the thread. Later jobs fail with G_IO_ERROR_CLOSED.
 */
void
qorgan_casebook_close (QorganCasebook *self)
{
  qorgan_worker_run_sync (self->worker, close_on_thread, self, NULL, NULL);
  qorgan_worker_stop (self->worker);
}

static void
left_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  qorgan_worker_run_finish (QORGAN_WORKER (worker), result, &error);
  if (error != NULL) /* it was closed before */
    end_leaving (QORGAN_CASEBOOK (g_task_get_source_object (task))->path);
  g_task_return_boolean (task, TRUE);
}

/**
 * qorgan_casebook_close_async:
 * @self: a casebook, which lives until @callback is called
 * @callback: called when the file is closed
 * @data: for @callback
 *
 * As qorgan_casebook_close(), without waiting. Opening the same file again waits until it is closed.
 */
void
qorgan_casebook_close_async (QorganCasebook *self, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, NULL, callback, data);

  g_task_set_source_tag (task, qorgan_casebook_close_async);
  begin_to_leave (self->path);
  /* After all that is queued, however little it matters. */
  qorgan_worker_run_async (self->worker, leave_on_thread, self, NULL, NULL, G_MAXINT, NULL, left_cb, task);
}

/**
 * qorgan_casebook_error_is_open:
 * @error: (nullable): why a file was not opened
 *
 * Returns: whether it is open already, in this program perhaps, by another name
 */
gboolean
qorgan_casebook_error_is_open (const GError *error)
{
  return g_error_matches (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_IN_USE);
}
