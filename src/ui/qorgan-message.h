/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the program says that something could not be done. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void qorgan_message_describe (AdwStatusPage *page, const char *text);
void qorgan_message_show (GtkWidget *parent, const char *heading, const char *body);
void qorgan_message_show_error (GtkWidget *parent, const char *heading, const GError *error);

G_END_DECLS
