/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `history`: what was done to a record, newest first, from the journal. */

#include <glib/gi18n-lib.h>

#include "qorgan-cli-table.h"
#include "qorgan-cli.h"

#define MAX_EVENTS 100000

typedef struct
{
  gint64 id;
  QorganCliTable *table;
} History;

/* The journal gives links as titles already. */
static char *
word_value (QorganSession *session, const QorganEvent *event, const char *value)
{
  QorganType type = qorgan_field (event->field)->type;

  if (value == NULL)
    return g_strdup ("");
  if (type == QORGAN_LINK || type == QORGAN_LINKS)
    return g_strdup (value);
  return qorgan_vocabularies_word_value (qorgan_session_vocabularies (session), event->field, value,
                                         qorgan_session_language (session));
}

static GStrv
word_event (QorganSession *session, const QorganEvent *event)
{
  GStrvBuilder *row = g_strv_builder_new ();
  const QorganEntry *entry = event->entry;

  g_strv_builder_take (row, qorgan_cli_when (entry));
  g_strv_builder_add (row, entry->who != NULL ? entry->who : "");
  g_strv_builder_take (row, entry->verb == QORGAN_VERB_UNDO || entry->verb == QORGAN_VERB_REDO
                                ? g_strdup_printf ("%s: %s", qorgan_cli_verb (entry->verb),
                                                   qorgan_cli_verb (entry->undone_verb))
                                : g_strdup (qorgan_cli_verb (entry->verb)));
  if (event->field != 0)
    {
      g_autofree char *was = word_value (session, event, event->was);
      g_autofree char *now = word_value (session, event, event->now);

      g_strv_builder_add (row, _ (qorgan_field (event->field)->label));
      g_strv_builder_take (row, g_strdup_printf ("%s → %s", was, now));
    }
  return g_strv_builder_unref_to_strv (row);
}

static gpointer
history_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  History *history = data;
  g_autoptr (GPtrArray) events = qorgan_session_history (session, history->id, 0, MAX_EVENTS, error);

  if (events == NULL)
    return NULL;
  if (events->len == 0 && qorgan_session_kind_of (session, history->id, error) == NULL)
    return NULL;
  for (guint i = 0; i < events->len; i++)
    qorgan_cli_table_take_row (history->table, word_event (session, events->pdata[i]));
  return history;
}

static QorganExit
run (const char *path, char **arguments)
{
  g_autoptr (QorganCliTable) table = qorgan_cli_table_new ();
  g_autofree char *text = NULL;
  History history = { .table = table };
  QorganExit outcome;

  if (!qorgan_cli_read_id (arguments[0], &history.id))
    return QORGAN_EXIT_USAGE;
  outcome = qorgan_cli_run_job (path, history_job, &history);
  if (outcome != QORGAN_EXIT_OK)
    return outcome;
  text = qorgan_cli_table_to_text (table);
  return qorgan_cli_print (text);
}

const QorganCommand qorgan_command_history = {
  .name = "history",
  .arguments = N_ ("ID"),
  .summary = N_ ("Tell what was done to a record"),
  .help = N_ ("Tells what was done to the record ID, newest first, also where the record is deleted: when, by whom, "
              "what, and of an edited field what it said before and after."),
  .n_arguments = 1,
  .run = run,
};
