/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys in SQLCipher's form. SQLite gives the same error for a wrong key and for a damaged first page; a person must
 * hear which it is. Every page of SQLCipher 4 ends in a seal (HMAC-SHA512) that only the right key makes, so another
 * page can tell. The layout is the library's own (SQLCipher 4: page 4096, reserve 80 = IV 16 + HMAC 64).
 */
#include "qorgan-db-key.h"

#include <string.h>

#define SEAL_SIZE 64
#define SALT_MASK 0x3a /* the seal has a salt of its own, made from the file's */

char *
qorgan_db_key_dup_text (GBytes *key, int *size)
{
  static const char digits[] = "0123456789abcdef";
  gsize n;
  const guint8 *bytes = g_bytes_get_data (key, &n);
  char *text = g_malloc (2 * n + 4);
  char *end = text;

  g_assert (n == QORGAN_DB_KEY_SIZE + QORGAN_DB_SALT_SIZE);
  *end++ = 'x';
  *end++ = '\'';
  for (gsize i = 0; i < n; i++)
    {
      *end++ = digits[bytes[i] >> 4];
      *end++ = digits[bytes[i] & 15];
    }
  *end++ = '\'';
  *end = '\0';
  *size = (int) (end - text);
  return text;
}

void
qorgan_db_key_free_text (char *text)
{
  if (text == NULL)
    return;
  explicit_bzero (text, strlen (text));
  g_free (text);
}

/* One block of PBKDF2-HMAC-SHA512 in two rounds: 64 bytes, of which the seal's key is the first 32. */
static void
derive_seal_key (GBytes *key, guint8 seal_key[SEAL_SIZE])
{
  const guint8 *bytes = g_bytes_get_data (key, NULL);
  guint8 salt[QORGAN_DB_SALT_SIZE + 4] = { 0 };
  guint8 second[SEAL_SIZE];
  gsize size = SEAL_SIZE;
  g_autoptr (GHmac) first_round = g_hmac_new (G_CHECKSUM_SHA512, bytes, QORGAN_DB_KEY_SIZE);
  g_autoptr (GHmac) second_round = g_hmac_new (G_CHECKSUM_SHA512, bytes, QORGAN_DB_KEY_SIZE);

  for (guint i = 0; i < QORGAN_DB_SALT_SIZE; i++)
    salt[i] = bytes[QORGAN_DB_KEY_SIZE + i] ^ SALT_MASK;
  salt[QORGAN_DB_SALT_SIZE + 3] = 1; /* the number of the block */
  g_hmac_update (first_round, salt, sizeof salt);
  g_hmac_get_digest (first_round, seal_key, &size);
  g_hmac_update (second_round, seal_key, SEAL_SIZE);
  g_hmac_get_digest (second_round, second, &size);
  for (guint i = 0; i < SEAL_SIZE; i++)
    seal_key[i] ^= second[i];
}

gboolean
qorgan_db_key_fits_a_page (GBytes *key, const guint8 *pages, gsize n_pages)
{
  const gsize sealed = QORGAN_DB_PAGE_SIZE - SEAL_SIZE; /* ciphertext and IV */
  guint8 seal_key[SEAL_SIZE];
  gboolean fits = FALSE;

  derive_seal_key (key, seal_key);
  for (gsize i = 0; i < n_pages && !fits; i++)
    {
      const guint8 *page = pages + i * QORGAN_DB_PAGE_SIZE;
      guint32 number = GUINT32_TO_LE ((guint32) i + 2);
      guint8 seal[SEAL_SIZE];
      gsize size = sizeof seal;
      g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA512, seal_key, QORGAN_DB_KEY_SIZE);

      g_hmac_update (hmac, page, (gssize) sealed);
      g_hmac_update (hmac, (const guchar *) &number, sizeof number);
      g_hmac_get_digest (hmac, seal, &size);
      fits = memcmp (seal, page + sealed, sizeof seal) == 0;
    }
  explicit_bzero (seal_key, sizeof seal_key);
  return fits;
}

/* A page of noise has nearly every value a byte can have; text, pictures' headers and zeros have far fewer. */
static gboolean
is_noise (const guint8 *page)
{
  gboolean seen[256] = { FALSE };
  guint n = 0;

  for (guint i = 0; i < QORGAN_DB_PAGE_SIZE; i++)
    {
      n += !seen[page[i]];
      seen[page[i]] = TRUE;
    }
  return n >= 240;
}

/* Three bytes are the same in every SQLite file. */
gboolean
qorgan_db_key_may_fit (const guint8 *page)
{
  return memcmp (page + 21, "\x40\x20\x20", 3) != 0 && is_noise (page);
}
