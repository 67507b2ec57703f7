/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `history`: what was done to a record, newest first, from the journal. */

#include <glib/gi18n-lib.h>

#include "qorgan-cli-table.h"
#include "qorgan-cli.h"
#include "qorgan-history.h"

/* Entries asked for at a time. */
#define AT_ONCE 1000

typedef struct
{
  QorganHistoryFilter filter;
  guint limit;
  QorganCliTable *table;
} History;

static char *field_name;
static gboolean with_parts;
static gboolean with_sealed;
static char *since;
static char *until;
static char *who;
static int limit;

/* The journal gives links as titles already. */
static char *
word_value (QorganSession *session, const QorganEvent *event, const char *value)
{
  QorganType type = qorgan_field (event->field)->type;

  if (value == NULL)
    return g_strdup ("");
  if (event->sealed && !with_sealed)
    return g_strdup (C_ ("value", "Sealed"));
  if (type == QORGAN_LINK || type == QORGAN_LINKS)
    return g_strdup (value);
  return qorgan_vocabularies_word_value (qorgan_session_vocabularies (session), event->field, value,
                                         qorgan_session_language (session));
}

static char *
word_kind (const QorganEvent *event)
{
  const char *label = _ (event->kind->label);

  return event->title != NULL && *event->title != '\0' ? g_strdup_printf ("%s: %s", label, event->title)
                                                       : g_strdup (label);
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
  if (with_parts)
    g_strv_builder_take (row, word_kind (event));
  if (event->field != 0)
    {
      g_autofree char *was = word_value (session, event, event->was);
      g_autofree char *now = word_value (session, event, event->now);

      g_strv_builder_add (row, _ (qorgan_field (event->field)->label));
      g_strv_builder_take (row, g_strdup_printf ("%s → %s", was, now));
    }
  return g_strv_builder_unref_to_strv (row);
}

/* A deleted record has a kind too: the one its history tells of. */
static const QorganKind *
kind_of (QorganSession *session, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) events = qorgan_session_history (session, id, 0, 1, error);

  if (events == NULL)
    return NULL;
  if (events->len > 0)
    return ((const QorganEvent *) g_ptr_array_index (events, 0))->kind;
  return qorgan_session_kind_of (session, id, error);
}

static gboolean
find_field (const QorganKind *kind, History *history, GError **error)
{
  if (field_name == NULL || qorgan_kind_find_field (kind, field_name, &history->filter.field))
    return TRUE;
  g_set_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_QUERY, _ ("The record has no field “%s”."),
               field_name);
  return FALSE;
}

static gboolean
tell (QorganSession *session, History *history, GError **error)
{
  guint n_told = 0;
  gint64 next = 0;

  do
    {
      g_autoptr (QorganHistoryReading) reading
          = qorgan_session_read_history (session, &history->filter, next, MIN (AT_ONCE, history->limit - n_told),
                                         error);

      if (reading == NULL)
        return FALSE;
      next = reading->next;
      n_told += reading->lines->len;
      for (guint i = 0; i < reading->lines->len; i++)
        {
          const QorganHistoryLine *line = g_ptr_array_index (reading->lines, i);

          for (guint j = 0; j < line->events->len; j++)
            qorgan_cli_table_take_row (history->table, word_event (session, line->events->pdata[j]));
        }
    }
  while (next != 0 && n_told < history->limit);
  return TRUE;
}

static gpointer
history_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  History *history = data;
  const QorganKind *kind = kind_of (session, history->filter.record, error);

  return kind != NULL && find_field (kind, history, error) && tell (session, history, error) ? history : NULL;
}

/* The two ends of a period are typed as dates are anywhere. */
static gboolean
read_period (QorganHistoryFilter *filter)
{
  const char *ends[] = { since, until };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      QorganHistoryFilter end = { 0 };
      QorganDate date;

      if (ends[i] == NULL)
        continue;
      if (!qorgan_date_understand (ends[i], NULL, &date))
        {
          g_autofree char *message = g_strdup_printf (_ ("“%s” is not understood as a date."), ends[i]);

          qorgan_cli_complain (message);
          return FALSE;
        }
      qorgan_history_filter_set_period (&end, &date);
      if (i == 0)
        filter->since = end.since;
      else
        filter->until = end.until;
    }
  return TRUE;
}

static QorganExit
run (const char *path, char **arguments)
{
  g_autoptr (QorganCliTable) table = qorgan_cli_table_new ();
  g_autofree char *text = NULL;
  History history = { .filter = { .with_parts = with_parts, .who = who }, .table = table };
  QorganExit outcome;

  if (!qorgan_cli_read_id (arguments[0], &history.filter.record) || !read_period (&history.filter))
    return QORGAN_EXIT_USAGE;
  if (limit < 0)
    {
      qorgan_cli_complain (_ ("The limit is a number of entries."));
      return QORGAN_EXIT_USAGE;
    }
  history.limit = limit > 0 ? (guint) limit : G_MAXUINT;
  outcome = qorgan_cli_run_job (path, history_job, &history);
  if (outcome != QORGAN_EXIT_OK)
    return outcome;
  text = qorgan_cli_table_to_text (table);
  return qorgan_cli_print (text);
}

static const GOptionEntry options[] = {
  { "field", 0, 0, G_OPTION_ARG_STRING, &field_name, N_ ("Only this field, as bundles name it"), N_ ("NAME") },
  { "with-parts", 0, 0, G_OPTION_ARG_NONE, &with_parts, N_ ("And what belongs or belonged to the record"), NULL },
  { "sealed", 0, 0, G_OPTION_ARG_NONE, &with_sealed, N_ ("With what is sealed"), NULL },
  { "since", 0, 0, G_OPTION_ARG_STRING, &since, N_ ("Nothing earlier"), N_ ("DATE") },
  { "until", 0, 0, G_OPTION_ARG_STRING, &until, N_ ("Nothing later"), N_ ("DATE") },
  { "who", 0, 0, G_OPTION_ARG_STRING, &who, N_ ("Only what this person did"), N_ ("NAME") },
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("So many entries at most, the newest"), N_ ("NUMBER") },
  { NULL },
};

const QorganCommand qorgan_command_history = {
  .name = "history",
  .arguments = N_ ("ID"),
  .summary = N_ ("Tell what was done to a record"),
  .help = N_ ("Tells what was done to the record ID, newest first, also where the record is deleted: when, by whom, "
              "what, and of an edited field what it said before and after."),
  .options = options,
  .n_arguments = 1,
  .run = run,
};
