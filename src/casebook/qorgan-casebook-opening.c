/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a casebook, or making one: on the database thread, step by step, each with its own message. What has to be
 * known before the file can be read, its key, comes first. */

#include "qorgan-casebook-private.h"

#include <glib/gi18n-lib.h>

#include "qorgan-passphrase.h"

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
  char *passphrase;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->casebook);
  qorgan_vault_free_secret (opening->passphrase);
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
  opening->passphrase = qorgan_vault_dup_secret (options->passphrase);
  if (opening->options.now == NULL)
    opening->options.now = system_now;
  self->path = g_strdup (path);
  self->language = options->language;
  self->cost = options->cost != NULL ? options->cost : &qorgan_vault_cost;
  self->ids = qorgan_id_source_new (opening->options.now, options->now_data,
                                    options->seed != 0 ? options->seed : g_random_int ());
  return opening;
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
  session->progress = &opening->casebook->progress;
  if (!qorgan_migrations_run (session->connection, error)
      || (opening->create && opening->options.demo
          && !qorgan_connection_exec (session->connection, "INSERT INTO setting VALUES ('demo', '1')", error))
      || !qorgan_session_read_number (session, "SELECT max (clock) FROM entry", 0, &session->clock, error)
      || !qorgan_session_read_number (session, "SELECT count(*) FROM setting WHERE name = 'demo'", 0, &demo, error)
      || !qorgan_session_reload_vocabularies (session, error))
    return NULL;
  opening->casebook->demo = demo > 0;
  return g_steal_pointer (&session);
}

/* The key of the file, from its own salt or, in a new one, a fresh one; NULL without an error: it has none. */
static GBytes *
make_key (Opening *opening, GError **error)
{
  QorganCasebook *self = opening->casebook;
  g_autoptr (GBytes) salt = NULL;

  if (!opening->create && !qorgan_connection_read_salt (self->path, QORGAN_APPLICATION_ID, &salt, error))
    return NULL;
  if (opening->create && opening->passphrase != NULL && (salt = qorgan_vault_new_salt (error)) == NULL)
    return NULL;
  if (salt == NULL)
    return NULL;
  if (opening->passphrase != NULL)
    return qorgan_vault_derive_key (opening->passphrase, salt, self->cost, error);
  g_set_error_literal (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_LOCKED, _ ("This casebook opens with a passphrase."));
  return NULL;
}

static gpointer
open_on_thread (QorganWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  Opening *opening = data;
  QorganCasebook *self = opening->casebook;
  QorganOpenFlags flags = opening->create ? QORGAN_OPEN_CREATE : QORGAN_OPEN_DEFAULT;
  GError *failure = NULL;
  g_autoptr (GBytes) key = NULL;
  QorganConnection *connection;

  qorgan_casebook_wait_until_left (self->path);
  key = make_key (opening, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  connection = qorgan_connection_open (self->path, flags, QORGAN_APPLICATION_ID, key, error);
  if (connection == NULL)
    return NULL;
  self->read_only = qorgan_connection_is_read_only (connection);
  self->session = begin_session (opening, connection, error);
  if (self->session == NULL)
    return NULL;
  if (opening->create)
    qorgan_connection_keep (connection);
  else if (!self->read_only)
    qorgan_passphrase_remove_remains (self->path);
  self->encrypted = key != NULL;
  self->session->key = g_steal_pointer (&key);
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
