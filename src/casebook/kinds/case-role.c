/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Defence lawyer, judge, prosecutor or co-defendant of a case. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"
#include "qorgan-remarks.h"

static const guint8 to_case[] = { QORGAN_KIND_CASE, 0 };
static const guint8 to_person[] = { QORGAN_KIND_PERSON, 0 };
static const guint8 to_organisation[] = { QORGAN_KIND_ORGANISATION, 0 };
static const guint8 to_source[] = { QORGAN_KIND_SOURCE, 0 };

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_CASE_ROLE_CASE) = { "case", N_ ("Case"), "main", QORGAN_LINK, QORGAN_OWNER, .targets = to_case },
  QORGAN_FIELD (QORGAN_CASE_ROLE_ROLE)
  = { "role", N_ ("Role"), "main", QORGAN_CODE, QORGAN_WANTED, .vocabulary = "case_role" },
  QORGAN_FIELD (QORGAN_CASE_ROLE_PERSON)
  = { "person", N_ ("Person"), "main", QORGAN_LINK, QORGAN_NOT_COPIED, .targets = to_person },
  QORGAN_FIELD (QORGAN_CASE_ROLE_ORGANISATION)
  = { "organisation", N_ ("Organisation"), "main", QORGAN_LINK, 0, .targets = to_organisation },
  QORGAN_FIELD (QORGAN_CASE_ROLE_SINCE) = { "since", N_ ("Since"), "main", QORGAN_DATE, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_CASE_ROLE_UNTIL) = { "until", N_ ("Until"), "main", QORGAN_DATE, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_CASE_ROLE_NOTE)
  = { "note", N_ ("Note"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_CASE_ROLE_SOURCES)
  = { "sources", N_ ("Sources"), "sources", QORGAN_LINKS, QORGAN_NOT_COPIED, .targets = to_source },
  QORGAN_FIELD (QORGAN_CASE_ROLE_SENSITIVITY)
  = { "sensitivity", N_ ("Who may see it"), "handling", QORGAN_CODE, 0, .vocabulary = "sensitivity" },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Role"), QORGAN_COLUMN_TITLE },
  { "case", N_ ("Case"), QORGAN_COLUMN_FIELD, .field = QORGAN_CASE_ROLE_CASE },
  { "person", N_ ("Person"), QORGAN_COLUMN_FIELD, .field = QORGAN_CASE_ROLE_PERSON },
  { "organisation", N_ ("Organisation"), QORGAN_COLUMN_FIELD, .field = QORGAN_CASE_ROLE_ORGANISATION },
  { "since", N_ ("Since"), QORGAN_COLUMN_FIELD, .field = QORGAN_CASE_ROLE_SINCE },
};

static void
check (const QorganRecord *record, QorganRemarks *remarks)
{
  qorgan_remarks_in_order (remarks, record, QORGAN_CASE_ROLE_SINCE, QORGAN_CASE_ROLE_UNTIL,
                           N_ ("Ends before it begins"));
  if (qorgan_record_value (record, QORGAN_CASE_ROLE_PERSON) == NULL
      && qorgan_record_value (record, QORGAN_CASE_ROLE_ORGANISATION) == NULL)
    qorgan_remarks_gap (remarks, QORGAN_CASE_ROLE_PERSON, N_ ("Neither a person nor an organisation"));
}

const QorganKind qorgan_kind_case_role = {
  .id = QORGAN_KIND_CASE_ROLE,
  .name = "case_role",
  .label = N_ ("Case role"),
  .label_plural = N_ ("People in the Case"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .sensitivity = QORGAN_CASE_ROLE_SENSITIVITY,
  .title_rule = QORGAN_TITLE_CODE,
  .title_field = QORGAN_CASE_ROLE_ROLE,
  .order_date = QORGAN_CASE_ROLE_SINCE,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .check = check,
};
