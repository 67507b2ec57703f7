/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results go to standard output and complaints to standard error, both in the encoding of the terminal. */

#include "qorgan-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

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

/* A pasted text may hold characters that command a terminal; line ends and tabs are our own. */
static char *
make_plain (const char *text)
{
  GString *plain = g_string_sized_new (strlen (text));

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_iscntrl (letter) && letter != '\n' && letter != '\t')
        letter = 0xFFFD;
      g_string_append_unichar (plain, letter);
    }
  return g_string_free (plain, FALSE);
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
  g_autofree char *plain = make_plain (text);

  return qorgan_cli_write (plain, strlen (plain));
}

/**
 * qorgan_cli_write:
 * @text: a file, to the last sign
 * @length: in bytes
 *
 * Returns: how the command ends
 */
QorganExit
qorgan_cli_write (const char *text, gsize length)
{
  fwrite (text, 1, length, stdout);
  if (fflush (stdout) == 0 && !ferror (stdout))
    return QORGAN_EXIT_OK;
  qorgan_cli_complain (_ ("The result could not be written to standard output."));
  return QORGAN_EXIT_REFUSED;
}
