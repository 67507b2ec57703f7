/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of likeness share: one looking for the likes of one record, and the comparing of names. */
#pragma once

#include "qorgan-session-private.h"
#include "qorgan-similar.h"

G_BEGIN_DECLS

typedef struct
{
  QorganSession *session;
  const QorganRecord *record; /* whose likes are looked for; its id may be 0 */
  GHashTable *parted;         /* owned: ids that somebody said are not the same */
  GPtrArray *found;           /* owned: (element-type QorganSimilar), titles still missing */
} QorganLooking;

void qorgan_looking_add (QorganLooking *self,
                         gint64 id,
                         QorganSimilarReason reason,
                         QorganLanguage language,
                         const char *words);

gboolean qorgan_similar_word_record (QorganSession *session, gint64 id, char **title, char **detail, GError **error);

GPtrArray *qorgan_similar_find (QorganSession *session, const QorganRecord *record, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* qorgan-similar-names.c */
gboolean qorgan_looking_by_name (QorganLooking *self, GError **error);

G_END_DECLS
