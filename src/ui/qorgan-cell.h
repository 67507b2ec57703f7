/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of a table of records. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-findings.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_CELL (qorgan_cell_get_type ())
G_DECLARE_FINAL_TYPE (QorganCell, qorgan_cell, QORGAN, CELL, GtkWidget)

GtkWidget *qorgan_cell_new (QorganList *list, guint column, gboolean stands_for_all) G_GNUC_WARN_UNUSED_RESULT;
gint64 qorgan_cell_get_id (QorganCell *self);
guint qorgan_cell_get_column (QorganCell *self);
void qorgan_cell_stand_for_all (QorganCell *self, gboolean stands_for_all);
void qorgan_cell_set_row (QorganCell *self, QorganRow *row);

G_END_DECLS
