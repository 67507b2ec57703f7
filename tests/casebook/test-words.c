/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words a passphrase is drawn from, the drawing, and what is said of the strength of one's own. */

#include <string.h>

#include "qorgan-strength.h"
#include "qorgan-vault.h"
#include "qorgan-words.h"

/* Four dice; five words of so many make 51 bits. */
#define FEWEST 1296

static const char *const letters[QORGAN_N_LANGUAGES] = {
  [QORGAN_LANGUAGE_EN] = "abcdefghijklmnopqrstuvwxyz",
  [QORGAN_LANGUAGE_RU] = "абвгдежзийклмнопрстуфхцчшщыьэюя", /* no ё: whoever leaves the dots out must get in */
  [QORGAN_LANGUAGE_KK] = "абвгдежзийклмнопрстуфхцчшщыьэюяәғқңөұүһі",
};

static void
test_lists (gconstpointer data)
{
  QorganLanguage language = GPOINTER_TO_UINT (data);
  g_auto (GStrv) words = qorgan_words_list (language);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);

      if (!g_hash_table_add (seen, words[i]) || length < 4 || length > 8)
        g_error ("“%s” stands there twice or is too short or too long", words[i]);
      for (const char *at = words[i]; *at != '\0'; at = g_utf8_next_char (at))
        if (g_utf8_strchr (letters[language], -1, g_utf8_get_char (at)) == NULL)
          g_error ("“%s” has a letter that is hard to type", words[i]);
    }
  g_assert_cmpuint (g_hash_table_size (seen), >=, FEWEST);
}

/* Of 20 000 draws from n words each word comes 20 000 / n times, give or take; a list drawn from its beginning only, or
 * with a preference, would be far off. */
static void
test_drawn_evenly (gconstpointer data)
{
  QorganLanguage language = GPOINTER_TO_UINT (data);
  g_auto (GStrv) words = qorgan_words_list (language);
  guint n = g_strv_length (words);
  g_autoptr (GError) error = NULL;
  char *drawn = qorgan_vault_new_words (language, 20000, &error);
  g_auto (GStrv) each = g_strsplit (drawn, " ", -1);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  guint quarters[4] = { 0 };

  qorgan_vault_free_secret (drawn);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (each), ==, 20000);
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (places, words[i], GUINT_TO_POINTER (i + 1));
  for (guint i = 0; each[i] != NULL; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, each[i]));

      g_assert_cmpuint (place, >, 0);
      quarters[(place - 1) * 4 / n]++;
    }
  /* The standard deviation is 61; eight of them happen to nobody. */
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (ABS ((int) quarters[i] - 5000), <, 500);
}

static void
test_no_two_alike (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 1000; i++)
    g_assert_true (g_hash_table_add (seen, qorgan_vault_new_words (QORGAN_LANGUAGE_KK, QORGAN_WORDS_OFFERED, NULL)));
}

static void
test_drawn_words_are_strong (gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      char *words = qorgan_vault_new_words (GPOINTER_TO_UINT (data), QORGAN_WORDS_OFFERED, NULL);

      if (qorgan_strength_of (words) < QORGAN_STRENGTH_STRONG)
        g_error ("“%s”: %s", words, qorgan_strength_in_words (qorgan_strength_of (words)));
      qorgan_vault_free_secret (words);
    }
}

static void
test_strength (void)
{
  static const struct
  {
    const char *passphrase;
    QorganStrength at_least, at_most;
  } cases[] = {
    { "", QORGAN_STRENGTH_VERY_WEAK, QORGAN_STRENGTH_VERY_WEAK },
    { "password", QORGAN_STRENGTH_VERY_WEAK, QORGAN_STRENGTH_VERY_WEAK },
    { "qwerty123", QORGAN_STRENGTH_VERY_WEAK, QORGAN_STRENGTH_VERY_WEAK },
    /* What would pass for strong if a Cyrillic letter counted as two random bytes. */
    { "пароль", QORGAN_STRENGTH_VERY_WEAK, QORGAN_STRENGTH_VERY_WEAK },
    { "йцукен", QORGAN_STRENGTH_VERY_WEAK, QORGAN_STRENGTH_VERY_WEAK },
    { "самовар", QORGAN_STRENGTH_VERY_WEAK, QORGAN_STRENGTH_VERY_WEAK },
    { "домбыра", QORGAN_STRENGTH_VERY_WEAK, QORGAN_STRENGTH_VERY_WEAK },
    { "ааааааааааааааа", QORGAN_STRENGTH_VERY_WEAK, QORGAN_STRENGTH_VERY_WEAK },
    { "07.01.2022", QORGAN_STRENGTH_VERY_WEAK, QORGAN_STRENGTH_WEAK },
    { "самовар подушка", QORGAN_STRENGTH_VERY_WEAK, QORGAN_STRENGTH_WEAK },
    { "самовар подушка ящерица", QORGAN_STRENGTH_WEAK, QORGAN_STRENGTH_STRONG },
    { "Xk7#vQ2!pL9z", QORGAN_STRENGTH_STRONG, QORGAN_STRENGTH_VERY_STRONG },
    { "our neighbour's goat ate 17 blue umbrellas", QORGAN_STRENGTH_VERY_STRONG, QORGAN_STRENGTH_VERY_STRONG },
    { "соседская коза съела 17 синих зонтов", QORGAN_STRENGTH_VERY_STRONG, QORGAN_STRENGTH_VERY_STRONG },
    { "口令口令", QORGAN_STRENGTH_VERY_WEAK, QORGAN_STRENGTH_WEAK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QorganStrength strength = qorgan_strength_of (cases[i].passphrase);

      if (strength < cases[i].at_least || strength > cases[i].at_most)
        g_error ("“%s” is not “%s”", cases[i].passphrase, qorgan_strength_in_words (strength));
    }
}

/* A long text must not make typing slow. */
static void
test_long_text_is_quick (void)
{
  g_autofree char *text = g_strnfill (100000, 'q');
  gint64 start;

  qorgan_strength_of ("x"); /* the lists are made once */
  start = g_get_monotonic_time ();
  g_assert_cmpint (qorgan_strength_of (text), <=, QORGAN_STRENGTH_VERY_STRONG);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_TIME_SPAN_SECOND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < QORGAN_N_LANGUAGES; i++)
    {
      g_autofree char *lists = g_strdup_printf ("/casebook/words/lists/%s", qorgan_language_code (i));
      g_autofree char *evenly = g_strdup_printf ("/casebook/words/evenly/%s", qorgan_language_code (i));
      g_autofree char *strong = g_strdup_printf ("/casebook/words/strong/%s", qorgan_language_code (i));

      g_test_add_data_func (lists, GUINT_TO_POINTER (i), test_lists);
      g_test_add_data_func (evenly, GUINT_TO_POINTER (i), test_drawn_evenly);
      g_test_add_data_func (strong, GUINT_TO_POINTER (i), test_drawn_words_are_strong);
    }
  g_test_add_func ("/casebook/words/no-two-alike", test_no_two_alike);
  g_test_add_func ("/casebook/strength/known", test_strength);
  g_test_add_func ("/casebook/strength/long", test_long_text_is_quick);
  return g_test_run ();
}
