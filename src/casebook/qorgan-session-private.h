/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a session, for the files of casebook/ that write it: apply, journal, derive, search, list, query. */
#pragma once

#include "qorgan-casebook-error.h"
#include "qorgan-connection.h"
#include "qorgan-db-error.h"
#include "qorgan-session.h"
#include "qorgan-statement.h"

G_BEGIN_DECLS

struct _QorganSession {
  QorganConnection *connection;     /* owned */
  QorganVocabularies *vocabularies; /* owned; replaced when a term changes */
  QorganLanguage language;
  char *device;
  char *who;
  gint64 (*now) (gpointer);
  gpointer now_data;
  gint64 (*take_id) (gpointer);
  gpointer take_id_data;
  gint64 clock;                     /* the newest hybrid logical clock seen */
  gint64 visit;                     /* of the newest entry, to be amended; 0: none */
  gint64 visit_entry;
  GPtrArray *entries;               /* applied by the job that is running, for ::changed */
};

QorganSession *qorgan_session_new (QorganConnection *taken, GError **error);
void qorgan_session_free (QorganSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganSession, qorgan_session_free)

G_END_DECLS
