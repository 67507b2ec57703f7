/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From sounds to a stem. The same endings come off every word, in whatever language and case it stands, over and over:
 * so the base form and its inflections arrive at the same letters, even where these are no word. That matters more than
 * a right stem, and it is why no ending is taken off that only some forms of a name have. Four letters always stay. */
#include "qorgan-fold-private.h"

#include <string.h>

#define MIN_STEM 4
#define MIN_BEFORE_OV 6 /* «журналистов» loses its ending, but Omarov is not Omar */

/* What may be left after the vowels at the end are off: Russian -ом -ем -ым -ам -ами -ах -ых -ого -ему, Kazakh
 * ablative, genitive and instrumental, English plural. The letter before decides whether it can be an ending at all. */
static const struct
{
  const char *ending;
  const char *after; /* sounds that may stand before it; NULL is any */
  guint8 stem; /* letters that must stay */
} endings[] = {
  { "om", NULL, 4 },  { "em", NULL, 4 },     { "im", NULL, 4 },
  { "am", NULL, 4 },  { "ak", NULL, 5 },     { "ik", NULL, 5 },
  { "og", NULL, 5 },  { "eg", NULL, 5 },     { "dan", NULL, 4 },
  { "den", NULL, 4 }, { "tan", "vkxpt", 4 }, { "ten", "vkxpt", 4 },
  { "nan", "nm", 4 }, { "nen", "nm", 4 },    { "nin", NULL, 4 },
  { "din", NULL, 4 }, { "tin", NULL, 4 },    { "men", NULL, 5 },
  { "ben", NULL, 5 }, { "pen", NULL, 5 },    { "s", "bcdefgjklmnprtvx", 5 },
};

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiou", c) != NULL;
}

/* How many letters the text has, doubled ones counted once: Kassym and Қасым must be cut alike. */
static gsize
count_letters (const GString *text, gsize start, gsize end)
{
  gsize n = 0;

  for (gsize i = start; i < end; i++)
    n += i == start || text->str[i] != text->str[i - 1];
  return n;
}

static gboolean
strip_vowel (GString *text, gsize start)
{
  if (!is_vowel (text->str[text->len - 1]) || count_letters (text, start, text->len - 1) < MIN_STEM)
    return FALSE;

  g_string_truncate (text, text->len - 1);
  return TRUE;
}

static gboolean
strip_ending (GString *text, gsize start)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize length = strlen (endings[i].ending);
      gsize end = text->len - length;

      if (text->len - start < length + endings[i].stem || memcmp (text->str + end, endings[i].ending, length) != 0)
        continue;
      if (endings[i].after != NULL && strchr (endings[i].after, text->str[end - 1]) == NULL)
        continue;
      if (count_letters (text, start, end) < endings[i].stem)
        continue;

      g_string_truncate (text, end);
      return TRUE;
    }

  return FALSE;
}

/* What is left of the Kazakh dative, locative and accusative when their vowel is off: «Жаңаөзенде» ends in nd,
 * «Алматыға» in ig. A pair that Russian names end in (-нт, -ск, -ст) is none, and short names in -ед, -ид, -ег keep
 * their end. */
static gboolean
strip_case_consonant (GString *text, gsize start)
{
  static const struct
  {
    char consonant;
    const char *after;
    guint8 stem;
  } cases[] = { { 'd', "nlrzmj", 4 }, { 't', "vkxp", 4 },  { 'g', "lrzmj", 4 },
                { 'k', "vtxp", 4 },   { 'd', "aeiou", 5 }, { 'g', "aeiou", 5 } };
  char last = text->str[text->len - 1];
  gsize n_letters = count_letters (text, start, text->len - 1);

  for (guint i = 0; n_letters >= MIN_STEM && i < G_N_ELEMENTS (cases); i++)
    {
      if (last == cases[i].consonant && n_letters >= cases[i].stem
          && strchr (cases[i].after, text->str[text->len - 2]) != NULL)
        {
          g_string_truncate (text, text->len - 1);
          return TRUE;
        }
    }

  return FALSE;
}

/* The Kazakh accusative of a surname in -ова, «Өтепованы»: elsewhere -ан belongs to the name. */
static gboolean
strip_surname_case (GString *text, gsize start)
{
  if (text->len - start < MIN_STEM + 4
      || !(g_str_has_suffix (text->str + start, "ovan") || g_str_has_suffix (text->str + start, "evan")))
    return FALSE;

  g_string_truncate (text, text->len - 2);
  return TRUE;
}

/* Takes the endings off the sounds of one word, which begin at start and are ASCII letters. */
void
qorgan_fold_strip_endings (GString *text, gsize start)
{
  if (text->len - start <= MIN_STEM)
    return;

  while (strip_vowel (text, start) || strip_ending (text, start) || strip_surname_case (text, start)
         || strip_case_consonant (text, start))
    ;

  if (text->len - start > 2 && text->str[text->len - 1] == 'v' && strchr ("oe", text->str[text->len - 2]) != NULL
      && count_letters (text, start, text->len - 2) >= MIN_BEFORE_OV)
    g_string_truncate (text, text->len - 2);
}

/* Writes doubled letters once. */
void
qorgan_fold_collapse (GString *text, gsize start)
{
  gsize to = start;

  for (gsize from = start; from < text->len; from++)
    {
      if (to == start || text->str[from] != text->str[to - 1])
        text->str[to++] = text->str[from];
    }

  g_string_truncate (text, to);
}
