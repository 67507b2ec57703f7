/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a typed line does to a casebook: finds whom it means across scripts, writes one change that belongs together,
 * and is taken back as one. */

#include "bundle-fixture.h"
#include "qorgan-query.h"
#include "qorgan-typed-plan.h"

static QorganTypedPlan *
plan_of (Fixture *fixture, const char *typed)
{
  g_autoptr (QorganTypedQuestion) question = NULL;
  g_autoptr (GError) error = NULL;
  QorganTypedPlan *plan;
  QorganDate today;

  g_assert_true (qorgan_date_init_day (&today, 2022, 1, 8));
  question = qorgan_typed_question_new (typed, &today);
  plan = qorgan_casebook_run_sync (fixture->casebook, qorgan_typed_plan_run, question, &error);
  g_assert_no_error (error);
  return plan;
}

static QorganTypedSubject *
subject_of (const QorganTypedPlan *plan)
{
  g_assert_cmpuint (plan->subjects->len, >, 0);
  return plan->subjects->pdata[0];
}

/* Returns: the case */
static gint64
add (Fixture *fixture, const QorganTypedPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = NULL;
  gint64 id;

  entry = fixture_apply (fixture, qorgan_typed_plan_make_change (plan, fixture->casebook, &id), &error);
  g_assert_no_error (error);
  g_assert_cmpint (entry->verb, ==, QORGAN_VERB_CREATE);
  return id;
}

typedef struct
{
  const QorganKind *kind;
  guint n;
  gint64 first;
} Count;

static void
count_body (QorganSession *session, gpointer data)
{
  Count *count = data;
  g_autoptr (QorganQuery) query = qorgan_query_new (count->kind);
  g_autoptr (GArray) ids = qorgan_session_find (session, query, NULL);

  g_assert_nonnull (ids);
  count->n = ids->len;
  count->first = ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

static guint
count (Fixture *fixture, const QorganKind *kind, gint64 *first)
{
  Count count = { .kind = kind };

  fixture_run (fixture, count_body, &count);
  if (first != NULL)
    *first = count.first;
  return count.n;
}

static void
assert_value (Fixture *fixture, gint64 id, QorganFieldId field, const char *expected)
{
  g_autofree char *value = fixture_value (fixture, id, field);

  g_assert_cmpstr (value, ==, expected);
}

static void
assert_link (Fixture *fixture, gint64 id, QorganFieldId field, gint64 target)
{
  g_autofree char *expected = qorgan_value_from_links (&target, 1);

  assert_value (fixture, id, field, expected);
}

static void
test_all_of_it (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (QorganTypedPlan) plan
      = plan_of (fixture, "журналист Лукпан Ахмедьяров задержан 07.01.2022 18:40 Уральск, ст. 488 КоАП, у дома");
  gint64 id, person, place, incident, involvement, step;

  g_assert_cmpuint (qorgan_typed_plan_n_choices (plan, QORGAN_TYPED_ITEM_PERSON, 0), ==, 1);
  id = add (fixture, plan);
  g_assert_cmpuint (count (fixture, &qorgan_kind_person, &person), ==, 1);
  g_assert_cmpuint (count (fixture, &qorgan_kind_place, &place), ==, 1);
  g_assert_cmpuint (count (fixture, &qorgan_kind_name, NULL), >, 2);
  g_assert_cmpuint (count (fixture, &qorgan_kind_incident, &incident), ==, 1);
  g_assert_cmpuint (count (fixture, &qorgan_kind_involvement, &involvement), ==, 1);
  g_assert_cmpuint (count (fixture, &qorgan_kind_step, &step), ==, 1);
  assert_value (fixture, person, QORGAN_PERSON_NAME_RU, "Лукпан Ахмедьяров");
  assert_value (fixture, person, QORGAN_PERSON_ROLES, "journalist");
  assert_value (fixture, place, QORGAN_PLACE_GAZETTEER, "oral");
  assert_value (fixture, incident, QORGAN_INCIDENT_TYPES, "detention");
  assert_value (fixture, incident, QORGAN_INCIDENT_START, "2022-01-07T18:40");
  assert_value (fixture, incident, QORGAN_INCIDENT_TITLE, "Detention: Лукпан Ахмедьяров, Oral, 7 Jan 2022, 18:40");
  assert_link (fixture, incident, QORGAN_INCIDENT_PLACE, place);
  assert_link (fixture, involvement, QORGAN_INVOLVEMENT_PERSON, person);
  assert_link (fixture, involvement, QORGAN_INVOLVEMENT_INCIDENT, incident);
  assert_value (fixture, id, QORGAN_CASE_TITLE, "Лукпан Ахмедьяров: Detention, 7 Jan 2022, 18:40");
  assert_value (fixture, id, QORGAN_CASE_TRACK, "administrative_offence");
  assert_link (fixture, id, QORGAN_CASE_CLIENT, person);
  assert_link (fixture, id, QORGAN_CASE_INCIDENTS, incident);
  assert_link (fixture, step, QORGAN_STEP_CASE, id);
  assert_value (fixture, step, QORGAN_STEP_KIND, "detention");
  assert_value (fixture, step, QORGAN_STEP_ARTICLES, "ст. 488 КоАП");
  assert_value (fixture, step, QORGAN_STEP_NOTE, "у дома");
  fixture_assert_sound (fixture);
  g_assert_true (fixture_undo (fixture));
  after = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* Of two with the surname either may be meant, or a third; each script finds them. */
static void
test_persons (Fixture *fixture, gconstpointer data)
{
  static const char *const typed[] = { "Lukpan Akhmedyarov detained", "задержан Лукпан Ахмедьяров",
                                       "Лұқпан Ахмедияров ұсталды", "L. Akhmedyarov detained" };
  gint64 lukpan = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Lukpan Akhmedyarov", 0);
  gint64 other = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_RU, "Серик Ахмедьяров", 0);
  g_autoptr (QorganTypedPlan) both = plan_of (fixture, "Ахмедьяров задержан");

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (QorganTypedPlan) plan = plan_of (fixture, typed[i]);

      g_test_message ("%s", typed[i]);
      g_assert_cmpuint (subject_of (plan)->persons->len, ==, 1);
      g_assert_cmpint (((QorganTypedPerson *) subject_of (plan)->persons->pdata[0])->id, ==, lukpan);
    }
  g_assert_cmpuint (qorgan_typed_plan_n_choices (both, QORGAN_TYPED_ITEM_PERSON, 0), ==, 3);
  for (guint i = 0; i < 2; i++)
    {
      gint64 id;

      qorgan_typed_plan_choose (both, QORGAN_TYPED_ITEM_PERSON, 0, i);
      id = add (fixture, both);
      assert_link (fixture, id, QORGAN_CASE_CLIENT, ((QorganTypedPerson *) subject_of (both)->persons->pdata[i])->id);
    }
  qorgan_typed_plan_choose (both, QORGAN_TYPED_ITEM_PERSON, 0, 2);
  add (fixture, both);
  g_assert_cmpuint (count (fixture, &qorgan_kind_person, NULL), ==, 3);
  g_assert_cmpint (other, !=, lukpan);
}

/* What is no incident goes on with the open case; what is one begins another unless the person says otherwise. */
static void
test_cases (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QorganTypedPlan) first = plan_of (fixture, "Lukpan Akhmedyarov detained 7 Jan 2022 Uralsk");
  gint64 id = add (fixture, first), place;
  g_autoptr (QorganTypedPlan) release = plan_of (fixture, "Лукпан Ахмедьяров отпущен 8 января 2022");
  g_autoptr (QorganTypedPlan) search = plan_of (fixture, "обыск Лукпан Ахмедьяров Уральск, журналист");
  g_autofree char *incidents = NULL;
  g_auto (GStrv) ids = NULL;

  g_assert_cmpint (add (fixture, release), ==, id);
  g_assert_cmpuint (count (fixture, &qorgan_kind_incident, NULL), ==, 1);
  g_assert_cmpuint (qorgan_typed_plan_n_choices (search, QORGAN_TYPED_ITEM_CASE, 0), ==, 2);
  g_assert_cmpuint (qorgan_typed_plan_choice (search, QORGAN_TYPED_ITEM_CASE, 0), ==, 1);
  qorgan_typed_plan_choose (search, QORGAN_TYPED_ITEM_CASE, 0, 0);
  g_assert_cmpint (add (fixture, search), ==, id);
  incidents = fixture_value (fixture, id, QORGAN_CASE_INCIDENTS);
  ids = g_strsplit (incidents, " ", -1);
  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  g_assert_cmpuint (count (fixture, &qorgan_kind_place, &place), ==, 1);
  g_assert_cmpuint (count (fixture, &qorgan_kind_step, NULL), ==, 3);
  fixture_assert_sound (fixture);
}

/* A body is one that the casebook has, named whole or by two words that only it has. */
static void
test_bodies (Fixture *fixture, gconstpointer data)
{
  gint64 abai
      = fixture_create (fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN, "Police of the Abai district",
                        QORGAN_ORGANISATION_NAME_RU, "Полиция Абайского района", 0);
  g_autoptr (QorganTypedPlan) known = plan_of (fixture, "Raul Uporov detained by Abai district police in Almaty");
  g_autoptr (QorganTypedPlan) unknown = plan_of (fixture, "Raul Uporov detained by police");
  gint64 id, step, role;

  g_assert_cmpint (known->body, ==, abai);
  g_assert_cmpstr (known->line->place->code, ==, "almaty");
  g_assert_cmpint (unknown->body, ==, 0);
  g_assert_cmpstr (unknown->line->note, ==, "by police");
  id = add (fixture, known);
  g_assert_cmpuint (count (fixture, &qorgan_kind_step, &step), ==, 1);
  assert_link (fixture, step, QORGAN_STEP_BODY, abai);
  g_assert_cmpuint (count (fixture, &qorgan_kind_case_role, &role), ==, 1);
  assert_link (fixture, role, QORGAN_CASE_ROLE_CASE, id);
  assert_value (fixture, role, QORGAN_CASE_ROLE_ROLE, "detaining_body");
}

/* Whoever is new is offered as they are called, and as the line has it; a term and an amount become fields of the step.
 */
static void
test_case_and_term (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QorganTypedPlan) plan = plan_of (fixture, "Лукпана Ахмедьярова арестовали на 15 суток в Уральске");
  g_autoptr (QorganTypedPlan) fined = plan_of (fixture, "Асель Омарова оштрафована на 58 340 тенге");
  g_autofree char *choice = qorgan_typed_plan_dup_choice (plan, QORGAN_TYPED_ITEM_PERSON, 0, 1, QORGAN_LANGUAGE_EN);
  g_autofree char *measure = qorgan_typed_plan_dup_text (plan, QORGAN_TYPED_ITEM_MEASURE, 0, QORGAN_LANGUAGE_EN);
  gint64 person, step;

  g_assert_cmpuint (qorgan_typed_plan_n_choices (plan, QORGAN_TYPED_ITEM_PERSON, 0), ==, 2);
  g_assert_cmpstr (choice, ==, "Лукпана Ахмедьярова · New person · as typed");
  g_assert_cmpstr (measure, ==, "Administrative arrest, 15\u00a0days");
  add (fixture, plan);
  g_assert_cmpuint (count (fixture, &qorgan_kind_person, &person), ==, 1);
  assert_value (fixture, person, QORGAN_PERSON_NAME_RU, "Лукпан Ахмедьяров");
  g_assert_cmpuint (count (fixture, &qorgan_kind_step, &step), ==, 1);
  assert_value (fixture, step, QORGAN_STEP_KIND, "ruling");
  assert_value (fixture, step, QORGAN_STEP_MEASURE, "administrative_arrest");
  assert_value (fixture, step, QORGAN_STEP_LENGTH, "15");
  assert_value (fixture, step, QORGAN_STEP_LENGTH_UNIT, "days");
  assert_value (fixture, step, QORGAN_STEP_NOTE, NULL);
  add (fixture, fined);
  g_assert_cmpuint (count (fixture, &qorgan_kind_step, NULL), ==, 2);
  fixture_assert_sound (fixture);
}

/* Several people: one incident, and of each their part in it, their case and its step; one of them is there already. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  gint64 aigul = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Aigul Utepova", 0);
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (QorganTypedPlan) plan
      = plan_of (fixture, "Лукпан Ахмедьяров, Айгуль Утепова и Данияр Молдабеков задержаны в Алматы 5 января 2022");
  gint64 incident, first = add (fixture, plan), case_id;

  g_assert_cmpuint (plan->subjects->len, ==, 3);
  g_assert_cmpuint (qorgan_typed_plan_n_rows (plan, QORGAN_TYPED_ITEM_PERSON), ==, 3);
  g_assert_cmpuint (count (fixture, &qorgan_kind_person, NULL), ==, 3);
  g_assert_cmpuint (count (fixture, &qorgan_kind_incident, &incident), ==, 1);
  g_assert_cmpuint (count (fixture, &qorgan_kind_involvement, NULL), ==, 3);
  g_assert_cmpuint (count (fixture, &qorgan_kind_case, &case_id), ==, 3);
  g_assert_cmpuint (count (fixture, &qorgan_kind_step, NULL), ==, 3);
  g_assert_cmpint (first, ==, case_id);
  assert_value (fixture, first, QORGAN_CASE_TITLE, "Лукпан Ахмедьяров: Detention, 5 Jan 2022");
  assert_value (fixture, incident, QORGAN_INCIDENT_TITLE,
                "Detention: Лукпан Ахмедьяров, Aigul Utepova, Данияр Молдабеков, Almaty, 5 Jan 2022");
  g_assert_cmpint (qorgan_typed_subject_known (plan->subjects->pdata[1])->id, ==, aigul);
  fixture_assert_sound (fixture);
  g_assert_true (fixture_undo (fixture));
  after = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* A slip of the keyboard, an initial: whoever may be meant is offered, and nobody is taken for granted. */
static void
test_similar (Fixture *fixture, gconstpointer data)
{
  static const char *const typed[] = { "Lukpan Akhmedyrov detained", "Лукпон Ахмедьяров задержан" };
  gint64 lukpan = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Lukpan Akhmedyarov", 0);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (QorganTypedPlan) plan = plan_of (fixture, typed[i]);
      g_autofree char *text = qorgan_typed_plan_dup_text (plan, QORGAN_TYPED_ITEM_PERSON, 0, QORGAN_LANGUAGE_EN);
      g_autofree char *choice = NULL;

      g_test_message ("%s", typed[i]);
      g_assert_cmpuint (subject_of (plan)->persons->len, ==, 1);
      g_assert_cmpint (((QorganTypedPerson *) subject_of (plan)->persons->pdata[0])->id, ==, lukpan);
      g_assert_null (qorgan_typed_subject_known (subject_of (plan)));
      g_assert_true (g_str_has_suffix (text, " · New person · Similar: Lukpan Akhmedyarov"));
      choice = qorgan_typed_plan_dup_choice (plan, QORGAN_TYPED_ITEM_PERSON, 0, 0, QORGAN_LANGUAGE_EN);
      g_assert_cmpstr (choice, ==, "Lukpan Akhmedyarov · one letter differs");
    }
}

/* Every code in the table of words is one that a field can hold. */
static void
check_words (QorganSession *session, gpointer data)
{
  static const struct
  {
    guint column;
    const char *vocabulary;
  } columns[] = { { 2, "incident_type" }, { 3, "step_kind" }, { 4, "track" }, { 5, "measure" } };
  g_autoptr (GBytes) bytes = g_resources_lookup_data ("/org/qorgan/Qorgan/exchange/entry/words.tsv", 0, NULL);
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  const QorganVocabularies *vocabularies = qorgan_session_vocabularies (session);

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      g_test_message ("%s", lines[i]);
      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        if (*cells[columns[j].column] != '\0')
          g_assert_nonnull (qorgan_vocabularies_find (vocabularies, columns[j].vocabulary, cells[columns[j].column]));
      if (*cells[7] != '\0')
        g_assert_nonnull (qorgan_vocabularies_find (vocabularies,
                                                    g_str_equal (cells[0], "currency") ? "currency" : "length_unit",
                                                    cells[7]));
    }
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, check_words, NULL);
}

/* Nothing is written of a line that says neither who nor what. */
static void
test_not_enough (Fixture *fixture, gconstpointer data)
{
  static const char *const typed[] = { "", "7 Jan 2022", "in Uralsk", "???" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (QorganTypedPlan) plan = plan_of (fixture, typed[i]);

      g_assert_false (qorgan_typed_plan_is_enough (plan));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/typed-plan/all-of-it", Fixture, NULL, fixture_set_up, test_all_of_it, fixture_tear_down);
  g_test_add ("/typed-plan/persons", Fixture, NULL, fixture_set_up, test_persons, fixture_tear_down);
  g_test_add ("/typed-plan/cases", Fixture, NULL, fixture_set_up, test_cases, fixture_tear_down);
  g_test_add ("/typed-plan/bodies", Fixture, NULL, fixture_set_up, test_bodies, fixture_tear_down);
  g_test_add ("/typed-plan/case-and-term", Fixture, NULL, fixture_set_up, test_case_and_term, fixture_tear_down);
  g_test_add ("/typed-plan/several", Fixture, NULL, fixture_set_up, test_several, fixture_tear_down);
  g_test_add ("/typed-plan/similar", Fixture, NULL, fixture_set_up, test_similar, fixture_tear_down);
  g_test_add ("/typed-plan/words", Fixture, NULL, fixture_set_up, test_words, fixture_tear_down);
  g_test_add ("/typed-plan/not-enough", Fixture, NULL, fixture_set_up, test_not_enough, fixture_tear_down);
  return g_test_run ();
}
