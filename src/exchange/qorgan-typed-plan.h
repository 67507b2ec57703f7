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
  QORGAN_TYPED_ITEM_MEASURE,
  QORGAN_TYPED_ITEM_CASE,
  QORGAN_TYPED_ITEM_NOTE,
} QorganTypedItem;

#define QORGAN_N_TYPED_ITEMS 10

typedef struct
{
  gint64 id;
  char *title;
  char *incidents; /* canonical links, or NULL */
} QorganTypedCase;

/* Somebody who is in the casebook and has that name, or one like it. */
typedef struct
{
  gint64 id;
  char *title;
  char *likeness; /* why they may be meant, in words; NULL: they have the name */
  GPtrArray *cases; /* (element-type QorganTypedCase) that are not closed, the newest first */
} QorganTypedPerson;

/* Whom the line names: one of those who are there, or somebody new, under one of the names that are possible. */
typedef struct
{
  GPtrArray *persons; /* (element-type QorganTypedPerson) those who have the name first */
  char **names;       /* borrowed from the line */
  guint n_names;
  guint person;  /* which of the persons; from their number on: a new one of that name */
  guint to_case; /* which of that person's cases; their number: a new one */
} QorganTypedSubject;

typedef struct
{
  QorganTypedLine *line;
  QorganVocabularies *vocabularies;
  GPtrArray *subjects;  /* (element-type QorganTypedSubject) in the order of the line */
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

const QorganTypedPerson *qorgan_typed_subject_known (const QorganTypedSubject *self);
const QorganTypedCase *qorgan_typed_subject_case (const QorganTypedSubject *self);
const char *qorgan_typed_subject_name (const QorganTypedSubject *self);
void qorgan_typed_subject_choose (const QorganTypedPlan *plan, QorganTypedSubject *self, guint person);

/* qorgan-typed-plan-words.c: items stand in rows; of persons and cases there is one for each subject */
guint qorgan_typed_plan_n_rows (const QorganTypedPlan *self, QorganTypedItem item);
char *qorgan_typed_plan_dup_text (const QorganTypedPlan *self, QorganTypedItem item, guint row, QorganLanguage language)
    G_GNUC_WARN_UNUSED_RESULT;
const char *qorgan_typed_item_label (QorganTypedItem item, QorganLanguage language);

guint qorgan_typed_plan_n_choices (const QorganTypedPlan *self, QorganTypedItem item, guint row);
guint qorgan_typed_plan_choice (const QorganTypedPlan *self, QorganTypedItem item, guint row);
char *qorgan_typed_plan_dup_choice (const QorganTypedPlan *self,
                                    QorganTypedItem item,
                                    guint row,
                                    guint choice,
                                    QorganLanguage language) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_typed_plan_choose (QorganTypedPlan *self, QorganTypedItem item, guint row, guint choice);

/* qorgan-typed-line-change.c */
char *qorgan_typed_plan_dup_note (const QorganTypedPlan *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_typed_plan_is_enough (const QorganTypedPlan *self);
QorganChange *qorgan_typed_plan_make_change (const QorganTypedPlan *self, QorganCasebook *casebook, gint64 *to_case)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganTypedQuestion, qorgan_typed_question_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganTypedPlan, qorgan_typed_plan_free)

G_END_DECLS
