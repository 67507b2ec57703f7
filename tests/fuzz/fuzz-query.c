/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of queries: whatever is typed is either refused, with a place inside the text and a sentence, or it is a query
 * that can be asked, and that is read back the same from its text and from its JSON. */

#include <glib/gstdio.h>
#include <string.h>

#include "fuzz.h"
#include "qorgan-casebook.h"
#include "qorgan-kinds.h"
#include "qorgan-query-text.h"

static const char *const samples[] = {
  "type:house_arrest place:almaty since:2022-01 -state:closed",
  "client:\"Лукпан\" opened:2022-01..2022-03 closed:empty tag:urgent",
  "место:=Алматы,=Актау с:пятница",
  "held:on=2022-01-15 10:30 \"state:open\"",
  "title:\"a \\\"b\\\" \\\\ c\" numbers:#1,=2",
  "мера:\"домашний арест\" -тип:залог",
  "шара:кепіл жер:ақтау бастап:\"7 қаңтар 2022\"",
  "opened:../2022-01-07 until:yesterday",
  NULL,
};

static QorganCasebook *casebook;

static char *
json_of (const QorganQuery *query)
{
  g_autoptr (JsonNode) node = qorgan_query_to_json (query);

  return json_to_string (node, FALSE);
}

static void
read_json_again (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (json, &error);
  g_autoptr (QorganQuery) again = qorgan_query_from_json (node, NULL, &error);
  g_autofree char *is = NULL;

  g_assert_no_error (error);
  is = json_of (again);
  g_assert_cmpstr (is, ==, json);
}

static void
read_text_again (QorganSession *session, const QorganQuery *query, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = qorgan_query_format (session, query, &error);
  g_autoptr (QorganQuery) again = NULL;
  g_autofree char *is = NULL;

  g_assert_no_error (error);
  if (strlen (text) > 3000)
    return; /* in the canonical form it may have become too long to be read */
  again = qorgan_query_parse (session, qorgan_query_kind (query), text, NULL, NULL, &error);
  g_assert_no_error (error);
  is = json_of (again);
  g_assert_cmpstr (is, ==, json);
}

static gpointer
read_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *input = data;
  g_autoptr (GError) refused = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (QorganQuery) query = NULL;
  g_autofree char *json = NULL;
  QorganSpan wrong = { 0 };
  QorganDate today;

  g_assert_true (qorgan_date_init_day (&today, 2022, 1, 8));
  query = qorgan_query_parse (session, &qorgan_kind_case, input, &today, &wrong, &refused);
  if (query == NULL)
    {
      g_assert_nonnull (refused);
      g_assert_cmpuint (wrong.start, <=, wrong.end);
      g_assert_cmpuint (wrong.end, <=, strlen (input));
      return NULL;
    }
  found = qorgan_session_find (session, query, &refused);
  g_assert_no_error (refused);
  json = json_of (query);
  read_json_again (json);
  read_text_again (session, query, json);
  return GINT_TO_POINTER (TRUE);
}

static gboolean
read_text (const char *input, gsize length)
{
  g_autoptr (GError) error = NULL;
  gboolean is_query = qorgan_casebook_run_sync (casebook, read_job, (gpointer) input, &error) != NULL;

  g_assert_no_error (error);
  if (g_utf8_validate (input, -1, NULL))
    {
      g_autofree char *words = qorgan_query_plain_words (input);

      g_assert_true (g_utf8_validate (words, -1, NULL));
      qorgan_query_text_is_complete (input);
    }
  return is_query;
}

/* A little to ask for. */
static gpointer
fill_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (QorganChange) change = qorgan_change_new (QORGAN_VERB_CREATE);
  gint64 place = qorgan_session_take_id (session), person = qorgan_session_take_id (session);
  g_autoptr (QorganEntry) entry = NULL;

  qorgan_change_create (change, &qorgan_kind_place, place);
  qorgan_change_set (change, place, QORGAN_PLACE_NAME_RU, "Алматы");
  qorgan_change_create (change, &qorgan_kind_person, person);
  qorgan_change_set (change, person, QORGAN_PERSON_NAME_RU, "Лукпан");
  entry = qorgan_session_apply (session, change, error);
  g_assert_nonnull (entry);
  return NULL;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("qorgan-fuzz-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "fuzz.casebook", NULL);
  QorganCasebookOptions options = { .language = QORGAN_LANGUAGE_EN, .device = "fuzz", .seed = 7 };
  g_autoptr (GError) error = NULL;
  int status;

  casebook = qorgan_casebook_open_sync (path, TRUE, &options, &error);
  g_assert_no_error (error);
  qorgan_casebook_run_sync (casebook, fill_job, NULL, &error);
  g_assert_no_error (error);
  status = fuzz_run (argc, argv, samples, read_text);
  g_assert_finalize_object (casebook);
  g_remove (path);
  g_rmdir (folder);
  return status;
}
