/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The database thread: one thread, one queue of jobs, results handed back to the main thread as GTasks. Everything
 * that may block on the casebook runs here, one job after the other, which is also why jobs need no locks.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define QORGAN_TYPE_WORKER (qorgan_worker_get_type ())
G_DECLARE_FINAL_TYPE (QorganWorker, qorgan_worker, QORGAN, WORKER, GObject)

/**
 * QorganWork:
 * @worker: the worker whose thread this runs on
 * @data: what was handed to qorgan_worker_run_async()
 * @cancellable: (nullable): hand it to qorgan_connection_set_cancellable() to have statements stopped; of a job that
 *   gives way, not the one it was queued with
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the result; failed if and only if @error is set
 */
typedef gpointer (*QorganWork) (QorganWorker *worker, gpointer data, GCancellable *cancellable, GError **error);

QorganWorker *qorgan_worker_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * qorgan_worker_run_async:
 * @work: runs on the database thread
 * @data: (nullable): for @work
 * @data_destroy: (nullable): frees @data, on the database thread, before @callback is called
 * @result_destroy: (nullable): frees a result that nobody fetched
 * @priority: a GLib priority: lower numbers first, among equals first come, first served. Above %G_PRIORITY_DEFAULT a
 *   job gives way: what is more urgent interrupts it by the cancellable that @work was handed, and when it failed of
 *   that, it runs again in its turn. Such a job only reads, and leaves @data as it was.
 * @cancellable: (nullable): cancelled before its turn, @work is never called; later, @work decides
 * @callback: (nullable): called in the thread-default main context of the caller, never before this returns
 *
 * A job that completes although it was cancelled delivers its result: what was saved is never called cancelled.
 */
void qorgan_worker_run_async (QorganWorker *worker,
                              QorganWork work,
                              gpointer data,
                              GDestroyNotify data_destroy,
                              GDestroyNotify result_destroy,
                              int priority,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/**
 * qorgan_worker_run_finish:
 * @error: what the job failed with; %G_IO_ERROR_CANCELLED when it was stopped; %G_IO_ERROR_CLOSED after a stop
 *
 * Returns: (transfer full) (nullable): what the job returned
 */
gpointer qorgan_worker_run_finish (QorganWorker *worker, GAsyncResult *result, GError **error);

/**
 * qorgan_worker_run_sync:
 * @data: (nullable): for @work, stays the caller's
 *
 * Waits for its turn (at %G_PRIORITY_DEFAULT) and its end. For `cli/` and tests only; never from a job.
 *
 * Returns: (transfer full) (nullable): what the job returned
 */
gpointer qorgan_worker_run_sync (QorganWorker *worker,
                                 QorganWork work,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

/**
 * qorgan_worker_stop:
 *
 * Runs what is queued, takes nothing more, and waits for the thread to end. Callbacks of the last jobs are still
 * delivered by the main context. Does nothing the second time.
 */
void qorgan_worker_stop (QorganWorker *worker);

G_END_DECLS
