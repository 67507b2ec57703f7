/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choice of values for one filter. */
#pragma once

#include <adwaita.h>

#include "qorgan-filters.h"
#include "qorgan-list.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_FILTER_PAGE (qorgan_filter_page_get_type ())
G_DECLARE_FINAL_TYPE (QorganFilterPage, qorgan_filter_page, QORGAN, FILTER_PAGE, AdwNavigationPage)

AdwNavigationPage *qorgan_filter_page_new (QorganList *list, const QorganFilter *filter) G_GNUC_WARN_UNUSED_RESULT;

/* For the parts of the page: what is said of its field now, and another saying. */
QorganCondition *qorgan_filter_page_dup_condition (QorganList *list, const QorganFilter *filter)
    G_GNUC_WARN_UNUSED_RESULT;
void qorgan_filter_page_take_condition (QorganList *list, QorganCondition *taken);

G_END_DECLS
