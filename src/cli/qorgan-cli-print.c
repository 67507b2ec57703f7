/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results go to standard output and complaints to standard error, both in the encoding of the terminal. */

#include "qorgan-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/**
 * qorgan_cli_complain:
 * @message: a sentence
 *
 * Says on standard error what is wrong.
 */
void
qorgan_cli_complain (const char *message)
{
  g_printerr ("qorgan-cli: %s\n", message);
}

/**
 * qorgan_cli_print:
 * @text: what a command found out, with its line ends
 *
 * Writes it to standard output.
 *
 * Returns: the exit code: a result that could not be written was not delivered
 */
QorganExit
qorgan_cli_print (const char *text)
{
  g_print ("%s", text);
  if (fflush (stdout) == 0 && !ferror (stdout))
    return QORGAN_EXIT_OK;
  qorgan_cli_complain (_ ("The result could not be written to standard output."));
  return QORGAN_EXIT_REFUSED;
}
