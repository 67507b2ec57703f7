/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One word of a vocabulary with its labels. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_TERM_VOCABULARY)
  = { "vocabulary", N_ ("Vocabulary"), "main", QORGAN_TEXT, QORGAN_WANTED | QORGAN_FIXED | QORGAN_FOR_PROGRAMS },
  QORGAN_FIELD (QORGAN_TERM_CODE) = { "code", N_ ("Code"), "main", QORGAN_TEXT,
                                      QORGAN_WANTED | QORGAN_FIXED | QORGAN_NOT_COPIED | QORGAN_FOR_PROGRAMS },
  QORGAN_FIELD (QORGAN_TERM_EN)
  = { "en", N_ ("Label in English"), "main", QORGAN_TEXT, QORGAN_WANTED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_TERM_RU)
  = { "ru", N_ ("Label in Russian"), "main", QORGAN_TEXT, QORGAN_WANTED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_TERM_KK)
  = { "kk", N_ ("Label in Kazakh"), "main", QORGAN_TEXT, QORGAN_WANTED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_TERM_POSITION) = { "position", N_ ("Order"), "main", QORGAN_NUMBER, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_TERM_CROSSWALK)
  = { "crosswalk", N_ ("Codes elsewhere"), "main", QORGAN_TEXT, QORGAN_NOT_COPIED | QORGAN_FOR_PROGRAMS },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Label"), QORGAN_COLUMN_TITLE },
  { "vocabulary", N_ ("Vocabulary"), QORGAN_COLUMN_FIELD, .field = QORGAN_TERM_VOCABULARY },
  { "code", N_ ("Code"), QORGAN_COLUMN_FIELD, .field = QORGAN_TERM_CODE },
  { "position", N_ ("Order"), QORGAN_COLUMN_FIELD, .field = QORGAN_TERM_POSITION, .is_number = TRUE },
};

const QorganKind qorgan_kind_term = {
  .id = QORGAN_KIND_TERM,
  .name = "term",
  .label = N_ ("Term"),
  .label_plural = N_ ("Terms"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .floor = QORGAN_SENSITIVITY_PUBLIC,
  .title_rule = QORGAN_TITLE_NAMES,
  .title_field = QORGAN_TERM_EN,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
};
