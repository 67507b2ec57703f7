/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for who may see something, and what they mean. */

#include "qorgan-sensitivity.h"

/* As in data/vocabulary/sensitivity.tsv; codes never change. */
static const char *const codes[] = {
  [QORGAN_SENSITIVITY_PUBLIC] = "public",
  [QORGAN_SENSITIVITY_PARTNERS] = "partners",
  [QORGAN_SENSITIVITY_INTERNAL] = "internal",
  [QORGAN_SENSITIVITY_SEALED] = "sealed",
};

/**
 * qorgan_sensitivity_from_code:
 * @code: (nullable): a code of the vocabulary `sensitivity`
 *
 * Returns: the level; sealed for a word that a user added, because nobody can know whom it lets in; unset for %NULL
 */
QorganSensitivity
qorgan_sensitivity_from_code (const char *code)
{
  if (code == NULL)
    return QORGAN_SENSITIVITY_UNSET;
  for (guint i = QORGAN_SENSITIVITY_PUBLIC; i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (codes[i], code))
      return i;
  return QORGAN_SENSITIVITY_SEALED;
}

/**
 * qorgan_sensitivity_code:
 * @sensitivity: a level
 *
 * Returns: (nullable): its code; %NULL for unset
 */
const char *
qorgan_sensitivity_code (QorganSensitivity sensitivity)
{
  return codes[sensitivity];
}

/**
 * qorgan_record_own_sensitivity:
 * @record: a record
 *
 * Returns: what the record says of itself, or else what holds for its kind, which may be unset
 */
QorganSensitivity
qorgan_record_own_sensitivity (const QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);
  QorganSensitivity said = QORGAN_SENSITIVITY_UNSET;

  if (kind->sensitivity != 0)
    said = qorgan_sensitivity_from_code (qorgan_record_value (record, kind->sensitivity));
  if (said != QORGAN_SENSITIVITY_UNSET)
    return said;
  return kind->floor;
}
