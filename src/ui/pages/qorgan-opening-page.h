/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows while its casebook is opened. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QORGAN_TYPE_OPENING_PAGE (qorgan_opening_page_get_type ())
G_DECLARE_FINAL_TYPE (QorganOpeningPage, qorgan_opening_page, QORGAN, OPENING_PAGE, AdwBin)

G_END_DECLS
