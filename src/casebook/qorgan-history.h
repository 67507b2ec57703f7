/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the journal: which entries, as a value; what they did, in order; and bringing back what they took away. */
#pragma once

#include "qorgan-session.h"

G_BEGIN_DECLS

/**
 * QorganHistoryFilter:
 * @record: only what happened to this record, which may be gone; 0: to any
 * @with_parts: and to what belongs, or belonged, to it: the steps of a case, the names of a person
 * @kind: (nullable): only to records of this kind
 * @field: only to this field; 0: to any
 * @verbs: only what was done in these ways: bits `1 << QORGAN_VERB_…`; 0: in any
 * @who: (nullable): only by this person
 * @here: only on this computer
 * @elsewhere: only on other computers
 * @since: the first millisecond, UTC; 0: from the beginning
 * @until: the last millisecond, UTC; 0: until now
 * @words: (nullable): only where a title or a value has these words in it, in whatever script
 *
 * An entry is told when everything that is asked for holds of it. All zero: every entry.
 */
typedef struct
{
  gint64 record;
  gboolean with_parts;
  const QorganKind *kind;
  QorganFieldId field;
  guint verbs;
  char *who;
  gboolean here;
  gboolean elsewhere;
  gint64 since;
  gint64 until;
  char *words;
} QorganHistoryFilter;

QorganHistoryFilter *qorgan_history_filter_copy (const QorganHistoryFilter *self) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_history_filter_free (QorganHistoryFilter *self);
void qorgan_history_filter_set_period (QorganHistoryFilter *self, const QorganDate *period);
gboolean qorgan_history_filter_is_empty (const QorganHistoryFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganHistoryFilter, qorgan_history_filter_free)

/**
 * QorganHistoryLine:
 * @entry: what was done
 * @events: (element-type QorganEvent): field by field, as far as the filter asks for it
 * @n_untold: how many records of a large entry are left out of @events
 * @n_unread: how many of them were not looked through for the words that are asked for
 */
typedef struct
{
  QorganEntry *entry;
  GPtrArray *events;
  guint n_untold;
  guint n_unread;
} QorganHistoryLine;

/**
 * QorganHistoryReading:
 * @lines: (element-type QorganHistoryLine): newest first
 * @next: where to read on; 0: this was all
 */
typedef struct
{
  GPtrArray *lines;
  gint64 next;
} QorganHistoryReading;

void qorgan_history_line_free (QorganHistoryLine *self);
void qorgan_history_reading_free (QorganHistoryReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganHistoryReading, qorgan_history_reading_free)

QorganHistoryReading *qorgan_session_read_history (QorganSession *session,
                                                   const QorganHistoryFilter *filter,
                                                   gint64 before,
                                                   guint n_lines,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
QorganHistoryLine *qorgan_session_history_line (QorganSession *session, gint64 entry, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GStrv qorgan_session_history_people (QorganSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* qorgan-restore.c */
QorganChange *qorgan_session_restore_value (QorganSession *session,
                                            gint64 entry,
                                            gint64 record,
                                            QorganFieldId field,
                                            gboolean newer,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
QorganChange *qorgan_session_restore_records (QorganSession *session, gint64 entry, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
