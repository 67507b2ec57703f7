/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `passphrase`: sets, changes or removes the passphrase of a casebook. */

#include <glib/gi18n-lib.h>

#include "qorgan-cli.h"

static gboolean remove_it;
static char *new_file;

/* The old one is asked for by opening; it is needed once more, since whoever holds an open casebook need not know it.
 */
static QorganExit
change (QorganCasebook *casebook, const char *old)
{
  g_autoptr (GError) error = NULL;
  char *passphrase = remove_it ? NULL : qorgan_cli_new_passphrase (new_file, &error);

  if (error == NULL)
    qorgan_casebook_change_passphrase_sync (casebook, old, passphrase, &error);
  qorgan_vault_free_secret (passphrase);
  if (error == NULL)
    return QORGAN_EXIT_OK;
  qorgan_cli_complain (error->message);
  return QORGAN_EXIT_REFUSED;
}

static QorganExit
run (const char *path, char **arguments)
{
  QorganExit result = QORGAN_EXIT_OK;
  char *old = NULL;
  g_autoptr (QorganCasebook) casebook = NULL;

  if (remove_it && new_file != NULL)
    {
      qorgan_cli_complain (_ ("A passphrase is either removed or replaced by another."));
      return QORGAN_EXIT_USAGE;
    }
  casebook = qorgan_cli_open_with (path, &old, &result);
  if (casebook != NULL)
    result = change (casebook, old);
  qorgan_vault_free_secret (old);
  return result;
}

static const GOptionEntry options[] = {
  { "remove", 0, 0, G_OPTION_ARG_NONE, &remove_it, N_ ("Leave the casebook without one, readable by whoever has it"),
    NULL },
  { "new-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &new_file, N_ ("The new one is the first line of this file"),
    N_ ("FILE") },
  { NULL },
};

const QorganCommand qorgan_command_passphrase = {
  .name = "passphrase",
  .arguments = "",
  .summary = N_ ("Set, change or remove the passphrase"),
  .help
  = N_ ("Asks for the passphrase the casebook has, if it has one, and twice for the new one, without showing them. "
        "A forgotten passphrase cannot be replaced by anybody. Copies that were made before stay as they were. "
        "When a first passphrase is set the readable file is overwritten, but a memory stick or an SSD may keep "
        "remains of it."),
  .options = options,
  .run = run,
};
