/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person at an organisation: the post and its period. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"
#include "qorgan-remarks.h"

static const guint8 to_person[] = { QORGAN_KIND_PERSON, 0 };
static const guint8 to_organisation[] = { QORGAN_KIND_ORGANISATION, 0 };
static const guint8 to_source[] = { QORGAN_KIND_SOURCE, 0 };

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_AFFILIATION_PERSON)
  = { "person", N_ ("Person"), "main", QORGAN_LINK, QORGAN_OWNER, .targets = to_person },
  QORGAN_FIELD (QORGAN_AFFILIATION_ORGANISATION)
  = { "organisation", N_ ("Organisation"), "main", QORGAN_LINK, QORGAN_WANTED, .targets = to_organisation },
  QORGAN_FIELD (QORGAN_AFFILIATION_POST)
  = { "post", N_ ("Post"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_TRANSLATABLE },
  QORGAN_FIELD (QORGAN_AFFILIATION_SINCE)
  = { "since", N_ ("Since"), "main", QORGAN_DATE, QORGAN_NOT_COPIED, .ends = QORGAN_AFFILIATION_UNTIL },
  QORGAN_FIELD (QORGAN_AFFILIATION_UNTIL) = { "until", N_ ("Until"), "main", QORGAN_DATE, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_AFFILIATION_SOURCES)
  = { "sources", N_ ("Sources"), "sources", QORGAN_LINKS, QORGAN_NOT_COPIED, .targets = to_source },
  QORGAN_FIELD (QORGAN_AFFILIATION_SENSITIVITY)
  = { "sensitivity", N_ ("Who may see it"), "handling", QORGAN_CODE, 0, .vocabulary = "sensitivity" },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Post"), QORGAN_COLUMN_TITLE },
  { "organisation", N_ ("Organisation"), QORGAN_COLUMN_FIELD, .field = QORGAN_AFFILIATION_ORGANISATION },
  { "since", N_ ("Since"), QORGAN_COLUMN_FIELD, .field = QORGAN_AFFILIATION_SINCE },
  { "until", N_ ("Until"), QORGAN_COLUMN_FIELD, .field = QORGAN_AFFILIATION_UNTIL },
};

static void
check (const QorganRecord *record, QorganRemarks *remarks)
{
  qorgan_remarks_in_order (remarks, record, QORGAN_AFFILIATION_SINCE, QORGAN_AFFILIATION_UNTIL,
                           N_ ("Ends before it begins"));
}

const QorganKind qorgan_kind_affiliation = {
  .id = QORGAN_KIND_AFFILIATION,
  .name = "affiliation",
  .label = N_ ("Affiliation"),
  .label_plural = N_ ("Affiliations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .sensitivity = QORGAN_AFFILIATION_SENSITIVITY,
  .title_rule = QORGAN_TITLE_TEXT,
  .title_field = QORGAN_AFFILIATION_POST,
  .title_date = QORGAN_AFFILIATION_SINCE,
  .order_date = QORGAN_AFFILIATION_SINCE,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .check = check,
};
