/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window: one casebook, or the way to one. */
#pragma once

#include <adwaita.h>

#include "qorgan-application.h"
#include "qorgan-workspace.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_WINDOW (qorgan_window_get_type ())
G_DECLARE_FINAL_TYPE (QorganWindow, qorgan_window, QORGAN, WINDOW, AdwApplicationWindow)

QorganWindow *qorgan_window_new (QorganApplication *application) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_window_show_casebook (QorganWindow *self, QorganCasebook *casebook);
void qorgan_window_open (QorganWindow *self, GFile *file);
void qorgan_window_open_somewhere (QorganWindow *self, GFile *file);
void qorgan_window_import_table (QorganWindow *self, GFile *file);
gboolean qorgan_window_is_free (QorganWindow *self);
GFile *qorgan_window_dup_file (QorganWindow *self) G_GNUC_WARN_UNUSED_RESULT;
GFile *qorgan_window_get_table (QorganWindow *self);
gboolean qorgan_window_has_path (QorganWindow *self, const char *path);
QorganWorkspace *qorgan_window_get_workspace (QorganWindow *self);

G_END_DECLS
