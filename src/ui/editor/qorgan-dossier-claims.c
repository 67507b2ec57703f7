/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What records of a page say of another one's fields: of which, and how much of it may be shown. */

#include "qorgan-dossier-claims.h"

#include <glib/gi18n-lib.h>

/* Returns: the field of its owner that @record speaks of; 0: none */
static QorganFieldId
named_field (const QorganDossier *self, const QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);
  const QorganKind *owner = qorgan_dossier_owner_kind (self, record);
  QorganFieldId named;

  for (guint i = 0; owner != NULL && i < kind->n_fields; i++)
    {
      const char *name = qorgan_record_value (record, qorgan_kind_field_id (kind, i));

      if (kind->fields[i].type == QORGAN_FIELD_NAME && name != NULL && qorgan_kind_find_field (owner, name, &named))
        return named;
    }
  return 0;
}

/**
 * qorgan_dossier_stated_field:
 * @record: a record of the page
 *
 * Returns: of a claim: the field of its owner that its value is a value of; 0: it is no such value, or no claim
 */
QorganFieldId
qorgan_dossier_stated_field (const QorganDossier *self, const QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);
  const char *value = qorgan_record_value (record, kind->title_field);
  QorganFieldId named;

  if (kind->title_rule != QORGAN_TITLE_STATED)
    return 0;
  named = named_field (self, record);
  return named == 0 || value == NULL || qorgan_value_check (named, value, NULL) ? named : 0;
}

/**
 * qorgan_dossier_is_field_sealed:
 * @record: a record of the page
 * @field: one of its fields
 *
 * Returns: whether its value is shown only when it is asked for
 */
gboolean
qorgan_dossier_is_field_sealed (const QorganDossier *self, const QorganRecord *record, QorganFieldId field)
{
  QorganHandling handling;

  qorgan_dossier_handling (self, record, &handling);
  return !qorgan_may_say (&handling, field, &qorgan_audience_in_passing);
}

/**
 * qorgan_dossier_is_claim_sealed:
 * @claim: what is said of a record of the page
 *
 * Returns: whether what it says is shown only in its own form, when it is asked for
 */
gboolean
qorgan_dossier_is_claim_sealed (const QorganDossier *self, const QorganClaim *claim)
{
  return claim->is_covered || qorgan_dossier_is_sealed (self, claim->record);
}

/**
 * qorgan_dossier_claim_words:
 * @claim: what is said of a record of the page
 *
 * Returns: (nullable): the value that it gives, unless that is sealed; %NULL: it gives none
 */
const char *
qorgan_dossier_claim_words (const QorganDossier *self, const QorganClaim *claim)
{
  return claim->words != NULL && qorgan_dossier_is_claim_sealed (self, claim) ? C_ ("value", "Sealed") : claim->words;
}
