/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One event of a proceeding, with its dates, its body and its outcome. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"
#include "qorgan-remarks.h"

static const guint8 to_case[] = { QORGAN_KIND_CASE, 0 };
static const guint8 to_organisation[] = { QORGAN_KIND_ORGANISATION, 0 };
static const guint8 to_organisation_or_place[] = { QORGAN_KIND_ORGANISATION, QORGAN_KIND_PLACE, 0 };
static const guint8 to_person[] = { QORGAN_KIND_PERSON, 0 };
static const guint8 to_place[] = { QORGAN_KIND_PLACE, 0 };
static const guint8 to_step[] = { QORGAN_KIND_STEP, 0 };
static const guint8 to_source[] = { QORGAN_KIND_SOURCE, 0 };

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_STEP_CASE) = { "case", N_ ("Case"), "main", QORGAN_LINK, QORGAN_OWNER, .targets = to_case },
  QORGAN_FIELD (QORGAN_STEP_KIND)
  = { "kind", N_ ("Kind of step"), "main", QORGAN_CODE, QORGAN_WANTED, .vocabulary = "step_kind" },
  QORGAN_FIELD (QORGAN_STEP_HAPPENED)
  = { "happened", N_ ("Happened"), "dates", QORGAN_DATE, QORGAN_WANTED | QORGAN_NOT_COPIED, .begins = "lasts_from",
      .ends = QORGAN_STEP_ENDED },
  QORGAN_FIELD (QORGAN_STEP_ANNOUNCED) = { "announced", N_ ("Announced"), "dates", QORGAN_DATE, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_STEP_RECEIVED) = { "received", N_ ("Received"), "dates", QORGAN_DATE, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_STEP_FINAL_FORM) = { "final_form", N_ ("Final form"), "dates", QORGAN_DATE, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_STEP_IN_FORCE) = { "in_force", N_ ("In force"), "dates", QORGAN_DATE, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_STEP_ENDED) = { "ended", N_ ("Ended"), "dates", QORGAN_DATE, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_STEP_BODY) = { "body", N_ ("Body"), "where", QORGAN_LINK, 0, .targets = to_organisation },
  QORGAN_FIELD (QORGAN_STEP_HELD_AT)
  = { "held_at", N_ ("Held at"), "where", QORGAN_LINK, 0, .targets = to_organisation_or_place },
  QORGAN_FIELD (QORGAN_STEP_OFFICIAL) = { "official", N_ ("Official"), "where", QORGAN_LINK, 0, .targets = to_person },
  QORGAN_FIELD (QORGAN_STEP_PLACE) = { "place", N_ ("Place"), "where", QORGAN_LINK, 0, .targets = to_place },
  QORGAN_FIELD (QORGAN_STEP_ARTICLES) = { "articles", N_ ("Articles"), "act", QORGAN_TEXT, QORGAN_SEARCHED },
  QORGAN_FIELD (QORGAN_STEP_DOCUMENT_NUMBER)
  = { "document_number", N_ ("Document number"), "act", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_STEP_SERVED)
  = { "served", N_ ("How served"), "act", QORGAN_CODE, QORGAN_NOT_COPIED, .vocabulary = "served" },
  QORGAN_FIELD (QORGAN_STEP_FOLLOWS)
  = { "follows", N_ ("Follows"), "act", QORGAN_LINK, QORGAN_NOT_COPIED | QORGAN_ACYCLIC, .targets = to_step },
  QORGAN_FIELD (QORGAN_STEP_OUTCOME)
  = { "outcome", N_ ("Outcome"), "result", QORGAN_CODE, QORGAN_NOT_COPIED, .vocabulary = "outcome" },
  QORGAN_FIELD (QORGAN_STEP_MEASURE)
  = { "measure", N_ ("Measure or penalty"), "result", QORGAN_CODE, QORGAN_NOT_COPIED, .vocabulary = "measure" },
  QORGAN_FIELD (QORGAN_STEP_LENGTH) = { "length", N_ ("Length"), "result", QORGAN_NUMBER, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_STEP_LENGTH_UNIT)
  = { "length_unit", N_ ("Unit of length"), "result", QORGAN_CODE, QORGAN_NOT_COPIED, .vocabulary = "length_unit" },
  QORGAN_FIELD (QORGAN_STEP_AMOUNT) = { "amount", N_ ("Amount"), "result", QORGAN_NUMBER, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_STEP_CURRENCY)
  = { "currency", N_ ("Currency"), "result", QORGAN_CODE, QORGAN_NOT_COPIED, .vocabulary = "currency" },
  QORGAN_FIELD (QORGAN_STEP_NOTE)
  = { "note", N_ ("Note"), "result", QORGAN_PROSE, QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_STEP_SOURCES)
  = { "sources", N_ ("Sources"), "sources", QORGAN_LINKS, QORGAN_NOT_COPIED, .targets = to_source },
  QORGAN_FIELD (QORGAN_STEP_SENSITIVITY)
  = { "sensitivity", N_ ("Who may see it"), "handling", QORGAN_CODE, 0, .vocabulary = "sensitivity" },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Step"), QORGAN_COLUMN_TITLE },
  { "kind", N_ ("Kind of step"), QORGAN_COLUMN_FIELD, .field = QORGAN_STEP_KIND },
  { "happened", N_ ("Happened"), QORGAN_COLUMN_FIELD, .field = QORGAN_STEP_HAPPENED },
  { "case", N_ ("Case"), QORGAN_COLUMN_FIELD, .field = QORGAN_STEP_CASE },
  { "body", N_ ("Body"), QORGAN_COLUMN_FIELD, .field = QORGAN_STEP_BODY },
  { "outcome", N_ ("Outcome"), QORGAN_COLUMN_FIELD, .field = QORGAN_STEP_OUTCOME },
  { "measure", N_ ("Measure or penalty"), QORGAN_COLUMN_FIELD, .field = QORGAN_STEP_MEASURE },
  { "length", N_ ("Length"), QORGAN_COLUMN_FIELD, .field = QORGAN_STEP_LENGTH, .is_number = TRUE },
  { "length_unit", N_ ("Unit of length"), QORGAN_COLUMN_FIELD, .field = QORGAN_STEP_LENGTH_UNIT },
  { "amount", N_ ("Amount"), QORGAN_COLUMN_FIELD, .field = QORGAN_STEP_AMOUNT, .is_number = TRUE },
  { "currency", N_ ("Currency"), QORGAN_COLUMN_FIELD, .field = QORGAN_STEP_CURRENCY },
};

/* Outcomes after which nobody is punished by this decision. */
static const char *const clears[] = { "acquitted", "terminated", "quashed", NULL };
static const char *const penalties[] = { "administrative_arrest",
                                         "warning",
                                         "administrative_fine",
                                         "criminal_fine",
                                         "criminal_arrest",
                                         "compulsory_labour",
                                         "restricted_liberty",
                                         "imprisonment",
                                         "suspended_sentence",
                                         "activity_ban",
                                         "confiscation",
                                         "expulsion",
                                         NULL };

static void
check_result (const QorganRecord *record, QorganRemarks *remarks)
{
  const char *outcome = qorgan_record_value (record, QORGAN_STEP_OUTCOME);
  const char *measure = qorgan_record_value (record, QORGAN_STEP_MEASURE);

  if (outcome != NULL && measure != NULL && g_strv_contains (clears, outcome) && g_strv_contains (penalties, measure))
    qorgan_remarks_add (remarks, QORGAN_STEP_MEASURE, N_ ("A penalty does not go with this outcome"));
  if (qorgan_record_value (record, QORGAN_STEP_LENGTH) != NULL
      && qorgan_record_value (record, QORGAN_STEP_LENGTH_UNIT) == NULL)
    qorgan_remarks_gap (remarks, QORGAN_STEP_LENGTH_UNIT, N_ ("The length has no unit"));
  if (qorgan_record_value (record, QORGAN_STEP_AMOUNT) != NULL
      && qorgan_record_value (record, QORGAN_STEP_CURRENCY) == NULL)
    qorgan_remarks_gap (remarks, QORGAN_STEP_CURRENCY, N_ ("The amount has no currency"));
}

static void
check (const QorganRecord *record, QorganRemarks *remarks)
{
  qorgan_remarks_in_order (remarks, record, QORGAN_STEP_HAPPENED, QORGAN_STEP_ENDED, N_ ("Ended before it happened"));
  qorgan_remarks_in_order (remarks, record, QORGAN_STEP_ANNOUNCED, QORGAN_STEP_RECEIVED,
                           N_ ("Received before it was announced"));
  qorgan_remarks_in_order (remarks, record, QORGAN_STEP_ANNOUNCED, QORGAN_STEP_FINAL_FORM,
                           N_ ("In its final form before it was announced"));
  qorgan_remarks_in_order (remarks, record, QORGAN_STEP_ANNOUNCED, QORGAN_STEP_IN_FORCE,
                           N_ ("In force before it was announced"));
  qorgan_remarks_not_to_come (remarks, record, QORGAN_STEP_ANNOUNCED);
  qorgan_remarks_not_to_come (remarks, record, QORGAN_STEP_RECEIVED);
  check_result (record, remarks);
}

const QorganKind qorgan_kind_step = {
  .id = QORGAN_KIND_STEP,
  .name = "step",
  .label = N_ ("Step"),
  .label_plural = N_ ("Steps"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .sensitivity = QORGAN_STEP_SENSITIVITY,
  .title_rule = QORGAN_TITLE_CODE,
  .title_field = QORGAN_STEP_KIND,
  .title_date = QORGAN_STEP_HAPPENED,
  .order_date = QORGAN_STEP_HAPPENED,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .check = check,
};
