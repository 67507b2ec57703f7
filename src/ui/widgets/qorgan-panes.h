/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two panes: a list, and what is opened from it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  QORGAN_PANES_LIST,
  QORGAN_PANES_RECORD,
  QORGAN_PANES_BOTH,
} QorganPanesShown;

#define QORGAN_TYPE_PANES (qorgan_panes_get_type ())
G_DECLARE_FINAL_TYPE (QorganPanes, qorgan_panes, QORGAN, PANES, GtkWidget)

void qorgan_panes_show (QorganPanes *self, QorganPanesShown shown);
QorganPanesShown qorgan_panes_get_shown (QorganPanes *self);
int qorgan_panes_get_list_width (QorganPanes *self, int width);

G_END_DECLS
