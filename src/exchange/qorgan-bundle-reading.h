/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two halves of reading a bundle share: the lines one by one, then what one line says of another. */
#pragma once

#include "qorgan-bundle.h"

G_BEGIN_DECLS

/* A record of the file. */
typedef struct
{
  gint64 id;
  const QorganKind *kind; /* NULL: the line is wrong, but the record is meant to be there */
  guint line;
} QorganBundleRecord;

/* What can only be judged once every line is known. */
typedef struct
{
  guint line;
  gint64 record;
  QorganFieldId field;
  gint64 target;    /* of a link: the record it points to; of the name of a field: the record that has the field */
  const char *word; /* of a code or the name of a field */
} QorganBundleReference;

typedef struct
{
  QorganSession *session;
  QorganBundleProblems *problems; /* owned by the result */
  QorganChange *change;           /* owned */
  GHashTable *records;            /* owned: gint64 → QorganBundleRecord, the key being its id */
  GArray *references;             /* owned: QorganBundleReference */
  GHashTable *terms;              /* owned: "vocabulary code" of the terms of the file */
  GHashTable *formers;            /* owned: former numbers that the lines give */
  GStringChunk *words;            /* owned: of the references */
  gboolean has_merged;            /* whether former numbers are to be looked for */
} QorganBundleReading;

void qorgan_bundle_reading_refer (QorganBundleReading *self,
                                  guint line,
                                  gint64 record,
                                  QorganFieldId field,
                                  const char *value,
                                  gint64 owner);
gboolean qorgan_bundle_reading_check_references (QorganBundleReading *self, GError **error);

G_END_DECLS
