/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one source says of one field of one record. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"

static const guint8 to_source[] = { QORGAN_KIND_SOURCE, 0 };

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_CLAIM_ABOUT) = { "about", N_ ("About"), "main", QORGAN_LINK, QORGAN_OWNER },
  QORGAN_FIELD (QORGAN_CLAIM_FIELD) = { "field", N_ ("Field"), "main", QORGAN_FIELD_NAME, QORGAN_WANTED },
  QORGAN_FIELD (QORGAN_CLAIM_VALUE)
  = { "value", N_ ("What it says"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_WANTED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_CLAIM_SOURCE)
  = { "source", N_ ("Source"), "main", QORGAN_LINK, QORGAN_KEEP | QORGAN_WANTED, .targets = to_source },
  QORGAN_FIELD (QORGAN_CLAIM_QUOTE)
  = { "quote", N_ ("Quotation"), "main", QORGAN_PROSE, QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_CLAIM_STATUS)
  = { "status", N_ ("Status"), "main", QORGAN_CODE, QORGAN_NOT_COPIED, .vocabulary = "claim_status" },
  QORGAN_FIELD (QORGAN_CLAIM_REASON)
  = { "reason", N_ ("Reason"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_CLAIM_SENSITIVITY)
  = { "sensitivity", N_ ("Who may see it"), "handling", QORGAN_CODE, 0, .vocabulary = "sensitivity" },
};

static const QorganColumn columns[] = {
  { "title", N_ ("What it says"), QORGAN_COLUMN_TITLE },
  { "field", N_ ("Field"), QORGAN_COLUMN_FIELD, .field = QORGAN_CLAIM_FIELD },
  { "source", N_ ("Source"), QORGAN_COLUMN_FIELD, .field = QORGAN_CLAIM_SOURCE },
  { "status", N_ ("Status"), QORGAN_COLUMN_FIELD, .field = QORGAN_CLAIM_STATUS },
  { "about", N_ ("About"), QORGAN_COLUMN_FIELD, .field = QORGAN_CLAIM_ABOUT },
};

const QorganKind qorgan_kind_claim = {
  .id = QORGAN_KIND_CLAIM,
  .name = "claim",
  .label = N_ ("Claim"),
  .label_plural = N_ ("Claims"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .sensitivity = QORGAN_CLAIM_SENSITIVITY,
  .title_rule = QORGAN_TITLE_STATED,
  .title_field = QORGAN_CLAIM_VALUE,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
};
