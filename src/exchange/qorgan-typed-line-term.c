/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody got: “15 days' arrest”, «оштрафован на 58 340 тенге», «2 жылға бас бостандығынан айырылды». A number
 * with a unit is a term only beside something that has one; “40 years old” and “three days ago” are none, and what is
 * in doubt stays in the note. */
#include "qorgan-typed-line-private.h"

#include <string.h>

#define MAX_LENGTH_DIGITS 3
#define MAX_AMOUNT_DIGITS 12
#define MAX_WORDS_OF_NUMBER 5 /* “1 234 567 890” */

/* The longest administrative arrest there is: under a state of emergency. */
#define MAX_ARREST_DAYS 45

static gboolean
is_digits (const char *key, gsize least, gsize most)
{
  gsize n = strspn (key, "0123456789");

  return key[n] == '\0' && n >= least && n <= most;
}

/* “58 340” and “58,340”: groups of three digits. */
static gboolean
goes_on_number (const QorganTypedReading *self, guint index)
{
  const QorganTypedToken *token, *before;

  if (!qorgan_typed_is_free (self, index, 1, QORGAN_TYPED_GAP_BREAK))
    return FALSE;
  token = qorgan_typed_token (self, index);
  before = qorgan_typed_token (self, index - 1);
  return is_digits (token->key, 3, 3) && token->start == before->end + 1
         && strchr (" ,.", self->text[before->end]) != NULL;
}

/* Returns: how many words make a whole number, beginning at one; 0: none */
static guint
read_number (const QorganTypedReading *self, guint first, gsize most_digits, gint64 *number)
{
  g_autoptr (GString) digits = NULL;
  guint n = 1;

  if (!qorgan_typed_is_free (self, first, 1, QORGAN_TYPED_GAP_BREAK)
      || !is_digits (qorgan_typed_token (self, first)->key, 1, most_digits))
    return 0;
  digits = g_string_new (qorgan_typed_token (self, first)->key);
  while (digits->len <= 3 * n && n < MAX_WORDS_OF_NUMBER && goes_on_number (self, first + n)
         && digits->len + 3 <= most_digits)
    g_string_append (digits, qorgan_typed_token (self, first + n++)->key);
  *number = g_ascii_strtoll (digits->str, NULL, 10);
  return *number > 0 ? n : 0;
}

/* Whether a word that says “for” stands before a word; n_before is how many. */
static gboolean
is_directed (const QorganTypedReading *self, guint index, guint *n_before)
{
  for (guint back = MIN (index, QORGAN_TYPED_WORDS_LONGEST); back > 0; back--)
    {
      guint n;

      if (qorgan_typed_find_word (self, QORGAN_TYPED_WORD_FOR, index - back, &n) == NULL || n != back
          || qorgan_typed_token (self, index)->gap == QORGAN_TYPED_GAP_BREAK)
        continue;
      *n_before = back;
      return TRUE;
    }
  *n_before = 0;
  return FALSE;
}

static gboolean
is_part_at (const QorganTypedReading *self, guint index, QorganTypedPart part)
{
  return index < self->tokens->len && qorgan_typed_token (self, index)->part == part;
}

/* ---- Terms ---- */

/* “Arrested” may be no more than detained, but nobody is detained for ten days. */
static gboolean
says_arrest (const QorganTypedReading *self)
{
  for (guint i = 0; i < self->tokens->len; i++)
    if (is_part_at (self, i, QORGAN_TYPED_EVENT) && g_str_has_prefix (qorgan_typed_token (self, i)->key, "arrest"))
      return TRUE;
  return FALSE;
}

/* Whether what happened usually comes with a term. */
static gboolean
brings_term (const QorganTypedReading *self, const QorganTypedLine *line)
{
  static const char *const types[] = { "arrest", "administrative_arrest", "house_arrest", "conviction", NULL };
  const QorganTypedWord *event = line->event;

  if (line->measure != NULL || says_arrest (self))
    return TRUE;
  return event != NULL
         && (g_strv_contains (types, event->incident_type != NULL ? event->incident_type : "")
             || g_strcmp0 (event->step_kind, "measure_extended") == 0);
}

/* “15-day”, «15-суток»: the unit is in the same word. */
static const QorganTypedWord *
unit_within (const char *key, gint64 *length)
{
  const char *hyphen = strchr (key, '-');
  g_autofree char *digits = hyphen != NULL ? g_strndup (key, (gsize) (hyphen - key)) : NULL;

  if (hyphen == NULL || !is_digits (digits, 1, MAX_LENGTH_DIGITS))
    return NULL;
  *length = g_ascii_strtoll (digits, NULL, 10);
  return *length > 0 ? qorgan_typed_words_find (QORGAN_TYPED_WORD_LENGTH, hyphen + 1) : NULL;
}

typedef struct
{
  gint64 number;
  const QorganTypedWord *unit;
  guint first; /* with the word before it */
  guint n;
  gboolean is_directed; /* “for”, «на», or a case that says so */
} Quantity;

static gboolean
read_one_length (const QorganTypedReading *self, guint at, Quantity *quantity)
{
  guint n_before, n_unit = 0, n_number = 1;

  if (at >= self->tokens->len)
    return FALSE;
  *quantity = (Quantity) { 0 };
  quantity->is_directed = is_directed (self, at, &n_before);
  quantity->unit = qorgan_typed_is_free (self, at, 1, QORGAN_TYPED_GAP_STOP)
                       ? unit_within (qorgan_typed_token (self, at)->key, &quantity->number)
                       : NULL;
  if (quantity->unit == NULL)
    {
      n_number = read_number (self, at, MAX_LENGTH_DIGITS, &quantity->number);
      if (n_number != 1 || at + 1 >= self->tokens->len
          || qorgan_typed_token (self, at + 1)->gap == QORGAN_TYPED_GAP_BREAK)
        return FALSE;
      quantity->unit = qorgan_typed_find_word (self, QORGAN_TYPED_WORD_LENGTH_TO, at + 1, &n_unit);
      quantity->is_directed |= quantity->unit != NULL;
      if (quantity->unit == NULL)
        quantity->unit = qorgan_typed_find_word (self, QORGAN_TYPED_WORD_LENGTH, at + 1, &n_unit);
    }
  quantity->first = at - n_before;
  quantity->n = n_before + n_number + n_unit;
  return quantity->unit != NULL;
}

/* “2 years and 3 months” are 27 months: half of a term would be a wrong one. */
static gboolean
read_length (const QorganTypedReading *self, guint at, Quantity *quantity)
{
  guint end, n_and = 0;
  Quantity more;

  if (!read_one_length (self, at, quantity))
    return FALSE;
  end = quantity->first + quantity->n;
  if (!g_str_equal (quantity->unit->unit, "years") || end >= self->tokens->len)
    return TRUE;
  if (qorgan_typed_words_find (QORGAN_TYPED_WORD_AND, qorgan_typed_token (self, end)->key) != NULL)
    n_and = 1;
  if (!read_one_length (self, end + n_and, &more) || !g_str_equal (more.unit->unit, "months")
      || more.first != end + n_and)
    return TRUE;
  more.number += 12 * quantity->number;
  more.n += quantity->n + n_and;
  more.first = quantity->first;
  more.is_directed |= quantity->is_directed;
  *quantity = more;
  return TRUE;
}

/* A number of hours may be the time of the day, and one of years somebody's age. */
static gboolean
is_term (const QorganTypedReading *self, const QorganTypedLine *line, const Quantity *quantity)
{
  gboolean is_short = g_str_equal (quantity->unit->unit, "days") || g_str_equal (quantity->unit->unit, "months");
  guint end = quantity->first + quantity->n;
  gboolean is_beside = is_part_at (self, end, QORGAN_TYPED_MEASURE)
                       || (quantity->first > 0 && is_part_at (self, quantity->first - 1, QORGAN_TYPED_MEASURE));
  guint n;

  if (end < self->tokens->len && qorgan_typed_find_word (self, QORGAN_TYPED_WORD_AGO, end, &n) != NULL)
    return FALSE;
  if (g_str_equal (quantity->unit->unit, "hours"))
    return quantity->is_directed && line->event != NULL && line->event->step_kind != NULL;
  return brings_term (self, line) && (is_short || is_beside || quantity->is_directed);
}

static void
find_length (QorganTypedReading *self, QorganTypedLine *line)
{
  for (guint i = 0; i < self->tokens->len; i++)
    {
      Quantity quantity = { 0 };

      if (!read_length (self, i, &quantity) || !is_term (self, line, &quantity))
        continue;
      line->length = quantity.number;
      line->length_unit = quantity.unit->unit;
      qorgan_typed_mark (self, quantity.first, quantity.n, QORGAN_TYPED_MEASURE);
      return;
    }
}

/* ---- Amounts ---- */

/* An amount of money is one by its currency; beside what somebody has to pay. */
static void
find_amount (QorganTypedReading *self, QorganTypedLine *line)
{
  if (line->event == NULL || (line->event->incident_type == NULL && line->event->measure == NULL))
    return;
  for (guint i = 0; i < self->tokens->len; i++)
    {
      const QorganTypedWord *currency;
      gint64 amount = 0;
      guint n = read_number (self, i, MAX_AMOUNT_DIGITS, &amount), n_unit, n_before;

      if (n == 0 || i + n >= self->tokens->len || qorgan_typed_token (self, i + n)->gap == QORGAN_TYPED_GAP_BREAK)
        continue;
      currency = qorgan_typed_find_word (self, QORGAN_TYPED_WORD_CURRENCY, i + n, &n_unit);
      if (currency == NULL)
        continue;
      is_directed (self, i, &n_before);
      line->amount = amount;
      line->currency = currency->unit;
      qorgan_typed_mark (self, i - n_before, n_before + n + n_unit, QORGAN_TYPED_MEASURE);
      return;
    }
}

/* ---- Measures ---- */

static void
find_word_of_measure (QorganTypedReading *self, QorganTypedLine *line)
{
  line->measure = line->event != NULL ? line->event->measure : NULL;
  for (guint i = 0; line->measure == NULL && line->event != NULL && i < self->tokens->len; i++)
    {
      guint n;
      const QorganTypedWord *word = qorgan_typed_find_word (self, QORGAN_TYPED_WORD_MEASURE, i, &n);

      if (word == NULL)
        continue;
      line->measure = word->measure;
      qorgan_typed_mark (self, i, n, QORGAN_TYPED_MEASURE);
    }
}

static gboolean
is_of_type (const QorganTypedLine *line, const char *type)
{
  return line->event != NULL && g_strcmp0 (line->event->incident_type, type) == 0;
}

/* “Sentenced to 15 days”, «арестован на 15 суток»: people say so, and the code that knows arrest in days calls it
 * administrative; unless the line names an article of the other one. */
static void
name_arrest (const QorganTypedReading *self, QorganTypedLine *line)
{
  gboolean is_days = g_strcmp0 (line->length_unit, "days") == 0 && line->length <= MAX_ARREST_DAYS;

  if (line->measure != NULL && !g_str_equal (line->measure, "administrative_arrest"))
    return;
  if ((is_of_type (line, "arrest") || is_of_type (line, "conviction") || says_arrest (self))
      && (is_days || line->measure != NULL) && g_strcmp0 (line->track, "criminal") != 0)
    {
      line->event = qorgan_typed_words_find (QORGAN_TYPED_WORD_EVENT, "administrative arrest");
      line->measure = line->event->measure;
    }
}

/* Which fine it is, only the code says. */
static void
name_fine (QorganTypedLine *line)
{
  if (!is_of_type (line, "fine"))
    return;
  if (g_strcmp0 (line->track, "administrative_offence") == 0)
    line->measure = "administrative_fine";
  else if (g_strcmp0 (line->track, "criminal") == 0)
    line->measure = "criminal_fine";
}

/* What somebody got, for how long and how much. What happened and the article are found already. */
void
qorgan_typed_find_measure (QorganTypedReading *self, QorganTypedLine *line)
{
  find_word_of_measure (self, line);
  find_length (self, line);
  find_amount (self, line);
  name_arrest (self, line);
  name_fine (line);
}
