/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new record like one that is there. It gets what such records have in common, the case, the court, the articles;
 * never what was said, agreed or happened once: names, dates, consent, sources, what is sealed. */

#include "qorgan-copy.h"

#include "qorgan-sensitivity.h"

/**
 * qorgan_field_is_copied:
 *
 * Returns: whether a record like another one has the same value
 */
gboolean
qorgan_field_is_copied (QorganFieldId field)
{
  const QorganField *known = qorgan_field (field);

  return (known->flags & QORGAN_NOT_COPIED) == 0 && known->floor != QORGAN_SENSITIVITY_SEALED;
}

/* That others may see a record was decided of that record; of its copy nobody has decided it. What keeps others out
 * is kept. */
static gboolean
lets_others_see (const QorganKind *kind, QorganFieldId field, const char *value)
{
  return field == kind->sensitivity && qorgan_sensitivity_from_code (value) < QORGAN_SENSITIVITY_INTERNAL;
}

/**
 * qorgan_session_copy:
 * @id: a record
 *
 * Creates a record like it, in one change; nothing that belongs to it comes along.
 *
 * Returns: (transfer full) (nullable): the entry, whose record is the new one
 */
QorganEntry *
qorgan_session_copy (QorganSession *session, gint64 id, GError **error)
{
  g_autoptr (QorganRecord) like = qorgan_session_load (session, id, error);
  g_autoptr (QorganChange) change = qorgan_change_new (QORGAN_VERB_CREATE);
  const QorganKind *kind;
  gint64 copy;

  if (like == NULL)
    return NULL;
  kind = qorgan_record_kind (like);
  copy = qorgan_session_take_id (session);
  qorgan_change_create (change, kind, copy);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);
      const char *value = qorgan_record_value (like, field);

      if (value != NULL && qorgan_field_is_copied (field) && !lets_others_see (kind, field, value))
        qorgan_change_set (change, copy, field, value);
    }
  return qorgan_session_apply (session, change, error);
}
