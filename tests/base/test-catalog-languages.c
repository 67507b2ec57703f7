/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speaking several languages in one process, with small catalogs laid over the program's own: contexts, and
 * what happens where a text is missing. */
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalog/languages/texts", test_texts);

  return g_test_run ();
}
