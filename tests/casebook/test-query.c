/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries: what each sort of condition finds. */

#include <json-glib/json-glib.h>

#include "fixture.h"
#include "qorgan-query.h"
#include "qorgan-query-private.h"
#include "qorgan-session-private.h"

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  return node;
}

/* Cases A, B, … with what the conditions look at. */
typedef struct
{
  Fixture fixture;
  gint64 lukpan, aliya, aktau, almaty;
  gint64 source;
} Cases;

static void
cases_set_up (Cases *cases, gconstpointer data)
{
  Fixture *f = &cases->fixture;
  g_autofree char *lukpan = NULL, *aliya = NULL, *source = NULL, *incident_links = NULL;

  fixture_set_up (f, NULL);
  cases->lukpan = fixture_create (f, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Lukpan Akhmedyarov", 0);
  cases->aliya = fixture_create (f, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Aliya", 0);
  cases->source = fixture_create (f, &qorgan_kind_source, QORGAN_SOURCE_TITLE, "Report", 0);
  lukpan = qorgan_value_from_number (cases->lukpan);
  aliya = qorgan_value_from_number (cases->aliya);
  source = qorgan_value_from_number (cases->source);
  fixture_create (f, &qorgan_kind_case, QORGAN_CASE_TITLE, "A", QORGAN_CASE_CLIENT, lukpan, QORGAN_CASE_STATE, "open",
                  QORGAN_CASE_OPENED, "2022-01-07", QORGAN_CASE_SOURCES, source, 0);
  fixture_create (f, &qorgan_kind_case, QORGAN_CASE_TITLE, "B", QORGAN_CASE_CLIENT, aliya, QORGAN_CASE_STATE, "closed",
                  QORGAN_CASE_OPENED, "2022", QORGAN_CASE_CLOSED, "2023-05", 0);
  fixture_create (f, &qorgan_kind_case, QORGAN_CASE_TITLE, "C", QORGAN_CASE_STATE, "open", QORGAN_CASE_OPENED,
                  "../2021-06-30", 0);
  fixture_create (f, &qorgan_kind_case, QORGAN_CASE_TITLE, "D", QORGAN_CASE_OPENED, "?sometime in winter", 0);
}

static void
cases_tear_down (Cases *cases, gconstpointer data)
{
  fixture_tear_down (&cases->fixture, NULL);
}

typedef struct
{
  const QorganKind *kind;
  const char *json;
  char *found;
} Finding;

static void
find_titles (QorganSession *session, gpointer data)
{
  Finding *finding = data;
  g_autoptr (JsonNode) node = parse (finding->json);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganQuery) query = qorgan_query_from_json (node, finding->kind, &error);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GString) titles = g_string_new (NULL);

  g_assert_no_error (error);
  ids = qorgan_session_find (session, query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *title
          = qorgan_session_title (session, g_array_index (ids, gint64, i), QORGAN_LANGUAGE_EN, &error);

      g_assert_no_error (error);
      g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", title);
    }
  finding->found = g_string_free (g_steal_pointer (&titles), FALSE);
}

/* @conditions: the inside of "where"; %s in it is @id */
static void
assert_finds (Cases *cases, const QorganKind *kind, const char *conditions, gint64 id, const char *expected)
{
  g_autofree char *digits = qorgan_value_from_number (id);
  g_autoptr (GString) json = g_string_new (NULL);
  Finding finding = { .kind = kind };

  g_string_printf (json, "{\"where\":[%s]}", conditions);
  g_string_replace (json, "%s", digits, 0);
  finding.json = json->str;
  fixture_run (&cases->fixture, find_titles, &finding);
  g_assert_cmpstr (finding.found, ==, expected);
  g_free (finding.found);
}

static void
test_find_codes (Cases *cases, gconstpointer data)
{
  assert_finds (cases, &qorgan_kind_case, "", 0, "A B C D");
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"state\",\"any\":[\"open\"]}", 0, "A C");
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"state\",\"any\":[\"open\",\"closed\"]}", 0, "A B C");
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"state\",\"any\":[]}", 0, "");
  /* Where nothing is recorded, none of the values is. */
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"state\",\"none\":[\"open\"]}", 0, "B D");
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"state\",\"any\":[\"' OR 1=1 --\"]}", 0, "");
}

static void
test_find_lists_of_codes (Cases *cases, gconstpointer data)
{
  Fixture *f = &cases->fixture;

  fixture_create (f, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "E", QORGAN_INCIDENT_TYPES, "detention violence", 0);
  fixture_create (f, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "F", QORGAN_INCIDENT_TYPES, "blocking", 0);
  fixture_create (f, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "G", 0);
  assert_finds (cases, &qorgan_kind_incident, "{\"field\":\"types\",\"any\":[\"violence\",\"threat\"]}", 0, "E");
  assert_finds (cases, &qorgan_kind_incident, "{\"field\":\"types\",\"none\":[\"violence\"]}", 0, "F G");
  assert_finds (cases, &qorgan_kind_incident, "{\"field\":\"types\",\"empty\":true}", 0, "G");
}

static void
test_find_links (Cases *cases, gconstpointer data)
{
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"client\",\"any\":[\"%s\"]}", cases->lukpan, "A");
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"client\",\"none\":[\"%s\"]}", cases->lukpan, "B C D");
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"client\",\"empty\":true}", 0, "C D");
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"sources\",\"any\":[\"%s\"]}", cases->source, "A");
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"sources\",\"none\":[\"%s\"]}", cases->source, "B C D");
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"sources\",\"empty\":false}", 0, "A");
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"sources\",\"empty\":true}", 0, "B C D");
}

static void
test_find_text (Cases *cases, gconstpointer data)
{
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"title\",\"any\":[\"A\",\"D\",\"a\"]}", 0, "A D");
}

static void
test_find_dates (Cases *cases, gconstpointer data)
{
  /* What may lie in the range matches: a whole year, an open beginning. */
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"opened\",\"since\":\"2022-01\",\"until\":\"2022-01\"}", 0,
                "A B");
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"opened\",\"since\":\"2022-02\"}", 0, "B");
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"opened\",\"until\":\"2021\"}", 0, "C");
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"opened\",\"since\":\"2022-01-07\",\"until\":\"2022-01-07\"}", 0,
                "A B");
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"opened\",\"since\":\"2022-01-08\",\"until\":\"2022-01-08\"}", 0,
                "B");
  /* A text that was kept is recorded, but lies nowhere. */
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"opened\",\"since\":\"1900\"}", 0, "A B C");
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"opened\",\"empty\":true}", 0, "");
  assert_finds (cases, &qorgan_kind_case, "{\"field\":\"closed\",\"empty\":true}", 0, "A C D");
}

static void
test_find_all_together (Cases *cases, gconstpointer data)
{
  assert_finds (cases, &qorgan_kind_case,
                "{\"field\":\"state\",\"any\":[\"open\"]},{\"field\":\"opened\",\"since\":\"2022\"}", 0, "A");
  assert_finds (cases, &qorgan_kind_case,
                "{\"field\":\"state\",\"any\":[\"open\",\"closed\"],\"none\":[\"open\"],\"empty\":false}", 0, "B");
}

static gint64
add_step (Cases *cases, gint64 of, const char *measure, const char *happened, const char *ended, gint64 place)
{
  g_autofree char *owner = qorgan_value_from_number (of);
  g_autofree char *where = place != 0 ? qorgan_value_from_number (place) : NULL;

  return fixture_create (&cases->fixture, &qorgan_kind_step, QORGAN_STEP_CASE, owner, QORGAN_STEP_MEASURE, measure,
                         QORGAN_STEP_HAPPENED, happened, QORGAN_STEP_ENDED, ended, QORGAN_STEP_PLACE, where, 0);
}

/* P: house arrest in Almaty; Q: in the district of Almaty, over; R: a fine there and a house arrest elsewhere; S: none,
 * on dates known in part. */
static void
steps_set_up (Cases *cases, gconstpointer data)
{
  Fixture *f = &cases->fixture;
  g_autofree char *almaty = NULL;
  g_autofree char *aliya = NULL;
  gint64 district, p, q, r, s;

  cases_set_up (cases, NULL);
  aliya = qorgan_value_from_number (cases->aliya);
  cases->aktau = fixture_create (f, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Aktau", 0);
  cases->almaty = fixture_create (f, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Almaty", 0);
  almaty = qorgan_value_from_number (cases->almaty);
  district = fixture_create (f, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Medeu", QORGAN_PLACE_WITHIN, almaty, 0);
  p = fixture_create (f, &qorgan_kind_case, QORGAN_CASE_TITLE, "P", QORGAN_CASE_CLIENT, aliya, 0);
  q = fixture_create (f, &qorgan_kind_case, QORGAN_CASE_TITLE, "Q", 0);
  r = fixture_create (f, &qorgan_kind_case, QORGAN_CASE_TITLE, "R", 0);
  s = fixture_create (f, &qorgan_kind_case, QORGAN_CASE_TITLE, "S", 0);
  add_step (cases, p, "house_arrest", "2022-01-10", NULL, cases->almaty);
  add_step (cases, q, "house_arrest", "2021-12-20", "2022-01-12", district);
  add_step (cases, r, "administrative_fine", "2022-01-20", NULL, cases->almaty);
  add_step (cases, r, "house_arrest", "2021-11", "2022", cases->aktau);
  add_step (cases, s, NULL, "2022", "?when it was over", 0);
}

#define STEP "{\"via\":\"step.case\","
#define ARREST STEP "\"field\":\"measure\",\"any\":[\"house_arrest\"]}"

static void
test_find_by_steps (Cases *cases, gconstpointer data)
{
  const QorganKind *kind = &qorgan_kind_case;

  assert_finds (cases, kind, ARREST, 0, "P Q R");
  /* Of the same step: R was fined, not arrested, since January. */
  assert_finds (cases, kind, ARREST "," STEP "\"field\":\"happened\",\"since\":\"2022-01\"}", 0, "P");
  assert_finds (cases, kind, STEP "\"field\":\"happened\",\"since\":\"2022-01\"}", 0, "P R S");
  assert_finds (cases, kind, ARREST "," STEP "\"field\":\"happened\",\"until\":\"2021\"}", 0, "Q R");
  /* Not one step may have what is excluded. */
  assert_finds (cases, kind, STEP "\"field\":\"measure\",\"none\":[\"house_arrest\"]}", 0, "A B C D S");
  assert_finds (cases, kind, ARREST "," STEP "\"field\":\"place\",\"none\":[\"%s\"]}", cases->almaty, "Q");
  assert_finds (cases, kind, STEP "\"field\":\"measure\",\"empty\":true}", 0, "A B C D S");
  assert_finds (cases, kind, STEP "\"field\":\"measure\",\"empty\":false}", 0, "P Q R");
  assert_finds (cases, kind, STEP "\"field\":\"sources\",\"empty\":false}", 0, "");
}

static void
test_find_within (Cases *cases, gconstpointer data)
{
  const QorganKind *kind = &qorgan_kind_case;

  assert_finds (cases, kind, STEP "\"field\":\"place\",\"any\":[\"%s\"]}", cases->almaty, "P R");
  assert_finds (cases, kind, STEP "\"field\":\"place\",\"any\":[\"%s\"],\"within\":true}", cases->almaty, "P Q R");
  assert_finds (cases, kind, STEP "\"field\":\"place\",\"none\":[\"%s\"],\"within\":true}", cases->almaty, "A B C D S");
  assert_finds (cases, kind, ARREST "," STEP "\"field\":\"place\",\"any\":[\"%s\"],\"within\":true}", cases->almaty,
                "P Q");
}

/* What no change can make: a file that came from elsewhere. */
static void
close_circle (QorganSession *session, gpointer data)
{
  const Cases *cases = data;
  g_autofree char *sql
      = g_strdup_printf ("UPDATE place SET within = CASE id WHEN %" G_GINT64_FORMAT " THEN %" G_GINT64_FORMAT
                         " ELSE %" G_GINT64_FORMAT " END WHERE id IN (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ")",
                         cases->aktau, cases->almaty, cases->aktau, cases->aktau, cases->almaty);
  g_autoptr (GError) error = NULL;

  qorgan_connection_exec (session->connection, sql, &error);
  g_assert_no_error (error);
}

static void
test_find_within_a_circle (Cases *cases, gconstpointer data)
{
  fixture_run (&cases->fixture, close_circle, cases);
  assert_finds (cases, &qorgan_kind_case, STEP "\"field\":\"place\",\"any\":[\"%s\"],\"within\":true}", cases->aktau,
                "P Q R");
}

/* Imposed since is one thing, in force on another. */
static void
test_find_in_force (Cases *cases, gconstpointer data)
{
  const QorganKind *kind = &qorgan_kind_case;

  assert_finds (cases, kind, ARREST "," STEP "\"field\":\"happened\",\"on\":\"2022-01-11\"}", 0, "P Q R");
  assert_finds (cases, kind, ARREST "," STEP "\"field\":\"happened\",\"on\":\"2022-01-13\"}", 0, "P R");
  assert_finds (cases, kind, ARREST "," STEP "\"field\":\"happened\",\"on\":\"2022-01-09\"}", 0, "Q R");
  assert_finds (cases, kind, ARREST "," STEP "\"field\":\"happened\",\"on\":\"2023-05\"}", 0, "P");
  assert_finds (cases, kind, ARREST "," STEP "\"field\":\"happened\",\"on\":\"2021-10\"}", 0, "");
  /* Somewhere in November, to somewhere in 2022; and an end that is only told in words has not come. */
  assert_finds (cases, kind, ARREST "," STEP "\"field\":\"happened\",\"on\":\"2021-11-01\"}", 0, "R");
  assert_finds (cases, kind, STEP "\"field\":\"happened\",\"on\":\"2024\"}", 0, "P R S");
  /* Of the case itself: it was open. */
  assert_finds (cases, kind, "{\"field\":\"opened\",\"on\":\"2022-06\"}", 0, "A B C");
  assert_finds (cases, kind, "{\"field\":\"opened\",\"on\":\"2024\"}", 0, "A C");
}

/* Where it is known when it came into force, that counts. */
static void
test_find_in_force_later (Cases *cases, gconstpointer data)
{
  gint64 t = fixture_create (&cases->fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "T", 0);
  gint64 step = add_step (cases, t, "house_arrest", "2022-05-01", NULL, 0);

  fixture_set (&cases->fixture, step, QORGAN_STEP_IN_FORCE, "2022-05-11");
  assert_finds (cases, &qorgan_kind_case, ARREST "," STEP "\"field\":\"happened\",\"on\":\"2022-05-10\"}", 0, "P R");
  assert_finds (cases, &qorgan_kind_case, ARREST "," STEP "\"field\":\"happened\",\"on\":\"2022-05-11\"}", 0, "P R T");
  assert_finds (cases, &qorgan_kind_case, ARREST "," STEP "\"field\":\"happened\",\"since\":\"2022-05-11\"}", 0, "");
}

#define THEIR_ARREST "{\"via\":[\"case.client\",\"step.case\"],\"field\":\"measure\",\"any\":[\"house_arrest\"]}"

static void
test_find_by_two_hops (Cases *cases, gconstpointer data)
{
  assert_finds (cases, &qorgan_kind_person, THEIR_ARREST, 0, "Aliya");
  assert_finds (cases, &qorgan_kind_person,
                "{\"via\":[\"case.client\",\"step.case\"],\"field\":\"measure\",\"none\":[\"house_arrest\"]}", 0,
                "Lukpan Akhmedyarov");
  assert_finds (cases, &qorgan_kind_person, "{\"via\":\"case.client\",\"field\":\"state\",\"any\":[\"closed\"]}", 0,
                "Aliya");
  assert_finds (cases, &qorgan_kind_step, "{\"via\":[\"step.case\",\"case_role.case\"],\"field\":\"role\",\"any\":[]}",
                0, "");
}

#define THEIR_STEP "{\"via\":[\"case.client\",\"step.case\"],\"field\":\"happened\","

/* Of dates alone it is kept at the case when its steps were; of two at once one step has to be asked. */
static void
test_find_by_kept_dates (Cases *cases, gconstpointer data)
{
  const QorganKind *cases_kind = &qorgan_kind_case, *people = &qorgan_kind_person;
  gint64 u = fixture_create (&cases->fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "U", 0);
  g_autofree char *lukpan = qorgan_value_from_number (cases->lukpan);
  gint64 early = add_step (cases, u, NULL, "2020-02", NULL, 0);
  gint64 late = add_step (cases, u, NULL, "2023-02", NULL, 0);
  gint64 court = fixture_create (&cases->fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN, "Outlet", 0);
  g_autofree char *outlet = qorgan_value_from_number (court);

  fixture_set (&cases->fixture, u, QORGAN_CASE_CLIENT, lukpan);
  assert_finds (cases, cases_kind, STEP "\"field\":\"happened\",\"since\":\"2023\"}", 0, "U");
  assert_finds (cases, cases_kind, STEP "\"field\":\"happened\",\"until\":\"2020-02-01\"}", 0, "U");
  assert_finds (cases, cases_kind, STEP "\"field\":\"happened\",\"until\":\"2020-01\"}", 0, "");
  assert_finds (cases, cases_kind, STEP "\"field\":\"happened\",\"since\":\"2021-12-01\",\"until\":\"2021-12-31\"}", 0,
                "Q");
  assert_finds (cases, cases_kind,
                STEP "\"field\":\"happened\",\"since\":\"2023\"}," STEP "\"field\":\"measure\",\"empty\":true}", 0,
                "U");
  assert_finds (cases, people, THEIR_STEP "\"since\":\"2023\"}", 0, "Lukpan Akhmedyarov");
  assert_finds (cases, people, THEIR_STEP "\"since\":\"2022\"}", 0, "Lukpan Akhmedyarov Aliya");
  assert_finds (cases, people, THEIR_STEP "\"until\":\"2021\"}", 0, "Lukpan Akhmedyarov");
  assert_finds (cases, people, THEIR_STEP "\"since\":\"2021\",\"until\":\"2022-06\"}", 0, "Aliya");
  /* It follows what becomes of the steps, and is of those who are looked for. */
  fixture_set (&cases->fixture, late, QORGAN_STEP_HAPPENED, "2020-03");
  assert_finds (cases, cases_kind, STEP "\"field\":\"happened\",\"since\":\"2023\"}", 0, "");
  fixture_delete (&cases->fixture, early);
  assert_finds (cases, cases_kind, STEP "\"field\":\"happened\",\"until\":\"2020-02\"}", 0, "");
  fixture_set (&cases->fixture, u, QORGAN_CASE_CLIENT, outlet);
  assert_finds (cases, people, THEIR_STEP "\"until\":\"2020\"}", 0, "");
  assert_finds (cases, &qorgan_kind_organisation, THEIR_STEP "\"until\":\"2020\"}", 0, "Outlet");
}

/* The case keeps it: no step is asked but those that have ended since. */
static void
explain_what_lasts (QorganSession *session, gpointer data)
{
  const QorganPath path = { { QORGAN_STEP_CASE }, QORGAN_STEP_HAPPENED };
  QorganCondition *condition = qorgan_condition_new (&path);
  g_autoptr (QorganQuery) query = qorgan_query_new (&qorgan_kind_case);
  g_auto (QorganQuerySql) sql;
  g_autofree char *explain = NULL;
  g_autoptr (QorganStatement) plan = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_row;

  condition->on = g_strdup ("2024-01-15");
  qorgan_query_take_condition (query, condition);
  qorgan_query_sql_init (&sql);
  qorgan_query_sql_append_select (&sql, query, NULL);
  explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql.sql->str, NULL);
  plan = qorgan_connection_prepare (session->connection, explain, &error);
  g_assert_no_error (error);
  g_assert_true (qorgan_statement_step (plan, &has_row, &error) && has_row);
  g_assert_nonnull (strstr (qorgan_statement_text (plan, 3), "COVERING INDEX case_asked"));
  g_assert_true (qorgan_statement_step (plan, &has_row, &error) && has_row);
  g_assert_true (qorgan_statement_step (plan, &has_row, &error) && has_row);
  g_assert_nonnull (strstr (qorgan_statement_text (plan, 3), "INDEX step_ended"));
}

/* A hearing is over when it was held; a detention lasts, whether somebody wrote down the measure or not, until it ends;
 * with what lifts a measure it is over. */
static void
test_find_what_lasts (Cases *cases, gconstpointer data)
{
  static const struct
  {
    const char *title;
    const char *kind;
    QorganFieldId field;
    const char *value;
  } steps[] = {
    { "K", "hearing_held", 0, NULL },
    { "L", "detention", 0, NULL },
    { "M", "ruling", QORGAN_STEP_IN_FORCE, "2024-01-20" },
    { "N", "measure_lifted", QORGAN_STEP_MEASURE, "house_arrest" },
    { "O", "release", QORGAN_STEP_MEASURE, "recognizance" },
    { "T", "detention", QORGAN_STEP_ENDED, "2024-01-12" },
    { "U", NULL, QORGAN_STEP_HELD_AT, "place" },
  };
  g_autofree char *place = qorgan_value_from_number (cases->aktau);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gint64 of = fixture_create (&cases->fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, steps[i].title, 0);
      gint64 step = add_step (cases, of, NULL, "2024-01-10", NULL, 0);

      fixture_set (&cases->fixture, step, QORGAN_STEP_KIND, steps[i].kind);
      if (steps[i].field != 0)
        fixture_set (&cases->fixture, step, steps[i].field,
                     steps[i].field == QORGAN_STEP_HELD_AT ? place : steps[i].value);
    }
  fixture_run (&cases->fixture, explain_what_lasts, NULL);
  assert_finds (cases, &qorgan_kind_case, STEP "\"field\":\"happened\",\"on\":\"2024-01-11\"}", 0, "P R S L O T U");
  assert_finds (cases, &qorgan_kind_case, STEP "\"field\":\"happened\",\"on\":\"2024-02\"}", 0, "P R S L M O U");
  assert_finds (cases, &qorgan_kind_case,
                STEP "\"field\":\"happened\",\"on\":\"2024-02\"}," STEP
                     "\"field\":\"kind\",\"any\":[\"hearing_held\"]}",
                0, "");
}

/* What has an end is asked for it, what has none is kept at the case; whose case it is may be no person. */
static void
test_find_who_is_held (Cases *cases, gconstpointer data)
{
  const QorganKind *people = &qorgan_kind_person, *organisations = &qorgan_kind_organisation;
  gint64 u = fixture_create (&cases->fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "U", 0);
  gint64 v = fixture_create (&cases->fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "V", 0);
  g_autofree char *lukpan = qorgan_value_from_number (cases->lukpan);
  g_autofree char *aliya = qorgan_value_from_number (cases->aliya);
  gint64 court = fixture_create (&cases->fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN, "Outlet", 0);
  g_autofree char *outlet = qorgan_value_from_number (court);
  gint64 held = add_step (cases, u, NULL, "2023-02-05", NULL, 0);

  fixture_set (&cases->fixture, u, QORGAN_CASE_CLIENT, lukpan);
  assert_finds (cases, people, THEIR_STEP "\"on\":\"2023-03\"}", 0, "Aliya");
  fixture_set (&cases->fixture, held, QORGAN_STEP_KIND, "detention");
  assert_finds (cases, people, THEIR_STEP "\"on\":\"2023-03\"}", 0, "Lukpan Akhmedyarov Aliya");
  assert_finds (cases, people, THEIR_STEP "\"on\":\"2023-01\"}", 0, "Aliya");
  fixture_set (&cases->fixture, held, QORGAN_STEP_ENDED, "2023-02-20");
  assert_finds (cases, people, THEIR_STEP "\"on\":\"2023-03\"}", 0, "Aliya");
  assert_finds (cases, people, THEIR_STEP "\"on\":\"2023-02-20\"}", 0, "Lukpan Akhmedyarov Aliya");
  assert_finds (cases, people, THEIR_STEP "\"on\":\"2023-02-04\"}", 0, "Aliya");
  /* Twice the same person, and an organisation. */
  fixture_set (&cases->fixture, held, QORGAN_STEP_MEASURE, "house_arrest");
  add_step (cases, v, "house_arrest", "2023-02-06", NULL, 0);
  fixture_set (&cases->fixture, v, QORGAN_CASE_CLIENT, aliya);
  assert_finds (cases, people, THEIR_ARREST, 0, "Lukpan Akhmedyarov Aliya");
  fixture_set (&cases->fixture, u, QORGAN_CASE_CLIENT, outlet);
  assert_finds (cases, people, THEIR_ARREST, 0, "Aliya");
  assert_finds (cases, people, THEIR_STEP "\"on\":\"2023-02-20\"}", 0, "Aliya");
  assert_finds (cases, organisations, THEIR_ARREST, 0, "Outlet");
  assert_finds (cases, organisations, THEIR_STEP "\"on\":\"2023-02-20\"}", 0, "Outlet");
}

static void
test_find_forward (Cases *cases, gconstpointer data)
{
  g_autofree char *almaty = qorgan_value_from_number (cases->almaty);

  fixture_set (&cases->fixture, cases->almaty, QORGAN_PLACE_KIND, "city");
  fixture_create (&cases->fixture, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "E", QORGAN_INCIDENT_PLACE, almaty, 0);
  fixture_create (&cases->fixture, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "F", 0);
  assert_finds (cases, &qorgan_kind_incident, "{\"via\":\"incident.place\",\"field\":\"kind\",\"any\":[\"city\"]}", 0,
                "E");
  assert_finds (cases, &qorgan_kind_incident, "{\"via\":\"incident.place\",\"field\":\"kind\",\"none\":[\"city\"]}", 0,
                "F");
}

static void
where_dates (QorganQuery *query, QorganFieldId field, const char *since, const char *until)
{
  QorganCondition *condition = qorgan_condition_new (&(QorganPath) { .field = field });

  condition->since = g_strdup (since);
  condition->until = g_strdup (until);
  qorgan_query_take_condition (query, condition);
}

/* Whatever a kind's table says can be asked for. */
static void
find_by_every_field (QorganSession *session, gpointer data)
{
  const char *const values[] = { "1", NULL };
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        QorganFieldId field = qorgan_kind_field_id (kinds[i], j);
        QorganType type = kinds[i]->fields[j].type;
        g_autoptr (QorganQuery) query = qorgan_query_new (kinds[i]);
        g_autoptr (GArray) found = NULL;
        g_autoptr (GError) error = NULL;

        if (type == QORGAN_DATE)
          where_dates (query, field, "2022-01-07", "2022-01-07");
        else if (type != QORGAN_NUMBER && type != QORGAN_REAL)
          {
            qorgan_query_where_any (query, field, values);
            qorgan_query_where_none (query, field, values);
          }
        qorgan_query_where_empty (query, field, FALSE);
        found = qorgan_session_find (session, query, &error);
        g_assert_no_error (error);
        g_assert_nonnull (found);
        /* A value that must and must not be there. */
        if (type != QORGAN_DATE && type != QORGAN_NUMBER && type != QORGAN_REAL)
          g_assert_cmpuint (found->len, ==, 0);
      }
}

static void
test_find_by_every_field (Cases *cases, gconstpointer data)
{
  fixture_run (&cases->fixture, find_by_every_field, NULL);
}

/* What pages do without JSON. */
static void
test_conditions (void)
{
  g_autoptr (QorganQuery) query = qorgan_query_new (&qorgan_kind_case);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;

  g_assert_false (qorgan_query_has_conditions (query));
  qorgan_query_where_any (query, QORGAN_CASE_STATE, (const char *[]) { "open", NULL });
  qorgan_query_where_any (query, QORGAN_CASE_STATE, (const char *[]) { "closed", NULL });
  qorgan_query_where_none (query, QORGAN_CASE_TRACK, (const char *[]) { "civil", NULL });
  where_dates (query, QORGAN_CASE_OPENED, "2022-01-07", NULL);
  qorgan_query_where_empty (query, QORGAN_CASE_TRACK, FALSE);
  qorgan_query_where_empty (query, QORGAN_CASE_CLIENT, TRUE);
  qorgan_query_take_condition (query, qorgan_condition_new (&(QorganPath) { .field = QORGAN_CASE_CLIENT }));
  qorgan_query_set_search (query, "");
  qorgan_query_set_sort (query, "n_steps", FALSE);
  g_assert_true (qorgan_query_has_conditions (query));
  node = qorgan_query_to_json (query);
  json = json_to_string (node, FALSE);
  g_assert_cmpstr (json, ==,
                   "{\"kind\":\"case\",\"where\":[{\"field\":\"state\",\"any\":[\"closed\"]},{\"field\":\"track\","
                   "\"none\":[\"civil\"],\"empty\":false},{\"field\":\"opened\",\"since\":\"2022-01-07\"}],"
                   "\"sort\":\"n_steps\"}");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/conditions", test_conditions);
  g_test_add ("/query/find/codes", Cases, NULL, cases_set_up, test_find_codes, cases_tear_down);
  g_test_add ("/query/find/lists-of-codes", Cases, NULL, cases_set_up, test_find_lists_of_codes, cases_tear_down);
  g_test_add ("/query/find/links", Cases, NULL, cases_set_up, test_find_links, cases_tear_down);
  g_test_add ("/query/find/text", Cases, NULL, cases_set_up, test_find_text, cases_tear_down);
  g_test_add ("/query/find/dates", Cases, NULL, cases_set_up, test_find_dates, cases_tear_down);
  g_test_add ("/query/find/every-field", Cases, NULL, cases_set_up, test_find_by_every_field, cases_tear_down);
  g_test_add ("/query/find/together", Cases, NULL, cases_set_up, test_find_all_together, cases_tear_down);
  g_test_add ("/query/via/steps", Cases, NULL, steps_set_up, test_find_by_steps, cases_tear_down);
  g_test_add ("/query/via/within", Cases, NULL, steps_set_up, test_find_within, cases_tear_down);
  g_test_add ("/query/via/within-a-circle", Cases, NULL, steps_set_up, test_find_within_a_circle, cases_tear_down);
  g_test_add ("/query/via/in-force", Cases, NULL, steps_set_up, test_find_in_force, cases_tear_down);
  g_test_add ("/query/via/in-force-later", Cases, NULL, steps_set_up, test_find_in_force_later, cases_tear_down);
  g_test_add ("/query/via/two-hops", Cases, NULL, steps_set_up, test_find_by_two_hops, cases_tear_down);
  g_test_add ("/query/via/kept-dates", Cases, NULL, steps_set_up, test_find_by_kept_dates, cases_tear_down);
  g_test_add ("/query/via/what-lasts", Cases, NULL, steps_set_up, test_find_what_lasts, cases_tear_down);
  g_test_add ("/query/via/who-is-held", Cases, NULL, steps_set_up, test_find_who_is_held, cases_tear_down);
  g_test_add ("/query/via/forward", Cases, NULL, steps_set_up, test_find_forward, cases_tear_down);
  return g_test_run ();
}
