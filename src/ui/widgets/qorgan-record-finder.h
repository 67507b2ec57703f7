/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text in which a record is found by typing: suggestions open below it while the caret stays, the arrow keys go
 * through them, Return takes one, Escape closes them. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-suggestions.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_RECORD_FINDER (qorgan_record_finder_get_type ())
G_DECLARE_FINAL_TYPE (QorganRecordFinder, qorgan_record_finder, QORGAN, RECORD_FINDER, GtkWidget)

GtkWidget *qorgan_record_finder_new (QorganCasebook *casebook, const QorganSuggestionScope *scope);
GtkWidget *qorgan_record_finder_get_text_widget (QorganRecordFinder *self);
const char *qorgan_record_finder_get_text (QorganRecordFinder *self);
void qorgan_record_finder_set_text (QorganRecordFinder *self, const char *typed);
void qorgan_record_finder_set_taken (QorganRecordFinder *self, const gint64 *ids, gsize n_ids);

/* Signal ::chosen (const QorganSuggestion *suggestion, const char *typed): one was taken; the text is empty again. */

G_END_DECLS
