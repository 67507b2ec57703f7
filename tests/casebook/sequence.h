/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody who does whatever can be done to a casebook, in no order: makes, edits, links, deletes, merges, tags, seals,
 * imports, restores. What one step does depends on its number alone, so that steps can be left out one by one until
 * only those remain that break something. */
#pragma once

#include "fixture.h"

G_BEGIN_DECLS

typedef struct
{
  Fixture *fixture;
  GRand *random;
  GArray *records; /* (element-type gint64): that were ever made, whether or not they are there */
  GArray *kinds; /* (element-type QorganKind*): theirs */
  GArray *former; /* (element-type gint64): numbers of records that were merged */
  gint64 visit; /* of the field that is being typed into, */
  gint64 typed; /* of this record */
  QorganFieldId typing;
  gint64 keep, other; /* that are being merged */
  const QorganKind *merged_kind;
  const char *did; /* what the last step was */
} Writer;

void writer_init (Writer *writer, Fixture *fixture);
void writer_clear (Writer *writer);

/* Some records of every kind, in place before anything is tried. */
void writer_furnish (Writer *writer);

/* One step; what is refused must be refused as an error of the casebook, never of the file. */
void writer_step (Writer *writer, guint32 seed);

G_END_DECLS
