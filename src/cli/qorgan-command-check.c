/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `check`: proves that the casebook is sound. */

#include <glib/gi18n-lib.h>

#include "qorgan-cli.h"

static gpointer
check_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_check (session, error);
}

static QorganExit
run (const char *path, char **arguments)
{
  QorganExit failure;
  g_autoptr (QorganCasebook) casebook = qorgan_cli_open (path, &failure);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (casebook == NULL)
    return failure;
  findings = qorgan_casebook_run_sync (casebook, check_job, NULL, &error);
  if (findings == NULL)
    {
      qorgan_cli_complain (error->message);
      return QORGAN_EXIT_REFUSED;
    }
  if (findings->len == 0)
    {
      text = g_strconcat (_ ("The casebook is sound."), "\n", NULL);
      return qorgan_cli_print (text);
    }
  for (guint i = 0; i < findings->len; i++)
    g_printerr ("%s\n", (const char *) findings->pdata[i]);
  qorgan_cli_complain (_ ("The casebook is not sound. Nothing was changed; keep a copy of it before working on."));
  return QORGAN_EXIT_REFUSED;
}

const QorganCommand qorgan_command_check = {
  .name = "check",
  .arguments = "",
  .summary = N_ ("Prove that the casebook is sound"),
  .help = N_ ("Reads the whole file and compares what has to agree: its pages, its indexes, every value with its "
              "field, every link with its target. Says what it finds, one finding a line, and changes nothing."),
  .run = run,
};
