/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A journalist, relative, lawyer, judge or official. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_PERSON_NAME_EN) = { "name_en", N_ ("Name in English"), "main", QORGAN_TEXT, QORGAN_SEARCHED },
  QORGAN_FIELD (QORGAN_PERSON_NAME_RU) = { "name_ru", N_ ("Name in Russian"), "main", QORGAN_TEXT, QORGAN_SEARCHED },
  QORGAN_FIELD (QORGAN_PERSON_NAME_KK) = { "name_kk", N_ ("Name in Kazakh"), "main", QORGAN_TEXT, QORGAN_SEARCHED },
  QORGAN_FIELD (QORGAN_PERSON_ROLES) = { "roles", N_ ("Roles"), "main", QORGAN_CODES, 0, .vocabulary = "person_role" },
  QORGAN_FIELD (QORGAN_PERSON_GENDER) = { "gender", N_ ("Gender"), "details", QORGAN_CODE, 0, .vocabulary = "gender" },
  QORGAN_FIELD (QORGAN_PERSON_BIRTH) = { "birth", N_ ("Born"), "details", QORGAN_DATE, 0 },
  QORGAN_FIELD (QORGAN_PERSON_LANGUAGES)
  = { "languages", N_ ("Languages"), "details", QORGAN_CODES, 0, .vocabulary = "language" },
  QORGAN_FIELD (QORGAN_PERSON_NOTE)
  = { "note", N_ ("Note"), "details", QORGAN_PROSE, QORGAN_SEARCHED | QORGAN_TRANSLATABLE },
};

static const QorganDerived derived[] = {
  { "n_cases", "case", "client", "SELECT count(*) FROM \"case\" WHERE client = ?1", FALSE },
  { "n_incidents", "involvement", "person", "SELECT count(DISTINCT incident) FROM involvement WHERE person = ?1",
    FALSE },
  { "outlet", "affiliation", "person",
    "SELECT organisation FROM affiliation WHERE person = ?1 AND organisation IS NOT NULL ORDER BY since_from DESC, id "
    "DESC LIMIT 1",
    TRUE },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Name"), QORGAN_COLUMN_TITLE },
  { "roles", N_ ("Roles"), QORGAN_COLUMN_FIELD, .field = QORGAN_PERSON_ROLES },
  { "outlet", N_ ("Works for"), QORGAN_COLUMN_DERIVED, .derived = "outlet" },
  { "n_cases", N_ ("Cases"), QORGAN_COLUMN_DERIVED, .derived = "n_cases", .is_number = TRUE },
  { "n_incidents", N_ ("Incidents"), QORGAN_COLUMN_DERIVED, .derived = "n_incidents", .is_number = TRUE },
};

const QorganKind qorgan_kind_person = {
  .id = QORGAN_KIND_PERSON,
  .name = "person",
  .label = N_ ("Person"),
  .label_plural = N_ ("People"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_rule = QORGAN_TITLE_NAMES,
  .title_field = QORGAN_PERSON_NAME_EN,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .derived = derived,
  .n_derived = G_N_ELEMENTS (derived),
};
