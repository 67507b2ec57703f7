/* SPDX-License-Identifier: GPL-3.0-or-later */
/* qorgan-cli: the casebook without a window, for scripts, for the build's demo and for whoever prefers a terminal.
 * Finds the command and takes its options apart; the commands themselves are rows of a table. */

#include "qorgan-cli.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "qorgan-bundle.h"

static const QorganCommand *const commands[] = {
  &qorgan_command_new,      &qorgan_command_import, &qorgan_command_import_table, &qorgan_command_export,
  &qorgan_command_list,     &qorgan_command_show,   &qorgan_command_search,       &qorgan_command_history,
  &qorgan_command_undo,     &qorgan_command_redo,   &qorgan_command_check,        &qorgan_command_passphrase,
  &qorgan_command_generate, &qorgan_command_quick,  &qorgan_command_similar,      &qorgan_command_merge,
};

static const QorganCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

static char *
exit_codes (void)
{
  return g_strconcat (_ ("Exit codes:"), "\n  0  ", _ ("done"), "\n  1  ",
                      _ ("the casebook or the input was refused, or there is no such record"), "\n  2  ",
                      _ ("the command was not understood"), "\n  3  ", _ ("a file cannot be opened"), "\n  4  ",
                      _ ("the passphrase is wrong, or there is none to try"), "\n", NULL);
}

static char *
usage_of (const QorganCommand *command)
{
  g_autofree char *usage
      = g_strdup_printf ("qorgan-cli %s %s%s%s%s", _ ("CASEBOOK"), command->name,
                         command->options != NULL ? _ (" [OPTION…]") : "", *command->arguments != '\0' ? " " : "",
                         *command->arguments != '\0' ? _ (command->arguments) : "");

  /* Translators: followed by how a command is typed. */
  return g_strdup_printf (_ ("Usage: %s"), usage);
}

/* Breaks a paragraph into lines that fit a terminal. */
static void
append_wrapped (GString *text, const char *paragraph)
{
  g_auto (GStrv) words = g_strsplit (paragraph, " ", -1);
  glong width = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);

      if (width > 0 && width + 1 + length > 78)
        {
          g_string_append_c (text, '\n');
          width = 0;
        }
      g_string_append_printf (text, "%s%s", width > 0 ? " " : "", words[i]);
      width += length + (width > 0 ? 1 : 0);
    }
  g_string_append_c (text, '\n');
}

static QorganExit
print_overview (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *codes = exit_codes ();

  g_string_append (text, _ ("Usage: qorgan-cli CASEBOOK COMMAND [OPTION…] [ARGUMENT…]"));
  g_string_append_printf (text, "\n\n%s\n\n%s\n", _ ("Works on a casebook of Qorgan without a window."),
                          _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-10s %s\n", commands[i]->name, _ (commands[i]->summary));
  g_string_append_c (text, '\n');
  append_wrapped (text, _ ("“qorgan-cli CASEBOOK COMMAND --help” tells more of one, --version names the version, "
                           "--schema prints the JSON Schema of a line of a bundle."));
  append_wrapped (text, _ ("The passphrase of a casebook is asked for on the terminal, or is the first line of FILE in "
                           "“qorgan-cli --passphrase-file=FILE CASEBOOK COMMAND”."));
  append_wrapped (text, _ ("Messages and labels are in the language of the locale."));
  g_string_append_printf (text, "\n%s", codes);
  return qorgan_cli_print (text->str);
}

/* How data/bundle.schema.json is made, and how a test knows that it is still true. */
static QorganExit
print_schema (void)
{
  g_autofree char *schema = qorgan_bundle_dup_schema ();

  return qorgan_cli_print (schema);
}

static void
append_options (GString *text, const QorganCommand *command)
{
  g_string_append_printf (text, "\n%s\n", _ ("Options:"));
  for (const GOptionEntry *option = command->options; option != NULL && option->long_name != NULL; option++)
    {
      g_autofree char *name = option->arg_description != NULL
                                  ? g_strdup_printf ("--%s=%s", option->long_name, _ (option->arg_description))
                                  : g_strdup_printf ("--%s", option->long_name);

      g_string_append_printf (text, "  %-16s %s\n", name, _ (option->description));
    }
  g_string_append_printf (text, "  %-16s %s\n", "--help", _ ("Show this"));
}

static QorganExit
print_help (const QorganCommand *command)
{
  g_autofree char *usage = usage_of (command);
  g_autofree char *codes = exit_codes ();
  g_autoptr (GString) text = g_string_new (usage);

  g_string_append (text, "\n\n");
  append_wrapped (text, _ (command->help));
  append_options (text, command);
  g_string_append_printf (text, "\n%s", codes);
  return qorgan_cli_print (text->str);
}

static QorganExit
refuse (const char *taken_message)
{
  g_autofree char *message = (char *) taken_message;

  qorgan_cli_complain (message);
  return QORGAN_EXIT_USAGE;
}

/* @arguments: what stands after the command's name; taken apart in place. */
static QorganExit
run_command (const QorganCommand *command, const char *path, GStrv *arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  guint n;

  /* Help is ours: GLib's would say "Help Options" and know nothing of exit codes. */
  g_option_context_set_help_enabled (context, FALSE);
  if (g_strv_contains ((const char *const *) *arguments, "--help"))
    return print_help (command);
  if (command->options != NULL)
    g_option_context_add_main_entries (context, command->options, NULL);
  if (!g_option_context_parse_strv (context, arguments, &error))
    return refuse (g_strdup (error->message));
  n = g_strv_length (*arguments) - 1; /* the first is the command */
  if (n < command->n_arguments || (n > command->n_arguments && !command->more_arguments))
    return refuse (usage_of (command));
  return command->run (path, *arguments + 1);
}

/* The one option that stands before the casebook. Taken away, so that what follows is always CASEBOOK COMMAND. */
static void
take_passphrase_file (GStrv arguments)
{
  static const char option[] = "--passphrase-file";
  guint n = g_strv_length (arguments), used = 0;

  if (n >= 3 && g_str_equal (arguments[1], option))
    used = 2;
  else if (n >= 2 && g_str_has_prefix (arguments[1], option) && arguments[1][strlen (option)] == '=')
    used = 1;
  if (used == 0)
    return;
  qorgan_cli_set_passphrase_file (g_intern_string (used == 2 ? arguments[2] : arguments[1] + strlen (option) + 1));
  for (guint i = 1; i <= used; i++)
    g_free (arguments[i]);
  memmove (arguments + 1, arguments + 1 + used, (n - used) * sizeof *arguments);
}

static QorganExit
run (GStrv arguments)
{
  guint n = g_strv_length (arguments);
  const QorganCommand *command;
  g_auto (GStrv) rest = NULL;

  if (n >= 2 && g_str_equal (arguments[1], "--version"))
    return qorgan_cli_print ("qorgan-cli " QORGAN_VERSION "\n");
  if (n == 2 && g_str_equal (arguments[1], "--schema"))
    return print_schema ();
  if (n == 2 && g_str_equal (arguments[1], "--help"))
    return print_overview ();
  if (n < 3)
    return refuse (g_strdup (_ ("A casebook and a command have to be named; --help lists the commands.")));
  /* "qorgan-cli --help list" is understood as well. */
  command = find_command (arguments[2]);
  if (command == NULL)
    return refuse (g_strdup_printf (_ ("There is no command “%s”; --help lists the commands."), arguments[2]));
  if (g_str_equal (arguments[1], "--help"))
    return print_help (command);
  rest = g_strdupv (arguments + 2);
  return run_command (command, arguments[1], &rest);
}

/* A program that runs from the folder it was built in uses the translations that were built with it. */
static const char *
locale_dir (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL && g_str_has_prefix (program, QORGAN_BUILD_DIR "/") ? QORGAN_BUILD_DIR "/po"
                                                                             : QORGAN_LOCALE_DIR;
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) arguments = g_strdupv (argv);

  setlocale (LC_ALL, "");
  /* Names are written in three scripts; a plain C locale could print none of them. */
  if (g_str_equal (setlocale (LC_CTYPE, NULL), "C"))
    setlocale (LC_CTYPE, "C.UTF-8");
  /* gettext heeds LANGUAGE in any locale but plain C. */
  if (g_str_equal (setlocale (LC_MESSAGES, NULL), "C"))
    setlocale (LC_MESSAGES, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_set_prgname ("qorgan-cli");
  take_passphrase_file (arguments);
  return (int) run (arguments);
}
