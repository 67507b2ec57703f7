/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tags the selected records have, and are to have. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_TAG_DIALOG (qorgan_tag_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QorganTagDialog, qorgan_tag_dialog, QORGAN, TAG_DIALOG, AdwDialog)

AdwDialog *qorgan_tag_dialog_new (QorganCasebook *casebook, GArray *ids) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
