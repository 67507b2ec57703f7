/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that have to find each other across scripts, spellings and endings, and names that must not; first by search,
 * then as likes of a record that is about to be made. The names stand in data/. */

#include "fixture.h"

#include <locale.h>

#include "qorgan-search.h"
#include "qorgan-similar.h"

/* One line of a table: what is recorded, and what is typed. */
typedef struct
{
  const QorganKind *kind;
  char *name;
  char *typed;
  gint64 id;
} Pair;

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  g_free (pair->name);
  g_free (pair->typed);
  g_free (pair);
}

static GUnicodeScript
script_of (const char *text)
{
  while (*text != '\0' && !g_unichar_isalpha (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return g_unichar_get_script (g_utf8_get_char (text));
}

/* @least_across: how many are in two scripts at the least */
static GPtrArray *
read_pairs (const char *file, guint least, guint least_across)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *pairs = g_ptr_array_new_with_free_func (pair_free);
  guint n_across = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      Pair *pair;

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      g_assert_cmpuint (g_strv_length (cells), ==, 3);
      pair = g_new0 (Pair, 1);
      pair->kind = qorgan_kind_by_name (cells[0]);
      g_assert_nonnull (pair->kind);
      pair->name = g_strdup (cells[1]);
      pair->typed = g_strdup (cells[2]);
      g_ptr_array_add (pairs, pair);
      n_across += script_of (pair->name) != script_of (pair->typed);
    }
  g_assert_cmpuint (pairs->len, >=, least);
  g_assert_cmpuint (n_across, >=, least_across);
  return pairs;
}

/* Which name it is in does not matter to what finds it. */
static void
record_names (Fixture *fixture, GPtrArray *pairs)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_IMPORT);
  g_autoptr (QorganEntry) entry = NULL;

  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = pairs->pdata[i];

      pair->id = qorgan_casebook_take_id (fixture->casebook);
      qorgan_change_create (change, pair->kind, pair->id);
      qorgan_change_set (change, pair->id, pair->kind->title_field + i % QORGAN_N_LANGUAGES, pair->name);
    }
  entry = fixture_apply (fixture, change, NULL);
  g_assert_nonnull (entry);
}

static gboolean
finds (QorganSession *session, const char *words, const Pair *pair)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  g_assert_true (qorgan_search_find (session, words, pair->kind, &ids, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    found |= g_array_index (ids, gint64, i) == pair->id;
  return found;
}

/* Typed to the end: until then every name that begins so is found. */
static gboolean
is_found_in_the_end (QorganSession *session, const Pair *pair)
{
  g_autofree char *closed = g_strconcat (pair->typed, " ", NULL);

  return finds (session, closed, pair);
}

static gboolean
is_found (QorganSession *session, const Pair *pair)
{
  return finds (session, pair->typed, pair) && is_found_in_the_end (session, pair);
}

static gboolean
is_like (QorganSession *session, const Pair *pair)
{
  g_autofree const char **values = g_new0 (const char *, pair->kind->n_fields);
  g_autoptr (QorganRecord) record = NULL;
  g_autoptr (GPtrArray) likes = NULL;
  g_autoptr (GError) error = NULL;

  values[QORGAN_FIELD_INDEX (pair->kind->title_field) + QORGAN_LANGUAGE_RU] = pair->typed;
  record = qorgan_record_new (0, pair->kind, values);
  likes = qorgan_session_similar (session, record, 100, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < likes->len; i++)
    if (((const QorganSimilar *) likes->pdata[i])->id == pair->id)
      return TRUE;
  return FALSE;
}

typedef struct
{
  GPtrArray *pairs;
  gboolean (*meet) (QorganSession *session, const Pair *pair);
  gboolean expected;
} Trial;

static void
try_pairs (QorganSession *session, gpointer data)
{
  const Trial *trial = data;

  for (guint i = 0; i < trial->pairs->len; i++)
    {
      const Pair *pair = trial->pairs->pdata[i];

      if (trial->meet (session, pair) != trial->expected)
        {
          g_test_message ("“%s” typed for “%s”: %s", pair->typed, pair->name, trial->expected ? "not found" : "found");
          g_test_fail ();
        }
    }
}

static void
test_search_finds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pairs = read_pairs ("pairs-found.tsv", 150, 150);
  Trial trial = { pairs, is_found, TRUE };

  record_names (fixture, pairs);
  fixture_run (fixture, try_pairs, &trial);
}

static void
test_search_keeps_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pairs = read_pairs ("pairs-apart.tsv", 50, 25);
  Trial trial = { pairs, is_found_in_the_end, FALSE };

  record_names (fixture, pairs);
  fixture_run (fixture, try_pairs, &trial);
}

static void
test_similar_finds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pairs = read_pairs ("similar-found.tsv", 25, 0);
  Trial trial = { pairs, is_like, TRUE };

  record_names (fixture, pairs);
  fixture_run (fixture, try_pairs, &trial);
}

/* Whatever is typed, the question to the index is one that it understands. */
static void
try_hostile (QorganSession *session, gpointer data)
{
  static const char *const hostile[] = { "王小波 李",
                                         "\"ahm\" OR *",
                                         "a b c d e f g h i j k l",
                                         "ь ъ",
                                         "'; --",
                                         "1 2 3",
                                         "ааааааааааааааааааааааааааааааааааааааааа",
                                         "NEAR (a b)",
                                         "𝔸𝕓𝕔𝕕 𝔼𝕗𝕘𝕙" };

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      Pair pair = { &qorgan_kind_person, (char *) hostile[i], (char *) hostile[i], 0 };

      g_assert_false (is_like (session, &pair));
    }
}

static void
test_similar_hostile (Fixture *fixture, gconstpointer data)
{
  fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Lukpan Akhmedyarov", 0);
  fixture_run (fixture, try_hostile, NULL);
}

static void
test_similar_keeps_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pairs = read_pairs ("similar-apart.tsv", 15, 0);
  Trial trial = { pairs, is_like, FALSE };

  record_names (fixture, pairs);
  fixture_run (fixture, try_pairs, &trial);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8"); /* so that a name that is not found can be read */
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/pairs/search-finds", Fixture, NULL, fixture_set_up, test_search_finds, fixture_tear_down);
  g_test_add ("/pairs/search-keeps-apart", Fixture, NULL, fixture_set_up, test_search_keeps_apart, fixture_tear_down);
  g_test_add ("/pairs/similar-finds", Fixture, NULL, fixture_set_up, test_similar_finds, fixture_tear_down);
  g_test_add ("/pairs/similar-keeps-apart", Fixture, NULL, fixture_set_up, test_similar_keeps_apart, fixture_tear_down);
  g_test_add ("/pairs/similar-hostile", Fixture, NULL, fixture_set_up, test_similar_hostile, fixture_tear_down);
  return g_test_run ();
}
