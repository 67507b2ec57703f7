/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the name of a saved view. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void qorgan_view_name_dialog_ask (GtkWidget *parent,
                                  const char *heading,
                                  const char *button,
                                  const char *name,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
char *qorgan_view_name_dialog_ask_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
