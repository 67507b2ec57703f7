/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may see a value. Nobody's silence makes anything public: what nobody has said anything of is internal, and a
 * dependant is never seen by more people than its owner. */

#include "qorgan-sensitivity.h"

#include "qorgan-kinds.h"

/* As in data/vocabulary/sensitivity.tsv; codes never change. */
static const char *const codes[] = {
  [QORGAN_SENSITIVITY_PUBLIC] = "public",
  [QORGAN_SENSITIVITY_PARTNERS] = "partners",
  [QORGAN_SENSITIVITY_INTERNAL] = "internal",
  [QORGAN_SENSITIVITY_SEALED] = "sealed",
};

/* A record owned by a record owned by a record: no kind goes deeper, so a deeper chain is a circle in a bad file. */
#define DEEPEST 8

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

/**
 * qorgan_record_says_sealed:
 * @record: a record
 *
 * What a kind seals by itself (what was said in a call) is covered field by field; a record that somebody sealed is
 * covered as a whole.
 *
 * Returns: whether the record itself says that it is sealed
 */
gboolean
qorgan_record_says_sealed (const QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);

  return kind->sensitivity != 0
         && qorgan_sensitivity_from_code (qorgan_record_value (record, kind->sensitivity)) == QORGAN_SENSITIVITY_SEALED;
}

static gint64
owner_of (const QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & QORGAN_OWNER)
      return qorgan_record_link (record, qorgan_kind_field_id (kind, i));
  return 0;
}

/**
 * qorgan_session_sensitivity:
 * @id: a record
 * @sensitivity: (out): the strictest of what the record and its owners say; an owner that says nothing is
 *   internal, a dependant that says nothing is as its owner
 *
 * Returns: whether it could be read; otherwise @error is set
 */
gboolean
qorgan_session_sensitivity (QorganSession *session, gint64 id, QorganSensitivity *sensitivity, GError **error)
{
  QorganSensitivity strictest = QORGAN_SENSITIVITY_UNSET;

  for (guint depth = 0; id != 0 && depth < DEEPEST; depth++)
    {
      g_autoptr (QorganRecord) record = qorgan_session_load (session, id, error);
      QorganSensitivity own;

      if (record == NULL)
        return FALSE;
      own = qorgan_record_own_sensitivity (record);
      id = owner_of (record);
      if (own == QORGAN_SENSITIVITY_UNSET && id == 0)
        own = QORGAN_SENSITIVITY_INTERNAL;
      strictest = MAX (strictest, own);
    }
  *sensitivity = strictest;
  return TRUE;
}

/**
 * qorgan_session_is_sealed:
 * @record: a record, which need not be in the casebook
 * @is_sealed: (out): whether it or one of its owners says that it is sealed
 *
 * Returns: whether it could be read; otherwise @error is set
 */
gboolean
qorgan_session_is_sealed (QorganSession *session, const QorganRecord *record, gboolean *is_sealed, GError **error)
{
  gint64 id = owner_of (record);

  *is_sealed = qorgan_record_says_sealed (record);
  for (guint depth = 0; !*is_sealed && id != 0 && depth < DEEPEST; depth++)
    {
      g_autoptr (QorganRecord) owner = qorgan_session_load (session, id, error);

      if (owner == NULL)
        return FALSE;
      *is_sealed = qorgan_record_says_sealed (owner);
      id = owner_of (owner);
    }
  return TRUE;
}

/**
 * qorgan_sensitivity_of_field:
 * @record: of the record as a whole
 * @field: one of its fields
 *
 * Returns: who may see that value
 */
QorganSensitivity
qorgan_sensitivity_of_field (QorganSensitivity record, QorganFieldId field)
{
  return MAX (record, qorgan_field (field)->floor);
}
