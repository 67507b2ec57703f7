/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A live GListModel of the records a query asks for. The columns of the whole kind are read once, on the database
 * thread, into a compact immutable table; rows are served from it with no I/O.
 *
 * A new filter or sort is one ::items-changed over all that differs. After an edit, rows that come, go or move are told
 * one by one; a move over a short way is one ::items-changed over that way, so that a selection model finds the row
 * again. In every other case who holds a row finds its place with qorgan_list_find(). */
#pragma once

#include "qorgan-casebook.h"
#include "qorgan-query.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_ROW (qorgan_row_get_type ())
G_DECLARE_FINAL_TYPE (QorganRow, qorgan_row, QORGAN, ROW, GObject)

/* Columns are indices into the columns of the kind. Signal ::changed when the row reads differently. */
gint64 qorgan_row_get_id (QorganRow *self);
char *qorgan_row_dup_text (QorganRow *self, guint column) G_GNUC_WARN_UNUSED_RESULT;
const char *qorgan_row_get_value (QorganRow *self, guint column);
gboolean qorgan_row_get_real (QorganRow *self, guint column, double *real);

#define QORGAN_TYPE_LIST (qorgan_list_get_type ())
G_DECLARE_FINAL_TYPE (QorganList, qorgan_list, QORGAN, LIST, GObject)

/* Properties, all read-only: n-matching, n-all (guint), busy (gboolean), error (boxed GError), other-layout (string):
 * what was searched for instead of what was typed; query (pointer). GListModel of QorganRow. */
QorganList *qorgan_list_new (QorganCasebook *casebook, QorganQuery *taken) G_GNUC_WARN_UNUSED_RESULT;
QorganCasebook *qorgan_list_get_casebook (QorganList *self);
const QorganKind *qorgan_list_get_kind (QorganList *self);
const QorganQuery *qorgan_list_get_query (QorganList *self);
void qorgan_list_take_query (QorganList *self, QorganQuery *taken);
gint64 qorgan_list_get_id (QorganList *self, guint position);
guint qorgan_list_find (QorganList *self, gint64 id);
guint qorgan_list_get_n_matching (QorganList *self);
guint qorgan_list_get_n_all (QorganList *self);
gboolean qorgan_list_get_busy (QorganList *self);
const GError *qorgan_list_get_error (QorganList *self);
const char *qorgan_list_get_other_layout (QorganList *self);

G_END_DECLS
