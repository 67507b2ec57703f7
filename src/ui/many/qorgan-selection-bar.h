/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar below a list in which several records are selected. */
#pragma once

#include <adwaita.h>

#include "qorgan-selection.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_SELECTION_BAR (qorgan_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (QorganSelectionBar, qorgan_selection_bar, QORGAN, SELECTION_BAR, AdwBin)

void qorgan_selection_bar_set_selection (QorganSelectionBar *self, QorganSelection *selection);

G_END_DECLS
