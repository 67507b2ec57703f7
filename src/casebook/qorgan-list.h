/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A live GListModel of the records a query asks for. The columns of the whole kind are read once, on the database
 * thread, into a compact immutable table; rows are served from it with no I/O. */
#pragma once

#include "qorgan-casebook.h"
#include "qorgan-query.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_ROW (qorgan_row_get_type ())
G_DECLARE_FINAL_TYPE (QorganRow, qorgan_row, QORGAN, ROW, GObject)

gint64 qorgan_row_get_id (QorganRow *self);
/* As a person reads it: labels, written dates, titles of links. Signal ::changed when the record's row changed. */
char *qorgan_row_dup_text (QorganRow *self, guint column) G_GNUC_WARN_UNUSED_RESULT;
const char *qorgan_row_get_value (QorganRow *self, guint column); /* canonical; of a link, its title */
gboolean qorgan_row_get_real (QorganRow *self, guint column, double *real);

#define QORGAN_TYPE_LIST (qorgan_list_get_type ())
G_DECLARE_FINAL_TYPE (QorganList, qorgan_list, QORGAN, LIST, GObject)

/* Properties: n-matching, n-all (guint), busy (gboolean), error (boxed GError), other-layout (string).
 * GListModel of QorganRow. A new filter or sort is one items-changed over everything (positions come back by id). */
QorganList *qorgan_list_new (QorganCasebook *casebook, QorganQuery *taken) G_GNUC_WARN_UNUSED_RESULT;
const QorganKind *qorgan_list_get_kind (QorganList *self);
const QorganQuery *qorgan_list_get_query (QorganList *self);
void qorgan_list_take_query (QorganList *self, QorganQuery *taken); /* of the same kind */
guint qorgan_list_find (QorganList *self, gint64 id); /* position, or GTK_INVALID_LIST_POSITION's value G_MAXUINT */
guint qorgan_list_get_n_matching (QorganList *self);
guint qorgan_list_get_n_all (QorganList *self);
gboolean qorgan_list_get_busy (QorganList *self);
const GError *qorgan_list_get_error (QorganList *self);

G_END_DECLS
