/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program, watched: what src/ui/main.c does with a casebook. Usage: bench-start-program START CASEBOOK */

#include <locale.h>

#include "bench-start-probe.h"
#include "qorgan-application.h"
#include "qorgan-settings.h"

int
main (int argc, char *argv[])
{
  g_autoptr (QorganApplication) application = NULL;
  char *arguments[] = { argv[0], argv[2], NULL };

  qorgan_settings_find_places ();
  setlocale (LC_ALL, "");
  application = qorgan_application_new ();
  bench_start_probe (GTK_APPLICATION (application), g_ascii_strtoll (argv[1], NULL, 10), TRUE);
  return g_application_run (G_APPLICATION (application), 2, arguments);
}
