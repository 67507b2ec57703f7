/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A saved view: a query with a name, and which columns show what it finds. It stands in the sidebar. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_VIEW_NAME) = { "name", N_ ("Name of the view"), "main", QORGAN_TEXT,
                                      QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_WANTED | QORGAN_NOT_COPIED },
  /* The JSON of a QorganQuery, on one line. */
  QORGAN_FIELD (QORGAN_VIEW_QUERY) = { "query", N_ ("Query"), "main", QORGAN_TEXT, QORGAN_WANTED },
  /* Names of columns, separated by spaces; nothing: those of the kind. */
  QORGAN_FIELD (QORGAN_VIEW_COLUMNS) = { "columns", N_ ("Columns"), "main", QORGAN_TEXT, 0 },
  QORGAN_FIELD (QORGAN_VIEW_POSITION) = { "position", N_ ("Order"), "main", QORGAN_NUMBER, QORGAN_NOT_COPIED },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Name of the view"), QORGAN_COLUMN_TITLE },
  { "query", N_ ("Query"), QORGAN_COLUMN_FIELD, .field = QORGAN_VIEW_QUERY },
  { "position", N_ ("Order"), QORGAN_COLUMN_FIELD, .field = QORGAN_VIEW_POSITION, .is_number = TRUE },
};

const QorganKind qorgan_kind_view = {
  .id = QORGAN_KIND_VIEW,
  .name = "view",
  .label = N_ ("Saved view"),
  .label_plural = N_ ("Saved views"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_rule = QORGAN_TITLE_TEXT,
  .title_field = QORGAN_VIEW_NAME,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
};
