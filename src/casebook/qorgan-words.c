/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A passphrase of words drawn by lot: what a computer draws is safer than what a person thinks of, and words are easier
 * to keep in mind and to type than signs. The lists are in data/words, one word a line. */

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>

#include "qorgan-casebook-error.h"
#include "qorgan-words.h"

#define PREFIX "/org/qorgan/Qorgan/words/"

/**
 * qorgan_words_list:
 * @language: a language
 *
 * Returns: (transfer full): all its words, in the order of the alphabet
 */
GStrv
qorgan_words_list (QorganLanguage language)
{
  g_autofree char *path = g_strconcat (PREFIX, qorgan_language_code (language), ".txt", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;

  g_assert (bytes != NULL); /* built into the program */
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return g_strsplit (g_strchomp (text), "\n", -1);
}

/* Below @n, each number as likely as the next: what lies beyond the last whole multiple of @n is drawn again. */
static gboolean
draw (guint32 n, guint32 *number, GError **error)
{
  const guint32 limit = G_MAXUINT32 - G_MAXUINT32 % n;

  do
    if (RAND_bytes ((guint8 *) number, sizeof *number) != 1)
      {
        g_set_error_literal (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VAULT,
                             _ ("This computer gave no random numbers, so no words can be drawn. Try again, or think "
                                "of a passphrase yourself."));
        return FALSE;
      }
  while (*number >= limit);
  *number %= n;
  return TRUE;
}

/**
 * qorgan_vault_new_words:
 * @language: whose words
 * @n: how many, normally QORGAN_WORDS_OFFERED
 * @error: return location for a QORGAN_CASEBOOK_ERROR_VAULT
 *
 * Returns: (transfer full) (nullable): a new passphrase of @n words with spaces between, for qorgan_vault_free_secret()
 */
char *
qorgan_vault_new_words (QorganLanguage language, guint n, GError **error)
{
  g_auto (GStrv) words = qorgan_words_list (language);
  g_autofree const char **drawn = g_new0 (const char *, n + 1);
  char *passphrase = NULL;

  for (guint i = 0; i < n; i++)
    {
      guint32 number;

      if (!draw (g_strv_length (words), &number, error))
        return NULL;
      drawn[i] = words[number];
    }
  passphrase = g_strjoinv (" ", (char **) drawn);
  OPENSSL_cleanse (drawn, n * sizeof *drawn);
  return passphrase;
}
