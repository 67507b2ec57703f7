/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `new`: makes an empty casebook. */

#include <glib/gi18n-lib.h>

#include "qorgan-cli.h"

static gboolean demo;
static gboolean with_passphrase;
static char *file;

static QorganExit
run (const char *path, char **arguments)
{
  QorganExit failure = QORGAN_EXIT_OK;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganCasebook) casebook = NULL;
  char *passphrase = with_passphrase || file != NULL ? qorgan_cli_new_passphrase (file, &error) : NULL;

  if (error != NULL)
    {
      qorgan_cli_complain (error->message);
      return QORGAN_EXIT_LOCKED;
    }
  casebook = qorgan_cli_create (path, demo, passphrase, &failure);
  qorgan_vault_free_secret (passphrase);
  return casebook != NULL ? QORGAN_EXIT_OK : failure;
}

static const GOptionEntry options[] = {
  { "demo", 0, 0, G_OPTION_ARG_NONE, &demo, N_ ("Mark it as a demo, which every window then says"), NULL },
  { "passphrase", 0, 0, G_OPTION_ARG_NONE, &with_passphrase, N_ ("Ask twice for a passphrase it opens with"), NULL },
  { "new-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &file, N_ ("The passphrase is the first line of this file"),
    N_ ("FILE") },
  { NULL },
};

const QorganCommand qorgan_command_new = {
  .name = "new",
  .arguments = "",
  .summary = N_ ("Make an empty casebook"),
  .help
  = N_ ("Makes CASEBOOK, which must not exist yet. Only you can read the file. With a passphrase it is encrypted, "
        "and nobody can open it who does not know the passphrase, nor replace one that was forgotten. Without one "
        "it is not encrypted: keep no real cases in it."),
  .options = options,
  .run = run,
};
