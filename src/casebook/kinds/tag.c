/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A word of the user's own that gathers records of any kind. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_TAG_NAME) = { "name", N_ ("Tag"), "main", QORGAN_TEXT,
                                     QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_WANTED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_TAG_NOTE) = { "note", N_ ("Note"), "main", QORGAN_PROSE, QORGAN_SEARCHED | QORGAN_NOT_COPIED },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Tag"), QORGAN_COLUMN_TITLE },
};

const QorganKind qorgan_kind_tag = {
  .id = QORGAN_KIND_TAG,
  .name = "tag",
  .label = N_ ("Tag"),
  .label_plural = N_ ("Tags"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_rule = QORGAN_TITLE_TEXT,
  .title_field = QORGAN_TAG_NAME,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
};
