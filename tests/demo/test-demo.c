/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo holds what the five reports are hard about, and holds it so that a reader of the program can see it: one
 * outlet with two names, one count with three answers, a date that only one report gives, and what none of them says.
 */

#include "bundle-fixture.h"
#include "qorgan-query.h"
#include "qorgan-search.h"

/* Records that the tests ask for by name. Their numbers do not change, see data/demo/README.md. */
enum
{
  AKHMEDYAROV = 1000001,
  TOKAYEV = 1000003,
  TOIKEN = 1000008,
  IFJ = 1000101,
  UNION_OF_JOURNALISTS = 1000102,
  URDUPOINT = 1000104,
  URALSK_WEEK = 1000105,
  URALSK = 1000205,
  ASTANA = 1000208,
  REPORT_000 = 1000503,
  REPORT_001 = 1000504,
  REPORT_002 = 1000505,
  REPORT_003 = 1000508,
  REPORT_003D = 1000512,
  REPORT_003E = 1000513,
  REPORT_003F = 1000514,
  REPORT_003G = 1000515,
  REPORT_003I = 1000517,
  REPORT_004 = 1000523,
  EMERGENCY = 1000709,
  CSTO_DECISION = 1000711,
  CSTO_SENT = 1000712,
  COUNTS_OF_JANUARY = 1000716,
  SHYMKENT_FIRE = 1000736,
  FOUR_ATTACKS = 1000750,
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *demo = bundle_read_demo ();

  fixture_set_up (fixture, data);
  bundle_import_well (fixture, demo);
}

/* What of one record another one has: its links, as a person would follow them. */
typedef struct
{
  gint64 id;
  QorganFieldId field;
  GArray *ids;
} Look;

static void
look_at_dependants (QorganSession *session, gpointer data)
{
  Look *look = data;

  look->ids = qorgan_session_dependants (session, look->field, look->id, NULL);
  g_assert_nonnull (look->ids);
}

/* The records whose link @owner points to @id. */
static GArray *
dependants (Fixture *fixture, QorganFieldId owner, gint64 id)
{
  Look look = { id, owner, NULL };

  fixture_run (fixture, look_at_dependants, &look);
  return look.ids;
}

static GArray *
links (Fixture *fixture, gint64 id, QorganFieldId field)
{
  g_autofree char *value = fixture_value (fixture, id, field);

  return qorgan_value_dup_links (value);
}

static gint64
link_of (Fixture *fixture, gint64 id, QorganFieldId field)
{
  g_autoptr (GArray) ids = links (fixture, id, field);

  g_assert_cmpuint (ids->len, <=, 1);
  return ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
}

static gboolean
has_id (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static QorganDate
date_of (Fixture *fixture, gint64 id, QorganFieldId field)
{
  g_autofree char *value = fixture_value (fixture, id, field);
  QorganDate date;

  g_assert_true (qorgan_value_get_date (value, &date));
  return date;
}

typedef struct
{
  const char *typed;
  guint8 kinds[2];
  gint64 first;
  guint n;
} Search;

static void
look_for (QorganSession *session, gpointer data)
{
  Search *search = data;
  g_autoptr (GPtrArray) hits
      = qorgan_session_search (session, search->typed, search->kinds, QORGAN_LANGUAGE_EN, 100, NULL, NULL);

  g_assert_nonnull (hits);
  search->n = hits->len;
  search->first = hits->len > 0 ? ((QorganHit *) hits->pdata[0])->id : 0;
}

/* The first record of @kind that is found by what somebody types. */
static gint64
first_hit (Fixture *fixture, guint8 kind, const char *typed)
{
  Search search = { typed, { kind, 0 }, 0, 0 };

  fixture_run (fixture, look_for, &search);
  return search.first;
}

static void
look_for_cities (QorganSession *session, gpointer data)
{
  Search *search = data;
  g_autoptr (GPtrArray) hits
      = qorgan_session_search (session, search->typed, search->kinds, QORGAN_LANGUAGE_EN, 100, NULL, NULL);

  g_assert_nonnull (hits);
  for (guint i = 0; i < hits->len; i++)
    {
      const QorganHit *hit = hits->pdata[i];
      g_autoptr (QorganRecord) place = qorgan_session_load (session, hit->id, NULL);

      if (g_strcmp0 (qorgan_record_value (place, QORGAN_PLACE_KIND), "city") != 0)
        continue;
      search->first = hit->id;
      search->n++;
    }
}

/* What is typed finds one city, by whichever of its names; its districts may be found as well. */
static void
assert_city (Fixture *fixture, const char *typed, gint64 city)
{
  Search search = { typed, { QORGAN_KIND_PLACE, 0 }, 0, 0 };

  fixture_run (fixture, look_for_cities, &search);
  g_assert_cmpuint (search.n, ==, 1);
  g_assert_cmpint (search.first, ==, city);
}

static void
find_by_query (QorganSession *session, gpointer data)
{
  Look *look = data;
  const char *values[] = { NULL, NULL };
  g_autofree char *id = qorgan_value_from_number (look->id);
  g_autoptr (QorganQuery) query = qorgan_query_new (qorgan_kind_by_id (QORGAN_FIELD_KIND (look->field)));

  values[0] = id;
  qorgan_query_where_any (query, look->field, values);
  look->ids = qorgan_session_find (session, query, NULL);
  g_assert_nonnull (look->ids);
}

/* Records whose link @field, which need not own them, has @id in it. */
static GArray *
linking (Fixture *fixture, QorganFieldId field, gint64 id)
{
  Look look = { id, field, NULL };

  fixture_run (fixture, find_by_query, &look);
  return look.ids;
}

/* (1) */
static void
test_one_outlet_two_names (Fixture *fixture, gconstpointer data)
{
  const char *const typed[] = { "Uralsk Week", "Uralskaya Nedelya", "Уральская неделя", "Уральской неделе" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_cmpint (first_hit (fixture, QORGAN_KIND_ORGANISATION, typed[i]), ==, URALSK_WEEK);
  /* The outlet of report 001 and that of item 3d are the same record. */
  g_assert_cmpint (link_of (fixture, 1000818, QORGAN_INVOLVEMENT_OUTLET), ==, URALSK_WEEK);
  g_assert_cmpint (link_of (fixture, 1000852, QORGAN_INVOLVEMENT_OUTLET), ==, URALSK_WEEK);
}

static void
assert_person_in_report (Fixture *fixture, gint64 person, gint64 report)
{
  g_autoptr (GArray) involvements = linking (fixture, QORGAN_INVOLVEMENT_PERSON, person);

  for (guint i = 0; i < involvements->len; i++)
    {
      gint64 incident = link_of (fixture, g_array_index (involvements, gint64, i), QORGAN_INVOLVEMENT_INCIDENT);
      g_autoptr (GArray) sources = links (fixture, incident, QORGAN_INCIDENT_SOURCES);

      if (has_id (sources, report))
        return;
    }
  g_test_message ("person %" G_GINT64_FORMAT " is in no incident of report %" G_GINT64_FORMAT, person, report);
  g_test_fail ();
}

/* (2) */
static void
test_people_across_reports (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 person;
    const char *name;
    gint64 reports[3];
  } people[] = {
    { AKHMEDYAROV, "Ахмедьяров", { REPORT_001, REPORT_003D } },
    { TOIKEN, "Toiken", { REPORT_003E, REPORT_003F } },
    { TOKAYEV, "Токаев", { REPORT_000, REPORT_001, REPORT_003G } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      Search search = { people[i].name, { QORGAN_KIND_PERSON, 0 }, 0, 0 };

      fixture_run (fixture, look_for, &search);
      g_assert_cmpint (search.first, ==, people[i].person);
      for (guint j = 0; j < 3 && people[i].reports[j] != 0; j++)
        assert_person_in_report (fixture, people[i].person, people[i].reports[j]);
    }
}

/* "over 200, over 3000": what is said of one quantity of the January events, by number. */
static char *
answers (Fixture *fixture, const char *quantity)
{
  g_autoptr (GArray) figures = dependants (fixture, QORGAN_FIGURE_INCIDENT, COUNTS_OF_JANUARY);
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < figures->len; i++)
    {
      gint64 figure = g_array_index (figures, gint64, i);
      g_autofree char *of = fixture_value (fixture, figure, QORGAN_FIGURE_QUANTITY);
      g_autofree char *qualifier = fixture_value (fixture, figure, QORGAN_FIGURE_QUALIFIER);
      g_autofree char *value = fixture_value (fixture, figure, QORGAN_FIGURE_VALUE);
      g_autofree char *sources = fixture_value (fixture, figure, QORGAN_FIGURE_SOURCES);

      if (g_strcmp0 (of, quantity) != 0)
        continue;
      g_assert_nonnull (sources);
      g_ptr_array_add (said,
                       g_strdup_printf ("%s%s%s", qualifier, value != NULL ? " " : "", value != NULL ? value : ""));
    }
  g_ptr_array_sort_values (said, (GCompareFunc) g_strcmp0);
  g_ptr_array_add (said, NULL);
  return g_strjoinv (", ", (char **) said->pdata);
}

/* (3) */
static void
test_one_count_many_answers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *detained = answers (fixture, "persons_detained");
  g_autofree char *injured = answers (fixture, "persons_injured");
  g_autofree char *killed = answers (fixture, "persons_killed");

  g_assert_cmpstr (detained, ==, "over 200, over 3000");
  g_assert_cmpstr (injured, ==, "at_least 300, exact 317");
  g_assert_cmpstr (killed, ==, "exact 8, several_dozen");
}

/* What @source says of the start of @incident, and how far it is believed. */
static char *
claimed_start (Fixture *fixture, gint64 incident, gint64 source)
{
  g_autoptr (GArray) claims = dependants (fixture, QORGAN_CLAIM_ABOUT, incident);

  for (guint i = 0; i < claims->len; i++)
    {
      gint64 claim = g_array_index (claims, gint64, i);
      g_autofree char *field = fixture_value (fixture, claim, QORGAN_CLAIM_FIELD);
      g_autofree char *value = fixture_value (fixture, claim, QORGAN_CLAIM_VALUE);
      g_autofree char *status = fixture_value (fixture, claim, QORGAN_CLAIM_STATUS);

      if (g_strcmp0 (field, "start") == 0 && link_of (fixture, claim, QORGAN_CLAIM_SOURCE) == source)
        return g_strdup_printf ("%s, %s", value, status);
    }
  return NULL;
}

static gboolean
is_earlier (const QorganDate *a, const QorganDate *b)
{
  gint64 a_earliest, b_earliest, latest;

  qorgan_date_get_range (a, &a_earliest, &latest);
  qorgan_date_get_range (b, &b_earliest, &latest);
  return a_earliest < b_earliest;
}

/* (4) */
static void
test_dated_by_one_report (Fixture *fixture, gconstpointer data)
{
  g_autofree char *dated = claimed_start (fixture, EMERGENCY, REPORT_001);
  g_autofree char *undated = claimed_start (fixture, EMERGENCY, REPORT_000);
  QorganDate decided = date_of (fixture, CSTO_DECISION, QORGAN_INCIDENT_START);
  QorganDate sent = date_of (fixture, CSTO_SENT, QORGAN_INCIDENT_START);
  g_autoptr (GArray) decided_by = links (fixture, CSTO_DECISION, QORGAN_INCIDENT_SOURCES);
  g_autoptr (GArray) sent_by = links (fixture, CSTO_SENT, QORGAN_INCIDENT_SOURCES);

  g_assert_cmpstr (dated, ==, "2022-01-05@late, accepted");
  g_assert_cmpstr (undated, ==, "date not given, superseded");
  fixture_assert_value (fixture, EMERGENCY, QORGAN_INCIDENT_START, "2022-01-05@late");
  g_assert_cmpint (decided.first.day, ==, 5);
  g_assert_cmpint (sent.first.day, ==, 6);
  g_assert_true (is_earlier (&decided, &sent));
  g_assert_true (has_id (decided_by, REPORT_002));
  g_assert_true (has_id (sent_by, REPORT_000));
}

/* The English name that @place had on a day. */
static char *
name_on (Fixture *fixture, gint64 place, const char *day)
{
  g_autoptr (GArray) names = dependants (fixture, QORGAN_NAME_OF, place);
  QorganDate date;

  g_assert_true (qorgan_date_parse (day, &date, NULL));
  for (guint i = 0; i < names->len; i++)
    {
      gint64 name = g_array_index (names, gint64, i);
      g_autofree char *language = fixture_value (fixture, name, QORGAN_NAME_LANGUAGE);
      g_autofree char *since = fixture_value (fixture, name, QORGAN_NAME_SINCE);
      g_autofree char *until = fixture_value (fixture, name, QORGAN_NAME_UNTIL);
      QorganDate from, to;

      if (g_strcmp0 (language, "en") == 0 && qorgan_value_get_date (since, &from) && !is_earlier (&date, &from)
          && (until == NULL || (qorgan_value_get_date (until, &to) && is_earlier (&date, &to))))
        return fixture_value (fixture, name, QORGAN_NAME_TEXT);
    }
  return NULL;
}

/* (5) */
static void
test_one_place_many_names (Fixture *fixture, gconstpointer data)
{
  const char *const astana[] = { "Nur-Sultan", "Astana", "Нур-Султан", "Нұр-Сұлтан", "Астана" };
  const char *const uralsk[] = { "Uralsk", "Oral", "Орал", "Уральск" };
  g_autofree char *in_2020 = name_on (fixture, ASTANA, "2020-10-24");
  g_autofree char *in_2023 = name_on (fixture, ASTANA, "2023-02-23");

  for (guint i = 0; i < G_N_ELEMENTS (astana); i++)
    assert_city (fixture, astana[i], ASTANA);
  for (guint i = 0; i < G_N_ELEMENTS (uralsk); i++)
    assert_city (fixture, uralsk[i], URALSK);
  g_assert_cmpstr (in_2020, ==, "Nur-Sultan");
  g_assert_cmpstr (in_2023, ==, "Astana");
}

/* (6) */
static void
test_gaps (Fixture *fixture, gconstpointer data)
{
  const gint64 undated[] = { REPORT_001, REPORT_002, REPORT_003E, REPORT_003I };
  g_autoptr (GArray) parts = linking (fixture, QORGAN_RELATION_OBJECT, REPORT_003);
  guint n_items = 0;

  fixture_assert_value (fixture, REPORT_001, QORGAN_SOURCE_PUBLISHER, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (undated); i++)
    fixture_assert_value (fixture, undated[i], QORGAN_SOURCE_PUBLISHED, NULL);
  /* Ten items, and each says that its text is cut. */
  for (guint i = 0; i < parts->len; i++)
    {
      gint64 item = link_of (fixture, g_array_index (parts, gint64, i), QORGAN_RELATION_SUBJECT);
      g_autofree char *note = fixture_value (fixture, item, QORGAN_SOURCE_NOTE);

      g_assert_nonnull (strstr (note, "the text is cut"));
      n_items++;
    }
  g_assert_cmpuint (n_items, ==, 10);
}

/* (6), the list that report 004 announces and does not give: at least four attacks, of which it tells two. */
static void
test_missing_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) figures = dependants (fixture, QORGAN_FIGURE_INCIDENT, FOUR_ATTACKS);
  g_autoptr (GArray) relations = linking (fixture, QORGAN_RELATION_OBJECT, FOUR_ATTACKS);
  g_autofree char *value = fixture_value (fixture, g_array_index (figures, gint64, 0), QORGAN_FIGURE_VALUE);
  guint n_told = 0;

  g_assert_cmpstr (value, ==, "4");
  for (guint i = 0; i < relations->len; i++)
    {
      gint64 relation = g_array_index (relations, gint64, i);
      g_autofree char *kind = fixture_value (fixture, relation, QORGAN_RELATION_KIND);
      g_autoptr (GArray) sources = NULL;

      if (!g_str_equal (kind, "part_of"))
        continue;
      sources = links (fixture, link_of (fixture, relation, QORGAN_RELATION_SUBJECT), QORGAN_INCIDENT_SOURCES);
      if (has_id (sources, REPORT_004))
        n_told++;
    }
  g_assert_cmpuint (n_told, ==, 2);
}

/* (7) */
static void
test_parts_of_the_day (Fixture *fixture, gconstpointer data)
{
  QorganDate fire = date_of (fixture, SHYMKENT_FIRE, QORGAN_INCIDENT_START);
  QorganDate emergency = date_of (fixture, EMERGENCY, QORGAN_INCIDENT_START);
  QorganDate day;
  gint64 start, end, first, last;

  g_assert_cmpint (fire.first.part, ==, QORGAN_DAY_PART_EARLY_HOURS);
  g_assert_cmpint (emergency.first.part, ==, QORGAN_DAY_PART_LATE);
  /* Early hours end before the day is half over; late hours begin after. */
  qorgan_date_init_day (&day, 2021, 3, 2);
  qorgan_date_get_range (&day, &start, &end);
  qorgan_date_get_range (&fire, &first, &last);
  g_assert_cmpint (first, ==, start);
  g_assert_cmpint (last - first, <, (end - start) / 2);
  qorgan_date_init_day (&day, 2022, 1, 5);
  qorgan_date_get_range (&day, &start, &end);
  qorgan_date_get_range (&emergency, &first, &last);
  g_assert_cmpint (last, ==, end);
  g_assert_cmpint (first - start, >, (end - start) / 2);
  for (guint language = 0; language < QORGAN_N_LANGUAGES; language++)
    {
      g_autofree char *words = qorgan_date_format (&fire, language, QORGAN_DATE_SHORT);
      g_autofree char *alone = qorgan_date_format (&day, language, QORGAN_DATE_SHORT);

      g_assert_null (strchr (words, '@'));
      g_assert_cmpuint (g_utf8_strlen (words, -1), >, g_utf8_strlen (alone, -1));
    }
}

/* (8) */
static void
test_relay_chain (Fixture *fixture, gconstpointer data)
{
  gint64 statement = link_of (fixture, REPORT_000, QORGAN_SOURCE_RELAYS);
  gint64 count = link_of (fixture, statement, QORGAN_SOURCE_RELAYS);
  g_autoptr (GArray) relayed_by = links (fixture, 1001004, QORGAN_FIGURE_RELAYED_BY);

  g_assert_cmpint (link_of (fixture, REPORT_000, QORGAN_SOURCE_PUBLISHER), ==, URDUPOINT);
  g_assert_cmpint (link_of (fixture, statement, QORGAN_SOURCE_PUBLISHER), ==, IFJ);
  g_assert_cmpint (link_of (fixture, count, QORGAN_SOURCE_PUBLISHER), ==, UNION_OF_JOURNALISTS);
  g_assert_cmpint (link_of (fixture, count, QORGAN_SOURCE_RELAYS), ==, 0);
  g_assert_cmpint (link_of (fixture, 1001004, QORGAN_FIGURE_SPEAKER), ==, UNION_OF_JOURNALISTS);
  g_assert_cmpuint (relayed_by->len, ==, 2);
  g_assert_cmpint (g_array_index (relayed_by, gint64, 0), ==, IFJ);
  g_assert_cmpint (g_array_index (relayed_by, gint64, 1), ==, URDUPOINT);
}

static void
find_incidents (QorganSession *session, gpointer data)
{
  Look *look = data;
  const char *values[] = { "incident", NULL };
  g_autoptr (QorganQuery) query = qorgan_query_new (&qorgan_kind_incident);

  qorgan_query_where_any (query, QORGAN_INCIDENT_NATURE, values);
  look->ids = qorgan_session_find (session, query, NULL);
}

/* (9) */
static void
test_natures (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 id;
    const char *nature;
  } expected[] = {
    { 1000714, "incident" }, { 1000741, "incident" }, { 1000735, "policy" },    { 1000742, "policy" },
    { 1000706, "context" },  { 1000738, "context" },  { 1000752, "statement" }, { 1000724, "rating" },
    { 1000729, "rating" },   { 1000731, "rating" },
  };
  Look look = { 0 };
  g_autoptr (GArray) incidents = NULL;

  fixture_run (fixture, find_incidents, &look);
  incidents = look.ids;
  g_assert_cmpuint (incidents->len, >, 20);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      fixture_assert_value (fixture, expected[i].id, QORGAN_INCIDENT_NATURE, expected[i].nature);
      g_assert_cmpint (has_id (incidents, expected[i].id), ==, g_str_equal (expected[i].nature, "incident"));
    }
}

/* The way the issue walks through the demo. */
static void
test_akhmedyarov (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *kind;
    const char *happened;
    const char *outcome;
  } expected[] = {
    { "detention", "2022-01-07", NULL },
    { "ruling", "2022-01-07", "penalty_imposed" },
    { "appeal_decision", "2022-01-10", "left_unchanged" },
  };
  g_autoptr (GArray) steps = dependants (fixture, QORGAN_STEP_CASE, 1000601);

  g_assert_cmpint (link_of (fixture, 1000601, QORGAN_CASE_CLIENT), ==, AKHMEDYAROV);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gint64 step = g_array_index (steps, gint64, i);

      fixture_assert_value (fixture, step, QORGAN_STEP_KIND, expected[i].kind);
      fixture_assert_value (fixture, step, QORGAN_STEP_HAPPENED, expected[i].happened);
      fixture_assert_value (fixture, step, QORGAN_STEP_OUTCOME, expected[i].outcome);
    }
  fixture_assert_value (fixture, g_array_index (steps, gint64, 1), QORGAN_STEP_MEASURE, "administrative_arrest");
  fixture_assert_value (fixture, g_array_index (steps, gint64, 1), QORGAN_STEP_LENGTH, "10");
  fixture_assert_value (fixture, g_array_index (steps, gint64, 1), QORGAN_STEP_LENGTH_UNIT, "days");
  fixture_assert_value (fixture, g_array_index (steps, gint64, 1), QORGAN_STEP_ARTICLES, NULL);
}

static void
test_sound (Fixture *fixture, gconstpointer data)
{
  fixture_assert_sound (fixture);
}

#define ADD(name, test) g_test_add ("/demo/" name, Fixture, NULL, set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("1-one-outlet-two-names", test_one_outlet_two_names);
  ADD ("2-people-across-reports", test_people_across_reports);
  ADD ("3-one-count-many-answers", test_one_count_many_answers);
  ADD ("4-dated-by-one-report", test_dated_by_one_report);
  ADD ("5-one-place-many-names", test_one_place_many_names);
  ADD ("6-gaps", test_gaps);
  ADD ("6-missing-list", test_missing_list);
  ADD ("7-parts-of-the-day", test_parts_of_the_day);
  ADD ("8-relay-chain", test_relay_chain);
  ADD ("9-natures", test_natures);
  ADD ("akhmedyarov", test_akhmedyarov);
  ADD ("sound", test_sound);
  return g_test_run ();
}
