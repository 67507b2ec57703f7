/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a fact rests on: a report, page, document or conversation. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"
#include "qorgan-remarks.h"

static const guint8 to_tag[] = { QORGAN_KIND_TAG, 0 };
static const guint8 to_organisation[] = { QORGAN_KIND_ORGANISATION, 0 };
static const guint8 to_source[] = { QORGAN_KIND_SOURCE, 0 };

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_SOURCE_TITLE) = { "title", N_ ("Title"), "main", QORGAN_TEXT,
                                         QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_WANTED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_SOURCE_PUBLISHER)
  = { "publisher", N_ ("Publisher"), "main", QORGAN_LINK, QORGAN_WANTED, .targets = to_organisation },
  QORGAN_FIELD (QORGAN_SOURCE_AUTHORS)
  = { "authors", N_ ("Authors"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_SOURCE_PUBLISHED)
  = { "published", N_ ("Published"), "main", QORGAN_DATE, QORGAN_WANTED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_SOURCE_KIND)
  = { "kind", N_ ("Kind of source"), "main", QORGAN_CODE, 0, .vocabulary = "source_kind" },
  QORGAN_FIELD (QORGAN_SOURCE_LANGUAGE)
  = { "language", N_ ("Language"), "main", QORGAN_CODE, 0, .vocabulary = "language" },
  QORGAN_FIELD (QORGAN_SOURCE_RELIABILITY)
  = { "reliability", N_ ("Reliability"), "main", QORGAN_CODE, 0, .vocabulary = "source_reliability" },
  QORGAN_FIELD (QORGAN_SOURCE_RELAYS)
  = { "relays", N_ ("Relays"), "main", QORGAN_LINK, QORGAN_NOT_COPIED | QORGAN_ACYCLIC, .targets = to_source },
  QORGAN_FIELD (QORGAN_SOURCE_ADDRESS)
  = { "address", N_ ("Address"), "where", QORGAN_TEXT, QORGAN_ASKED | QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_SOURCE_ARCHIVED)
  = { "archived", N_ ("Archived address"), "where", QORGAN_TEXT, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_SOURCE_NOTE)
  = { "note", N_ ("Note"), "details", QORGAN_PROSE, QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_SOURCE_TAGS) = { "tags", N_ ("Tags"), "handling", QORGAN_LINKS, 0, .targets = to_tag },
  QORGAN_FIELD (QORGAN_SOURCE_SENSITIVITY)
  = { "sensitivity", N_ ("Who may see it"), "handling", QORGAN_CODE, 0, .vocabulary = "sensitivity" },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Title"), QORGAN_COLUMN_TITLE },
  { "publisher", N_ ("Publisher"), QORGAN_COLUMN_FIELD, .field = QORGAN_SOURCE_PUBLISHER },
  { "published", N_ ("Published"), QORGAN_COLUMN_FIELD, .field = QORGAN_SOURCE_PUBLISHED },
  { "kind", N_ ("Kind of source"), QORGAN_COLUMN_FIELD, .field = QORGAN_SOURCE_KIND },
};

static const QorganFieldId cited[] = {
  QORGAN_SOURCE_AUTHORS,   QORGAN_SOURCE_TITLE,   QORGAN_SOURCE_PUBLISHER,
  QORGAN_SOURCE_PUBLISHED, QORGAN_SOURCE_ADDRESS, 0,
};

static void
check (const QorganRecord *record, QorganRemarks *remarks)
{
  qorgan_remarks_not_to_come (remarks, record, QORGAN_SOURCE_PUBLISHED);
  if (qorgan_record_value (record, QORGAN_SOURCE_PUBLISHER) == NULL
      && qorgan_record_value (record, QORGAN_SOURCE_ADDRESS) == NULL)
    qorgan_remarks_gap (remarks, QORGAN_SOURCE_ADDRESS, N_ ("Neither a publisher nor an address"));
}

const QorganKind qorgan_kind_source = {
  .id = QORGAN_KIND_SOURCE,
  .name = "source",
  .label = N_ ("Source"),
  .label_plural = N_ ("Sources"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .sensitivity = QORGAN_SOURCE_SENSITIVITY,
  .title_rule = QORGAN_TITLE_TEXT,
  .title_field = QORGAN_SOURCE_TITLE,
  .order_date = QORGAN_SOURCE_PUBLISHED,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .has_title_index = TRUE,
  .cited = cited,
  .check = check,
};
