/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with the record whose fields stand above: a row of buttons, each an action on it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QORGAN_TYPE_DEEDS_ROW (qorgan_deeds_row_get_type ())
G_DECLARE_FINAL_TYPE (QorganDeedsRow, qorgan_deeds_row, QORGAN, DEEDS_ROW, AdwPreferencesRow)

GtkWidget *qorgan_deeds_row_new (void);
GtkWidget *qorgan_deeds_row_add (QorganDeedsRow *self, const char *label, const char *action);
void qorgan_deeds_row_name (GtkWidget *button, const char *name, gint64 id);

G_END_DECLS
