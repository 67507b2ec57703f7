/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chips of a list's filters. */
#pragma once

#include <adwaita.h>

#include "qorgan-list.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_FILTER_BAR (qorgan_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (QorganFilterBar, qorgan_filter_bar, QORGAN, FILTER_BAR, AdwBin)

void qorgan_filter_bar_set_list (QorganFilterBar *self, QorganList *list);

G_END_DECLS
