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

G_END_DECLS
