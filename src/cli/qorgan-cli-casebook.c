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

static QorganCasebook *
open_casebook (const char *path, gboolean create, gboolean demo, QorganExit *failure)
{
  g_autofree char *data_dir = g_build_filename (g_get_user_data_dir (), "qorgan", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *device = qorgan_device_id (data_dir, &error);
  QorganCasebookOptions options = { .language = qorgan_cli_language (), .device = device, .demo = demo };
  QorganCasebook *casebook = device != NULL ? qorgan_casebook_open_sync (path, create, &options, &error) : NULL;

  if (casebook == NULL)
    {
      qorgan_cli_complain (error->message);
      *failure = QORGAN_EXIT_NOT_OPENED;
    }
  return casebook;
}

/**
 * qorgan_cli_create:
 * @path: (type filename): where the new casebook goes
 * @demo: whether it is marked as made to be explored
 * @failure: (out): the exit code, where it cannot be made
 *
 * Returns: (transfer full) (nullable): the new casebook
 */
QorganCasebook *
qorgan_cli_create (const char *path, gboolean demo, QorganExit *failure)
{
  return open_casebook (path, TRUE, demo, failure);
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
  return open_casebook (path, FALSE, FALSE, failure);
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
