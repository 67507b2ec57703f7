/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one can go to without asking the file: pages, views, commands. */
#pragma once

#include "qorgan-goto-item.h"
#include "qorgan-view-store.h"

G_BEGIN_DECLS

GPtrArray *qorgan_goto_places (QorganViewStore *views, GMenuModel *menu) G_GNUC_WARN_UNUSED_RESULT;
QorganGotoItem *qorgan_goto_record (gint64 id, const QorganKind *kind, const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
