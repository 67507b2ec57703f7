/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts a typed line into words. What parts words is fixed here: blanks, commas, brackets, quotation marks, and a full
 * stop or a colon that is not between two digits. All other signs are words, so that nothing is lost. */
#include "qorgan-typed-line-private.h"

#include <string.h>

/* Longer lines are somebody's pasted text: the rest is kept as one piece of the note. */
#define MAX_TOKENS 80

/* Replaces what no value may hold and no eye can see: control characters, and marks of direction, which would let a
 * line look like another one. */
char *
qorgan_typed_line_clean (const char *text, gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      GUnicodeType type = g_unichar_type (c);

      if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR
          || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        g_string_append_c (clean, ' ');
      else
        g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

static gboolean
parts_words (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_isspace (c) || c == ',' || c == ';' || c == '"' || c == 0x2026 || type == G_UNICODE_OPEN_PUNCTUATION
         || type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION
         || (type == G_UNICODE_FINAL_PUNCTUATION && c != 0x2019);
}

/* A stop or a colon within “07.01.2022” or “18:40”. */
static gboolean
is_within_number (const char *text, const char *at)
{
  return at > text && g_ascii_isdigit (at[-1]) && g_ascii_isdigit (at[1]);
}

/* Brackets belong to the numbers of articles: “488(1)”. */
static gboolean
is_clause_bracket (const char *text, const char *at)
{
  if (*at == '(')
    return at > text && g_ascii_isdigit (at[-1]) && g_ascii_isdigit (at[1]);
  return *at == ')' && at > text && g_ascii_isdigit (at[-1])
         && memchr (MAX (text, at - 4), '(', (gsize) MIN (4, at - text));
}

static gboolean
is_separator (const char *text, const char *at)
{
  if (*at == '.' || *at == ':')
    return !is_within_number (text, at);
  return parts_words (g_utf8_get_char (at)) && !is_clause_bracket (text, at);
}

/* “?” and “!” stand by themselves: the word before them is understood, and the doubt is kept. So does what stands for
 * bytes that were no text. */
static gboolean
is_mark (const char *at)
{
  return *at == '?' || *at == '!' || g_utf8_get_char (at) == 0xfffd;
}

static gboolean
is_only_dashes (const char *start, const char *end)
{
  for (; start < end; start = g_utf8_next_char (start))
    if (g_unichar_type (g_utf8_get_char (start)) != G_UNICODE_DASH_PUNCTUATION)
      return FALSE;
  return TRUE;
}

static QorganTypedGap
wider_gap (QorganTypedGap gap, const char *at)
{
  if (*at == '.')
    return MAX (gap, QORGAN_TYPED_GAP_STOP);
  return g_unichar_isspace (g_utf8_get_char (at)) ? gap : QORGAN_TYPED_GAP_BREAK;
}

static void
token_clear (gpointer token)
{
  g_free (((QorganTypedToken *) token)->key);
}

static void
add_token (GArray *tokens, const char *text, const char *start, const char *end, QorganTypedGap gap)
{
  gboolean is_known = !is_mark (start) && tokens->len < MAX_TOKENS;
  QorganTypedToken token = {
    .start = (gsize) (start - text),
    .end = (gsize) (end - text),
    .key = is_known ? qorgan_typed_words_key (start, (gsize) (end - start)) : g_strdup (""),
    .gap = gap,
  };

  g_array_append_val (tokens, token);
}

/**
 * qorgan_typed_line_cut:
 * @text: a line from qorgan_typed_line_clean()
 *
 * Returns: (transfer full) (element-type QorganTypedToken): its words
 */
GArray *
qorgan_typed_line_cut (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (QorganTypedToken));
  QorganTypedGap gap = QORGAN_TYPED_GAP_BREAK;
  const char *at = text;

  g_array_set_clear_func (tokens, token_clear);
  while (*at != '\0')
    {
      const char *start = at;

      if (is_separator (text, at))
        {
          gap = wider_gap (gap, at);
          at = g_utf8_next_char (at);
          continue;
        }
      if (tokens->len == MAX_TOKENS)
        at += strlen (at);
      else if (is_mark (at))
        at = g_utf8_next_char (at);
      else
        while (*at != '\0' && !is_separator (text, at) && !is_mark (at))
          at = g_utf8_next_char (at);
      if (is_only_dashes (start, at))
        gap = QORGAN_TYPED_GAP_BREAK;
      else
        {
          add_token (tokens, text, start, at, gap);
          gap = QORGAN_TYPED_GAP_BLANK;
        }
    }
  return tokens;
}

QorganTypedToken *
qorgan_typed_token (const QorganTypedReading *self, guint index)
{
  return &g_array_index (self->tokens, QorganTypedToken, index);
}

/* Whether the words are there, follow each other with nothing wider between them, and are not understood yet. */
gboolean
qorgan_typed_is_free (const QorganTypedReading *self, guint first, guint n, QorganTypedGap widest)
{
  if (first + n > self->tokens->len)
    return FALSE;
  for (guint i = first; i < first + n; i++)
    {
      const QorganTypedToken *token = qorgan_typed_token (self, i);

      if (token->part != QORGAN_TYPED_NOTE || *token->key == '\0' || (i > first && token->gap > widest))
        return FALSE;
    }
  return TRUE;
}

/* The words as they were typed, with what stands between them. */
char *
qorgan_typed_dup_raw (const QorganTypedReading *self, guint first, guint n)
{
  gsize start = qorgan_typed_token (self, first)->start;

  return g_strndup (self->text + start, qorgan_typed_token (self, first + n - 1)->end - start);
}

/* The longest phrase of a part that begins at a word; n is how many words it has. */
const QorganTypedWord *
qorgan_typed_find_word (const QorganTypedReading *self, QorganTypedWordPart part, guint first, guint *n)
{
  for (*n = MIN (QORGAN_TYPED_WORDS_LONGEST, self->tokens->len - first); *n > 0; (*n)--)
    {
      g_autoptr (GString) key = NULL;
      const QorganTypedWord *word;

      if (!qorgan_typed_is_free (self, first, *n, QORGAN_TYPED_GAP_STOP))
        continue;
      key = g_string_new (qorgan_typed_token (self, first)->key);
      for (guint i = 1; i < *n; i++)
        g_string_append_printf (key, " %s", qorgan_typed_token (self, first + i)->key);
      word = qorgan_typed_words_find (part, key->str);
      if (word != NULL)
        return word;
    }
  return NULL;
}

void
qorgan_typed_mark (QorganTypedReading *self, guint first, guint n, QorganTypedPart part)
{
  for (guint i = first; i < first + n; i++)
    qorgan_typed_token (self, i)->part = part;
}
