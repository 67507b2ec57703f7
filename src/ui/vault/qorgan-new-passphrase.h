/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing a passphrase. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QORGAN_TYPE_NEW_PASSPHRASE (qorgan_new_passphrase_get_type ())
G_DECLARE_FINAL_TYPE (QorganNewPassphrase, qorgan_new_passphrase, QORGAN, NEW_PASSPHRASE, AdwBin)

void qorgan_new_passphrase_offer_none (QorganNewPassphrase *self,
                                       const char *title,
                                       const char *subtitle,
                                       const char *warning);
char *qorgan_new_passphrase_dup (QorganNewPassphrase *self) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_new_passphrase_wipe (QorganNewPassphrase *self);

G_END_DECLS
