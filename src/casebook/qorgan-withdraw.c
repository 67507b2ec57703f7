/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record is created by its first value, and whoever leaves without one leaves nothing behind. That first value may
 * have been typed, saved and taken out again: then the record goes too, unless something was said about it meanwhile.
 */

#include "qorgan-withdraw.h"

#include "qorgan-rows.h"
#include "qorgan-session-private.h"

static gboolean
is_as_born (QorganRecord *record, QorganRecord *born)
{
  const QorganKind *kind = qorgan_record_kind (born);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);

      if (g_strcmp0 (qorgan_record_value (record, field), qorgan_record_value (born, field)) != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * qorgan_session_withdraw:
 * @session: a session
 * @born: a record as it was before anything was entered in it
 * @visit: of the change that created it, so that the journal need not tell of either; see qorgan_change_set_visit()
 * @error: return location for an error of the file
 *
 * Takes the record away again if the casebook holds nothing of it but what it was born with, and no other record
 * belongs to it or points to it.
 *
 * Returns: (transfer full) (nullable): the entry; %NULL without an error: it holds something, or it is gone
 */
QorganEntry *
qorgan_session_withdraw (QorganSession *session, QorganRecord *born, gint64 visit, GError **error)
{
  gint64 id = qorgan_record_id (born);
  g_autoptr (QorganRecord) record = qorgan_rows_load (session, qorgan_record_kind (born), id, NULL);
  g_autoptr (QorganChange) change = qorgan_change_new (QORGAN_VERB_DELETE);

  if (record == NULL || !is_as_born (record, born))
    return NULL;
  qorgan_change_delete (change, id);
  qorgan_change_set_visit (change, visit);
  /* What the deletion would take along, or ask to let go of, is something. */
  if (!qorgan_delete_follow (session, change, NULL) || change->drafts->len > 1)
    return NULL;
  return qorgan_session_apply (session, change, error);
}
