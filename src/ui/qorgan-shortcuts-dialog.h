/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page that lists the keyboard shortcuts. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QORGAN_TYPE_SHORTCUTS_DIALOG (qorgan_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QorganShortcutsDialog, qorgan_shortcuts_dialog, QORGAN, SHORTCUTS_DIALOG, AdwDialog)

AdwDialog *qorgan_shortcuts_dialog_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
