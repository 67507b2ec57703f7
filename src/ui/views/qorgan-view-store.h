/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The saved views of an open casebook, kept up to date. */
#pragma once

#include "qorgan-casebook.h"
#include "qorgan-view.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_VIEW_STORE (qorgan_view_store_get_type ())
G_DECLARE_FINAL_TYPE (QorganViewStore, qorgan_view_store, QORGAN, VIEW_STORE, GObject)

/* Names of pages that show a view begin with this, and end with the view's id. */
#define QORGAN_VIEW_PAGE "view/"

QorganViewStore *qorgan_view_store_new (QorganCasebook *casebook) G_GNUC_WARN_UNUSED_RESULT;
QorganCasebook *qorgan_view_store_get_casebook (QorganViewStore *self);
const GPtrArray *qorgan_view_store_get_views (QorganViewStore *self);
QorganView *qorgan_view_store_find (QorganViewStore *self, gint64 id);
QorganView *qorgan_view_store_find_page (QorganViewStore *self, const char *page);
char *qorgan_view_store_dup_page (gint64 id) G_GNUC_WARN_UNUSED_RESULT;

/* Signal ::changed: there are other views than before, or they say something else. */

G_END_DECLS
