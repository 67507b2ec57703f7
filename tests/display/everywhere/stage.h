/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a test needs to walk through the subjects: casebooks to open, waiting until nothing moves, and the way back. */
#pragma once

#include "qorgan-subjects.h"

G_BEGIN_DECLS

/* Until what has not come to rest counts as never coming. */
#define STAGE_PATIENCE_US (20 * G_USEC_PER_SEC)

/* @folder: (out): a fresh one, for casebooks. Returns: (transfer full): the program, which has no window yet */
QorganApplication *stage_start (char **folder) G_GNUC_WARN_UNUSED_RESULT;
/* @casebook: as subjects name it. Returns: (transfer full) (type filename): it, in @folder */
char *stage_make_file (const char *folder, const char *demo, const char *casebook) G_GNUC_WARN_UNUSED_RESULT;
void stage_remove_folder (const char *folder);
void stage_wait_for_rest (QorganWindow *window);
/* Opens the subject, as far as its steps lead within STAGE_PATIENCE_US. */
void stage_go_to (QorganWindow *window, const QorganSubject *subject);
/* Closes what the subject opened; a window that shows one subject only is destroyed. */
void stage_put_back (QorganWindow *window, const QorganSubject *subject);

G_END_DECLS
