/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One filter that is on: what it is, and a button that takes it away. */
#pragma once

#include <adwaita.h>

#include "qorgan-filter-words.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_FILTER_CHIP (qorgan_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (QorganFilterChip, qorgan_filter_chip, QORGAN, FILTER_CHIP, AdwBin)

/* Signal ::closed: it is to be taken away. The other button is "list.edit-filter". */
GtkWidget *qorgan_filter_chip_new (QorganFilterWords *taken) G_GNUC_WARN_UNUSED_RESULT;
const QorganFilterWords *qorgan_filter_chip_get_words (QorganFilterChip *self);

G_END_DECLS
