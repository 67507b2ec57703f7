/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another name of a person, organisation or place, with its script and period. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"
#include "qorgan-remarks.h"

static const guint8 to_person_or_organisation_or_place[]
    = { QORGAN_KIND_PERSON, QORGAN_KIND_ORGANISATION, QORGAN_KIND_PLACE, 0 };

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_NAME_OF)
  = { "of", N_ ("Name of"), "main", QORGAN_LINK, QORGAN_OWNER, .targets = to_person_or_organisation_or_place },
  QORGAN_FIELD (QORGAN_NAME_TEXT)
  = { "text", N_ ("Other name"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_NAME_LANGUAGE)
  = { "language", N_ ("Language"), "main", QORGAN_CODE, 0, .vocabulary = "language" },
  QORGAN_FIELD (QORGAN_NAME_SORT) = { "sort", N_ ("Sort of name"), "main", QORGAN_CODE, 0, .vocabulary = "name_sort" },
  QORGAN_FIELD (QORGAN_NAME_SINCE) = { "since", N_ ("Since"), "main", QORGAN_DATE, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_NAME_UNTIL) = { "until", N_ ("Until"), "main", QORGAN_DATE, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_NAME_SENSITIVITY)
  = { "sensitivity", N_ ("Who may see it"), "handling", QORGAN_CODE, 0, .vocabulary = "sensitivity" },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Other name"), QORGAN_COLUMN_TITLE },
  { "language", N_ ("Language"), QORGAN_COLUMN_FIELD, .field = QORGAN_NAME_LANGUAGE },
  { "sort", N_ ("Sort of name"), QORGAN_COLUMN_FIELD, .field = QORGAN_NAME_SORT },
  { "since", N_ ("Since"), QORGAN_COLUMN_FIELD, .field = QORGAN_NAME_SINCE },
  { "until", N_ ("Until"), QORGAN_COLUMN_FIELD, .field = QORGAN_NAME_UNTIL },
};

static void
check (const QorganRecord *record, QorganRemarks *remarks)
{
  qorgan_remarks_in_order (remarks, record, QORGAN_NAME_SINCE, QORGAN_NAME_UNTIL, N_ ("Ends before it begins"));
}

const QorganKind qorgan_kind_name = {
  .id = QORGAN_KIND_NAME,
  .name = "name",
  .label = N_ ("Other name"),
  .label_plural = N_ ("Other Names"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .sensitivity = QORGAN_NAME_SENSITIVITY,
  .title_rule = QORGAN_TITLE_TEXT,
  .title_field = QORGAN_NAME_TEXT,
  .order_date = QORGAN_NAME_SINCE,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .check = check,
};
