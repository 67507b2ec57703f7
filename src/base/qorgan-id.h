/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identifiers of records: 63-bit numbers that sort by the time they were made and are made without asking anybody, so
 * that two copies of a casebook can be merged. JSON carries them as text, because its numbers lose digits above 2^53.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _QorganIdSource QorganIdSource;

/**
 * QorganIdClock:
 * @data: what was given to qorgan_id_source_new()
 *
 * Returns: milliseconds since 1970-01-01 UTC
 */
typedef gint64 (*QorganIdClock) (gpointer data);

QorganIdSource *qorgan_id_source_new (QorganIdClock now_ms, gpointer data, guint32 seed) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_id_source_free (QorganIdSource *source);
gint64 qorgan_id_source_next (QorganIdSource *source);

guint qorgan_id_hash (gconstpointer id);
char *qorgan_id_to_string (gint64 id);
gboolean qorgan_id_from_string (const char *text, gint64 *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganIdSource, qorgan_id_source_free)

G_END_DECLS
