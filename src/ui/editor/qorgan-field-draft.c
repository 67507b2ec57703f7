/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pure half of an editor's control. Text that nobody touched always means exactly what is stored: it is never
 * parsed back, so opening and leaving a form cannot change a casebook. */

#include "qorgan-field-draft.h"

struct _QorganFieldDraft
{
  QorganFieldId field;
  QorganLanguage language;
  QorganDate today;

  char *stored;         /* canonical, as the casebook was last seen to hold it */
  char *text;           /* what stands in the control; never NULL */
  char *value;          /* what that means; NULL: nothing recorded */
  gboolean is_storable; /* FALSE: the text has no value of this type, so the field keeps what it has */

  char *sent; /* the value of the newest save that is under way */
  guint n_sent;
};

/* ---- Between a value and the text that a person reads and types ---- */

static char *
text_from_value (const QorganFieldDraft *self, const char *value)
{
  QorganDate date;
  const char *kept;

  if (value == NULL)
    return g_strdup ("");
  if (qorgan_field (self->field)->type != QORGAN_DATE)
    return g_strdup (value);
  if ((kept = qorgan_date_kept_text (value)) != NULL)
    return g_strdup (kept);
  if (qorgan_date_parse (value, &date, NULL))
    return qorgan_date_format (&date, self->language, QORGAN_DATE_SHORT);
  return g_strdup (value);
}

static char *
value_from_date (const QorganFieldDraft *self, const char *typed)
{
  QorganDate date;

  if (qorgan_date_understand (typed, &self->today, &date))
    return qorgan_date_to_edtf (&date);
  return g_strconcat ("?", typed, NULL);
}

/* Spaces between groups of digits are how numbers are written here: 1 500 000, with breaking spaces or without. */
static char *
without_spaces (const char *typed)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_len (digits, p, g_utf8_next_char (p) - p);
  return g_string_free (digits, FALSE);
}

static char *
value_from_number (const char *typed)
{
  g_autofree char *digits = without_spaces (typed);
  gint64 number;

  return qorgan_value_get_number (digits, &number) ? qorgan_value_from_number (number) : NULL;
}

static char *
value_from_real (const char *typed)
{
  g_autofree char *digits = without_spaces (typed);
  char *comma = strchr (digits, ',');
  double real;

  if (comma != NULL && strchr (digits, '.') == NULL)
    *comma = '.';
  return qorgan_value_get_real (digits, &real) ? qorgan_value_from_real (real) : NULL;
}

static char *
value_from_text (const QorganFieldDraft *self, const char *typed, gboolean *is_storable)
{
  g_autofree char *text = g_strdup (typed);
  char *value;

  g_strchomp (text);
  if (qorgan_field (self->field)->type != QORGAN_PROSE)
    g_strdelimit (g_strchug (text), "\n\r\t", ' ');
  *is_storable = TRUE;
  if (*text == '\0')
    return NULL;

  switch (qorgan_field (self->field)->type)
    {
    case QORGAN_DATE:
      return value_from_date (self, text);
    case QORGAN_NUMBER:
      value = value_from_number (text);
      break;
    case QORGAN_REAL:
      value = value_from_real (text);
      break;
    case QORGAN_TEXT:
    case QORGAN_PROSE:
    case QORGAN_CODE:
    case QORGAN_CODES:
    case QORGAN_LINK:
    case QORGAN_LINKS:
    case QORGAN_FIELD_NAME:
    default:
      return g_steal_pointer (&text);
    }
  *is_storable = value != NULL;
  return value;
}

/* Shows @value in the control. Returns: whether anything there changed. */
static gboolean
show_value (QorganFieldDraft *self, const char *value)
{
  g_autofree char *text = text_from_value (self, value);
  gboolean changed = g_set_str (&self->value, value);

  changed |= g_set_str (&self->text, text);
  changed |= !self->is_storable;
  self->is_storable = TRUE;
  return changed;
}

static const char *
base_value (const QorganFieldDraft *self)
{
  return self->n_sent > 0 ? self->sent : self->stored;
}

/**
 * qorgan_field_draft_new:
 * @stored: (nullable): the canonical value the casebook holds
 * @language: in which dates are shown
 * @today: what "yesterday" counts from
 *
 * Returns: (transfer full): a draft that shows what is stored
 */
QorganFieldDraft *
qorgan_field_draft_new (QorganFieldId field, const char *stored, QorganLanguage language, const QorganDate *today)
{
  QorganFieldDraft *self = g_new0 (QorganFieldDraft, 1);

  self->field = field;
  self->language = language;
  self->today = *today;
  self->stored = g_strdup (stored);
  show_value (self, stored);
  return self;
}

/**
 * qorgan_field_draft_free:
 *
 * Frees it.
 */
void
qorgan_field_draft_free (QorganFieldDraft *self)
{
  g_free (self->stored);
  g_free (self->text);
  g_free (self->value);
  g_free (self->sent);
  g_free (self);
}

/**
 * qorgan_field_draft_field:
 *
 * Returns: the field
 */
QorganFieldId
qorgan_field_draft_field (const QorganFieldDraft *self)
{
  return self->field;
}

/**
 * qorgan_field_draft_text:
 *
 * Returns: what stands in the control, never %NULL
 */
const char *
qorgan_field_draft_text (const QorganFieldDraft *self)
{
  return self->text;
}

/**
 * qorgan_field_draft_value:
 *
 * Returns: (nullable): the canonical value of what stands in the control; %NULL for nothing, and for a text that has no
 *   value of this type
 */
const char *
qorgan_field_draft_value (const QorganFieldDraft *self)
{
  return self->value;
}

/**
 * qorgan_field_draft_remark:
 *
 * Returns: what is to be said of the value; nothing but a remark: the person may go on
 */
QorganDraftRemark
qorgan_field_draft_remark (const QorganFieldDraft *self)
{
  if (!self->is_storable)
    return QORGAN_DRAFT_REMARK_NOT_A_NUMBER;
  if (self->value == NULL)
    return (qorgan_field (self->field)->flags & QORGAN_WANTED) != 0 ? QORGAN_DRAFT_REMARK_NOT_KNOWN
                                                                    : QORGAN_DRAFT_REMARK_NONE;
  if (qorgan_field (self->field)->type == QORGAN_DATE && qorgan_date_kept_text (self->value) != NULL)
    return QORGAN_DRAFT_REMARK_NOT_A_DATE;
  return QORGAN_DRAFT_REMARK_NONE;
}

/**
 * qorgan_field_draft_dup_echo:
 *
 * Returns: (transfer full) (nullable): the date as it was understood, written out; %NULL where there is none
 */
char *
qorgan_field_draft_dup_echo (const QorganFieldDraft *self)
{
  QorganDate date;

  if (qorgan_field (self->field)->type != QORGAN_DATE || self->value == NULL
      || !qorgan_date_parse (self->value, &date, NULL))
    return NULL;
  return qorgan_date_format (&date, self->language, QORGAN_DATE_LONG);
}

/**
 * qorgan_field_draft_type:
 * @typed: the whole text that now stands in the control
 *
 * Returns: whether that is another text than before
 */
gboolean
qorgan_field_draft_type (QorganFieldDraft *self, const char *typed)
{
  g_autofree char *untouched = NULL;

  if (!g_set_str (&self->text, typed))
    return FALSE;
  g_free (self->value);
  untouched = text_from_value (self, base_value (self));
  self->is_storable = TRUE;
  if (g_str_equal (typed, untouched))
    self->value = g_strdup (base_value (self));
  else
    self->value = value_from_text (self, typed, &self->is_storable);
  return TRUE;
}

/**
 * qorgan_field_draft_choose:
 * @value: (nullable): a canonical value taken from a list rather than typed
 *
 * Returns: whether that is another value than before
 */
gboolean
qorgan_field_draft_choose (QorganFieldDraft *self, const char *value)
{
  return show_value (self, value);
}

/**
 * qorgan_field_draft_tidy:
 *
 * Writes what stands in the control the way it will be read: "07.01.2022" becomes "7 Jan 2022". For when the person has
 * left it. A text without a value stays as it is.
 *
 * Returns: whether the text changed
 */
gboolean
qorgan_field_draft_tidy (QorganFieldDraft *self)
{
  g_autofree char *text = NULL;

  if (!self->is_storable)
    return FALSE;
  text = text_from_value (self, self->value);
  return g_set_str (&self->text, text);
}

/**
 * qorgan_field_draft_needs_saving:
 *
 * Returns: whether the control holds a value that is neither stored nor on its way
 */
gboolean
qorgan_field_draft_needs_saving (const QorganFieldDraft *self)
{
  return self->is_storable && g_strcmp0 (self->value, base_value (self)) != 0;
}

/**
 * qorgan_field_draft_is_stored:
 *
 * Returns: whether the casebook is known to hold what stands in the control: nothing is lost without it
 */
gboolean
qorgan_field_draft_is_stored (const QorganFieldDraft *self)
{
  return self->is_storable && self->n_sent == 0 && g_strcmp0 (self->value, self->stored) == 0;
}

/**
 * qorgan_field_draft_sent:
 *
 * The value is on its way: qorgan_field_draft_saved() or qorgan_field_draft_refused() follows, in order, once for
 * each.
 */
void
qorgan_field_draft_sent (QorganFieldDraft *self)
{
  g_set_str (&self->sent, self->value);
  self->n_sent++;
}

/**
 * qorgan_field_draft_saved:
 * @value: (nullable): what arrived
 *
 * The oldest value on its way arrived.
 */
void
qorgan_field_draft_saved (QorganFieldDraft *self, const char *value)
{
  g_return_if_fail (self->n_sent > 0);

  self->n_sent--;
  g_set_str (&self->stored, value);
}

/**
 * qorgan_field_draft_refused:
 *
 * A value on its way did not arrive: if it was the newest, what stands in the control needs saving again.
 */
void
qorgan_field_draft_refused (QorganFieldDraft *self)
{
  g_return_if_fail (self->n_sent > 0);

  self->n_sent--;
}

/**
 * qorgan_field_draft_revert:
 *
 * Back to what is stored.
 */
void
qorgan_field_draft_revert (QorganFieldDraft *self)
{
  show_value (self, base_value (self));
}

/**
 * qorgan_field_draft_refresh:
 * @stored: (nullable): what the casebook holds now
 *
 * The merge rule: text that still has to be saved stays, whatever happens around it; otherwise what is stored is shown.
 * While a save is under way a reading may be older than it, and is passed over: another follows.
 *
 * Returns: whether the control has to show something else
 */
gboolean
qorgan_field_draft_refresh (QorganFieldDraft *self, const char *stored)
{
  gboolean is_untouched = self->is_storable && !qorgan_field_draft_needs_saving (self);

  if (self->n_sent > 0 || g_strcmp0 (self->stored, stored) == 0)
    return FALSE;
  g_set_str (&self->stored, stored);
  if (!is_untouched || g_strcmp0 (self->value, stored) == 0)
    return FALSE;
  return show_value (self, stored);
}
