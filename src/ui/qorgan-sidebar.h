/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a casebook, with how many records each has. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_SIDEBAR (qorgan_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (QorganSidebar, qorgan_sidebar, QORGAN, SIDEBAR, AdwBin)

/* Signal ::page (const char *name): the user chose a page: "map", or the name of a kind. */
void qorgan_sidebar_set_casebook (QorganSidebar *self, QorganCasebook *casebook);
void qorgan_sidebar_set_page (QorganSidebar *self, const char *name);
void qorgan_sidebar_open_menu (QorganSidebar *self);

G_END_DECLS
