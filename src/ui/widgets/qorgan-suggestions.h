/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be meant by the words typed where a link is wanted: records that are there, places of the gazetteer, and a
 * new record. Found in a job; without widgets. */
#pragma once

#include "qorgan-casebook.h"
#include "qorgan-gazetteer.h"

G_BEGIN_DECLS

/**
 * QorganSuggestion:
 * @id: a record that is there; 0: one to be created
 * @kind: its kind
 * @place: (nullable): of a new place: where it is
 * @title: what it is called
 * @note: (nullable): what tells it from others of the same title
 */
typedef struct
{
  gint64 id;
  const QorganKind *kind;
  const QorganPlace *place;
  char *title;
  char *note;
} QorganSuggestion;

/**
 * QorganSuggestionScope:
 * @targets: (nullable): kinds to look in, 0 at the end; %NULL: all
 * @only_there: whether nothing is to be created
 * @owner: 0, or an owner link: then only what belongs to @owner_id is looked at
 * @owner_id: the owner
 */
typedef struct
{
  const guint8 *targets;
  gboolean only_there;
  QorganFieldId owner;
  gint64 owner_id;
} QorganSuggestionScope;

void qorgan_suggestions_find_async (QorganCasebook *casebook,
                                    const char *typed,
                                    const QorganSuggestionScope *scope,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *qorgan_suggestions_find_finish (QorganCasebook *casebook, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void qorgan_suggestions_add_new (GPtrArray *suggestions,
                                 const char *typed,
                                 const QorganSuggestionScope *scope,
                                 QorganLanguage language);

G_END_DECLS
