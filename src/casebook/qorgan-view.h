/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A saved view as it is used: the record's name, the query its JSON says, and the columns. A view whose JSON says
 * something this version does not understand is there all the same, with the error that says what. */
#pragma once

#include "qorgan-query.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *name;             /* in the language asked for */
  const QorganKind *kind; /* of what it shows; NULL: its JSON does not even say that */
  QorganQuery *query;     /* NULL: @error says why */
  GError *error;
  char **columns;         /* names, in their order; empty: those of the kind */
  gint64 position;
} QorganView;

QorganView *qorgan_view_new (gint64 id, const char *name, const char *query, const char *columns, gint64 position)
    G_GNUC_WARN_UNUSED_RESULT;
QorganView *qorgan_view_ref (QorganView *self);
void qorgan_view_unref (QorganView *self);
gboolean qorgan_view_shows (const QorganView *self, const QorganQuery *query);
char *qorgan_view_write_columns (const QorganKind *kind, const char *const *names) G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_view_write_query (const QorganQuery *query) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type QorganView) in their order */
GPtrArray *qorgan_session_views (QorganSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganView, qorgan_view_unref)

G_END_DECLS
