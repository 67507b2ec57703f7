/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of reading the journal: what belongs to a record, now or before, and who may see it. */
#pragma once

#include "qorgan-disclosure.h"
#include "qorgan-history.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* qorgan-history-parts.c */
GArray *qorgan_history_parts (QorganSession *session, gint64 record, GError **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *qorgan_history_last_values (QorganSession *session, gint64 record, const QorganKind **kind, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_history_handling (QorganSession *session,
                                  gint64 id,
                                  const QorganKind *kind,
                                  QorganHandling *handling,
                                  GError **error);
char *qorgan_history_title (QorganSession *session, gint64 id, const QorganKind *kind, char *then, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

JsonNode *qorgan_history_parse (const char *object);
const char *qorgan_history_value (JsonNode *object, const char *field);

G_END_DECLS
