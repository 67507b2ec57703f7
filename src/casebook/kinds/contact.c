/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One call, message or visit: when, with whom, about which records, what was said and what is to be done next. What
 * was said in confidence is sealed unless somebody says otherwise. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"
#include "qorgan-remarks.h"

static const guint8 to_person_or_organisation[] = { QORGAN_KIND_PERSON, QORGAN_KIND_ORGANISATION, 0 };
static const guint8 to_tag[] = { QORGAN_KIND_TAG, 0 };

static const QorganField fields[] = {
  QORGAN_FIELD (QORGAN_CONTACT_KIND)
  = { "kind", N_ ("Kind of contact"), "main", QORGAN_CODE, QORGAN_WANTED, .vocabulary = "contact_kind" },
  QORGAN_FIELD (QORGAN_CONTACT_AT) = { "at", N_ ("When"), "main", QORGAN_DATE, QORGAN_WANTED | QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_CONTACT_WITH)
  = { "with", N_ ("With"), "main", QORGAN_LINK, QORGAN_WANTED, .targets = to_person_or_organisation },
  QORGAN_FIELD (QORGAN_CONTACT_ABOUT) = { "about", N_ ("About"), "main", QORGAN_LINKS, QORGAN_ASKED },
  QORGAN_FIELD (QORGAN_CONTACT_SAID) = { "said", N_ ("What was said"), "main", QORGAN_PROSE,
                                         QORGAN_WANTED | QORGAN_NOT_COPIED, .floor = QORGAN_SENSITIVITY_SEALED },
  QORGAN_FIELD (QORGAN_CONTACT_TAKEN_BY) = { "taken_by", N_ ("Taken by"), "main", QORGAN_TEXT, 0 },
  QORGAN_FIELD (QORGAN_CONTACT_NEXT_ACTION) = { "next_action", N_ ("Next action"), "next", QORGAN_TEXT,
                                                QORGAN_ASKED | QORGAN_NOT_COPIED, .floor = QORGAN_SENSITIVITY_SEALED },
  QORGAN_FIELD (QORGAN_CONTACT_NEXT_DUE) = { "next_due", N_ ("To be done by"), "next", QORGAN_DATE, QORGAN_NOT_COPIED },
  QORGAN_FIELD (QORGAN_CONTACT_TAGS) = { "tags", N_ ("Tags"), "handling", QORGAN_LINKS, 0, .targets = to_tag },
  QORGAN_FIELD (QORGAN_CONTACT_SENSITIVITY)
  = { "sensitivity", N_ ("Who may see it"), "handling", QORGAN_CODE, 0, .vocabulary = "sensitivity" },
};

static const QorganColumn columns[] = {
  { "title", N_ ("Contact"), QORGAN_COLUMN_TITLE },
  { "at", N_ ("When"), QORGAN_COLUMN_FIELD, .field = QORGAN_CONTACT_AT },
  { "with", N_ ("With"), QORGAN_COLUMN_FIELD, .field = QORGAN_CONTACT_WITH },
  { "next_due", N_ ("To be done by"), QORGAN_COLUMN_FIELD, .field = QORGAN_CONTACT_NEXT_DUE },
};

static void
check (const QorganRecord *record, QorganRemarks *remarks)
{
  qorgan_remarks_not_to_come (remarks, record, QORGAN_CONTACT_AT);
  qorgan_remarks_in_order (remarks, record, QORGAN_CONTACT_AT, QORGAN_CONTACT_NEXT_DUE,
                           N_ ("Due before the contact itself"));
}

const QorganKind qorgan_kind_contact = {
  .id = QORGAN_KIND_CONTACT,
  .name = "contact",
  .label = N_ ("Contact"),
  .label_plural = N_ ("Contact Log"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .sensitivity = QORGAN_CONTACT_SENSITIVITY,
  .floor = QORGAN_SENSITIVITY_SEALED,
  .title_rule = QORGAN_TITLE_CODE,
  .title_field = QORGAN_CONTACT_KIND,
  .title_date = QORGAN_CONTACT_AT,
  .order_date = QORGAN_CONTACT_AT,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .check = check,
};
