/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place from the gazetteer or added by hand, with its names and coordinates. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"

static const guint8 to_place[] = { QORGAN_KIND_PLACE, 0 };

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_PLACE_NAME_EN)
  = { "name_en", N_ ("English name"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_PLACE_NAME_RU)
  = { "name_ru", N_ ("Russian name"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_PLACE_NAME_KK)
  = { "name_kk", N_ ("Kazakh name"), "main", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_PLACE_KIND)
  = { "kind", N_ ("Kind of place"), "main", QORGAN_CODE, 0, .vocabulary = "place_kind" },
  QORGAN_FIELD (QORGAN_PLACE_WITHIN)
  = { "within", N_ ("Within"), "main", QORGAN_LINK, QORGAN_ACYCLIC, .targets = to_place },
  QORGAN_FIELD (QORGAN_PLACE_LATITUDE) = { "latitude", N_ ("Latitude"), "position", QORGAN_REAL, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_PLACE_LONGITUDE) = { "longitude", N_ ("Longitude"), "position", QORGAN_REAL, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_PLACE_ZONE) = { "zone", N_ ("Time zone"), "position", QORGAN_TEXT, 0 },
  QORGAN_FIELD (QORGAN_PLACE_GAZETTEER)
  = { "gazetteer", N_ ("Gazetteer code"), "position", QORGAN_TEXT, QORGAN_NOT_COPIED },
};

static const QorganDerived derived[] = {
  { "n_incidents", "incident", "place", "SELECT count(*) FROM incident WHERE place = ?1", FALSE },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Place"), QORGAN_COLUMN_TITLE },
  { "kind", N_ ("Kind of place"), QORGAN_COLUMN_FIELD, .field = QORGAN_PLACE_KIND },
  { "within", N_ ("Within"), QORGAN_COLUMN_FIELD, .field = QORGAN_PLACE_WITHIN },
  { "n_incidents", N_ ("Incidents"), QORGAN_COLUMN_DERIVED, .derived = "n_incidents", .is_number = TRUE },
};

const QorganKind qorgan_kind_place = {
  .id = QORGAN_KIND_PLACE,
  .name = "place",
  .label = N_ ("Place"),
  .label_plural = N_ ("Places"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .floor = QORGAN_SENSITIVITY_PUBLIC,
  .title_rule = QORGAN_TITLE_NAMES,
  .title_field = QORGAN_PLACE_NAME_EN,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .derived = derived,
  .n_derived = G_N_ELEMENTS (derived),
  .within = QORGAN_PLACE_WITHIN,
};
