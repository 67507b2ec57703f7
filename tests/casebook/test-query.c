/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries: JSON in and out, what is refused and in which words, and what each sort of condition finds. */

#include <json-glib/json-glib.h>

#include "fixture.h"
#include "qorgan-query.h"

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  return node;
}

static void
test_json_round_trip (void)
{
  static const char *const texts[] = {
    "{\"kind\":\"case\"}",
    "{\"kind\":\"person\",\"search\":\"ахмед\",\"sort\":\"title\"}",
    "{\"kind\":\"case\",\"where\":[{\"field\":\"state\",\"any\":[\"open\",\"closed\"]},{\"field\":\"opened\","
    "\"since\":\"2022-01\",\"until\":\"2022-02\"},{\"field\":\"client\",\"none\":[\"1000001\"]},{\"field\":\"closed\","
    "\"empty\":true},{\"field\":\"track\",\"empty\":false}],\"sort\":\"opened\",\"descending\":true}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) node = parse (texts[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (QorganQuery) query = qorgan_query_from_json (node, NULL, &error);
      g_autoptr (QorganQuery) copy = NULL;
      g_autoptr (JsonNode) out = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      copy = qorgan_query_copy (query);
      out = qorgan_query_to_json (copy);
      text = json_to_string (out, FALSE);
      g_assert_cmpstr (text, ==, texts[i]);
    }
}

static void
test_json_refused (void)
{
  static const struct
  {
    const char *json;
    const char *names;
  } wrong[] = {
    { "[]", "JSON object" },
    { "{}", "kind" },
    { "{\"kind\":\"spaceship\"}", "kind" },
    { "{\"kind\":\"case\",\"limit\":3}", "limit" },
    { "{\"kind\":\"case\",\"search\":3}", "search" },
    { "{\"kind\":\"case\",\"sort\":\"colour\"}", "colour" },
    { "{\"kind\":\"case\",\"sort\":null}", "sort" },
    { "{\"kind\":\"case\",\"descending\":\"yes\"}", "descending" },
    { "{\"kind\":\"case\",\"where\":{}}", "where" },
    { "{\"kind\":\"case\",\"where\":[3]}", "where" },
    { "{\"kind\":\"case\",\"where\":[{\"any\":[]}]}", "field" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"colour\",\"any\":[\"red\"]}]}", "colour" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"state\"}]}", "state" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"state\",\"any\":\"open\"}]}", "state" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"state\",\"any\":[1]}]}", "state" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"state\",\"like\":[\"o\"]}]}", "like" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"state\",\"since\":\"2022\"}]}", "state" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"state\",\"empty\":1}]}", "state" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"client\",\"any\":[\"Lukpan\"]}]}", "client" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"opened\",\"any\":[\"2022\"]}]}", "opened" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"opened\",\"since\":\"2022-13\"}]}", "2022-13" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"opened\",\"until\":true}]}", "opened" },
    { "{\"kind\":\"step\",\"where\":[{\"field\":\"length\",\"any\":[\"10\"]}]}", "length" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"state\",\"empty\":true},{\"field\":\"state\",\"any\":[]}]}",
      "twice" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (JsonNode) node = parse (wrong[i].json);
      g_autoptr (GError) error = NULL;

      g_assert_null (qorgan_query_from_json (node, NULL, &error));
      g_assert_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_QUERY);
      if (strstr (error->message, wrong[i].names) == NULL)
        g_error ("“%s” does not name “%s”", error->message, wrong[i].names);
    }
}

static void
test_json_of_other_kind (void)
{
  g_autoptr (JsonNode) node = parse ("{\"kind\":\"case\"}");
  g_autoptr (GError) error = NULL;

  g_assert_null (qorgan_query_from_json (node, &qorgan_kind_person, &error));
  g_assert_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_QUERY);
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

/* Whatever a kind's table says can be asked for. */
static void
find_by_every_field (QorganSession *session, gpointer data)
{
  const char *const values[] = { "1", NULL };
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);
  QorganDate day;

  g_assert_true (qorgan_date_init_day (&day, 2022, 1, 7));
  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        QorganFieldId field = qorgan_kind_field_id (kinds[i], j);
        QorganType type = kinds[i]->fields[j].type;
        g_autoptr (QorganQuery) query = qorgan_query_new (kinds[i]);
        g_autoptr (GArray) found = NULL;
        g_autoptr (GError) error = NULL;

        if (type == QORGAN_DATE)
          qorgan_query_where_dates (query, field, &day, &day);
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
  QorganDate since;

  g_assert_false (qorgan_query_has_conditions (query));
  g_assert_true (qorgan_date_init_day (&since, 2022, 1, 7));
  qorgan_query_where_any (query, QORGAN_CASE_STATE, (const char *[]) { "open", NULL });
  qorgan_query_where_any (query, QORGAN_CASE_STATE, (const char *[]) { "closed", NULL });
  qorgan_query_where_none (query, QORGAN_CASE_TRACK, (const char *[]) { "civil", NULL });
  qorgan_query_where_dates (query, QORGAN_CASE_OPENED, &since, NULL);
  qorgan_query_where_empty (query, QORGAN_CASE_TRACK, FALSE);
  qorgan_query_where_empty (query, QORGAN_CASE_CLIENT, TRUE);
  qorgan_query_clear (query, QORGAN_CASE_CLIENT);
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
  g_test_add_func ("/query/json/round-trip", test_json_round_trip);
  g_test_add_func ("/query/json/refused", test_json_refused);
  g_test_add_func ("/query/json/other-kind", test_json_of_other_kind);
  g_test_add_func ("/query/conditions", test_conditions);
  g_test_add ("/query/find/codes", Cases, NULL, cases_set_up, test_find_codes, cases_tear_down);
  g_test_add ("/query/find/lists-of-codes", Cases, NULL, cases_set_up, test_find_lists_of_codes, cases_tear_down);
  g_test_add ("/query/find/links", Cases, NULL, cases_set_up, test_find_links, cases_tear_down);
  g_test_add ("/query/find/text", Cases, NULL, cases_set_up, test_find_text, cases_tear_down);
  g_test_add ("/query/find/dates", Cases, NULL, cases_set_up, test_find_dates, cases_tear_down);
  g_test_add ("/query/find/every-field", Cases, NULL, cases_set_up, test_find_by_every_field, cases_tear_down);
  g_test_add ("/query/find/together", Cases, NULL, cases_set_up, test_find_all_together, cases_tear_down);
  return g_test_run ();
}
