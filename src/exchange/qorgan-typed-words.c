/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads data/entry/words.tsv. Words are compared as they are typed, but for capitals and for letters that are typed for
 * one another; not by sound, as names are: «суд» and “sud” shall not be taken for each other. */
#include "qorgan-typed-words.h"

#include <gio/gio.h>
#include <string.h>

#include "qorgan-fold.h"

#define RESOURCE_PATH "/org/qorgan/Qorgan/exchange/entry/words.tsv"

enum
{
  COLUMN_PART,
  COLUMN_WORDS,
  COLUMN_INCIDENT_TYPE,
  COLUMN_STEP_KIND,
  COLUMN_TRACK,
  COLUMN_MEASURE,
  COLUMN_ROLE,
  COLUMN_UNIT,
  N_COLUMNS,
};

static const char *const part_names[] = {
  [QORGAN_TYPED_WORD_EVENT] = "event",
  [QORGAN_TYPED_WORD_ROLE] = "role",
  [QORGAN_TYPED_WORD_ARTICLE] = "article",
  [QORGAN_TYPED_WORD_CLAUSE] = "clause",
  [QORGAN_TYPED_WORD_LINK] = "link",
  [QORGAN_TYPED_WORD_CODE] = "code",
  [QORGAN_TYPED_WORD_BODY] = "body",
  [QORGAN_TYPED_WORD_PLACE] = "place",
  [QORGAN_TYPED_WORD_BY] = "by",
  [QORGAN_TYPED_WORD_FILLER] = "filler",
  [QORGAN_TYPED_WORD_NAME] = "name",
  [QORGAN_TYPED_WORD_MEASURE] = "measure",
  [QORGAN_TYPED_WORD_LENGTH] = "length",
  [QORGAN_TYPED_WORD_LENGTH_TO] = "length_to",
  [QORGAN_TYPED_WORD_CURRENCY] = "currency",
  [QORGAN_TYPED_WORD_FOR] = "for",
  [QORGAN_TYPED_WORD_AGO] = "ago",
  [QORGAN_TYPED_WORD_AND] = "and",
};

typedef GHashTable *Tables[G_N_ELEMENTS (part_names)]; /* by part: key → QorganTypedWord */

/* Signs that are typed for an apostrophe and a hyphen. */
static gunichar
plain_sign (gunichar c)
{
  switch (c)
    {
    case 0x2019:
    case 0x2bc:
      return '\'';
    case 0x2010:
    case 0x2011:
      return '-';
    default:
      return c;
    }
}

/**
 * qorgan_typed_words_key:
 * @text: a word, valid UTF-8
 * @length: of it, in bytes
 *
 * Returns: (transfer full): the form in which words are compared
 */
char *
qorgan_typed_words_key (const char *text, gsize length)
{
  g_autofree char *composed = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFC);
  g_autofree char *lower = composed != NULL ? g_utf8_strdown (composed, -1) : g_strdup ("");
  GString *key = g_string_sized_new (length);

  for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
    g_string_append_unichar (key, qorgan_fold_twin (plain_sign (g_utf8_get_char (at))));
  return g_string_free (key, FALSE);
}

static const char *
code_of (const char *cell)
{
  return *cell != '\0' ? g_intern_string (cell) : NULL;
}

static void
read_row (Tables tables, char **cells)
{
  g_auto (GStrv) words = g_strsplit (cells[COLUMN_WORDS], "|", -1);
  QorganTypedWord *word = g_new (QorganTypedWord, 1); /* as long as the program */

  *word = (QorganTypedWord) {
    .incident_type = code_of (cells[COLUMN_INCIDENT_TYPE]),
    .step_kind = code_of (cells[COLUMN_STEP_KIND]),
    .track = code_of (cells[COLUMN_TRACK]),
    .measure = code_of (cells[COLUMN_MEASURE]),
    .role = code_of (cells[COLUMN_ROLE]),
    .unit = code_of (cells[COLUMN_UNIT]),
  };
  while (!g_str_equal (part_names[word->part], cells[COLUMN_PART]))
    {
      word->part++;
      g_assert (word->part < G_N_ELEMENTS (part_names));
    }
  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_insert (tables[word->part], qorgan_typed_words_key (words[i], strlen (words[i])), word);
}

/* It is part of the program and a test reads it: only a broken build gets here with a bad one. */
static gpointer
read_tables (gpointer unused)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  GHashTable **tables = g_new (GHashTable *, G_N_ELEMENTS (part_names));

  for (guint i = 0; i < G_N_ELEMENTS (part_names); i++)
    tables[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      g_assert (g_strv_length (cells) == N_COLUMNS);
      read_row (tables, cells);
    }
  return tables;
}

/**
 * qorgan_typed_words_find:
 * @part: what the word may be
 * @key: a word or several with single spaces, from qorgan_typed_words_key()
 *
 * Returns: (transfer none) (nullable): its row of the table
 */
const QorganTypedWord *
qorgan_typed_words_find (QorganTypedWordPart part, const char *key)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable **tables = g_once (&once, read_tables, NULL);

  return g_hash_table_lookup (tables[part], key);
}
