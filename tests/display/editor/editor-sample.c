/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See editor-sample.h. */

#include "editor-sample.h"

/* Room for the ids of links in canonical text. */
#define ID(id) (qorgan_value_from_links (&(id), 1))

static void
make_people (Fixture *fixture, Sample *sample)
{
  g_autofree char *place = NULL;

  sample->place = fixture_create (fixture, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Uralsk", QORGAN_PLACE_NAME_RU,
                                  "Уральск", QORGAN_PLACE_NAME_KK, "Орал", QORGAN_PLACE_KIND, "city",
                                  QORGAN_PLACE_LATITUDE, "51.23", QORGAN_PLACE_LONGITUDE, "51.37", 0);
  place = ID (sample->place);
  sample->person = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Lukpan Akhmedyarov",
                                   QORGAN_PERSON_NAME_RU, "Лукпан Ахмедьяров", 0);
  sample->outlet = fixture_create (fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN, "Uralsk Week",
                                   QORGAN_ORGANISATION_NAME_RU, "Уральская неделя", 0);
  sample->police = fixture_create (fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN,
                                   "Abai district police, Uralsk", QORGAN_ORGANISATION_PLACE, place, 0);
  sample->court = fixture_create (fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN,
                                  "West Kazakhstan Regional Court", 0);
  sample->source
      = fixture_create (fixture, &qorgan_kind_source, QORGAN_SOURCE_TITLE, "Editor detained after leaving his office",
                        QORGAN_SOURCE_PUBLISHED, "2022-01-08", 0);
}

static void
make_case (Fixture *fixture, Sample *sample)
{
  g_autofree char *person = ID (sample->person);
  g_autofree char *incident = NULL;
  g_autofree char *place = ID (sample->place);
  g_autofree char *source = ID (sample->source);

  sample->incident
      = fixture_create (fixture, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "Lukpan Akhmedyarov detained in Uralsk",
                        QORGAN_INCIDENT_START, "2022-01-07", QORGAN_INCIDENT_PLACE, place, QORGAN_INCIDENT_TYPES,
                        "detention administrative_arrest", QORGAN_INCIDENT_NATURE, "incident", 0);
  incident = ID (sample->incident);
  fixture_create (fixture, &qorgan_kind_involvement, QORGAN_INVOLVEMENT_INCIDENT, incident, QORGAN_INVOLVEMENT_PERSON,
                  person, 0);
  fixture_create (fixture, &qorgan_kind_figure, QORGAN_FIGURE_INCIDENT, incident, QORGAN_FIGURE_QUALIFIER, "at_least",
                  QORGAN_FIGURE_VALUE, "15", QORGAN_FIGURE_SPEAKER, person, 0);
  sample->legal_case = fixture_create (
      fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "Lukpan Akhmedyarov · Uralsk 2022", QORGAN_CASE_CLIENT, person,
      QORGAN_CASE_TRACK, "administrative_offence", QORGAN_CASE_INCIDENTS, incident, QORGAN_CASE_SOURCES, source,
      QORGAN_CASE_SUMMARY,
      "Editor of the independent weekly, detained when he left the office.\n\nThe regional court left the ruling as it "
      "was.",
      0);
}

static void
make_steps (Fixture *fixture, Sample *sample)
{
  g_autofree char *legal_case = ID (sample->legal_case);
  g_autofree char *police = ID (sample->police);
  g_autofree char *court = ID (sample->court);
  g_autofree char *detention = NULL;
  g_autofree char *ruling = NULL;

  sample->detention = fixture_create (fixture, &qorgan_kind_step, QORGAN_STEP_CASE, legal_case, QORGAN_STEP_KIND,
                                      "detention", QORGAN_STEP_HAPPENED, "2022-01-07T18:40", QORGAN_STEP_BODY, police,
                                      QORGAN_STEP_RECEIVED, "?7 Ja", 0);
  detention = ID (sample->detention);
  sample->ruling
      = fixture_create (fixture, &qorgan_kind_step, QORGAN_STEP_CASE, legal_case, QORGAN_STEP_KIND, "ruling",
                        QORGAN_STEP_HAPPENED, "2022-01-07", QORGAN_STEP_MEASURE, "administrative_arrest",
                        QORGAN_STEP_LENGTH, "10", QORGAN_STEP_LENGTH_UNIT, "days", QORGAN_STEP_FOLLOWS, detention, 0);
  ruling = ID (sample->ruling);
  sample->appeal = fixture_create (fixture, &qorgan_kind_step, QORGAN_STEP_CASE, legal_case, QORGAN_STEP_KIND,
                                   "appeal_decision", QORGAN_STEP_HAPPENED, "2022-01-10", QORGAN_STEP_BODY, court,
                                   QORGAN_STEP_OUTCOME, "left_unchanged", QORGAN_STEP_FOLLOWS, ruling, 0);
}

static void
make_texts (Fixture *fixture, Sample *sample)
{
  g_autofree char *legal_case = ID (sample->legal_case);
  g_autofree char *source = ID (sample->source);

  fixture_create (fixture, &qorgan_kind_text, QORGAN_TEXT_ABOUT, legal_case, QORGAN_TEXT_FIELD, "title",
                  QORGAN_TEXT_LANGUAGE, "ru", QORGAN_TEXT_TEXT, "Лукпан Ахмедьяров · Уральск, 2022", 0);
  fixture_create (fixture, &qorgan_kind_claim, QORGAN_CLAIM_ABOUT, legal_case, QORGAN_CLAIM_FIELD, "track",
                  QORGAN_CLAIM_VALUE, "Ten days for an unsanctioned rally", QORGAN_CLAIM_SOURCE, source, 0);
}

void
editor_sample_make (Fixture *fixture, Sample *sample)
{
  make_people (fixture, sample);
  make_case (fixture, sample);
  make_steps (fixture, sample);
  make_texts (fixture, sample);
}

void
editor_sample_add_steps (Fixture *fixture, const Sample *sample, guint n)
{
  g_autofree char *legal_case = ID (sample->legal_case);
  g_autofree char *court = ID (sample->court);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *day = g_strdup_printf ("2023-%02u-%02u", 1 + i / 28 % 12, 1 + i % 28);

      fixture_create (fixture, &qorgan_kind_step, QORGAN_STEP_CASE, legal_case, QORGAN_STEP_KIND, "hearing_held",
                      QORGAN_STEP_HAPPENED, day, QORGAN_STEP_BODY, court, 0);
    }
}
