/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value that can be asked for, or left out. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  QORGAN_FILTER_NEITHER,
  QORGAN_FILTER_INCLUDED,
  QORGAN_FILTER_EXCLUDED,
} QorganFilterState;

#define QORGAN_TYPE_FILTER_ROW (qorgan_filter_row_get_type ())
G_DECLARE_FINAL_TYPE (QorganFilterRow, qorgan_filter_row, QORGAN, FILTER_ROW, GtkListBoxRow)

/* Signal ::changed: somebody chose another state. */
GtkWidget *qorgan_filter_row_new (const char *value, const char *label, gint count, QorganFilterState state)
    G_GNUC_WARN_UNUSED_RESULT;
const char *qorgan_filter_row_get_value (QorganFilterRow *self);
QorganFilterState qorgan_filter_row_get_state (QorganFilterRow *self);
void qorgan_filter_row_set_state (QorganFilterRow *self, QorganFilterState state);
void qorgan_filter_row_toggle (QorganFilterRow *self, QorganFilterState state);

G_END_DECLS
