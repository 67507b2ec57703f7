/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `search`: finds records by their words, in any of the three languages and scripts. */

#include <glib/gi18n-lib.h>

#include "qorgan-bundle-json.h"
#include "qorgan-cli-table.h"
#include "qorgan-cli.h"
#include "qorgan-search.h"

#define MAX_HITS 200

static gboolean as_json;

typedef struct
{
  const char *typed;
  GString *text;
  char *other_layout; /* what was searched for instead */
} Search;

static void
append_json (GString *text, const QorganHit *hit)
{
  g_string_append_printf (text, "{\"record\":\"%s\",\"id\":\"%" G_GINT64_FORMAT "\",\"title\":", hit->kind->name,
                          hit->id);
  qorgan_bundle_json_append_string (text, hit->title);
  if (hit->context != NULL)
    {
      g_string_append (text, ",\"context\":");
      qorgan_bundle_json_append_string (text, hit->context);
    }
  g_string_append (text, "}\n");
}

static void
append_row (QorganCliTable *table, const QorganHit *hit)
{
  GStrvBuilder *row = g_strv_builder_new ();

  g_strv_builder_take (row, g_strdup_printf ("%" G_GINT64_FORMAT, hit->id));
  g_strv_builder_add (row, _ (hit->kind->label));
  g_strv_builder_add (row, hit->title);
  g_strv_builder_add (row, hit->context != NULL ? hit->context : "");
  qorgan_cli_table_take_row (table, g_strv_builder_unref_to_strv (row));
}

static gpointer
search_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;
  g_autoptr (QorganCliTable) table = qorgan_cli_table_new ();
  g_autoptr (GPtrArray) hits = qorgan_session_search (session, search->typed, NULL, qorgan_session_language (session),
                                                      MAX_HITS, &search->other_layout, error);
  g_autofree char *rows = NULL;

  if (hits == NULL)
    return NULL;
  for (guint i = 0; i < hits->len; i++)
    if (as_json)
      append_json (search->text, hits->pdata[i]);
    else
      append_row (table, hits->pdata[i]);
  rows = qorgan_cli_table_to_text (table);
  g_string_append (search->text, rows);
  return search;
}

static QorganExit
run (const char *path, char **arguments)
{
  g_autofree char *typed = g_strjoinv (" ", arguments);
  g_autoptr (GString) text = g_string_new (NULL);
  Search search = { .typed = typed, .text = text };
  g_autofree char *other_layout = NULL;
  QorganExit outcome;

  if (!g_utf8_validate (typed, -1, NULL))
    {
      qorgan_cli_complain (_ ("The words to search for are not valid UTF-8."));
      return QORGAN_EXIT_USAGE;
    }
  outcome = qorgan_cli_run_job (path, search_job, &search);
  other_layout = search.other_layout;
  if (outcome != QORGAN_EXIT_OK)
    return outcome;
  if (other_layout != NULL)
    {
      /* Translators: what was typed on the wrong keyboard layout, as it was meant. */
      g_autofree char *message = g_strdup_printf (_ ("Searched for “%s” instead."), other_layout);

      qorgan_cli_complain (message);
    }
  return qorgan_cli_print (text->str);
}

static const GOptionEntry options[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("For programs: a result a line, with record, id and title"), NULL },
  { NULL },
};

const QorganCommand qorgan_command_search = {
  .name = "search",
  .arguments = N_ ("WORD…"),
  .summary = N_ ("Find records by their words"),
  .help = N_ ("Finds the records in which all words stand, whatever their script, spelling and ending: “Ахмедьярову” "
              "finds Akhmedyarov. The best results come first, two hundred at most; nothing found is no failure."),
  .options = options,
  .n_arguments = 1,
  .more_arguments = TRUE,
  .run = run,
};
