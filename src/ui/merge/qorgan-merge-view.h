/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan of a merge as a person reads it, made in a job: every value in words. Without widgets. */
#pragma once

#include "qorgan-casebook.h"
#include "qorgan-merge.h"

G_BEGIN_DECLS

/**
 * QorganMergeWords:
 * @kept: what the kept record says in a field
 * @other: what the other says
 * @result: what will stand there
 */
typedef struct
{
  char *kept;
  char *other;
  char *result;
} QorganMergeWords;

/**
 * QorganMergeView:
 * @merge: the plan
 * @words: (element-type QorganMergeWords): one for each of its fields
 */
typedef struct
{
  QorganMerge *merge;
  GPtrArray *words;
} QorganMergeView;

/**
 * QorganMergeOrder:
 * @keep: the record that stays
 * @other: the record that is merged into it
 * @from_other: (element-type QorganFieldId): where the value of @other stays; ends with 0
 */
typedef struct
{
  gint64 keep;
  gint64 other;
  GArray *from_other;
} QorganMergeOrder;

QorganMergeOrder *qorgan_merge_order_new (gint64 keep, gint64 other) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_merge_order_free (gpointer order);

/* QorganJobs whose data is an order: one looks, the other does it and returns the entry. */
gpointer qorgan_merge_view_job (QorganSession *session, gpointer order, GCancellable *cancellable, GError **error);
gpointer qorgan_merge_view_apply_job (QorganSession *session,
                                      gpointer order,
                                      GCancellable *cancellable,
                                      GError **error);
void qorgan_merge_view_free (gpointer view);

const char *qorgan_merge_outcome_words (QorganMergeOutcome outcome);

G_END_DECLS
