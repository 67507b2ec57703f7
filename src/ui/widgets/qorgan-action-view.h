/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a dialog is that ends in one act: its content, the act below it, the way out above it. Takes the keyboard for
 * the act. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QORGAN_TYPE_ACTION_VIEW (qorgan_action_view_get_type ())
G_DECLARE_FINAL_TYPE (QorganActionView, qorgan_action_view, QORGAN, ACTION_VIEW, AdwBin)

void qorgan_action_view_set_action_label (QorganActionView *self, const char *label);
void qorgan_action_view_set_action_sensitive (QorganActionView *self, gboolean is_sensitive);

G_END_DECLS
