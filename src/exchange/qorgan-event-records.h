/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened to somebody is several records: the person, the incident, their part in it, the case, its first step. A
 * typed line and a row of a table make the same of it: here is how they hang together and what they are called. */
#pragma once

#include "qorgan-change.h"
#include "qorgan-date.h"
#include "qorgan-kinds.h"

G_BEGIN_DECLS

/* What titles are made of; each may be NULL. */
typedef struct
{
  const char *who;
  const char *what;
  const char *where;
  const QorganDate *when;
} QorganEventWords;

void qorgan_event_records_link (QorganChange *change, const gint64 *ids, const gboolean *are_new);
char *qorgan_event_words_dup_case_title (const QorganEventWords *self, QorganLanguage language)
    G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_event_words_dup_incident_title (const QorganEventWords *self, QorganLanguage language)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
