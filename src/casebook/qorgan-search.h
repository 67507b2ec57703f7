/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search over everything: folded words in an FTS5 table; records that link to a hit follow in one hop. */
#pragma once

#include "qorgan-session.h"

G_BEGIN_DECLS

typedef struct {
  gint64 id;
  const QorganKind *kind;
  char *title;   /* in the language asked for */
  char *context; /* which text matched, or through which record; NULL: the title itself */
} QorganHit;

void qorgan_hit_free (QorganHit *self);

/* (element-type QorganHit). @targets: kinds to look in, 0 at the end, NULL: all. Zero results try the other keyboard
 * layout; @other_layout (out)(optional): what was then searched for. Empty @typed gives the newest records. */
GPtrArray *qorgan_session_search (QorganSession *session, const char *typed, const guint8 *targets, QorganLanguage language, guint limit, char **other_layout, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The index's side, called by qorgan_session_apply(). */
gboolean qorgan_search_index (QorganSession *session, const QorganRecord *record, GError **error);
gboolean qorgan_search_forget (QorganSession *session, gint64 id, GError **error);

G_END_DECLS
