/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From letters to sounds. Cyrillic letters, Russian and Kazakh, have one sound each. Latin letters are spelled in many
 * ways (zh, j and ž are all ж), so they are kept as capitals first and read together with their neighbours. */
#include "qorgan-fold-private.h"

#include <string.h>

/* а to я */
static const char *const russian[32]
    = { "a", "b", "v", "g", "d", "e", "j",  "z", "i", "i", "k", "l", "m", "n", "o",  "p",
        "r", "s", "t", "u", "f", "k", "ts", "c", "x", "x", "",  "i", "",  "e", "iu", "ia" };

/* Letters beside the plain Latin and Russian ones. Capitals are spelled on: Å is read as A, with its neighbours. */
static const struct
{
  gunichar letter;
  const char *sounds;
} others[] = {
  { 0xdf, "s" },   /* ß */
  { 0xe6, "A" },   /* æ */
  { 0xe7, "c" },   /* ç */
  { 0xf0, "d" },   /* ð */
  { 0xf8, "O" },   /* ø */
  { 0xfd, "u" },   /* ý: у in the Kazakh alphabet of 2018 */
  { 0xfe, "t" },   /* þ */
  { 0x107, "c" },  /* ć */
  { 0x10d, "c" },  /* č */
  { 0x111, "d" },  /* đ */
  { 0x11f, "g" },  /* ğ */
  { 0x131, "i" },  /* ı */
  { 0x142, "l" },  /* ł */
  { 0x14b, "n" },  /* ŋ */
  { 0x153, "O" },  /* œ */
  { 0x15b, "x" },  /* ś */
  { 0x15f, "x" },  /* ş */
  { 0x161, "x" },  /* š */
  { 0x17e, "j" },  /* ž */
  { 0x1f5, "g" },  /* ǵ */
  { 0x219, "x" },  /* ș */
  { 0x259, "a" },  /* Latin ə */
  { 0x451, "e" },  /* ё */
  { 0x454, "e" },  /* є */
  { 0x456, "i" },  /* і */
  { 0x457, "i" },  /* ї */
  { 0x45e, "u" },  /* ў */
  { 0x491, "g" },  /* ґ */
  { 0x493, "g" },  /* ғ */
  { 0x49b, "k" },  /* қ */
  { 0x4a3, "n" },  /* ң */
  { 0x4af, "u" },  /* ү */
  { 0x4b1, "u" },  /* ұ */
  { 0x4b3, "k" },  /* ҳ */
  { 0x4bb, "k" },  /* һ */
  { 0x4d9, "a" },  /* ә */
  { 0x4e9, "o" },  /* ө */
};

/* Latin spellings of one sound, longest first where one begins another. */
static const struct
{
  const char *spelling, *sounds;
} spellings[] = {
  { "SHCH", "x" }, { "SCH", "x" }, { "TCH", "c" }, { "SH", "x" }, { "CH", "c" }, { "ZH", "j" },
  { "KH", "k" },   { "GH", "g" },  { "PH", "f" },  { "CK", "k" }, { "C", "k" },  { "H", "k" },
  { "J", "j" },    { "Q", "k" },   { "W", "v" },   { "X", "ks" }, { "Y", "i" },
};

static gboolean
append_other (GString *spelling, gunichar letter)
{
  guint low = 0, high = G_N_ELEMENTS (others);

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (others[middle].letter == letter)
        {
          g_string_append (spelling, others[middle].sounds);
          return TRUE;
        }
      if (others[middle].letter > letter)
        high = middle;
      else
        low = middle + 1;
    }

  return FALSE;
}

/* Appends a letter or digit: a sound where it has one, a capital where Latin spelling decides, itself where we know
 * nothing of its alphabet. */
void
qorgan_fold_append_letter (GString *spelling, gunichar letter)
{
  gunichar plain[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (letter < 0x80)
    {
      g_string_append_c (spelling, g_ascii_toupper ((char) letter));
      return;
    }

  letter = g_unichar_tolower (letter);
  if (letter >= 0x430 && letter < 0x430 + G_N_ELEMENTS (russian))
    g_string_append (spelling, russian[letter - 0x430]);
  else if (!append_other (spelling, letter))
    {
      gsize n = g_unichar_fully_decompose (letter, FALSE, plain, G_N_ELEMENTS (plain));

      if (n > 1 && plain[0] < 0x80)
        g_string_append_c (spelling, g_ascii_toupper ((char) plain[0]));
      else
        g_string_append_unichar (spelling, letter);
    }
}

static gboolean
is_latin_consonant (char c)
{
  return g_ascii_isupper (c) && strchr ("AEIOUY", c) == NULL;
}

/* Reads one Latin letter with its neighbours; returns how many were read. */
static gsize
append_latin (GString *sounds, const char *at, gboolean after_consonant)
{
  if (after_consonant && at[0] == 'Y' && at[1] == 'O')
    {
      g_string_append_c (sounds, 'e'); /* Artyom is Артём, and ё is written е */
      return 2;
    }
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      gsize length = strlen (spellings[i].spelling);

      if (at[0] == spellings[i].spelling[0] && strncmp (at, spellings[i].spelling, length) == 0)
        {
          g_string_append (sounds, spellings[i].sounds);
          return length;
        }
    }

  g_string_append_c (sounds, g_ascii_tolower (*at));
  return 1;
}

/* What sounds become beside one another, whichever alphabet they came from. */
static void
join_sounds (GString *sounds, gsize start)
{
  gsize to = start;

  for (gsize from = start; from < sounds->len; from++)
    {
      char c = sounds->str[from];
      char before = to > start ? sounds->str[to - 1] : '\0';

      if (to == start && c == 'o')
        c = 'u'; /* Өтепова is Утепова in Russian, Омар also Умар */
      if (before == 'n' && c == 'g')
        continue; /* ң is н in Russian and ng in English */
      if (before == 'x' && c == 'c')
        continue; /* щ is šč in Slavists' spelling */
      if (before == 'd' && c == 'j')
        to--; /* Джамбул is Жамбыл */
      if (before == 'i' && c == 'e')
        to--; /* Yegorov, Васильев and Vasiliev, Токаев and Tokayev */
      if (to > start && c == sounds->str[to - 1] && strchr ("aeiou", c) != NULL)
        continue;
      sounds->str[to++] = c;
    }

  g_string_truncate (sounds, to);
}

/* Appends the sounds of what qorgan_fold_append_letter() wrote. */
void
qorgan_fold_append_sounds (GString *sounds, const char *spelling)
{
  gsize start = sounds->len;

  for (const char *at = spelling; *at != '\0';)
    {
      if (g_ascii_isupper (*at))
        {
          at += append_latin (sounds, at, at > spelling && is_latin_consonant (at[-1]));
        }
      else
        {
          g_string_append_c (sounds, *at);
          at++;
        }
    }

  join_sounds (sounds, start);
}
