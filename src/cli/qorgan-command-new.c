/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `new`: makes an empty casebook. */

#include <glib/gi18n-lib.h>

#include "qorgan-cli.h"

static gboolean demo;

static QorganExit
run (const char *path, char **arguments)
{
  QorganExit failure = QORGAN_EXIT_OK;
  g_autoptr (QorganCasebook) casebook = qorgan_cli_create (path, demo, &failure);

  return casebook != NULL ? QORGAN_EXIT_OK : failure;
}

static const GOptionEntry options[] = {
  { "demo", 0, 0, G_OPTION_ARG_NONE, &demo, N_ ("Mark it as a demo, which every window then says"), NULL },
  { NULL },
};

const QorganCommand qorgan_command_new = {
  .name = "new",
  .arguments = "",
  .summary = N_ ("Make an empty casebook"),
  .help = N_ ("Makes CASEBOOK, which must not exist yet. Only you can read the file, but it is not encrypted: keep no "
              "real cases in it."),
  .options = options,
  .run = run,
};
