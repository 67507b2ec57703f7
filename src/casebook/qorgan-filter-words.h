/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a query asks for, as a person reads it, part by part: "State: Closed", "Place: Almaty and within". */
#pragma once

#include "qorgan-query.h"

G_BEGIN_DECLS

/* What can be said of one field, and taken back, by itself. */
typedef enum
{
  QORGAN_PART_ANY,
  QORGAN_PART_NONE,
  QORGAN_PART_SINCE, /* both ends of a period */
  QORGAN_PART_ON,
  QORGAN_PART_EMPTY,
} QorganConditionPart;

typedef struct
{
  QorganPath path;
  QorganConditionPart part;
  gboolean denies; /* something is left out */
  char *words;
} QorganFilterWords;

GPtrArray *qorgan_session_word_query (QorganSession *session, const QorganQuery *query, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void qorgan_filter_words_free (QorganFilterWords *self);
void qorgan_query_clear_part (QorganQuery *query, const QorganPath *path, QorganConditionPart part);

G_END_DECLS
