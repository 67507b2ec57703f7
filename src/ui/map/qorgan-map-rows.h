/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The incidents of one marker as a list model. Rows are made when they are looked at: a marker may stand for thousands.
 */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-map-points.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_MAP_ROW (qorgan_map_row_get_type ())
G_DECLARE_FINAL_TYPE (QorganMapRow, qorgan_map_row, QORGAN, MAP_ROW, GObject)

gint64 qorgan_map_row_get_id (QorganMapRow *self);

#define QORGAN_TYPE_MAP_ROWS (qorgan_map_rows_get_type ())
G_DECLARE_FINAL_TYPE (QorganMapRows, qorgan_map_rows, QORGAN, MAP_ROWS, GObject)

QorganMapRows *qorgan_map_rows_new (QorganMapPoints *points, const guint *members, guint n_members, GPtrArray *symbols);

G_END_DECLS
