/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and "key:value" pairs. A key is a letter and letters, digits or "_" after it, with a value right after the
 * colon; so "10:30", "https://…" and "Re: …" are words. Quotation marks keep spaces, commas and colons together; inside
 * of them a backslash stands before a quotation mark or another backslash. Nothing is refused here. */

#include "qorgan-query-lexer.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *at;
} Lexer;

static void
clear_value (gpointer data)
{
  g_free (((QorganQueryValue *) data)->text);
}

static void
free_item (gpointer data)
{
  QorganQueryItem *item = data;

  g_free (item->key);
  g_free (item->word);
  g_clear_pointer (&item->values, g_array_unref);
  g_free (item);
}

static gboolean
at_space (const char *at)
{
  return g_unichar_isspace (g_utf8_get_char (at));
}

/* Reads up to the closing quotation mark; @open: there is none */
static char *
read_quoted (Lexer *lexer, gboolean *open)
{
  GString *read = g_string_new (NULL);

  lexer->at++;
  while (*lexer->at != '\0' && *lexer->at != '"')
    {
      if (*lexer->at == '\\' && (lexer->at[1] == '"' || lexer->at[1] == '\\'))
        lexer->at++;
      g_string_append_c (read, *lexer->at++);
    }
  *open = *lexer->at == '\0';
  if (!*open)
    lexer->at++;
  return g_string_free (read, FALSE);
}

static char *
read_bare (Lexer *lexer, gboolean stops_at_comma)
{
  const char *start = lexer->at;

  while (*lexer->at != '\0' && !at_space (lexer->at) && !(stops_at_comma && *lexer->at == ','))
    lexer->at = g_utf8_next_char (lexer->at);
  return g_strndup (start, (gsize) (lexer->at - start));
}

static gsize
offset (const Lexer *lexer)
{
  return (gsize) (lexer->at - lexer->text);
}

/* How long the key is that begins at @at; 0: no key does */
static gsize
key_length (const char *at)
{
  const char *end = at;

  if (!g_unichar_isalpha (g_utf8_get_char (at)))
    return 0;
  while (g_unichar_isalnum (g_utf8_get_char (end)) || g_unichar_ismark (g_utf8_get_char (end)) || *end == '_')
    end = g_utf8_next_char (end);
  if (*end != ':' || end[1] == '\0' || end[1] == '/' || at_space (end + 1))
    return 0;
  return (gsize) (end - at);
}

static void
read_values (Lexer *lexer, QorganQueryItem *item)
{
  gboolean more = TRUE;

  item->values = g_array_new (FALSE, TRUE, sizeof (QorganQueryValue));
  g_array_set_clear_func (item->values, clear_value);
  while (more)
    {
      QorganQueryValue value = { .span.start = offset (lexer) };

      value.exactly = *lexer->at == '=';
      lexer->at += value.exactly;
      value.quoted = *lexer->at == '"';
      value.text = value.quoted ? read_quoted (lexer, &item->is_open) : read_bare (lexer, TRUE);
      value.span.end = offset (lexer);
      g_array_append_val (item->values, value);
      more = *lexer->at == ',';
      lexer->at += more;
    }
}

static QorganQueryItem *
read_item (Lexer *lexer)
{
  QorganQueryItem *item = g_new0 (QorganQueryItem, 1);
  gsize length;

  item->span.start = offset (lexer);
  item->denied = *lexer->at == '-' && key_length (lexer->at + 1) > 0;
  lexer->at += item->denied;
  length = key_length (lexer->at);
  if (length > 0)
    {
      item->key = g_strndup (lexer->at, length);
      item->key_span = (QorganSpan) { offset (lexer), offset (lexer) + length };
      lexer->at += length + 1;
      read_values (lexer, item);
      /* What sticks to a closing quotation mark is said to be wrong where values are looked up. */
      if (*lexer->at != '\0' && !at_space (lexer->at))
        {
          QorganQueryValue rest = { .span.start = offset (lexer), .text = read_bare (lexer, FALSE) };

          rest.span.end = offset (lexer);
          g_array_append_val (item->values, rest);
        }
    }
  else
    item->word = *lexer->at == '"' ? read_quoted (lexer, &item->is_open) : read_bare (lexer, FALSE);
  item->span.end = offset (lexer);
  return item;
}

/**
 * qorgan_query_lex:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (element-type QorganQueryItem): its words and pairs, in order
 */
GPtrArray *
qorgan_query_lex (const char *text)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (free_item);
  Lexer lexer = { text, text };

  while (*lexer.at != '\0')
    if (at_space (lexer.at))
      lexer.at = g_utf8_next_char (lexer.at);
    else
      g_ptr_array_add (items, read_item (&lexer));
  return items;
}

/**
 * qorgan_query_append_quoted:
 * @text: what is being written
 * @value: any text
 *
 * Writes @value in quotation marks.
 */
void
qorgan_query_append_quoted (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  for (const char *c = value; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *c);
    }
  g_string_append_c (text, '"');
}

/**
 * qorgan_query_is_plain_word:
 * @word: a word to search for
 *
 * Returns: whether it is read as itself without quotation marks
 */
gboolean
qorgan_query_is_plain_word (const char *word)
{
  return *word != '\0' && *word != '"' && key_length (*word == '-' ? word + 1 : word) == 0;
}

/**
 * qorgan_query_is_plain_value:
 * @value: a value
 *
 * Returns: whether it is read as itself without quotation marks
 */
gboolean
qorgan_query_is_plain_value (const char *value)
{
  if (*value == '\0' || strchr ("\"=#", *value) != NULL)
    return FALSE;
  for (const char *c = value; *c != '\0'; c = g_utf8_next_char (c))
    if (*c == ',' || at_space (c))
      return FALSE;
  return TRUE;
}
