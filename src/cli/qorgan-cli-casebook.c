/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening the casebook a command is about, and running a command's job in it. Whatever fails is told on standard error
 * here, so that a command has only its exit code to hand on. */

#include "qorgan-cli.h"

#include <glib/gi18n-lib.h>

#include "qorgan-id.h"

/**
 * qorgan_cli_language:
 *
 * Returns: the language that the locale asks for, for titles and labels
 */
QorganLanguage
qorgan_cli_language (void)
{
  return qorgan_language_from_names (g_get_language_names ());
}

/* A wrong passphrase has an exit code of its own: a script can do something about it. */
static QorganExit
exit_of (const GError *error)
{
  return qorgan_casebook_error_is_locked (error) || qorgan_casebook_error_is_wrong_passphrase (error)
             ? QORGAN_EXIT_LOCKED
             : QORGAN_EXIT_NOT_OPENED;
}

static QorganCasebook *
open_casebook (const char *path, gboolean create, gboolean demo, const char *passphrase, GError **error)
{
  g_autofree char *data_dir = g_build_filename (g_get_user_data_dir (), "qorgan", NULL);
  g_autofree char *device = qorgan_device_id (data_dir, error);
  g_autofree char *kept = qorgan_device_person (data_dir);
  const char *person = g_getenv ("QORGAN_PERSON"); /* a script that works for nobody, such as the demo's, says so */
  QorganCasebookOptions options = { .language = qorgan_cli_language (),
                                    .device = device,
                                    .who = person != NULL ? person : kept,
                                    .demo = demo,
                                    .passphrase = passphrase };

  return device != NULL ? qorgan_casebook_open_sync (path, create, &options, error) : NULL;
}

/* Asks for the passphrase and tries it; who types gets three tries. */
static QorganCasebook *
unlock (const char *path, char **passphrase, QorganExit *failure)
{
  for (guint tries = 3; tries > 0; tries--)
    {
      g_autoptr (GError) error = NULL;
      char *typed = qorgan_cli_passphrase (&error);
      QorganCasebook *casebook = typed != NULL ? open_casebook (path, FALSE, FALSE, typed, &error) : NULL;

      if (casebook != NULL && passphrase != NULL)
        *passphrase = g_steal_pointer (&typed);
      qorgan_vault_free_secret (typed);
      if (casebook != NULL)
        return casebook;
      qorgan_cli_complain (error->message);
      *failure = typed == NULL ? QORGAN_EXIT_LOCKED : exit_of (error);
      if (!qorgan_casebook_error_is_wrong_passphrase (error) || !qorgan_cli_may_ask_again ())
        break;
    }
  return NULL;
}

/**
 * qorgan_cli_create:
 * @path: (type filename): where the new casebook goes
 * @demo: whether it is marked as made to be explored
 * @passphrase: (nullable): what it opens with
 * @failure: (out): the exit code, where it cannot be made
 *
 * Returns: (transfer full) (nullable): the new casebook
 */
QorganCasebook *
qorgan_cli_create (const char *path, gboolean demo, const char *passphrase, QorganExit *failure)
{
  g_autoptr (GError) error = NULL;
  QorganCasebook *casebook = open_casebook (path, TRUE, demo, passphrase, &error);

  if (casebook == NULL)
    {
      qorgan_cli_complain (error->message);
      *failure = exit_of (error);
    }
  return casebook;
}

/**
 * qorgan_cli_open_with:
 * @path: (type filename): the casebook
 * @passphrase: (out) (optional) (nullable): what opened it, for qorgan_vault_free_secret(); %NULL: it has none
 * @failure: (out): the exit code, where it cannot be opened
 *
 * Asks for its passphrase if it has one.
 *
 * Returns: (transfer full) (nullable): the casebook
 */
QorganCasebook *
qorgan_cli_open_with (const char *path, char **passphrase, QorganExit *failure)
{
  g_autoptr (GError) error = NULL;
  QorganCasebook *casebook = open_casebook (path, FALSE, FALSE, NULL, &error);

  if (casebook != NULL)
    return casebook;
  if (qorgan_casebook_error_is_locked (error))
    return unlock (path, passphrase, failure);
  qorgan_cli_complain (error->message);
  *failure = exit_of (error);
  return NULL;
}

/**
 * qorgan_cli_open:
 * @path: (type filename): the casebook
 * @failure: (out): the exit code, where it cannot be opened
 *
 * Returns: (transfer full) (nullable): the casebook
 */
QorganCasebook *
qorgan_cli_open (const char *path, QorganExit *failure)
{
  return qorgan_cli_open_with (path, NULL, failure);
}

/**
 * qorgan_cli_run_job:
 * @path: (type filename): the casebook
 * @job: runs in it; NULL, with an error, means failure, and anything else success
 * @data: for @job
 *
 * Returns: the exit code
 */
QorganExit
qorgan_cli_run_job (const char *path, QorganJob job, gpointer data)
{
  QorganExit failure;
  g_autoptr (QorganCasebook) casebook = qorgan_cli_open (path, &failure);
  g_autoptr (GError) error = NULL;

  if (casebook == NULL)
    return failure;
  qorgan_casebook_run_sync (casebook, job, data, &error);
  if (error == NULL)
    return QORGAN_EXIT_OK;
  qorgan_cli_complain (error->message);
  return QORGAN_EXIT_REFUSED;
}

/**
 * qorgan_cli_read_id:
 * @text: an argument
 * @id: (out): the id it names
 *
 * Returns: whether it names one; if not, that has been told
 */
gboolean
qorgan_cli_read_id (const char *text, gint64 *id)
{
  g_autofree char *message = NULL;

  if (qorgan_id_from_string (text, id))
    return TRUE;
  message = g_strdup_printf (_ ("“%s” is not the id of a record, which is a number."), text);
  qorgan_cli_complain (message);
  return FALSE;
}

static gpointer
take_back_job (QorganSession *session, gpointer redo, GCancellable *cancellable, GError **error)
{
  return redo != NULL ? qorgan_session_redo (session, error) : qorgan_session_undo (session, error);
}

/**
 * qorgan_cli_take_back:
 * @path: (type filename): the casebook
 * @redo: whether to redo, and not to undo
 *
 * Undoes or redoes one entry of this device, and says which.
 *
 * Returns: the exit code
 */
QorganExit
qorgan_cli_take_back (const char *path, gboolean redo)
{
  QorganExit failure;
  g_autoptr (QorganCasebook) casebook = qorgan_cli_open (path, &failure);
  g_autoptr (QorganEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;

  if (casebook == NULL)
    return failure;
  entry = qorgan_casebook_run_sync (casebook, take_back_job, redo ? casebook : NULL, &error);
  if (entry == NULL)
    {
      qorgan_cli_complain (error->message);
      return QORGAN_EXIT_REFUSED;
    }
  words = qorgan_cli_entry (entry);
  line = g_strconcat (words, "\n", NULL);
  return qorgan_cli_print (line);
}
