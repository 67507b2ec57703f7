/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes out as a bundle comes in again as the same records, whatever they hold. */

#include "bundle-fixture.h"

#include "qorgan-merge.h"

typedef struct
{
  Fixture first;
  Fixture second;
} Two;

static void
two_set_up (Two *two, gconstpointer data)
{
  fixture_set_up (&two->first, data);
  fixture_set_up (&two->second, data);
}

static void
two_tear_down (Two *two, gconstpointer data)
{
  fixture_tear_down (&two->first, data);
  fixture_tear_down (&two->second, data);
}

/* Takes what the first casebook has over into the second, which is empty, and compares them in every way. */
static void
assert_travels (Two *two)
{
  g_autofree char *out = bundle_export (&two->first);
  g_autofree char *again = NULL;
  g_autofree char *dump = fixture_dump (&two->first);
  g_autofree char *other_dump = NULL;

  bundle_import_well (&two->second, out);
  again = bundle_export (&two->second);
  g_assert_cmpstr (out, ==, again);
  other_dump = fixture_dump (&two->second);
  g_assert_cmpstr (dump, ==, other_dump);
  fixture_assert_sound (&two->second);
}

static void
test_demo (Two *two, gconstpointer data)
{
  g_autofree char *demo = bundle_read_demo ();
  g_autoptr (QorganBundleImportResult) result = bundle_import (&two->first, demo, -1);

  g_assert_cmpuint (qorgan_bundle_problems_count (result->problems), ==, 0);
  g_assert_cmpuint (result->n_created, >, 1000);
  g_assert_cmpuint (result->n_changed, ==, 0);
  fixture_assert_sound (&two->first);
  assert_travels (two);
}

/* A value that fits @field, with all that is hard about its type. */
static const char *
hard_value (QorganFieldId field, gint64 target)
{
  static char links[64];

  switch (qorgan_field (field)->type)
    {
    case QORGAN_TEXT:
      return "“Quoted” \"text\" \\ with / tab\t and Ңғүұқөһі 🦅 \u2028";
    case QORGAN_PROSE:
      return "First line\n\n  Second \"line\" \\n {\"json\":[1,2]}\n";
    case QORGAN_CODE:
    case QORGAN_CODES:
      return NULL; /* from the vocabulary */
    case QORGAN_DATE:
      return "2019-09~";
    case QORGAN_LINK:
    case QORGAN_LINKS:
      g_snprintf (links, sizeof links, "%" G_GINT64_FORMAT, target);
      return links;
    case QORGAN_NUMBER:
      return "-9223372036854775808";
    case QORGAN_REAL:
      return "-51.233333333333334";
    case QORGAN_FIELD_NAME:
      return "title";
    }
  g_assert_not_reached ();
}

typedef struct
{
  QorganChange *change;
  GArray *ids; /* by kind, made before the change is filled */
} Filling;

static gint64
id_of_kind (const Filling *filling, guint kind)
{
  return g_array_index (filling->ids, gint64, kind);
}

static gint64
target_of (const Filling *filling, QorganFieldId field)
{
  const QorganField *info = qorgan_field (field);

  /* Whatever may point to anything points to the case, which has a title; or to another that has one. */
  return id_of_kind (filling, info->targets != NULL        ? info->targets[0]
                              : info->flags & QORGAN_OTHER ? QORGAN_KIND_INCIDENT
                                                           : QORGAN_KIND_CASE);
}

/* Nothing points to itself: a step follows another step, a place lies within another place. */
static gint64
make_another (QorganSession *session, const Filling *filling, const QorganKind *kind)
{
  gint64 id = qorgan_session_take_id (session);

  qorgan_change_create (filling->change, kind, id);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);

      if (kind->fields[i].flags & QORGAN_OWNER)
        qorgan_change_set (filling->change, id, field, hard_value (field, target_of (filling, field)));
    }
  return id;
}

static void
fill_field (QorganSession *session, const Filling *filling, gint64 id, QorganFieldId field)
{
  const QorganField *info = qorgan_field (field);
  gboolean is_link = info->type == QORGAN_LINK || info->type == QORGAN_LINKS;
  gint64 target = is_link ? target_of (filling, field) : 0;
  const char *value;
  g_autofree char *codes = NULL;

  if (is_link && target == id)
    target = make_another (session, filling, qorgan_kind_by_id (QORGAN_FIELD_KIND (field)));
  value = hard_value (field, target);
  if (info->vocabulary != NULL)
    {
      guint n;
      const QorganTerm *terms = qorgan_vocabularies_terms (qorgan_session_vocabularies (session), info->vocabulary, &n);

      g_assert_cmpuint (n, >=, 2);
      codes = info->type == QORGAN_CODES ? g_strdup_printf ("%s %s", terms[1].code, terms[0].code)
                                         : g_strdup (terms[0].code);
      value = codes;
    }
  qorgan_change_set (filling->change, id, field, value);
}

static void
fill_everything (QorganSession *session, gpointer data)
{
  Filling *filling = data;
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  g_array_set_size (filling->ids, 256);
  for (guint i = 0; i < n_kinds; i++)
    g_array_index (filling->ids, gint64, kinds[i]->id) = qorgan_session_take_id (session);
  for (guint i = 0; i < n_kinds; i++)
    {
      gint64 id = id_of_kind (filling, kinds[i]->id);

      qorgan_change_create (filling->change, kinds[i], id);
      for (guint j = 0; j < kinds[i]->n_fields; j++)
        fill_field (session, filling, id, qorgan_kind_field_id (kinds[i], j));
    }
}

/* One record of each kind with every field filled in: a type that loses something on the way is found here. */
static void
test_every_field (Two *two, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  Filling filling = { qorgan_change_new (QORGAN_VERB_CREATE), ids };
  g_autoptr (QorganEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  fixture_run (&two->first, fill_everything, &filling);
  entry = fixture_apply (&two->first, filling.change, &error);
  g_assert_no_error (error);
  assert_travels (two);
}

static void
test_twice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *demo = bundle_read_demo ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n_entries;

  bundle_import_well (fixture, demo);
  before = fixture_dump (fixture);
  n_entries = bundle_count_entries (fixture);
  {
    g_autoptr (QorganBundleImportResult) result = bundle_import (fixture, demo, -1);

    g_assert_cmpuint (result->n_created, ==, 0);
    g_assert_cmpuint (result->n_changed, ==, 0);
    g_assert_cmpuint (result->n_unchanged, >, 1000);
  }
  after = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (bundle_count_entries (fixture), ==, n_entries);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *demo = bundle_read_demo ();
  g_autofree char *empty = fixture_dump (fixture);
  g_autofree char *full = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  bundle_import_well (fixture, demo);
  full = fixture_dump (fixture);
  fixture_restart (fixture);
  g_assert_true (fixture_undo (fixture));
  undone = fixture_dump (fixture);
  g_assert_cmpstr (undone, ==, empty);
  /* It was one step. */
  g_assert_false (fixture_undo (fixture));
  g_assert_true (fixture_redo (fixture));
  redone = fixture_dump (fixture);
  g_assert_cmpstr (redone, ==, full);
  fixture_assert_sound (fixture);
}

static void
test_partial (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Dana", QORGAN_PERSON_NOTE, "kept",
                              QORGAN_PERSON_GENDER, "female", 0);
  g_autofree char *text = g_strdup_printf (BUNDLE_HEADING "{\"record\":\"person\",\"id\":\"%" G_GINT64_FORMAT
                                                          "\",\"name_en\":\"Dana B.\",\"gender\":null,\"roles\":[]}\n",
                                           id);
  g_autoptr (QorganBundleImportResult) result = bundle_import (fixture, text, -1);

  g_assert_cmpuint (result->n_changed, ==, 1);
  fixture_assert_value (fixture, id, QORGAN_PERSON_NAME_EN, "Dana B.");
  fixture_assert_value (fixture, id, QORGAN_PERSON_NOTE, "kept");
  fixture_assert_value (fixture, id, QORGAN_PERSON_GENDER, NULL);
  g_assert_true (fixture_undo (fixture));
  fixture_assert_value (fixture, id, QORGAN_PERSON_NAME_EN, "Dana");
  fixture_assert_value (fixture, id, QORGAN_PERSON_GENDER, "female");
}

/* Lines may come in any order, with a mark of their encoding, Windows line ends and no end of the last one. */
static void
test_lenience (Fixture *fixture, gconstpointer data)
{
  bundle_import_well (fixture,
                      "\xEF\xBB\xBF{\"qorgan\":\"bundle\",\"version\":1,\"demo\":true}\r\n"
                      "{\"record\":\"step\",\"id\":\"12\",\"case\":\"11\",\"happened\":\"2022-01-07@late\"}\r\n"
                      "\r\n"
                      "  { \"id\" : \"11\" , \"title\" : \"\\u049a\" , \"record\" : \"case\" }  \r\n"
                      "{\"record\":\"claim\",\"id\":\"13\",\"about\":\"12\",\"field\":\"happened\"}");
  fixture_assert_value (fixture, 11, QORGAN_CASE_TITLE, "Қ");
  fixture_assert_value (fixture, 12, QORGAN_STEP_HAPPENED, "2022-01-07@late");
  fixture_assert_value (fixture, 13, QORGAN_CLAIM_FIELD, "happened");
}

/* A bundle brings its own terms, and a record may use them in the same file. */
static void
test_own_terms (Fixture *fixture, gconstpointer data)
{
  bundle_import_well (fixture, BUNDLE_HEADING
                      "{\"record\":\"person\",\"id\":\"11\",\"name_en\":\"A\",\"roles\":[\"cartoonist\"]}\n"
                      "{\"record\":\"term\",\"id\":\"12\",\"vocabulary\":\"person_role\",\"code\":\"cartoonist\","
                      "\"en\":\"Cartoonist\",\"ru\":\"Карикатурист\",\"kk\":\"Карикатурашы\"}\n");
  fixture_assert_value (fixture, 11, QORGAN_PERSON_ROLES, "cartoonist");
}

static void
run_cancelled (QorganSession *session, gpointer data)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, -1, NULL);
  g_autoptr (QorganBundleImport) import = qorgan_bundle_import_new (stream);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (qorgan_bundle_import_run (session, import, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *demo = bundle_read_demo ();
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;

  fixture_run (fixture, run_cancelled, demo);
  after = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
note_progress (guint n_lines, gpointer data)
{
  *(guint *) data = n_lines;
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  GString *text = g_string_new (BUNDLE_HEADING);
  g_autofree char *lines = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (QorganBundleImport) import = NULL;
  g_autoptr (QorganBundleImportResult) result = NULL;
  guint last = 0;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "{\"record\":\"person\",\"id\":\"%u\",\"name_en\":\"N\"}\n", 500000 + i);
  lines = g_string_free (text, FALSE);
  stream = g_memory_input_stream_new_from_data (lines, -1, NULL);
  import = qorgan_bundle_import_new (stream);
  qorgan_bundle_import_set_progress (import, note_progress, &last);
  result = qorgan_casebook_run_sync (fixture->casebook, qorgan_bundle_import_run, import, NULL);
  g_assert_nonnull (result);
  g_assert_cmpuint (result->n_created, ==, 5000);
  g_assert_cmpuint (last, >=, 4000);
  g_assert_cmpuint (last, <=, 5001);
}

static void
merge_11_into_12 (QorganSession *session, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganMerge) merge = qorgan_merge_plan (session, 12, 11, NULL, &error);
  g_autoptr (QorganEntry) entry = NULL;

  g_assert_no_error (error);
  entry = qorgan_session_apply (session, merge->change, &error);
  g_assert_no_error (error);
}

/* A partner merged the same two, and says so by a record of their own. */
static void
test_merged_by_both (Fixture *fixture, gconstpointer data)
{
  const char *text = BUNDLE_HEADING "{\"record\":\"person\",\"id\":\"11\",\"name_en\":\"A\"}\n"
                                    "{\"record\":\"person\",\"id\":\"12\",\"name_en\":\"B\"}\n";
  const char *theirs = BUNDLE_HEADING "{\"record\":\"person\",\"id\":\"12\",\"name_en\":\"B\"}\n"
                                      "{\"record\":\"person\",\"id\":\"13\",\"name_en\":\"C\"}\n"
                                      "{\"record\":\"alias\",\"id\":\"99\",\"of\":\"12\",\"former\":\"11\"}\n";

  bundle_import_well (fixture, text);
  fixture_run (fixture, merge_11_into_12, NULL);
  bundle_import_well (fixture, theirs);
  g_assert_true (fixture_exists (fixture, 13));
  g_assert_false (fixture_exists (fixture, 99));
}

/* A partner still sends a record that was merged into another here. */
static void
test_merged_here (Fixture *fixture, gconstpointer data)
{
  const char *first = BUNDLE_HEADING "{\"record\":\"person\",\"id\":\"11\",\"name_en\":\"A\"}\n"
                                     "{\"record\":\"person\",\"id\":\"12\",\"name_en\":\"B\"}\n";
  const char *again = BUNDLE_HEADING "{\"record\":\"person\",\"id\":\"11\",\"name_en\":\"A\",\"gender\":\"female\","
                                     "\"consent\":[\"public\"],\"sensitivity\":\"public\"}\n"
                                     "{\"record\":\"case\",\"id\":\"13\",\"title\":\"New\",\"client\":\"11\"}\n";
  g_autoptr (QorganBundleImportResult) result = NULL;

  bundle_import_well (fixture, first);
  fixture_run (fixture, merge_11_into_12, NULL);
  result = bundle_import (fixture, again, -1);
  g_assert_cmpuint (qorgan_bundle_problems_count (result->problems), ==, 0);
  g_assert_cmpuint (result->n_created, ==, 1);
  g_assert_cmpuint (result->n_merged, ==, 1);
  fixture_assert_value (fixture, 12, QORGAN_PERSON_NAME_EN, "B"); /* decided by the merge */
  fixture_assert_value (fixture, 12, QORGAN_PERSON_GENDER, "female");
  fixture_assert_value (fixture, 12, QORGAN_PERSON_CONSENT, NULL);
  fixture_assert_value (fixture, 12, QORGAN_PERSON_SENSITIVITY, NULL);
  fixture_assert_value (fixture, 13, QORGAN_CASE_CLIENT, "12");
  fixture_assert_sound (fixture);
}

#define ADD(name, test) g_test_add ("/bundle/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("merged-here", test_merged_here);
  ADD ("merged-by-both", test_merged_by_both);
  g_test_add ("/bundle/round-trip/demo", Two, NULL, two_set_up, test_demo, two_tear_down);
  g_test_add ("/bundle/round-trip/every-field", Two, NULL, two_set_up, test_every_field, two_tear_down);
  ADD ("twice", test_twice);
  ADD ("undo", test_undo);
  ADD ("partial", test_partial);
  ADD ("lenience", test_lenience);
  ADD ("own-terms", test_own_terms);
  ADD ("cancel", test_cancel);
  ADD ("progress", test_progress);
  return g_test_run ();
}
