/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speaking several languages in one process, with small catalogs laid over the program's own: contexts, plural rules
 * and what happens where a text is missing. The rules must choose as gettext's own do. */
#include "qorgan-catalog.h"

static void
test_texts (void)
{
  g_assert_cmpstr (qorgan_catalog_text (QORGAN_LANGUAGE_EN, NULL, "Place"), ==, "Place");
  g_assert_cmpstr (qorgan_catalog_text (QORGAN_LANGUAGE_RU, NULL, "Place"), ==, "Место");
  g_assert_cmpstr (qorgan_catalog_text (QORGAN_LANGUAGE_KK, NULL, "Place"), ==, "Орын");
  g_assert_cmpstr (qorgan_catalog_text (QORGAN_LANGUAGE_RU, "held", "Place"), ==, "Место содержания");
  g_assert_cmpstr (qorgan_catalog_text (QORGAN_LANGUAGE_KK, "held", "Place"), ==, "Place");
}

static void
assert_russian (gulong n, const char *expected)
{
  g_assert_cmpstr (qorgan_catalog_plural (QORGAN_LANGUAGE_RU, "%lu case", "%lu cases", n), ==, expected);
}

static void
test_plurals (void)
{
  static const gulong one[] = { 1, 21, 31, 101, 121, 1001 };
  static const gulong few[] = { 2, 3, 4, 22, 34, 102, 1004 };
  static const gulong many[] = { 0, 5, 9, 10, 11, 12, 13, 14, 15, 19, 20, 25, 100, 111, 112, 114, 1011, 1000000 };

  for (guint i = 0; i < G_N_ELEMENTS (one); i++)
    assert_russian (one[i], "%lu дело");
  for (guint i = 0; i < G_N_ELEMENTS (few); i++)
    assert_russian (few[i], "%lu дела");
  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    assert_russian (many[i], "%lu дел");

  g_assert_cmpstr (qorgan_catalog_plural (QORGAN_LANGUAGE_KK, "%lu case", "%lu cases", 1), ==, "%lu іс (жалғыз)");
  g_assert_cmpstr (qorgan_catalog_plural (QORGAN_LANGUAGE_KK, "%lu case", "%lu cases", 21), ==, "%lu іс");
  g_assert_cmpstr (qorgan_catalog_plural (QORGAN_LANGUAGE_EN, "%lu case", "%lu cases", 1), ==, "%lu case");
  g_assert_cmpstr (qorgan_catalog_plural (QORGAN_LANGUAGE_EN, "%lu case", "%lu cases", 21), ==, "%lu cases");
  g_assert_cmpstr (qorgan_catalog_plural (QORGAN_LANGUAGE_EN, "%lu case", "%lu cases", 0), ==, "%lu cases");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalog/languages/texts", test_texts);
  g_test_add_func ("/catalog/languages/plurals", test_plurals);

  return g_test_run ();
}
