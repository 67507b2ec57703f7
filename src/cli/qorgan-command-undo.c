/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `undo`: takes back the last change. */

#include <glib/gi18n-lib.h>

#include "qorgan-cli.h"

static QorganExit
run (const char *path, char **arguments)
{
  return qorgan_cli_take_back (path, FALSE);
}

const QorganCommand qorgan_command_undo = {
  .name = "undo",
  .arguments = "",
  .summary = N_ ("Take back the last change"),
  .help = N_ ("Takes back the newest change that was made from this computer and is not taken back yet, also one of an "
              "earlier session, and says which. Again, and it takes back the one before."),
  .run = run,
};
