/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open casebook: one object, handed to every page. It owns the file, the database thread and the vocabularies, and
 * says what changed. */
#pragma once

#include <gio/gio.h>

#include "qorgan-session.h"
#include "qorgan-vault.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_CASEBOOK (qorgan_casebook_get_type ())
G_DECLARE_FINAL_TYPE (QorganCasebook, qorgan_casebook, QORGAN, CASEBOOK, GObject)

typedef struct
{
  QorganLanguage language; /* of titles in the journal and of messages */
  const char *device;      /* kept outside the file, see qorgan_device_id() */
  const char *who;         /* the person's name, or NULL */
  gint64 (*now) (gpointer); /* milliseconds since 1970, UTC; NULL: the system's clock */
  gpointer now_data;
  guint32 seed;            /* of ids; 0: random */
  gboolean demo;           /* of a new casebook: made up to be explored, and always marked so */
  const char *passphrase;   /* that opens it, or that a new one gets; NULL: none */
  const QorganVaultCost *cost; /* NULL: qorgan_vault_cost */
} QorganCasebookOptions;

/* The file at @path, made new when @create; on failure nothing stands there that did not before. */
void qorgan_casebook_open_async (const char *path,
                                 gboolean create,
                                 const QorganCasebookOptions *options,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
QorganCasebook *qorgan_casebook_open_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
QorganCasebook *qorgan_casebook_open_sync (const char *path,
                                           gboolean create,
                                           const QorganCasebookOptions *options,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Ends the queue, closes the file and joins the thread. Done by dispose as well. */
void qorgan_casebook_close (QorganCasebook *self);
void qorgan_casebook_close_async (QorganCasebook *self, GAsyncReadyCallback callback, gpointer data);

const char *qorgan_casebook_get_path (QorganCasebook *self);
gboolean qorgan_casebook_is_read_only (QorganCasebook *self);
gboolean qorgan_casebook_is_demo (QorganCasebook *self);
gboolean qorgan_casebook_is_encrypted (QorganCasebook *self);
QorganLanguage qorgan_casebook_get_language (QorganCasebook *self);
QorganVocabularies *qorgan_casebook_get_vocabularies (
    QorganCasebook *self); /* (transfer none), replaced when a term changes */
gint64 qorgan_casebook_take_id (QorganCasebook *self);                       /* from any thread */

/* A job runs on the database thread with a session; its result is freed with @result_destroy if nobody fetches it. */
typedef gpointer (*QorganJob) (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error);
void qorgan_casebook_run_async (QorganCasebook *self,
                                QorganJob job,
                                gpointer data,
                                GDestroyNotify data_destroy,
                                GDestroyNotify result_destroy,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void qorgan_casebook_run_aside_async (QorganCasebook *self,
                                      QorganJob job,
                                      gpointer data,
                                      GDestroyNotify data_destroy,
                                      GDestroyNotify result_destroy,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void qorgan_casebook_run_ahead (QorganCasebook *self,
                                QorganJob job,
                                gpointer data,
                                GDestroyNotify data_destroy,
                                GCancellable *cancellable);
/* What may take long: the person is told of it, and may stop it where @cancellable does so without a trace. */
void qorgan_casebook_work_async (QorganCasebook *self,
                                 const char *work,
                                 QorganJob job,
                                 gpointer data,
                                 GDestroyNotify data_destroy,
                                 GDestroyNotify result_destroy,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
const char *qorgan_casebook_get_work (QorganCasebook *self);
gboolean qorgan_casebook_is_busy (QorganCasebook *self);
double qorgan_casebook_get_progress (QorganCasebook *self);
gboolean qorgan_casebook_can_stop_work (QorganCasebook *self);
void qorgan_casebook_stop_work (QorganCasebook *self);
gpointer qorgan_casebook_run_finish (QorganCasebook *self, GAsyncResult *result, GError **error);
/* For the command line and tests only: the main thread of a window never waits. */
gpointer qorgan_casebook_run_sync (QorganCasebook *self, QorganJob job, gpointer data, GError **error);

/* The commonest jobs. A finished one has already sounded ::changed with its entry. */
void qorgan_casebook_apply_async (QorganCasebook *self,
                                  QorganChange *taken,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void qorgan_casebook_undo_async (QorganCasebook *self, GAsyncReadyCallback callback, gpointer user_data);
void qorgan_casebook_redo_async (QorganCasebook *self, GAsyncReadyCallback callback, gpointer user_data);
QorganEntry *qorgan_casebook_entry_finish (QorganCasebook *self, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Signal ::changed (const QorganEntry *entry): on the main thread, after a job that applied it; touched is set. */

/* Sets, changes or (@new NULL) removes the passphrase. */
void qorgan_casebook_change_passphrase_async (QorganCasebook *self,
                                              const char *old,
                                              const char *new,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
gboolean qorgan_casebook_change_passphrase_finish (QorganCasebook *self, GAsyncResult *result, GError **error);
gboolean qorgan_casebook_change_passphrase_sync (QorganCasebook *self,
                                                 const char *old,
                                                 const char *new,
                                                 GError **error);

/* What an error that says no means: asking for the passphrase, or for another one. */
gboolean qorgan_casebook_error_is_locked (const GError *error);
gboolean qorgan_casebook_error_is_open (const GError *error);
gboolean qorgan_casebook_error_is_wrong_passphrase (const GError *error);

char *qorgan_device_id (const char *data_dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_device_person (const char *data_dir) G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_device_set_person (const char *data_dir, const char *name, GError **error);

G_END_DECLS
