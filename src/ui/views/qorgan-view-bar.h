/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which saved view a list shows, and whether it still shows just that. */
#pragma once

#include <adwaita.h>

#include "qorgan-list.h"
#include "qorgan-view.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_VIEW_BAR (qorgan_view_bar_get_type ())
G_DECLARE_FINAL_TYPE (QorganViewBar, qorgan_view_bar, QORGAN, VIEW_BAR, AdwBin)

void qorgan_view_bar_set_list (QorganViewBar *self, QorganList *list);
void qorgan_view_bar_show (QorganViewBar *self, QorganView *view);
void qorgan_view_bar_revert (QorganViewBar *self);
QorganView *qorgan_view_bar_get_view (QorganViewBar *self);
gboolean qorgan_view_bar_wants_columns (QorganViewBar *self);
void qorgan_view_bar_take_columns (QorganViewBar *self, char **taken);
gboolean qorgan_view_bar_is_altered (QorganViewBar *self);

/* Signal ::changed: another view is shown, or it says something else, or it was altered. */

G_END_DECLS
