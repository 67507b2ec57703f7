/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contact log, from anywhere: a call or a visit is written down while it lasts, and becomes one record in one
 * change. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_CONTACT_DIALOG (qorgan_contact_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QorganContactDialog, qorgan_contact_dialog, QORGAN, CONTACT_DIALOG, AdwDialog)

AdwDialog *qorgan_contact_dialog_new (QorganCasebook *casebook, gint64 about);
gboolean qorgan_contact_dialog_is_draft (QorganContactDialog *self);
void qorgan_contact_dialog_discard_async (QorganContactDialog *self, GAsyncReadyCallback callback, gpointer data);
gboolean qorgan_contact_dialog_discard_finish (QorganContactDialog *self, GAsyncResult *result);

G_END_DECLS
