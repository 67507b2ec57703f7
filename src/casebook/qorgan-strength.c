/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How hard a passphrase is to guess. zxcvbn tries what guessers try: common passwords, words, names, dates, rows of
 * keys. It knows Latin letters only and takes each byte of a Cyrillic letter for a random one, so Cyrillic is shown to
 * it twice: as the Latin keys that lie in the same places (“йцукен” is “qwerty”) and as it sounds (“пароль” is
 * “parol”); the easier guess counts. It is also told our own word lists, which every guesser will have. */

#include "qorgan-strength.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zxcvbn.h>

#include "qorgan-vault.h"
#include "qorgan-words.h"

/* A word of our lists is one of thousands, whichever place in the alphabet it has: zxcvbn counts from the beginning. */
#define WORDS_BEFORE 1024
/* zxcvbn's work grows with the square; nobody guesses the rest of a text that long. */
#define LONGEST 100

/* In bits. With 256 MiB for a guess, somebody with a thousand large machines makes some 100 000 a second: 2³² take half
 * a day, 2⁴⁵ eleven years, 2⁶⁰ four hundred thousand. */
static const double at_least[] = {
  [QORGAN_STRENGTH_WEAK] = 28,
  [QORGAN_STRENGTH_FAIR] = 40,
  [QORGAN_STRENGTH_STRONG] = 52,
  [QORGAN_STRENGTH_VERY_STRONG] = 66,
};

static const char *const letters[] = {
  "а", "б", "в", "г", "д", "е", "ё", "ж", "з", "и", "й", "к", "л", "м", "н", "о", "п", "р", "с", "т", "у",
  "ф", "х", "ц", "ч", "ш", "щ", "ъ", "ы", "ь", "э", "ю", "я", "ә", "ғ", "қ", "ң", "ө", "ұ", "ү", "һ", "і",
};
static const char *const keys[G_N_ELEMENTS (letters)] = {
  "f", ",", "d", "u", "l", "t", "`", ";", "p", "b", "q", "r", "k", "v", "y", "j", "g", "h", "c", "n", "e",
  "a", "[", "w", "x", "i", "o", "]", "s", "m", "'", ".", "z", "2", "5", "0", "4", "-", "9", "8", "=", "3",
};
static const char *const sounds[G_N_ELEMENTS (letters)] = {
  "a", "b", "v", "g",  "d",  "e",   "e", "zh", "z", "i", "y",  "k",  "l", "m", "n", "o", "p", "r", "s", "t", "u",
  "f", "h", "c", "ch", "sh", "sch", "",  "y",  "",  "e", "yu", "ya", "a", "g", "k", "n", "o", "u", "u", "h", "i",
};

static int
place_of (gunichar letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_utf8_get_char (letters[i]) == letter)
      return (int) i;
  return -1;
}

/* For qorgan_vault_free_secret(). Letters of other scripts count as one sign each. */
static char *
in_latin (const char *text, const char *const *table)
{
  /* Long enough from the beginning: growing would leave copies behind. */
  GString *latin = g_string_sized_new (3 * strlen (text) + 1);
  guint n = 0;

  for (const char *at = text; *at != '\0' && n < LONGEST; at = g_utf8_next_char (at), n++)
    {
      gunichar letter = g_unichar_tolower (g_utf8_get_char (at));
      int place = letter < 0x80 ? -1 : place_of (letter);

      if (letter < 0x80)
        g_string_append_c (latin, *at);
      else
        g_string_append (latin, place >= 0 ? table[place] : "~");
    }
  return g_string_free_and_steal (latin);
}

/* Every word of our lists, written with @table. */
static GStrv
known_words (const char *const *table)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; i < WORDS_BEFORE; i++)
    g_strv_builder_add (words, "\x7f");
  for (guint language = 0; language < QORGAN_N_LANGUAGES; language++)
    {
      g_auto (GStrv) list = qorgan_words_list (language);

      for (guint i = 0; list[i] != NULL; i++)
        g_strv_builder_take (words, in_latin (list[i], table));
    }
  return g_strv_builder_end (words);
}

static double
bits (const char *passphrase, const char *const *table, GStrv words)
{
  char *latin = in_latin (passphrase, table);
  double entropy = ZxcvbnMatch (latin, (const char **) words, NULL);

  qorgan_vault_free_secret (latin);
  return entropy;
}

/**
 * qorgan_strength_of:
 * @passphrase: valid UTF-8
 *
 * Returns: how hard it is to guess
 */
QorganStrength
qorgan_strength_of (const char *passphrase)
{
  static GStrv by_key, by_sound;
  static gsize made;
  QorganStrength strength = QORGAN_STRENGTH_VERY_STRONG;
  double entropy;

  if (g_once_init_enter (&made))
    {
      by_key = known_words (keys);
      by_sound = known_words (sounds);
      g_once_init_leave (&made, 1);
    }
  entropy = MIN (bits (passphrase, keys, by_key), bits (passphrase, sounds, by_sound));
  while (strength > QORGAN_STRENGTH_VERY_WEAK && entropy < at_least[strength])
    strength--;
  return strength;
}

/**
 * qorgan_strength_in_words:
 * @strength: a strength
 *
 * Returns: what it is called
 */
const char *
qorgan_strength_in_words (QorganStrength strength)
{
  switch (strength)
    {
    case QORGAN_STRENGTH_VERY_WEAK:
      /* Translators: of a passphrase, like the next four */
      return _ ("Very weak");
    case QORGAN_STRENGTH_WEAK:
      return _ ("Weak");
    case QORGAN_STRENGTH_FAIR:
      return _ ("Fair");
    case QORGAN_STRENGTH_STRONG:
      return _ ("Strong");
    case QORGAN_STRENGTH_VERY_STRONG:
      return _ ("Very strong");
    }
  g_assert_not_reached ();
}

/**
 * qorgan_strength_advice:
 * @strength: a strength
 *
 * Returns: what it means, in a sentence
 */
const char *
qorgan_strength_advice (QorganStrength strength)
{
  switch (strength)
    {
    case QORGAN_STRENGTH_VERY_WEAK:
      return _ ("It is among the first that anybody would try. Choose another.");
    case QORGAN_STRENGTH_WEAK:
      return _ ("A computer would find it within hours. Add some words that do not belong together.");
    case QORGAN_STRENGTH_FAIR:
      return _ ("It withstands the curious, but not somebody with many computers. Add a word or two.");
    case QORGAN_STRENGTH_STRONG:
      return _ ("Many computers would need years to find it.");
    case QORGAN_STRENGTH_VERY_STRONG:
      return _ ("It cannot be found by guessing.");
    }
  g_assert_not_reached ();
}
