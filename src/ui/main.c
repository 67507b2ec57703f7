/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the program begins: it closes what would let its memory out, settles the language, and runs. */

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "qorgan-application.h"
#include "qorgan-settings.h"

/* A crash must not leave a picture of the memory on the disk, nor may another program of the user read it. */
static void
close_memory (void)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
}

static char *
asked_language (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      if (g_str_has_prefix (argv[i], "--language="))
        return g_strdup (argv[i] + strlen ("--language="));
      if (g_str_equal (argv[i], "--language") && i + 1 < argc)
        return g_strdup (argv[i + 1]);
    }
  return qorgan_settings_dup_language_code ();
}

static void
start_again (char *name, GPtrArray *files)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();

  g_ptr_array_add (arguments, name);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (arguments, files->pdata[i]);
  g_ptr_array_add (arguments, NULL);
  execv ("/proc/self/exe", (char **) arguments->pdata);
}

int
main (int argc, char **argv)
{
  g_autoptr (QorganApplication) application = NULL;
  g_autofree char *language = NULL;
  GPtrArray *files;
  int status;

  close_memory ();
  qorgan_settings_find_places ();
  language = asked_language (argc, argv);
  qorgan_settings_speak (language);
  application = qorgan_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  if (qorgan_application_starts_again (application, &files))
    start_again (argv[0], files);
  return status;
}
