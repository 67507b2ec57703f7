/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a record is mentioned: what links to it counts as the record it belongs to, what belongs to the record itself
 * is no mention, and ten thousand links are counted in no time. */

#include "fixture.h"
#include "qorgan-mentions.h"

#define MANY 10000

static char *
link_to (gint64 id)
{
  return qorgan_value_from_links (&id, 1);
}

typedef struct
{
  QorganMentionsRequest request;
  GPtrArray *mentions;
} Reading;

static void
read_mentions (QorganSession *session, gpointer data)
{
  Reading *reading = data;
  g_autoptr (GError) error = NULL;

  reading->mentions = qorgan_session_mentions (session, &reading->request, NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
mentions_of (Fixture *fixture, gint64 id)
{
  Reading reading = { .request = { .id = id, .limit = 5 } };

  fixture_run (fixture, read_mentions, &reading);
  return reading.mentions;
}

static const QorganMentions *
of_kind (const GPtrArray *all, const QorganKind *kind)
{
  for (guint i = 0; i < all->len; i++)
    if (((const QorganMentions *) all->pdata[i])->kind == kind)
      return all->pdata[i];
  return NULL;
}

static void
assert_mention (const GPtrArray *all, const QorganKind *kind, gint64 id, const char *why, const char *date)
{
  const QorganMentions *mentions = of_kind (all, kind);

  g_assert_nonnull (mentions);
  for (guint i = 0; i < mentions->first->len; i++)
    {
      const QorganMention *mention = mentions->first->pdata[i];

      if (mention->id != id)
        continue;
      g_assert_cmpstr (mention->why, ==, why);
      g_assert_cmpstr (mention->date, ==, date);
      return;
    }
  g_error ("%s %" G_GINT64_FORMAT " is not there", kind->name, id);
}

static void
test_owners (Fixture *f, gconstpointer data)
{
  gint64 person = fixture_create (f, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Aliya", 0);
  gint64 incident = fixture_create (f, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "A raid", QORGAN_INCIDENT_START,
                                    "2022-01-07", 0);
  g_autofree char *of_person = link_to (person), *of_incident = link_to (incident);
  g_autofree char *of_case = NULL;
  gint64 legal_case, other_case;
  g_autoptr (GPtrArray) all = NULL;

  fixture_create (f, &qorgan_kind_involvement, QORGAN_INVOLVEMENT_INCIDENT, of_incident, QORGAN_INVOLVEMENT_ROLE,
                  "target", QORGAN_INVOLVEMENT_PERSON, of_person, 0);
  legal_case = fixture_create (f, &qorgan_kind_case, QORGAN_CASE_TITLE, "The case", QORGAN_CASE_CLIENT, of_person, 0);
  other_case = fixture_create (f, &qorgan_kind_case, QORGAN_CASE_TITLE, "Another", 0);
  of_case = link_to (other_case);
  fixture_create (f, &qorgan_kind_step, QORGAN_STEP_CASE, of_case, QORGAN_STEP_KIND, "detention", QORGAN_STEP_HAPPENED,
                  "2022-01-07", QORGAN_STEP_OFFICIAL, of_person, 0);
  fixture_create (f, &qorgan_kind_name, QORGAN_NAME_OF, of_person, QORGAN_NAME_TEXT, "Алия", 0); /* her own */

  all = mentions_of (f, person);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (of_kind (all, &qorgan_kind_incident)->n, ==, 1);
  g_assert_cmpuint (of_kind (all, &qorgan_kind_case)->n, ==, 2);
  assert_mention (all, &qorgan_kind_incident, incident, "Target", "7 Jan 2022");
  assert_mention (all, &qorgan_kind_case, legal_case, "Client", NULL);
  assert_mention (all, &qorgan_kind_case, other_case, "Official: Detention · 7 Jan 2022", NULL);
}

/* What rests on a source: claims and lists of sources, both as the record they stand by; one of both is one. */
static void
test_source (Fixture *f, gconstpointer data)
{
  gint64 source = fixture_create (f, &qorgan_kind_source, QORGAN_SOURCE_TITLE, "A report", 0);
  g_autofree char *of_source = link_to (source);
  gint64 legal_case = fixture_create (f, &qorgan_kind_case, QORGAN_CASE_TITLE, "The case", 0);
  g_autofree char *of_case = link_to (legal_case);
  gint64 step = fixture_create (f, &qorgan_kind_step, QORGAN_STEP_CASE, of_case, QORGAN_STEP_LENGTH, "10", 0);
  g_autofree char *of_step = link_to (step);
  gint64 listed = fixture_create (f, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "Listed", QORGAN_INCIDENT_SOURCES,
                                  of_source, 0);
  g_autofree char *of_listed = link_to (listed);
  g_autoptr (GPtrArray) all = NULL;

  fixture_create (f, &qorgan_kind_claim, QORGAN_CLAIM_ABOUT, of_step, QORGAN_CLAIM_FIELD, "length", QORGAN_CLAIM_VALUE,
                  "10", QORGAN_CLAIM_SOURCE, of_source, 0);
  fixture_create (f, &qorgan_kind_claim, QORGAN_CLAIM_ABOUT, of_listed, QORGAN_CLAIM_FIELD, "start", QORGAN_CLAIM_VALUE,
                  "2022", QORGAN_CLAIM_SOURCE, of_source, 0);
  all = mentions_of (f, source);
  g_assert_cmpuint (all->len, ==, 2);
  assert_mention (all, &qorgan_kind_case, legal_case, "Length: 10", NULL); /* of the step, which is the case's */
  g_assert_cmpuint (of_kind (all, &qorgan_kind_incident)->n, ==, 1);
}

static void
test_itself (Fixture *f, gconstpointer data)
{
  gint64 legal_case = fixture_create (f, &qorgan_kind_case, QORGAN_CASE_TITLE, "The case", 0);
  g_autofree char *of_case = link_to (legal_case);
  gint64 first = fixture_create (f, &qorgan_kind_step, QORGAN_STEP_CASE, of_case, QORGAN_STEP_KIND, "ruling", 0);
  g_autofree char *of_first = link_to (first);
  g_autoptr (GPtrArray) of_whole = NULL, of_step = NULL;

  fixture_create (f, &qorgan_kind_step, QORGAN_STEP_CASE, of_case, QORGAN_STEP_KIND, "appeal_filed",
                  QORGAN_STEP_FOLLOWS, of_first, 0);
  of_whole = mentions_of (f, legal_case); /* its steps are no mentions */
  g_assert_cmpuint (of_whole->len, ==, 0);
  of_step = mentions_of (f, first);
  g_assert_cmpuint (of_step->len, ==, 1);
  assert_mention (of_step, &qorgan_kind_case, legal_case, "Follows: Appeal filed", NULL);
}

/* Of a sealed record not even what part somebody has in it. */
static void
test_sealed (Fixture *f, gconstpointer data)
{
  gint64 person = fixture_create (f, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Aliya", 0);
  gint64 incident = fixture_create (f, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "A raid", QORGAN_INCIDENT_START,
                                    "2022-01-07", QORGAN_INCIDENT_SENSITIVITY, "sealed", 0);
  g_autofree char *of_person = link_to (person), *of_incident = link_to (incident);
  g_autoptr (GPtrArray) all = NULL;
  const QorganMention *mention;

  fixture_create (f, &qorgan_kind_involvement, QORGAN_INVOLVEMENT_INCIDENT, of_incident, QORGAN_INVOLVEMENT_ROLE,
                  "target", QORGAN_INVOLVEMENT_PERSON, of_person, 0);
  all = mentions_of (f, person);
  assert_mention (all, &qorgan_kind_incident, incident, "Sealed", NULL);
  mention = of_kind (all, &qorgan_kind_incident)->first->pdata[0];
  g_assert_true (g_str_has_prefix (mention->title, "Sealed · Incident · "));
}

static void
test_many (Fixture *f, gconstpointer data)
{
  gint64 place = fixture_create (f, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Almaty", 0);
  gint64 person = fixture_create (f, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "A judge", 0);
  g_autofree char *of_place = link_to (place), *of_person = link_to (person);
  QorganChange *change = qorgan_change_new (QORGAN_VERB_IMPORT);
  g_autoptr (GPtrArray) of_all = NULL, of_judge = NULL;
  g_autoptr (QorganEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  const QorganMentions *mentions;
  gint64 since;

  for (guint i = 0; i < MANY; i++)
    {
      gint64 incident = qorgan_casebook_take_id (f->casebook), involvement = qorgan_casebook_take_id (f->casebook);
      g_autofree char *of_incident = link_to (incident);
      g_autofree char *start = g_strdup_printf ("%u", 2000 + i % 20);

      qorgan_change_create (change, &qorgan_kind_incident, incident);
      qorgan_change_set (change, incident, QORGAN_INCIDENT_START, start);
      qorgan_change_set (change, incident, QORGAN_INCIDENT_PLACE, of_place);
      qorgan_change_create (change, &qorgan_kind_involvement, involvement);
      qorgan_change_set (change, involvement, QORGAN_INVOLVEMENT_INCIDENT, of_incident);
      qorgan_change_set (change, involvement, QORGAN_INVOLVEMENT_PERSON, of_person);
    }
  entry = fixture_apply (f, change, &error);
  g_assert_no_error (error);

  since = g_get_monotonic_time ();
  of_all = mentions_of (f, place);
  of_judge = mentions_of (f, person);
  g_test_message ("%u links, twice: %d ms", MANY, (int) ((g_get_monotonic_time () - since) / 1000));
  mentions = of_kind (of_all, &qorgan_kind_incident);
  g_assert_cmpuint (mentions->n, ==, MANY);
  g_assert_cmpuint (mentions->first->len, ==, 5);
  g_assert_cmpstr (((const QorganMention *) mentions->first->pdata[0])->date, ==, "2019"); /* the newest */
  g_assert_cmpuint (of_kind (of_judge, &qorgan_kind_incident)->n, ==, MANY);
}

/* Two claims, each about the other, belong to nobody; whoever sends such a file shall not hold up the casebook. */
static void
test_circle (Fixture *f, gconstpointer data)
{
  gint64 first = qorgan_casebook_take_id (f->casebook), second = qorgan_casebook_take_id (f->casebook);
  g_autofree char *first_text = link_to (first), *second_text = link_to (second);
  QorganChange *change = qorgan_change_new (QORGAN_VERB_IMPORT);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = NULL;

  qorgan_change_create (change, &qorgan_kind_claim, first);
  qorgan_change_set (change, first, QORGAN_CLAIM_ABOUT, second_text);
  qorgan_change_create (change, &qorgan_kind_claim, second);
  qorgan_change_set (change, second, QORGAN_CLAIM_ABOUT, first_text);
  entry = fixture_apply (f, change, &error);
  g_assert_null (entry);
  g_assert_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VALUE);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/mentions/owners", test_owners);
  ADD ("/mentions/source", test_source);
  ADD ("/mentions/itself", test_itself);
  ADD ("/mentions/sealed", test_sealed);
  ADD ("/mentions/many", test_many);
  ADD ("/mentions/circle", test_circle);
  return g_test_run ();
}
