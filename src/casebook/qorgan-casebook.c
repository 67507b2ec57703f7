/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open casebook as the main thread sees it: it queues jobs for the database thread and tells everyone what the
 * finished ones changed. The session itself is only ever touched by that thread. */

#include "qorgan-casebook.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "qorgan-id.h"
#include "qorgan-session-private.h"
#include "qorgan-worker.h"

#define APPLICATION_ID 0x514F5247u /* "QORG" */

struct _QorganCasebook
{
  GObject parent_instance;

  QorganWorker *worker;
  QorganSession *session; /* of the database thread; NULL until opened and after closing */
  QorganVocabularies *vocabularies;
  QorganLanguage language;
  char *path;
  gboolean read_only;
  gboolean demo;

  GMutex ids_lock; /* ids are taken on both threads */
  QorganIdSource *ids;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QorganCasebook, qorgan_casebook, G_TYPE_OBJECT)

static void
qorgan_casebook_dispose (GObject *object)
{
  qorgan_casebook_close (QORGAN_CASEBOOK (object));
  G_OBJECT_CLASS (qorgan_casebook_parent_class)->dispose (object);
}

static void
qorgan_casebook_finalize (GObject *object)
{
  QorganCasebook *self = QORGAN_CASEBOOK (object);

  g_clear_object (&self->worker);
  g_clear_pointer (&self->vocabularies, qorgan_vocabularies_unref);
  g_clear_pointer (&self->ids, qorgan_id_source_free);
  g_mutex_clear (&self->ids_lock);
  g_free (self->path);
  G_OBJECT_CLASS (qorgan_casebook_parent_class)->finalize (object);
}

static void
qorgan_casebook_class_init (QorganCasebookClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_casebook_dispose;
  G_OBJECT_CLASS (klass)->finalize = qorgan_casebook_finalize;

  /**
   * QorganCasebook::changed:
   * @self: the casebook
   * @entry: (type gpointer): a #QorganEntry with the records it touched, borrowed
   *
   * On the main thread, once for each entry that a finished job applied.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
qorgan_casebook_init (QorganCasebook *self)
{
  self->worker = qorgan_worker_new ();
  g_mutex_init (&self->ids_lock);
}

static gint64
system_now (gpointer data)
{
  return g_get_real_time () / 1000;
}

/* What opening needs on the database thread. */
typedef struct
{
  QorganCasebook *casebook;
  gboolean create;
  QorganCasebookOptions options;
  char *device;
  char *who;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->casebook);
  g_free (opening->device);
  g_free (opening->who);
  g_free (opening);
}

static Opening *
opening_new (const char *path, gboolean create, const QorganCasebookOptions *options)
{
  Opening *opening = g_new0 (Opening, 1);
  QorganCasebook *self = g_object_new (QORGAN_TYPE_CASEBOOK, NULL);

  g_return_val_if_fail (options->device != NULL, NULL);
  opening->casebook = self;
  opening->create = create;
  opening->options = *options;
  opening->device = g_strdup (options->device);
  opening->who = g_strdup (options->who);
  if (opening->options.now == NULL)
    opening->options.now = system_now;
  self->path = g_strdup (path);
  self->language = options->language;
  self->ids = qorgan_id_source_new (opening->options.now, options->now_data,
                                    options->seed != 0 ? options->seed : g_random_int ());
  return opening;
}

static gboolean
read_number (QorganSession *session, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (QorganStatement) select = qorgan_connection_prepare (session->connection, sql, error);
  gboolean has_row = FALSE;

  if (select == NULL || !qorgan_statement_step (select, &has_row, error))
    return FALSE;
  *number = has_row ? qorgan_statement_int64 (select, 0) : 0;
  return TRUE;
}

static gint64
take_id (gpointer data)
{
  return qorgan_casebook_take_id (data);
}

static QorganSession *
begin_session (Opening *opening, QorganConnection *taken, GError **error)
{
  g_autoptr (QorganSession) session = qorgan_session_new (taken);
  gint64 demo;

  session->language = opening->options.language;
  session->device = g_strdup (opening->device);
  session->who = g_strdup (opening->who);
  session->now = opening->options.now;
  session->now_data = opening->options.now_data;
  session->take_id = take_id;
  session->take_id_data = opening->casebook;
  if (!qorgan_migrations_run (session->connection, error)
      || (opening->create && opening->options.demo
          && !qorgan_connection_exec (session->connection, "INSERT INTO setting VALUES ('demo', '1')", error))
      || !read_number (session, "SELECT ifnull (max (clock), 0) FROM entry", &session->clock, error)
      || !read_number (session, "SELECT count(*) FROM setting WHERE name = 'demo'", &demo, error)
      || !qorgan_session_reload_vocabularies (session, error))
    return NULL;
  opening->casebook->demo = demo > 0;
  return g_steal_pointer (&session);
}

static gpointer
open_on_thread (QorganWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  Opening *opening = data;
  QorganCasebook *self = opening->casebook;
  QorganConnection *connection
      = qorgan_connection_open (self->path, opening->create ? QORGAN_OPEN_CREATE : QORGAN_OPEN_DEFAULT, APPLICATION_ID, NULL,
                                error);

  if (connection == NULL)
    return NULL;
  self->read_only = qorgan_connection_is_read_only (connection);
  self->session = begin_session (opening, connection, error);
  if (self->session == NULL)
    return NULL;
  if (opening->create)
    qorgan_connection_keep (connection);
  self->vocabularies = qorgan_vocabularies_ref (self->session->vocabularies);
  return g_object_ref (self);
}

static void
opened_cb (GObject *worker, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  QorganCasebook *casebook = qorgan_worker_run_finish (QORGAN_WORKER (worker), result, &error);

  if (casebook != NULL)
    g_task_return_pointer (task, casebook, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * qorgan_casebook_open_async:
 * @path: (type filename): the file
 * @create: whether to make it; it must not exist then
 * @options: for whom; copied, but the clock must live as long as the casebook
 * @cancellable: (nullable): gives up before the turn of the job, not in the middle of it
 * @callback: called on this thread
 * @user_data: for @callback
 */
void
qorgan_casebook_open_async (const char *path,
                            gboolean create,
                            const QorganCasebookOptions *options,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Opening *opening = opening_new (path, create, options);

  g_task_set_source_tag (task, qorgan_casebook_open_async);
  /* The task, not the worker, owns it: dropping the last reference of a casebook must happen on this thread. */
  g_task_set_task_data (task, opening, opening_free);
  qorgan_worker_run_async (opening->casebook->worker, open_on_thread, opening, NULL, g_object_unref, G_PRIORITY_DEFAULT,
                           cancellable, opened_cb, task);
}

/**
 * qorgan_casebook_open_finish:
 * @result: what the callback was given
 * @error: return location for a QORGAN_DB_ERROR or QORGAN_CASEBOOK_ERROR, worded for a person
 *
 * Returns: (transfer full) (nullable): the open casebook
 */
QorganCasebook *
qorgan_casebook_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * qorgan_casebook_open_sync:
 * @path: (type filename): the file
 * @create: whether to make it
 * @options: for whom
 * @error: return location, as for qorgan_casebook_open_finish()
 *
 * Returns: (transfer full) (nullable): the open casebook; for the command line and tests
 */
QorganCasebook *
qorgan_casebook_open_sync (const char *path, gboolean create, const QorganCasebookOptions *options, GError **error)
{
  Opening *opening = opening_new (path, create, options);
  QorganCasebook *casebook = qorgan_worker_run_sync (opening->casebook->worker, open_on_thread, opening, NULL, error);

  opening_free (opening);
  return casebook;
}

static gpointer
close_on_thread (QorganWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  QorganCasebook *self = data;

  g_clear_pointer (&self->session, qorgan_session_free);
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

/**
 * qorgan_casebook_get_path:
 * @self: a casebook
 *
 * Returns: (transfer none) (type filename): the file
 */
const char *
qorgan_casebook_get_path (QorganCasebook *self)
{
  return self->path;
}

/**
 * qorgan_casebook_is_read_only:
 * @self: a casebook
 *
 * Returns: whether the file or its folder cannot be written
 */
gboolean
qorgan_casebook_is_read_only (QorganCasebook *self)
{
  return self->read_only;
}

/**
 * qorgan_casebook_is_demo:
 * @self: a casebook
 *
 * Returns: whether it was made to be explored and holds nobody's own work
 */
gboolean
qorgan_casebook_is_demo (QorganCasebook *self)
{
  return self->demo;
}

/**
 * qorgan_casebook_get_language:
 * @self: a casebook
 *
 * Returns: the language of the person at the screen
 */
QorganLanguage
qorgan_casebook_get_language (QorganCasebook *self)
{
  return self->language;
}

/**
 * qorgan_casebook_get_vocabularies:
 * @self: a casebook
 *
 * Returns: (transfer none): the terms as of the last ::changed
 */
QorganVocabularies *
qorgan_casebook_get_vocabularies (QorganCasebook *self)
{
  return self->vocabularies;
}

/**
 * qorgan_casebook_take_id:
 * @self: a casebook
 *
 * Returns: an id no record has; from any thread
 */
gint64
qorgan_casebook_take_id (QorganCasebook *self)
{
  gint64 id;

  g_mutex_lock (&self->ids_lock);
  id = qorgan_id_source_next (self->ids);
  g_mutex_unlock (&self->ids_lock);
  return id;
}

/* A job on its way to the thread and back. It is the task's data, so its parts are freed on the caller's thread. */
typedef struct
{
  QorganCasebook *casebook;
  QorganJob job;
  gpointer data;
  GDestroyNotify data_destroy;
  GDestroyNotify result_destroy;

  gpointer result;
  GError *error;
  GPtrArray *entries;
  QorganVocabularies *vocabularies; /* new ones; NULL: as they were */
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  if (errand->data_destroy != NULL)
    errand->data_destroy (errand->data);
  if (errand->result != NULL && errand->result_destroy != NULL)
    errand->result_destroy (errand->result);
  g_clear_error (&errand->error);
  g_clear_pointer (&errand->entries, g_ptr_array_unref);
  g_clear_pointer (&errand->vocabularies, qorgan_vocabularies_unref);
  g_free (errand);
}

static gpointer
run_on_thread (QorganWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  Errand *errand = data;
  QorganSession *session = errand->casebook->session;
  QorganVocabularies *before = session->vocabularies;

  qorgan_connection_set_cancellable (session->connection, cancellable);
  errand->result = errand->job (session, errand->data, cancellable, &errand->error);
  qorgan_connection_set_cancellable (session->connection, NULL);
  errand->entries = g_steal_pointer (&session->entries);
  session->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_entry_free);
  if (session->vocabularies != before)
    errand->vocabularies = qorgan_vocabularies_ref (session->vocabularies);
  return NULL;
}

static void
announce (QorganCasebook *self, Errand *errand)
{
  if (errand->vocabularies != NULL)
    {
      g_clear_pointer (&self->vocabularies, qorgan_vocabularies_unref);
      self->vocabularies = g_steal_pointer (&errand->vocabularies);
    }
  for (guint i = 0; errand->entries != NULL && i < errand->entries->len; i++)
    g_signal_emit (self, signals[CHANGED], 0, errand->entries->pdata[i]);
}

static void
ran_cb (GObject *worker, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Errand *errand = g_task_get_task_data (task);
  GError *error = NULL;

  qorgan_worker_run_finish (QORGAN_WORKER (worker), result, &error);
  announce (errand->casebook, errand);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (errand->error != NULL)
    g_task_return_error (task, g_steal_pointer (&errand->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&errand->result), errand->result_destroy);
}

/**
 * qorgan_casebook_run_async:
 * @self: a casebook
 * @job: runs on the database thread, in its turn
 * @data: for @job
 * @data_destroy: (nullable): frees @data, on this thread, whatever becomes of the job
 * @result_destroy: (nullable): frees a result that nobody fetched
 * @cancellable: (nullable): before its turn the job never starts; later its statements are stopped
 * @callback: (nullable): called on this thread
 * @user_data: for @callback
 */
void
qorgan_casebook_run_async (QorganCasebook *self,
                           QorganJob job,
                           gpointer data,
                           GDestroyNotify data_destroy,
                           GDestroyNotify result_destroy,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);

  errand->casebook = self;
  errand->job = job;
  errand->data = data;
  errand->data_destroy = data_destroy;
  errand->result_destroy = result_destroy;
  g_task_set_source_tag (task, qorgan_casebook_run_async);
  /* What was saved is never called cancelled: a job that finished delivers its result. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, errand, errand_free);
  qorgan_worker_run_async (self->worker, run_on_thread, errand, NULL, NULL, G_PRIORITY_DEFAULT, cancellable, ran_cb,
                           task);
}

/**
 * qorgan_casebook_run_finish:
 * @self: a casebook
 * @result: what the callback was given
 * @error: return location for what the job failed with, or G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what the job returned
 */
gpointer
qorgan_casebook_run_finish (QorganCasebook *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * qorgan_casebook_run_sync:
 * @self: a casebook
 * @job: runs on the database thread, in its turn
 * @data: for @job
 * @error: return location for what the job failed with
 *
 * Returns: (transfer full) (nullable): what the job returned
 */
gpointer
qorgan_casebook_run_sync (QorganCasebook *self, QorganJob job, gpointer data, GError **error)
{
  Errand *errand = g_new0 (Errand, 1);
  gpointer result;

  errand->casebook = self;
  errand->job = job;
  errand->data = data;
  qorgan_worker_run_sync (self->worker, run_on_thread, errand, NULL, &errand->error);
  announce (self, errand);
  result = g_steal_pointer (&errand->result);
  if (errand->error != NULL)
    g_propagate_error (error, g_steal_pointer (&errand->error));
  errand_free (errand);
  return result;
}

static gpointer
apply_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_apply (session, data, error);
}

/**
 * qorgan_casebook_apply_async:
 * @self: a casebook
 * @taken: (transfer full): the change
 * @callback: (nullable): called on this thread; finish with qorgan_casebook_entry_finish()
 * @user_data: for @callback
 */
void
qorgan_casebook_apply_async (QorganCasebook *self,
                             QorganChange *taken,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  qorgan_casebook_run_async (self, apply_job, taken, (GDestroyNotify) qorgan_change_free,
                             (GDestroyNotify) qorgan_entry_free, NULL, callback, user_data);
}

static gpointer
undo_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_undo (session, error);
}

static gpointer
redo_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_redo (session, error);
}

/**
 * qorgan_casebook_undo_async:
 * @self: a casebook
 * @callback: (nullable): called on this thread; finish with qorgan_casebook_entry_finish()
 * @user_data: for @callback
 */
void
qorgan_casebook_undo_async (QorganCasebook *self, GAsyncReadyCallback callback, gpointer user_data)
{
  qorgan_casebook_run_async (self, undo_job, NULL, NULL, (GDestroyNotify) qorgan_entry_free, NULL, callback, user_data);
}

/**
 * qorgan_casebook_redo_async:
 * @self: a casebook
 * @callback: (nullable): called on this thread; finish with qorgan_casebook_entry_finish()
 * @user_data: for @callback
 */
void
qorgan_casebook_redo_async (QorganCasebook *self, GAsyncReadyCallback callback, gpointer user_data)
{
  qorgan_casebook_run_async (self, redo_job, NULL, NULL, (GDestroyNotify) qorgan_entry_free, NULL, callback, user_data);
}

/**
 * qorgan_casebook_entry_finish:
 * @self: a casebook
 * @result: what the callback was given
 * @error: return location for what applying failed with
 *
 * Returns: (transfer full) (nullable): the new line of the journal
 */
QorganEntry *
qorgan_casebook_entry_finish (QorganCasebook *self, GAsyncResult *result, GError **error)
{
  return qorgan_casebook_run_finish (self, result, error);
}

/**
 * qorgan_device_id:
 * @data_dir: (type filename): the program's folder in the user's data folder
 * @error: return location for a GFileError
 *
 * A random name for this installation, kept outside the casebook: a copy of the file on another computer is another
 * device, and undo takes back only one's own entries.
 *
 * Returns: (transfer full) (nullable): the name, made at the first call
 */
char *
qorgan_device_id (const char *data_dir, GError **error)
{
  g_autofree char *path = g_build_filename (data_dir, "device", NULL);
  g_autofree char *id = NULL;

  if (g_file_get_contents (path, &id, NULL, NULL) && g_uuid_string_is_valid (g_strstrip (id)))
    return g_steal_pointer (&id);
  g_free (id);
  id = g_uuid_string_random ();
  if (g_mkdir_with_parents (data_dir, 0700) != 0
      || !g_file_set_contents_full (path, id, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _ ("The folder “%s” cannot be made."), data_dir);
      return NULL;
    }
  return g_steal_pointer (&id);
}
