/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A journalist, relative, lawyer, judge or official. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"
#include "qorgan-remarks.h"

static const guint8 to_tag[] = { QORGAN_KIND_TAG, 0 };
static const guint8 to_place[] = { QORGAN_KIND_PLACE, 0 };

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_PERSON_NAME_EN)
  = { "name_en", N_ ("Name in English"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_PERSON_NAME_RU)
  = { "name_ru", N_ ("Name in Russian"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_PERSON_NAME_KK)
  = { "name_kk", N_ ("Name in Kazakh"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_PERSON_ROLES) = { "roles", N_ ("Roles"), "main", QORGAN_CODES, 0, .vocabulary = "person_role" },
  QORGAN_FIELD (QORGAN_PERSON_GENDER)
  = { "gender", N_ ("Gender"), "details", QORGAN_CODE, QORGAN_NOT_COPIED, .vocabulary = "gender" },
  QORGAN_FIELD (QORGAN_PERSON_BIRTH) = { "birth", N_ ("Born"), "details", QORGAN_DATE, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_PERSON_LANGUAGES)
  = { "languages", N_ ("Languages"), "details", QORGAN_CODES, 0, .vocabulary = "language" },
  QORGAN_FIELD (QORGAN_PERSON_NOTE)
  = { "note", N_ ("Note"), "details", QORGAN_PROSE, QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_PERSON_PSEUDONYM)
  = { "pseudonym", N_ ("Pseudonym for publication"), "consent", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_PERSON_NAMING_BASIS) = { "naming_basis", N_ ("May be named because"), "consent", QORGAN_CODE,
                                                QORGAN_NOT_COPIED | QORGAN_CONSENT, .vocabulary = "naming_basis" },
  QORGAN_FIELD (QORGAN_PERSON_CONSENT) = { "consent", N_ ("Consents to use"), "consent", QORGAN_CODES,
                                           QORGAN_NOT_COPIED | QORGAN_CONSENT, .vocabulary = "consent_scope" },
  QORGAN_FIELD (QORGAN_PERSON_CONSENT_HOW)
  = { "consent_how", N_ ("How consent was given"), "consent", QORGAN_TEXT, QORGAN_NOT_COPIED | QORGAN_CONSENT,
      .floor = QORGAN_SENSITIVITY_INTERNAL },
  QORGAN_FIELD (QORGAN_PERSON_CONSENT_DATE)
  = { "consent_date", N_ ("Consent given"), "consent", QORGAN_DATE, QORGAN_NOT_COPIED | QORGAN_CONSENT },
  QORGAN_FIELD (QORGAN_PERSON_CONSENT_WITHDRAWN)
  = { "consent_withdrawn", N_ ("Consent withdrawn"), "consent", QORGAN_DATE, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_PERSON_CONTACT) = { "contact", N_ ("How to reach them"), "sealed", QORGAN_PROSE,
                                           QORGAN_NOT_COPIED, .floor = QORGAN_SENSITIVITY_SEALED },
  QORGAN_FIELD (QORGAN_PERSON_NEEDS)
  = { "needs", N_ ("Needs and risks"), "sealed", QORGAN_PROSE, QORGAN_NOT_COPIED, .floor = QORGAN_SENSITIVITY_SEALED },
  QORGAN_FIELD (QORGAN_PERSON_ARREST_BARS)
  = { "arrest_bars", N_ ("Facts that bar administrative arrest (KoAP 50(2))"), "sealed", QORGAN_PROSE,
      QORGAN_NOT_COPIED, .floor = QORGAN_SENSITIVITY_SEALED },
  QORGAN_FIELD (QORGAN_PERSON_WORKS_IN)
  = { "works_in", N_ ("Works in"), "lawyer", QORGAN_LINKS, 0, .targets = to_place },
  QORGAN_FIELD (QORGAN_PERSON_AVAILABLE) = { "available", N_ ("Available"), "lawyer", QORGAN_TEXT, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_PERSON_TAGS) = { "tags", N_ ("Tags"), "handling", QORGAN_LINKS, 0, .targets = to_tag },
  QORGAN_FIELD (QORGAN_PERSON_SENSITIVITY)
  = { "sensitivity", N_ ("Who may see it"), "handling", QORGAN_CODE, 0, .vocabulary = "sensitivity" },
};

static const QorganDerived derived[] = {
  { "n_cases", "case", "client", "SELECT count(*) FROM \"case\" WHERE client = ?1", FALSE },
  { "n_incidents", "involvement", "person", "SELECT count(DISTINCT incident) FROM involvement WHERE person = ?1",
    FALSE },
  { "outlet", "affiliation", "person",
    "SELECT organisation FROM affiliation WHERE person = ?1 AND organisation IS NOT NULL AND " QORGAN_IS_OPEN
    " ORDER BY since_from DESC, id DESC LIMIT 1",
    TRUE },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Name"), QORGAN_COLUMN_TITLE },
  { "roles", N_ ("Roles"), QORGAN_COLUMN_FIELD, .field = QORGAN_PERSON_ROLES },
  { "outlet", N_ ("Works for"), QORGAN_COLUMN_DERIVED, .derived = "outlet" },
  { "n_cases", N_ ("Cases"), QORGAN_COLUMN_DERIVED, .derived = "n_cases", .is_number = TRUE },
  { "n_incidents", N_ ("Incidents"), QORGAN_COLUMN_DERIVED, .derived = "n_incidents", .is_number = TRUE },
};

/* The steps of their cases: what is asked of them must hold of one and the same step. */
#define BY_STEP { QORGAN_CASE_CLIENT, QORGAN_STEP_CASE }

static const QorganFilter filters[] = {
  { "outlet",
    "издание сми басылым бақ",
    N_ ("Works for"),
    { QORGAN_AFFILIATION_PERSON },
    QORGAN_AFFILIATION_ORGANISATION },
  { "measure", "мера шара", N_ ("Measure or penalty"), BY_STEP, QORGAN_STEP_MEASURE },
  { "type", "тип түрі", NULL, BY_STEP, QORGAN_STEP_MEASURE },
  { "since", "с бастап", N_ ("Imposed since"), BY_STEP, QORGAN_STEP_HAPPENED, QORGAN_FILTER_SINCE },
  { "until", "до дейін", N_ ("Imposed until"), BY_STEP, QORGAN_STEP_HAPPENED, QORGAN_FILTER_UNTIL },
  { "held", "действует күшінде", N_ ("In force on"), BY_STEP, QORGAN_STEP_HAPPENED, QORGAN_FILTER_ON },
  { "place", "место орын жер", N_ ("Place"), BY_STEP, QORGAN_STEP_PLACE },
  { "state", "состояние күй", N_ ("State of a case"), { QORGAN_CASE_CLIENT }, QORGAN_CASE_STATE },
  { "incident", "инцидент оқиға", N_ ("Incident"), { QORGAN_INVOLVEMENT_PERSON }, QORGAN_INVOLVEMENT_INCIDENT },
};

static void
check (const QorganRecord *record, QorganRemarks *remarks)
{
  qorgan_remarks_not_to_come (remarks, record, QORGAN_PERSON_BIRTH);
  qorgan_remarks_not_to_come (remarks, record, QORGAN_PERSON_CONSENT_DATE);
  qorgan_remarks_not_to_come (remarks, record, QORGAN_PERSON_CONSENT_WITHDRAWN);
  qorgan_remarks_in_order (remarks, record, QORGAN_PERSON_CONSENT_DATE, QORGAN_PERSON_CONSENT_WITHDRAWN,
                           N_ ("Withdrawn before it was given"));
  if (g_strcmp0 (qorgan_record_value (record, QORGAN_PERSON_NAMING_BASIS), "consent") != 0)
    return;
  if (qorgan_record_value (record, QORGAN_PERSON_CONSENT) == NULL)
    qorgan_remarks_add (remarks, QORGAN_PERSON_NAMING_BASIS, N_ ("No consent is recorded"));
  else if (qorgan_record_value (record, QORGAN_PERSON_CONSENT_WITHDRAWN) != NULL)
    qorgan_remarks_add (remarks, QORGAN_PERSON_NAMING_BASIS, N_ ("The consent was withdrawn"));
}

const QorganKind qorgan_kind_person = {
  .id = QORGAN_KIND_PERSON,
  .name = "person",
  .label = N_ ("Person"),
  .label_plural = N_ ("People"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .sensitivity = QORGAN_PERSON_SENSITIVITY,
  .title_rule = QORGAN_TITLE_NAMES,
  .title_field = QORGAN_PERSON_NAME_EN,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .has_title_index = TRUE,
  .derived = derived,
  .n_derived = G_N_ELEMENTS (derived),
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .check = check,
};
