/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two halves of planning a merge share: the fields of the two records, then all that points to the other. */
#pragma once

#include "qorgan-merge.h"
#include "qorgan-session-private.h"

G_BEGIN_DECLS

typedef struct
{
  QorganSession *session;
  QorganMerge *merge;   /* borrowed: the plan being made */
  QorganRecord *keep;   /* owned */
  QorganRecord *other;  /* owned */
  GHashTable *names;    /* owned: what the kept record is called already */
  gboolean consents;    /* whether the other record says anything of consent */
} QorganMerging;

/* qorgan-merge.c */
void qorgan_merge_field_free (gpointer data);

/* qorgan-merge-fields.c */
void qorgan_merging_set_link (QorganChange *change, gint64 id, QorganFieldId field, gint64 target);
gboolean qorgan_merging_plan_fields (QorganMerging *self, const QorganFieldId *from_other, GError **error);
gboolean qorgan_merging_add_claim (QorganMerging *self, QorganFieldId field, const char *value, GError **error);
const QorganMergeField *qorgan_merging_find (const QorganMerging *self, QorganFieldId field);

/* qorgan-merge-links.c */
gboolean qorgan_merging_move_links (QorganMerging *self, GError **error);

G_END_DECLS
