/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the map. */
#pragma once

#include <adwaita.h>

#include "qorgan-selection.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_MAP_PAGE (qorgan_map_page_get_type ())
G_DECLARE_FINAL_TYPE (QorganMapPage, qorgan_map_page, QORGAN, MAP_PAGE, AdwNavigationPage)

AdwNavigationPage *qorgan_map_page_new (QorganSelection *incidents) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *qorgan_map_page_get_list_page (QorganMapPage *self);
void qorgan_map_page_set_map (QorganMapPage *self, GtkWidget *map);

G_END_DECLS
