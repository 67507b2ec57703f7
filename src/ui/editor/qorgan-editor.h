/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of one record of any kind, with its dependants: made from the tables of the kinds, saved as one types. */
#pragma once

#include <adwaita.h>

#include "qorgan-newborn.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_EDITOR (qorgan_editor_get_type ())
G_DECLARE_FINAL_TYPE (QorganEditor, qorgan_editor, QORGAN, EDITOR, AdwBin)

/* Properties: title (string): of the record; NULL until it is read.
 * Signals: ::navigate (gint64 id): the person wants to see another record; ::message (const char *text): something
 * could not be done.
 * Actions: editor.add (s): opens a row for one more dependant of the kind of that name, such as "step". */
GtkWidget *qorgan_editor_new (QorganCasebook *casebook, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *qorgan_editor_new_newborn (QorganCasebook *casebook, QorganNewborn *newborn) G_GNUC_WARN_UNUSED_RESULT;

const char *qorgan_editor_get_title (QorganEditor *self);
gboolean qorgan_editor_get_busy (QorganEditor *self);
void qorgan_editor_save (QorganEditor *self);
void qorgan_editor_give_up (QorganEditor *self);
gboolean qorgan_editor_has_unsaved (QorganEditor *self);
void qorgan_editor_show_unsaved (QorganEditor *self);
gboolean qorgan_editor_take_apart (QorganEditor *self);

G_END_DECLS
