/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The database thread. The thread and its queue are an object of their own (Line), counted apart from the GObject: a
 * queued job keeps the worker alive, so the last reference may well be dropped on the thread itself, which must then
 * run out without waiting for itself.
 */
#include "qorgan-worker.h"
#include "qorgan-db-error.h"

#include <glib/gi18n-lib.h>

typedef struct _Job Job;

/* What two threads share. */
typedef struct
{
  GMutex lock;
  GCond changed; /* a job was queued or finished, or the line was closed */
  GQueue jobs;   /* of Job, by priority, then by age */
  Job *running;  /* borrowed from the thread; NULL: it waits */
  gboolean closed;
} Line;

/* One job is either a task's or somebody's who waits; the one who waits has it on the stack. */
struct _Job
{
  QorganWork work;
  gpointer data;
  GDestroyNotify data_destroy;
  GDestroyNotify result_destroy;
  int priority;
  QorganWorker *worker;      /* borrowed: the task, or who waits, holds a reference */
  GCancellable *cancellable; /* borrowed in the same way */
  GCancellable *turn;        /* owned; of one that gives way, cancelled by what is more urgent; else NULL */
  GTask *task;               /* owned, or NULL when somebody waits */
  gpointer result;
  GError *error;
  gboolean done;
};

struct _QorganWorker
{
  GObject parent_instance;

  Line *line;
  GThread *thread; /* NULL after a stop */
};

G_DEFINE_FINAL_TYPE (QorganWorker, qorgan_worker, G_TYPE_OBJECT)

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_mutex_clear (&line->lock);
  g_cond_clear (&line->changed);
}

static void
line_unref (Line *line)
{
  g_atomic_rc_box_release_full (line, line_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Line, line_unref)

static void
line_close (Line *line)
{
  g_mutex_lock (&line->lock);
  line->closed = TRUE;
  g_cond_broadcast (&line->changed);
  g_mutex_unlock (&line->lock);
}

static gboolean
line_add (Line *line, Job *job)
{
  g_autoptr (GCancellable) interrupted = NULL;
  GList *before;

  g_mutex_lock (&line->lock);
  if (line->closed)
    {
      g_mutex_unlock (&line->lock);
      return FALSE;
    }
  before = line->jobs.tail;
  while (before != NULL && ((Job *) before->data)->priority > job->priority)
    before = before->prev;
  g_queue_insert_after (&line->jobs, before, job);
  if (line->running != NULL && line->running->turn != NULL && line->running->priority > job->priority)
    interrupted = g_object_ref (line->running->turn);
  g_cond_broadcast (&line->changed);
  g_mutex_unlock (&line->lock);
  if (interrupted != NULL)
    g_cancellable_cancel (interrupted);
  return TRUE;
}

/* The next job, waiting for one if need be; NULL when the line is closed and empty. */
static Job *
line_take (Line *line)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&line->lock);

  while (line->jobs.length == 0 && !line->closed)
    g_cond_wait (&line->changed, &line->lock);
  line->running = g_queue_pop_head (&line->jobs);
  if (line->running != NULL && line->running->priority > G_PRIORITY_DEFAULT)
    line->running->turn = g_cancellable_new ();
  return line->running;
}

/* The job that ran is over; or else it gave way, and is the next of its priority. */
static void
line_let_go (Line *line, gboolean over)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&line->lock);
  Job *job = g_steal_pointer (&line->running);
  GList *before = line->jobs.tail;

  g_clear_object (&job->turn);
  if (over)
    return;
  while (before != NULL && ((Job *) before->data)->priority >= job->priority)
    before = before->prev;
  g_queue_insert_after (&line->jobs, before, job);
}

static void
cancel_turn_cb (GCancellable *cancellable, GCancellable *turn)
{
  g_cancellable_cancel (turn);
}

static gboolean
gave_way (const Job *job)
{
  return job->turn != NULL && g_error_matches (job->error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         && !g_cancellable_is_cancelled (job->cancellable);
}

/* Returns: whether the job is over; if not, it gave way and is to run again */
static gboolean
job_run (Job *job)
{
  gulong handler = 0;

  if (job->turn != NULL && job->cancellable != NULL)
    handler = g_cancellable_connect (job->cancellable, G_CALLBACK (cancel_turn_cb), job->turn, NULL);
  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    job->result = job->work (job->worker, job->data, job->turn != NULL ? job->turn : job->cancellable, &job->error);
  g_cancellable_disconnect (job->cancellable, handler);
  if (g_error_matches (job->error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_INTERRUPTED))
    {
      job->error->domain = G_IO_ERROR;
      job->error->code = G_IO_ERROR_CANCELLED;
    }
  if (!gave_way (job))
    return TRUE;
  g_clear_error (&job->error);
  return FALSE;
}

static void
job_return (Job *job)
{
  if (job->data_destroy != NULL)
    job->data_destroy (job->data);
  if (job->error != NULL)
    g_task_return_error (job->task, job->error);
  else
    g_task_return_pointer (job->task, job->result, job->result_destroy);
  g_object_unref (job->task);
  g_free (job);
}

static void
line_wake (Line *line, Job *job)
{
  g_mutex_lock (&line->lock);
  job->done = TRUE;
  g_cond_broadcast (&line->changed);
  g_mutex_unlock (&line->lock);
}

static gpointer
run_line (gpointer data)
{
  g_autoptr (Line) line = data;
  Job *job;

  while ((job = line_take (line)) != NULL)
    {
      gboolean over = job_run (job);

      line_let_go (line, over);
      if (!over)
        continue;
      if (job->task != NULL)
        job_return (job);
      else
        line_wake (line, job);
    }
  return NULL;
}

static void
qorgan_worker_finalize (GObject *object)
{
  QorganWorker *self = QORGAN_WORKER (object);

  /* The thread that drops the last reference may be the one to wait for; it ends by itself then. */
  if (self->thread != NULL && self->thread == g_thread_self ())
    {
      line_close (self->line);
      g_clear_pointer (&self->thread, g_thread_unref);
    }
  qorgan_worker_stop (self);
  line_unref (self->line);

  G_OBJECT_CLASS (qorgan_worker_parent_class)->finalize (object);
}

static void
qorgan_worker_class_init (QorganWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qorgan_worker_finalize;
}

static void
qorgan_worker_init (QorganWorker *self)
{
  self->line = g_atomic_rc_box_new0 (Line);
  g_mutex_init (&self->line->lock);
  g_cond_init (&self->line->changed);
  g_queue_init (&self->line->jobs);
  self->thread = g_thread_new ("qorgan-database", run_line, g_atomic_rc_box_acquire (self->line));
}

QorganWorker *
qorgan_worker_new (void)
{
  return g_object_new (QORGAN_TYPE_WORKER, NULL);
}

static GError *
new_closed_error (void)
{
  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED,
                              _ ("The casebook has been closed, so this was not done. Open it again."));
}

void
qorgan_worker_run_async (QorganWorker *self,
                         QorganWork work,
                         gpointer data,
                         GDestroyNotify data_destroy,
                         GDestroyNotify result_destroy,
                         int priority,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Job *job;

  g_return_if_fail (QORGAN_IS_WORKER (self));
  g_return_if_fail (work != NULL);

  job = g_new0 (Job, 1);
  job->work = work;
  job->data = data;
  job->data_destroy = data_destroy;
  job->result_destroy = result_destroy;
  job->priority = priority;
  job->worker = self;
  job->cancellable = cancellable;
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, qorgan_worker_run_async);
  g_task_set_priority (job->task, priority);
  /* What a job has saved is saved, whether or not it was cancelled in the meantime. */
  g_task_set_check_cancellable (job->task, FALSE);
  if (!line_add (self->line, job))
    {
      job->error = new_closed_error ();
      job_return (job);
    }
}

gpointer
qorgan_worker_run_finish (QorganWorker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gpointer
qorgan_worker_run_sync (QorganWorker *self, QorganWork work, gpointer data, GCancellable *cancellable, GError **error)
{
  Job job = { .work = work, .data = data, .worker = self, .cancellable = cancellable };

  g_return_val_if_fail (QORGAN_IS_WORKER (self), NULL);
  g_return_val_if_fail (work != NULL, NULL);
  g_return_val_if_fail (self->thread != g_thread_self (), NULL);

  if (!line_add (self->line, &job))
    {
      g_propagate_error (error, new_closed_error ());
      return NULL;
    }
  g_mutex_lock (&self->line->lock);
  while (!job.done)
    g_cond_wait (&self->line->changed, &self->line->lock);
  g_mutex_unlock (&self->line->lock);
  if (job.error != NULL)
    g_propagate_error (error, job.error);
  return job.result;
}

void
qorgan_worker_stop (QorganWorker *self)
{
  g_return_if_fail (QORGAN_IS_WORKER (self));
  g_return_if_fail (self->thread == NULL || self->thread != g_thread_self ());

  line_close (self->line);
  g_clear_pointer (&self->thread, g_thread_join);
}
