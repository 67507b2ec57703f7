/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list shares with its rows, which may outlive it. On the main thread only. */
#pragma once

#include "qorgan-list.h"
#include "qorgan-table.h"

G_BEGIN_DECLS

typedef struct
{
  grefcount count;
  QorganTable *table; /* owned; NULL until it is read */
  QorganVocabularies *vocabularies; /* owned */
  QorganLanguage language;
  GHashTable *rows; /* id, inside the row → row: one living row an id, borrowed from whoever keeps it alive */
} QorganRowSource;

QorganRowSource *qorgan_row_source_new (QorganVocabularies *vocabularies, QorganLanguage language)
    G_GNUC_WARN_UNUSED_RESULT;
void qorgan_row_source_unref (QorganRowSource *self);
QorganRow *qorgan_row_source_take_row (QorganRowSource *self, gint64 id) G_GNUC_WARN_UNUSED_RESULT;

/* Says to each living row of @ids, or to all where that is NULL, that it changed: where it reads differently than in
 * @before, or in any case where that is NULL. */
void qorgan_row_source_tell (QorganRowSource *self, QorganTable *before, const GArray *ids);

G_END_DECLS
