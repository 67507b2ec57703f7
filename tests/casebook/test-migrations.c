/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the migrations build is what the kinds describe: a field without its column, a column without its field, an
 * owner link that may be empty, or a link without an index fails here, and says which. */

#include <glib/gstdio.h>

#include "fixture.h"
#include "qorgan-search.h"
#include "qorgan-session-private.h"

/* Of search: see 0003-owners.sql. */
#define IS_OWNER_INDEX "type = 'index' AND (name = 'record_id' OR name LIKE '%\\_owner' ESCAPE '\\')"

static const char *
column_type (QorganType type)
{
  switch (type)
    {
    case QORGAN_LINK:
    case QORGAN_NUMBER:
      return "INTEGER";
    case QORGAN_REAL:
      return "REAL";
    case QORGAN_TEXT:
    case QORGAN_PROSE:
    case QORGAN_CODE:
    case QORGAN_CODES:
    case QORGAN_DATE:
    case QORGAN_FIELD_NAME:
    case QORGAN_LINKS:
      return "TEXT";
    }
  g_assert_not_reached ();
}

static int
compare_lines (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The columns that @kind asks for, one a line, by name: name, type, NOT NULL. Their order in the table is history's. */
static char *
describe_kind (const QorganKind *kind)
{
  g_autoptr (GString) text = g_string_new ("id INTEGER\n");
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const QorganField *field = &kind->fields[i];

      if (field->type == QORGAN_LINKS)
        continue;
      g_string_append_printf (text, "%s %s%s\n", field->name, column_type (field->type),
                              field->flags & QORGAN_OWNER ? " NOT NULL" : "");
      if (field->type == QORGAN_DATE)
        g_string_append_printf (text, "%s_from INTEGER\n%s_to INTEGER\n", field->name, field->name);
    }
  for (guint i = 0; i < kind->n_derived; i++)
    g_string_append_printf (text, "%s INTEGER%s\n", kind->derived[i].name,
                            g_str_has_prefix (kind->derived[i].name, "n_") ? " NOT NULL"
                                                                           : ""); /* a count is never nothing */
  lines = g_strsplit (text->str, "\n", -1);
  qsort (lines, g_strv_length (lines) - 1, sizeof *lines, compare_lines);
  return g_strjoinv ("\n", lines);
}

static char *
query_text (QorganSession *session, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganStatement) select = qorgan_connection_prepare (session->connection, sql, &error);
  GString *text = g_string_new (NULL);
  gboolean has_row = TRUE;

  g_assert_no_error (error);
  while (qorgan_statement_step (select, &has_row, &error) && has_row)
    g_string_append_printf (text, "%s\n", qorgan_statement_text (select, 0));
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
compare_tables (QorganSession *session, gpointer data)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *expected = describe_kind (kinds[i]);
      g_autofree char *sql = g_strdup_printf ("SELECT name || ' ' || type || iif (\"notnull\", ' NOT NULL', '') FROM "
                                              "pragma_table_info ('%s') ORDER BY name",
                                              kinds[i]->name);
      g_autofree char *actual = query_text (session, sql);
      g_autofree char *strict_sql
          = g_strdup_printf ("SELECT strict FROM pragma_table_list WHERE name = '%s'", kinds[i]->name);
      g_autofree char *strict = query_text (session, strict_sql);

      g_assert_cmpstr (expected, ==, actual);
      g_assert_cmpstr (strict, ==, "1\n");
    }
}

static void
test_tables_are_what_the_kinds_describe (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, compare_tables, NULL);
}

static void
compare_links (QorganSession *session, gpointer data)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        const QorganField *field = &kinds[i]->fields[j];
        g_autofree char *index_sql
            = g_strdup_printf ("SELECT count(*) FROM pragma_index_list ('%s') AS list WHERE "
                               "NOT list.partial AND (SELECT name FROM pragma_index_info (list.name) WHERE "
                               "seqno = 0) = '%s'",
                               kinds[i]->name, field->name);
        g_autofree char *target_sql
            = g_strdup_printf ("SELECT \"table\" FROM pragma_foreign_key_list ('%s') WHERE \"from\" = '%s'",
                               kinds[i]->name, field->name);
        g_autofree char *n_indexes = query_text (session, index_sql);
        g_autofree char *target = query_text (session, target_sql);

        if (field->type != QORGAN_LINK)
          continue;
        g_test_message ("%s.%s", kinds[i]->name, field->name);
        g_assert_cmpstr (n_indexes, ==, "1\n");
        g_assert_cmpstr (target, ==, "record\n");
      }
}

static void
test_every_link_is_held_and_indexed (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, compare_links, NULL);
}

/* A table no kind describes would be a place where records hide from export, history and undo. */
static void
compare_names (QorganSession *session, gpointer data)
{
  g_autofree char *names = query_text (session, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                                                "'sqlite_%' AND name NOT LIKE 'word_%' ORDER BY name");
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    g_ptr_array_add (expected, g_strdup (kinds[i]->name));
  for (const char *const *name = (const char *const[]) { "record", "link", "word", "entry", "delta", "setting", NULL };
       *name != NULL; name++)
    g_ptr_array_add (expected, g_strdup (*name));
  g_ptr_array_sort_values (expected, (GCompareFunc) strcmp);
  g_ptr_array_add (expected, g_strdup (""));
  g_ptr_array_add (expected, NULL);
  joined = g_strjoinv ("\n", (char **) expected->pdata);
  g_assert_cmpstr (names, ==, joined);
}

static void
test_no_table_is_nobodys (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, compare_names, NULL);
}

static void
raise_version (QorganSession *session, gpointer data)
{
  g_assert_true (qorgan_connection_exec (session->connection, "PRAGMA user_version = 999", NULL));
}

static void
test_newer_casebook_is_refused_untouched (Fixture *fixture, gconstpointer data)
{
  QorganCasebookOptions options = { .language = QORGAN_LANGUAGE_EN, .device = "device-1" };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;
  QorganCasebook *casebook;

  fixture_run (fixture, raise_version, NULL);
  qorgan_casebook_close (fixture->casebook);
  g_assert_true (g_file_get_contents (fixture->path, &before, &n_before, NULL));
  casebook = qorgan_casebook_open_sync (fixture->path, FALSE, &options, &error);
  g_assert_null (casebook);
  g_assert_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NEWER);
  g_assert_true (g_file_get_contents (fixture->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

#define UNDO_0004                                                                                                      \
  "DROP INDEX record_title_case; DROP INDEX record_title_incident; DROP INDEX record_title_person; "                   \
  "DROP INDEX record_title_source; DROP INDEX record_sealed; DROP INDEX step_lasting; DROP INDEX case_client; "        \
  "ALTER TABLE \"case\" DROP COLUMN steps_from; ALTER TABLE \"case\" DROP COLUMN steps_to; "                           \
  "CREATE INDEX case_client ON \"case\" (client);"

#define UNDO_0005                                                                                                      \
  "DROP INDEX case_asked; DROP INDEX incident_asked; DROP INDEX case_client; DROP INDEX step_ended; "                  \
  "DROP INDEX step_measure; DROP INDEX step_kind; DROP INDEX step_place; DROP INDEX step_case; "                       \
  "ALTER TABLE step DROP COLUMN lasts_from; ALTER TABLE \"case\" DROP COLUMN unended_from; "                           \
  "CREATE INDEX case_client ON \"case\" (client); CREATE INDEX step_lasting ON step (\"case\"); "                      \
  "CREATE INDEX step_measure ON step (measure, \"case\"); CREATE INDEX step_kind ON step (kind, \"case\"); "           \
  "CREATE INDEX step_place ON step (place, \"case\"); CREATE INDEX step_case ON step (\"case\");"

/* As it was before migration 0003; for a day the builds of 0002 made its indexes. */
static void
return_to_version_2 (QorganSession *session, gpointer keeps_indexes)
{
  g_autofree char *drops = query_text (session, "SELECT 'DROP INDEX \"' || name || '\";' FROM sqlite_schema "
                                                "WHERE " IS_OWNER_INDEX);
  g_autofree char *sql = g_strconcat (UNDO_0005 UNDO_0004, GPOINTER_TO_INT (keeps_indexes) ? "" : drops,
                                      "PRAGMA user_version = 2", NULL);

  g_assert_true (qorgan_connection_exec (session->connection, sql, NULL));
}

static void
return_to_version_3 (QorganSession *session, gpointer data)
{
  g_assert_true (qorgan_connection_exec (session->connection, UNDO_0005 UNDO_0004 "PRAGMA user_version = 3", NULL));
}

static void
return_to_version_4 (QorganSession *session, gpointer data)
{
  g_assert_true (qorgan_connection_exec (session->connection, UNDO_0005 "PRAGMA user_version = 4", NULL));
}

static void
read_kept (QorganSession *session, gpointer text)
{
  *(char **) text
      = query_text (session, "SELECT steps_from || '|' || steps_to || '|' || unended_from FROM \"case\" ORDER BY id");
}

/* What is kept of its steps is the same as if they were recorded now. */
static void
test_cases_of_earlier_versions_know_their_steps (Fixture *fixture, gconstpointer data)
{
  void (*const returns[]) (QorganSession *, gpointer) = { return_to_version_3, return_to_version_4 };
  gint64 id = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "Ten days of arrest", 0);
  g_autofree char *owner = qorgan_value_from_number (id);
  g_autofree char *before = NULL;

  fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "Without steps", 0);
  fixture_create (fixture, &qorgan_kind_step, QORGAN_STEP_CASE, owner, 0);
  fixture_create (fixture, &qorgan_kind_step, QORGAN_STEP_CASE, owner, QORGAN_STEP_HAPPENED, "2022-01",
                  QORGAN_STEP_MEASURE, "house_arrest", 0);
  fixture_create (fixture, &qorgan_kind_step, QORGAN_STEP_CASE, owner, QORGAN_STEP_HAPPENED, "2021-12-31",
                  QORGAN_STEP_KIND, "detention", QORGAN_STEP_ENDED, "2022-01-02", 0);
  fixture_run (fixture, read_kept, &before);
  g_assert_nonnull (strstr (before, "1640908800|1643673599|1640995200"));
  for (guint i = 0; i < G_N_ELEMENTS (returns); i++)
    {
      g_autofree char *after = NULL;

      fixture_run (fixture, returns[i], NULL);
      fixture_restart (fixture);
      fixture_run (fixture, read_kept, &after);
      g_assert_cmpstr (after, ==, before);
      fixture_assert_sound (fixture);
    }
}

static void
read_step_table (QorganSession *session, gpointer text)
{
  *(char **) text = query_text (session, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'step'");
}

/* What lasts is said in SQL, where a code that is mistyped goes unnoticed. */
static void
test_kinds_of_step_that_last_are_kinds_of_step (Fixture *fixture, gconstpointer data)
{
  QorganVocabularies *vocabularies = qorgan_casebook_get_vocabularies (fixture->casebook);
  g_autoptr (GRegex) code = g_regex_new ("'([a-z_]+)'", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *table = NULL;
  guint n = 0;

  fixture_run (fixture, read_step_table, &table);
  for (g_regex_match (code, table, G_REGEX_MATCH_DEFAULT, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *named = g_match_info_fetch (match, 1);

      g_test_message ("%s", named);
      g_assert_nonnull (qorgan_vocabularies_find (vocabularies, "step_kind", named));
      n++;
    }
  g_assert_cmpuint (n, ==, 11);
}

static void
find_case_by_step (QorganSession *session, gpointer id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;
  g_autofree char *other_layout = NULL;
  g_autofree char *n_indexes = query_text (session, "SELECT count(*) > 1 FROM sqlite_schema WHERE " IS_OWNER_INDEX);

  g_assert_cmpstr (n_indexes, ==, "1\n");
  g_assert_true (qorgan_search_find (session, "unchanged", &qorgan_kind_case, &found, &other_layout, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (g_array_index (found, gint64, 0), ==, *(gint64 *) id);
}

static void
test_casebooks_of_version_2_are_searched (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "Ten days of arrest", 0);
  g_autofree char *owner = qorgan_value_from_number (id);

  fixture_create (fixture, &qorgan_kind_step, QORGAN_STEP_CASE, owner, QORGAN_STEP_NOTE, "Ruling left unchanged", 0);
  for (int keeps_indexes = 0; keeps_indexes <= 1; keeps_indexes++)
    {
      fixture_run (fixture, return_to_version_2, GINT_TO_POINTER (keeps_indexes));
      fixture_restart (fixture);
      fixture_run (fixture, find_case_by_step, &id);
    }
  fixture_assert_sound (fixture);
}

static void
test_vocabularies_are_there_from_the_start (Fixture *fixture, gconstpointer data)
{
  QorganVocabularies *vocabularies = qorgan_casebook_get_vocabularies (fixture->casebook);
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        const char *name = kinds[i]->fields[j].vocabulary;
        const QorganTerm *terms;
        guint n;

        if (name == NULL)
          continue;
        g_test_message ("%s.%s: %s", kinds[i]->name, kinds[i]->fields[j].name, name);
        terms = qorgan_vocabularies_terms (vocabularies, name, &n);
        g_assert_cmpuint (n, >, 1);
        for (guint k = 0; k < n; k++)
          for (guint language = 0; language < QORGAN_N_LANGUAGES; language++)
            g_assert_nonnull (terms[k].labels[language]);
      }
  g_assert_cmpstr (qorgan_vocabularies_label (vocabularies, "outcome", "left_unchanged", QORGAN_LANGUAGE_EN), ==,
                   "Ruling left unchanged, appeal dismissed");
}

static void
test_new_file_is_private_and_whole (Fixture *fixture, gconstpointer data)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  fixture_assert_sound (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name)                                                                                                      \
  g_test_add ("/casebook/migrations/" #name, Fixture, NULL, fixture_set_up, test_##name, fixture_tear_down)
  ADD (tables_are_what_the_kinds_describe);
  ADD (every_link_is_held_and_indexed);
  ADD (no_table_is_nobodys);
  ADD (newer_casebook_is_refused_untouched);
  ADD (casebooks_of_version_2_are_searched);
  ADD (cases_of_earlier_versions_know_their_steps);
  ADD (kinds_of_step_that_last_are_kinds_of_step);
  ADD (vocabularies_are_there_from_the_start);
  ADD (new_file_is_private_and_whole);
  return g_test_run ();
}
