/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choice of a filter. */
#pragma once

#include <adwaita.h>

#include "qorgan-list.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_FILTER_DIALOG (qorgan_filter_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QorganFilterDialog, qorgan_filter_dialog, QORGAN, FILTER_DIALOG, AdwDialog)

AdwDialog *qorgan_filter_dialog_new (QorganList *list) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_filter_dialog_show_path (QorganFilterDialog *self, const QorganPath *path);

G_END_DECLS
