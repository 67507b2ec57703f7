/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of all records of one kind, read at once: immutable, counted, free to cross threads, about as large as
 * its text. A list shows a table; an edit makes a new one out of it. */
#pragma once

#include <gio/gio.h>

#include "qorgan-session.h"

G_BEGIN_DECLS

typedef struct _QorganTable QorganTable;

/* On the database thread. */
QorganTable *qorgan_table_read (QorganSession *session, const QorganKind *kind, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
QorganTable *qorgan_table_read_again (QorganTable *self, QorganSession *session, const GArray *ids, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GArray *qorgan_table_dup_showing (QorganTable *self, const GArray *touched) G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_table_sort (QorganTable *self,
                            QorganSession *session,
                            const QorganColumn *column,
                            gboolean descending,
                            GArray *indices,
                            GError **error);
gboolean qorgan_table_rank (QorganTable *self, QorganSession *session, GCancellable *cancellable, GError **error);

/* Anywhere. */
QorganTable *qorgan_table_ref (QorganTable *self);
void qorgan_table_unref (QorganTable *self);
const QorganKind *qorgan_table_kind (QorganTable *self);
const GArray *qorgan_table_ids (QorganTable *self);
gboolean qorgan_table_find (QorganTable *self, gint64 id, guint *index);
const char *qorgan_table_value (QorganTable *self, guint index, guint column);
gboolean qorgan_table_real (QorganTable *self, guint index, guint column, double *real);
gboolean qorgan_table_row_equal (QorganTable *self, guint index, QorganTable *other, guint other_index);

/* Places rows one by one into rows that are sorted already. */
typedef struct _QorganTableOrder QorganTableOrder;

QorganTableOrder *qorgan_table_order_new (QorganTable *self,
                                          QorganSession *session,
                                          const QorganColumn *column,
                                          gboolean descending,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
int qorgan_table_order_compare (QorganTableOrder *self, guint a, guint b);
void qorgan_table_order_free (QorganTableOrder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganTable, qorgan_table_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganTableOrder, qorgan_table_order_free)

G_END_DECLS
