/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every remark with a record that deserves it and one that must not get it. */

#include "qorgan-kinds.h"
#include "qorgan-remarks.h"

#define MOST_VALUES 3

typedef struct
{
  QorganFieldId field; /* beside which the remark stands, or not */
  const char *message; /* a part of it */
  struct
  {
    QorganFieldId field;
    const char *value;
  } odd[MOST_VALUES], fine[MOST_VALUES];
} Case;

static const Case cases[] = {
  { QORGAN_STEP_ENDED,
    "Ended before",
    { { QORGAN_STEP_HAPPENED, "2022-01-07" }, { QORGAN_STEP_ENDED, "2021" } },
    { { QORGAN_STEP_HAPPENED, "2022-01-07" }, { QORGAN_STEP_ENDED, "2022" } } },
  { QORGAN_STEP_RECEIVED,
    "Received before",
    { { QORGAN_STEP_ANNOUNCED, "2022-01-07" }, { QORGAN_STEP_RECEIVED, "2022-01-06" } },
    { { QORGAN_STEP_ANNOUNCED, "2022-01-07" }, { QORGAN_STEP_RECEIVED, "2022-01-07" } } },
  { QORGAN_STEP_FINAL_FORM,
    "final form before",
    { { QORGAN_STEP_ANNOUNCED, "2022-01-07" }, { QORGAN_STEP_FINAL_FORM, "2022-01-06" } },
    { { QORGAN_STEP_ANNOUNCED, "2022-01-07" }, { QORGAN_STEP_FINAL_FORM, "2022-01" } } },
  { QORGAN_STEP_IN_FORCE,
    "In force before",
    { { QORGAN_STEP_ANNOUNCED, "2022-02" }, { QORGAN_STEP_IN_FORCE, "2022-01-31T23:59" } },
    { { QORGAN_STEP_ANNOUNCED, "2022-02" }, { QORGAN_STEP_IN_FORCE, "2022-02-01" } } },
  { QORGAN_STEP_RECEIVED,
    "future",
    { { QORGAN_STEP_RECEIVED, "2022-06-02" } },
    { { QORGAN_STEP_RECEIVED, "2022-06" } } },
  { QORGAN_STEP_ANNOUNCED, "future", { { QORGAN_STEP_ANNOUNCED, "2023" } }, { { QORGAN_STEP_ANNOUNCED, "2022" } } },
  { QORGAN_STEP_MEASURE,
    "penalty",
    { { QORGAN_STEP_OUTCOME, "acquitted" }, { QORGAN_STEP_MEASURE, "imprisonment" } },
    { { QORGAN_STEP_OUTCOME, "convicted" }, { QORGAN_STEP_MEASURE, "imprisonment" } } },
  { QORGAN_STEP_MEASURE,
    "penalty", /* held on remand until he was acquitted */
    { { QORGAN_STEP_OUTCOME, "terminated" }, { QORGAN_STEP_MEASURE, "administrative_fine" } },
    { { QORGAN_STEP_OUTCOME, "acquitted" }, { QORGAN_STEP_MEASURE, "remand" } } },
  { QORGAN_STEP_LENGTH_UNIT,
    "unit",
    { { QORGAN_STEP_LENGTH, "10" } },
    { { QORGAN_STEP_LENGTH, "10" }, { QORGAN_STEP_LENGTH_UNIT, "days" } } },
  { QORGAN_STEP_CURRENCY,
    "currency",
    { { QORGAN_STEP_AMOUNT, "10" } },
    { { QORGAN_STEP_AMOUNT, "10" }, { QORGAN_STEP_CURRENCY, "kzt" } } },
  { QORGAN_STEP_HAPPENED, "Not known", { { QORGAN_STEP_LENGTH, "1" } }, { { QORGAN_STEP_HAPPENED, "2022" } } },
  { QORGAN_STEP_HAPPENED,
    "Not a date",
    { { QORGAN_STEP_HAPPENED, "?7 Janu" } },
    { { QORGAN_STEP_HAPPENED, "2022-01" } } },
  { QORGAN_CASE_CLOSED,
    "Closed before",
    { { QORGAN_CASE_OPENED, "2022-01-07" }, { QORGAN_CASE_CLOSED, "2021" } },
    { { QORGAN_CASE_OPENED, "2022-01-07" }, { QORGAN_CASE_CLOSED, "2022-01-07" } } },
  { QORGAN_CASE_CLOSED,
    "not known when",
    { { QORGAN_CASE_STATE, "closed" } },
    { { QORGAN_CASE_STATE, "closed" }, { QORGAN_CASE_CLOSED, "2022" } } },
  { QORGAN_CASE_OPENED, "future", { { QORGAN_CASE_OPENED, "2022-06-02" } }, { { QORGAN_CASE_OPENED, "2022-06-01" } } },
  { QORGAN_CASE_CONFIRMED,
    "future",
    { { QORGAN_CASE_CONFIRMED, "2022-07" } },
    { { QORGAN_CASE_CONFIRMED, "2022-06" } } },
  { QORGAN_INCIDENT_END,
    "Ended before",
    { { QORGAN_INCIDENT_START, "2022-01-07" }, { QORGAN_INCIDENT_END, "2022-01-06" } },
    { { QORGAN_INCIDENT_START, "2022-01-07@night" }, { QORGAN_INCIDENT_END, "2022-01-07" } } },
  { QORGAN_INCIDENT_START,
    "future",
    { { QORGAN_INCIDENT_START, "2022-06-02" } },
    { { QORGAN_INCIDENT_START, "2022-06-01T23:00" } } },
  { QORGAN_INCIDENT_PRECISION,
    "no place",
    { { QORGAN_INCIDENT_PRECISION, "exact" } },
    { { QORGAN_INCIDENT_PRECISION, "exact" }, { QORGAN_INCIDENT_PLACE, "12" } } },
  { QORGAN_INCIDENT_PRECISION,
    "no place",
    { { QORGAN_INCIDENT_PRECISION, "exact" } },
    { { QORGAN_INCIDENT_PRECISION, "region" } } },
  { QORGAN_PERSON_BIRTH, "future", { { QORGAN_PERSON_BIRTH, "2023" } }, { { QORGAN_PERSON_BIRTH, "1980" } } },
  { QORGAN_PERSON_CONSENT_WITHDRAWN,
    "Withdrawn before",
    { { QORGAN_PERSON_CONSENT_DATE, "2022-02" }, { QORGAN_PERSON_CONSENT_WITHDRAWN, "2022-01" } },
    { { QORGAN_PERSON_CONSENT_DATE, "2022-02" }, { QORGAN_PERSON_CONSENT_WITHDRAWN, "2022" } } },
  { QORGAN_PERSON_NAMING_BASIS,
    "No consent",
    { { QORGAN_PERSON_NAMING_BASIS, "consent" } },
    { { QORGAN_PERSON_NAMING_BASIS, "consent" }, { QORGAN_PERSON_CONSENT, "public" } } },
  { QORGAN_PERSON_NAMING_BASIS,
    "was withdrawn",
    { { QORGAN_PERSON_NAMING_BASIS, "consent" },
      { QORGAN_PERSON_CONSENT, "public" },
      { QORGAN_PERSON_CONSENT_WITHDRAWN, "2022" } },
    { { QORGAN_PERSON_NAMING_BASIS, "already_public" }, { QORGAN_PERSON_CONSENT_WITHDRAWN, "2022" } } },
  { QORGAN_NAME_UNTIL,
    "Ends before",
    { { QORGAN_NAME_SINCE, "2001" }, { QORGAN_NAME_UNTIL, "2000" } },
    { { QORGAN_NAME_SINCE, "2001" }, { QORGAN_NAME_UNTIL, "2001" } } },
  { QORGAN_AFFILIATION_UNTIL,
    "Ends before",
    { { QORGAN_AFFILIATION_SINCE, "2001" }, { QORGAN_AFFILIATION_UNTIL, "2000" } },
    { { QORGAN_AFFILIATION_UNTIL, "2000" } } },
  { QORGAN_CASE_ROLE_UNTIL,
    "Ends before",
    { { QORGAN_CASE_ROLE_SINCE, "2001" }, { QORGAN_CASE_ROLE_UNTIL, "2000" } },
    { { QORGAN_CASE_ROLE_SINCE, "2001" } } },
  { QORGAN_CASE_ROLE_PERSON,
    "Neither",
    { { QORGAN_CASE_ROLE_ROLE, "judge" } },
    { { QORGAN_CASE_ROLE_ORGANISATION, "12" } } },
  { QORGAN_SOURCE_ADDRESS, "Neither", { { QORGAN_SOURCE_TITLE, "A report" } }, { { QORGAN_SOURCE_PUBLISHER, "12" } } },
  { QORGAN_SOURCE_PUBLISHED,
    "future",
    { { QORGAN_SOURCE_PUBLISHED, "2022-07" } },
    { { QORGAN_SOURCE_PUBLISHED, "2022-05" } } },
  { QORGAN_CONTACT_NEXT_DUE,
    "Due before",
    { { QORGAN_CONTACT_AT, "2022-01-07T18:40" }, { QORGAN_CONTACT_NEXT_DUE, "2022-01-06" } },
    { { QORGAN_CONTACT_AT, "2022-01-07T18:40" }, { QORGAN_CONTACT_NEXT_DUE, "2022-01-07" } } },
  { QORGAN_CONTACT_AT,
    "future",
    { { QORGAN_CONTACT_AT, "2022-06-02T00:00" } },
    { { QORGAN_CONTACT_AT, "2022-06-01" } } },
  { QORGAN_INTERVENTION_REPLY_DUE,
    "Due before",
    { { QORGAN_INTERVENTION_DATE, "2022-01-07" }, { QORGAN_INTERVENTION_REPLY_DUE, "2022-01-06" } },
    { { QORGAN_INTERVENTION_DATE, "2022-01-07" }, { QORGAN_INTERVENTION_REPLY_DUE, "2022-02" } } },
  { QORGAN_INVOLVEMENT_PERSON,
    "Neither",
    { { QORGAN_INVOLVEMENT_ROLE, "victim" } },
    { { QORGAN_INVOLVEMENT_GROUP, "Reporters" } } },
  { QORGAN_INVOLVEMENT_HEAD_COUNT,
    "no group",
    { { QORGAN_INVOLVEMENT_PERSON, "12" }, { QORGAN_INVOLVEMENT_HEAD_COUNT, "15" } },
    { { QORGAN_INVOLVEMENT_GROUP, "Reporters" }, { QORGAN_INVOLVEMENT_HEAD_COUNT, "15" } } },
};

static QorganRecord *
record_of (const Case *self, gboolean is_odd)
{
  const QorganKind *kind = qorgan_kind_by_id (QORGAN_FIELD_KIND (self->field));
  g_autofree const char **values = g_new0 (const char *, kind->n_fields);

  for (guint i = 0; i < MOST_VALUES; i++)
    {
      QorganFieldId field = is_odd ? self->odd[i].field : self->fine[i].field;

      if (field != 0)
        values[QORGAN_FIELD_INDEX (field)] = is_odd ? self->odd[i].value : self->fine[i].value;
    }
  return qorgan_record_new (1, kind, values);
}

static gboolean
is_remarked (const Case *self, gboolean is_odd)
{
  g_autoptr (QorganRecord) record = record_of (self, is_odd);
  g_autoptr (QorganRemarks) remarks = NULL;
  QorganDate today;

  qorgan_date_init_day (&today, 2022, 6, 1);
  remarks = qorgan_remarks_new (record, &today);
  for (guint i = 0; i < qorgan_remarks_n (remarks); i++)
    {
      const QorganRemark *remark = qorgan_remarks_get (remarks, i);

      if (remark->field == self->field && strstr (remark->message, self->message) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (!is_remarked (&cases[i], TRUE))
        g_error ("nothing is said of “%s” beside %s", cases[i].message, qorgan_field (cases[i].field)->name);
      if (is_remarked (&cases[i], FALSE))
        g_error ("“%s” is said where nothing is wrong, beside %s", cases[i].message,
                 qorgan_field (cases[i].field)->name);
    }
}

/* Every check of a kind is tried above. */
static void
test_kinds (void)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      gboolean is_tried = kinds[i]->check == NULL;

      for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
        is_tried |= QORGAN_FIELD_KIND (cases[j].field) == kinds[i]->id;
      if (!is_tried)
        g_error ("the check of %s is not tried", kinds[i]->name);
    }
}

static void
test_found_first (void)
{
  const char *values[64] = { NULL };
  g_autoptr (QorganRecord) record = NULL;
  g_autoptr (QorganRemarks) remarks = NULL;
  QorganDate today;

  values[QORGAN_FIELD_INDEX (QORGAN_PERSON_NAME_EN)] = "Lukpan";
  values[QORGAN_FIELD_INDEX (QORGAN_PERSON_BIRTH)] = "2040";
  record = qorgan_record_new (1, &qorgan_kind_person, values);
  qorgan_date_init_day (&today, 2022, 6, 1);
  remarks = qorgan_remarks_new (record, &today);
  g_assert_cmpuint (qorgan_remarks_count (remarks, QORGAN_REMARK_ODD), ==, 1);
  g_assert_cmpint (qorgan_remarks_find (remarks, QORGAN_PERSON_BIRTH)->sort, ==, QORGAN_REMARK_ODD);
  g_assert_null (qorgan_remarks_find (remarks, QORGAN_PERSON_NAME_EN));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remarks/cases", test_cases);
  g_test_add_func ("/remarks/kinds", test_kinds);
  g_test_add_func ("/remarks/found-first", test_found_first);
  return g_test_run ();
}
