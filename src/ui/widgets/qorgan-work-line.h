/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line that says what the casebook is doing when that takes longer than a moment: what, that it goes on, how far it
 * is, and a way to stop it where nothing of it would stay. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"

G_BEGIN_DECLS

/* What is done within this time nobody waits for. */
#define QORGAN_WORK_MOMENT_MS 500

#define QORGAN_TYPE_WORK_LINE (qorgan_work_line_get_type ())
G_DECLARE_FINAL_TYPE (QorganWorkLine, qorgan_work_line, QORGAN, WORK_LINE, AdwBin)

GtkWidget *qorgan_work_line_new (QorganCasebook *casebook);
void qorgan_work_line_set_casebook (QorganWorkLine *self, QorganCasebook *casebook);
void qorgan_work_line_show_now (QorganWorkLine *self);

G_END_DECLS
