/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The passphrase of the open casebook, on the database thread. */
#pragma once

#include "qorgan-session-private.h"
#include "qorgan-vault.h"

G_BEGIN_DECLS

gboolean qorgan_passphrase_change (QorganSession *self,
                                   const char *path,
                                   guint32 application_id,
                                   const char *old,
                                   const char *new,
                                   const QorganVaultCost *cost,
                                   GError **error);
void qorgan_passphrase_remove_remains (const char *path);

G_END_DECLS
