/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open casebook as the main thread sees it: it queues jobs for the database thread and tells everyone what the
 * finished ones changed. The session itself is only ever touched by that thread. */

#include "qorgan-casebook-private.h"

#include <glib/gi18n-lib.h>

enum
{
  CHANGED,
  N_SIGNALS
};

enum
{
  PROP_0,
  PROP_ENCRYPTED,
  PROP_WORK,
  N_PROPERTIES
};

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (QorganCasebook, qorgan_casebook, G_TYPE_OBJECT)

static void
qorgan_casebook_dispose (GObject *object)
{
  qorgan_casebook_close (QORGAN_CASEBOOK (object));
  G_OBJECT_CLASS (qorgan_casebook_parent_class)->dispose (object);
}

static void
qorgan_casebook_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  QorganCasebook *self = QORGAN_CASEBOOK (object);

  if (id == PROP_WORK)
    g_value_set_string (value, qorgan_casebook_get_work (self));
  else
    g_value_set_boolean (value, self->encrypted);
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
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = qorgan_casebook_dispose;
  object_class->finalize = qorgan_casebook_finalize;
  object_class->get_property = qorgan_casebook_get_property;

  /**
   * QorganCasebook:encrypted:
   *
   * Whether it has a passphrase. Notified on the main thread.
   */
  properties[PROP_ENCRYPTED]
      = g_param_spec_boolean ("encrypted", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QorganCasebook:work:
   *
   * See qorgan_casebook_get_work(). Notified on the main thread, whenever a job is done or another one is begun.
   */
  properties[PROP_WORK] = g_param_spec_string ("work", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

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
  g_queue_init (&self->errands);
  self->progress = -1;
  g_mutex_init (&self->ids_lock);
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
 * qorgan_casebook_is_encrypted:
 * @self: a casebook
 *
 * Returns: whether the file opens with a passphrase
 */
gboolean
qorgan_casebook_is_encrypted (QorganCasebook *self)
{
  return self->encrypted;
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
  const char *work;   /* static, translated: what it does; NULL: nothing to speak of */
  GCancellable *stop; /* owned; stops it and leaves everything as it was; NULL: it is not to be stopped */

  gpointer result;
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
  g_clear_pointer (&errand->entries, g_ptr_array_unref);
  g_clear_pointer (&errand->vocabularies, qorgan_vocabularies_unref);
  g_clear_object (&errand->stop);
  g_free (errand);
}

static gpointer
run_on_thread (QorganWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  Errand *errand = data;
  QorganSession *session = errand->casebook->session;
  QorganVocabularies *before;

  if (session == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("The casebook is closed."));
      return NULL;
    }
  before = session->vocabularies;
  qorgan_connection_set_cancellable (session->connection, cancellable);
  errand->result = errand->job (session, errand->data, cancellable, error);
  qorgan_connection_set_cancellable (session->connection, NULL);
  qorgan_session_tell_progress (session, -1);
  g_clear_pointer (&errand->entries, g_ptr_array_unref); /* of a run that was interrupted: none */
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
  if (g_queue_remove (&errand->casebook->errands, errand))
    g_object_notify_by_pspec (G_OBJECT (errand->casebook), properties[PROP_WORK]);
  announce (errand->casebook, errand);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&errand->result), errand->result_destroy);
}

/* Sends a copy of @errand, of which the job and its data are known. */
static void
send_errand (QorganCasebook *self,
             const Errand *errand,
             int priority,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Errand *sent = g_memdup2 (errand, sizeof *errand);

  sent->casebook = self;
  g_task_set_static_name (task, "job");
  /* What was saved is never called cancelled: a job that finished delivers its result. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, sent, errand_free);
  if (priority <= G_PRIORITY_DEFAULT)
    g_queue_push_tail (&self->errands, sent);
  if (g_queue_peek_head (&self->errands) == sent)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORK]);
  qorgan_worker_run_async (self->worker, run_on_thread, sent, NULL, NULL, priority, cancellable, ran_cb, task);
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
  Errand errand = { .job = job, .data = data, .data_destroy = data_destroy, .result_destroy = result_destroy };

  send_errand (self, &errand, G_PRIORITY_DEFAULT, cancellable, callback, user_data);
}

/**
 * qorgan_casebook_work_async:
 * @self: a casebook
 * @work: (not nullable): what the job does, static and translated: “Importing the table…”
 * @job: runs on the database thread, in its turn
 * @data: for @job
 * @data_destroy: (nullable): frees @data, on this thread, whatever becomes of the job
 * @result_destroy: (nullable): frees a result that nobody fetched
 * @cancellable: (nullable): stops the job, which then leaves everything as it was: the person may do that, too. %NULL:
 *   it is not to be stopped
 * @callback: called on this thread; finish with qorgan_casebook_run_finish()
 * @user_data: for @callback
 *
 * As qorgan_casebook_run_async(), for what may take so long that the person is to be told, see
 * qorgan_casebook_get_work().
 */
void
qorgan_casebook_work_async (QorganCasebook *self,
                            const char *work,
                            QorganJob job,
                            gpointer data,
                            GDestroyNotify data_destroy,
                            GDestroyNotify result_destroy,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Errand errand = { .job = job,
                    .data = data,
                    .data_destroy = data_destroy,
                    .result_destroy = result_destroy,
                    .work = work,
                    .stop = cancellable != NULL ? g_object_ref (cancellable) : NULL };

  send_errand (self, &errand, G_PRIORITY_DEFAULT, cancellable, callback, user_data);
}

/**
 * qorgan_casebook_get_work:
 * @self: a casebook
 *
 * Returns: (transfer none) (nullable): what the job that is running does, and all others wait for, as a person is told
 *   of it; %NULL: nothing is running, or nothing to speak of
 */
const char *
qorgan_casebook_get_work (QorganCasebook *self)
{
  const Errand *running = g_queue_peek_head (&self->errands);

  return running != NULL ? running->work : NULL;
}

/**
 * qorgan_casebook_is_busy:
 * @self: a casebook
 *
 * Returns: whether anything is still to be done, apart from what gives way
 */
gboolean
qorgan_casebook_is_busy (QorganCasebook *self)
{
  return self->errands.length > 0;
}

/**
 * qorgan_casebook_get_progress:
 * @self: a casebook
 *
 * Returns: how much of the running job is done, from 0 to 1; negative: it does not tell
 */
double
qorgan_casebook_get_progress (QorganCasebook *self)
{
  return g_atomic_int_get (&self->progress) / 1000.0;
}

/**
 * qorgan_casebook_can_stop_work:
 * @self: a casebook
 *
 * Returns: whether the running job can be stopped, and would leave everything as it was
 */
gboolean
qorgan_casebook_can_stop_work (QorganCasebook *self)
{
  const Errand *running = g_queue_peek_head (&self->errands);

  return running != NULL && running->stop != NULL;
}

/**
 * qorgan_casebook_stop_work:
 * @self: a casebook
 *
 * Stops the running job if it can be stopped; it fails with G_IO_ERROR_CANCELLED, unless it was done.
 */
void
qorgan_casebook_stop_work (QorganCasebook *self)
{
  const Errand *running = g_queue_peek_head (&self->errands);

  if (running != NULL)
    g_cancellable_cancel (running->stop);
}

/**
 * qorgan_casebook_run_aside_async:
 * @self: a casebook
 * @job: runs on the database thread, perhaps several times: it only reads, and leaves @data as it was
 * @data: (nullable): for @job
 * @data_destroy: (nullable): frees @data, on this thread, whatever becomes of the job
 * @result_destroy: (nullable): frees a result that nobody fetched
 * @cancellable: (nullable): before its turn the job never starts; later its statements are stopped
 * @callback: called on this thread; finish with qorgan_casebook_run_finish()
 * @user_data: for @callback
 *
 * For what is good to know and nobody waits for, such as a count beside a filter. Whatever else is asked of the
 * casebook meanwhile interrupts the job, which begins anew when that is done.
 */
void
qorgan_casebook_run_aside_async (QorganCasebook *self,
                                 QorganJob job,
                                 gpointer data,
                                 GDestroyNotify data_destroy,
                                 GDestroyNotify result_destroy,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Errand errand = { .job = job, .data = data, .data_destroy = data_destroy, .result_destroy = result_destroy };

  send_errand (self, &errand, G_PRIORITY_LOW, cancellable, callback, user_data);
}

/**
 * qorgan_casebook_run_ahead:
 * @self: a casebook
 * @job: runs on the database thread, perhaps several times, each time with what it did before: it only reads
 * @data: (nullable): for @job
 * @data_destroy: (nullable): frees @data, on this thread, whatever becomes of the job
 * @cancellable: (nullable): stops it
 *
 * For what nobody asked for yet: everything else interrupts it, also what runs aside.
 */
void
qorgan_casebook_run_ahead (QorganCasebook *self,
                           QorganJob job,
                           gpointer data,
                           GDestroyNotify data_destroy,
                           GCancellable *cancellable)
{
  send_errand (self, &(Errand) { .job = job, .data = data, .data_destroy = data_destroy }, G_PRIORITY_LOW + 1,
               cancellable, NULL, NULL);
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
  qorgan_worker_run_sync (self->worker, run_on_thread, errand, NULL, error);
  announce (self, errand);
  result = g_steal_pointer (&errand->result);
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
  qorgan_casebook_work_async (self, taken->verb == QORGAN_VERB_DELETE ? _ ("Deleting…") : _ ("Saving…"), apply_job,
                              taken, (GDestroyNotify) qorgan_change_free, (GDestroyNotify) qorgan_entry_free, NULL,
                              callback, user_data);
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
  g_autoptr (GCancellable) stop = g_cancellable_new ();

  qorgan_casebook_work_async (self, _ ("Undoing what was done last…"), undo_job, NULL, NULL,
                              (GDestroyNotify) qorgan_entry_free, stop, callback, user_data);
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
  g_autoptr (GCancellable) stop = g_cancellable_new ();

  qorgan_casebook_work_async (self, _ ("Doing again what was undone…"), redo_job, NULL, NULL,
                              (GDestroyNotify) qorgan_entry_free, stop, callback, user_data);
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
