/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of search, for the three files that are it: the index, the hits with their one hop, and the results. */
#pragma once

#include "qorgan-search.h"

G_BEGIN_DECLS

/* Above this many hits the words say too little: what is linked to the hits is left out. */
#define QORGAN_SEARCH_MANY 20000

/* qorgan-search-index.c */
char *qorgan_search_kind_word (const QorganKind *kind) G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_search_in_title (const char *match, gboolean begins) G_GNUC_WARN_UNUSED_RESULT;

/* qorgan-search.c */
typedef struct
{
  gint64 id;
  gint64 through; /* the hit it links to, or that belongs to it */
} QorganHop;

GArray *qorgan_search_read_hits (QorganSession *session, const char *match, gint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qorgan_search_sort_by_kind (QorganSession *session, const GArray *hits, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_search_follow (QorganSession *session,
                               const QorganKind *kind,
                               GPtrArray *by_kind,
                               GArray *hops,
                               GError **error);

G_END_DECLS
