/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to see in the program: every page, every form and every dialog, and the way to each. The pictures are
 * taken of these, and the test of everything at every size walks through them. */
#pragma once

#include "qorgan-window.h"

G_BEGIN_DECLS

#define QORGAN_SUBJECT_STEPS 3
#define QORGAN_SUBJECT_PASSPHRASE "correct horse battery staple"

/* Returns: whether it is done; FALSE: not yet, to be asked again */
typedef gboolean (*QorganSubjectStep) (QorganWindow *window);

typedef struct
{
  const char *name;
  const char *casebook; /* what has to be open: “demo”, “sealed”, “empty”, “locked”, “broken”; NULL: nothing */
  const char *page; /* of the workspace; NULL: none */
  gboolean is_record; /* the first record of the page is open */
  const char *form; /* a kind, whose form for a new record is open then; NULL: none */
  const char *action; /* of whatever is shown then; NULL: none */
  const char *target; /* of the action, a string; NULL: none */
  QorganSubjectStep steps[QORGAN_SUBJECT_STEPS]; /* and then */
  GType (*shows) (void); /* what is to be seen in the end */
} QorganSubject;

const QorganSubject *qorgan_subjects (guint *n_subjects);
const QorganSubject *qorgan_subject_find (const char *name);
gboolean qorgan_subject_take_step (const QorganSubject *subject, QorganWindow *window, guint *step);
gboolean qorgan_subject_is_shown (const QorganSubject *subject, QorganWindow *window);

G_END_DECLS
