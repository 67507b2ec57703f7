/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of one record in another language. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_TEXT_ABOUT) = { "about", N_ ("Of"), "main", QORGAN_LINK, QORGAN_OWNER },
  QORGAN_FIELD (QORGAN_TEXT_FIELD) = { "field", N_ ("Field"), "main", QORGAN_FIELD_NAME, QORGAN_WANTED },
  QORGAN_FIELD (QORGAN_TEXT_LANGUAGE)
  = { "language", N_ ("Language"), "main", QORGAN_CODE, QORGAN_WANTED, .vocabulary = "language" },
  QORGAN_FIELD (QORGAN_TEXT_TEXT)
  = { "text", N_ ("Text"), "main", QORGAN_PROSE, QORGAN_SEARCHED | QORGAN_WANTED | QORGAN_NOT_COPIED },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Text"), QORGAN_COLUMN_TITLE },
  { "field", N_ ("Field"), QORGAN_COLUMN_FIELD, .field = QORGAN_TEXT_FIELD },
  { "language", N_ ("Language"), QORGAN_COLUMN_FIELD, .field = QORGAN_TEXT_LANGUAGE },
  { "about", N_ ("Of"), QORGAN_COLUMN_FIELD, .field = QORGAN_TEXT_ABOUT },
};

const QorganKind qorgan_kind_text = {
  .id = QORGAN_KIND_TEXT,
  .name = "text",
  .label = N_ ("Translation"),
  .label_plural = N_ ("Translations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_rule = QORGAN_TITLE_TEXT,
  .title_field = QORGAN_TEXT_TEXT,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
};
