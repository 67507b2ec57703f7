/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `redo`: makes again what the last undo took back. */

#include <glib/gi18n-lib.h>

#include "qorgan-cli.h"

static QorganExit
run (const char *path, char **arguments)
{
  return qorgan_cli_take_back (path, TRUE);
}

const QorganCommand qorgan_command_redo = {
  .name = "redo",
  .arguments = "",
  .summary = N_ ("Make an undone change again"),
  .help = N_ ("Makes the change again that the last “undo” took back. A new change in between ends that."),
  .run = run,
};
