/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing a casebook: what is recorded, what is refused, what undo brings back, and what survives a restart. */

#include "fixture.h"
#include "qorgan-withdraw.h"

#define AKHMEDYAROV "Lukpan Akhmedyarov"

/* A client with a case of two steps, an incident with him in it, and a source with a claim. */
typedef struct
{
  gint64 person, legal_case, detention, arrest, incident, involvement, source, claim;
} World;

static char *
id_text (gint64 id)
{
  return qorgan_value_from_links (&id, 1);
}

static World
make_world (Fixture *fixture)
{
  World world;
  g_autofree char *person = NULL, *legal_case = NULL, *detention = NULL, *incident = NULL, *source = NULL;

  world.person
      = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, AKHMEDYAROV, QORGAN_PERSON_NAME_RU,
                        "Лукпан Ахмедьяров", QORGAN_PERSON_ROLES, "journalist editor", 0);
  person = id_text (world.person);
  world.incident = fixture_create (fixture, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "Editor detained in Uralsk",
                                   QORGAN_INCIDENT_START, "2022-01-07", 0);
  incident = id_text (world.incident);
  world.legal_case = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "Akhmedyarov, January 2022",
                                     QORGAN_CASE_CLIENT, person, QORGAN_CASE_INCIDENTS, incident, 0);
  legal_case = id_text (world.legal_case);
  world.detention = fixture_create (fixture, &qorgan_kind_step, QORGAN_STEP_CASE, legal_case, QORGAN_STEP_KIND,
                                    "detention", QORGAN_STEP_HAPPENED, "2022-01-07", 0);
  detention = id_text (world.detention);
  world.arrest
      = fixture_create (fixture, &qorgan_kind_step, QORGAN_STEP_CASE, legal_case, QORGAN_STEP_KIND, "appeal_decision",
                        QORGAN_STEP_HAPPENED, "2022-01-10", QORGAN_STEP_FOLLOWS, detention, 0);
  world.involvement = fixture_create (fixture, &qorgan_kind_involvement, QORGAN_INVOLVEMENT_INCIDENT, incident,
                                      QORGAN_INVOLVEMENT_PERSON, person, QORGAN_INVOLVEMENT_ROLE, "target", 0);
  world.source = fixture_create (fixture, &qorgan_kind_source, QORGAN_SOURCE_TITLE, "A report", 0);
  source = id_text (world.source);
  world.claim = fixture_create (fixture, &qorgan_kind_claim, QORGAN_CLAIM_ABOUT, detention, QORGAN_CLAIM_FIELD,
                                "happened", QORGAN_CLAIM_VALUE, "2022-01-07", QORGAN_CLAIM_SOURCE, source, 0);
  return world;
}

static void
test_created_record_is_read_back (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autofree char *client = id_text (world.person);

  fixture_restart (fixture);
  fixture_assert_value (fixture, world.person, QORGAN_PERSON_NAME_RU, "Лукпан Ахмедьяров");
  fixture_assert_value (fixture, world.person, QORGAN_PERSON_ROLES, "journalist editor");
  fixture_assert_value (fixture, world.legal_case, QORGAN_CASE_CLIENT, client);
  fixture_assert_value (fixture, world.arrest, QORGAN_STEP_HAPPENED, "2022-01-10");
  fixture_assert_value (fixture, world.arrest, QORGAN_STEP_BODY, NULL);
  fixture_assert_sound (fixture);
}

static void
test_titles_in_three_languages (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autofree char *about = id_text (world.incident);
  g_autofree char *person_kk = fixture_title (fixture, world.person, QORGAN_LANGUAGE_KK);
  g_autofree char *person_ru = fixture_title (fixture, world.person, QORGAN_LANGUAGE_RU);
  g_autofree char *before = fixture_title (fixture, world.incident, QORGAN_LANGUAGE_RU);
  g_autofree char *after = NULL;
  g_autofree char *still = NULL;
  g_autofree char *step = NULL;

  g_assert_cmpstr (person_kk, ==, AKHMEDYAROV); /* no Kazakh name recorded: better another than none */
  g_assert_cmpstr (person_ru, ==, "Лукпан Ахмедьяров");
  g_assert_cmpstr (before, ==, "Editor detained in Uralsk");
  fixture_create (fixture, &qorgan_kind_text, QORGAN_TEXT_ABOUT, about, QORGAN_TEXT_FIELD, "title",
                  QORGAN_TEXT_LANGUAGE, "ru", QORGAN_TEXT_TEXT, "Задержание редактора", 0);
  after = fixture_title (fixture, world.incident, QORGAN_LANGUAGE_RU);
  g_assert_cmpstr (after, ==, "Задержание редактора");
  fixture_set (fixture, world.incident, QORGAN_INCIDENT_TITLE, "Editor held in Uralsk");
  still = fixture_title (fixture, world.incident, QORGAN_LANGUAGE_RU);
  g_assert_cmpstr (still, ==, "Задержание редактора");
  step = fixture_title (fixture, world.detention, QORGAN_LANGUAGE_EN);
  g_assert_nonnull (strstr (step, "7 Jan 2022"));
  g_assert_null (strstr (step, "detention")); /* a label, not a code */
}

static void
test_renamed_term_renames_its_users (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  guint n;
  const QorganTerm *terms
      = qorgan_vocabularies_terms (qorgan_casebook_get_vocabularies (fixture->casebook), "step_kind", &n);
  gint64 term = 0;
  g_autofree char *title = NULL;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (terms[i].code, "detention"))
      term = terms[i].id;
  fixture_set (fixture, term, QORGAN_TERM_EN, "Taken into custody");
  title = fixture_title (fixture, world.detention, QORGAN_LANGUAGE_EN);
  g_assert_cmpstr (title, ==, "Taken into custody · 7 Jan 2022");
  g_assert_cmpstr (qorgan_vocabularies_label (qorgan_casebook_get_vocabularies (fixture->casebook), "step_kind",
                                              "detention", QORGAN_LANGUAGE_EN),
                   ==, "Taken into custody");
}

/* What a source says of a date, a code or a link reads like the field it speaks of, in every language. */
static void
test_claims_read_like_their_fields (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autofree char *about = id_text (world.arrest);
  g_autofree char *body = id_text (fixture_create (fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN,
                                                   "A court", QORGAN_ORGANISATION_NAME_RU, "Суд", 0));
  static const struct
  {
    const char *field, *value, *english, *russian;
  } claims[] = {
    { "happened", "2022-01-10", "10 Jan 2022", "10 янв. 2022" },
    { "outcome", "left_unchanged", "Ruling left unchanged, appeal dismissed",
      "Оставлено без изменения, жалоба – без удовлетворения" },
    { "happened", "about New Year", "about New Year", "about New Year" },
    { "body", NULL, "A court", "Суд" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      gint64 id
          = fixture_create (fixture, &qorgan_kind_claim, QORGAN_CLAIM_ABOUT, about, QORGAN_CLAIM_FIELD, claims[i].field,
                            QORGAN_CLAIM_VALUE, claims[i].value != NULL ? claims[i].value : body, 0);
      g_autofree char *english = fixture_title (fixture, id, QORGAN_LANGUAGE_EN);
      g_autofree char *russian = fixture_title (fixture, id, QORGAN_LANGUAGE_RU);

      g_assert_cmpstr (english, ==, claims[i].english);
      g_assert_cmpstr (russian, ==, claims[i].russian);
    }
}

static void
test_derived_values_follow (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);

  g_assert_cmpint (fixture_derived (fixture, "case", "n_steps", world.legal_case), ==, 2);
  g_assert_cmpint (fixture_derived (fixture, "case", "last_step", world.legal_case), ==, world.arrest);
  fixture_set (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-02");
  g_assert_cmpint (fixture_derived (fixture, "case", "last_step", world.legal_case), ==, world.detention);
  fixture_delete (fixture, world.detention);
  g_assert_cmpint (fixture_derived (fixture, "case", "n_steps", world.legal_case), ==, 1);
  g_assert_cmpint (fixture_derived (fixture, "incident", "person", world.incident), ==, world.person);
  g_assert_true (fixture_undo (fixture));
  g_assert_cmpint (fixture_derived (fixture, "case", "n_steps", world.legal_case), ==, 2);
}

static void
test_undo_survives_restart (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);

  fixture_set (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-01-07T18:40");
  fixture_set (fixture, world.detention, QORGAN_STEP_ARTICLES, "KoAP 488(7)");
  g_assert_true (fixture_undo (fixture));
  fixture_assert_value (fixture, world.detention, QORGAN_STEP_ARTICLES, NULL);
  fixture_restart (fixture);
  g_assert_true (fixture_undo (fixture));
  fixture_assert_value (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-01-07");
  fixture_restart (fixture);
  g_assert_true (fixture_redo (fixture));
  g_assert_true (fixture_redo (fixture));
  g_assert_false (fixture_redo (fixture));
  fixture_assert_value (fixture, world.detention, QORGAN_STEP_ARTICLES, "KoAP 488(7)");
  g_assert_true (fixture_undo (fixture));
  g_assert_true (fixture_undo (fixture));
  fixture_set (fixture, world.detention, QORGAN_STEP_NOTE, "A new edit ends redo.");
  g_assert_false (fixture_redo (fixture));
}

static void
test_another_device_undoes_only_its_own (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);

  fixture->device = "device-2";
  fixture_restart (fixture);
  g_assert_false (fixture_undo (fixture));
  fixture_set (fixture, world.detention, QORGAN_STEP_ARTICLES, "KoAP 434");
  g_assert_true (fixture_undo (fixture));
  g_assert_false (fixture_undo (fixture));
  g_assert_true (fixture_exists (fixture, world.claim));
}

static void
test_typing_in_one_field_is_one_step_back (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  gint64 visit = qorgan_casebook_take_id (fixture->casebook);

  fixture_type (fixture, visit, world.detention, QORGAN_STEP_NOTE, "Taken from");
  fixture_type (fixture, visit, world.detention, QORGAN_STEP_NOTE, "Taken from the office");
  fixture_type (fixture, visit, world.detention, QORGAN_STEP_NOTE, "Taken from the office door");
  g_assert_true (fixture_undo (fixture));
  fixture_assert_value (fixture, world.detention, QORGAN_STEP_NOTE, NULL);
  g_assert_true (fixture_redo (fixture));
  fixture_assert_value (fixture, world.detention, QORGAN_STEP_NOTE, "Taken from the office door");
  /* After an undo or redo the visit is over: more typing is an entry of its own. */
  fixture_type (fixture, visit, world.detention, QORGAN_STEP_NOTE, "Changed again");
  g_assert_true (fixture_undo (fixture));
  fixture_assert_value (fixture, world.detention, QORGAN_STEP_NOTE, "Taken from the office door");
}

static void
test_typed_and_typed_back_is_nothing (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  gint64 visit = qorgan_casebook_take_id (fixture->casebook);

  fixture_set (fixture, world.detention, QORGAN_STEP_ARTICLES, "KoAP 488");
  fixture_type (fixture, visit, world.detention, QORGAN_STEP_HAPPENED, "?2022-01-0");
  fixture_type (fixture, visit, world.detention, QORGAN_STEP_HAPPENED, "2022-01-07");
  g_assert_true (fixture_undo (fixture));
  fixture_assert_value (fixture, world.detention, QORGAN_STEP_ARTICLES, NULL);
}

static QorganRecord *
born_step (Fixture *fixture, gint64 owner)
{
  const char *values[64] = { NULL };
  g_autofree char *link = qorgan_value_from_links (&owner, 1);

  g_assert_cmpuint (qorgan_kind_step.n_fields, <=, G_N_ELEMENTS (values));
  values[QORGAN_FIELD_INDEX (QORGAN_STEP_CASE)] = link;
  return qorgan_record_new (qorgan_casebook_take_id (fixture->casebook), &qorgan_kind_step, values);
}

/* As a form does with the first value that is entered in it. */
static void
enter_first_value (Fixture *fixture, QorganRecord *born, gint64 visit, const char *note)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_CREATE);
  gint64 id = qorgan_record_id (born);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = NULL;

  qorgan_change_create (change, &qorgan_kind_step, id);
  qorgan_change_set (change, id, QORGAN_STEP_CASE, qorgan_record_value (born, QORGAN_STEP_CASE));
  qorgan_change_set (change, id, QORGAN_STEP_NOTE, note);
  qorgan_change_set_visit (change, visit);
  entry = fixture_apply (fixture, change, &error);
  g_assert_no_error (error);
}

typedef struct
{
  QorganRecord *born;
  gint64 visit;
} Withdrawal;

static gpointer
withdraw_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Withdrawal *withdrawal = data;

  return qorgan_session_withdraw (session, withdrawal->born, withdrawal->visit, error);
}

static QorganEntry *
withdraw (Fixture *fixture, QorganRecord *born, gint64 visit)
{
  Withdrawal withdrawal = { born, visit };
  g_autoptr (GError) error = NULL;
  QorganEntry *entry = qorgan_casebook_run_sync (fixture->casebook, withdraw_job, &withdrawal, &error);

  g_assert_no_error (error);
  return entry;
}

static void
test_first_value_taken_out_again_is_nothing (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (QorganRecord) born = born_step (fixture, world.legal_case);
  gint64 visit = qorgan_casebook_take_id (fixture->casebook);
  g_autoptr (QorganEntry) entry = NULL;

  enter_first_value (fixture, born, visit, "T");
  g_assert_null (withdraw (fixture, born, visit)); /* it has a value */
  fixture_type (fixture, visit, qorgan_record_id (born), QORGAN_STEP_NOTE, NULL);
  entry = withdraw (fixture, born, visit);
  g_assert_nonnull (entry);
  g_assert_true (entry->dropped);
  g_assert_false (fixture_exists (fixture, qorgan_record_id (born)));
  after = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
  g_assert_null (withdraw (fixture, born, visit)); /* it is gone already */
  /* What undo takes back is what was done before. */
  g_assert_true (fixture_undo (fixture));
  g_assert_false (fixture_exists (fixture, world.claim));
}

static void
test_withdrawn_later_is_a_deletion (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autoptr (QorganRecord) born = born_step (fixture, world.legal_case);
  gint64 visit = qorgan_casebook_take_id (fixture->casebook);
  gint64 id = qorgan_record_id (born);
  g_autofree char *link = qorgan_value_from_links (&id, 1);
  g_autoptr (QorganEntry) entry = NULL;
  gint64 follower;

  enter_first_value (fixture, born, visit, "T");
  fixture_set (fixture, id, QORGAN_STEP_NOTE, NULL);
  follower = fixture_create (fixture, &qorgan_kind_step, QORGAN_STEP_CASE, qorgan_record_value (born, QORGAN_STEP_CASE),
                             QORGAN_STEP_FOLLOWS, link, 0);
  g_assert_null (withdraw (fixture, born, visit)); /* somebody points to it */
  fixture_set (fixture, follower, QORGAN_STEP_FOLLOWS, NULL);
  entry = withdraw (fixture, born, visit);
  g_assert_nonnull (entry);
  g_assert_false (entry->dropped);
  g_assert_cmpint (entry->verb, ==, QORGAN_VERB_DELETE);
  g_assert_false (fixture_exists (fixture, id));
  g_assert_true (fixture_undo (fixture));
  g_assert_true (fixture_exists (fixture, id));
}

static void
test_delete_takes_dependants_and_undo_brings_all_back (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;

  fixture_delete (fixture, world.legal_case);
  g_assert_false (fixture_exists (fixture, world.detention));
  g_assert_false (fixture_exists (fixture, world.arrest));
  g_assert_false (fixture_exists (fixture, world.claim)); /* what a source says of a step that is gone */
  g_assert_true (fixture_exists (fixture, world.person));
  g_assert_true (fixture_exists (fixture, world.incident));
  fixture_assert_sound (fixture);
  fixture_restart (fixture);
  g_assert_true (fixture_undo (fixture));
  after = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_delete_clears_plain_links (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autofree char *incident = id_text (world.incident);
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;

  fixture_delete (fixture, world.incident);
  fixture_assert_value (fixture, world.legal_case, QORGAN_CASE_INCIDENTS, NULL);
  g_assert_false (fixture_exists (fixture, world.involvement));
  fixture_delete (fixture, world.person);
  fixture_assert_value (fixture, world.legal_case, QORGAN_CASE_CLIENT, NULL);
  g_assert_true (fixture_exists (fixture, world.legal_case));
  g_assert_true (fixture_undo (fixture));
  g_assert_true (fixture_undo (fixture));
  fixture_assert_value (fixture, world.legal_case, QORGAN_CASE_INCIDENTS, incident);
  after = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_source_with_claims_is_kept (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  QorganChange *change = qorgan_change_new (QORGAN_VERB_DELETE);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = NULL;
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;

  qorgan_change_delete (change, world.source);
  entry = fixture_apply (fixture, change, &error);
  g_assert_null (entry);
  g_assert_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_KEPT);
  g_assert_nonnull (strstr (error->message, "A report"));
  after = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
  fixture_delete (fixture, world.claim);
  fixture_delete (fixture, world.source);
}

static void
assert_refused (Fixture *fixture, gint64 id, QorganFieldId field, const char *value, int code)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_EDIT);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = NULL;
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;

  /* A good value in the same change must not survive the bad one. */
  qorgan_change_set (change, id, QORGAN_STEP_ARTICLES, "half");
  qorgan_change_set (change, id, field, value);
  entry = fixture_apply (fixture, change, &error);
  g_assert_null (entry);
  g_assert_error (error, QORGAN_CASEBOOK_ERROR, code);
  after = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_bad_values_are_refused_whole (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autofree char *person = id_text (world.person);

  assert_refused (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-13", QORGAN_CASEBOOK_ERROR_VALUE);
  assert_refused (fixture, world.detention, QORGAN_STEP_LENGTH, "ten", QORGAN_CASEBOOK_ERROR_VALUE);
  assert_refused (fixture, world.detention, QORGAN_STEP_KIND, "Detention!", QORGAN_CASEBOOK_ERROR_VALUE);
  assert_refused (fixture, world.detention, QORGAN_STEP_KIND, "two codes", QORGAN_CASEBOOK_ERROR_VALUE);
  assert_refused (fixture, world.detention, QORGAN_STEP_CASE, NULL, QORGAN_CASEBOOK_ERROR_VALUE);
  assert_refused (fixture, world.detention, QORGAN_STEP_CASE, person, QORGAN_CASEBOOK_ERROR_VALUE);
  assert_refused (fixture, world.detention, QORGAN_STEP_BODY, "99", QORGAN_CASEBOOK_ERROR_VALUE);
  assert_refused (fixture, world.detention, QORGAN_STEP_NOTE, "\xff\xfe", QORGAN_CASEBOOK_ERROR_VALUE);
  assert_refused (fixture, world.detention, QORGAN_STEP_DOCUMENT_NUMBER, "two\nlines", QORGAN_CASEBOOK_ERROR_VALUE);
  assert_refused (fixture, world.detention, QORGAN_STEP_NOTE, "", QORGAN_CASEBOOK_ERROR_VALUE);
}

static void
test_nothing_points_to_itself (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_create (fixture, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Uralsk", 0);
  QorganChange *change = qorgan_change_new (QORGAN_VERB_EDIT);
  g_autofree char *itself = id_text (id);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = NULL;

  qorgan_change_set (change, id, QORGAN_PLACE_WITHIN, itself);
  entry = fixture_apply (fixture, change, &error);
  g_assert_null (entry);
  g_assert_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VALUE);
}

static void
test_text_that_is_no_date_is_kept (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);

  fixture_set (fixture, world.detention, QORGAN_STEP_RECEIVED, "?7 Ja");
  fixture_restart (fixture);
  fixture_assert_value (fixture, world.detention, QORGAN_STEP_RECEIVED, "?7 Ja");
}

static void
note_history (QorganSession *session, gpointer data)
{
  World *world = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) of_field = qorgan_session_history (session, world->detention, QORGAN_STEP_HAPPENED, 10, &error);
  g_autoptr (GPtrArray) of_record = qorgan_session_history (session, world->detention, 0, 100, &error);
  g_autoptr (GPtrArray) of_all = qorgan_session_history (session, 0, 0, 100, &error);
  const QorganEvent *newest, *oldest;

  g_assert_no_error (error);
  g_assert_cmpuint (of_field->len, ==, 3);
  newest = of_field->pdata[0];
  oldest = of_field->pdata[2];
  g_assert_cmpint (newest->entry->verb, ==, QORGAN_VERB_UNDO);
  g_assert_cmpint (newest->entry->undone_verb, ==, QORGAN_VERB_EDIT);
  g_assert_cmpstr (newest->was, ==, "2022-01-08");
  g_assert_cmpstr (newest->now, ==, "2022-01-07");
  g_assert_cmpstr (newest->entry->who, ==, "Dana");
  g_assert_cmpint (oldest->entry->verb, ==, QORGAN_VERB_CREATE);
  g_assert_null (oldest->was);
  /* created: the record itself, and case, kind, happened; then two edits of one field */
  g_assert_cmpuint (of_record->len, ==, 6);
  g_assert_cmpuint (of_all->len, >, of_record->len);
  for (guint i = 0; i < of_record->len; i++)
    {
      const QorganEvent *event = of_record->pdata[i];

      if (event->field == QORGAN_STEP_CASE)
        g_assert_cmpstr (event->now, ==, "Akhmedyarov, January 2022"); /* a title, not an id */
    }
}

static void
test_history_tells_who_and_what (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);

  fixture_set (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-01-08");
  g_assert_true (fixture_undo (fixture));
  fixture_run (fixture, note_history, &world);
}

static void
count_changed (QorganCasebook *casebook, const QorganEntry *entry, gpointer data)
{
  GArray *touched = data;

  g_array_append_vals (touched, entry->touched->data, entry->touched->len);
}

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static void
test_changed_names_what_moved (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  gulong handler = g_signal_connect (fixture->casebook, "changed", G_CALLBACK (count_changed), touched);

  fixture_set (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-01-09");
  g_assert_true (contains (touched, world.detention));
  g_assert_true (contains (touched, world.legal_case)); /* shows its latest step */
  g_assert_false (contains (touched, world.person));
  g_array_set_size (touched, 0);
  fixture_set (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-01-09");
  g_assert_cmpuint (touched->len, ==, 0); /* it was so already */
  g_signal_handler_disconnect (fixture->casebook, handler);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add ("/casebook/change/" #name, Fixture, NULL, fixture_set_up, test_##name, fixture_tear_down)
  ADD (created_record_is_read_back);
  ADD (titles_in_three_languages);
  ADD (renamed_term_renames_its_users);
  ADD (claims_read_like_their_fields);
  ADD (derived_values_follow);
  ADD (undo_survives_restart);
  ADD (another_device_undoes_only_its_own);
  ADD (typing_in_one_field_is_one_step_back);
  ADD (typed_and_typed_back_is_nothing);
  ADD (first_value_taken_out_again_is_nothing);
  ADD (withdrawn_later_is_a_deletion);
  ADD (delete_takes_dependants_and_undo_brings_all_back);
  ADD (delete_clears_plain_links);
  ADD (source_with_claims_is_kept);
  ADD (bad_values_are_refused_whole);
  ADD (nothing_points_to_itself);
  ADD (text_that_is_no_date_is_kept);
  ADD (history_tells_who_and_what);
  ADD (changed_names_what_moved);
  return g_test_run ();
}
