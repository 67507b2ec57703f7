/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `generate`: fills the casebook with made-up cases, for measuring and for trying things out. */

#include <glib/gi18n-lib.h>

#include "qorgan-cli.h"
#include "qorgan-generator.h"

/* Each batch is one entry of the journal and has to fit into memory. */
#define CASES_PER_BATCH 1000
#define MAX_CASES 200000

static int n_cases = 100;
static int seed = 1;

static gboolean
apply (QorganSession *session, QorganChange *taken, GError **error)
{
  g_autoptr (QorganChange) change = taken;
  g_autoptr (QorganEntry) entry = qorgan_session_apply (session, change, error);

  return entry != NULL;
}

static gboolean
is_there (QorganSession *session, gint64 id, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (qorgan_session_kind_of (session, id, &failure) != NULL)
    return TRUE;
  if (!g_error_matches (failure, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD))
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gpointer
generate_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  QorganGenerator *generator = data;
  GError *failure = NULL;

  if (is_there (session, qorgan_generator_first_id (generator), &failure))
    {
      g_set_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VALUE,
                   _ ("The casebook has the cases of the seed %d already. Take another seed."), seed);
      return NULL;
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  if (!apply (session, qorgan_generator_make_ground (generator), error))
    return NULL;
  for (int made = 0; made < n_cases; made += CASES_PER_BATCH)
    if (!apply (session, qorgan_generator_make_cases (generator, (guint) MIN (CASES_PER_BATCH, n_cases - made)), error))
      return NULL;
  return generator;
}

static QorganExit
run (const char *path, char **arguments)
{
  g_autoptr (QorganGenerator) generator = NULL;
  g_autofree char *text = NULL;
  gint64 started = g_get_monotonic_time ();
  double seconds;
  QorganExit outcome;

  if (n_cases < 1 || n_cases > MAX_CASES || seed < 0)
    {
      text = g_strdup_printf (_ ("--cases takes a number from 1 to %d, and --seed none below 0."), MAX_CASES);
      qorgan_cli_complain (text);
      return QORGAN_EXIT_USAGE;
    }
  generator = qorgan_generator_new ((guint32) seed);
  outcome = qorgan_cli_run_job (path, generate_job, generator);
  if (outcome != QORGAN_EXIT_OK)
    return outcome;
  seconds = (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC;
  /* Translators: cases, records, seconds, records a second. */
  text = g_strdup_printf (_ ("Cases: %d. Records: %u. Seconds: %.1f. Records a second: %.0f.\n"), n_cases,
                          qorgan_generator_n_records (generator), seconds,
                          qorgan_generator_n_records (generator) / seconds);
  return qorgan_cli_print (text);
}

static const GOptionEntry options[] = {
  { "cases", 0, 0, G_OPTION_ARG_INT, &n_cases, N_ ("How many cases; 100 if left out"), N_ ("N") },
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, N_ ("What they follow from; 1 if left out"), N_ ("S") },
  { NULL },
};

const QorganCommand qorgan_command_generate = {
  .name = "generate",
  .arguments = "",
  .summary = N_ ("Fill the casebook with made-up cases"),
  .help = N_ ("Makes up cases of ten steps each with their people, incidents and sources all over Kazakhstan. The same "
              "seed makes the same records. Nobody in them is real; keep them out of a casebook with real cases."),
  .options = options,
  .run = run,
};
