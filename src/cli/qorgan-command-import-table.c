/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `import-table`: reads somebody's table into the casebook, or says what it takes it for and all that is wrong. */

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "qorgan-cli.h"
#include "qorgan-sheet-plan.h"
#include "qorgan-sheet-text.h"

static char *target_name;
static char *map;
static gboolean dry_run;

static GBytes *
read_input (const char *name, GError **error)
{
  if (g_str_equal (name, "-"))
    {
      g_autoptr (GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);

      return qorgan_sheet_read_stream (stream, NULL, error);
    }
  else
    {
      g_autoptr (GFile) file = g_file_new_for_path (name);

      return qorgan_sheet_read_file (file, NULL, error);
    }
}

static QorganSheet *
read_sheet (const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = read_input (name, error);
  g_autofree char *text = NULL;
  QorganSheetEncoding encoding;

  if (bytes == NULL || !qorgan_sheet_guess_encoding (bytes, &encoding, error))
    return NULL;
  text = qorgan_sheet_decode (bytes, encoding);
  return qorgan_sheet_new (text, qorgan_sheet_guess_separator (text), error);
}

static void
tell_remarks (const QorganSheetPlan *plan)
{
  guint n_more = plan->n_remarks - plan->remarks->len;

  for (guint i = 0; i < plan->remarks->len; i++)
    {
      g_autofree char *text = qorgan_sheet_remark_to_text (plan->remarks->pdata[i]);

      g_printerr ("%s\n", text);
    }
  if (n_more > 0)
    {
      g_printerr (ngettext ("And %u more", "And %u more", n_more), n_more);
      g_printerr ("\n");
    }
}

static QorganExit
tell_plan (const QorganSheetPlan *plan, const QorganSheetMapping *mapping)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *json = qorgan_sheet_mapping_to_json (mapping);
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  tell_remarks (plan);
  if (dry_run && plan->n_errors > 0)
    g_printerr ("%s\n", json);
  else if (dry_run)
    g_string_append_printf (text, "%s\n", json);
  for (guint i = 0; i < n_kinds; i++)
    if (plan->created[kinds[i]->id] + plan->linked[kinds[i]->id] > 0)
      /* Translators: of one kind of record: its name, how many an import makes, how many it found */
      g_string_append_printf (text, _ ("%s: new %u, found %u\n"), _ (kinds[i]->label_plural),
                              plan->created[kinds[i]->id], plan->linked[kinds[i]->id]);
  /* Translators: of the rows of a table */
  g_string_append_printf (text, _ ("Rows: %u. Left out: %u.\n"), plan->n_rows, plan->n_left_out);
  if (plan->n_errors > 0)
    {
      qorgan_cli_complain (_ ("The table was not imported, and nothing in the casebook was changed."));
      return QORGAN_EXIT_REFUSED;
    }
  return qorgan_cli_print (text->str);
}

/* The command line has no dialog to ask in: what the file does not say is what the casebook remembers, else a guess. */
typedef struct
{
  QorganCasebook *casebook;
  QorganSheet *sheet;
  QorganSheetMapping *mapping;
} Errand;

static gpointer
import_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Errand *errand = data;
  g_autoptr (QorganSheetImport) import = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  QorganDate today;

  if (errand->mapping == NULL && target_name == NULL)
    errand->mapping = qorgan_sheet_mapping_recall (errand->sheet, session, NULL);
  if (errand->mapping == NULL)
    errand->mapping = qorgan_sheet_guess_mapping (errand->sheet, qorgan_sheet_target_by_name (target_name));
  qorgan_date_init_day (&today, g_date_time_get_year (now), g_date_time_get_month (now),
                        g_date_time_get_day_of_month (now));
  import = qorgan_sheet_import_new (errand->casebook, errand->sheet, errand->mapping, &today);
  if (!dry_run)
    qorgan_sheet_import_set_apply (import, QORGAN_SHEET_LEAVE);
  return qorgan_sheet_import_run (session, import, cancellable, error);
}

static QorganExit
import_sheet (QorganCasebook *casebook, QorganSheet *sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganSheetPlan) plan = NULL;
  Errand errand = { casebook, sheet, NULL };
  QorganExit outcome = QORGAN_EXIT_REFUSED;

  if (map != NULL)
    {
      errand.mapping = qorgan_sheet_mapping_from_json (map, qorgan_sheet_n_columns (sheet), &error);
      if (errand.mapping == NULL)
        {
          qorgan_cli_complain (error->message);
          return QORGAN_EXIT_USAGE;
        }
    }
  plan = qorgan_casebook_run_sync (casebook, import_job, &errand, &error);
  if (plan != NULL)
    outcome = tell_plan (plan, errand.mapping);
  else
    qorgan_cli_complain (error->message);
  g_clear_pointer (&errand.mapping, qorgan_sheet_mapping_free);
  return outcome;
}

static QorganExit
run (const char *path, char **arguments)
{
  QorganExit failure;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganCasebook) casebook = NULL;
  g_autoptr (QorganSheet) sheet = NULL;

  if (target_name != NULL && qorgan_sheet_target_by_name (target_name) == NULL)
    {
      g_autofree char *message = g_strdup_printf (_ ("Rows cannot become “%s”."), target_name);

      qorgan_cli_complain (message);
      return QORGAN_EXIT_USAGE;
    }
  casebook = qorgan_cli_open (path, &failure);
  if (casebook == NULL)
    return failure;
  sheet = read_sheet (arguments[0], &error);
  if (sheet == NULL)
    {
      qorgan_cli_complain (error->message);
      return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? QORGAN_EXIT_NOT_OPENED : QORGAN_EXIT_REFUSED;
    }
  return import_sheet (casebook, sheet);
}

static const GOptionEntry options[] = {
  { "kind", 0, 0, G_OPTION_ARG_STRING, &target_name, N_ ("What rows become: a kind of record, or “detention”"),
    N_ ("KIND") },
  { "map", 0, 0, G_OPTION_ARG_STRING, &map, N_ ("What the columns are, as --dry-run prints it"), N_ ("JSON") },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Say what would be done, and do nothing"), NULL },
  { NULL },
};

const QorganCommand qorgan_command_import_table = {
  .name = "import-table",
  .arguments = N_ ("FILE|-"),
  .summary = N_ ("Read a table into the casebook"),
  .help = N_ ("Reads FILE, or standard input: a table as CSV or with tabs, or a list of names. Encoding, separator and "
              "columns are guessed; --dry-run prints the guess, which --map takes back corrected. The import is one "
              "step to undo. If anything in the table is wrong, every fault is listed with its line, and nothing is "
              "changed."),
  .options = options,
  .n_arguments = 1,
  .run = run,
};
