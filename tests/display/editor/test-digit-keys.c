/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates typed on a Kazakh keyboard: what the number row means in a field of dates. */

#include "qorgan-digit-keys.h"

/* The keys of the number row, of minus and of the slash. */
#define KEY(digit) ((digit) == 0 ? 19 : 9 + (digit))
#define MINUS 20
#define SLASH 61

static void
test_kazakh (void)
{
  const gunichar row[] = { '"', 0x4d9, 0x456, 0x4a3, 0x493, ',', '.', 0x4af, 0x4b1, 0x49b }; /* 1 to 9, then 0 */

  for (guint i = 0; i < G_N_ELEMENTS (row); i++)
    g_assert_cmpuint (qorgan_digit_keys_translate (gdk_unicode_to_keyval (row[i]), KEY ((i + 1) % 10),
                                                   GDK_NO_MODIFIER_MASK, ' '),
                      ==, '0' + (i + 1) % 10);
  g_assert_cmpuint (qorgan_digit_keys_translate (gdk_unicode_to_keyval (0x4e9), MINUS, 0, '2'), ==, '-');
  g_assert_cmpuint (qorgan_digit_keys_translate (gdk_unicode_to_keyval (0x2116), SLASH, 0, '7'), ==, '.');
}

/* "7 Қаңтар": letters with Shift, and inside a word. */
static void
test_words (void)
{
  g_assert_cmpuint (qorgan_digit_keys_translate (gdk_unicode_to_keyval (0x49a), KEY (0), GDK_SHIFT_MASK, ' '), ==, 0);
  g_assert_cmpuint (qorgan_digit_keys_translate (gdk_unicode_to_keyval (0x4a3), KEY (4), 0, 0x430), ==, 0);
  g_assert_cmpuint (qorgan_digit_keys_translate (gdk_unicode_to_keyval (0x430), 41, 0, ' '), ==, 0);
}

static void
test_others (void)
{
  g_assert_cmpuint (qorgan_digit_keys_translate (GDK_KEY_7, KEY (7), 0, 0), ==, 0);
  g_assert_cmpuint (qorgan_digit_keys_translate (GDK_KEY_minus, MINUS, 0, '2'), ==, 0);
  g_assert_cmpuint (qorgan_digit_keys_translate (GDK_KEY_slash, SLASH, 0, '2'), ==, 0);
  g_assert_cmpuint (qorgan_digit_keys_translate (GDK_KEY_period, SLASH, 0, '2'), ==, 0);
  g_assert_cmpuint (qorgan_digit_keys_translate (GDK_KEY_z, 52, GDK_CONTROL_MASK, '2'), ==, 0);
  /* The French layout has its digits behind Shift. */
  g_assert_cmpuint (qorgan_digit_keys_translate (GDK_KEY_ampersand, KEY (1), 0, 0), ==, '1');
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/editor/digit-keys/kazakh", test_kazakh);
  g_test_add_func ("/editor/digit-keys/words", test_words);
  g_test_add_func ("/editor/digit-keys/others", test_others);

  return g_test_run ();
}
