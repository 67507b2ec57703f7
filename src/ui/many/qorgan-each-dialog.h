/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record more for each of the selected ones, such as a step for twelve cases. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_EACH_DIALOG (qorgan_each_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QorganEachDialog, qorgan_each_dialog, QORGAN, EACH_DIALOG, AdwDialog)

gboolean qorgan_each_dialog_find (const QorganKind *kind, QorganDependant *dependant);
AdwDialog *qorgan_each_dialog_new (QorganCasebook *casebook, const QorganDependant *dependant, GArray *ids)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
