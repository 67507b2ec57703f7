/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a person likes the lists of each kind: which columns, how wide, sorted by what. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-list.h"
#include "qorgan-view-bar.h"

G_BEGIN_DECLS

QorganQuery *qorgan_list_settings_dup_query (const QorganKind *kind) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_list_settings_follow (GtkColumnView *view, QorganList *list, QorganViewBar *bar);
void qorgan_list_settings_choose (GtkColumnView *view, QorganViewBar *bar, const char *const *names);

G_END_DECLS
