/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of records that may be one, to be gone through one after the other. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_LIKES_DIALOG (qorgan_likes_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QorganLikesDialog, qorgan_likes_dialog, QORGAN, LIKES_DIALOG, AdwDialog)

AdwDialog *qorgan_likes_dialog_new (QorganCasebook *casebook, gint64 entry) G_GNUC_WARN_UNUSED_RESULT;

/* Signal ::merge (gint64 keep, gint64 other): the person wants to see what merging them does. */

G_END_DECLS
