/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The passphrase of the open casebook, as the main thread asks for it; the work is in qorgan-passphrase.c. */

#include "qorgan-casebook-private.h"

#include <glib/gi18n-lib.h>

#include "qorgan-passphrase.h"

typedef struct
{
  QorganCasebook *casebook;
  char *old;
  char *new;
} PassphraseChange;

static void
passphrase_change_free (gpointer data)
{
  PassphraseChange *change = data;

  qorgan_vault_free_secret (change->old);
  qorgan_vault_free_secret (change->new);
  g_free (change);
}

/* Where even the old file does not open again, nothing is left to work on; what was saved is in the file. */
static gpointer
change_passphrase_on_thread (QorganWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  PassphraseChange *change = data;
  QorganCasebook *self = change->casebook;

  if (self->session == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("The casebook is closed."));
      return NULL;
    }
  qorgan_passphrase_change (self->session, self->path, QORGAN_APPLICATION_ID, change->old, change->new, self->cost,
                            error);
  self->encrypted = self->session->key != NULL;
  if (self->session->connection == NULL)
    g_clear_pointer (&self->session, qorgan_session_free);
  return NULL;
}

static PassphraseChange *
passphrase_change_new (QorganCasebook *self, const char *old, const char *new)
{
  PassphraseChange *change = g_new0 (PassphraseChange, 1);

  change->casebook = self;
  change->old = qorgan_vault_dup_secret (old);
  change->new = qorgan_vault_dup_secret (new);
  return change;
}

static void
changed_passphrase_cb (GObject *worker, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  qorgan_worker_run_finish (QORGAN_WORKER (worker), result, &error);
  g_object_notify (g_task_get_source_object (task), "encrypted");
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * qorgan_casebook_change_passphrase_async:
 * @self: a casebook
 * @old: (nullable): the passphrase it has; ignored where it has none
 * @new: (nullable): the one it shall have; %NULL: none
 * @callback: called on this thread
 * @user_data: for @callback
 *
 * Takes some seconds, and as long as writing the file where it becomes encrypted or plain.
 */
void
qorgan_casebook_change_passphrase_async (QorganCasebook *self,
                                         const char *old,
                                         const char *new,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  PassphraseChange *change = passphrase_change_new (self, old, new);

  g_task_set_source_tag (task, qorgan_casebook_change_passphrase_async);
  g_task_set_task_data (task, change, passphrase_change_free);
  qorgan_worker_run_async (self->worker, change_passphrase_on_thread, change, NULL, NULL, G_PRIORITY_DEFAULT, NULL,
                           changed_passphrase_cb, task);
}

/**
 * qorgan_casebook_change_passphrase_finish:
 * @self: a casebook
 * @result: what the callback was given
 * @error: return location for a QORGAN_DB_ERROR_WRONG_KEY, QORGAN_CASEBOOK_ERROR_VAULT or an error of the file
 *
 * Returns: whether the new passphrase opens the casebook from now on
 */
gboolean
qorgan_casebook_change_passphrase_finish (QorganCasebook *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * qorgan_casebook_change_passphrase_sync:
 * @self: a casebook
 * @old: (nullable): the passphrase it has
 * @new: (nullable): the one it shall have; %NULL: none
 * @error: return location, as for qorgan_casebook_change_passphrase_finish()
 *
 * Returns: whether the new passphrase opens the casebook from now on; for the command line and tests
 */
gboolean
qorgan_casebook_change_passphrase_sync (QorganCasebook *self, const char *old, const char *new, GError **error)
{
  PassphraseChange *change = passphrase_change_new (self, old, new);
  GError *failure = NULL;

  qorgan_worker_run_sync (self->worker, change_passphrase_on_thread, change, NULL, &failure);
  passphrase_change_free (change);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * qorgan_casebook_error_is_locked:
 * @error: (nullable): why a casebook could not be opened
 *
 * Returns: whether it opens with a passphrase and none was given
 */
gboolean
qorgan_casebook_error_is_locked (const GError *error)
{
  return g_error_matches (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_LOCKED);
}

/**
 * qorgan_casebook_error_is_wrong_passphrase:
 * @error: (nullable): why a casebook could not be opened, or its passphrase not be changed
 *
 * Returns: whether the one that was given is not its passphrase
 */
gboolean
qorgan_casebook_error_is_wrong_passphrase (const GError *error)
{
  return g_error_matches (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_WRONG_KEY);
}
