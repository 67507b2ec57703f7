/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change: a set of field deltas, made on any thread without touching the file, then applied as one. */
#pragma once

#include "qorgan-record.h"

G_BEGIN_DECLS

typedef enum
{
  QORGAN_VERB_EDIT,
  QORGAN_VERB_CREATE,
  QORGAN_VERB_DELETE,
  QORGAN_VERB_IMPORT,
  QORGAN_VERB_UNDO,
  QORGAN_VERB_REDO,
  QORGAN_VERB_RESTORE, /* from the history */
  QORGAN_VERB_MERGE,
} QorganVerb;

typedef struct _QorganChange QorganChange;

QorganChange *qorgan_change_new (QorganVerb verb) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_change_free (QorganChange *self);

void qorgan_change_create (QorganChange *self, const QorganKind *kind, gint64 id);
void qorgan_change_set (QorganChange *self, gint64 id, QorganFieldId field, const char *value);
void qorgan_change_delete (QorganChange *self, gint64 id);

/* Changes of one field made in one visit to it become one entry: give both the same visit, a number from
 * qorgan_casebook_take_id(). 0: always an entry of its own. */
void qorgan_change_set_visit (QorganChange *self, gint64 visit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganChange, qorgan_change_free)

/* What was done, by whom, to what: one line of the journal. */
typedef struct
{
  gint64 id;
  gint64 at;             /* milliseconds since 1970, UTC */
  char *who;
  char *device;
  gboolean here;         /* made on this device */
  QorganVerb verb;
  gint64 record;         /* the record it is named after */
  const QorganKind *kind;
  char *title;           /* of that record, in the language of the session */
  guint n_records;
  gboolean dropped;      /* typed and taken out again in one visit: the journal has no such line any more */
  QorganVerb undone_verb; /* of an undo or redo: what the entry it takes back did */
  GArray *
      touched; /* (element-type gint64): records written and records whose derived values moved; NULL where not asked */
} QorganEntry;

QorganEntry *qorgan_entry_copy (const QorganEntry *self) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_entry_free (QorganEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganEntry, qorgan_entry_free)

/* One field of one record in one entry; of a created or deleted record, the first has @field 0. */
typedef struct
{
  QorganEntry *entry;
  gint64 record;
  const QorganKind *kind;
  char *title; /* of the record, now; NULL: it is gone */
  QorganFieldId field;
  gboolean came; /* the record was created, or deleted, by the same entry */
  gboolean went;
  gboolean sealed; /* the values are for those who ask for them */
  char *was; /* canonical; links as titles where they still have one */
  char *now;
} QorganEvent;

void qorgan_event_free (QorganEvent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganEvent, qorgan_event_free)

G_END_DECLS
