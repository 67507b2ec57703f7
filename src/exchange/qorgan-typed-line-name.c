/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the person among the words that nothing else was made of. Names have no list; what is looked for is how they
 * are written: two or three words with capitals, or, where nobody took the trouble, two words at the place of a name.
 */
#include "qorgan-typed-line-private.h"

#include <string.h>

#define MAX_NAME_WORDS 4
#define MAX_WORD 60 /* bytes */

/* How likely a run of words is a name; the first of the likeliest is taken. */
typedef enum
{
  LIKELY_NOT,
  LIKELY_LOWER,         /* small letters, but where a name would stand */
  LIKELY_SINGLE_FIRST,  /* one capital at the start of the line, where any word has one */
  LIKELY_SINGLE,
  LIKELY_FULL,
} Likely;

/* Words of other parts of speech that begin a line with a capital: “Ночью”, “Yesterday”. */
static gboolean
is_date_word (const QorganTypedReading *self, guint index)
{
  g_autofree char *raw = qorgan_typed_dup_raw (self, index, 1);
  g_autofree char *dated = g_strconcat ("today ", raw, NULL);
  QorganDate date;

  return qorgan_date_understand (dated, self->today, &date);
}

/* Scripts without small letters count as well. */
static gboolean
has_capital (const QorganTypedReading *self, guint index)
{
  return !g_unichar_islower (g_utf8_get_char (self->text + qorgan_typed_token (self, index)->start));
}

static gboolean
is_initial (const QorganTypedReading *self, guint index)
{
  return g_utf8_strlen (qorgan_typed_token (self, index)->key, -1) == 1;
}

/* «В. Иванов»: a letter that would be a word, were there no full stop. */
static gboolean
is_initial_of_name (const QorganTypedReading *self, guint index)
{
  const QorganTypedToken *next = index + 1 < self->tokens->len ? qorgan_typed_token (self, index + 1) : NULL;

  return is_initial (self, index) && has_capital (self, index) && next != NULL && next->gap == QORGAN_TYPED_GAP_STOP
         && has_capital (self, index + 1);
}

/* A word of letters, with an apostrophe or a hyphen, that our table has not as anything else. */
gboolean
qorgan_typed_is_name_word (const QorganTypedReading *self, guint index)
{
  static const QorganTypedWordPart others[] = {
    QORGAN_TYPED_WORD_BODY,   QORGAN_TYPED_WORD_PLACE,   QORGAN_TYPED_WORD_BY,
    QORGAN_TYPED_WORD_FILLER, QORGAN_TYPED_WORD_LINK,    QORGAN_TYPED_WORD_EVENT,
    QORGAN_TYPED_WORD_CODE,   QORGAN_TYPED_WORD_ARTICLE, QORGAN_TYPED_WORD_ROLE,
  };
  const QorganTypedToken *token = qorgan_typed_token (self, index);

  if (token->part != QORGAN_TYPED_NOTE || *token->key == '\0' || token->end - token->start > MAX_WORD)
    return FALSE;
  for (const char *at = token->key; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isalpha (c) && !g_unichar_ismark (c) && c != '-' && c != '\'')
        return FALSE;
    }
  if (is_initial_of_name (self, index))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (qorgan_typed_words_find (others[i], token->key) != NULL)
      return FALSE;
  return !is_date_word (self, index);
}

static gboolean
has_surname_ending (const char *key)
{
  static const char *const endings[] = { "ов", "ев", "ова", "ева", "ина", "ский", "ская", "енко", "улы", "кызы", "ов'",
                                         "ov", "ev", "ova", "eva", "ina", "sky",  "skiy", "enko", "uly", "kyzy", NULL };

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (key, endings[i]) && strlen (key) > strlen (endings[i]) + 2)
      return TRUE;
  return FALSE;
}

/* Within a name a full stop stands only after an initial. */
static gboolean
goes_on (const QorganTypedReading *self, guint index)
{
  const QorganTypedToken *token = qorgan_typed_token (self, index);

  return qorgan_typed_is_name_word (self, index)
         && (token->gap == QORGAN_TYPED_GAP_BLANK
             || (token->gap == QORGAN_TYPED_GAP_STOP && is_initial (self, index - 1)));
}

static guint
length_of_run (const QorganTypedReading *self, guint first)
{
  gboolean capital = has_capital (self, first);
  guint n = 1;

  while (first + n < self->tokens->len && goes_on (self, first + n) && has_capital (self, first + n) == capital)
    n++;
  return n;
}

/**
 * qorgan_typed_may_be_name:
 * @index: a word that is also the name of a place
 *
 * Returns: whether it stands there as a part of a name: “Dosym Satpayev”, «Абай Кунанбаев»
 */
gboolean
qorgan_typed_may_be_name (const QorganTypedReading *self, guint index)
{
  const char *key = qorgan_typed_token (self, index)->key;
  gboolean follows = index > 0 && goes_on (self, index) && qorgan_typed_is_name_word (self, index - 1);
  gboolean follows_two
      = follows && index > 1 && goes_on (self, index - 1) && qorgan_typed_is_name_word (self, index - 2);
  gboolean leads = index + 1 < self->tokens->len && goes_on (self, index + 1);

  if (follows && !follows_two && has_surname_ending (key))
    return TRUE;
  return leads && !follows && qorgan_typed_words_find (QORGAN_TYPED_WORD_NAME, key) != NULL;
}

/* Small letters: only beside what happened, or at the start of the line. */
static gboolean
stands_like_a_name (const QorganTypedReading *self, guint first, guint n)
{
  if (first == 0)
    return TRUE;
  if (first + n < self->tokens->len && qorgan_typed_token (self, first + n)->part == QORGAN_TYPED_EVENT)
    return TRUE;
  return qorgan_typed_token (self, first - 1)->part == QORGAN_TYPED_EVENT
         || qorgan_typed_token (self, first - 1)->part == QORGAN_TYPED_ROLE;
}

static Likely
weigh (const QorganTypedReading *self, guint first, guint n)
{
  gboolean surname = FALSE;

  for (guint i = first; i < first + n; i++)
    surname |= has_surname_ending (qorgan_typed_token (self, i)->key);
  if (n > MAX_NAME_WORDS || (n == 1 && is_initial (self, first)))
    return LIKELY_NOT;
  if (!has_capital (self, first))
    return stands_like_a_name (self, first, n) && (n == 1 ? surname : n <= 3) ? LIKELY_LOWER : LIKELY_NOT;
  if (n > 1)
    return LIKELY_FULL;
  return first == 0 && !surname ? LIKELY_SINGLE_FIRST : LIKELY_SINGLE;
}

/* Whether there is a name; where it stands. */
gboolean
qorgan_typed_find_person (const QorganTypedReading *self, guint *first, guint *n)
{
  Likely best = LIKELY_NOT;

  for (guint i = 0, length = 1; i < self->tokens->len; i += length)
    {
      Likely likely;

      length = 1;
      if (!qorgan_typed_is_name_word (self, i))
        continue;
      length = length_of_run (self, i);
      likely = weigh (self, i, length);
      if (likely > best)
        {
          best = likely;
          *first = i;
          *n = length;
        }
    }
  return best != LIKELY_NOT;
}

/* The name with single blanks; with capitals where there were none. */
char *
qorgan_typed_dup_name (const QorganTypedReading *self, guint first, guint n)
{
  GString *name = g_string_new (NULL);

  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *raw = qorgan_typed_dup_raw (self, i, 1);
      g_autofree char *capital = g_utf8_substring (raw, 0, 1);
      g_autofree char *upper = g_utf8_strup (capital, -1);

      if (i > first)
        g_string_append (name, qorgan_typed_token (self, i)->gap == QORGAN_TYPED_GAP_STOP ? ". " : " ");
      g_string_append (name, upper);
      g_string_append (name, g_utf8_next_char (raw));
    }
  return g_string_free (name, FALSE);
}
