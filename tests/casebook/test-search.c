/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search as a person meets it: whichever script, whichever name, one hop away, on the wrong keyboard layout. */

#include "fixture.h"
#include "qorgan-id-set.h"
#include "qorgan-query.h"
#include "qorgan-search.h"

typedef struct
{
  Fixture fixture;
  gint64 lukpan, uralsk, outlet, incident, involvement, lawsuit, step;
} World;

static void
world_set_up (World *world, gconstpointer data)
{
  Fixture *f = &world->fixture;
  g_autofree char *lukpan = NULL, *uralsk = NULL, *incident = NULL, *lawsuit = NULL;

  fixture_set_up (f, NULL);
  world->lukpan = fixture_create (f, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Lukpan Akhmedyarov",
                                  QORGAN_PERSON_NOTE, "Editor; wrote about\nland reform for years.", 0);
  world->uralsk = fixture_create (f, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Uralsk", 0);
  world->outlet = fixture_create (f, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN, "Uralsk Week", 0);
  lukpan = qorgan_value_from_number (world->lukpan);
  uralsk = qorgan_value_from_number (world->uralsk);
  world->incident = fixture_create (f, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "Taken on the square",
                                    QORGAN_INCIDENT_PLACE, uralsk, 0);
  incident = qorgan_value_from_number (world->incident);
  world->involvement = fixture_create (f, &qorgan_kind_involvement, QORGAN_INVOLVEMENT_INCIDENT, incident,
                                       QORGAN_INVOLVEMENT_PERSON, lukpan, 0);
  world->lawsuit = fixture_create (f, &qorgan_kind_case, QORGAN_CASE_TITLE, "Ten days of arrest", QORGAN_CASE_CLIENT,
                                   lukpan, QORGAN_CASE_INCIDENTS, incident, 0);
  lawsuit = qorgan_value_from_number (world->lawsuit);
  world->step
      = fixture_create (f, &qorgan_kind_step, QORGAN_STEP_CASE, lawsuit, QORGAN_STEP_NOTE, "Ruling left unchanged", 0);
}

static void
world_tear_down (World *world, gconstpointer data)
{
  fixture_tear_down (&world->fixture, NULL);
}

typedef struct
{
  const char *typed;
  const guint8 *targets;
  QorganLanguage language;
  guint limit;
  GPtrArray *hits;
  char *other_layout;
} Searching;

static void
do_search (QorganSession *session, gpointer data)
{
  Searching *searching = data;
  g_autoptr (GError) error = NULL;

  searching->hits = qorgan_session_search (session, searching->typed, searching->targets, searching->language,
                                           searching->limit, &searching->other_layout, &error);
  g_assert_no_error (error);
  g_assert_nonnull (searching->hits);
}

/* Results as "title (context)", one a line. */
static void
assert_search (World *world, const char *typed, const guint8 *targets, const char *expected)
{
  Searching searching = { typed, targets, QORGAN_LANGUAGE_EN, 20, NULL, NULL };
  g_autoptr (GString) found = g_string_new (NULL);

  fixture_run (&world->fixture, do_search, &searching);
  for (guint i = 0; i < searching.hits->len; i++)
    {
      const QorganHit *hit = searching.hits->pdata[i];

      g_string_append_printf (found, "%s%s", i > 0 ? "\n" : "", hit->title);
      if (hit->context != NULL)
        g_string_append_printf (found, " (%s)", hit->context);
    }
  if (searching.other_layout != NULL)
    g_string_append_printf (found, "\ninstead: %s", searching.other_layout);
  g_assert_cmpstr (found->str, ==, expected);
  g_ptr_array_unref (searching.hits);
  g_free (searching.other_layout);
}

static const guint8 people[] = { QORGAN_KIND_PERSON, 0 };
static const guint8 incidents[] = { QORGAN_KIND_INCIDENT, 0 };
static const guint8 cases[] = { QORGAN_KIND_CASE, 0 };

static void
test_scripts (World *world, gconstpointer data)
{
  fixture_create (&world->fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_RU, "Жанар Кенжебаева", 0);
  assert_search (world, "Akhmedyarov", people, "Lukpan Akhmedyarov");
  assert_search (world, "Ахмедьяров", people, "Lukpan Akhmedyarov");
  assert_search (world, "лукп", people, "Lukpan Akhmedyarov");
  assert_search (world, "Zhanar", people, "Жанар Кенжебаева");
  assert_search (world, "kenzhebaeva zh", people, "Жанар Кенжебаева");
  assert_search (world, "nobody", people, "");
}

static void
test_other_names (World *world, gconstpointer data)
{
  g_autofree char *uralsk = qorgan_value_from_number (world->uralsk);
  g_autofree char *outlet = qorgan_value_from_number (world->outlet);
  const guint8 places[] = { QORGAN_KIND_PLACE, 0 };
  gint64 name
      = fixture_create (&world->fixture, &qorgan_kind_name, QORGAN_NAME_OF, uralsk, QORGAN_NAME_TEXT, "Теке", 0);

  fixture_create (&world->fixture, &qorgan_kind_name, QORGAN_NAME_OF, outlet, QORGAN_NAME_TEXT, "Уральская неделя", 0);
  assert_search (world, "Teke", places, "Uralsk (Теке)");
  assert_search (world, "Uralskaya Nedelya", NULL, "Uralsk Week (Уральская неделя)");
  /* What is in Uralsk is found by the other name as well. */
  assert_search (world, "teke", NULL, "Uralsk (Теке)\nTaken on the square (through Uralsk)");
  fixture_delete (&world->fixture, name);
  assert_search (world, "Teke", places, "");
  g_assert_true (fixture_undo (&world->fixture));
  assert_search (world, "Teke", places, "Uralsk (Теке)");
  fixture_create (&world->fixture, &qorgan_kind_name, QORGAN_NAME_OF, uralsk, QORGAN_NAME_TEXT, "Орал", 0);
  assert_search (world, "Oral ", places, "Uralsk (Орал)");
}

static void
test_one_hop (World *world, gconstpointer data)
{
  /* By a link of their own, and by those of their dependants. */
  assert_search (world, "ахмедьяров", cases, "Ten days of arrest (through Lukpan Akhmedyarov)");
  assert_search (world, "ахмедьяров", incidents, "Taken on the square (through Lukpan Akhmedyarov)");
  /* By a row of the table of links. */
  assert_search (world, "square", cases, "Ten days of arrest (through Taken on the square)");
  /* By what a dependant says. */
  assert_search (world, "unchanged", cases, "Ten days of arrest (through Step)");
  /* Not two hops: the place is the incident's, not the case's. */
  assert_search (world, "uralsk", cases, "");
  fixture_delete (&world->fixture, world->involvement);
  assert_search (world, "ахмедьяров", incidents, "");
}

static void
test_ranking (World *world, gconstpointer data)
{
  gint64 begins = fixture_create (&world->fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "Land taken", 0);

  fixture_create (&world->fixture, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "Fight over land", 0);
  assert_search (world, "land", NULL,
                 "Land taken\nFight over land\nLukpan Akhmedyarov (Editor; wrote about land reform for years.)\n"
                 "Ten days of arrest (through Lukpan Akhmedyarov)\n"
                 "Taken on the square (through Lukpan Akhmedyarov)");
  fixture_set (&world->fixture, begins, QORGAN_CASE_TITLE, "Sea taken");
  assert_search (world, "land ref", NULL,
                 "Lukpan Akhmedyarov (Editor; wrote about land reform for years.)\n"
                 "Ten days of arrest (through Lukpan Akhmedyarov)\n"
                 "Taken on the square (through Lukpan Akhmedyarov)");
}

static void
test_long_text_is_cut (World *world, gconstpointer data)
{
  fixture_set (&world->fixture, world->lawsuit, QORGAN_CASE_SUMMARY,
               "The court heard the defence for an hour, refused every motion and then ordered the confiscation of "
               "the camera, of two telephones and of the recordings that were made in the course of that evening.");
  assert_search (world, "confiscation", cases,
                 "Ten days of arrest (…every motion and then ordered the confiscation of the camera, of two telephones "
                 "and of the…)");
}

static void
test_other_layout (World *world, gconstpointer data)
{
  assert_search (world, "F[vtlmzhjd", people, "Lukpan Akhmedyarov\ninstead: Ахмедьяров");
  assert_search (world, "дглзфт", people, "Lukpan Akhmedyarov\ninstead: lukpan");
}

static void
test_newest_without_words (World *world, gconstpointer data)
{
  Searching searching = { " … ", NULL, QORGAN_LANGUAGE_EN, 2, NULL, NULL };

  fixture_run (&world->fixture, do_search, &searching);
  g_assert_cmpuint (searching.hits->len, ==, 2);
  g_assert_cmpint (((QorganHit *) searching.hits->pdata[0])->id, ==, world->lawsuit);
  g_assert_cmpint (((QorganHit *) searching.hits->pdata[1])->id, ==, world->incident);
  g_ptr_array_unref (searching.hits);
}

static void
test_language_of_reasons (World *world, gconstpointer data)
{
  Searching searching = { "лукпан", cases, QORGAN_LANGUAGE_RU, 5, NULL, NULL };
  const QorganHit *hit;

  fixture_set (&world->fixture, world->lukpan, QORGAN_PERSON_NAME_RU, "Лукпан Ахмедьяров");
  fixture_run (&world->fixture, do_search, &searching);
  g_assert_cmpuint (searching.hits->len, ==, 1);
  hit = searching.hits->pdata[0];
  g_assert_true (g_str_has_suffix (hit->context, "Лукпан Ахмедьяров"));
  g_ptr_array_unref (searching.hits);
}

static void
test_edits (World *world, gconstpointer data)
{
  fixture_set (&world->fixture, world->lukpan, QORGAN_PERSON_NAME_EN, "Somebody Else");
  assert_search (world, "akhmedyarov", NULL, "");
  assert_search (world, "somebody", people, "Somebody Else");
  g_assert_true (fixture_undo (&world->fixture));
  assert_search (world, "akhmedyarov", people, "Lukpan Akhmedyarov");
  fixture_delete (&world->fixture, world->lawsuit);
  assert_search (world, "ten days", NULL, "");
  g_assert_true (fixture_undo (&world->fixture));
  assert_search (world, "ten days", NULL, "Ten days of arrest");
}

/* Whatever is typed is only ever searched for. */
static void
test_any_typing (World *world, gconstpointer data)
{
  static const char *const typings[] = { "\"", "*",      "lukpan\" OR \"week",     "NEAR(", "text:lukpan", "^",
                                         "(",  "a* AND", "'; DROP TABLE word; --", "\xc3" };

  for (guint i = 0; i < G_N_ELEMENTS (typings); i++)
    {
      Searching searching = { typings[i], NULL, QORGAN_LANGUAGE_EN, 5, NULL, NULL };

      fixture_run (&world->fixture, do_search, &searching);
      g_ptr_array_unref (searching.hits);
      g_free (searching.other_layout);
    }
  assert_search (world, "lukpan", people, "Lukpan Akhmedyarov");
}

static void
find_people_and_cases (QorganSession *session, gpointer data)
{
  World *world = data;
  g_autoptr (QorganQuery) query = qorgan_query_new (&qorgan_kind_case);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) open = NULL;
  g_autoptr (GArray) wrong_layout = NULL;
  g_autofree char *other_layout = NULL;

  qorgan_query_set_search (query, "Ахмедьяров");
  found = qorgan_session_find (session, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (g_array_index (found, gint64, 0), ==, world->lawsuit);
  qorgan_query_where_any (query, QORGAN_CASE_STATE, (const char *[]) { "open", NULL });
  open = qorgan_session_find (session, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (open->len, ==, 0);
  qorgan_query_clear_conditions (query);
  qorgan_query_set_search (query, "F[vtlmzhjd");
  wrong_layout = qorgan_session_find_among (session, query, NULL, &other_layout, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wrong_layout->len, ==, 1);
  g_assert_cmpstr (other_layout, ==, "Ахмедьяров");
}

static void
test_queries_search_too (World *world, gconstpointer data)
{
  fixture_run (&world->fixture, find_people_and_cases, world);
}

/* One record of each kind with a word of its own in it, each owned as it must be. */
static void
create_everywhere (Fixture *fixture, const QorganKind *kind, GHashTable *made)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_CREATE);
  gint64 *id = g_new (gint64, 1);
  g_autoptr (QorganEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  *id = qorgan_casebook_take_id (fixture->casebook);
  qorgan_change_create (change, kind, *id);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const QorganField *field = &kind->fields[i];
      const char *target = field->targets != NULL ? qorgan_kind_by_id (field->targets[0])->name : "person";
      g_autofree char *link = NULL;

      if (field->flags & QORGAN_SEARCHED)
        qorgan_change_set (change, *id, qorgan_kind_field_id (kind, i), "everywhere");
      if (!(field->flags & QORGAN_OWNER))
        continue;
      g_assert_true (g_hash_table_contains (made, target));
      link = qorgan_value_from_number (*(gint64 *) g_hash_table_lookup (made, target));
      qorgan_change_set (change, *id, qorgan_kind_field_id (kind, i), link);
    }
  entry = fixture_apply (fixture, change, &error);
  g_assert_no_error (error);
  g_hash_table_insert (made, (gpointer) kind->name, id);
}

static gboolean
has_words (const QorganKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & QORGAN_SEARCHED)
      return TRUE;
  return FALSE;
}

static void
find_everywhere (QorganSession *session, gpointer data)
{
  GHashTable *made = data;
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      const guint8 target[] = { (guint8) kinds[i]->id, 0 };
      gint64 *id = g_hash_table_lookup (made, kinds[i]->name);
      g_autoptr (QorganQuery) query = qorgan_query_new (kinds[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) found = NULL;
      g_autoptr (GPtrArray) hits = NULL;

      qorgan_query_set_search (query, "everywhere");
      found = qorgan_session_find (session, query, &error);
      g_assert_no_error (error);
      /* The labels of terms are for choosing, not for finding; what was said in confidence is not found by its words.
       */
      g_assert_cmpint (qorgan_id_set_find (found, *id, NULL), ==, has_words (kinds[i]));
      hits = qorgan_session_search (session, "everywhere", target, QORGAN_LANGUAGE_KK, 10, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, ==, found->len);
    }
}

static void
test_every_kind (World *world, gconstpointer data)
{
  g_autoptr (GHashTable) made = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint owned = 0; owned < 2; owned++)
    for (guint i = 0; i < n_kinds; i++)
      {
        gboolean has_owner = FALSE;

        for (guint j = 0; j < kinds[i]->n_fields; j++)
          has_owner |= (kinds[i]->fields[j].flags & QORGAN_OWNER) != 0;
        if (has_owner == (owned == 1))
          create_everywhere (&world->fixture, kinds[i], made);
      }
  fixture_run (&world->fixture, find_everywhere, made);
}

/* Above so many hits, a list is narrowed to the records that have the words themselves. */
static void
find_by_vague_word (QorganSession *session, gpointer data)
{
  g_autoptr (QorganQuery) query = qorgan_query_new (&qorgan_kind_case);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) among = qorgan_id_set_new ();
  g_autoptr (GArray) none = NULL;

  qorgan_query_set_search (query, "crowd");
  found = qorgan_session_find (session, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (g_array_index (found, gint64, 0), ==, *(gint64 *) data);
  none = qorgan_session_find_among (session, query, among, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_vague_word (World *world, gconstpointer data)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_IMPORT);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = NULL;
  g_autofree char *client = NULL;
  gint64 id = 0, lawsuit;

  for (guint i = 0; i < 20001; i++)
    {
      id = qorgan_casebook_take_id (world->fixture.casebook);
      qorgan_change_create (change, &qorgan_kind_person, id);
      qorgan_change_set (change, id, QORGAN_PERSON_NAME_EN, i == 0 ? "Crowd first" : "One of the crowd");
    }
  entry = fixture_apply (&world->fixture, change, &error);
  g_assert_no_error (error);
  client = qorgan_value_from_number (id);
  fixture_create (&world->fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "Through", QORGAN_CASE_CLIENT, client, 0);
  lawsuit = fixture_create (&world->fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "A crowd", 0);
  fixture_run (&world->fixture, find_by_vague_word, &lawsuit);
  assert_search (world, "crowd fir", NULL, "Crowd first");
  assert_search (world, "crowd", cases, "A crowd\nThrough (through One of the crowd)");
}

static void
test_id_sets (void)
{
  const gint64 some[] = { 9, 3, 5, 3, G_MAXINT64, 9 }, others[] = { 5, 4, 9 };
  const gint64 set[] = { 3, 5, 9, G_MAXINT64 }, in_both[] = { 5, 9 }, in_one[] = { 3, G_MAXINT64 };
  g_autoptr (GArray) a = qorgan_id_set_new ();
  g_autoptr (GArray) b = qorgan_id_set_new ();
  g_autoptr (GArray) both = NULL;
  g_autoptr (GArray) rest = NULL;
  guint position;

  g_array_append_vals (a, some, G_N_ELEMENTS (some));
  g_array_append_vals (b, others, G_N_ELEMENTS (others));
  qorgan_id_set_normalise (a);
  qorgan_id_set_normalise (b);
  both = qorgan_id_set_intersect (a, b);
  rest = qorgan_id_set_subtract (a, b);
  g_assert_cmpmem (a->data, a->len * sizeof (gint64), set, sizeof set);
  g_assert_cmpmem (both->data, both->len * sizeof (gint64), in_both, sizeof in_both);
  g_assert_cmpmem (rest->data, rest->len * sizeof (gint64), in_one, sizeof in_one);
  g_assert_true (qorgan_id_set_find (a, 9, &position));
  g_assert_cmpuint (position, ==, 2);
  g_assert_false (qorgan_id_set_find (a, 8, &position));
  g_assert_cmpuint (position, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/id-sets", test_id_sets);
#define ADD(name, function) g_test_add ("/search/" name, World, NULL, world_set_up, function, world_tear_down)
  ADD ("scripts", test_scripts);
  ADD ("other-names", test_other_names);
  ADD ("one-hop", test_one_hop);
  ADD ("ranking", test_ranking);
  ADD ("long-text", test_long_text_is_cut);
  ADD ("other-layout", test_other_layout);
  ADD ("newest", test_newest_without_words);
  ADD ("language", test_language_of_reasons);
  ADD ("edits", test_edits);
  ADD ("any-typing", test_any_typing);
  ADD ("queries", test_queries_search_too);
  ADD ("every-kind", test_every_kind);
  ADD ("vague-word", test_vague_word);
  return g_test_run ();
}
