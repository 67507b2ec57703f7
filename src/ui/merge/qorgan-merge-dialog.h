/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging a record with another: choose it by typing, see both side by side, say what stays. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_MERGE_DIALOG (qorgan_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QorganMergeDialog, qorgan_merge_dialog, QORGAN, MERGE_DIALOG, AdwDialog)

AdwDialog *qorgan_merge_dialog_new (QorganCasebook *casebook, gint64 keep, gint64 other) G_GNUC_WARN_UNUSED_RESULT;

/* Signal ::merged (gint64 id): done; the record that stayed. */

G_END_DECLS
