/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a casebook and its saved views, with how many records each shows. */
#pragma once

#include <adwaita.h>

#include "qorgan-view-store.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_SIDEBAR (qorgan_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (QorganSidebar, qorgan_sidebar, QORGAN, SIDEBAR, AdwBin)

/* Signal ::page (const char *name): the user chose a page. */
void qorgan_sidebar_set_views (QorganSidebar *self, QorganViewStore *views);
void qorgan_sidebar_set_page (QorganSidebar *self, const char *name);
GMenuModel *qorgan_sidebar_get_menu (QorganSidebar *self);
void qorgan_sidebar_open_menu (QorganSidebar *self);

G_END_DECLS
