/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An outlet, court, police body, ministry, union or association. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"

static const guint8 to_tag[] = { QORGAN_KIND_TAG, 0 };
static const guint8 to_place[] = { QORGAN_KIND_PLACE, 0 };
static const guint8 to_organisation[] = { QORGAN_KIND_ORGANISATION, 0 };

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_ORGANISATION_NAME_EN)
  = { "name_en", N_ ("English name"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_ORGANISATION_NAME_RU)
  = { "name_ru", N_ ("Russian name"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_ORGANISATION_NAME_KK)
  = { "name_kk", N_ ("Kazakh name"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_ORGANISATION_TYPE)
  = { "type", N_ ("Type"), "main", QORGAN_CODE, QORGAN_WANTED, .vocabulary = "organisation_type" },
  QORGAN_FIELD (QORGAN_ORGANISATION_PLACE) = { "place", N_ ("Place"), "details", QORGAN_LINK, 0, .targets = to_place },
  QORGAN_FIELD (QORGAN_ORGANISATION_PARENT)
  = { "parent", N_ ("Part of"), "details", QORGAN_LINK, QORGAN_ACYCLIC, .targets = to_organisation },
  QORGAN_FIELD (QORGAN_ORGANISATION_NOTE)
  = { "note", N_ ("Note"), "details", QORGAN_PROSE, QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_ORGANISATION_ADDRESS)
  = { "address", N_ ("Address"), "reach", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_ORGANISATION_PHONE)
  = { "phone", N_ ("Telephone"), "reach", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_ORGANISATION_EMAIL)
  = { "email", N_ ("E-mail"), "reach", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_ORGANISATION_SERVES)
  = { "serves", N_ ("Serves"), "reach", QORGAN_LINKS, 0, .targets = to_place },
  QORGAN_FIELD (QORGAN_ORGANISATION_TAGS) = { "tags", N_ ("Tags"), "handling", QORGAN_LINKS, 0, .targets = to_tag },
  QORGAN_FIELD (QORGAN_ORGANISATION_SENSITIVITY)
  = { "sensitivity", N_ ("Who may see it"), "handling", QORGAN_CODE, 0, .vocabulary = "sensitivity" },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Organisation"), QORGAN_COLUMN_TITLE },
  { "type", N_ ("Type"), QORGAN_COLUMN_FIELD, .field = QORGAN_ORGANISATION_TYPE },
  { "place", N_ ("Place"), QORGAN_COLUMN_FIELD, .field = QORGAN_ORGANISATION_PLACE },
};

static const QorganFilter filters[] = {
  { "person", "человек адам", N_ ("Person"), { QORGAN_AFFILIATION_ORGANISATION }, QORGAN_AFFILIATION_PERSON },
};

const QorganKind qorgan_kind_organisation = {
  .id = QORGAN_KIND_ORGANISATION,
  .name = "organisation",
  .label = N_ ("Organisation"),
  .label_plural = N_ ("Organisations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .sensitivity = QORGAN_ORGANISATION_SENSITIVITY,
  .title_rule = QORGAN_TITLE_NAMES,
  .title_field = QORGAN_ORGANISATION_NAME_EN,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .within = QORGAN_ORGANISATION_PARENT,
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
};
