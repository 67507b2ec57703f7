/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells when nobody has worked in a window for a while. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define QORGAN_TYPE_WATCH (qorgan_watch_get_type ())
G_DECLARE_FINAL_TYPE (QorganWatch, qorgan_watch, QORGAN, WATCH, GObject)

typedef void (*QorganUnwatched) (gpointer data);

QorganWatch *qorgan_watch_new (GtkWindow *window, QorganUnwatched unwatched, gpointer data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
