/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `quick`: one typed line becomes a case with its first step. Shows what was understood before it writes. */

#include <glib/gi18n-lib.h>

#include "qorgan-cli-table.h"
#include "qorgan-cli.h"
#include "qorgan-today.h"
#include "qorgan-typed-plan.h"

static gboolean dry_run;

static char *
dup_understood (const QorganTypedPlan *plan)
{
  g_autoptr (QorganCliTable) table = qorgan_cli_table_new ();
  QorganLanguage language = qorgan_cli_language ();

  for (guint item = 0; item < QORGAN_N_TYPED_ITEMS; item++)
    for (guint i = 0; i < qorgan_typed_plan_n_rows (plan, item); i++)
      {
        GStrvBuilder *row;
        char *text = qorgan_typed_plan_dup_text (plan, item, i, language);

        if (text == NULL)
          continue;
        row = g_strv_builder_new ();
        g_strv_builder_add (row, qorgan_typed_item_label (item, language));
        g_strv_builder_take (row, text);
        qorgan_cli_table_take_row (table, g_strv_builder_unref_to_strv (row));
      }
  return qorgan_cli_table_to_text (table);
}

static gpointer
apply_job (QorganSession *session, gpointer change, GCancellable *cancellable, GError **error)
{
  return qorgan_session_apply (session, change, error);
}

static QorganExit
write_down (QorganCasebook *casebook, const QorganTypedPlan *plan)
{
  gint64 id;
  g_autoptr (QorganChange) change = qorgan_typed_plan_make_change (plan, casebook, &id);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_run_sync (casebook, apply_job, change, &error);
  g_autofree char *words = NULL;

  if (entry == NULL)
    {
      qorgan_cli_complain (error->message);
      return QORGAN_EXIT_REFUSED;
    }
  words = g_strdup_printf ("%s (%" G_GINT64_FORMAT ")\n", entry->title, id);
  return qorgan_cli_print (words);
}

static QorganExit
run (const char *path, char **arguments)
{
  g_autofree char *typed = g_strjoinv (" ", arguments);
  g_autoptr (QorganTypedQuestion) question = NULL;
  g_autoptr (QorganTypedPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *understood = NULL;
  QorganExit outcome = QORGAN_EXIT_OK;
  g_autoptr (QorganCasebook) casebook = qorgan_cli_open (path, &outcome);
  QorganDate today;

  if (casebook == NULL)
    return outcome;
  qorgan_today (casebook, &today);
  question = qorgan_typed_question_new (typed, &today);
  plan = qorgan_casebook_run_sync (casebook, qorgan_typed_plan_run, question, &error);
  if (plan == NULL)
    {
      qorgan_cli_complain (error->message);
      return QORGAN_EXIT_REFUSED;
    }
  understood = dup_understood (plan);
  outcome = qorgan_cli_print (understood);
  if (!qorgan_typed_plan_is_enough (plan))
    {
      qorgan_cli_complain (_ ("Nothing was written: the line names neither a person nor what happened."));
      return QORGAN_EXIT_REFUSED;
    }
  return dry_run || outcome != QORGAN_EXIT_OK ? outcome : write_down (casebook, plan);
}

static const GOptionEntry options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Show what was understood and write nothing"), NULL },
  { NULL },
};

const QorganCommand qorgan_command_quick = {
  .name = "quick",
  .arguments = N_ ("LINE"),
  .summary = N_ ("Make a case of one typed line"),
  .help
  = N_ ("Understands a line such as “Lukpan Akhmedyarov, detained 7 Jan 2022 Uralsk”, in English, Russian or "
        "Kazakh: person, what happened, date, place, article. What is not understood is kept as a note. The first "
        "who fits is taken where somebody of that name is in the casebook."),
  .options = options,
  .n_arguments = 1,
  .more_arguments = TRUE,
  .run = run,
};
