/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of one record: the only place that knows how fields lie in the tables. */
#pragma once

#include "qorgan-session-private.h"

G_BEGIN_DECLS

/* Values go in and out as an array of one canonical text, or NULL, for each field of the kind. */
gboolean qorgan_rows_insert (QorganSession *session,
                             const QorganKind *kind,
                             gint64 id,
                             const char *const *values,
                             GError **error);
gboolean qorgan_rows_update (QorganSession *session,
                             const QorganKind *kind,
                             gint64 id,
                             QorganFieldId field,
                             const char *value,
                             GError **error);
gboolean qorgan_rows_delete (QorganSession *session, const QorganKind *kind, gint64 id, GError **error);

/* NULL without an error: there is no such row. */
QorganRecord *qorgan_rows_load (QorganSession *session, const QorganKind *kind, gint64 id, GError **error);

gboolean qorgan_rows_each (QorganSession *session,
                           const QorganKind *kind,
                           QorganVisit visit,
                           gpointer data,
                           GError **error);

G_END_DECLS
