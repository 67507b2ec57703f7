/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of two records side by side: what each says, which stays, and what becomes of the other. */
#pragma once

#include <adwaita.h>

#include "qorgan-merge-view.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_VALUE_PAIR (qorgan_value_pair_get_type ())
G_DECLARE_FINAL_TYPE (QorganValuePair, qorgan_value_pair, QORGAN, VALUE_PAIR, AdwPreferencesRow)

GtkWidget *qorgan_value_pair_new (const QorganMergeField *field, const QorganMergeWords *words);
QorganFieldId qorgan_value_pair_get_field (QorganValuePair *self);
void qorgan_value_pair_set_narrow (QorganValuePair *self, gboolean is_narrow);

/* Signal ::chosen (gboolean is_second): which of the two values stays. */

G_END_DECLS
