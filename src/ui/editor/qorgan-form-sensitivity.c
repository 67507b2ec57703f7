/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form says of who may see its record. Most records say nothing themselves; the words beside the empty field
 * tell what holds all the same, so that nobody takes silence for "anybody". */

#include "qorgan-form-sensitivity.h"

#include <glib/gi18n-lib.h>

#include "qorgan-sensitivity.h"

/**
 * qorgan_form_sensitivity_dup_words:
 * @dossier: the page
 * @record: the record it is about, or one of the dependants on it
 *
 * Returns: (transfer full) (nullable): who may see @record and why, where the record's own word does not say it all
 */
char *
qorgan_form_sensitivity_dup_words (QorganCasebook *casebook, const QorganDossier *dossier, const QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);
  QorganSensitivity own = qorgan_record_own_sensitivity (record);
  QorganSensitivity in_effect = MAX (own, qorgan_dossier_sensitivity (dossier));
  const char *label;

  if (kind->sensitivity == 0 || qorgan_sensitivity_code (in_effect) == NULL)
    return NULL;
  label = qorgan_vocabularies_label (qorgan_casebook_get_vocabularies (casebook),
                                     qorgan_field (kind->sensitivity)->vocabulary, qorgan_sensitivity_code (in_effect),
                                     qorgan_casebook_get_language (casebook));
  if (qorgan_record_value (record, kind->sensitivity) != NULL)
    /* Translators: %s is a level of sensitivity, such as "Our team only" */
    return in_effect > own ? g_strdup_printf (_ ("%s, as the record it belongs to"), label) : NULL;
  if (own != QORGAN_SENSITIVITY_UNSET && in_effect == own)
    return g_strdup_printf (_ ("%s, as every record of this kind"), label);
  if (qorgan_record_owner (record) != 0)
    return g_strdup_printf (_ ("%s, as the record it belongs to"), label);
  return g_strdup_printf (_ ("%s, as nobody said otherwise"), label);
}
