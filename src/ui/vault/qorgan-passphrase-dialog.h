/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The passphrase of a new casebook, or of the open one. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_PASSPHRASE_DIALOG (qorgan_passphrase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QorganPassphraseDialog, qorgan_passphrase_dialog, QORGAN, PASSPHRASE_DIALOG, AdwDialog)

AdwDialog *qorgan_passphrase_dialog_new (QorganCasebook *casebook);
char *qorgan_passphrase_dialog_dup_passphrase (QorganPassphraseDialog *self) G_GNUC_WARN_UNUSED_RESULT;

/* Signal ::done: the passphrase of a new casebook is chosen, or that of the open one was changed; the dialog closes
 * itself after it. */

G_END_DECLS
