/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records that are one: the other is merged into the kept one, as one change. First a plan that can be shown, field
 * by field and in counts; then the plan is applied like any change. Nothing that either record said is lost: what does
 * not stay becomes another name or a claim. */
#pragma once

#include "qorgan-disclosure.h"
#include "qorgan-session.h"

G_BEGIN_DECLS

typedef enum
{
  QORGAN_MERGE_KEPT, /* the other record says nothing */
  QORGAN_MERGE_FILLED, /* the kept record said nothing; the other does */
  QORGAN_MERGE_UNITED, /* both lists in one */
  QORGAN_MERGE_NAMED, /* the one that does not stay becomes another name */
  QORGAN_MERGE_CLAIMED, /* the one that does not stay becomes a claim */
  QORGAN_MERGE_STRICTER, /* the stricter of both stays */
  QORGAN_MERGE_NARROWED, /* consent: what does not stay becomes a claim */
  QORGAN_MERGE_DROPPED, /* it led to the other record, which is now the same */
} QorganMergeOutcome;

/**
 * QorganMergeField:
 * @field: a field in which the two are not alike
 * @kept: (nullable): canonical, of the kept record
 * @other: (nullable): of the other
 * @result: (nullable): what will stand there
 * @outcome: how it came to that
 * @from_other: whether the other's value was asked for and stays
 * @may_choose: whether either value may stay
 */
typedef struct
{
  QorganFieldId field;
  char *kept;
  char *other;
  char *result;
  QorganMergeOutcome outcome;
  gboolean from_other;
  gboolean may_choose;
} QorganMergeField;

/**
 * QorganMergeMove:
 * @kind: of records that belong to the other record, or point to it
 * @n_records: how many of them now belong to the kept one, or point to it
 */
typedef struct
{
  const QorganKind *kind;
  guint n_records;
} QorganMergeMove;

/**
 * QorganMerge:
 * @keep: the record that stays
 * @other: the record that is merged into it
 * @kind: of both
 * @keep_title: of @keep, in the language of the session
 * @other_title: of @other
 * @fields: (element-type QorganMergeField): in the order of the form
 * @moves: (element-type QorganMergeMove): by kind
 * @n_claims: claims the merge makes of values that do not stay
 * @n_names: other names it makes
 * @change: to be applied
 */
typedef struct
{
  gint64 keep;
  gint64 other;
  const QorganKind *kind;
  char *keep_title;
  char *other_title;
  GPtrArray *fields;
  GArray *moves;
  guint n_claims;
  guint n_names;
  QorganChange *change;
} QorganMerge;

QorganMerge *qorgan_merge_plan (QorganSession *session,
                                gint64 keep,
                                gint64 other,
                                const QorganFieldId *from_other,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_merge_free (QorganMerge *self);

gboolean qorgan_merge_read_handling (QorganSession *session,
                                     const QorganMerge *self,
                                     QorganHandling *handling,
                                     GError **error);

gboolean qorgan_merge_is_possible (const QorganKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganMerge, qorgan_merge_free)

G_END_DECLS
