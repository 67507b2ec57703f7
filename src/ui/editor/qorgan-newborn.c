/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record that is on the screen before it is in the casebook. Several fields may save one after the other; the first
 * of their changes creates it, and if that one fails, the next one does. */

#include "qorgan-newborn.h"

#include "qorgan-value.h"
#include "qorgan-withdraw.h"

typedef enum
{
  AWAITED,
  SENT, /* the change that creates it is under way */
  THERE,
} State;

struct _QorganNewborn
{
  grefcount ref_count;
  QorganRecord *record; /* as it is before anything is entered: the link to its owner, and what is preset */
  State state;
  gint64 visit; /* of the change that created it */
};

/**
 * qorgan_newborn_new:
 * @kind: of the record
 * @owner: its link to its owner; 0: it has none
 * @owner_id: the owner
 *
 * Returns: (transfer full): a record to be
 */
QorganNewborn *
qorgan_newborn_new (QorganCasebook *casebook, const QorganKind *kind, QorganFieldId owner, gint64 owner_id)
{
  QorganNewborn *self = g_new0 (QorganNewborn, 1);
  g_autofree const char **values = g_new0 (const char *, kind->n_fields);
  g_autofree char *link = NULL;

  g_ref_count_init (&self->ref_count);
  if (owner != 0)
    values[QORGAN_FIELD_INDEX (owner)] = link = qorgan_value_from_links (&owner_id, 1);
  self->record = qorgan_record_new (qorgan_casebook_take_id (casebook), kind, values);
  return self;
}

/**
 * qorgan_newborn_preset:
 * @value: a canonical value that comes with the first one entered; alone it creates nothing
 *
 * Called before the record is shown.
 */
void
qorgan_newborn_preset (QorganNewborn *self, QorganFieldId field, const char *value)
{
  g_autoptr (QorganRecord) old = self->record;
  const QorganKind *kind = qorgan_record_kind (old);
  g_autofree const char **values = g_new (const char *, kind->n_fields);

  for (guint i = 0; i < kind->n_fields; i++)
    values[i] = qorgan_record_value (old, qorgan_kind_field_id (kind, i));
  values[QORGAN_FIELD_INDEX (field)] = value;
  self->record = qorgan_record_new (qorgan_record_id (old), kind, values);
}

/**
 * qorgan_newborn_ref:
 *
 * Returns: (transfer full): @self, counted once more
 */
QorganNewborn *
qorgan_newborn_ref (QorganNewborn *self)
{
  g_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * qorgan_newborn_unref:
 *
 * Frees it with the last reference.
 */
void
qorgan_newborn_unref (QorganNewborn *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;
  qorgan_record_unref (self->record);
  g_free (self);
}

/**
 * qorgan_newborn_record:
 *
 * Returns: (transfer none): the record as it is before anything is entered, with the id that it will have
 */
QorganRecord *
qorgan_newborn_record (QorganNewborn *self)
{
  return self->record;
}

/**
 * qorgan_newborn_is_there:
 *
 * Returns: whether the casebook has had it; it may have been deleted since
 */
gboolean
qorgan_newborn_is_there (QorganNewborn *self)
{
  return self->state == THERE;
}

/**
 * qorgan_newborn_is_awaited:
 *
 * Returns: whether the next value has to create it: no change that does is under way, let alone arrived
 */
gboolean
qorgan_newborn_is_awaited (QorganNewborn *self)
{
  return self->state == AWAITED;
}

/**
 * qorgan_newborn_join:
 * @change: a change that is to give the record a value
 * @visit: of @change; 0: none
 *
 * Lets @change create the awaited record first. qorgan_newborn_arrive() has to be told what became of it.
 */
void
qorgan_newborn_join (QorganNewborn *self, QorganChange *change, gint64 visit)
{
  const QorganKind *kind = qorgan_record_kind (self->record);
  gint64 id = qorgan_record_id (self->record);

  g_return_if_fail (self->state == AWAITED);

  qorgan_change_create (change, kind, id);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);
      const char *value = qorgan_record_value (self->record, field);

      if (value != NULL)
        qorgan_change_set (change, id, field, value);
    }
  self->visit = visit;
  self->state = SENT;
}

/**
 * qorgan_newborn_arrive:
 * @is_there: whether the change that was to create it could be applied
 *
 * If not, the next value tries again.
 */
void
qorgan_newborn_arrive (QorganNewborn *self, gboolean is_there)
{
  self->state = is_there ? THERE : AWAITED;
}

/* ---- Taking it back ---- */

typedef struct
{
  QorganRecord *born;
  gint64 visit;
} Withdrawal;

static void
withdrawal_free (gpointer data)
{
  Withdrawal *withdrawal = data;

  qorgan_record_unref (withdrawal->born);
  g_free (withdrawal);
}

static gpointer
withdraw_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Withdrawal *withdrawal = data;

  return qorgan_session_withdraw (session, withdrawal->born, withdrawal->visit, error);
}

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganNewborn) self = data;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, NULL);

  if (entry != NULL)
    self->state = AWAITED;
}

/**
 * qorgan_newborn_withdraw:
 * @casebook: where it may be
 *
 * Its page is left, and everything on it is on its way to the casebook. If that leaves it without a value it goes
 * again; should the page come back, its next value creates it anew.
 */
void
qorgan_newborn_withdraw (QorganNewborn *self, QorganCasebook *casebook)
{
  Withdrawal *withdrawal;

  if (self->state == AWAITED)
    return;
  withdrawal = g_new (Withdrawal, 1);
  withdrawal->born = qorgan_record_ref (self->record);
  withdrawal->visit = self->visit;
  qorgan_casebook_run_async (casebook, withdraw_job, withdrawal, withdrawal_free, (GDestroyNotify) qorgan_entry_free,
                             NULL, withdrawn_cb, qorgan_newborn_ref (self));
}
