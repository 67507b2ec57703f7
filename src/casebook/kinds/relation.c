/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one record stands to another: relative of, part of, retaliation for. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"

static const guint8 to_source[] = { QORGAN_KIND_SOURCE, 0 };

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_RELATION_SUBJECT) = { "subject", N_ ("This record"), "main", QORGAN_LINK, QORGAN_OWNER },
  QORGAN_FIELD (QORGAN_RELATION_KIND)
  = { "kind", N_ ("Relation"), "main", QORGAN_CODE, QORGAN_WANTED, .vocabulary = "relation_kind" },
  QORGAN_FIELD (QORGAN_RELATION_OBJECT)
  = { "object", N_ ("Other record"), "main", QORGAN_LINK, QORGAN_WANTED | QORGAN_NOT_COPIED | QORGAN_OTHER },
  QORGAN_FIELD (QORGAN_RELATION_NOTE)
  = { "note", N_ ("Note"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_RELATION_SOURCES)
  = { "sources", N_ ("Sources"), "sources", QORGAN_LINKS, QORGAN_NOT_COPIED, .targets = to_source },
  QORGAN_FIELD (QORGAN_RELATION_SENSITIVITY)
  = { "sensitivity", N_ ("Who may see it"), "handling", QORGAN_CODE, 0, .vocabulary = "sensitivity" },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Relation"), QORGAN_COLUMN_TITLE },
  { "object", N_ ("Other record"), QORGAN_COLUMN_FIELD, .field = QORGAN_RELATION_OBJECT },
  { "note", N_ ("Note"), QORGAN_COLUMN_FIELD, .field = QORGAN_RELATION_NOTE },
};

const QorganKind qorgan_kind_relation = {
  .id = QORGAN_KIND_RELATION,
  .name = "relation",
  .label = N_ ("Relation"),
  .label_plural = N_ ("Relations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .sensitivity = QORGAN_RELATION_SENSITIVITY,
  .title_rule = QORGAN_TITLE_CODE,
  .title_field = QORGAN_RELATION_KIND,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
};
