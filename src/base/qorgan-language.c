/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three languages: their codes in files, and which of them a locale asks for. */
#include "qorgan-language.h"

#include <string.h>

static const char *const codes[QORGAN_N_LANGUAGES] = {
  [QORGAN_LANGUAGE_EN] = "en",
  [QORGAN_LANGUAGE_RU] = "ru",
  [QORGAN_LANGUAGE_KK] = "kk",
};

/**
 * qorgan_language_code:
 * @language: a language
 *
 * Returns: (transfer none): its ISO 639-1 code, as files and the journal write it
 */
const char *
qorgan_language_code (QorganLanguage language)
{
  g_return_val_if_fail ((guint) language < QORGAN_N_LANGUAGES, "en");

  return codes[language];
}

/**
 * qorgan_language_from_code:
 * @code: (nullable): an ISO 639-1 code in lower case
 * @language: (out) (optional): the language; left alone when there is none
 *
 * Returns: whether @code is one of ours
 */
gboolean
qorgan_language_from_code (const char *code, QorganLanguage *language)
{
  for (guint i = 0; i < QORGAN_N_LANGUAGES; i++)
    {
      if (g_strcmp0 (code, codes[i]) == 0)
        {
          if (language != NULL)
            *language = (QorganLanguage) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * qorgan_language_from_names:
 * @names: (array zero-terminated=1): locale names, best first, as g_get_language_names() gives them
 *
 * The first name whose language part is one of ours decides, so that "uz:kk:ru" speaks Kazakh; "C" is English.
 *
 * Returns: a language; English where none of ours is asked for
 */
QorganLanguage
qorgan_language_from_names (const char *const *names)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *code = g_strndup (names[i], strcspn (names[i], "_.@-"));
      QorganLanguage language;

      if (qorgan_language_from_code (code, &language))
        return language;
    }

  return QORGAN_LANGUAGE_EN;
}
