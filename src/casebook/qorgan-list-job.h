/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list has to show now: worked out on the database thread, handed over whole. */
#pragma once

#include "qorgan-query.h"
#include "qorgan-table.h"

G_BEGIN_DECLS

/* Rows; fewer are sorted at once by whatever column, and leave room in the page cache. */
#define QORGAN_LIST_LARGE 20000

typedef struct
{
  QorganQuery *query;
  QorganTable *table; /* what is shown now; NULL: read it */
  GArray *shown;      /* (element-type gint64) the ids shown now, in their order; not written to while the job runs */
  GArray *touched;    /* (element-type gint64) records that changed since @table was read, in any order */
  gboolean afresh;    /* the query is another than the one that @shown answers */
} QorganListJob;

/* Applied from the first to the last, they lead from what was shown to what is. */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
} QorganListEdit;

typedef struct
{
  QorganTable *table;
  GArray *ids;        /* (element-type gint64) in their order */
  GArray *edits;      /* (element-type QorganListEdit) NULL: too many to be told one by one */
  GArray *affected;   /* (element-type gint64) a set: the rows that were read again; NULL: all */
  char *other_layout; /* what was searched for instead of what was typed, or NULL */
  guint n_all;        /* records of the kind there are; more than @table has while only its first rows were read */
} QorganListState;

void qorgan_list_job_free (QorganListJob *self);
gpointer qorgan_list_job_run (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error);
gpointer qorgan_list_job_rank (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error);
void qorgan_list_state_free (QorganListState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganListJob, qorgan_list_job_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganListState, qorgan_list_state_free)

G_END_DECLS
