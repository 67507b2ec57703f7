/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging two records that are one: what becomes of every kind of value and link, both numbers, refusals, circles, and
 * that undo brings back exactly what was there. */

#include "fixture.h"

#include "qorgan-id.h"
#include "qorgan-merge.h"
#include "qorgan-search.h"

typedef struct
{
  gint64 keep, other;
  const QorganFieldId *from_other;
  GError *error;
  guint n_claims, n_names;
} Merging;

static void
merge_body (QorganSession *session, gpointer data)
{
  Merging *self = data;
  g_autoptr (QorganMerge) merge = qorgan_merge_plan (session, self->keep, self->other, self->from_other, &self->error);
  g_autoptr (QorganEntry) entry = NULL;

  if (merge == NULL)
    return;
  self->n_claims = merge->n_claims;
  self->n_names = merge->n_names;
  entry = qorgan_session_apply (session, merge->change, &self->error);
  if (entry != NULL)
    g_assert_cmpint (entry->verb, ==, QORGAN_VERB_MERGE);
}

static Merging
merge (Fixture *fixture, gint64 keep, gint64 other)
{
  Merging merging = { .keep = keep, .other = other };

  fixture_run (fixture, merge_body, &merging);
  return merging;
}

static void
merge_well (Fixture *fixture, gint64 keep, gint64 other)
{
  Merging merging = merge (fixture, keep, other);

  g_assert_no_error (merging.error);
}

static void
assert_refused (Fixture *fixture, gint64 keep, gint64 other, const char *words)
{
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;
  Merging merging = merge (fixture, keep, other);

  g_assert_error (merging.error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_MERGE);
  g_assert_nonnull (strstr (merging.error->message, words));
  g_clear_error (&merging.error);
  after = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static char *
id_text (gint64 id)
{
  return qorgan_id_to_string (id);
}

typedef struct
{
  QorganFieldId owner;
  gint64 id;
  GArray *ids;
} Dependants;

static void
dependants_body (QorganSession *session, gpointer data)
{
  Dependants *self = data;

  self->ids = qorgan_session_dependants (session, self->owner, self->id, NULL);
}

static GArray *
dependants (Fixture *fixture, QorganFieldId owner, gint64 id)
{
  Dependants found = { owner, id, NULL };

  fixture_run (fixture, dependants_body, &found);
  return found.ids;
}

/* The only claim about @field of @id. */
static gint64
claim_about (Fixture *fixture, gint64 id, const char *field)
{
  g_autoptr (GArray) claims = dependants (fixture, QORGAN_CLAIM_ABOUT, id);
  gint64 found = 0;

  for (guint i = 0; i < claims->len; i++)
    {
      g_autofree char *name = fixture_value (fixture, g_array_index (claims, gint64, i), QORGAN_CLAIM_FIELD);

      if (g_strcmp0 (name, field) != 0)
        continue;
      g_assert_cmpint (found, ==, 0);
      found = g_array_index (claims, gint64, i);
    }
  return found;
}

/* Takes the last change back and makes it again, and compares everything that is recorded. */
static void
assert_taken_back (Fixture *fixture, const char *before)
{
  g_autofree char *merged = fixture_dump (fixture);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  fixture_assert_sound (fixture);
  g_assert_true (fixture_undo (fixture));
  undone = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, undone);
  g_assert_true (fixture_redo (fixture));
  redone = fixture_dump (fixture);
  g_assert_cmpstr (merged, ==, redone);
  fixture_assert_sound (fixture);
}

/* ---- Fields ---- */

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  gint64 keep = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Lukpan Akhmedyarov",
                                QORGAN_PERSON_ROLES, "journalist editor", QORGAN_PERSON_GENDER, "male", 0);
  gint64 other
      = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Lukpan Ahmedyarov", QORGAN_PERSON_NAME_RU,
                        "Лукпан Ахмедьяров", QORGAN_PERSON_ROLES, "journalist blogger", QORGAN_PERSON_GENDER, "female",
                        QORGAN_PERSON_NOTE, "One.\nTwo.", QORGAN_PERSON_SENSITIVITY, "sealed", 0);
  g_autofree char *before = fixture_dump (fixture);
  g_autoptr (GArray) names = NULL;
  Merging merging;
  gint64 claim;

  merging = merge (fixture, keep, other);
  g_assert_no_error (merging.error);
  g_assert_cmpuint (merging.n_names, ==, 1);
  g_assert_cmpuint (merging.n_claims, ==, 1);
  fixture_assert_value (fixture, keep, QORGAN_PERSON_NAME_EN, "Lukpan Akhmedyarov");
  fixture_assert_value (fixture, keep, QORGAN_PERSON_NAME_RU, "Лукпан Ахмедьяров");
  fixture_assert_value (fixture, keep, QORGAN_PERSON_ROLES, "journalist editor blogger");
  fixture_assert_value (fixture, keep, QORGAN_PERSON_NOTE, "One.\nTwo.");
  fixture_assert_value (fixture, keep, QORGAN_PERSON_SENSITIVITY, "sealed");
  names = dependants (fixture, QORGAN_NAME_OF, keep);
  g_assert_cmpuint (names->len, ==, 1);
  fixture_assert_value (fixture, g_array_index (names, gint64, 0), QORGAN_NAME_TEXT, "Lukpan Ahmedyarov");
  fixture_assert_value (fixture, g_array_index (names, gint64, 0), QORGAN_NAME_LANGUAGE, "en");
  claim = claim_about (fixture, keep, "gender");
  fixture_assert_value (fixture, keep, QORGAN_PERSON_GENDER, "male");
  fixture_assert_value (fixture, claim, QORGAN_CLAIM_VALUE, "female");
  fixture_assert_value (fixture, claim, QORGAN_CLAIM_STATUS, "disputed");
  fixture_assert_value (fixture, claim, QORGAN_CLAIM_SOURCE, NULL);
  assert_taken_back (fixture, before);
}

/* The person chose the other's gender and name. */
static void
test_choice (Fixture *fixture, gconstpointer data)
{
  const QorganFieldId from_other[] = { QORGAN_PERSON_GENDER, QORGAN_PERSON_NAME_EN, 0 };
  gint64 keep
      = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Old", QORGAN_PERSON_GENDER, "male", 0);
  gint64 other
      = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "New", QORGAN_PERSON_GENDER, "female", 0);
  g_autofree char *before = fixture_dump (fixture);
  Merging merging = { .keep = keep, .other = other, .from_other = from_other };
  g_autoptr (GArray) names = NULL;

  fixture_run (fixture, merge_body, &merging);
  g_assert_no_error (merging.error);
  fixture_assert_value (fixture, keep, QORGAN_PERSON_NAME_EN, "New");
  fixture_assert_value (fixture, keep, QORGAN_PERSON_GENDER, "female");
  names = dependants (fixture, QORGAN_NAME_OF, keep);
  g_assert_cmpuint (names->len, ==, 1);
  fixture_assert_value (fixture, g_array_index (names, gint64, 0), QORGAN_NAME_TEXT, "Old");
  fixture_assert_value (fixture, claim_about (fixture, keep, "gender"), QORGAN_CLAIM_VALUE, "male");
  assert_taken_back (fixture, before);
}

static void
test_sensitivity (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *keep, *other, *result;
  } cases[] = {
    { "public", NULL, "internal" }, /* what nobody has said anything of is internal */
    { NULL, "public", NULL },
    { "partners", "public", "partners" },
    { "public", "sealed", "sealed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 keep = fixture_create (fixture, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "A",
                                    QORGAN_INCIDENT_SENSITIVITY, cases[i].keep, 0);
      gint64 other = fixture_create (fixture, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "A",
                                     QORGAN_INCIDENT_SENSITIVITY, cases[i].other, 0);

      merge_well (fixture, keep, other);
      fixture_assert_value (fixture, keep, QORGAN_INCIDENT_SENSITIVITY, cases[i].result);
    }
}

/* A merge never lets more people use a name than the kept record did. */
static void
test_consent (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *keep, *other, *basis_keep, *basis_other, *consent, *basis;
  } cases[] = {
    { "public partners", "partners court", "consent", "consent", "partners", "consent" },
    { NULL, "public", NULL, "consent", NULL, NULL },
    { "public", NULL, "consent", NULL, "public", "consent" },
    { "public", "court", "consent", "none", NULL, "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 keep = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "A", QORGAN_PERSON_CONSENT,
                                    cases[i].keep, QORGAN_PERSON_NAMING_BASIS, cases[i].basis_keep, 0);
      gint64 other = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "A", QORGAN_PERSON_CONSENT,
                                     cases[i].other, QORGAN_PERSON_NAMING_BASIS, cases[i].basis_other,
                                     QORGAN_PERSON_CONSENT_WITHDRAWN, i == 0 ? "2022-02-01" : NULL, 0);
      g_autofree char *before = fixture_dump (fixture);

      merge_well (fixture, keep, other);
      fixture_assert_value (fixture, keep, QORGAN_PERSON_CONSENT, cases[i].consent);
      fixture_assert_value (fixture, keep, QORGAN_PERSON_NAMING_BASIS, cases[i].basis);
      if (i == 0)
        fixture_assert_value (fixture, keep, QORGAN_PERSON_CONSENT_WITHDRAWN, "2022-02-01");
      if (i == 1)
        fixture_assert_value (fixture, claim_about (fixture, keep, "consent"), QORGAN_CLAIM_VALUE, "public");
      assert_taken_back (fixture, before);
    }
}

static void
test_sealed (Fixture *fixture, gconstpointer data)
{
  gint64 keep = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_CONTACT, "by Signal", 0);
  gint64 other = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_CONTACT, "at work\nafter six", 0);
  gint64 claim;

  merge_well (fixture, keep, other);
  claim = claim_about (fixture, keep, "contact");
  fixture_assert_value (fixture, claim, QORGAN_CLAIM_SENSITIVITY, "sealed");
  fixture_assert_value (fixture, claim, QORGAN_CLAIM_VALUE, "at work after six");
  fixture_assert_value (fixture, claim, QORGAN_CLAIM_QUOTE, "at work\nafter six");
}

/* ---- Links ---- */

static void
test_links (Fixture *fixture, gconstpointer data)
{
  gint64 keep = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "A", 0);
  gint64 other = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "A", 0);
  g_autofree char *keep_text = id_text (keep), *other_text = id_text (other);
  g_autofree char *both = g_strconcat (other_text, " ", keep_text, NULL);
  gint64 court = fixture_create (fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN, "Court", 0);
  g_autofree char *court_text = id_text (court);
  gint64 lawsuit
      = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "Case", QORGAN_CASE_CLIENT, other_text, 0);
  gint64 contact
      = fixture_create (fixture, &qorgan_kind_contact, QORGAN_CONTACT_SAID, "Called", QORGAN_CONTACT_ABOUT, both, 0);
  gint64 first = fixture_create (fixture, &qorgan_kind_affiliation, QORGAN_AFFILIATION_PERSON, keep_text,
                                 QORGAN_AFFILIATION_ORGANISATION, court_text, 0);
  gint64 same = fixture_create (fixture, &qorgan_kind_affiliation, QORGAN_AFFILIATION_PERSON, other_text,
                                QORGAN_AFFILIATION_ORGANISATION, court_text, 0);
  gint64 post = fixture_create (fixture, &qorgan_kind_affiliation, QORGAN_AFFILIATION_PERSON, other_text,
                                QORGAN_AFFILIATION_POST, "Judge", 0);
  gint64 relation = fixture_create (fixture, &qorgan_kind_relation, QORGAN_RELATION_SUBJECT, keep_text,
                                    QORGAN_RELATION_KIND, "possibly_same_as", QORGAN_RELATION_OBJECT, other_text, 0);
  g_autofree char *before = fixture_dump (fixture);

  merge_well (fixture, keep, other);
  fixture_assert_value (fixture, lawsuit, QORGAN_CASE_CLIENT, keep_text);
  fixture_assert_value (fixture, contact, QORGAN_CONTACT_ABOUT, keep_text);
  fixture_assert_value (fixture, post, QORGAN_AFFILIATION_PERSON, keep_text);
  g_assert_true (fixture_exists (fixture, first));
  g_assert_false (fixture_exists (fixture, same));
  g_assert_false (fixture_exists (fixture, relation));
  g_assert_cmpint (fixture_derived (fixture, "person", "n_cases", keep), ==, 1);
  assert_taken_back (fixture, before);
}

/* What a source says of the client, and a translation of what does not stay. */
static void
test_claims_and_texts (Fixture *fixture, gconstpointer data)
{
  gint64 keep = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NOTE, "Mine", 0);
  gint64 other = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NOTE, "Theirs", 0);
  g_autofree char *keep_text = id_text (keep), *other_text = id_text (other);
  gint64 source = fixture_create (fixture, &qorgan_kind_source, QORGAN_SOURCE_TITLE, "Report", 0);
  g_autofree char *source_text = id_text (source);
  gint64 lawsuit = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "Case", 0);
  g_autofree char *case_text = id_text (lawsuit);
  gint64 of_client = fixture_create (fixture, &qorgan_kind_claim, QORGAN_CLAIM_ABOUT, case_text, QORGAN_CLAIM_FIELD,
                                     "client", QORGAN_CLAIM_VALUE, other_text, QORGAN_CLAIM_SOURCE, source_text, 0);
  gint64 of_note = fixture_create (fixture, &qorgan_kind_claim, QORGAN_CLAIM_ABOUT, other_text, QORGAN_CLAIM_FIELD,
                                   "note", QORGAN_CLAIM_VALUE, "Theirs", QORGAN_CLAIM_SOURCE, source_text,
                                   QORGAN_CLAIM_STATUS, "accepted", 0);
  gint64 text = fixture_create (fixture, &qorgan_kind_text, QORGAN_TEXT_ABOUT, other_text, QORGAN_TEXT_FIELD, "note",
                                QORGAN_TEXT_LANGUAGE, "ru", QORGAN_TEXT_TEXT, "Их", 0);
  gint64 view
      = fixture_create (fixture, &qorgan_kind_view, QORGAN_VIEW_NAME, "Theirs", QORGAN_VIEW_QUERY, other_text, 0);
  g_autofree char *before = fixture_dump (fixture);
  g_autoptr (GArray) claims = NULL;

  merge_well (fixture, keep, other);
  fixture_assert_value (fixture, of_client, QORGAN_CLAIM_VALUE, keep_text);
  fixture_assert_value (fixture, view, QORGAN_VIEW_QUERY, keep_text);
  fixture_assert_value (fixture, of_note, QORGAN_CLAIM_ABOUT, keep_text);
  fixture_assert_value (fixture, of_note, QORGAN_CLAIM_STATUS, "disputed");
  g_assert_false (fixture_exists (fixture, text));
  claims = dependants (fixture, QORGAN_CLAIM_ABOUT, keep);
  g_assert_cmpuint (claims->len, ==, 2); /* the source's, and the translation's words */
  assert_taken_back (fixture, before);
}

/* ---- Both numbers ---- */

typedef struct
{
  gint64 id;
  const char *typed;
  gint64 found;
} Look;

static void
look_up (QorganSession *session, gpointer data)
{
  Look *look = data;
  g_autoptr (QorganRecord) record = qorgan_session_load (session, look->id, NULL);
  g_autoptr (GPtrArray) hits = qorgan_session_search (session, look->typed, NULL, QORGAN_LANGUAGE_EN, 10, NULL, NULL);

  g_assert_nonnull (record);
  g_assert_cmpint (qorgan_record_id (record), ==, look->found);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpint (((const QorganHit *) hits->pdata[0])->id, ==, look->found);
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  gint64 first = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "A", 0);
  gint64 second = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "B", 0);
  gint64 third = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "C", 0);
  g_autofree char *first_text = id_text (first), *third_text = id_text (third);
  Look look = { first, first_text, third };
  QorganChange *change = qorgan_change_new (QORGAN_VERB_EDIT);
  gint64 lawsuit = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "Case", 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = NULL;

  merge_well (fixture, second, first);
  merge_well (fixture, third, second);
  fixture_run (fixture, look_up, &look);
  fixture_set (fixture, lawsuit, QORGAN_CASE_CLIENT, first_text); /* as a link to what it is now */
  fixture_assert_value (fixture, lawsuit, QORGAN_CASE_CLIENT, third_text);
  qorgan_change_set (change, first, QORGAN_PERSON_NAME_EN, "A typed on an old page");
  entry = fixture_apply (fixture, change, &error);
  g_assert_null (entry);
  g_assert_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD);
  fixture_assert_value (fixture, third, QORGAN_PERSON_NAME_EN, "C");
  fixture_assert_sound (fixture);
}

/* ---- Refusals and circles ---- */

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "A", 0);
  gint64 place
      = fixture_create (fixture, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Oral", QORGAN_PLACE_GAZETTEER, "oral", 0);
  gint64 town
      = fixture_create (fixture, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Aral", QORGAN_PLACE_GAZETTEER, "aral", 0);
  g_autofree char *owner = id_text (person);
  gint64 one = fixture_create (fixture, &qorgan_kind_claim, QORGAN_CLAIM_ABOUT, owner, 0);
  gint64 two = fixture_create (fixture, &qorgan_kind_claim, QORGAN_CLAIM_ABOUT, owner, 0);
  gint64 lawsuit = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "A", 0);
  gint64 another = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "B", 0);
  g_autofree char *case_text = id_text (lawsuit), *another_text = id_text (another);
  gint64 step = fixture_create (fixture, &qorgan_kind_step, QORGAN_STEP_CASE, case_text, 0);
  gint64 foreign = fixture_create (fixture, &qorgan_kind_step, QORGAN_STEP_CASE, another_text, 0);

  assert_refused (fixture, person, person, "into itself");
  assert_refused (fixture, person, place, "of the kind");
  assert_refused (fixture, place, town, "gazetteer");
  assert_refused (fixture, one, two, "Claims");
  assert_refused (fixture, step, foreign, "different records");
}

static void
set_refused (Fixture *fixture, gint64 id, QorganFieldId field, gint64 target, const char *words)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_EDIT);
  g_autofree char *value = id_text (target);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = NULL;

  qorgan_change_set (change, id, field, value);
  entry = fixture_apply (fixture, change, &error);
  g_assert_null (entry);
  g_assert_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_circles (Fixture *fixture, gconstpointer data)
{
  gint64 street = fixture_create (fixture, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Street", 0);
  gint64 town = fixture_create (fixture, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Town", 0);
  gint64 region = fixture_create (fixture, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Region", 0);
  g_autofree char *town_text = id_text (town), *region_text = id_text (region), *street_text = id_text (street);
  QorganChange *change = qorgan_change_new (QORGAN_VERB_IMPORT);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = NULL;

  fixture_set (fixture, street, QORGAN_PLACE_WITHIN, town_text);
  fixture_set (fixture, town, QORGAN_PLACE_WITHIN, region_text);
  set_refused (fixture, region, QORGAN_PLACE_WITHIN, street, "“Region” → “Street” → “Town” → “Region”");
  fixture_assert_value (fixture, region, QORGAN_PLACE_WITHIN, NULL);
  /* Turned round in one change there is no circle. */
  qorgan_change_set (change, town, QORGAN_PLACE_WITHIN, NULL);
  qorgan_change_set (change, region, QORGAN_PLACE_WITHIN, street_text);
  entry = fixture_apply (fixture, change, &error);
  g_assert_no_error (error);
  g_assert_true (fixture_undo (fixture));
  g_assert_true (fixture_redo (fixture));
}

/* Nobody is a relative of themselves. */
static void
test_relation_to_itself (Fixture *fixture, gconstpointer data)
{
  gint64 one = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "One", 0);
  gint64 other = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Other", 0);
  g_autofree char *one_text = id_text (one), *other_text = id_text (other);
  gint64 relation = fixture_create (fixture, &qorgan_kind_relation, QORGAN_RELATION_SUBJECT, one_text, 0);

  set_refused (fixture, relation, QORGAN_RELATION_OBJECT, one, "a record cannot point to itself");
  fixture_set (fixture, relation, QORGAN_RELATION_OBJECT, other_text);
}

/* An organisation that is part of its own duplicate; and one whose duplicate is part of a part of it. */
static void
test_merge_circles (Fixture *fixture, gconstpointer data)
{
  gint64 keep = fixture_create (fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN, "Ministry", 0);
  gint64 other = fixture_create (fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN, "Ministry", 0);
  gint64 part = fixture_create (fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN, "Department", 0);
  g_autofree char *keep_text = id_text (keep), *other_text = id_text (other), *part_text = id_text (part);
  g_autofree char *before = NULL;
  g_autofree char *again = NULL;

  fixture_set (fixture, keep, QORGAN_ORGANISATION_PARENT, other_text);
  before = fixture_dump (fixture);
  merge_well (fixture, keep, other);
  fixture_assert_value (fixture, keep, QORGAN_ORGANISATION_PARENT, NULL);
  assert_taken_back (fixture, before);
  g_assert_true (fixture_undo (fixture));

  fixture_set (fixture, keep, QORGAN_ORGANISATION_PARENT, NULL);
  fixture_set (fixture, part, QORGAN_ORGANISATION_PARENT, keep_text);
  fixture_set (fixture, other, QORGAN_ORGANISATION_PARENT, part_text);
  again = fixture_dump (fixture);
  merge_well (fixture, keep, other);
  fixture_assert_value (fixture, keep, QORGAN_ORGANISATION_PARENT, NULL);
  fixture_assert_value (fixture, claim_about (fixture, keep, "parent"), QORGAN_CLAIM_VALUE, part_text);
  assert_taken_back (fixture, again);
}

/* ---- Any merge ---- */

static gint64
pick (GRand *rand, const GArray *ids)
{
  return g_array_index (ids, gint64, g_rand_int_range (rand, 0, (gint) ids->len));
}

/* A small world in which everything points to something. */
static void
make_world (Fixture *fixture, GRand *rand, GArray *people, GArray *organisations)
{
  static const char *const names[] = { "A", "B", "C", NULL };
  static const char *const scopes[] = { "public", "partners court", "court", NULL };
  static const char *const levels[] = { "public", "sealed", NULL };

  for (guint i = 0; i < 6; i++)
    {
      gint64 person
          = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, names[g_rand_int_range (rand, 0, 4)],
                            QORGAN_PERSON_NAME_RU, names[g_rand_int_range (rand, 0, 4)], QORGAN_PERSON_NOTE,
                            names[g_rand_int_range (rand, 0, 4)], QORGAN_PERSON_CONSENT,
                            scopes[g_rand_int_range (rand, 0, 4)], QORGAN_PERSON_SENSITIVITY,
                            levels[g_rand_int_range (rand, 0, 3)], 0);
      gint64 organisation = fixture_create (fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN,
                                            names[g_rand_int_range (rand, 0, 4)], 0);

      g_array_append_val (people, person);
      g_array_append_val (organisations, organisation);
    }
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *person = id_text (pick (rand, people));
      g_autofree char *another = id_text (pick (rand, people));
      g_autofree char *organisation = id_text (pick (rand, organisations));

      fixture_create (fixture, &qorgan_kind_affiliation, QORGAN_AFFILIATION_PERSON, person,
                      QORGAN_AFFILIATION_ORGANISATION, organisation, 0);
      fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_CLIENT, another, 0);
      if (!g_str_equal (person, another))
        fixture_create (fixture, &qorgan_kind_relation, QORGAN_RELATION_SUBJECT, person, QORGAN_RELATION_OBJECT,
                        another, 0);
      fixture_create (fixture, &qorgan_kind_name, QORGAN_NAME_OF, another, QORGAN_NAME_TEXT,
                      names[g_rand_int_range (rand, 0, 3)], 0);
      fixture_create (fixture, &qorgan_kind_claim, QORGAN_CLAIM_ABOUT, person, QORGAN_CLAIM_FIELD, "note",
                      QORGAN_CLAIM_VALUE, names[g_rand_int_range (rand, 0, 3)], 0);
      fixture_create (fixture, &qorgan_kind_text, QORGAN_TEXT_ABOUT, person, QORGAN_TEXT_FIELD, "note",
                      QORGAN_TEXT_LANGUAGE, "ru", QORGAN_TEXT_TEXT, names[g_rand_int_range (rand, 0, 3)], 0);
    }
}

static void
test_any_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20220107);
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_free);

  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) organisations = g_array_new (FALSE, FALSE, sizeof (gint64));

      make_world (fixture, rand, people, organisations);
      for (guint i = 0; i < 4; i++)
        {
          GArray *ids = g_rand_boolean (rand) ? people : organisations;
          gint64 keep = pick (rand, ids), other = pick (rand, ids);
          char *dump = fixture_dump (fixture);
          Merging merging = merge (fixture, keep, other);

          if (merging.error == NULL)
            g_ptr_array_add (before, dump);
          else
            g_free (dump); /* one merged before is the same by now */
          g_clear_error (&merging.error);
        }
      fixture_assert_sound (fixture);
      while (before->len > 0)
        {
          g_autofree char *undone = NULL;

          g_assert_true (fixture_undo (fixture));
          undone = fixture_dump (fixture);
          g_assert_cmpstr (undone, ==, before->pdata[before->len - 1]);
          g_ptr_array_set_size (before, (int) before->len - 1);
        }
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/merge/fields", test_fields);
  ADD ("/merge/choice", test_choice);
  ADD ("/merge/sensitivity", test_sensitivity);
  ADD ("/merge/consent", test_consent);
  ADD ("/merge/sealed", test_sealed);
  ADD ("/merge/links", test_links);
  ADD ("/merge/claims-and-texts", test_claims_and_texts);
  ADD ("/merge/numbers", test_numbers);
  ADD ("/merge/refusals", test_refusals);
  ADD ("/merge/circles", test_circles);
  ADD ("/merge/relation-to-itself", test_relation_to_itself);
  ADD ("/merge/merge-circles", test_merge_circles);
  ADD ("/merge/any", test_any_merge);
  return g_test_run ();
}
