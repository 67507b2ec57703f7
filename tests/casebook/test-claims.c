/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sources say of a field: when they agree with what is recorded and when they do not, and what accepting one of
 * them changes, as one step of undo. */

#include "fixture.h"
#include "qorgan-claims.h"

typedef struct
{
  Fixture fixture;
  gint64 step, cpj, azattyq;
} World;

static char *
link_to (gint64 id)
{
  return qorgan_value_from_links (&id, 1);
}

static void
world_set_up (World *world, gconstpointer data)
{
  Fixture *f = &world->fixture;
  gint64 legal_case, publisher;
  g_autofree char *of_case = NULL, *by = NULL;

  fixture_set_up (f, NULL);
  legal_case = fixture_create (f, &qorgan_kind_case, QORGAN_CASE_TITLE, "Akhmedyarov", 0);
  of_case = link_to (legal_case);
  world->step = fixture_create (f, &qorgan_kind_step, QORGAN_STEP_CASE, of_case, QORGAN_STEP_HAPPENED, "2022-01-07",
                                QORGAN_STEP_LENGTH, "10", 0);
  publisher = fixture_create (f, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN, "CPJ", 0);
  by = link_to (publisher);
  world->cpj = fixture_create (f, &qorgan_kind_source, QORGAN_SOURCE_TITLE, "An alert", QORGAN_SOURCE_PUBLISHER, by, 0);
  world->azattyq = fixture_create (f, &qorgan_kind_source, QORGAN_SOURCE_TITLE, "A report", 0);
}

static void
world_tear_down (World *world, gconstpointer data)
{
  fixture_assert_sound (&world->fixture);
  fixture_tear_down (&world->fixture, NULL);
}

static gint64
claim (World *world, const char *field, const char *value, gint64 source, const char *status)
{
  g_autofree char *about = link_to (world->step), *of = link_to (source);

  return fixture_create (&world->fixture, &qorgan_kind_claim, QORGAN_CLAIM_ABOUT, about, QORGAN_CLAIM_FIELD, field,
                         QORGAN_CLAIM_VALUE, value, QORGAN_CLAIM_SOURCE, of, QORGAN_CLAIM_STATUS, status, 0);
}

typedef struct
{
  gint64 id;
  GPtrArray *claims;
} Reading;

static void
read_claims (QorganSession *session, gpointer data)
{
  Reading *reading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganRecord) record = qorgan_session_load (session, reading->id, &error);

  g_assert_no_error (error);
  reading->claims = qorgan_session_claims (session, record, &error);
  g_assert_no_error (error);
}

static GPtrArray *
claims_of (World *world)
{
  Reading reading = { .id = world->step };

  fixture_run (&world->fixture, read_claims, &reading);
  return reading.claims;
}

static const QorganClaim *
find (const GPtrArray *claims, gint64 id)
{
  for (guint i = 0; i < claims->len; i++)
    if (qorgan_record_id (((const QorganClaim *) claims->pdata[i])->record) == id)
      return claims->pdata[i];
  g_assert_not_reached ();
}

static void
test_stand_of_dates (World *world, gconstpointer data)
{
  static const struct
  {
    const char *recorded, *stated;
    QorganStand stand;
  } pairs[] = {
    { "2022-01-07", "2022-01-07", QORGAN_STAND_AGREES },
    { "2022-01-07", "2022-01", QORGAN_STAND_LESS_PRECISE },
    { "2022-01-07", "2022", QORGAN_STAND_LESS_PRECISE },
    { "2022-01-07", "../2022-03-31", QORGAN_STAND_LESS_PRECISE },
    { "2022-01", "2022-01-07", QORGAN_STAND_MORE_PRECISE },
    { "2022-01-07", "2022-01-07T14:30", QORGAN_STAND_MORE_PRECISE },
    { "2022-01-07/2022-01-09", "2022-01-08/2022-01-11", QORGAN_STAND_AGREES },
    { "2022-01-07", "2022-01-08", QORGAN_STAND_DISAGREES },
    { "2022-01", "2022-02-01", QORGAN_STAND_DISAGREES },
    { "2022-01-07", "?no date given", QORGAN_STAND_SAYS_NOTHING },
    { "2022-01-07", "no date given", QORGAN_STAND_SAYS_NOTHING },
    { "?soon", "2022-01-07", QORGAN_STAND_SAYS_NOTHING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      gint64 id = claim (world, "happened", pairs[i].stated, world->cpj, "unverified");
      g_autoptr (GPtrArray) claims = claims_of (world);
      QorganStand stand = qorgan_claim_stand (find (claims, id), pairs[i].recorded);

      if (stand != pairs[i].stand)
        g_error ("%s against %s: %u", pairs[i].recorded, pairs[i].stated, stand);
    }
}

static void
test_stand_of_others (World *world, gconstpointer data)
{
  static const struct
  {
    const char *field, *recorded, *stated, *status;
    QorganStand stand;
  } pairs[] = {
    { "length", "10", "10", "accepted", QORGAN_STAND_AGREES },
    { "length", "10", "15", "accepted", QORGAN_STAND_DISAGREES },
    { "length", "10", "a fortnight", "disputed", QORGAN_STAND_SAYS_NOTHING },
    { "length", "10", "15", "refuted", QORGAN_STAND_SET_ASIDE },
    { "length", "10", "15", "superseded", QORGAN_STAND_SET_ASIDE },
    { "length", NULL, "15", "unverified", QORGAN_STAND_SAYS_NOTHING },
    { "measure", "house_arrest", "remand", "disputed", QORGAN_STAND_DISAGREES },
    { "note", "He was taken away.", "Police took him.", "accepted", QORGAN_STAND_SAYS_NOTHING },
    { "sources", "12 13", "13 12", "accepted", QORGAN_STAND_AGREES },
    { "sources", "12 13", "13", "accepted", QORGAN_STAND_DISAGREES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      gint64 id = claim (world, pairs[i].field, pairs[i].stated, world->cpj, pairs[i].status);
      g_autoptr (GPtrArray) claims = claims_of (world);
      QorganStand stand = qorgan_claim_stand (find (claims, id), pairs[i].recorded);

      if (stand != pairs[i].stand)
        g_error ("%s: %s against %s: %u", pairs[i].field, pairs[i].recorded, pairs[i].stated, stand);
    }
}

static void
test_weighing (World *world, gconstpointer data)
{
  QorganAgreement agreement;
  g_autoptr (GPtrArray) claims = NULL;

  claim (world, "length", "10", world->cpj, "accepted");
  claim (world, "length", "10", world->cpj, "unverified"); /* says it twice */
  claim (world, "length", "15", world->azattyq, "disputed");
  claim (world, "happened", "2022-01", world->azattyq, "unverified");
  claims = claims_of (world);

  qorgan_claims_weigh (claims, QORGAN_STEP_LENGTH, "10", &agreement);
  g_assert_cmpuint (agreement.n_claims, ==, 3);
  g_assert_cmpuint (agreement.n_sources, ==, 2);
  g_assert_cmpuint (agreement.n_disagree, ==, 1);
  g_assert_true (agreement.is_backed);
  g_assert_cmpstr (agreement.other->words, ==, "15");
  g_assert_cmpstr (agreement.other->who, ==, "A report");

  qorgan_claims_weigh (claims, QORGAN_STEP_LENGTH, "12", &agreement); /* typed, and nobody says so */
  g_assert_cmpuint (agreement.n_disagree, ==, 2);
  g_assert_false (agreement.is_backed);
  g_assert_nonnull (agreement.other);

  qorgan_claims_weigh (claims, QORGAN_STEP_LENGTH, NULL, &agreement); /* nothing recorded: the two disagree still */
  g_assert_cmpuint (agreement.n_disagree, ==, 1);
  g_assert_false (agreement.is_backed);
  g_assert_nonnull (agreement.other);

  qorgan_claims_weigh (claims, QORGAN_STEP_HAPPENED, "2022-01-07", &agreement);
  g_assert_cmpuint (agreement.n_sources, ==, 1);
  g_assert_cmpuint (agreement.n_disagree, ==, 0);
  g_assert_true (agreement.is_backed);

  qorgan_claims_weigh (claims, QORGAN_STEP_ENDED, "2022-01-17", &agreement);
  g_assert_cmpuint (agreement.n_claims, ==, 0);
  g_assert_null (agreement.other);
}

static void
find_house_arrest (QorganSession *session, gpointer data)
{
  *(gint64 *) data = qorgan_vocabularies_find (qorgan_session_vocabularies (session),
                                               qorgan_field (QORGAN_STEP_MEASURE)->vocabulary, "house_arrest")
                         ->id;
}

static void
test_words (World *world, gconstpointer data)
{
  gint64 date = claim (world, "happened", "2022-01", world->cpj, "unverified");
  g_autofree char *place = link_to (world->azattyq);
  gint64 link = claim (world, "body", place, world->cpj, "unverified");
  g_autoptr (GPtrArray) claims = claims_of (world);

  g_assert_cmpstr (find (claims, date)->words, ==, "Jan 2022");
  g_assert_cmpstr (find (claims, date)->who, ==, "CPJ");
  g_assert_cmpstr (find (claims, date)->source_title, ==, "An alert");
  g_assert_cmpstr (find (claims, link)->words, ==, "A report");
}

static void
assert_words (World *world, gint64 id, const char *expected)
{
  g_autoptr (GPtrArray) claims = claims_of (world);
  g_autofree char *title = fixture_title (&world->fixture, id, QORGAN_LANGUAGE_EN); /* what lists and links show */

  g_assert_cmpstr (find (claims, id)->words, ==, expected);
  g_assert_cmpstr (title, ==, expected);
}

/* What it names may be called otherwise by now, be sealed, or be gone; a word of a vocabulary may read differently. */
static void
test_words_follow (World *world, gconstpointer data)
{
  Fixture *f = &world->fixture;
  gint64 court = fixture_create (f, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN, "A court", 0);
  g_autofree char *link = link_to (court), *title = NULL;
  gint64 body = claim (world, "body", link, world->cpj, "unverified");
  gint64 measure = claim (world, "measure", "house_arrest", world->cpj, "unverified");
  gint64 term = 0;

  fixture_set (f, court, QORGAN_ORGANISATION_NAME_EN, "The court of Uralsk");
  assert_words (world, body, "The court of Uralsk");
  fixture_set (f, court, QORGAN_ORGANISATION_SENSITIVITY, "sealed");
  title = fixture_title (f, court, QORGAN_LANGUAGE_EN);
  g_assert_null (strstr (title, "Uralsk"));
  assert_words (world, body, title);
  g_assert_true (fixture_undo (f));
  assert_words (world, body, "The court of Uralsk");
  fixture_delete (f, court);
  assert_words (world, body, "—");
  g_assert_true (fixture_undo (f));
  assert_words (world, body, "The court of Uralsk");
  fixture_run (f, find_house_arrest, &term);
  fixture_set (f, term, QORGAN_TERM_EN, "Held at home");
  assert_words (world, measure, "Held at home");
}

static void
test_accepting (World *world, gconstpointer data)
{
  Fixture *f = &world->fixture;
  gint64 former = claim (world, "length", "10", world->cpj, "accepted");
  gint64 same = claim (world, "length", "15", world->cpj, "accepted");
  gint64 other_field = claim (world, "happened", "2022-01-07", world->cpj, "accepted");
  gint64 accepted = claim (world, "length", "15", world->azattyq, "disputed");
  g_autoptr (GPtrArray) claims = claims_of (world);
  g_autofree char *before = fixture_dump (f);
  g_autofree char *after = NULL;
  g_autoptr (QorganEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (qorgan_claim_can_be_accepted (find (claims, accepted)));
  g_assert_true (qorgan_claims_replace_accepted (claims, find (claims, accepted)));
  entry = fixture_apply (f, qorgan_claims_accept (claims, find (claims, accepted), "The ruling says so", "superseded"),
                         &error);
  g_assert_no_error (error);
  fixture_assert_value (f, world->step, QORGAN_STEP_LENGTH, "15");
  fixture_assert_value (f, accepted, QORGAN_CLAIM_STATUS, "accepted");
  fixture_assert_value (f, accepted, QORGAN_CLAIM_REASON, "The ruling says so");
  fixture_assert_value (f, former, QORGAN_CLAIM_STATUS, "superseded");
  fixture_assert_value (f, same, QORGAN_CLAIM_STATUS, "accepted");
  fixture_assert_value (f, other_field, QORGAN_CLAIM_STATUS, "accepted");

  g_assert_true (fixture_undo (f));
  after = fixture_dump (f);
  g_assert_cmpstr (before, ==, after);
}

static void
test_what_cannot_be_accepted (World *world, gconstpointer data)
{
  gint64 words = claim (world, "length", "a fortnight", world->cpj, "unverified");
  gint64 no_date = claim (world, "happened", "?some day", world->cpj, "unverified");
  g_autoptr (GPtrArray) claims = claims_of (world);

  g_assert_false (qorgan_claim_can_be_accepted (find (claims, words)));
  g_assert_false (qorgan_claim_can_be_accepted (find (claims, no_date)));
}

static void
test_fields (void)
{
  g_assert_true (qorgan_field_has_claims (QORGAN_STEP_HAPPENED));
  g_assert_true (qorgan_field_has_claims (QORGAN_PERSON_NAME_RU));
  g_assert_false (qorgan_field_has_claims (QORGAN_STEP_CASE));        /* its owner */
  g_assert_false (qorgan_field_has_claims (QORGAN_STEP_SOURCES));     /* whence it is known */
  g_assert_false (qorgan_field_has_claims (QORGAN_CASE_TAGS));        /* how it is sorted here */
  g_assert_false (qorgan_field_has_claims (QORGAN_STEP_SENSITIVITY)); /* how it is handled here */
  g_assert_false (qorgan_field_has_claims (QORGAN_CLAIM_VALUE));
  g_assert_false (qorgan_field_has_claims (QORGAN_TAG_NAME));
}

#define ADD(path, test) g_test_add (path, World, NULL, world_set_up, test, world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/claims/stand-of-dates", test_stand_of_dates);
  ADD ("/claims/stand-of-others", test_stand_of_others);
  ADD ("/claims/weighing", test_weighing);
  ADD ("/claims/words", test_words);
  ADD ("/claims/words-follow", test_words_follow);
  ADD ("/claims/accepting", test_accepting);
  ADD ("/claims/what-cannot-be-accepted", test_what_cannot_be_accepted);
  g_test_add_func ("/claims/fields", test_fields);
  return g_test_run ();
}
