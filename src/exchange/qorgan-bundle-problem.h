/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a bundle: every fault with its line, its record and its field, so that whoever made the file can
 * put all of it right at once. */
#pragma once

#include "qorgan-kind.h"

G_BEGIN_DECLS

/* More than this nobody reads; the rest is only counted. */
#define QORGAN_BUNDLE_MAX_PROBLEMS 200

typedef struct
{
  guint line;    /* from 1 */
  char *kind;    /* as the file has it; NULL where the line does not say */
  gint64 record; /* 0: unknown */
  char *field;   /* as the file has it; NULL: not about one field */
  char *message;
} QorganBundleProblem;

typedef struct _QorganBundleProblems QorganBundleProblems;

QorganBundleProblems *qorgan_bundle_problems_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_bundle_problems_free (QorganBundleProblems *self);
void qorgan_bundle_problems_take (QorganBundleProblems *self,
                                  guint line,
                                  const char *kind,
                                  gint64 record,
                                  const char *field,
                                  char *taken_message);
guint qorgan_bundle_problems_count (const QorganBundleProblems *self);
GPtrArray *qorgan_bundle_problems_list (QorganBundleProblems *self);
char *qorgan_bundle_problem_to_text (const QorganBundleProblem *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganBundleProblems, qorgan_bundle_problems_free)

G_END_DECLS
