/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in an incident: a person, an organisation, or an unnamed group with a head count. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"
#include "qorgan-remarks.h"

static const guint8 to_incident[] = { QORGAN_KIND_INCIDENT, 0 };
static const guint8 to_person[] = { QORGAN_KIND_PERSON, 0 };
static const guint8 to_organisation[] = { QORGAN_KIND_ORGANISATION, 0 };
static const guint8 to_source[] = { QORGAN_KIND_SOURCE, 0 };

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_INVOLVEMENT_INCIDENT)
  = { "incident", N_ ("Incident"), "main", QORGAN_LINK, QORGAN_OWNER, .targets = to_incident },
  QORGAN_FIELD (QORGAN_INVOLVEMENT_ROLE)
  = { "role", N_ ("Role"), "main", QORGAN_CODE, QORGAN_WANTED, .vocabulary = "involvement_role" },
  QORGAN_FIELD (QORGAN_INVOLVEMENT_PERSON)
  = { "person", N_ ("Person"), "main", QORGAN_LINK, QORGAN_NOT_COPIED, .targets = to_person },
  QORGAN_FIELD (QORGAN_INVOLVEMENT_ORGANISATION)
  = { "organisation", N_ ("Organisation"), "main", QORGAN_LINK, 0, .targets = to_organisation },
  QORGAN_FIELD (QORGAN_INVOLVEMENT_GROUP)
  = { "group", N_ ("Unnamed group"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_INVOLVEMENT_QUALIFIER)
  = { "qualifier", N_ ("Head count is"), "main", QORGAN_CODE, QORGAN_NOT_COPIED, .vocabulary = "figure_qualifier" },
  QORGAN_FIELD (QORGAN_INVOLVEMENT_HEAD_COUNT)
  = { "head_count", N_ ("Head count"), "main", QORGAN_NUMBER, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_INVOLVEMENT_HARMS)
  = { "harms", N_ ("Harm"), "main", QORGAN_CODES, QORGAN_NOT_COPIED, .vocabulary = "harm" },
  QORGAN_FIELD (QORGAN_INVOLVEMENT_OUTLET)
  = { "outlet", N_ ("Outlet at the time"), "main", QORGAN_LINK, 0, .targets = to_organisation },
  QORGAN_FIELD (QORGAN_INVOLVEMENT_EQUIPMENT)
  = { "equipment", N_ ("Equipment"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_INVOLVEMENT_SOURCES)
  = { "sources", N_ ("Sources"), "sources", QORGAN_LINKS, QORGAN_NOT_COPIED, .targets = to_source },
  QORGAN_FIELD (QORGAN_INVOLVEMENT_SENSITIVITY)
  = { "sensitivity", N_ ("Who may see it"), "handling", QORGAN_CODE, 0, .vocabulary = "sensitivity" },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Role"), QORGAN_COLUMN_TITLE },
  { "incident", N_ ("Incident"), QORGAN_COLUMN_FIELD, .field = QORGAN_INVOLVEMENT_INCIDENT },
  { "person", N_ ("Person"), QORGAN_COLUMN_FIELD, .field = QORGAN_INVOLVEMENT_PERSON },
  { "organisation", N_ ("Organisation"), QORGAN_COLUMN_FIELD, .field = QORGAN_INVOLVEMENT_ORGANISATION },
  { "group", N_ ("Unnamed group"), QORGAN_COLUMN_FIELD, .field = QORGAN_INVOLVEMENT_GROUP },
  { "qualifier", N_ ("Head count is"), QORGAN_COLUMN_FIELD, .field = QORGAN_INVOLVEMENT_QUALIFIER },
  { "head_count", N_ ("Head count"), QORGAN_COLUMN_FIELD, .field = QORGAN_INVOLVEMENT_HEAD_COUNT, .is_number = TRUE },
  { "harms", N_ ("Harm"), QORGAN_COLUMN_FIELD, .field = QORGAN_INVOLVEMENT_HARMS },
};

static void
check (const QorganRecord *record, QorganRemarks *remarks)
{
  if (qorgan_record_value (record, QORGAN_INVOLVEMENT_PERSON) == NULL
      && qorgan_record_value (record, QORGAN_INVOLVEMENT_ORGANISATION) == NULL
      && qorgan_record_value (record, QORGAN_INVOLVEMENT_GROUP) == NULL)
    qorgan_remarks_gap (remarks, QORGAN_INVOLVEMENT_PERSON, N_ ("Neither a person, an organisation nor a group"));
  if (qorgan_record_value (record, QORGAN_INVOLVEMENT_HEAD_COUNT) != NULL
      && qorgan_record_value (record, QORGAN_INVOLVEMENT_GROUP) == NULL)
    qorgan_remarks_add (remarks, QORGAN_INVOLVEMENT_HEAD_COUNT, N_ ("A head count, but no group"));
}

const QorganKind qorgan_kind_involvement = {
  .id = QORGAN_KIND_INVOLVEMENT,
  .name = "involvement",
  .label = N_ ("Involvement"),
  .label_plural = N_ ("People Involved"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .sensitivity = QORGAN_INVOLVEMENT_SENSITIVITY,
  .title_rule = QORGAN_TITLE_CODE,
  .title_field = QORGAN_INVOLVEMENT_ROLE,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .check = check,
};
