/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a change, for the files that apply it: one draft for each record it touches. */
#pragma once

#include "qorgan-change.h"

G_BEGIN_DECLS

typedef struct
{
  QorganFieldId field;
  const char *value; /* canonical or NULL; owned by the change */
} QorganDelta;

typedef struct
{
  gint64 id;
  const QorganKind *kind; /* NULL for a deletion whose kind nobody has looked up yet */
  gboolean created;
  gboolean deleted;
  GArray *deltas; /* (element-type QorganDelta) at most one a field */
} QorganDraft;

struct _QorganChange
{
  QorganVerb verb;
  GPtrArray *drafts;     /* (element-type QorganDraft) in the order they were first named */
  GHashTable *by_id;     /* gint64 → QorganDraft, borrowed */
  GStringChunk *strings; /* an import holds millions of short values */
  gint64 visit;
};

QorganDraft *qorgan_change_find (const QorganChange *self, gint64 id);
const QorganDelta *qorgan_draft_find (const QorganDraft *self, QorganFieldId field);

G_END_DECLS
