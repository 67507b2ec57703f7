/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of records: arrays of ids, ascending and each there once, which is how the file hands them out and what makes
 * taking two of them together a single walk. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray *qorgan_id_set_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_id_set_normalise (GArray *ids);
gboolean qorgan_id_set_find (const GArray *ids, gint64 id, guint *position);
GArray *qorgan_id_set_intersect (const GArray *a, const GArray *b) G_GNUC_WARN_UNUSED_RESULT;
GArray *qorgan_id_set_subtract (const GArray *from, const GArray *taken) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
