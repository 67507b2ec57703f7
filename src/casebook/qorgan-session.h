/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that reads or writes the file. A session exists only inside a job on the database thread (see
 * qorgan_casebook_run_async()); its calls block. */
#pragma once

#include "qorgan-change.h"
#include "qorgan-vocabulary.h"

G_BEGIN_DECLS

typedef struct _QorganSession QorganSession;

QorganEntry *qorgan_session_apply (QorganSession *self, QorganChange *change, GError **error) G_GNUC_WARN_UNUSED_RESULT;
QorganEntry *qorgan_session_undo (QorganSession *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
QorganEntry *qorgan_session_undo_entry (QorganSession *self, gint64 entry, GError **error) G_GNUC_WARN_UNUSED_RESULT;
QorganEntry *qorgan_session_redo (QorganSession *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A number that a merged record had names the record it was merged into: in these three, and in links of a change. */
QorganRecord *qorgan_session_load (QorganSession *self, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_session_find_kind (QorganSession *self, gint64 id, const QorganKind **kind, GError **error);
const QorganKind *qorgan_session_kind_of (QorganSession *self, gint64 id, GError **error);
char *qorgan_session_derived (QorganSession *self, const QorganRecord *record, const char *derived, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_session_title (QorganSession *self, gint64 id, QorganLanguage language, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

gboolean qorgan_session_resolve (QorganSession *self, gint64 *id, GError **error);
gboolean qorgan_session_find_alias (QorganSession *self, const char *former, gint64 *alias, gint64 *of, GError **error);
gboolean qorgan_session_has_merged (QorganSession *self, gboolean *any, GError **error);

/* ids of the records of @kind whose link @owner points to @id, in the kind's own order */
GArray *qorgan_session_dependants (QorganSession *self, QorganFieldId owner, gint64 id, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* (element-type QorganEvent) newest first; @record 0: of all records; @field 0: of all fields */
GPtrArray *qorgan_session_history (QorganSession *self, gint64 record, QorganFieldId field, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

QorganVocabularies *qorgan_session_vocabularies (QorganSession *self);
QorganLanguage qorgan_session_language (QorganSession *self);
gint64 qorgan_session_take_id (QorganSession *self);
/* Who changes things from now on; NULL: nobody who says so. */
void qorgan_session_set_person (QorganSession *self, const char *name);
/* How much of the job that runs is done, from 0 to 1; negative: that is not known. */
void qorgan_session_tell_progress (QorganSession *self, double done);
/* By the clock of the person at the screen, also in a demo whose story plays on another day. */
void qorgan_session_today (QorganSession *self, QorganDate *today);

/* Every record of every kind, by kind and id, for the bundle and the check: stops when @visit returns FALSE. */
typedef gboolean (*QorganVisit) (QorganRecord *record, gpointer data, GError **error);
gboolean qorgan_session_each (QorganSession *self,
                              const QorganKind *kind,
                              QorganVisit visit,
                              gpointer data,
                              GError **error);

/* Proves that file, records and derived values agree; (element-type utf8) one sentence a finding, empty when sound. */
GPtrArray *qorgan_session_check (QorganSession *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
