/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that are probably the same as another: by names in any script and spelling, by place, time and people, by
 * client and number, by address. Found so that somebody looks; nothing is ever merged because of it. */
#pragma once

#include "qorgan-session.h"

G_BEGIN_DECLS

/* Why two are thought to be one, surest first. */
typedef enum
{
  QORGAN_SIMILAR_MERGED,     /* a former number says so: somebody else merged them */
  QORGAN_SIMILAR_ADDRESS,
  QORGAN_SIMILAR_NUMBER,
  QORGAN_SIMILAR_NAME,       /* in the same language, perhaps spelled otherwise */
  QORGAN_SIMILAR_NAME_IN,    /* in another language */
  QORGAN_SIMILAR_OTHER_NAME,
  QORGAN_SIMILAR_EVENT_PERSON,
  QORGAN_SIMILAR_EVENT_TYPE,
  QORGAN_SIMILAR_PERIOD,
  QORGAN_SIMILAR_PUBLICATION,
  QORGAN_SIMILAR_PART,       /* one has a part more: a patronymic */
  QORGAN_SIMILAR_INITIAL,
  QORGAN_SIMILAR_LETTER,
} QorganSimilarReason;

/**
 * QorganSimilar:
 * @id: a record that is there
 * @kind: its kind
 * @title: in the language of the session
 * @detail: (nullable): what tells it from others, as a list of its kind would: “Journalist, Uralsk Week”
 * @reason: why it is here
 * @language: of QORGAN_SIMILAR_NAME_IN: which name
 * @words: (nullable): of QORGAN_SIMILAR_OTHER_NAME: that name
 */
typedef struct
{
  gint64 id;
  const QorganKind *kind;
  char *title;
  char *detail;
  QorganSimilarReason reason;
  QorganLanguage language;
  char *words;
} QorganSimilar;

void qorgan_similar_free (QorganSimilar *self);
char *qorgan_similar_word_reason (const QorganSimilar *self, QorganLanguage language) G_GNUC_WARN_UNUSED_RESULT;

/* Names by themselves, where many are compared with many. */
char **qorgan_similar_split_name (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_similar_compare_names (char **first, char **second, gboolean is_person, QorganSimilarReason *reason);

gboolean qorgan_similar_is_possible (const QorganKind *kind);
GPtrArray *qorgan_session_similar (QorganSession *session, const QorganRecord *record, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * QorganSimilarPair:
 * @id: a record
 * @title: its title
 * @detail: (nullable): what tells it from others
 * @similar: (owned): the one that it resembles
 */
typedef struct
{
  gint64 id;
  char *title;
  char *detail;
  QorganSimilar *similar;
} QorganSimilarPair;

void qorgan_similar_pair_free (QorganSimilarPair *self);
GPtrArray *qorgan_session_similar_pairs (QorganSession *session,
                                         const QorganKind *kind,
                                         gint64 *after,
                                         guint n_records,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qorgan_session_similar_in_entry (QorganSession *session, gint64 entry, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

void qorgan_similar_part (QorganChange *change, gint64 relation, gint64 a, gint64 b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganSimilar, qorgan_similar_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganSimilarPair, qorgan_similar_pair_free)

G_END_DECLS
