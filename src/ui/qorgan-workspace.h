/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open casebook on the screen. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_WORKSPACE (qorgan_workspace_get_type ())
G_DECLARE_FINAL_TYPE (QorganWorkspace, qorgan_workspace, QORGAN, WORKSPACE, AdwBreakpointBin)

GtkWidget *qorgan_workspace_new (QorganCasebook *casebook) G_GNUC_WARN_UNUSED_RESULT;
QorganCasebook *qorgan_workspace_get_casebook (QorganWorkspace *self);
const char *qorgan_workspace_get_page (QorganWorkspace *self);
void qorgan_workspace_show_page (QorganWorkspace *self, const char *name);
void qorgan_workspace_open_record (QorganWorkspace *self, gint64 id);
gboolean qorgan_workspace_open_first (QorganWorkspace *self);
GtkWidget *qorgan_workspace_get_place (QorganWorkspace *self);
gboolean qorgan_workspace_is_record_shown (QorganWorkspace *self);
gboolean qorgan_workspace_get_busy (QorganWorkspace *self);
void qorgan_workspace_set_silent (QorganWorkspace *self, gboolean is_silent);
void qorgan_workspace_import_table (QorganWorkspace *self, GFile *file);
void qorgan_workspace_leave_async (QorganWorkspace *self, GAsyncReadyCallback callback, gpointer data);
gboolean qorgan_workspace_leave_finish (QorganWorkspace *self, GAsyncResult *result);

G_END_DECLS
