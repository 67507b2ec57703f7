/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo as a whole: every fact of the reports has its records, every text its translations, every code its labels,
 * and what was added to the reports says so. */

#include "bundle-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *demo = bundle_read_demo ();

  fixture_set_up (fixture, data);
  bundle_import_well (fixture, demo);
}

/* The facts of reference/domain.md, section 4, by the numbers they have there. */
static const char *const facts[] = {
  "R0.S0",    "R0.E0.1",  "R0.F0.2", "R0.F0.3",  "R0.E0.4",  "R0.F0.5",  "R0.C0.6",  "R0.C0.7",  "R0.C0.8",
  "R0.C0.9",  "R0.I0.10", "R1.S1",   "R1.E1.1",  "R1.E1.2",  "R1.E1.3",  "R1.E1.4",  "R1.E1.5",  "R1.C1.6",
  "R1.C1.7",  "R1.C1.8",  "R1.F1.9", "R1.F1.10", "R1.F1.11", "R1.E1.12", "R1.E1.13", "R1.E1.14", "R1.E1.15",
  "R1.E1.16", "R1.R1.17", "R2.S2",   "R2.C2.1",  "R2.F2.2",  "R2.F2.3",  "R2.F2.4",  "R2.E2.5",  "R2.E2.6",
  "R2.E2.7",  "R2.C2.8",  "R2.I2.9", "R2.R2.10", "R3.S3",    "R3.3a",    "R3.3b",    "R3.3c",    "R3.3d",
  "R3.3e",    "R3.3f",    "R3.3g",   "R3.3h",    "R3.3i",    "R3.3j",    "R4.S4",    "R4.E4.1",  "R4.E4.2",
  "R4.F4.3",  "R4.C4.4",  "R4.F4.5", "R4.E4.6",  "R4.E4.7",  "R4.I4.8",  "R4.I4.9",
};

static char **
read_facts (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "demo", "facts.tsv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return g_strsplit (g_strchomp (text), "\n", -1);
}

static void
assert_fact (Fixture *fixture, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  g_auto (GStrv) ids = NULL;

  g_test_message ("%s", cells[0]);
  g_assert_cmpuint (g_strv_length (cells), ==, 3);
  g_assert_cmpstr (cells[1], !=, "");
  ids = g_strsplit (cells[2], " ", -1);
  g_assert_cmpstr (ids[0], !=, "");
  for (guint i = 0; ids[i] != NULL; i++)
    g_assert_true (fixture_exists (fixture, g_ascii_strtoll (ids[i], NULL, 10)));
}

static gboolean
is_about (const char *line, const char *fact)
{
  return g_str_has_prefix (line, fact) && strchr ("\t-", line[strlen (fact)]) != NULL;
}

static void
test_facts (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) lines = read_facts ();

  for (guint i = 1; lines[i] != NULL; i++)
    assert_fact (fixture, lines[i]);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      gboolean found = FALSE;

      for (guint j = 1; lines[j] != NULL; j++)
        found = found || is_about (lines[j], facts[i]);
      g_test_message ("%s", facts[i]);
      g_assert_true (found);
    }
}

/* What a walk over all records looks at. */
typedef struct
{
  QorganSession *session;
  GHashTable *translated; /* "id field language" */
  GHashTable *added;      /* ids of the sources outside the reports */
  guint n_looked_at;
  guint n_faults;
} Walk;

static void
fault (Walk *walk, const QorganRecord *record, const char *field, const char *what)
{
  g_test_message ("%s %" G_GINT64_FORMAT ", %s: %s", qorgan_record_kind (record)->name, qorgan_record_id (record),
                  field, what);
  walk->n_faults++;
}

static void
walk_all (Walk *walk, QorganVisit visit)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    g_assert_true (qorgan_session_each (walk->session, kinds[i], visit, walk, NULL));
}

static gboolean
collect_text (QorganRecord *record, gpointer data, GError **error)
{
  Walk *walk = data;

  g_hash_table_add (walk->translated, g_strdup_printf ("%s %s %s", qorgan_record_value (record, QORGAN_TEXT_ABOUT),
                                                       qorgan_record_value (record, QORGAN_TEXT_FIELD),
                                                       qorgan_record_value (record, QORGAN_TEXT_LANGUAGE)));
  return TRUE;
}

static gboolean
look_at_translations (QorganRecord *record, gpointer data, GError **error)
{
  static const char *const languages[] = { "ru", "kk" };
  Walk *walk = data;
  const QorganKind *kind = qorgan_record_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const QorganField *field = &kind->fields[i];

      if (!(field->flags & QORGAN_TRANSLATABLE) || qorgan_record_value (record, qorgan_kind_field_id (kind, i)) == NULL)
        continue;
      walk->n_looked_at++;
      for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
        {
          g_autofree char *key
              = g_strdup_printf ("%" G_GINT64_FORMAT " %s %s", qorgan_record_id (record), field->name, languages[j]);

          if (!g_hash_table_contains (walk->translated, key))
            fault (walk, record, field->name, languages[j]);
        }
    }
  return TRUE;
}

static void
check_translations (QorganSession *session, gpointer data)
{
  Walk *walk = data;

  walk->session = session;
  g_assert_true (qorgan_session_each (session, &qorgan_kind_text, collect_text, walk, NULL));
  walk_all (walk, look_at_translations);
}

/* Titles, accounts, notes: whoever reads Russian or Kazakh reads the whole demo. */
static void
test_translations (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) translated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Walk walk = { .translated = translated };

  fixture_run (fixture, check_translations, &walk);
  g_assert_cmpuint (walk.n_looked_at, >, 200);
  g_assert_cmpuint (walk.n_faults, ==, 0);
}

static gboolean
look_at_names (QorganRecord *record, gpointer data, GError **error)
{
  const QorganKind *kind = qorgan_record_kind (record);

  if (kind->title_rule != QORGAN_TITLE_NAMES || kind == &qorgan_kind_term)
    return TRUE;
  for (guint i = 0; i < QORGAN_N_LANGUAGES; i++)
    if (qorgan_record_value (record, kind->title_field + i) == NULL)
      fault (data, record, qorgan_field (kind->title_field + i)->name, "no name");
  ((Walk *) data)->n_looked_at++;
  return TRUE;
}

static void
check_names (QorganSession *session, gpointer data)
{
  ((Walk *) data)->session = session;
  walk_all (data, look_at_names);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  Walk walk = { 0 };

  fixture_run (fixture, check_names, &walk);
  g_assert_cmpuint (walk.n_looked_at, >=, 20 + 38 + 11);
  g_assert_cmpuint (walk.n_faults, ==, 0);
}

static void
look_at_codes (Walk *walk, const QorganRecord *record, const QorganField *field, const char *value)
{
  QorganVocabularies *vocabularies = qorgan_session_vocabularies (walk->session);
  g_auto (GStrv) codes = qorgan_value_split (value);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const QorganTerm *term = qorgan_vocabularies_find (vocabularies, field->vocabulary, codes[i]);

      walk->n_looked_at++;
      if (term == NULL)
        fault (walk, record, field->name, codes[i]);
      for (guint j = 0; term != NULL && j < QORGAN_N_LANGUAGES; j++)
        if (term->labels[j] == NULL || g_str_equal (term->labels[j], codes[i]))
          fault (walk, record, field->name, codes[i]);
    }
}

/* A claim speaks of a field of another record; of a code it says a code. */
static void
look_at_claim (Walk *walk, const QorganRecord *record)
{
  g_autoptr (QorganRecord) about
      = qorgan_session_load (walk->session, qorgan_record_link (record, QORGAN_CLAIM_ABOUT), NULL);
  const char *name = qorgan_record_value (record, QORGAN_CLAIM_FIELD);
  QorganFieldId field;

  g_assert_nonnull (about);
  if (name != NULL && qorgan_kind_find_field (qorgan_record_kind (about), name, &field)
      && qorgan_field (field)->vocabulary != NULL)
    look_at_codes (walk, record, qorgan_field (field), qorgan_record_text (record, QORGAN_CLAIM_VALUE));
}

static gboolean
look_at_labels (QorganRecord *record, gpointer data, GError **error)
{
  const QorganKind *kind = qorgan_record_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].vocabulary != NULL)
      look_at_codes (data, record, &kind->fields[i], qorgan_record_value (record, qorgan_kind_field_id (kind, i)));
  if (kind == &qorgan_kind_claim)
    look_at_claim (data, record);
  return TRUE;
}

static void
check_labels (QorganSession *session, gpointer data)
{
  ((Walk *) data)->session = session;
  walk_all (data, look_at_labels);
}

static void
test_labels (Fixture *fixture, gconstpointer data)
{
  Walk walk = { 0 };

  fixture_run (fixture, check_labels, &walk);
  g_assert_cmpuint (walk.n_looked_at, >, 500);
  g_assert_cmpuint (walk.n_faults, ==, 0);
}

static gboolean
look_at_dates (QorganRecord *record, gpointer data, GError **error)
{
  const QorganKind *kind = qorgan_record_kind (record);
  Walk *walk = data;
  QorganDate date;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *value = qorgan_record_value (record, qorgan_kind_field_id (kind, i));

      if (kind->fields[i].type != QORGAN_DATE || value == NULL)
        continue;
      walk->n_looked_at++;
      if (!qorgan_value_get_date (value, &date))
        fault (walk, record, kind->fields[i].name, value);
    }
  return TRUE;
}

static void
check_dates (QorganSession *session, gpointer data)
{
  ((Walk *) data)->session = session;
  walk_all (data, look_at_dates);
}

static void
test_dates (Fixture *fixture, gconstpointer data)
{
  Walk walk = { 0 };

  fixture_run (fixture, check_dates, &walk);
  g_assert_cmpuint (walk.n_looked_at, >, 80);
  g_assert_cmpuint (walk.n_faults, ==, 0);
}

static gboolean
collect_added (QorganRecord *record, gpointer data, GError **error)
{
  const char *note = qorgan_record_text (record, QORGAN_SOURCE_NOTE);

  if (note != NULL && g_str_has_prefix (note, "Added to the demo: not in the five reports."))
    g_hash_table_add (((Walk *) data)->added, g_strdup_printf ("%" G_GINT64_FORMAT, qorgan_record_id (record)));
  return TRUE;
}

/* A record that rests on nothing but sources outside the reports says so itself. */
static gboolean
look_at_added (QorganRecord *record, gpointer data, GError **error)
{
  Walk *walk = data;
  const QorganKind *kind = qorgan_record_kind (record);
  QorganFieldId sources, note;
  g_auto (GStrv) ids = NULL;
  const char *text;

  if (!qorgan_kind_find_field (kind, "sources", &sources) || !qorgan_kind_find_field (kind, "note", &note))
    return TRUE;
  ids = qorgan_value_split (qorgan_record_value (record, sources));
  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_hash_table_contains (walk->added, ids[i]))
      return TRUE;
  if (ids[0] == NULL)
    return TRUE;
  walk->n_looked_at++;
  text = qorgan_record_text (record, note);
  if (text == NULL || !g_str_has_prefix (text, "Added."))
    fault (walk, record, "note", "does not say that it was added");
  return TRUE;
}

static void
check_added (QorganSession *session, gpointer data)
{
  Walk *walk = data;

  walk->session = session;
  g_assert_true (qorgan_session_each (session, &qorgan_kind_source, collect_added, walk, NULL));
  walk_all (walk, look_at_added);
}

static void
test_added (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Walk walk = { .added = added };

  fixture_run (fixture, check_added, &walk);
  g_assert_cmpuint (g_hash_table_size (added), >=, 8);
  g_assert_cmpuint (walk.n_looked_at, >, 15);
  g_assert_cmpuint (walk.n_faults, ==, 0);
}

static void
count_incidents (QorganSession *session, gpointer n)
{
  g_autoptr (QorganRecord) akhmedyarov = qorgan_session_load (session, 1000001, NULL);

  g_assert_nonnull (akhmedyarov);
  ++*(guint *) n;
}

/* The casebook that the build makes, and `./dev run` opens. */
static void
test_built (void)
{
  g_autofree char *folder = g_dir_make_tmp ("qorgan-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "demo.casebook", NULL);
  g_autoptr (GFile) built = g_file_new_for_path (g_getenv ("QORGAN_DEMO_CASEBOOK"));
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  Fixture fixture = { .folder = folder, .path = path };
  QorganCasebookOptions options = { .device = "device" };
  guint n = 0;

  g_file_copy (built, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture.casebook = qorgan_casebook_open_sync (path, FALSE, &options, &error);
  g_assert_no_error (error);
  g_assert_true (qorgan_casebook_is_demo (fixture.casebook));
  fixture_run (&fixture, count_incidents, &n);
  g_assert_cmpuint (n, ==, 1);
  /* Nobody undoes the demo itself by accident. */
  g_assert_false (fixture_undo (&fixture));
  g_assert_finalize_object (fixture.casebook);
  g_remove (path);
  g_rmdir (folder);
}

#define ADD(name, test) g_test_add ("/demo/" name, Fixture, NULL, set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("facts", test_facts);
  ADD ("translations", test_translations);
  ADD ("names", test_names);
  ADD ("labels", test_labels);
  ADD ("dates", test_dates);
  ADD ("added", test_added);
  g_test_add_func ("/demo/built", test_built);
  return g_test_run ();
}
