/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which language a locale asks for. */
#include "qorgan-language.h"

static void
test_codes (void)
{
  for (guint i = 0; i < QORGAN_N_LANGUAGES; i++)
    {
      QorganLanguage language;

      g_assert_true (qorgan_language_from_code (qorgan_language_code ((QorganLanguage) i), &language));
      g_assert_cmpuint (language, ==, i);
    }
  g_assert_cmpstr (qorgan_language_code (QORGAN_LANGUAGE_KK), ==, "kk");
}

static void
test_unknown_code (void)
{
  QorganLanguage language = QORGAN_LANGUAGE_KK;

  g_assert_false (qorgan_language_from_code ("KK", &language));
  g_assert_false (qorgan_language_from_code ("de", &language));
  g_assert_false (qorgan_language_from_code ("", &language));
  g_assert_false (qorgan_language_from_code (NULL, &language));
  g_assert_cmpuint (language, ==, QORGAN_LANGUAGE_KK);
}

static void
test_names (void)
{
  g_assert_cmpuint (qorgan_language_from_names ((const char *const[]) { "kk_KZ.UTF-8", "kk_KZ", "kk", "C", NULL }), ==,
                    QORGAN_LANGUAGE_KK);
  g_assert_cmpuint (qorgan_language_from_names ((const char *const[]) { "uz", "ru", "en", NULL }), ==,
                    QORGAN_LANGUAGE_RU);
  g_assert_cmpuint (qorgan_language_from_names ((const char *const[]) { "en_GB", "ru", NULL }), ==, QORGAN_LANGUAGE_EN);
  g_assert_cmpuint (qorgan_language_from_names ((const char *const[]) { "ru@petr1708", NULL }), ==, QORGAN_LANGUAGE_RU);
  g_assert_cmpuint (qorgan_language_from_names ((const char *const[]) { "rue_UA", "kkj", "C", NULL }), ==,
                    QORGAN_LANGUAGE_EN);
  g_assert_cmpuint (qorgan_language_from_names ((const char *const[]) { NULL }), ==, QORGAN_LANGUAGE_EN);
  g_assert_cmpuint (qorgan_language_from_names (NULL), ==, QORGAN_LANGUAGE_EN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/language/codes", test_codes);
  g_test_add_func ("/language/unknown-code", test_unknown_code);
  g_test_add_func ("/language/names", test_names);

  return g_test_run ();
}
