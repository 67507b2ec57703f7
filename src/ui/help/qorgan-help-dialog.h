/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help pages, and which of them belongs to what is on the screen. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QORGAN_TYPE_HELP_DIALOG (qorgan_help_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QorganHelpDialog, qorgan_help_dialog, QORGAN, HELP_DIALOG, AdwDialog)

void qorgan_help_set_topic (GtkWidget *widget, const char *topic);
AdwDialog *qorgan_help_dialog_new (GtkWidget *asked_from) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
