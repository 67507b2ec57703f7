/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A citation reads as one would write it, in the language of who copies it, and gives away nothing that is sealed. */

#include "fixture.h"
#include "qorgan-citation.h"

typedef struct
{
  gint64 id;
  char *citation;
  GError *error;
} Cited;

static void
cite_body (QorganSession *session, gpointer data)
{
  Cited *cited = data;

  cited->citation = qorgan_session_cite (session, cited->id, &cited->error);
}

static void
assert_cited (Fixture *fixture, gint64 id, const char *expected)
{
  Cited cited = { .id = id };

  fixture_run (fixture, cite_body, &cited);
  g_assert_no_error (cited.error);
  g_assert_cmpstr (cited.citation, ==, expected);
  g_free (cited.citation);
}

static gint64
make_report (Fixture *fixture, gint64 publisher)
{
  g_autofree char *link = qorgan_value_from_number (publisher);

  return fixture_create (fixture, &qorgan_kind_source, QORGAN_SOURCE_TITLE, "Who Threw the Grenade?",
                         QORGAN_SOURCE_AUTHORS, "A. Reporter, B. Editor", QORGAN_SOURCE_PUBLISHER, link,
                         QORGAN_SOURCE_PUBLISHED, "2022-01-07", QORGAN_SOURCE_ADDRESS, "https://example.org/report",
                         QORGAN_SOURCE_NOTE, "Nobody cites a note", 0);
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  gint64 publisher = fixture_create (fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN, "The Paper", 0);

  assert_cited (fixture, make_report (fixture, publisher),
                "A. Reporter, B. Editor. Who Threw the Grenade? The Paper, 7 Jan 2022. https://example.org/report");
}

static void
test_what_is_known (Fixture *fixture, gconstpointer data)
{
  gint64 title = fixture_create (fixture, &qorgan_kind_source, QORGAN_SOURCE_TITLE, "Notes of the hearing", 0);
  gint64 address = fixture_create (fixture, &qorgan_kind_source, QORGAN_SOURCE_ADDRESS, "https://example.org/", 0);
  gint64 early = fixture_create (fixture, &qorgan_kind_source, QORGAN_SOURCE_TITLE, "Жанаозен", QORGAN_SOURCE_PUBLISHED,
                                 "2011-12", 0);

  assert_cited (fixture, title, "Notes of the hearing");
  assert_cited (fixture, address, "https://example.org/");
  assert_cited (fixture, early, "Жанаозен, Dec 2011");
}

static void
test_sealed (Fixture *fixture, gconstpointer data)
{
  gint64 publisher = fixture_create (fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN, "The Paper",
                                     QORGAN_ORGANISATION_SENSITIVITY, "sealed", 0);
  gint64 report = make_report (fixture, publisher);
  Cited cited = { .id = report };

  assert_cited (fixture, report,
                "A. Reporter, B. Editor. Who Threw the Grenade? 7 Jan 2022. https://example.org/report");
  fixture_set (fixture, report, QORGAN_SOURCE_SENSITIVITY, "sealed");
  fixture_run (fixture, cite_body, &cited);
  g_assert_error (cited.error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_SEALED);
  g_assert_null (cited.citation);
  g_clear_error (&cited.error);
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  Cited cited = { .id = make_report (fixture, fixture_create (fixture, &qorgan_kind_organisation,
                                                              QORGAN_ORGANISATION_NAME_EN, "The Paper", 0)) };

  fixture_delete (fixture, cited.id);
  fixture_run (fixture, cite_body, &cited);
  g_assert_error (cited.error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD);
  g_clear_error (&cited.error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/citation/whole", Fixture, NULL, fixture_set_up, test_whole, fixture_tear_down);
  g_test_add ("/citation/what-is-known", Fixture, NULL, fixture_set_up, test_what_is_known, fixture_tear_down);
  g_test_add ("/citation/sealed", Fixture, NULL, fixture_set_up, test_sealed, fixture_tear_down);
  g_test_add ("/citation/gone", Fixture, NULL, fixture_set_up, test_gone, fixture_tear_down);
  return g_test_run ();
}
