/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legal case of a person or an outlet: its steps are records of their own. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"
#include "qorgan-remarks.h"

static const guint8 to_tag[] = { QORGAN_KIND_TAG, 0 };
static const guint8 to_person[] = { QORGAN_KIND_PERSON, 0 };
static const guint8 to_person_or_organisation[] = { QORGAN_KIND_PERSON, QORGAN_KIND_ORGANISATION, 0 };
static const guint8 to_incident[] = { QORGAN_KIND_INCIDENT, 0 };
static const guint8 to_source[] = { QORGAN_KIND_SOURCE, 0 };

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_CASE_TITLE) = { "title", N_ ("Title"), "main", QORGAN_TEXT,
                                       QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_WANTED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_CASE_CLIENT) = { "client", N_ ("Client"), "main", QORGAN_LINK, QORGAN_WANTED | QORGAN_NOT_COPIED,
                                        .targets = to_person_or_organisation },
  QORGAN_FIELD (QORGAN_CASE_TRACK)
  = { "track", N_ ("Kind of proceeding"), "main", QORGAN_CODE, QORGAN_WANTED, .vocabulary = "track" },
  QORGAN_FIELD (QORGAN_CASE_STATE)
  = { "state", N_ ("State"), "main", QORGAN_CODE, QORGAN_NOT_COPIED, .vocabulary = "case_state" },
  QORGAN_FIELD (QORGAN_CASE_NUMBERS)
  = { "numbers", N_ ("Numbers"), "main", QORGAN_TEXT, QORGAN_ASKED | QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_CASE_OPENED)
  = { "opened", N_ ("Opened"), "main", QORGAN_DATE, QORGAN_NOT_COPIED, .ends = QORGAN_CASE_CLOSED },
  QORGAN_FIELD (QORGAN_CASE_CLOSED) = { "closed", N_ ("Closed"), "main", QORGAN_DATE, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_CASE_INCIDENTS)
  = { "incidents", N_ ("Incidents"), "details", QORGAN_LINKS, QORGAN_ASKED, .targets = to_incident },
  QORGAN_FIELD (QORGAN_CASE_LANGUAGE)
  = { "language", N_ ("Language of the proceeding"), "details", QORGAN_CODE, 0, .vocabulary = "language" },
  QORGAN_FIELD (QORGAN_CASE_SUMMARY)
  = { "summary", N_ ("Summary"), "details", QORGAN_PROSE, QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_CASE_SOURCES)
  = { "sources", N_ ("Sources"), "sources", QORGAN_LINKS, QORGAN_NOT_COPIED, .targets = to_source },
  QORGAN_FIELD (QORGAN_CASE_CONFIRMED)
  = { "confirmed", N_ ("Last confirmed"), "details", QORGAN_DATE, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_CASE_CONFIRMED_BY)
  = { "confirmed_by", N_ ("Confirmed by"), "details", QORGAN_LINK, QORGAN_NOT_COPIED, .targets = to_person },
  QORGAN_FIELD (QORGAN_CASE_TAGS) = { "tags", N_ ("Tags"), "handling", QORGAN_LINKS, 0, .targets = to_tag },
  QORGAN_FIELD (QORGAN_CASE_SENSITIVITY)
  = { "sensitivity", N_ ("Who may see it"), "handling", QORGAN_CODE, 0, .vocabulary = "sensitivity" },
};

static const QorganDerived derived[] = {
  { "n_steps", "step", "case", "SELECT count(*) FROM step WHERE \"case\" = ?1", FALSE },
  { "last_step", "step", "case", "SELECT id FROM step WHERE \"case\" = ?1 ORDER BY happened_from DESC, id DESC LIMIT 1",
    TRUE },
  { "steps_from", "step", "case", "SELECT min(happened_from) FROM step WHERE \"case\" = ?1", FALSE },
  { "steps_to", "step", "case", "SELECT max(happened_to) FROM step WHERE \"case\" = ?1", FALSE },
  { "unended_from", "step", "case", "SELECT min(lasts_from) FROM step WHERE \"case\" = ?1 AND ended_to IS NULL",
    FALSE },
};

static const QorganExtent extents[] = {
  { QORGAN_STEP_CASE, QORGAN_STEP_HAPPENED, .earliest = "steps_from", .latest = "steps_to", .unended = "unended_from" },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Case"), QORGAN_COLUMN_TITLE },
  { "client", N_ ("Client"), QORGAN_COLUMN_FIELD, .field = QORGAN_CASE_CLIENT },
  { "last_step", N_ ("Latest step"), QORGAN_COLUMN_DERIVED, .derived = "last_step" },
  { "track", N_ ("Kind of proceeding"), QORGAN_COLUMN_FIELD, .field = QORGAN_CASE_TRACK },
  { "state", N_ ("State"), QORGAN_COLUMN_FIELD, .field = QORGAN_CASE_STATE },
  { "opened", N_ ("Opened"), QORGAN_COLUMN_FIELD, .field = QORGAN_CASE_OPENED },
  { "n_steps", N_ ("Steps"), QORGAN_COLUMN_DERIVED, .derived = "n_steps", .is_number = TRUE },
};

/* What is asked of the steps must hold of one and the same step. */
#define BY_STEP { QORGAN_STEP_CASE }

static const QorganFilter filters[] = {
  { "measure", "мера шара", N_ ("Measure or penalty"), BY_STEP, QORGAN_STEP_MEASURE },
  { "type", "тип түрі", NULL, BY_STEP, QORGAN_STEP_MEASURE },
  { "since", "с бастап", N_ ("Imposed since"), BY_STEP, QORGAN_STEP_HAPPENED, QORGAN_FILTER_SINCE },
  { "until", "до дейін", N_ ("Imposed until"), BY_STEP, QORGAN_STEP_HAPPENED, QORGAN_FILTER_UNTIL },
  { "held", "действует күшінде", N_ ("In force on"), BY_STEP, QORGAN_STEP_HAPPENED, QORGAN_FILTER_ON },
  { "place", "место орын жер", N_ ("Place"), BY_STEP, QORGAN_STEP_PLACE },
  { "step", "шаг қадам", N_ ("Kind of step"), BY_STEP, QORGAN_STEP_KIND },
  { "outcome", "исход нәтиже", N_ ("Outcome"), BY_STEP, QORGAN_STEP_OUTCOME },
  { "body", "орган", N_ ("Body"), BY_STEP, QORGAN_STEP_BODY },
  { "held_at", "содержится ұсталған", N_ ("Held at"), BY_STEP, QORGAN_STEP_HELD_AT },
  { "official", "должностное", N_ ("Official"), BY_STEP, QORGAN_STEP_OFFICIAL },
  { "participant", "участник қатысушы", N_ ("Participant"), { QORGAN_CASE_ROLE_CASE }, QORGAN_CASE_ROLE_PERSON },
};

static void
check (const QorganRecord *record, QorganRemarks *remarks)
{
  qorgan_remarks_in_order (remarks, record, QORGAN_CASE_OPENED, QORGAN_CASE_CLOSED, N_ ("Closed before it was opened"));
  qorgan_remarks_not_to_come (remarks, record, QORGAN_CASE_OPENED);
  qorgan_remarks_not_to_come (remarks, record, QORGAN_CASE_CLOSED);
  qorgan_remarks_not_to_come (remarks, record, QORGAN_CASE_CONFIRMED);
  if (g_strcmp0 (qorgan_record_value (record, QORGAN_CASE_STATE), "closed") == 0
      && qorgan_record_value (record, QORGAN_CASE_CLOSED) == NULL)
    qorgan_remarks_gap (remarks, QORGAN_CASE_CLOSED, N_ ("Closed, but not known when"));
}

const QorganKind qorgan_kind_case = {
  .id = QORGAN_KIND_CASE,
  .name = "case",
  .label = N_ ("Case"),
  .label_plural = N_ ("Cases"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .sensitivity = QORGAN_CASE_SENSITIVITY,
  .title_rule = QORGAN_TITLE_TEXT,
  .title_field = QORGAN_CASE_TITLE,
  .status = QORGAN_CASE_STATE,
  .latest = QORGAN_KIND_STEP,
  .order_date = QORGAN_CASE_OPENED,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .has_title_index = TRUE,
  .derived = derived,
  .n_derived = G_N_ELEMENTS (derived),
  .extents = extents,
  .n_extents = G_N_ELEMENTS (extents),
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .check = check,
};
