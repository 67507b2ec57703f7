/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words into keys, for the index, for queries and for marking hits. The index holds the stem of every word. A query
 * asks for stems too; for the word that is still being typed it asks for everything that begins with the sounds so far,
 * or has the stem of what they may already be. Keys are letters and digits, so no query can carry syntax of the search
 * engine. */
#include "qorgan-fold-private.h"

#include <string.h>

/* Reads words from text one after the other; the scratch strings serve all of them. */
typedef struct
{
  const char *at;
  const char *start, *end; /* of the last word */
  GString *spelling;
  GString *key;
} WordReader;

/* What one typed word asks for. */
typedef struct
{
  char *stem;
  char *sounds;  /* NULL unless the word is still being typed: then words that begin so are hits as well */
  char *variant; /* NULL, or the beginning that one more letter may turn the sounds into */
  char *shorter; /* NULL, or one more stem */
} Term;

static void
term_clear (gpointer data)
{
  Term *term = data;

  g_free (term->stem);
  g_free (term->sounds);
  g_free (term->variant);
  g_free (term->shorter);
}

static void
word_reader_init (WordReader *reader, const char *text)
{
  reader->at = text;
  reader->spelling = g_string_new (NULL);
  reader->key = g_string_new (NULL);
}

static void
word_reader_clear (WordReader *reader)
{
  g_string_free (reader->spelling, TRUE);
  g_string_free (reader->key, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WordReader, word_reader_clear)

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == '`' || c == 0x2019 || c == 0x2018 || c == 0x2b9 || c == 0x2bc;
}

/* The next character, 0 at the end. A byte that is no UTF-8 parts words. */
static gunichar
get_char (const char *at, gsize *length)
{
  gunichar c = (guchar) *at;

  *length = 1;
  if (c < 0x80)
    return c;

  c = g_utf8_get_char_validated (at, -1);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    return ' ';

  *length = (gsize) (g_utf8_next_char (at) - at);
  return c;
}

static gboolean
is_word_char (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* “Akhmedyarov's”: the apostrophe and the s after it end the word. */
static gboolean
is_possessive (const char *after_apostrophe)
{
  gsize length;

  return (*after_apostrophe == 's' || *after_apostrophe == 'S')
         && !is_word_char (get_char (after_apostrophe + 1, &length));
}

/* An apostrophe inside of a word belongs to it: Ахмед’яров. */
static gboolean
continues_word (gunichar c, const char *next)
{
  gsize length;

  return is_word_char (c) || (is_apostrophe (c) && is_word_char (get_char (next, &length)) && !is_possessive (next));
}

/* Reads the next word into the reader's spelling. */
static gboolean
word_reader_next (WordReader *reader)
{
  gunichar c, joined, last = 0;
  gsize length;

  g_string_truncate (reader->spelling, 0);
  while ((c = get_char (reader->at, &length)) != 0 && (!is_word_char (c) || g_unichar_ismark (c)))
    reader->at += length;
  if (c == 0)
    return FALSE;

  reader->start = reader->at;
  for (; continues_word (c, reader->at + length); c = get_char (reader->at, &length))
    {
      if (g_unichar_isalnum (c))
        {
          if (last != 0)
            qorgan_fold_append_letter (reader->spelling, last);
          last = c;
        }
      else if (g_unichar_compose (last, c, &joined))
        last = joined; /* й may be written as и and a breve */
      reader->at += length;
    }
  qorgan_fold_append_letter (reader->spelling, last);
  reader->end = reader->at;

  if (is_apostrophe (c) && is_possessive (reader->at + length))
    reader->at += length + 1;
  return TRUE;
}

static gboolean
has_endings (const char *sounds)
{
  for (; *sounds != '\0'; sounds++)
    {
      if (!g_ascii_islower (*sounds))
        return FALSE; /* a number, or an alphabet we know nothing of */
    }

  return TRUE;
}

/* Appends the key of the reader's word: its stem, or all of its sounds. */
static void
append_key (GString *key, const char *spelling, gboolean stem)
{
  gsize start = key->len;

  qorgan_fold_append_sounds (key, spelling);
  if (!has_endings (key->str + start))
    return;

  if (stem)
    qorgan_fold_strip_endings (key, start);
  qorgan_fold_collapse (key, start);
}

/**
 * qorgan_fold_text:
 * @text: any text; bytes that are no UTF-8 part words
 *
 * Returns: (transfer full): the keys of all words of @text in order, with single spaces between, for the index
 */
char *
qorgan_fold_text (const char *text)
{
  g_auto (WordReader) reader;
  GString *keys = g_string_sized_new (strlen (text) + 1);

  word_reader_init (&reader, text);
  while (word_reader_next (&reader))
    {
      gsize before = keys->len;

      if (before > 0)
        g_string_append_c (keys, ' ');
      append_key (keys, reader.spelling->str, TRUE);
      if (keys->len == before + (before > 0))
        g_string_truncate (keys, before); /* a lone ь has no sound */
    }

  return g_string_free_and_steal (keys);
}

static char *
make_key (const char *spelling, gboolean stem)
{
  GString *key = g_string_new (NULL);

  append_key (key, spelling, stem);
  return g_string_free_and_steal (key);
}

/* Where the next letter may turn the last one into another sound, what the word would be then: “Talibz” is on its way
 * to Talibzhanov, «Токай» may become Токаев. Without this the hits would be gone for one keystroke. */
static char *
make_variant (const char *spelling)
{
  static const struct
  {
    const char *letter, *next;
  } pending[] = { { "S", "H" }, { "Z", "H" }, { "C", "H" }, { "P", "H" }, { "D", "ZH" },
                  { "Y", "E" }, { "I", "E" }, { "d", "j" }, { "i", "e" } };

  for (guint i = 0; i < G_N_ELEMENTS (pending); i++)
    {
      if (g_str_has_suffix (spelling, pending[i].letter))
        {
          g_autofree char *longer = g_strconcat (spelling, pending[i].next, NULL);

          return make_key (longer, FALSE);
        }
    }

  return NULL;
}

/* Half of the ending -ов, -ев or -yev: a key of the index has none of it. */
static char *
make_shorter (const char *sounds)
{
  gsize length = strlen (sounds);

  return length > 6 && strchr ("oei", sounds[length - 1]) != NULL ? g_strndup (sounds, length - 1) : NULL;
}

static gboolean
is_still_typed (const char *rest)
{
  gsize length;

  while (is_apostrophe (get_char (rest, &length)))
    rest += length;
  return *rest == '\0';
}

/* What the words of a query ask for. The last word is still being typed unless something stands behind it. */
static GArray *
read_terms (const char *typed)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (Term));
  g_auto (WordReader) reader;

  g_array_set_clear_func (terms, term_clear);
  word_reader_init (&reader, typed);
  while (word_reader_next (&reader))
    {
      Term term = { make_key (reader.spelling->str, TRUE), NULL, NULL, NULL };

      if (*term.stem == '\0')
        {
          term_clear (&term);
          continue;
        }
      if (is_still_typed (reader.at))
        {
          term.sounds = make_key (reader.spelling->str, FALSE);
          term.variant = make_variant (reader.spelling->str);
          term.shorter = make_shorter (term.sounds);
        }
      g_array_append_val (terms, term);
    }

  return terms;
}

static void
append_term (GString *query, const Term *term)
{
  if (term->sounds == NULL)
    {
      g_string_append_printf (query, "\"%s\"", term->stem);
      return;
    }

  g_string_append_printf (query, "(\"%s\"*", term->sounds);
  if (term->variant != NULL)
    g_string_append_printf (query, " OR \"%s\"*", term->variant);
  if (strcmp (term->stem, term->sounds) != 0)
    g_string_append_printf (query, " OR \"%s\"", term->stem);
  if (term->shorter != NULL)
    g_string_append_printf (query, " OR \"%s\"", term->shorter);
  g_string_append_c (query, ')');
}

/**
 * qorgan_fold_query:
 * @typed: what somebody typed into a search field
 *
 * All words must be found. The last one, unless a space follows, is still being typed: it finds whatever begins so.
 *
 * Returns: (nullable) (transfer full): an FTS5 MATCH expression over what qorgan_fold_text() wrote, or %NULL where
 *   @typed has no word. Whatever @typed holds, its words are quoted letters and digits.
 */
char *
qorgan_fold_query (const char *typed)
{
  g_autoptr (GArray) terms = read_terms (typed);
  GString *query;

  if (terms->len == 0)
    return NULL;

  query = g_string_new (NULL);
  for (guint i = 0; i < terms->len; i++)
    {
      if (i > 0)
        g_string_append (query, " AND ");
      append_term (query, &g_array_index (terms, Term, i));
    }

  return g_string_free_and_steal (query);
}

static gboolean
term_matches (const Term *term, const char *key)
{
  if (strcmp (key, term->stem) == 0 || g_strcmp0 (key, term->shorter) == 0)
    return TRUE;
  if (term->sounds != NULL && g_str_has_prefix (key, term->sounds))
    return TRUE;
  return term->variant != NULL && g_str_has_prefix (key, term->variant);
}

/**
 * qorgan_fold_matches:
 * @text: a text that is shown
 * @typed: what somebody typed into a search field
 *
 * Returns: (transfer full) (element-type QorganFoldMatch): where in @text the words stand that a search for @typed
 * hits, in bytes, in order, not overlapping
 */
GArray *
qorgan_fold_matches (const char *text, const char *typed)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (QorganFoldMatch));
  g_autoptr (GArray) terms = read_terms (typed);
  g_auto (WordReader) reader;

  word_reader_init (&reader, text);
  while (terms->len > 0 && word_reader_next (&reader))
    {
      QorganFoldMatch match = { (gsize) (reader.start - text), (gsize) (reader.end - text) };

      g_string_truncate (reader.key, 0);
      append_key (reader.key, reader.spelling->str, TRUE);
      for (guint i = 0; i < terms->len; i++)
        {
          if (term_matches (&g_array_index (terms, Term, i), reader.key->str))
            {
              g_array_append_val (matches, match);
              break;
            }
        }
    }

  return matches;
}
