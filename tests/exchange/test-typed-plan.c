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

  g_assert_cmpuint (qorgan_typed_plan_n_choices (plan, QORGAN_TYPED_ITEM_PERSON), ==, 1);
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
  assert_value (fixture, incident, QORGAN_INCIDENT_TITLE, "Detention: Лукпан Ахмедьяров, Oral");
  assert_link (fixture, incident, QORGAN_INCIDENT_PLACE, place);
  assert_link (fixture, involvement, QORGAN_INVOLVEMENT_PERSON, person);
  assert_link (fixture, involvement, QORGAN_INVOLVEMENT_INCIDENT, incident);
  assert_value (fixture, id, QORGAN_CASE_TITLE, "Лукпан Ахмедьяров: Detention");
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
      g_assert_cmpuint (plan->persons->len, ==, 1);
      g_assert_cmpint (((QorganTypedPerson *) plan->persons->pdata[0])->id, ==, lukpan);
    }
  g_assert_cmpuint (qorgan_typed_plan_n_choices (both, QORGAN_TYPED_ITEM_PERSON), ==, 3);
  for (guint i = 0; i < 2; i++)
    {
      gint64 id;

      qorgan_typed_plan_choose (both, QORGAN_TYPED_ITEM_PERSON, i);
      id = add (fixture, both);
      assert_link (fixture, id, QORGAN_CASE_CLIENT, ((QorganTypedPerson *) both->persons->pdata[i])->id);
    }
  qorgan_typed_plan_choose (both, QORGAN_TYPED_ITEM_PERSON, 2);
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
  g_assert_cmpuint (qorgan_typed_plan_n_choices (search, QORGAN_TYPED_ITEM_CASE), ==, 2);
  g_assert_cmpuint (qorgan_typed_plan_choice (search, QORGAN_TYPED_ITEM_CASE), ==, 1);
  qorgan_typed_plan_choose (search, QORGAN_TYPED_ITEM_CASE, 0);
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
  g_test_add ("/typed-plan/not-enough", Fixture, NULL, fixture_set_up, test_not_enough, fixture_tear_down);
  return g_test_run ();
}
