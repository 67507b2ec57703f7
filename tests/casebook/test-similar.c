/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that may be the same: by other names, by place and time, by number and by address; and what somebody said is
 * not the same. Names across scripts have tables of their own, see test-pairs.c. */

#include "fixture.h"

#include "qorgan-id.h"
#include "qorgan-similar.h"

static char *
id_text (gint64 id)
{
  return qorgan_id_to_string (id);
}

typedef struct
{
  gint64 id;
  gint64 expected;
  QorganSimilarReason reason;
} Likeness;

static void
assert_alike (QorganSession *session, gpointer data)
{
  const Likeness *likeness = data;
  g_autoptr (QorganRecord) record = qorgan_session_load (session, likeness->id, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) likes = qorgan_session_similar (session, record, 10, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (likes->len, ==, likeness->expected != 0);
  if (likeness->expected == 0)
    return;
  g_assert_cmpint (((const QorganSimilar *) likes->pdata[0])->id, ==, likeness->expected);
  g_assert_cmpint (((const QorganSimilar *) likes->pdata[0])->reason, ==, likeness->reason);
}

static void
assert_like (Fixture *fixture, gint64 id, gint64 expected, QorganSimilarReason reason)
{
  Likeness likeness = { id, expected, reason };

  fixture_run (fixture, assert_alike, &likeness);
}

static void
test_not_the_same (Fixture *fixture, gconstpointer data)
{
  gint64 one = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Lukpan Akhmedyarov", 0);
  gint64 two = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_RU, "Лукпан Ахмедьяров", 0);
  QorganChange *change = qorgan_change_new (QORGAN_VERB_CREATE);
  g_autoptr (QorganEntry) entry = NULL;

  assert_like (fixture, two, one, QORGAN_SIMILAR_NAME_IN);
  assert_like (fixture, one, two, QORGAN_SIMILAR_NAME_IN);
  qorgan_similar_part (change, qorgan_casebook_take_id (fixture->casebook), two, one);
  entry = fixture_apply (fixture, change, NULL);
  g_assert_nonnull (entry);
  assert_like (fixture, two, 0, 0);
  assert_like (fixture, one, 0, 0);
}

static void
test_other_likes (Fixture *fixture, gconstpointer data)
{
  gint64 outlet = fixture_create (fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN, "Uralsk Week", 0);
  g_autofree char *outlet_text = id_text (outlet);
  gint64 place = fixture_create (fixture, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Uralsk", 0);
  g_autofree char *place_text = id_text (place);
  gint64 weekly, first, second;

  fixture_create (fixture, &qorgan_kind_name, QORGAN_NAME_OF, outlet_text, QORGAN_NAME_TEXT, "Уральская неделя", 0);
  weekly = fixture_create (fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_RU, "Уральская Неделя", 0);
  assert_like (fixture, weekly, outlet, QORGAN_SIMILAR_OTHER_NAME);

  first = fixture_create (fixture, &qorgan_kind_incident, QORGAN_INCIDENT_PLACE, place_text, QORGAN_INCIDENT_START,
                          "2022-01-07", QORGAN_INCIDENT_TYPES, "detention", 0);
  second = fixture_create (fixture, &qorgan_kind_incident, QORGAN_INCIDENT_PLACE, place_text, QORGAN_INCIDENT_START,
                           "2022-01", QORGAN_INCIDENT_TYPES, "assault detention", 0);
  assert_like (fixture, second, first, QORGAN_SIMILAR_EVENT_TYPE);
  fixture_set (fixture, second, QORGAN_INCIDENT_TYPES, "assault");
  assert_like (fixture, second, 0, 0);

  first = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_NUMBERS, "№ 3-12/2022", 0);
  second = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_NUMBERS, "3-12/2022", 0);
  assert_like (fixture, second, first, QORGAN_SIMILAR_NUMBER);

  first = fixture_create (fixture, &qorgan_kind_source, QORGAN_SOURCE_ADDRESS, "https://www.example.org/a/1/", 0);
  second
      = fixture_create (fixture, &qorgan_kind_source, QORGAN_SOURCE_ADDRESS, "http://example.org/a/1?utm_source=x", 0);
  assert_like (fixture, first, second, QORGAN_SIMILAR_ADDRESS);
}

static gint64
make_taken (Fixture *fixture, const char *place, const char *who)
{
  gint64 incident = fixture_create (fixture, &qorgan_kind_incident, QORGAN_INCIDENT_PLACE, place, QORGAN_INCIDENT_START,
                                    "2022-01-07", QORGAN_INCIDENT_TYPES, "detention", 0);
  gint64 person = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, who, 0);
  g_autofree char *incident_text = id_text (incident);
  g_autofree char *person_text = id_text (person);

  fixture_create (fixture, &qorgan_kind_involvement, QORGAN_INVOLVEMENT_INCIDENT, incident_text,
                  QORGAN_INVOLVEMENT_PERSON, person_text, QORGAN_INVOLVEMENT_ROLE, "target", 0);
  return incident;
}

/* Thirty were taken in one square in one night: that is thirty incidents, and no two of them are alike for that. */
static void
test_taken_together (Fixture *fixture, gconstpointer data)
{
  gint64 place = fixture_create (fixture, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Uralsk", 0);
  g_autofree char *place_text = id_text (place);
  gint64 one = make_taken (fixture, place_text, "Dana Omarova");
  gint64 other = make_taken (fixture, place_text, "Serik Tleuberdi");
  g_autofree char *other_text = id_text (other);
  gint64 witness = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Marat Kassenov", 0);
  g_autofree char *witness_text = id_text (witness);

  assert_like (fixture, one, 0, 0);
  assert_like (fixture, other, 0, 0);
  /* A report of several may be about the same event. */
  fixture_create (fixture, &qorgan_kind_involvement, QORGAN_INVOLVEMENT_INCIDENT, other_text, QORGAN_INVOLVEMENT_PERSON,
                  witness_text, QORGAN_INVOLVEMENT_ROLE, "witness", 0);
  assert_like (fixture, one, other, QORGAN_SIMILAR_EVENT_TYPE);
}

typedef struct
{
  gint64 entry;
  guint n_pairs;
} InEntry;

static void
count_in_entry (QorganSession *session, gpointer data)
{
  InEntry *in_entry = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = qorgan_session_similar_in_entry (session, in_entry->entry, 10, &error);

  g_assert_no_error (error);
  in_entry->n_pairs = pairs->len;
}

/* An import brings two people, of whom one is there; a pair is told once. */
static void
test_in_entry (Fixture *fixture, gconstpointer data)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_IMPORT);
  const char *const names[] = { "Лукпан Ахмедьяров", "Айгуль Утепова", "Утепова Айгуль" };
  g_autoptr (QorganEntry) entry = NULL;
  InEntry in_entry = { 0 };

  fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Lukpan Akhmedyarov", 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 id = qorgan_casebook_take_id (fixture->casebook);

      qorgan_change_create (change, &qorgan_kind_person, id);
      qorgan_change_set (change, id, QORGAN_PERSON_NAME_RU, names[i]);
    }
  entry = fixture_apply (fixture, change, NULL);
  in_entry.entry = entry->id;
  fixture_run (fixture, count_in_entry, &in_entry);
  g_assert_cmpuint (in_entry.n_pairs, ==, 2);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/similar/not-the-same", test_not_the_same);
  ADD ("/similar/by-other-things", test_other_likes);
  ADD ("/similar/taken-together", test_taken_together);
  ADD ("/similar/in-entry", test_in_entry);
  return g_test_run ();
}
