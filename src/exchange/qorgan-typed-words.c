/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads data/entry/words.tsv. Words are compared as they are typed, but for capitals and for letters that are typed for
 * one another; not by sound, as names are: «суд» and “sud” shall not be taken for each other. */
#include "qorgan-typed-words.h"

#include <gio/gio.h>
#include <string.h>

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
  N_COLUMNS,
};

static const char *const part_names[] = {
  [QORGAN_TYPED_WORD_EVENT] = "event",   [QORGAN_TYPED_WORD_ROLE] = "role",   [QORGAN_TYPED_WORD_ARTICLE] = "article",
  [QORGAN_TYPED_WORD_CLAUSE] = "clause", [QORGAN_TYPED_WORD_LINK] = "link",   [QORGAN_TYPED_WORD_CODE] = "code",
  [QORGAN_TYPED_WORD_BODY] = "body",     [QORGAN_TYPED_WORD_PLACE] = "place", [QORGAN_TYPED_WORD_BY] = "by",
  [QORGAN_TYPED_WORD_FILLER] = "filler", [QORGAN_TYPED_WORD_NAME] = "name",
};

typedef GHashTable *Tables[G_N_ELEMENTS (part_names)]; /* by part: key → QorganTypedWord */

/* Letters that are typed for one another, and the signs for an apostrophe and a hyphen. */
static gunichar
blur (gunichar c)
{
  static const struct
  {
    gunichar from, to;
  } twins[] = { { 0x451, 0x435 }, /* ё е */
                { 0x4d9, 0x430 }, /* ә а */
                { 0x493, 0x433 }, /* ғ г */
                { 0x49b, 0x43a }, /* қ к */
                { 0x4a3, 0x43d }, /* ң н */
                { 0x4e9, 0x43e }, /* ө о */
                { 0x4b1, 0x443 }, /* ұ у */
                { 0x4af, 0x443 }, /* ү у */
                { 0x456, 0x438 }, /* і и */
                { 0x4bb, 0x445 }, /* һ х */
                { 0x2019, '\'' }, { 0x2bc, '\'' }, { 0x2010, '-' }, { 0x2011, '-' } };

  for (guint i = 0; i < G_N_ELEMENTS (twins); i++)
    if (c == twins[i].from)
      return twins[i].to;
  return c;
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
    g_string_append_unichar (key, blur (g_utf8_get_char (at)));
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
