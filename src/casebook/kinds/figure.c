/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A count that somebody states about an incident. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"

static const guint8 to_incident[] = { QORGAN_KIND_INCIDENT, 0 };
static const guint8 to_person_or_organisation[] = { QORGAN_KIND_PERSON, QORGAN_KIND_ORGANISATION, 0 };
static const guint8 to_source[] = { QORGAN_KIND_SOURCE, 0 };

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_FIGURE_INCIDENT)
  = { "incident", N_ ("Incident"), "main", QORGAN_LINK, QORGAN_OWNER, .targets = to_incident },
  QORGAN_FIELD (QORGAN_FIGURE_QUANTITY)
  = { "quantity", N_ ("Quantity"), "main", QORGAN_CODE, QORGAN_WANTED, .vocabulary = "figure_quantity" },
  QORGAN_FIELD (QORGAN_FIGURE_QUALIFIER)
  = { "qualifier", N_ ("Qualifier"), "main", QORGAN_CODE, QORGAN_NOT_COPIED, .vocabulary = "figure_qualifier" },
  QORGAN_FIELD (QORGAN_FIGURE_VALUE) = { "value", N_ ("Number"), "main", QORGAN_NUMBER, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_FIGURE_UNIT)
  = { "unit", N_ ("Unit"), "main", QORGAN_CODE, QORGAN_ASKED, .vocabulary = "figure_unit" },
  QORGAN_FIELD (QORGAN_FIGURE_AS_OF) = { "as_of", N_ ("As of"), "main", QORGAN_DATE, QORGAN_ASKED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_FIGURE_SPEAKER)
  = { "speaker", N_ ("Stated by"), "main", QORGAN_LINK, QORGAN_WANTED, .targets = to_person_or_organisation },
  QORGAN_FIELD (QORGAN_FIGURE_RELAYED_BY)
  = { "relayed_by", N_ ("Relayed by"), "main", QORGAN_LINKS, 0, .targets = to_person_or_organisation },
  QORGAN_FIELD (QORGAN_FIGURE_NOTE)
  = { "note", N_ ("Note"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_FIGURE_SOURCES)
  = { "sources", N_ ("Sources"), "sources", QORGAN_LINKS, QORGAN_NOT_COPIED, .targets = to_source },
  QORGAN_FIELD (QORGAN_FIGURE_SENSITIVITY)
  = { "sensitivity", N_ ("Who may see it"), "handling", QORGAN_CODE, 0, .vocabulary = "sensitivity" },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Quantity"), QORGAN_COLUMN_TITLE },
  { "qualifier", N_ ("Qualifier"), QORGAN_COLUMN_FIELD, .field = QORGAN_FIGURE_QUALIFIER },
  { "value", N_ ("Number"), QORGAN_COLUMN_FIELD, .field = QORGAN_FIGURE_VALUE, .is_number = TRUE },
  { "speaker", N_ ("Stated by"), QORGAN_COLUMN_FIELD, .field = QORGAN_FIGURE_SPEAKER },
  { "incident", N_ ("Incident"), QORGAN_COLUMN_FIELD, .field = QORGAN_FIGURE_INCIDENT },
};

const QorganKind qorgan_kind_figure = {
  .id = QORGAN_KIND_FIGURE,
  .name = "figure",
  .label = N_ ("Figure"),
  .label_plural = N_ ("Figures"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .sensitivity = QORGAN_FIGURE_SENSITIVITY,
  .title_rule = QORGAN_TITLE_CODE,
  .title_field = QORGAN_FIGURE_QUANTITY,
  .title_date = QORGAN_FIGURE_AS_OF,
  .order_date = QORGAN_FIGURE_AS_OF,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
};
