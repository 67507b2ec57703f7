/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates of a filter, typed. */
#pragma once

#include <adwaita.h>

#include "qorgan-filters.h"
#include "qorgan-list.h"

G_BEGIN_DECLS

GtkWidget *qorgan_filter_dates_new (QorganList *list, const QorganFilter *filter) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
