/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of several readings one after the other, only what the newest one brings is wanted. Whoever reads keeps one
 * `GCancellable *latest`, NULL while nothing is under way. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GCancellable *qorgan_latest_begin (GCancellable **latest);
void qorgan_latest_end (GCancellable **latest);
gboolean qorgan_latest_is (GCancellable *latest, GAsyncResult *result);

G_END_DECLS
