/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that happened to journalists or the media, or the context of it. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"
#include "qorgan-remarks.h"

static const guint8 to_tag[] = { QORGAN_KIND_TAG, 0 };
static const guint8 to_place[] = { QORGAN_KIND_PLACE, 0 };
static const guint8 to_source[] = { QORGAN_KIND_SOURCE, 0 };

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_INCIDENT_TITLE) = { "title", N_ ("Title"), "main", QORGAN_TEXT,
                                           QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_WANTED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_INCIDENT_NATURE)
  = { "nature", N_ ("Nature"), "main", QORGAN_CODE, QORGAN_WANTED, .vocabulary = "incident_nature" },
  QORGAN_FIELD (QORGAN_INCIDENT_TYPES)
  = { "types", N_ ("Types"), "main", QORGAN_CODES, 0, .vocabulary = "incident_type" },
  QORGAN_FIELD (QORGAN_INCIDENT_START)
  = { "start", N_ ("Start"), "when", QORGAN_DATE, QORGAN_WANTED | QORGAN_NOT_COPIED, .ends = QORGAN_INCIDENT_END },
  QORGAN_FIELD (QORGAN_INCIDENT_END) = { "end", N_ ("End"), "when", QORGAN_DATE, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_INCIDENT_PLACE)
  = { "place", N_ ("Place"), "where", QORGAN_LINK, QORGAN_WANTED, .targets = to_place },
  QORGAN_FIELD (QORGAN_INCIDENT_PRECISION)
  = { "precision", N_ ("Precision of the place"), "where", QORGAN_CODE, 0, .vocabulary = "place_precision" },
  QORGAN_FIELD (QORGAN_INCIDENT_ACTORS)
  = { "actors", N_ ("Actors"), "account", QORGAN_CODES, 0, .vocabulary = "actor" },
  QORGAN_FIELD (QORGAN_INCIDENT_PRETEXT)
  = { "pretext", N_ ("Stated reason"), "account", QORGAN_TEXT, QORGAN_SEARCHED | QORGAN_TRANSLATABLE },
  QORGAN_FIELD (QORGAN_INCIDENT_ACCOUNT) = { "account", N_ ("Account"), "account", QORGAN_PROSE,
                                             QORGAN_ASKED | QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_INCIDENT_STATUS)
  = { "status", N_ ("How certain"), "account", QORGAN_CODE, QORGAN_NOT_COPIED, .vocabulary = "claim_status" },
  QORGAN_FIELD (QORGAN_INCIDENT_RESPONSE)
  = { "response", N_ ("Official response"), "account", QORGAN_CODE, QORGAN_NOT_COPIED, .vocabulary = "response_state" },
  QORGAN_FIELD (QORGAN_INCIDENT_NOTE)
  = { "note", N_ ("Note"), "account", QORGAN_PROSE, QORGAN_SEARCHED | QORGAN_TRANSLATABLE | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_INCIDENT_SOURCES)
  = { "sources", N_ ("Sources"), "sources", QORGAN_LINKS, QORGAN_ASKED | QORGAN_NOT_COPIED, .targets = to_source },
  QORGAN_FIELD (QORGAN_INCIDENT_TAGS) = { "tags", N_ ("Tags"), "handling", QORGAN_LINKS, 0, .targets = to_tag },
  QORGAN_FIELD (QORGAN_INCIDENT_SENSITIVITY)
  = { "sensitivity", N_ ("Who may see it"), "handling", QORGAN_CODE, 0, .vocabulary = "sensitivity" },
};

static const QorganDerived derived[] = {
  { "person", "involvement", "incident",
    "SELECT person FROM involvement WHERE incident = ?1 AND person IS NOT NULL AND " QORGAN_IS_OPEN
    " ORDER BY id LIMIT 1",
    TRUE },
  { "n_people", "involvement", "incident", "SELECT count(DISTINCT person) FROM involvement WHERE incident = ?1",
    FALSE },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Title"), QORGAN_COLUMN_TITLE },
  { "start", N_ ("Start"), QORGAN_COLUMN_FIELD, .field = QORGAN_INCIDENT_START },
  { "place", N_ ("Place"), QORGAN_COLUMN_FIELD, .field = QORGAN_INCIDENT_PLACE },
  { "types", N_ ("Types"), QORGAN_COLUMN_FIELD, .field = QORGAN_INCIDENT_TYPES },
  { "person", N_ ("Who"), QORGAN_COLUMN_DERIVED, .derived = "person" },
  { "n_people", N_ ("People"), QORGAN_COLUMN_DERIVED, .derived = "n_people", .is_number = TRUE },
  { "nature", N_ ("Nature"), QORGAN_COLUMN_FIELD, .field = QORGAN_INCIDENT_NATURE },
  { "latitude", NULL, QORGAN_COLUMN_THROUGH, .field = QORGAN_PLACE_LATITUDE, .through = QORGAN_INCIDENT_PLACE,
    .is_number = TRUE },
  { "longitude", NULL, QORGAN_COLUMN_THROUGH, .field = QORGAN_PLACE_LONGITUDE, .through = QORGAN_INCIDENT_PLACE,
    .is_number = TRUE },
};

#define BY_INVOLVEMENT { QORGAN_INVOLVEMENT_INCIDENT }

static const QorganFilter filters[] = {
  { "since", "с бастап", N_ ("Since"), { 0 }, QORGAN_INCIDENT_START, QORGAN_FILTER_SINCE },
  { "until", "до дейін", N_ ("Until"), { 0 }, QORGAN_INCIDENT_START, QORGAN_FILTER_UNTIL },
  { "on", "на кезінде", N_ ("Under way on"), { 0 }, QORGAN_INCIDENT_START, QORGAN_FILTER_ON },
  { "person", "человек адам", N_ ("Person"), BY_INVOLVEMENT, QORGAN_INVOLVEMENT_PERSON },
  { "organisation", "организация ұйым", N_ ("Organisation"), BY_INVOLVEMENT, QORGAN_INVOLVEMENT_ORGANISATION },
  { "outlet", "издание сми басылым бақ", N_ ("Outlet at the time"), BY_INVOLVEMENT, QORGAN_INVOLVEMENT_OUTLET },
  { "role", "роль рөл", N_ ("Role"), BY_INVOLVEMENT, QORGAN_INVOLVEMENT_ROLE },
  { "harm", "вред зиян", N_ ("Harm"), BY_INVOLVEMENT, QORGAN_INVOLVEMENT_HARMS },
};

static void
check (const QorganRecord *record, QorganRemarks *remarks)
{
  qorgan_remarks_in_order (remarks, record, QORGAN_INCIDENT_START, QORGAN_INCIDENT_END, N_ ("Ended before it started"));
  qorgan_remarks_not_to_come (remarks, record, QORGAN_INCIDENT_START);
  qorgan_remarks_not_to_come (remarks, record, QORGAN_INCIDENT_END);
  if (g_strcmp0 (qorgan_record_value (record, QORGAN_INCIDENT_PRECISION), "exact") == 0
      && qorgan_record_value (record, QORGAN_INCIDENT_PLACE) == NULL)
    qorgan_remarks_add (remarks, QORGAN_INCIDENT_PRECISION, N_ ("An exact point, but no place"));
}

const QorganKind qorgan_kind_incident = {
  .id = QORGAN_KIND_INCIDENT,
  .name = "incident",
  .label = N_ ("Incident"),
  .label_plural = N_ ("Incidents"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .sensitivity = QORGAN_INCIDENT_SENSITIVITY,
  .title_rule = QORGAN_TITLE_TEXT,
  .title_field = QORGAN_INCIDENT_TITLE,
  .order_date = QORGAN_INCIDENT_START,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .has_title_index = TRUE,
  .derived = derived,
  .n_derived = G_N_ELEMENTS (derived),
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .check = check,
};
