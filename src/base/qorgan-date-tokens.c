/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts a typed date into tokens: words of the three languages, numbers, and numbers joined to a date or a time. Here is
 * decided which hyphens and points are spelling («7-қаңтар», «янв.») and which part one thing from another. */
#include "qorgan-date-private.h"

#include <string.h>

static char *
normalize (const char *typed)
{
  g_autofree char *composed = g_utf8_normalize (typed, -1, G_NORMALIZE_NFC);
  g_autofree char *lower = g_utf8_strdown (composed, -1);
  GString *text = g_string_new (NULL);

  for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || c == ',')
        {
          if (text->len > 0 && text->str[text->len - 1] != ' ')
            g_string_append_c (text, ' ');
        }
      else if (g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212)
        g_string_append_c (text, '-');
      else
        g_string_append_unichar (text, c);
    }
  while (text->len > 0 && (text->str[text->len - 1] == ' ' || text->str[text->len - 1] == '.'))
    g_string_truncate (text, text->len - 1);

  return g_string_free_and_steal (text);
}

/* Numbers joined by one and the same separator: up to three, without spaces. Returns how many. */
static guint
scan_numbers (const char **text, int values[3], guint digits[3], char *separator)
{
  const char *at = *text;
  guint n = 0;

  while (TRUE)
    {
      values[n] = 0;
      for (digits[n] = 0; g_ascii_isdigit (*at) && digits[n] < 5; at++, digits[n]++)
        values[n] = values[n] * 10 + (*at - '0');
      n++;
      *text = at;
      if (n == 1)
        *separator = *at != '\0' ? *at : ' ';
      if (n == 3 || strchr (".-/:", *separator) == NULL || *at != *separator || !g_ascii_isdigit (at[1]))
        return n;
      at++;
    }
}

/* The year of a number: with two digits it is of the hundred years that end in 2069; 0 where it can be none. */
int
qorgan_date_expand_year (int year, guint n_digits)
{
  if (n_digits == 2)
    return year < 70 ? 2000 + year : 1900 + year;
  return n_digits == 4 ? year : 0;
}

static gboolean
set_date (QorganDateToken *token, int year, int month, int day)
{
  token->kind = QORGAN_TOKEN_DATE;
  token->values[0] = year;
  token->values[1] = month;
  token->values[2] = day;
  return year != 0 && month != 0;
}

static gboolean
read_joined (QorganDateToken *token, const int v[3], const guint d[3], char separator, guint n)
{
  if (separator == ':')
    {
      token->kind = QORGAN_TOKEN_TIME;
      token->values[0] = v[0];
      token->values[1] = v[1];
      return n == 2 && d[0] <= 2 && d[1] == 2;
    }
  if (n == 3)
    {
      gboolean year_first = d[0] == 4 && d[1] <= 2 && d[2] <= 2;
      gboolean year_last = d[0] <= 2 && d[1] <= 2 && (d[2] == 4 || d[2] == 2);

      if (year_first)
        return set_date (token, v[0], v[1], v[2]) && v[2] != 0;
      return year_last && set_date (token, qorgan_date_expand_year (v[2], d[2]), v[1], v[0]) && v[0] != 0;
    }
  if (d[0] == 4 && d[1] <= 2)
    return set_date (token, v[0], v[1], 0);
  if (d[0] <= 2 && d[1] == 4)
    return set_date (token, v[1], v[0], 0);

  token->kind = QORGAN_TOKEN_PAIR;
  token->values[0] = v[0];
  token->values[1] = v[1];
  token->n_digits = d[1];
  return d[0] <= 2 && d[1] <= 2;
}

/* A number, or several that make a date or a time. “5-7” stays two numbers and a dash, “2019-2020” too. */
static gboolean
read_numbers (const char **text, QorganDateToken *token)
{
  const char *at = *text;
  int values[3];
  guint digits[3];
  char separator = ' ';
  guint n = scan_numbers (&at, values, digits, &separator);
  gboolean span = n == 2 && separator == '-' && digits[0] == digits[1];
  gboolean mixed = n == 2 && separator == '-' && digits[0] <= 2 && digits[1] <= 2;

  if (n == 1 || span || mixed)
    {
      token->kind = QORGAN_TOKEN_NUMBER;
      token->values[0] = values[0];
      token->n_digits = digits[0];
      *text += digits[0];
      return digits[0] <= 4;
    }
  if (!read_joined (token, values, digits, separator, n))
    return FALSE;

  *text = at;
  return TRUE;
}

/* “7-қаңтар”, “7-го”, “2022-жыл”, “Jan-2022”: a hyphen that belongs to the spelling, not to a span. */
static gboolean
is_spelling_hyphen (const QorganDateTokens *typed, const char *text, const char *start)
{
  const QorganDateToken *last = typed->n_tokens > 0 ? &typed->tokens[typed->n_tokens - 1] : NULL;
  QorganDateWord next;

  if (last == NULL || text == start || text[-1] == ' ' || text[1] == ' ')
    return FALSE;
  if (last->kind == QORGAN_TOKEN_WORD)
    return last->word.kind == QORGAN_WORD_MONTH && strspn (text + 1, "0123456789") == 4;
  if (qorgan_date_find_word (text + 1, &next) == 0)
    return FALSE;
  if (next.kind == QORGAN_WORD_ORDINAL || next.kind == QORGAN_WORD_ORDINAL_FROM || next.kind == QORGAN_WORD_YEAR
      || next.kind == QORGAN_WORD_YEAR_FROM)
    return TRUE;
  return last->kind == QORGAN_TOKEN_NUMBER && last->n_digits <= 2;
}

static gboolean
read_token (const char **text, QorganDateToken *token)
{
  if (g_ascii_isdigit (**text))
    return read_numbers (text, token);
  if (**text == '-' || **text == '/')
    {
      token->kind = QORGAN_TOKEN_DASH;
      (*text)++;
    }
  else if (**text == '~')
    {
      token->kind = QORGAN_TOKEN_TILDE;
      (*text)++;
    }
  else
    {
      gsize length = qorgan_date_find_word (*text, &token->word);

      if (length == 0)
        return FALSE;
      token->kind = QORGAN_TOKEN_WORD;
      *text += length;
      if (**text == '.')
        (*text)++;
    }

  return TRUE;
}

/* Cuts typed text into tokens, without words that say nothing. Returns whether all of it is known. */
gboolean
qorgan_date_tokenize (const char *typed_text, QorganDateTokens *typed)
{
  g_autofree char *start = normalize (typed_text);
  const char *text = start;

  typed->n_tokens = 0;
  while (*text != '\0')
    {
      QorganDateToken token = { 0 };

      if (*text == ' ' || (*text == '-' && is_spelling_hyphen (typed, text, start)))
        {
          text++;
          continue;
        }
      if (typed->n_tokens == QORGAN_DATE_MAX_TOKENS || !read_token (&text, &token))
        return FALSE;
      if (token.kind != QORGAN_TOKEN_WORD || token.word.kind != QORGAN_WORD_FILLER)
        typed->tokens[typed->n_tokens++] = token;
    }

  return TRUE;
}

/**
 * qorgan_date_may_begin:
 * @typed: UTF-8 text that begins with a word
 *
 * Returns: whether a date that qorgan_date_understand() knows may begin with that word; much is said by saying no
 */
gboolean
qorgan_date_may_begin (const char *typed)
{
  g_autofree char *start = normalize (typed);
  QorganDateWord word;

  return g_ascii_isdigit (*start) || (*start != '\0' && strchr ("-/~", *start) != NULL)
         || qorgan_date_find_word (start, &word) > 0;
}
