/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query as people write it:
 *   type:house_arrest place:almaty since:2022-01 -state:closed client:"Лукпан" opened:2022-01..2022-03 closed:empty
 * words Keys and values are understood in English, Russian and Kazakh; what stands for a record is its title. Values of
 * one key are alternatives, with "-" before the key exclusions. A place includes what is within it, unless "=" stands
 * before it; "#" stands before the number of a record. Everything else is searched for. */
#pragma once

#include "qorgan-query-lexer.h"
#include "qorgan-query.h"

G_BEGIN_DECLS

QorganQuery *qorgan_query_parse (QorganSession *session,
                                 const QorganKind *kind,
                                 const char *text,
                                 const QorganDate *today,
                                 QorganSpan *wrong,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_query_format (QorganSession *session, const QorganQuery *query, GError **error) G_GNUC_WARN_UNUSED_RESULT;

char *qorgan_query_plain_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_query_text_is_complete (const char *text);

/* One value of a field, as somebody types it; for qorgan_query_parse() and the choice of a filter. */
GArray *qorgan_query_find_titled (QorganSession *session, const QorganField *field, const char *typed, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
