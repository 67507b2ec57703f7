/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is covered on the screen: a sealed record has a neutral name wherever it is named, and lists show nothing else
 * of it. And what a new record like another one has of it. */

#include "fixture.h"
#include "qorgan-copy.h"
#include "qorgan-search.h"
#include "qorgan-sensitivity.h"
#include "qorgan-table.h"
#include "qorgan-value.h"

static void
test_title (Fixture *fixture, gconstpointer data)
{
  gint64 source = fixture_create (fixture, &qorgan_kind_source, QORGAN_SOURCE_TITLE, "A letter from the colony", 0);
  g_autofree char *open = fixture_title (fixture, source, QORGAN_LANGUAGE_EN);
  g_autofree char *sealed = NULL, *opened = NULL;

  g_assert_cmpstr (open, ==, "A letter from the colony");
  fixture_set (fixture, source, QORGAN_SOURCE_SENSITIVITY, "sealed");
  sealed = fixture_title (fixture, source, QORGAN_LANGUAGE_EN);
  g_assert_true (g_str_has_prefix (sealed, "Sealed · Source · "));
  g_assert_null (strstr (sealed, "colony"));
  fixture_assert_sound (fixture);
  fixture_set (fixture, source, QORGAN_SOURCE_SENSITIVITY, "internal");
  opened = fixture_title (fixture, source, QORGAN_LANGUAGE_EN);
  g_assert_cmpstr (opened, ==, "A letter from the colony");
}

static void
read_table (QorganSession *session, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(QorganTable **) data = qorgan_table_read (session, &qorgan_kind_incident, &error);
  g_assert_no_error (error);
}

/* All that the table of incidents shows of one. */
static char *
shown_of (Fixture *fixture, gint64 id)
{
  g_autoptr (QorganTable) table = NULL;
  GString *shown = g_string_new (NULL);
  guint index;

  fixture_run (fixture, read_table, &table);
  g_assert_true (qorgan_table_find (table, id, &index));
  for (guint i = 0; i < qorgan_kind_incident.n_columns; i++)
    {
      const char *value;

      if (qorgan_kind_incident.columns[i].label == NULL) /* the map's coordinates */
        continue;
      value = qorgan_table_value (table, index, i);
      g_string_append_printf (shown, "%s|", value != NULL ? value : "");
    }
  return g_string_free (shown, FALSE);
}

static void
test_cells (Fixture *fixture, gconstpointer data)
{
  gint64 incident = fixture_create (fixture, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "Threats by telephone",
                                    QORGAN_INCIDENT_START, "2022-01-07", QORGAN_INCIDENT_TYPES, "threat", 0);
  g_autofree char *open = shown_of (fixture, incident);
  g_autofree char *sealed = NULL;

  g_assert_nonnull (strstr (open, "Threats by telephone"));
  g_assert_nonnull (strstr (open, "2022-01-07"));
  fixture_set (fixture, incident, QORGAN_INCIDENT_SENSITIVITY, "sealed");
  sealed = shown_of (fixture, incident);
  g_assert_nonnull (strstr (sealed, "Sealed · Incident · "));
  g_assert_null (strstr (sealed, "telephone"));
  g_assert_null (strstr (sealed, "2022"));
  g_assert_null (strstr (sealed, "threat"));
}

/* A claim is named after what it says of a field, unless that field is sealed. */
static void
test_claim (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Aru", 0);
  g_autofree char *about = qorgan_value_from_links (&person, 1);
  gint64 claim = fixture_create (fixture, &qorgan_kind_claim, QORGAN_CLAIM_ABOUT, about, QORGAN_CLAIM_FIELD, "contact",
                                 QORGAN_CLAIM_VALUE, "+7 700 000 00 00", 0);
  g_autofree char *title = fixture_title (fixture, claim, QORGAN_LANGUAGE_EN);

  g_assert_cmpstr (title, ==, "Sealed");
}

/* What a new record like another one gets, of every kind. */
static const struct
{
  const char *kind;
  const char *copied;
} copies[] = {
  { "affiliation", "person organisation post sensitivity" },
  { "alias", "of" },
  { "case_role", "case role organisation sensitivity" },
  { "case", "track incidents language tags sensitivity" },
  { "claim", "about field source sensitivity" },
  { "contact", "kind with about taken_by tags sensitivity" },
  { "figure", "incident quantity unit speaker relayed_by sensitivity" },
  { "incident", "nature types place precision actors pretext tags sensitivity" },
  { "intervention", "kind by to about tags sensitivity" },
  { "involvement", "incident role organisation outlet sensitivity" },
  { "name", "of language sort sensitivity" },
  { "organisation", "type place parent serves tags sensitivity" },
  { "person", "roles languages works_in tags sensitivity" },
  { "place", "kind within zone" },
  { "relation", "subject kind sensitivity" },
  { "source", "publisher kind language reliability tags sensitivity" },
  { "step", "case kind body held_at official place articles sensitivity" },
  { "tag", "" },
  { "term", "vocabulary" },
  { "text", "about field language" },
  { "view", "query columns" },
};

static void
test_copied_fields (void)
{
  guint n_kinds;

  qorgan_kinds (&n_kinds);
  g_assert_cmpuint (G_N_ELEMENTS (copies), ==, n_kinds);
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      const QorganKind *kind = qorgan_kind_by_name (copies[i].kind);
      g_autoptr (GString) copied = g_string_new (NULL);

      g_assert_nonnull (kind);
      for (guint j = 0; j < kind->n_fields; j++)
        if (qorgan_field_is_copied (qorgan_kind_field_id (kind, j)))
          g_string_append_printf (copied, "%s%s", copied->len > 0 ? " " : "", kind->fields[j].name);
      g_assert_cmpstr (copied->str, ==, copies[i].copied);
    }
}

static void
search (QorganSession *session, gpointer data)
{
  static const char *const words[] = { "marknote", "markother", "markvalue", "markquote" };
  GString *told = data;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) hits
          = qorgan_session_search (session, words[i], NULL, QORGAN_LANGUAGE_EN, 10, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, >, 0);
      for (guint j = 0; j < hits->len; j++)
        {
          const QorganHit *hit = hits->pdata[j];

          g_string_append_printf (told, "%s|%s|", hit->title, hit->context != NULL ? hit->context : "");
        }
    }
}

/* What is sealed is found by its words, and does not say them. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  gint64 open = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Somebody", 0);
  g_autofree char *link = qorgan_value_from_links (&open, 1);
  gint64 report = fixture_create (fixture, &qorgan_kind_source, QORGAN_SOURCE_TITLE, "Report", 0);
  g_autofree char *source = qorgan_value_from_links (&report, 1);
  g_autoptr (GString) told = g_string_new (NULL);

  fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Hidden", QORGAN_PERSON_NOTE, "A Marknote",
                  QORGAN_PERSON_SENSITIVITY, "sealed", 0);
  fixture_create (fixture, &qorgan_kind_name, QORGAN_NAME_OF, link, QORGAN_NAME_TEXT, "Markother",
                  QORGAN_NAME_SENSITIVITY, "sealed", 0);
  fixture_create (fixture, &qorgan_kind_claim, QORGAN_CLAIM_ABOUT, link, QORGAN_CLAIM_FIELD, "contact",
                  QORGAN_CLAIM_VALUE, "Markvalue", QORGAN_CLAIM_QUOTE, "Markquote", QORGAN_CLAIM_SOURCE, source, 0);
  fixture_run (fixture, search, told);
  for (guint i = 0; told->str[i] != '\0'; i++)
    told->str[i] = g_ascii_tolower (told->str[i]);
  g_assert_null (strstr (told->str, "mark"));
}

typedef struct
{
  gint64 id;
  gint64 copy;
} Copy;

static void
copy (QorganSession *session, gpointer data)
{
  Copy *copy = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_session_copy (session, copy->id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (entry->verb, ==, QORGAN_VERB_CREATE);
  copy->copy = entry->record;
}

/* Nobody said of the new one that the public may see it; that nobody may is true of it as well. */
static void
test_copy_is_not_public (Fixture *fixture, gconstpointer data)
{
  static const char *const levels[][2]
      = { { "public", NULL }, { "partners", NULL }, { "internal", "internal" }, { "sealed", "sealed" } };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      Copy person = { fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Aru",
                                      QORGAN_PERSON_SENSITIVITY, levels[i][0], 0),
                      0 };

      fixture_run (fixture, copy, &person);
      fixture_assert_value (fixture, person.copy, QORGAN_PERSON_SENSITIVITY, levels[i][1]);
    }
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  gint64 legal_case = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "Aru", 0);
  g_autofree char *owner = qorgan_value_from_links (&legal_case, 1);
  Copy step = { fixture_create (fixture, &qorgan_kind_step, QORGAN_STEP_CASE, owner, QORGAN_STEP_KIND, "ruling",
                                QORGAN_STEP_ARTICLES, "KoAP 488", QORGAN_STEP_HAPPENED, "2022-01-07", QORGAN_STEP_NOTE,
                                "Behind closed doors", 0),
                0 };
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;

  fixture_run (fixture, copy, &step);
  fixture_assert_value (fixture, step.copy, QORGAN_STEP_CASE, owner);
  fixture_assert_value (fixture, step.copy, QORGAN_STEP_KIND, "ruling");
  fixture_assert_value (fixture, step.copy, QORGAN_STEP_ARTICLES, "KoAP 488");
  fixture_assert_value (fixture, step.copy, QORGAN_STEP_HAPPENED, NULL);
  fixture_assert_value (fixture, step.copy, QORGAN_STEP_NOTE, NULL);
  g_assert_true (fixture_undo (fixture));
  after = fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

#define ADD(name, test) g_test_add ("/sealed/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("title", test_title);
  ADD ("cells", test_cells);
  ADD ("claim", test_claim);
  ADD ("search", test_search);
  g_test_add_func ("/copy/fields", test_copied_fields);
  ADD ("copy", test_copy);
  ADD ("copy-is-not-public", test_copy_is_not_public);

  return g_test_run ();
}
