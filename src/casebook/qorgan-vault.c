/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a passphrase to the key of a casebook: Argon2id (RFC 9106) over the passphrase and the salt that stands in the
 * file's first 16 bytes. SQLCipher's own derivation is not memory-hard; with this one a guess costs 256 MiB. The key
 * goes to SQLCipher as it is, salt included. */

#include "qorgan-vault.h"

#include <glib/gi18n-lib.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>
#include <string.h>
#include <sys/mman.h>

#include "qorgan-casebook-error.h"

#define KEY_SIZE 32
#define SALT_SIZE 16

const QorganVaultCost qorgan_vault_cost = { .rounds = 3, .memory = 256 * 1024 };

/* Key and salt on a page of their own that is not swapped out, as far as the system allows. */
typedef struct
{
  guint8 bytes[KEY_SIZE + SALT_SIZE];
} KeyBytes;

static void
free_key (gpointer data)
{
  OPENSSL_cleanse (data, sizeof (KeyBytes));
  munmap (data, sizeof (KeyBytes));
}

static KeyBytes *
new_key (void)
{
  KeyBytes *key = mmap (NULL, sizeof *key, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  g_assert (key != MAP_FAILED);
  mlock (key, sizeof *key);
  madvise (key, sizeof *key, MADV_DONTDUMP);
  return key;
}

static gboolean
set_error (GError **error)
{
  g_set_error_literal (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VAULT,
                       _ ("The key of the casebook could not be made: there is not enough memory, or the system’s "
                          "cryptography does not work. Nothing was changed. Close other programs, then try again."));
  return FALSE;
}

/**
 * qorgan_vault_new_salt:
 * @error: return location for a QORGAN_CASEBOOK_ERROR_VAULT
 *
 * Returns: (transfer full) (nullable): 16 random bytes
 */
GBytes *
qorgan_vault_new_salt (GError **error)
{
  guint8 salt[SALT_SIZE];

  if (RAND_bytes (salt, sizeof salt) == 1)
    return g_bytes_new (salt, sizeof salt);
  set_error (error);
  return NULL;
}

static gboolean
derive (char *passphrase, GBytes *salt, const QorganVaultCost *cost, guint8 *key)
{
  uint32_t rounds = cost->rounds, memory = cost->memory, lanes = 1;
  OSSL_PARAM parameters[] = {
    OSSL_PARAM_construct_octet_string (OSSL_KDF_PARAM_PASSWORD, passphrase, strlen (passphrase)),
    OSSL_PARAM_construct_octet_string (OSSL_KDF_PARAM_SALT, (gpointer) g_bytes_get_data (salt, NULL), SALT_SIZE),
    OSSL_PARAM_construct_uint32 (OSSL_KDF_PARAM_ITER, &rounds),
    OSSL_PARAM_construct_uint32 (OSSL_KDF_PARAM_ARGON2_MEMCOST, &memory),
    OSSL_PARAM_construct_uint32 (OSSL_KDF_PARAM_ARGON2_LANES, &lanes),
    OSSL_PARAM_construct_end (),
  };
  EVP_KDF *kdf = EVP_KDF_fetch (NULL, "ARGON2ID", NULL);
  EVP_KDF_CTX *context = kdf != NULL ? EVP_KDF_CTX_new (kdf) : NULL;
  gboolean derived = context != NULL && EVP_KDF_derive (context, key, KEY_SIZE, parameters) == 1;

  EVP_KDF_CTX_free (context);
  EVP_KDF_free (kdf);
  return derived;
}

/**
 * qorgan_vault_derive_key:
 * @passphrase: valid UTF-8; normalised, so that it opens the file whatever keyboard typed it
 * @salt: 16 bytes
 * @cost: normally &qorgan_vault_cost
 * @error: return location for a QORGAN_CASEBOOK_ERROR_VAULT
 *
 * Blocks for a second or two.
 *
 * Returns: (transfer full) (nullable): 32 bytes of key and the salt, wiped when the last reference goes
 */
GBytes *
qorgan_vault_derive_key (const char *passphrase, GBytes *salt, const QorganVaultCost *cost, GError **error)
{
  char *normal = g_utf8_normalize (passphrase, -1, G_NORMALIZE_NFC);
  KeyBytes *key = new_key ();
  gboolean derived = normal != NULL && g_bytes_get_size (salt) == SALT_SIZE && derive (normal, salt, cost, key->bytes);

  qorgan_vault_free_secret (normal);
  if (!derived)
    {
      free_key (key);
      set_error (error);
      return NULL;
    }
  memcpy (key->bytes + KEY_SIZE, g_bytes_get_data (salt, NULL), SALT_SIZE);
  return g_bytes_new_with_free_func (key->bytes, sizeof key->bytes, free_key, key);
}

/**
 * qorgan_vault_dup_secret:
 * @secret: (nullable): a passphrase
 *
 * Returns: (transfer full) (nullable): a copy, for qorgan_vault_free_secret()
 */
char *
qorgan_vault_dup_secret (const char *secret)
{
  return g_strdup (secret);
}

/**
 * qorgan_vault_free_secret:
 * @secret: (transfer full) (nullable): overwritten before its memory is given back
 */
void
qorgan_vault_free_secret (char *secret)
{
  if (secret != NULL)
    OPENSSL_cleanse (secret, strlen (secret));
  g_free (secret);
}
