/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `import`: reads a bundle into the casebook, or says everything that is wrong with it. */

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "qorgan-bundle.h"
#include "qorgan-cli.h"
#include "qorgan-similar.h"

#define MAX_LIKES_OF 1000 /* new records: a bundle of a whole casebook is no list of duplicates */
#define MAX_PAIRS 200

static GInputStream *
open_input (const char *name, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (name, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  file = g_file_new_for_path (name);
  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

static void
show_progress (guint n_lines, gpointer data)
{
  g_printerr ("\r%u", n_lines);
}

static QorganExit
tell_problems (QorganBundleProblems *problems)
{
  GPtrArray *list = qorgan_bundle_problems_list (problems);
  guint n_more = qorgan_bundle_problems_count (problems) - list->len;

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *text = qorgan_bundle_problem_to_text (list->pdata[i]);

      g_printerr ("%s\n", text);
    }
  if (n_more > 0)
    {
      g_printerr (ngettext ("And %u more", "And %u more", n_more), n_more);
      g_printerr ("\n");
    }
  qorgan_cli_complain (_ ("The file was not imported, and nothing in the casebook was changed."));
  return QORGAN_EXIT_REFUSED;
}

/* How many of the new records look like some that were there. */
static gpointer
count_likes_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const QorganBundleImportResult *result = data;

  return qorgan_session_similar_in_entry (session, result->entry, MAX_PAIRS, error);
}

static gboolean
append_likes (QorganCasebook *casebook, QorganBundleImportResult *result, GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = result->entry != 0 && result->n_created <= MAX_LIKES_OF
                                    ? qorgan_casebook_run_sync (casebook, count_likes_job, result, &error)
                                    : NULL;

  if (error != NULL)
    {
      qorgan_cli_complain (error->message);
      return FALSE;
    }
  if (pairs != NULL && pairs->len > 0)
    g_string_append_printf (text,
                            ngettext ("%u new record looks like one that was there already; see “similar”.\n",
                                      "%u new records look like some that were there already; see “similar”.\n",
                                      pairs->len),
                            pairs->len);
  if (result->n_merged > 0)
    g_string_append_printf (
        text,
        ngettext ("%u record had been merged into another here, which took from it what it did not say yet.\n",
                  "%u records had been merged into others here, which took from them what they did not say yet.\n",
                  result->n_merged),
        result->n_merged);
  return TRUE;
}

static QorganExit
tell_result (QorganCasebook *casebook, QorganBundleImportResult *result)
{
  g_autoptr (GString) more = g_string_new (NULL);
  QorganExit outcome;
  g_autofree char *text = /* Translators: how many records an import made, changed and found as they were. */
      g_strdup_printf (_ ("New: %u. Changed: %u. As they were: %u.\n"), result->n_created, result->n_changed,
                       result->n_unchanged);

  outcome = qorgan_cli_print (text);
  if (!append_likes (casebook, result, more))
    return QORGAN_EXIT_REFUSED;
  return outcome == QORGAN_EXIT_OK && more->len > 0 ? qorgan_cli_print (more->str) : outcome;
}

static QorganExit
import_stream (QorganCasebook *casebook, GInputStream *stream)
{
  g_autoptr (QorganBundleImport) import = qorgan_bundle_import_new (stream);
  g_autoptr (QorganBundleImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean watched = isatty (STDERR_FILENO);

  if (watched)
    qorgan_bundle_import_set_progress (import, show_progress, NULL);
  result = qorgan_casebook_run_sync (casebook, qorgan_bundle_import_run, import, &error);
  if (watched)
    g_printerr ("\r\033[K");
  if (result == NULL)
    {
      qorgan_cli_complain (error->message);
      return QORGAN_EXIT_REFUSED;
    }
  return qorgan_bundle_problems_count (result->problems) > 0 ? tell_problems (result->problems)
                                                             : tell_result (casebook, result);
}

static QorganExit
run (const char *path, char **arguments)
{
  QorganExit failure;
  g_autoptr (QorganCasebook) casebook = qorgan_cli_open (path, &failure);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  if (casebook == NULL)
    return failure;
  stream = open_input (arguments[0], &error);
  if (stream == NULL)
    {
      qorgan_cli_complain (error->message);
      return QORGAN_EXIT_NOT_OPENED;
    }
  return import_stream (casebook, stream);
}

const QorganCommand qorgan_command_import = {
  .name = "import",
  .arguments = N_ ("FILE|-"),
  .summary = N_ ("Read a bundle into the casebook"),
  .help = N_ ("Reads FILE, or standard input, a bundle as “export” writes it: JSON Lines, one record a line. Records "
              "that the casebook does not have are made; of those it has, the fields that the file gives are changed, "
              "null empties one, and what the file leaves out stays. The import is one step to undo. If anything in "
              "the file is wrong, every fault is listed with its line, and nothing is changed."),
  .n_arguments = 1,
  .run = run,
};
