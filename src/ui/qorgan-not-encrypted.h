/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mark of a casebook without a passphrase. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QORGAN_TYPE_NOT_ENCRYPTED (qorgan_not_encrypted_get_type ())
G_DECLARE_FINAL_TYPE (QorganNotEncrypted, qorgan_not_encrypted, QORGAN, NOT_ENCRYPTED, AdwBin)

G_END_DECLS
