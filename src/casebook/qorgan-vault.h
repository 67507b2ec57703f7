/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a passphrase to the key of a casebook. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What guessing costs: rounds and memory of Argon2id. One setting for all casebooks, since the file has no room to say
 * another; tests use a cheap one. */
typedef struct
{
  guint32 rounds;
  guint32 memory; /* KiB */
} QorganVaultCost;

extern const QorganVaultCost qorgan_vault_cost; /* 3 rounds over 256 MiB: about 1.5 s on a small machine */

GBytes *qorgan_vault_new_salt (GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *qorgan_vault_derive_key (const char *passphrase, GBytes *salt, const QorganVaultCost *cost, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* A text that is wiped when it is freed. */
char *qorgan_vault_dup_secret (const char *secret) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_vault_free_secret (char *secret);

G_END_DECLS
