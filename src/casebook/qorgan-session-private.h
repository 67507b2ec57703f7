/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a session, for the files of casebook/ that together are it: apply, delete, derive, journal, search. */
#pragma once

#include "qorgan-casebook-error.h"
#include "qorgan-change-private.h"
#include "qorgan-connection.h"
#include "qorgan-db-error.h"
#include "qorgan-session.h"
#include "qorgan-statement.h"
#include "qorgan-kinds.h"

G_BEGIN_DECLS

struct _QorganSession
{
  QorganConnection *connection;     /* owned */
  QorganVocabularies *vocabularies; /* owned; replaced when a term changes */
  QorganLanguage language;
  char *device;
  char *who;
  gint64 (*now) (gpointer data);
  gpointer now_data;
  gint64 (*take_id) (gpointer data); /* safe on this thread */
  gpointer take_id_data;
  gint64 clock;       /* the newest hybrid logical clock seen */
  gint64 visit;       /* of the newest entry, which may still be amended; 0: none */
  gint64 visit_entry;
  GArray *retitled; /* (element-type gint64) of the change being applied: records of another title; NULL: nobody asks */
  gboolean amending; /* the change being applied goes into that entry */
  GBytes *key; /* of an encrypted file, to know its passphrase again; NULL: it has none */
  char *insert_sql[QORGAN_N_KINDS + 1]; /* by id of the kind, made at first use by qorgan-rows.c */
  char *select_sql[QORGAN_N_KINDS + 1];
  int *progress; /* borrowed, atomic: the casebook's, see qorgan_session_tell_progress() */
  GPtrArray *entries; /* (element-type QorganEntry) applied by the job that is running, for ::changed */
};

/* qorgan-session.c */
QorganSession *qorgan_session_new (QorganConnection *taken) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_session_free (QorganSession *self);
gboolean qorgan_session_reload_vocabularies (QorganSession *self, GError **error);
gboolean qorgan_session_read_number (QorganSession *self, const char *sql, gint64 id, gint64 *number, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganSession, qorgan_session_free)

/* qorgan-migrations.c */
gboolean qorgan_migrations_run (QorganConnection *connection, GError **error);

/* qorgan-apply.c: the caller has begun a transaction and ends it; @takes_back is the entry this one reverses, or 0. */
QorganEntry *qorgan_apply_change (QorganSession *self, QorganChange *change, gint64 takes_back, GError **error);

/* qorgan-alias.c */
gboolean qorgan_alias_check (QorganSession *self, gint64 alias, const char *former, GError **error);
void qorgan_alias_set_error (QorganSession *self, gint64 former, GError **error);
gboolean qorgan_alias_resolve_change (QorganSession *self, QorganChange *change, GError **error);

/* qorgan-delete.c: adds to @change what must go with its deletions and what must let go of them. */
gboolean qorgan_delete_follow (QorganSession *self, QorganChange *change, GError **error);

/* qorgan-derive.c */
char *qorgan_derive_title (QorganSession *self,
                           const QorganKind *kind,
                           const char *const *values,
                           QorganLanguage language,
                           GError **error);
char *qorgan_derive_open_title (QorganSession *self,
                                const QorganRecord *record,
                                QorganLanguage language,
                                GError **error);
gboolean qorgan_derive_record (QorganSession *self,
                               gint64 id,
                               const QorganKind *kind,
                               const char *const *values,
                               gboolean is_new,
                               gboolean is_sealed,
                               GError **error);
gboolean qorgan_derive_again (QorganSession *self, gint64 id, gboolean words, GError **error);
gboolean qorgan_derive_rest (QorganSession *self, const QorganChange *change, GHashTable *stale, GError **error);

/* qorgan-derive-seals.c */
gboolean qorgan_derive_is_sealed (QorganSession *self,
                                  const QorganChange *change,
                                  const QorganKind *kind,
                                  const char *const *values,
                                  gboolean *is_sealed,
                                  GError **error);
gboolean qorgan_derive_read_seal (QorganSession *self, gint64 id, gboolean *is_sealed, GError **error);
gboolean qorgan_derive_seals (QorganSession *self,
                              const QorganChange *change,
                              const GArray *resealed,
                              GHashTable *stale,
                              GError **error);
gboolean qorgan_derive_called_after (QorganSession *self, const GArray *retitled, GHashTable *stale, GError **error);

/* qorgan-journal.c */
gboolean qorgan_journal_begin (QorganSession *self,
                               const QorganChange *change,
                               gint64 takes_back,
                               QorganEntry *entry,
                               GError **error);
gboolean qorgan_journal_add (QorganSession *self,
                             const QorganEntry *entry,
                             gint64 id,
                             const QorganKind *kind,
                             const char *was,
                             const char *now,
                             GError **error);
gboolean qorgan_journal_end (QorganSession *self, QorganEntry *entry, GError **error);
QorganChange *qorgan_journal_invert (QorganSession *self, gint64 entry, QorganVerb verb, GError **error);
const char *qorgan_verb_name (QorganVerb verb);
QorganVerb qorgan_verb_from_name (const char *name);

/* Flat JSON objects of canonical values, as the journal keeps them. */
void qorgan_journal_append_value (GString *object, const char *name, const char *value);

G_END_DECLS
