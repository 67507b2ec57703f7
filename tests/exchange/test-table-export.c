/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists as CSV: what nobody may see is in no file for them, formulas are none, and every cell is read back. */

#include "fixture.h"
#include "qorgan-table-export.h"
#include "qorgan-table-writing.h"

#include <string.h>

static QorganTableExported *export (Fixture *fixture, const QorganKind *kind, QorganSensitivity audience)
{
  g_autoptr (QorganQuery) query = qorgan_query_new (kind);
  g_autoptr (QorganTableExport) errand = NULL;
  g_autoptr (GError) error = NULL;
  QorganTableExported *exported;

  qorgan_query_set_sort (query, "title", FALSE);
  errand
      = qorgan_table_export_new (&(QorganTableWish) { .query = query, .audience = { QORGAN_SURFACE_FILE, audience } });
  exported = qorgan_casebook_run_sync (fixture->casebook, qorgan_table_export_run, errand, &error);
  g_assert_no_error (error);
  return exported;
}

static void
test_rows (void)
{
  static const char *const cells[]
      = { "a", "b,c", "d \"e\"", "f\ng", "=1+1", "-5", "+7.5", "+7 701 123", "@x", "-x", "", "2022-01-07", NULL };
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GString) tsv = g_string_new (NULL);

  qorgan_table_append_row (csv, cells, QORGAN_TABLE_CSV);
  g_assert_cmpstr (csv->str, ==,
                   "a,\"b,c\",\"d \"\"e\"\"\",\"f\ng\",'=1+1,-5,+7.5,'+7 701 123,'@x,'-x,,2022-01-07\r\n");
  qorgan_table_append_row (tsv, cells, QORGAN_TABLE_TSV);
  g_assert_cmpstr (tsv->str, ==, "a\tb,c\td \"e\"\tf g\t'=1+1\t-5\t+7.5\t'+7 701 123\t'@x\t'-x\t\t2022-01-07\n");
}

/* A marker stands in every record of a level; none is found in a file for fewer people. */
static void
test_levels (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    QorganSensitivity level;
    const char *code;
    const char *marker;
  } levels[] = { { QORGAN_SENSITIVITY_PUBLIC, "public", "MARKPUBLIC" },
                 { QORGAN_SENSITIVITY_PARTNERS, "partners", "MARKPARTNERS" },
                 { QORGAN_SENSITIVITY_INTERNAL, "internal", "MARKINTERNAL" },
                 { QORGAN_SENSITIVITY_INTERNAL, NULL, "MARKUNSAID" },
                 { QORGAN_SENSITIVITY_SEALED, "sealed", "MARKSEALED" } };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      gint64 person = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, levels[i].marker,
                                      QORGAN_PERSON_SENSITIVITY, levels[i].code, 0);
      g_autofree char *client = g_strdup_printf ("%" G_GINT64_FORMAT, person);

      /* A public case of somebody who is not. */
      fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "Case", QORGAN_CASE_CLIENT, client,
                      QORGAN_CASE_SENSITIVITY, "public", 0);
    }
  for (QorganSensitivity audience = QORGAN_SENSITIVITY_PUBLIC; audience <= QORGAN_SENSITIVITY_SEALED; audience++)
    {
      g_autoptr (QorganTableExported) people = export (fixture, &qorgan_kind_person, audience);
      g_autoptr (QorganTableExported) cases = export (fixture, &qorgan_kind_case, audience);
      guint n_hidden = 0;

      for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
        {
          gboolean has_row = levels[i].level <= audience;

          n_hidden += !has_row;
          /* Who may have what is sealed gets the names, not what stands in their place on the screen. */
          g_assert_cmpint (strstr (people->text->str, levels[i].marker) != NULL, ==, has_row);
          g_assert_cmpint (strstr (cases->text->str, levels[i].marker) != NULL, ==, has_row);
        }
      g_assert_cmpuint (people->n_rows, ==, G_N_ELEMENTS (levels) - n_hidden);
      g_assert_cmpuint (cases->n_rows, ==, G_N_ELEMENTS (levels));
      g_assert_cmpuint (cases->n_emptied, >=, n_hidden);
    }
}

/* What a contact said is sealed whatever its record says; a step is as its case. */
static void
test_floors_and_owners (Fixture *fixture, gconstpointer data)
{
  gint64 sealed
      = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "Sealed", QORGAN_CASE_SENSITIVITY, "sealed", 0);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, sealed);
  g_autoptr (QorganTableExported) steps = NULL;
  g_autofree char *message = NULL;

  fixture_create (fixture, &qorgan_kind_step, QORGAN_STEP_CASE, owner, QORGAN_STEP_KIND, "detention",
                  QORGAN_STEP_SENSITIVITY, "public", 0);
  steps = export (fixture, &qorgan_kind_step, QORGAN_SENSITIVITY_INTERNAL);
  g_assert_cmpuint (steps->n_rows, ==, 0);
  g_assert_cmpuint (steps->n_left_out[QORGAN_SENSITIVITY_SEALED], ==, 1);
  message = qorgan_table_exported_to_message (steps, qorgan_casebook_get_vocabularies (fixture->casebook),
                                              QORGAN_LANGUAGE_EN);
  g_assert_cmpstr (message, ==, "0 rows written. 1 row left out: Sealed: shown only when asked for.");
}

/* ---- Values that follow from others ---- */

typedef struct
{
  QorganAudience audience;
  QorganTableFormat format;
  char *text;
} People;

static void
export_people (QorganSession *session, gpointer data)
{
  People *people = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganQuery) query = qorgan_query_new (&qorgan_kind_person);
  g_autoptr (QorganTableExport) wish = qorgan_table_export_new (
      &(QorganTableWish) { .query = query, .audience = people->audience, .format = people->format });
  g_autoptr (QorganTableExported) exported = qorgan_table_export_run (session, wish, NULL, &error);

  g_assert_no_error (error);
  people->text = g_strdup (exported->text->str);
}

/* Where somebody works is known from a post; who may not hear of the post does not hear of the outlet either. */
static void
test_derived (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *post;
    QorganAudience audience;
    gboolean may;
  } cases[] = {
    { NULL, { QORGAN_SURFACE_FILE, QORGAN_SENSITIVITY_PUBLIC }, TRUE },
    { "internal", { QORGAN_SURFACE_FILE, QORGAN_SENSITIVITY_PUBLIC }, FALSE },
    { "internal", { QORGAN_SURFACE_FILE, QORGAN_SENSITIVITY_INTERNAL }, TRUE },
    { "internal", { QORGAN_SURFACE_SCREEN, QORGAN_SENSITIVITY_INTERNAL }, TRUE },
    { "sealed", { QORGAN_SURFACE_FILE, QORGAN_SENSITIVITY_INTERNAL }, FALSE },
    { "sealed", { QORGAN_SURFACE_SCREEN, QORGAN_SENSITIVITY_INTERNAL }, FALSE },
  };
  gint64 person = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Aru", QORGAN_PERSON_SENSITIVITY,
                                  "public", 0);
  gint64 outlet = fixture_create (fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN, "Outlet",
                                  QORGAN_ORGANISATION_SENSITIVITY, "public", 0);
  g_autofree char *who = qorgan_value_from_links (&person, 1);
  g_autofree char *where = qorgan_value_from_links (&outlet, 1);
  gint64 post = fixture_create (fixture, &qorgan_kind_affiliation, QORGAN_AFFILIATION_PERSON, who,
                                QORGAN_AFFILIATION_ORGANISATION, where, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      People people = { cases[i].audience, QORGAN_TABLE_CSV, NULL };

      fixture_set (fixture, post, QORGAN_AFFILIATION_SENSITIVITY, cases[i].post);
      fixture_run (fixture, export_people, &people);
      g_assert_nonnull (strstr (people.text, "Aru"));
      g_assert_cmpint (strstr (people.text, "Outlet") != NULL, ==, cases[i].may);
      g_free (people.text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-export/rows", test_rows);
  g_test_add ("/table-export/levels", Fixture, NULL, fixture_set_up, test_levels, fixture_tear_down);
  g_test_add ("/table-export/floors-and-owners", Fixture, NULL, fixture_set_up, test_floors_and_owners,
              fixture_tear_down);
  g_test_add ("/table-export/derived", Fixture, NULL, fixture_set_up, test_derived, fixture_tear_down);
  return g_test_run ();
}
