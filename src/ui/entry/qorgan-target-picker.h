/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records chosen by typing, for a record that does not exist yet: some are in the casebook, some will be created with
 * it in one change. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-suggestions.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_TARGET_PICKER (qorgan_target_picker_get_type ())
G_DECLARE_FINAL_TYPE (QorganTargetPicker, qorgan_target_picker, QORGAN, TARGET_PICKER, GtkWidget)

GtkWidget *qorgan_target_picker_new (QorganCasebook *casebook, QorganFieldId field);
void qorgan_target_picker_add (QorganTargetPicker *self, gint64 id, const char *title);
gboolean qorgan_target_picker_is_empty (QorganTargetPicker *self);
gboolean qorgan_target_picker_has_words (QorganTargetPicker *self);
char *qorgan_target_picker_make_value (QorganTargetPicker *self, QorganChange *change) G_GNUC_WARN_UNUSED_RESULT;

/* Signal ::changed: what is chosen, or the words, have changed. */

G_END_DECLS
