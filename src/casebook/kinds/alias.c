/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number a record had before it was merged into another: what still names that number finds the other. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_ALIAS_OF) = { "of", N_ ("Merged into"), "main", QORGAN_LINK, QORGAN_OWNER },
  QORGAN_FIELD (QORGAN_ALIAS_FORMER)
  = { "former", N_ ("Former number"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_WANTED | QORGAN_NOT_COPIED },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Former number"), QORGAN_COLUMN_TITLE },
  { "of", N_ ("Merged into"), QORGAN_COLUMN_FIELD, .field = QORGAN_ALIAS_OF },
};

const QorganKind qorgan_kind_alias = {
  .id = QORGAN_KIND_ALIAS,
  .name = "alias",
  .label = N_ ("Former number"),
  .label_plural = N_ ("Former Numbers"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_rule = QORGAN_TITLE_TEXT,
  .title_field = QORGAN_ALIAS_FORMER,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
};
