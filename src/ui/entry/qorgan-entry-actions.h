/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entry at speed as actions of the workspace: from any page, whatever is open. */
#pragma once

#include "qorgan-workspace.h"

G_BEGIN_DECLS

void qorgan_entry_actions_install (GtkWidgetClass *widget_class);

G_END_DECLS
