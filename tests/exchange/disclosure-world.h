/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A casebook with a marker in every text of every record, so that a text that is said anywhere can be told from all
 * others. */
#pragma once

#include "fixture.h"
#include "qorgan-disclosure.h"
#include "qorgan-table-export.h"

/* One text of one record. */
typedef struct
{
  gint64 record;
  QorganFieldId field;
  char *marker;
} Marked;

typedef struct
{
  Fixture *fixture;
  GArray *marked; /* (element-type Marked) */
  gint64 ids[QORGAN_N_KINDS + 1]; /* a record of each kind; 0: none */
  gint64 claim; /* of a sealed field */
  gint64 translation; /* of a sealed field */
  gint64 naming; /* a claim whose value is the person */
  GHashTable *twins; /* (element-type gint64): open records that once had the name of a sealed one */
  const QorganAudience *audience;
  QorganTableFormat format;
  gboolean all_fields;
  GString *told;
  guint n_left_out;
} World;

gboolean disclosure_world_marks (const QorganKind *kind);
void disclosure_world_make (World *world, Fixture *fixture);
void disclosure_world_clear (World *world);
