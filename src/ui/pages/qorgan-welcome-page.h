/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows while no casebook is open. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QORGAN_TYPE_WELCOME_PAGE (qorgan_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (QorganWelcomePage, qorgan_welcome_page, QORGAN, WELCOME_PAGE, AdwBin)

void qorgan_welcome_page_set_has_demo (QorganWelcomePage *self, gboolean has_demo);
void qorgan_welcome_page_show_table (QorganWelcomePage *self, const char *name);
void qorgan_welcome_page_show_error (QorganWelcomePage *self, const char *name, const GError *error);

G_END_DECLS
