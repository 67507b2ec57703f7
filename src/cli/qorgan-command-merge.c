/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `merge`: two records that are one become one. */

#include <glib/gi18n-lib.h>

#include "qorgan-cli.h"
#include "qorgan-merge.h"

static gboolean dry_run;

typedef struct
{
  gint64 keep;
  gint64 other;
  GString *text;
} Merging;

/* What a field was in both, and what stands there after it. */
static gboolean
append_field (QorganDisclosure *disclosure,
              const QorganHandling *handling,
              const QorganMergeField *row,
              GString *text,
              GError **error)
{
  const char *values[] = { row->kept, row->other, row->result };
  char *words[G_N_ELEMENTS (values)] = { NULL };
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < G_N_ELEMENTS (values); i++)
    {
      words[i]
          = values[i] != NULL ? qorgan_cli_value (disclosure, handling, row->field, values[i], error) : g_strdup ("—");
      ok = words[i] != NULL;
    }
  if (ok)
    g_string_append_printf (text, "%s: %s + %s → %s\n", _ (qorgan_field (row->field)->label), words[0], words[1],
                            words[2]);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_free (words[i]);
  return ok;
}

static gboolean
append_plan (QorganSession *session, const QorganMerge *merge, GString *text, GError **error)
{
  g_autoptr (QorganDisclosure) disclosure = qorgan_disclosure_new (session, &qorgan_audience_in_passing);
  QorganHandling handling;

  if (!qorgan_merge_read_handling (session, merge, &handling, error))
    return FALSE;
  g_string_append_printf (text, "%" G_GINT64_FORMAT " · %s ← %" G_GINT64_FORMAT " · %s\n", merge->keep,
                          merge->keep_title, merge->other, merge->other_title);
  for (guint i = 0; i < merge->fields->len; i++)
    if (!append_field (disclosure, &handling, merge->fields->pdata[i], text, error))
      return FALSE;
  for (guint i = 0; i < merge->moves->len; i++)
    {
      const QorganMergeMove *move = &g_array_index (merge->moves, QorganMergeMove, i);

      /* Translators: a kind of records in the plural, and how many of them a merge moves to the record that stays */
      g_string_append_printf (text, _ ("%s that move: %u\n"), _ (move->kind->label_plural), move->n_records);
    }
  g_string_append_printf (text, _ ("New other names: %u. New claims: %u.\n"), merge->n_names, merge->n_claims);
  return TRUE;
}

static gpointer
merge_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Merging *merging = data;
  g_autoptr (QorganMerge) merge = qorgan_merge_plan (session, merging->keep, merging->other, NULL, error);
  g_autoptr (QorganEntry) entry = NULL;

  if (merge == NULL || !append_plan (session, merge, merging->text, error))
    return NULL;
  if (dry_run)
    return merging;
  entry = qorgan_session_apply (session, merge->change, error);
  return entry != NULL ? merging : NULL;
}

static QorganExit
run (const char *path, char **arguments)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Merging merging = { .text = text };
  QorganExit outcome;

  if (!qorgan_cli_read_id (arguments[0], &merging.keep) || !qorgan_cli_read_id (arguments[1], &merging.other))
    return QORGAN_EXIT_USAGE;
  outcome = qorgan_cli_run_job (path, merge_job, &merging);
  return outcome == QORGAN_EXIT_OK ? qorgan_cli_print (text->str) : outcome;
}

static const GOptionEntry options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Say what would be done, and do nothing"), NULL },
  { NULL },
};

const QorganCommand qorgan_command_merge = {
  .name = "merge",
  .arguments = N_ ("KEEP OTHER"),
  .summary = N_ ("Merge a record into another that is the same"),
  .help = N_ ("Merges the record OTHER into the record KEEP. What KEEP does not say is taken from OTHER, lists are "
              "united, the stricter sensitivity and the narrower consent stay, other values that differ become names "
              "or claims, and everything that belongs or points to OTHER then belongs or points to KEEP. Both numbers "
              "find the record from then on. It is one step to undo."),
  .options = options,
  .n_arguments = 2,
  .run = run,
};
