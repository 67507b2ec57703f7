/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands where a record cannot be shown. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *qorgan_no_record_new_gone (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *qorgan_no_record_new_failed (const char *why) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
