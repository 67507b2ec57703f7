/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An appeal, letter, alert or demand: by whom, to whom, about what, and the reply. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"
#include "qorgan-remarks.h"

static const guint8 to_tag[] = { QORGAN_KIND_TAG, 0 };
static const guint8 to_person_or_organisation[] = { QORGAN_KIND_PERSON, QORGAN_KIND_ORGANISATION, 0 };
static const guint8 to_case_or_incident_or_person_or_organisation[]
    = { QORGAN_KIND_CASE, QORGAN_KIND_INCIDENT, QORGAN_KIND_PERSON, QORGAN_KIND_ORGANISATION, 0 };
static const guint8 to_source[] = { QORGAN_KIND_SOURCE, 0 };

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_INTERVENTION_TITLE)
  = { "title", N_ ("Title"), "main", QORGAN_TEXT,
      QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_WANTED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_INTERVENTION_KIND)
  = { "kind", N_ ("Kind of intervention"), "main", QORGAN_CODE, QORGAN_WANTED, .vocabulary = "intervention_kind" },
  QORGAN_FIELD (QORGAN_INTERVENTION_DATE)
  = { "date", N_ ("Date"), "main", QORGAN_DATE, QORGAN_WANTED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_INTERVENTION_BY)
  = { "by", N_ ("By"), "main", QORGAN_LINKS, QORGAN_ASKED, .targets = to_person_or_organisation },
  QORGAN_FIELD (QORGAN_INTERVENTION_TO)
  = { "to", N_ ("To"), "main", QORGAN_LINKS, QORGAN_ASKED, .targets = to_person_or_organisation },
  QORGAN_FIELD (QORGAN_INTERVENTION_ABOUT) = { "about", N_ ("About"), "main", QORGAN_LINKS, QORGAN_ASKED,
                                               .targets = to_case_or_incident_or_person_or_organisation },
  QORGAN_FIELD (QORGAN_INTERVENTION_DEMAND)
  = { "demand", N_ ("Demand"), "main", QORGAN_PROSE, QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_INTERVENTION_REPLY_DUE)
  = { "reply_due", N_ ("Reply due"), "reply", QORGAN_DATE, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_INTERVENTION_RESPONSE)
  = { "response", N_ ("Response"), "reply", QORGAN_CODE, QORGAN_NOT_COPIED, .vocabulary = "intervention_response" },
  QORGAN_FIELD (QORGAN_INTERVENTION_SOURCES)
  = { "sources", N_ ("Sources"), "sources", QORGAN_LINKS, QORGAN_NOT_COPIED, .targets = to_source },
  QORGAN_FIELD (QORGAN_INTERVENTION_TAGS) = { "tags", N_ ("Tags"), "handling", QORGAN_LINKS, 0, .targets = to_tag },
  QORGAN_FIELD (QORGAN_INTERVENTION_SENSITIVITY)
  = { "sensitivity", N_ ("Who may see it"), "handling", QORGAN_CODE, 0, .vocabulary = "sensitivity" },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Title"), QORGAN_COLUMN_TITLE },
  { "kind", N_ ("Kind of intervention"), QORGAN_COLUMN_FIELD, .field = QORGAN_INTERVENTION_KIND },
  { "date", N_ ("Date"), QORGAN_COLUMN_FIELD, .field = QORGAN_INTERVENTION_DATE },
  { "response", N_ ("Response"), QORGAN_COLUMN_FIELD, .field = QORGAN_INTERVENTION_RESPONSE },
};

static void
check (const QorganRecord *record, QorganRemarks *remarks)
{
  qorgan_remarks_in_order (remarks, record, QORGAN_INTERVENTION_DATE, QORGAN_INTERVENTION_REPLY_DUE,
                           N_ ("Due before it was sent"));
}

const QorganKind qorgan_kind_intervention = {
  .id = QORGAN_KIND_INTERVENTION,
  .name = "intervention",
  .label = N_ ("Intervention"),
  .label_plural = N_ ("Interventions"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .sensitivity = QORGAN_INTERVENTION_SENSITIVITY,
  .title_rule = QORGAN_TITLE_TEXT,
  .title_field = QORGAN_INTERVENTION_TITLE,
  .order_date = QORGAN_INTERVENTION_DATE,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .check = check,
};
