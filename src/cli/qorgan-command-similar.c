/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `similar`: pairs of records that may be one and the same. */

#include <glib/gi18n-lib.h>

#include "qorgan-cli-table.h"
#include "qorgan-cli.h"
#include "qorgan-similar.h"

#define AT_ONCE 1000

typedef struct
{
  const QorganKind *only;
  QorganCliTable *table;
} Looking;

static void
append_pair (QorganCliTable *table, const QorganSimilarPair *pair)
{
  GStrvBuilder *row = g_strv_builder_new ();

  g_strv_builder_take (row, g_strdup_printf ("%" G_GINT64_FORMAT, pair->similar->id));
  g_strv_builder_take (row, g_strdup_printf ("%" G_GINT64_FORMAT, pair->id));
  g_strv_builder_add (row, _ (pair->similar->kind->label));
  g_strv_builder_add (row, pair->similar->title);
  g_strv_builder_add (row, pair->title);
  g_strv_builder_take (row, qorgan_similar_word_reason (pair->similar, qorgan_cli_language ()));
  qorgan_cli_table_take_row (table, g_strv_builder_unref_to_strv (row));
}

static gboolean
look_at_kind (QorganSession *session, const Looking *looking, const QorganKind *kind, GError **error)
{
  gint64 after = 0;

  do
    {
      g_autoptr (GPtrArray) pairs = qorgan_session_similar_pairs (session, kind, &after, AT_ONCE, error);

      if (pairs == NULL)
        return FALSE;
      for (guint i = 0; i < pairs->len; i++)
        append_pair (looking->table, pairs->pdata[i]);
    }
  while (after != 0);
  return TRUE;
}

static gpointer
similar_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Looking *looking = data;
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (qorgan_similar_is_possible (kinds[i]) && (looking->only == NULL || looking->only == kinds[i])
        && !look_at_kind (session, looking, kinds[i], error))
      return NULL;
  return data;
}

static QorganExit
run (const char *path, char **arguments)
{
  g_autoptr (QorganCliTable) table = qorgan_cli_table_new ();
  Looking looking = { .table = table };
  g_autofree char *rows = NULL;
  QorganExit outcome;

  if (arguments[0] != NULL)
    {
      looking.only = qorgan_kind_by_name (arguments[0]);
      if (looking.only == NULL || !qorgan_similar_is_possible (looking.only))
        {
          g_autofree char *message
              = g_strdup_printf (_ ("Records of the kind “%s” are not compared with each other."), arguments[0]);

          qorgan_cli_complain (message);
          return QORGAN_EXIT_USAGE;
        }
    }
  outcome = qorgan_cli_run_job (path, similar_job, &looking);
  if (outcome != QORGAN_EXIT_OK)
    return outcome;
  rows = qorgan_cli_table_to_text (table);
  return qorgan_cli_print (rows);
}

const QorganCommand qorgan_command_similar = {
  .name = "similar",
  .arguments = N_ ("[KIND]"),
  .summary = N_ ("Find records that may be the same"),
  .help = N_ ("Lists pairs of records that may be one and the same, of all kinds or of KIND: people, organisations, "
              "places and tags by their names in any script, incidents by place, time and people, cases by client and "
              "number, sources by address. Each line has both numbers, as “merge” takes them, and the reason."),
  .n_arguments = 0,
  .more_arguments = TRUE,
  .run = run,
};
