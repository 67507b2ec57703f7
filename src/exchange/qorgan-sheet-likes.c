/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names by their words. Two names that are alike have a word in common, but for a slip in the only word of both; so of
 * a hundred thousand names only those are compared that share one. */

#include "qorgan-sheet-likes.h"

/* Of those who share a first name with thousands, the first are compared: a family name is shared by fewer. */
#define MAX_COMPARED 2000

typedef struct
{
  char **words; /* owned; the words themselves are the chunk's */
  gconstpointer what;
} Entry;

struct _QorganSheetLikes
{
  GStringChunk *strings;
  GHashTable *by_word; /* (element-type utf8 GArray): → (element-type guint) indexes of @entries */
  GArray *entries;     /* (element-type Entry) */
  gboolean are_people;
};

static void
entry_clear (gpointer entry)
{
  g_free (((Entry *) entry)->words);
}

/**
 * qorgan_sheet_likes_new:
 * @are_people: whether the names are people's
 *
 * Returns: (transfer full): no names yet
 */
QorganSheetLikes *
qorgan_sheet_likes_new (gboolean are_people)
{
  QorganSheetLikes *self = g_new0 (QorganSheetLikes, 1);

  self->strings = g_string_chunk_new (4096);
  self->by_word = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->are_people = are_people;
  return self;
}

/**
 * qorgan_sheet_likes_free:
 * @self: (transfer full): names
 */
void
qorgan_sheet_likes_free (QorganSheetLikes *self)
{
  g_hash_table_unref (self->by_word);
  g_array_unref (self->entries);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * qorgan_sheet_likes_add:
 * @name: a name
 * @what: not %NULL; what it is the name of
 */
void
qorgan_sheet_likes_add (QorganSheetLikes *self, const char *name, gconstpointer what)
{
  g_auto (GStrv) split = qorgan_similar_split_name (name);
  Entry entry = { g_new0 (char *, g_strv_length (split) + 1), what };

  for (guint i = 0; split[i] != NULL; i++)
    {
      char *word = entry.words[i] = g_string_chunk_insert_const (self->strings, split[i]);
      GArray *indexes = g_hash_table_lookup (self->by_word, word);

      if (indexes == NULL)
        {
          indexes = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->by_word, word, indexes);
        }
      g_array_append_val (indexes, self->entries->len);
    }
  g_array_append_val (self->entries, entry);
}

/**
 * qorgan_sheet_likes_find:
 * @name: a name
 * @reason: (out): why the one that is found is like it
 *
 * Returns: (nullable): what the likeliest of the names is the name of
 */
gconstpointer
qorgan_sheet_likes_find (QorganSheetLikes *self, const char *name, QorganSimilarReason *reason)
{
  g_auto (GStrv) words = qorgan_similar_split_name (name);
  gconstpointer found = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      /* An initial is shared by half of all people, and no reason by itself. */
      const GArray *indexes
          = words[i][0] != '\0' && words[i][1] != '\0' ? g_hash_table_lookup (self->by_word, words[i]) : NULL;

      for (guint j = 0; indexes != NULL && j < MIN (indexes->len, MAX_COMPARED); j++)
        {
          const Entry *entry = &g_array_index (self->entries, Entry, g_array_index (indexes, guint, j));
          QorganSimilarReason why;

          if (!qorgan_similar_compare_names (words, entry->words, self->are_people, &why)
              || (found != NULL && *reason <= why))
            continue;
          found = entry->what;
          *reason = why;
        }
    }
  return found;
}
