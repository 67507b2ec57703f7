/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a typed line will do to a casebook, before it does it: who is meant, whether they and the place are there
 * already, which case the step goes to. Made on the database thread, shown and corrected by the person, then one
 * change.
 */
#pragma once

#include "qorgan-casebook.h"
#include "qorgan-typed-line.h"

G_BEGIN_DECLS

/* A line of what was understood. */
typedef enum
{
  QORGAN_TYPED_ITEM_PERSON,
  QORGAN_TYPED_ITEM_ROLE,
  QORGAN_TYPED_ITEM_EVENT,
  QORGAN_TYPED_ITEM_DATE,
  QORGAN_TYPED_ITEM_PLACE,
  QORGAN_TYPED_ITEM_BODY,
  QORGAN_TYPED_ITEM_ARTICLE,
  QORGAN_TYPED_ITEM_CASE,
  QORGAN_TYPED_ITEM_NOTE,
} QorganTypedItem;

#define QORGAN_N_TYPED_ITEMS 9

typedef struct
{
  gint64 id;
  char *title;
  char *incidents; /* canonical links, or NULL */
} QorganTypedCase;

/* Somebody of that name who is in the casebook. */
typedef struct
{
  gint64 id;
  char *title;
  GPtrArray *cases; /* (element-type QorganTypedCase) that are not closed, the newest first */
} QorganTypedPerson;

typedef struct
{
  QorganTypedLine *line;
  QorganVocabularies *vocabularies;
  GPtrArray *persons;   /* (element-type QorganTypedPerson) */
  guint person;         /* which of them; their number: a new one */
  guint to_case;        /* which of that person's cases; their number: a new one */
  gint64 place;         /* 0: not in the casebook yet */
  gint64 body;
} QorganTypedPlan;

typedef struct
{
  char *text;
  QorganDate today;
} QorganTypedQuestion;

QorganTypedQuestion *qorgan_typed_question_new (const char *text, const QorganDate *today) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_typed_question_free (QorganTypedQuestion *self);

gpointer qorgan_typed_plan_run (QorganSession *session, gpointer question, GCancellable *cancellable, GError **error);
void qorgan_typed_plan_free (QorganTypedPlan *self);

char *qorgan_typed_plan_dup_text (const QorganTypedPlan *self, QorganTypedItem item, QorganLanguage language)
    G_GNUC_WARN_UNUSED_RESULT;
const char *qorgan_typed_item_label (QorganTypedItem item, QorganLanguage language);

guint qorgan_typed_plan_n_choices (const QorganTypedPlan *self, QorganTypedItem item);
guint qorgan_typed_plan_choice (const QorganTypedPlan *self, QorganTypedItem item);
char *qorgan_typed_plan_dup_choice (const QorganTypedPlan *self,
                                    QorganTypedItem item,
                                    guint choice,
                                    QorganLanguage language) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_typed_plan_choose (QorganTypedPlan *self, QorganTypedItem item, guint choice);

/* qorgan-typed-line-change.c */
char *qorgan_typed_plan_dup_note (const QorganTypedPlan *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_typed_plan_is_enough (const QorganTypedPlan *self);
QorganChange *qorgan_typed_plan_make_change (const QorganTypedPlan *self, QorganCasebook *casebook, gint64 *to_case)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganTypedQuestion, qorgan_typed_question_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganTypedPlan, qorgan_typed_plan_free)

G_END_DECLS
