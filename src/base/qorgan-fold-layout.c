/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a keyboard makes of a word. The same keystrokes on the other layout: whoever forgot to switch typed F[vtlmzhjd
 * for Ахмедьяров. Letters that only Kazakh has stand on the number row, where the Latin layout has digits; they are
 * left alone there. And the letters that stand in for those on a Russian keyboard. */
#include "qorgan-fold.h"

#include <string.h>

/* The keys in one order, plain and shifted. */
static const char latin_keys[] = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>";
static const char russian_keys[] = "ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ";

static gboolean
has_cyrillic (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_CYRILLIC)
        return TRUE;
    }

  return FALSE;
}

/* The character on the same key of the other layout, or 0. */
static gunichar
get_other (gunichar typed, gboolean to_latin)
{
  const char *russian = russian_keys;

  for (const char *latin = latin_keys; *latin != '\0'; latin++, russian = g_utf8_next_char (russian))
    {
      if (to_latin && typed == g_utf8_get_char (russian))
        return (gunichar) *latin;
      if (!to_latin && typed == (gunichar) *latin)
        return g_utf8_get_char (russian);
    }

  return 0;
}

/**
 * qorgan_fold_other_layout:
 * @typed: UTF-8 text somebody typed
 *
 * Text with any Cyrillic letter is taken as typed on the Russian layout, other text as typed on the Latin one.
 *
 * Returns: (nullable) (transfer full): what the same keys write on the other layout, or %NULL where that is the same
 */
char *
qorgan_fold_other_layout (const char *typed)
{
  g_autoptr (GString) other = g_string_new (NULL);
  gboolean to_latin, changed = FALSE;

  g_return_val_if_fail (typed != NULL, NULL);

  if (!g_utf8_validate (typed, -1, NULL))
    return NULL;

  to_latin = has_cyrillic (typed);
  for (; *typed != '\0'; typed = g_utf8_next_char (typed))
    {
      gunichar c = g_utf8_get_char (typed);
      gunichar twin = get_other (c, to_latin);

      g_string_append_unichar (other, twin != 0 ? twin : c);
      changed = changed || twin != 0;
    }

  return changed ? g_string_free_and_steal (g_steal_pointer (&other)) : NULL;
}

/**
 * qorgan_fold_twin:
 * @letter: a letter
 *
 * Kazakh is typed on Russian keyboards too (қаңтар as кантар), and ё is mostly typed as е.
 *
 * Returns: the small letter that is typed for it as well, or its own
 */
gunichar
qorgan_fold_twin (gunichar letter)
{
  static const struct
  {
    gunichar from, to;
  } twins[] = { { 0x451, 0x435 },   /* ё е */
                { 0x4d9, 0x430 },   /* ә а */
                { 0x493, 0x433 },   /* ғ г */
                { 0x49b, 0x43a },   /* қ к */
                { 0x4a3, 0x43d },   /* ң н */
                { 0x4e9, 0x43e },   /* ө о */
                { 0x4b1, 0x443 },   /* ұ у */
                { 0x4af, 0x443 },   /* ү у */
                { 0x456, 0x438 },   /* і и */
                { 0x4bb, 0x445 } }; /* һ х */

  letter = g_unichar_tolower (letter);
  if (letter < 0x450 || letter > 0x4e9)
    return letter;
  for (guint i = 0; i < G_N_ELEMENTS (twins); i++)
    if (letter == twins[i].from)
      return twins[i].to;
  return letter;
}
