/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many records have which value, told value by value in any order, the same of one record perhaps several times.
 * Linear in what is told: SQLite would keep a tree of all pairs to know which it has seen. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _QorganTally QorganTally;

typedef struct
{
  const char *value; /* the tally's */
  guint count;       /* records */
} QorganTallied;

QorganTally *qorgan_tally_new (guint n_records) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_tally_free (QorganTally *self);
void qorgan_tally_add (QorganTally *self, const char *value, guint record);
void qorgan_tally_add_number (QorganTally *self, gint64 value, guint record);
GArray *qorgan_tally_finish (QorganTally *self, guint *n_records) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganTally, qorgan_tally_free)

G_END_DECLS
