/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many columns of a table there is room for. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-selection.h"

G_BEGIN_DECLS

/* Before the pieces of a page, which are made at G_PRIORITY_HIGH_IDLE: sources of one priority share a turn of the main
 * loop, and a column takes half of what one may last. */
#define QORGAN_LIST_ROOM_PRIORITY (G_PRIORITY_HIGH_IDLE - 2)

typedef struct _QorganListRoom QorganListRoom;

QorganListRoom *qorgan_list_room_new (GtkColumnView *view, QorganSelection *selection, gboolean is_pane)
    G_GNUC_WARN_UNUSED_RESULT;
void qorgan_list_room_free (QorganListRoom *self);
void qorgan_list_room_use (QorganListRoom *self, int width);
gboolean qorgan_list_room_is_busy (const QorganListRoom *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganListRoom, qorgan_list_room_free)

G_END_DECLS
