/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search over everything: folded words in an FTS5 table; records that link to a hit follow in one hop, so that a name
 * finds the person, their incidents and their cases. */
#pragma once

#include "qorgan-session.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  const QorganKind *kind;
  char *title;   /* in the language asked for */
  char *context; /* the text that matched, or through which record; NULL: the title itself */
} QorganHit;

void qorgan_hit_free (QorganHit *self);

GPtrArray *qorgan_session_search (QorganSession *session,
                                  const char *typed,
                                  const guint8 *targets,
                                  QorganLanguage language,
                                  guint limit,
                                  char **other_layout,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Why the words of a query find each of a few records. (element-type gint64 utf8) by id: the text that matched, or
 * through which record; none where the title itself says it. */
GHashTable *qorgan_session_explain (QorganSession *session,
                                    const char *typed,
                                    const QorganKind *kind,
                                    const GArray *ids,
                                    QorganLanguage language,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* For qorgan_session_find(): which records of one kind the query's words find. */
gboolean qorgan_search_find (QorganSession *session,
                             const char *typed,
                             const QorganKind *kind,
                             GArray **found,
                             char **other_layout,
                             GError **error);

/* The index's side, called by qorgan_session_apply(). */
gboolean qorgan_search_index (QorganSession *session, const QorganRecord *record, gboolean is_new, GError **error);
gboolean qorgan_search_forget (QorganSession *session, gint64 id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganHit, qorgan_hit_free)

G_END_DECLS
