/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selection of a list, kept as records' ids. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-list.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_SELECTION (qorgan_selection_get_type ())
G_DECLARE_FINAL_TYPE (QorganSelection, qorgan_selection, QORGAN, SELECTION, GObject)

QorganSelection *qorgan_selection_new (QorganList *list) G_GNUC_WARN_UNUSED_RESULT;
QorganList *qorgan_selection_get_list (QorganSelection *self);
gint64 qorgan_selection_get_id (QorganSelection *self);
void qorgan_selection_set_id (QorganSelection *self, gint64 id);
guint qorgan_selection_get_n_selected (QorganSelection *self);
GArray *qorgan_selection_dup_ids (QorganSelection *self) G_GNUC_WARN_UNUSED_RESULT;
guint qorgan_selection_get_position (QorganSelection *self);

G_END_DECLS
