/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of one record while a form shows it. Saves go out in order and are answered in order; one that fails leaves
 * the text where it is, with the reason, until it is tried again. */

#include "qorgan-field-edit.h"

/* Long enough to think about a word, short enough that a crash costs one. */
#define PAUSE_MS 2000

struct _QorganFieldEdit
{
  GObject parent_instance;

  QorganCasebook *casebook;
  gint64 record;
  QorganNewborn *newborn; /* NULL: the record is in the casebook */
  QorganFieldId place; /* the field that keeps the value; what sort of value it is, the draft knows */
  QorganFieldDraft *draft;

  GError *error; /* why the newest save failed; NULL: it did not */
  gint64 visit; /* 0: nothing saved since the field was entered */
  gboolean creates_record; /* the change that was begun does */
  gboolean is_held;
  guint pause_id;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QorganFieldEdit, qorgan_field_edit, G_TYPE_OBJECT)

/* A save under way: which value it carries. */
typedef struct
{
  QorganFieldEdit *edit;
  char *value;
  gboolean is_creation; /* of what the value points to */
  gboolean creates_record; /* whose field this is */
} Sent;

static void
sent_free (Sent *sent)
{
  g_object_unref (sent->edit);
  g_free (sent->value);
  g_free (sent);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sent, sent_free)

static void
emit_changed (QorganFieldEdit *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Sent) sent = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);
  QorganFieldEdit *self = sent->edit;

  g_clear_error (&self->error);
  if (sent->creates_record)
    qorgan_newborn_arrive (self->newborn, entry != NULL);
  if (entry != NULL)
    {
      qorgan_field_draft_saved (self->draft, sent->value);
    }
  else
    {
      qorgan_field_draft_refused (self->draft);
      self->error = g_steal_pointer (&error);
      if (sent->is_creation) /* it points to nothing: only creating can be tried again */
        qorgan_field_draft_revert (self->draft);
    }
  emit_changed (self);
}

static void
send_change (QorganFieldEdit *self, QorganChange *taken, gboolean is_creation)
{
  Sent *sent = g_new0 (Sent, 1);

  sent->edit = g_object_ref (self);
  sent->value = g_strdup (qorgan_field_draft_value (self->draft));
  sent->is_creation = is_creation;
  sent->creates_record = self->creates_record;
  self->creates_record = FALSE;
  qorgan_change_set (taken, self->record, self->place, sent->value);
  qorgan_field_draft_sent (self->draft);
  qorgan_casebook_apply_async (self->casebook, taken, applied_cb, sent);
}

static gboolean
pause_over_cb (gpointer user_data)
{
  QorganFieldEdit *self = user_data;

  self->pause_id = 0;
  qorgan_field_edit_save (self);
  return G_SOURCE_REMOVE;
}

static void
qorgan_field_edit_dispose (GObject *object)
{
  QorganFieldEdit *self = QORGAN_FIELD_EDIT (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_object (&self->casebook);

  G_OBJECT_CLASS (qorgan_field_edit_parent_class)->dispose (object);
}

static void
qorgan_field_edit_finalize (GObject *object)
{
  QorganFieldEdit *self = QORGAN_FIELD_EDIT (object);

  qorgan_field_draft_free (self->draft);
  g_clear_pointer (&self->newborn, qorgan_newborn_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (qorgan_field_edit_parent_class)->finalize (object);
}

static void
qorgan_field_edit_class_init (QorganFieldEditClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = qorgan_field_edit_dispose;
  object_class->finalize = qorgan_field_edit_finalize;

  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qorgan_field_edit_init (QorganFieldEdit *self)
{
}

/**
 * qorgan_field_edit_new:
 * @field: the field of @record that keeps the value as a text
 * @stated: the field that it is a value of: the same one, or that of another kind which @record speaks of
 * @stored: (nullable): the canonical value the field has now
 * @today: what "yesterday" counts from
 *
 * What a source says of a date is typed as a date.
 *
 * Returns: (transfer full): what a control of the form talks to
 */
QorganFieldEdit *
qorgan_field_edit_new (QorganCasebook *casebook,
                       gint64 record,
                       QorganFieldId field,
                       QorganFieldId stated,
                       const char *stored,
                       const QorganDate *today)
{
  QorganFieldEdit *self;

  g_return_val_if_fail (QORGAN_IS_CASEBOOK (casebook), NULL);
  g_return_val_if_fail (today != NULL, NULL);

  self = g_object_new (QORGAN_TYPE_FIELD_EDIT, NULL);
  self->casebook = g_object_ref (casebook);
  self->record = record;
  self->place = field;
  self->draft = qorgan_field_draft_new (stated, stored, qorgan_casebook_get_language (casebook), today);
  return self;
}

/**
 * qorgan_field_edit_set_newborn:
 * @newborn: the record, which is not in the casebook yet
 *
 * The first value that is saved creates it.
 */
void
qorgan_field_edit_set_newborn (QorganFieldEdit *self, QorganNewborn *newborn)
{
  g_return_if_fail (QORGAN_IS_FIELD_EDIT (self));
  g_return_if_fail (self->newborn == NULL);

  self->newborn = qorgan_newborn_ref (newborn);
}

/**
 * qorgan_field_edit_get_casebook:
 *
 * Returns: (transfer none): where the record is
 */
QorganCasebook *
qorgan_field_edit_get_casebook (QorganFieldEdit *self)
{
  g_return_val_if_fail (QORGAN_IS_FIELD_EDIT (self), NULL);

  return self->casebook;
}

/**
 * qorgan_field_edit_get_record:
 *
 * Returns: the record
 */
gint64
qorgan_field_edit_get_record (QorganFieldEdit *self)
{
  g_return_val_if_fail (QORGAN_IS_FIELD_EDIT (self), 0);

  return self->record;
}

/**
 * qorgan_field_edit_get_draft:
 *
 * Returns: (transfer none): what is stored and what stands in the control
 */
const QorganFieldDraft *
qorgan_field_edit_get_draft (QorganFieldEdit *self)
{
  g_return_val_if_fail (QORGAN_IS_FIELD_EDIT (self), NULL);

  return self->draft;
}

/**
 * qorgan_field_edit_get_field:
 *
 * Returns: (transfer none): the field that the value is one of
 */
const QorganField *
qorgan_field_edit_get_field (QorganFieldEdit *self)
{
  g_return_val_if_fail (QORGAN_IS_FIELD_EDIT (self), NULL);

  return qorgan_field (qorgan_field_draft_field (self->draft));
}

/**
 * qorgan_field_edit_get_place:
 *
 * Returns: the field of the record that keeps the value; another one than qorgan_field_edit_get_field() where a record
 *   tells what somebody says of that field
 */
QorganFieldId
qorgan_field_edit_get_place (QorganFieldEdit *self)
{
  g_return_val_if_fail (QORGAN_IS_FIELD_EDIT (self), 0);

  return self->place;
}

/**
 * qorgan_field_edit_get_error:
 *
 * Returns: (nullable): why what stands in the control could not be saved
 */
const GError *
qorgan_field_edit_get_error (QorganFieldEdit *self)
{
  g_return_val_if_fail (QORGAN_IS_FIELD_EDIT (self), NULL);

  return self->error;
}

/**
 * qorgan_field_edit_is_held:
 *
 * Returns: whether the person is in the field
 */
gboolean
qorgan_field_edit_is_held (QorganFieldEdit *self)
{
  g_return_val_if_fail (QORGAN_IS_FIELD_EDIT (self), FALSE);

  return self->is_held;
}

/**
 * qorgan_field_edit_hold:
 *
 * The person enters the field: a visit begins, which will be one entry of the journal.
 */
void
qorgan_field_edit_hold (QorganFieldEdit *self)
{
  g_return_if_fail (QORGAN_IS_FIELD_EDIT (self));

  if (self->is_held)
    return;
  self->is_held = TRUE;
  self->visit = 0;
  emit_changed (self);
}

/**
 * qorgan_field_edit_release:
 *
 * The person leaves it: what stands there is saved, and written the way it will be read.
 */
void
qorgan_field_edit_release (QorganFieldEdit *self)
{
  g_return_if_fail (QORGAN_IS_FIELD_EDIT (self));

  if (!self->is_held)
    return;
  qorgan_field_edit_save (self);
  self->is_held = FALSE;
  self->visit = 0;
  qorgan_field_draft_tidy (self->draft);
  emit_changed (self);
}

/**
 * qorgan_field_edit_type:
 * @typed: the whole text that now stands in the control
 *
 * Saved two seconds after the last call, or when the field is left.
 */
void
qorgan_field_edit_type (QorganFieldEdit *self, const char *typed)
{
  g_return_if_fail (QORGAN_IS_FIELD_EDIT (self));
  g_return_if_fail (typed != NULL);

  if (!qorgan_field_draft_type (self->draft, typed))
    return;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (qorgan_field_draft_needs_saving (self->draft))
    self->pause_id = g_timeout_add (PAUSE_MS, pause_over_cb, self);
  emit_changed (self);
}

/**
 * qorgan_field_edit_choose:
 * @value: (nullable): a canonical value; %NULL clears the field
 *
 * Saved at once: a choice is complete when it is made.
 */
void
qorgan_field_edit_choose (QorganFieldEdit *self, const char *value)
{
  g_return_if_fail (QORGAN_IS_FIELD_EDIT (self));

  if (!qorgan_field_draft_choose (self->draft, value))
    return;
  emit_changed (self);
  qorgan_field_edit_save (self);
}

/* Returns: (transfer full): a change for the field's record, which is created first if it is not there yet */
static QorganChange *
begin (QorganFieldEdit *self, QorganVerb verb)
{
  gboolean is_awaited = self->newborn != NULL && qorgan_newborn_is_awaited (self->newborn);
  QorganChange *change = qorgan_change_new (is_awaited ? QORGAN_VERB_CREATE : verb);

  self->creates_record = is_awaited;
  if (is_awaited)
    qorgan_newborn_join (self->newborn, change, self->visit);
  return change;
}

/**
 * qorgan_field_edit_begin_new:
 *
 * Returns: (transfer full): a change to create in what this field is to point to, for qorgan_field_edit_choose_new()
 */
QorganChange *
qorgan_field_edit_begin_new (QorganFieldEdit *self)
{
  return begin (self, QORGAN_VERB_CREATE);
}

/**
 * qorgan_field_edit_choose_new:
 * @taken: (transfer full): a change of qorgan_field_edit_begin_new() that creates what @value points to
 * @value: the canonical value of the link
 *
 * Creates and links in one change, which is one step of undo.
 */
void
qorgan_field_edit_choose_new (QorganFieldEdit *self, QorganChange *taken, const char *value)
{
  g_return_if_fail (QORGAN_IS_FIELD_EDIT (self));
  g_return_if_fail (taken != NULL && value != NULL);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  qorgan_field_draft_choose (self->draft, value);
  send_change (self, taken, TRUE);
  emit_changed (self);
}

/**
 * qorgan_field_edit_save:
 *
 * Saves what stands in the control, if it is not saved yet; also the way to try again after an error.
 */
void
qorgan_field_edit_save (QorganFieldEdit *self)
{
  QorganChange *change;

  g_return_if_fail (QORGAN_IS_FIELD_EDIT (self));

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (!qorgan_field_draft_needs_saving (self->draft))
    return;
  if (self->visit == 0)
    self->visit = qorgan_casebook_take_id (self->casebook);
  change = begin (self, QORGAN_VERB_EDIT);
  qorgan_change_set_visit (change, self->visit);
  send_change (self, change, FALSE);
}

/**
 * qorgan_field_edit_give_up:
 *
 * The person leaves without what could not be saved: the field shows what is stored, and nothing is tried again.
 */
void
qorgan_field_edit_give_up (QorganFieldEdit *self)
{
  g_return_if_fail (QORGAN_IS_FIELD_EDIT (self));

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_error (&self->error);
  qorgan_field_draft_revert (self->draft);
  emit_changed (self);
}

/**
 * qorgan_field_edit_refresh:
 * @stored: (nullable): what the casebook holds now
 *
 * Shows it, unless something in the control still has to be saved.
 */
void
qorgan_field_edit_refresh (QorganFieldEdit *self, const char *stored)
{
  g_return_if_fail (QORGAN_IS_FIELD_EDIT (self));

  if (!qorgan_field_draft_refresh (self->draft, stored))
    return;
  self->visit = 0; /* what follows is not more of what was just taken back */
  emit_changed (self);
}
