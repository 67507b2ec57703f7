/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merges that somebody else made as well: the same two, the other way round, one after the other; what open lists and
 * the history say of them. */

#include "fixture.h"

#include "qorgan-history.h"
#include "qorgan-id.h"
#include "qorgan-merge.h"

static gint64
person (Fixture *fixture, const char *name)
{
  return fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, name, 0);
}

typedef struct
{
  gint64 keep, other;
  QorganEntry *entry;
} Merging;

static void
merge_body (QorganSession *session, gpointer data)
{
  Merging *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganMerge) merge = qorgan_merge_plan (session, self->keep, self->other, NULL, &error);

  g_assert_no_error (error);
  self->entry = qorgan_session_apply (session, merge->change, &error);
  g_assert_no_error (error);
}

static QorganEntry *
merge (Fixture *fixture, gint64 keep, gint64 other)
{
  Merging merging = { keep, other, NULL };

  fixture_run (fixture, merge_body, &merging);
  return merging.entry;
}

static void
merge_and_back (Fixture *fixture, gint64 keep, gint64 other)
{
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL, *undone = NULL, *redone = NULL;
  g_autoptr (QorganEntry) entry = merge (fixture, keep, other);

  after = fixture_dump (fixture);
  g_assert_true (fixture_undo (fixture));
  undone = fixture_dump (fixture);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (fixture_redo (fixture));
  redone = fixture_dump (fixture);
  g_assert_cmpstr (redone, ==, after);
  fixture_assert_sound (fixture);
}

static QorganEntry *
bring_number (Fixture *fixture, gint64 of, gint64 former, GError **error)
{
  g_autofree char *of_text = qorgan_id_to_string (of), *former_text = qorgan_id_to_string (former);
  QorganChange *change = qorgan_change_new (QORGAN_VERB_IMPORT);
  gint64 id = qorgan_casebook_take_id (fixture->casebook);

  qorgan_change_create (change, &qorgan_kind_alias, id);
  qorgan_change_set (change, id, QORGAN_ALIAS_OF, of_text);
  qorgan_change_set (change, id, QORGAN_ALIAS_FORMER, former_text);
  return fixture_apply (fixture, change, error);
}

/* An import says that these two are one; so they are merged here too. */
static void
test_same_two (Fixture *fixture, gconstpointer data)
{
  gint64 keep = person (fixture, "Aigul"), other = person (fixture, "Aigul S.");
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) brought = bring_number (fixture, keep, other, &error);

  g_assert_no_error (error);
  merge_and_back (fixture, keep, other);
}

/* There it was the other that stayed; who is kept here is not its own former number. */
static void
test_other_way_round (Fixture *fixture, gconstpointer data)
{
  gint64 keep = person (fixture, "Aigul"), other = person (fixture, "Aigul S."), third = person (fixture, "Aigul T.");
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) brought = bring_number (fixture, other, keep, &error);

  g_assert_no_error (error);
  merge_and_back (fixture, keep, other);
  merge_and_back (fixture, third, keep);
}

/* A number is one record's only, and said so in words. */
static void
test_taken_number (Fixture *fixture, gconstpointer data)
{
  gint64 keep = person (fixture, "Aigul"), other = person (fixture, "Aigul S."), third = person (fixture, "Aigul T.");
  g_autoptr (QorganEntry) merged = merge (fixture, keep, other);
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) brought = bring_number (fixture, third, other, &error);

  g_assert_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VALUE);
  g_assert_null (strstr (error->message, "UNIQUE"));
  after = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* The kept record says nothing new itself, but has one case more: whoever shows it has to hear of it. */
static void
test_touched (Fixture *fixture, gconstpointer data)
{
  gint64 keep = person (fixture, "Aigul"), other = person (fixture, "Aigul");
  g_autofree char *link = qorgan_id_to_string (other);
  g_autoptr (QorganEntry) entry = NULL;
  gboolean touched = FALSE;

  fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "January case", QORGAN_CASE_CLIENT, link, 0);
  entry = merge (fixture, keep, other);
  for (guint i = 0; i < entry->touched->len; i++)
    touched |= g_array_index (entry->touched, gint64, i) == keep;
  g_assert_cmpint (fixture_derived (fixture, "person", "n_cases", keep), ==, 1);
  g_assert_true (touched);
}

static void
restore_body (QorganSession *session, gpointer data)
{
  const QorganEntry *entry = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganChange) change = qorgan_session_restore_records (session, entry->id, &error);

  g_assert_null (change);
  g_assert_cmpint (error->domain, ==, QORGAN_CASEBOOK_ERROR);
  g_assert_nonnull (strstr (error->message, "merged into “Third”"));
}

/* What was merged, and merged again, is not "brought back already": it is told where it is. */
static void
test_restoring (Fixture *fixture, gconstpointer data)
{
  gint64 first = person (fixture, "First"), second = person (fixture, "Second"), third = person (fixture, "Third");
  g_autoptr (QorganEntry) entry = merge (fixture, second, first);
  g_autoptr (QorganEntry) later = merge (fixture, third, second);

  fixture_run (fixture, restore_body, entry);
  fixture_assert_sound (fixture);
}

#define TEST(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/merge-elsewhere/same-two", test_same_two);
  TEST ("/merge-elsewhere/other-way-round", test_other_way_round);
  TEST ("/merge-elsewhere/taken-number", test_taken_number);
  TEST ("/merge-elsewhere/touched", test_touched);
  TEST ("/merge-elsewhere/restoring", test_restoring);
  return g_test_run ();
}
