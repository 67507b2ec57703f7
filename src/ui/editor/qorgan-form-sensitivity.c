/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form says of who may see its record. Most records say nothing themselves; the words beside the empty field
 * tell what holds all the same, so that nobody takes silence for "anybody". */

#include "qorgan-form-sensitivity.h"

#include <glib/gi18n-lib.h>

#include "qorgan-sensitivity.h"

static gint64
owner_of (const QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & QORGAN_OWNER) != 0)
      return qorgan_record_link (record, qorgan_kind_field_id (kind, i));
  return 0;
}

/**
 * qorgan_form_sensitivity_read:
 * @is_newborn: whether the casebook does not have @record yet
 * @sensitivity: (out): who may see the record; one that is not there yet will be as its owner
 *
 * Returns: whether it could be read
 */
gboolean
qorgan_form_sensitivity_read (QorganSession *session,
                              const QorganRecord *record,
                              gboolean is_newborn,
                              QorganSensitivity *sensitivity,
                              GError **error)
{
  gint64 id = is_newborn ? owner_of (record) : qorgan_record_id (record);

  if (id != 0)
    return qorgan_session_sensitivity (session, id, sensitivity, error);
  *sensitivity = qorgan_record_own_sensitivity (record);
  if (*sensitivity == QORGAN_SENSITIVITY_UNSET)
    *sensitivity = QORGAN_SENSITIVITY_INTERNAL;
  return TRUE;
}

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
  if (owner_of (record) != 0)
    return g_strdup_printf (_ ("%s, as the record it belongs to"), label);
  return g_strdup_printf (_ ("%s, as nobody said otherwise"), label);
}
