/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the people among the words that nothing else was made of. Names have no list; what is looked for is how they
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
  QorganTypedToken *token = qorgan_typed_token (self, index);

  if (token->dated == QORGAN_TYPED_DATED_UNKNOWN)
    {
      g_autofree char *raw = qorgan_typed_dup_raw (self, index, 1);
      g_autofree char *dated = g_strconcat ("today ", raw, NULL);
      QorganDate date;
      gboolean is_one = qorgan_date_may_begin (raw) && qorgan_date_understand (dated, self->today, &date);

      token->dated = is_one ? QORGAN_TYPED_DATED_YES : QORGAN_TYPED_DATED_NO;
    }
  return token->dated == QORGAN_TYPED_DATED_YES;
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
    QORGAN_TYPED_WORD_BODY, QORGAN_TYPED_WORD_PLACE, QORGAN_TYPED_WORD_BY,   QORGAN_TYPED_WORD_FILLER,
    QORGAN_TYPED_WORD_LINK, QORGAN_TYPED_WORD_EVENT, QORGAN_TYPED_WORD_CODE, QORGAN_TYPED_WORD_ARTICLE,
    QORGAN_TYPED_WORD_ROLE, QORGAN_TYPED_WORD_AND,
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
  if (is_initial (self, index) && strstr ("авикосу", token->key) != NULL)
    return FALSE; /* «У Лукпана»: a word */
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

/* Whether @word, which may be %NULL and may have capitals, ends as family names do. */
gboolean
qorgan_typed_is_surname (const char *word)
{
  g_autofree char *key = word != NULL ? qorgan_typed_words_key (word, strlen (word)) : NULL;

  return key != NULL && has_surname_ending (key);
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

/* The likeliest name. */
static gboolean
find_name (const QorganTypedReading *self, guint *first, guint *n)
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

/* ---- Several people ---- */

/* A run of words: a name. */
typedef struct
{
  guint first;
  guint n;
} Run;

static gboolean
is_comma (const QorganTypedReading *self, guint index)
{
  const char *at = self->text + qorgan_typed_token (self, index - 1)->end;
  const char *end = self->text + qorgan_typed_token (self, index)->start;

  return strspn (at, " ,") == (gsize) (end - at) && memchr (at, ',', (gsize) (end - at)) != NULL;
}

/* Whether one more name follows: behind “and”, or behind a comma. */
static gboolean
read_next_name (const QorganTypedReading *self, guint at, Run *run, gboolean *has_and)
{
  guint first = at;
  gboolean is_parted;

  if (at >= self->tokens->len || qorgan_typed_token (self, at)->part != QORGAN_TYPED_NOTE)
    return FALSE;
  is_parted = is_comma (self, at);
  if (qorgan_typed_words_find (QORGAN_TYPED_WORD_AND, qorgan_typed_token (self, at)->key) != NULL)
    {
      is_parted = *has_and = TRUE;
      first++;
    }
  if (!is_parted || first >= self->tokens->len || !qorgan_typed_is_name_word (self, first))
    return FALSE;
  *run = (Run) { first, length_of_run (self, first) };
  if (!has_capital (self, first) || run->n > MAX_NAME_WORDS)
    return FALSE;
  return run->n > 1 || has_surname_ending (qorgan_typed_token (self, first)->key);
}

/* «Задержаны» tells of several people, and so does “were”. */
static gboolean
is_plural (const QorganTypedReading *self)
{
  static const char *const endings[] = { "аны", "ены", "иты", "яты", NULL };

  for (guint i = 0; i < self->tokens->len; i++)
    {
      const QorganTypedToken *token = qorgan_typed_token (self, i);

      if (g_str_equal (token->key, "were"))
        return TRUE;
      for (guint j = 0; token->part == QORGAN_TYPED_EVENT && endings[j] != NULL; j++)
        if (g_str_has_suffix (token->key, endings[j]))
          return TRUE;
    }
  return FALSE;
}

/* The list of names that goes on behind @start. Where nothing says that there are several people, what stands behind a
 * comma may be anything: it is left alone. */
static GArray *
read_list (const QorganTypedReading *self, Run start)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  gboolean has_and = FALSE;
  Run run = start;

  do
    g_array_append_val (runs, run);
  while (runs->len < QORGAN_TYPED_MAX_PERSONS && read_next_name (self, run.first + run.n, &run, &has_and));
  if (runs->len > 1 && !has_and && !is_plural (self))
    g_array_set_size (runs, 1);
  return runs;
}

/* Puts into the line whom it names; each with the forms that the name may have. */
void
qorgan_typed_find_persons (QorganTypedReading *self, QorganTypedLine *line)
{
  g_autoptr (GArray) runs = NULL;
  Run start, last;

  if (!find_name (self, &start.first, &start.n))
    return;
  runs = read_list (self, start);
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);

      g_ptr_array_add (line->persons, qorgan_typed_dup_names (self, run->first, run->n));
    }
  last = g_array_index (runs, Run, runs->len - 1);
  qorgan_typed_mark (self, start.first, last.first + last.n - start.first, QORGAN_TYPED_PERSON);
}
