/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be said, of which field of which record, to whom, and where. Lists, titles, search, history, mentions, the
 * clipboard, files and the terminal all ask here; nothing else decides it. */
#pragma once

#include "qorgan-sensitivity.h"
#include "qorgan-session.h"

G_BEGIN_DECLS

/* Where something is said. */
typedef enum
{
  QORGAN_SURFACE_SCREEN, /* it can be covered again: what a kind keeps to itself as a whole still has its line in lists
                          */
  QORGAN_SURFACE_FILE, /* it cannot be called back */
} QorganSurface;

/**
 * QorganAudience:
 * @surface: where they hear of it
 * @level: the most sensitive they may hear of; on a screen sealed only once somebody has asked for it
 */
typedef struct
{
  QorganSurface surface;
  QorganSensitivity level;
} QorganAudience;

/* Whoever looks at the screen while nobody has asked for anything that is sealed. */
extern const QorganAudience qorgan_audience_in_passing;
/* Who has asked for it. */
extern const QorganAudience qorgan_audience_asking;

/**
 * QorganHandling:
 * @kind: what the record is
 * @level: the strictest of what it, its kind and the records it belongs to say
 * @is_sealed: somebody sealed it, or a record it belongs to: then not even its name is said
 * @stated: the field of its owner that it speaks of; 0: none
 * @stated_level: how strict that field is: what is said of it is as strict
 *
 * How a record is to be handled.
 */
typedef struct
{
  const QorganKind *kind;
  QorganSensitivity level;
  gboolean is_sealed;
  QorganFieldId stated;
  QorganSensitivity stated_level;
} QorganHandling;

void qorgan_handling_init (QorganHandling *self, const QorganRecord *record, const QorganHandling *owner);
gboolean qorgan_session_handling (QorganSession *session,
                                  const QorganRecord *record,
                                  QorganHandling *handling,
                                  GError **error);

gboolean qorgan_may_say_record (const QorganHandling *handling, const QorganAudience *audience);
gboolean qorgan_may_say_title (const QorganHandling *handling, const QorganAudience *audience);
gboolean qorgan_may_say_count (const QorganHandling *handling, const QorganAudience *audience);
gboolean qorgan_may_say (const QorganHandling *handling, QorganFieldId field, const QorganAudience *audience);

char *qorgan_neutral_title (const QorganKind *kind, gint64 id, QorganLanguage language) G_GNUC_WARN_UNUSED_RESULT;

/* The words for what may be said, with what it has found out about the records that are pointed to. On the database
 * thread, within one job. */
typedef struct _QorganDisclosure QorganDisclosure;

QorganDisclosure *qorgan_disclosure_new (QorganSession *session, const QorganAudience *audience)
    G_GNUC_WARN_UNUSED_RESULT;
void qorgan_disclosure_free (QorganDisclosure *self);
const QorganAudience *qorgan_disclosure_audience (const QorganDisclosure *self);
QorganRecord *qorgan_disclosure_load (QorganDisclosure *self, gint64 id, QorganHandling *handling, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_disclosure_handling (QorganDisclosure *self, gint64 id, QorganHandling *handling, GError **error);
char *qorgan_disclosure_record_title (QorganDisclosure *self,
                                      const QorganRecord *record,
                                      const QorganHandling *handling,
                                      gboolean *is_covered,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_disclosure_title (QorganDisclosure *self, gint64 id, gboolean *is_covered, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_disclosure_link (QorganDisclosure *self, gint64 id, gboolean *is_covered, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_disclosure_value (QorganDisclosure *self,
                               const QorganHandling *handling,
                               QorganFieldId field,
                               const char *value,
                               gboolean *is_covered,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganDisclosure, qorgan_disclosure_free)

G_END_DECLS
