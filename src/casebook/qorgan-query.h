/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records of one kind, in what order: a value. Its JSON is the command line's --filter, and will be the saved
 * view and a briefing's scope:
 * {"kind":"case","search":"ахмед","where":[{"field":"state","any":["open"]},
 *  {"field":"opened","since":"2022-01","until":"2022-02"},{"field":"client","any":["1000001"]},
 *  {"field":"track","none":["civil"]},{"field":"closed","empty":true}],"sort":"opened","descending":true}
 * A record matches when everything that is said of it holds. */
#pragma once

#include <json-glib/json-glib.h>

#include "qorgan-session.h"

G_BEGIN_DECLS

typedef struct _QorganQuery QorganQuery;

QorganQuery *qorgan_query_new (const QorganKind *kind) G_GNUC_WARN_UNUSED_RESULT;
QorganQuery *qorgan_query_copy (const QorganQuery *self) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_query_free (QorganQuery *self);
QorganQuery *qorgan_query_from_json (JsonNode *node, const QorganKind *kind, GError **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *qorgan_query_to_json (const QorganQuery *self) G_GNUC_WARN_UNUSED_RESULT;

const QorganKind *qorgan_query_kind (const QorganQuery *self);
void qorgan_query_set_search (QorganQuery *self, const char *typed);
const char *qorgan_query_search (const QorganQuery *self);
void qorgan_query_set_sort (QorganQuery *self, const char *column, gboolean descending);
const char *qorgan_query_sort (const QorganQuery *self, gboolean *descending);

/* What is said of a field. Each of these adds to, or replaces, what was said of the same field in the same way; they
 * assert that the field's type lets them. */
void qorgan_query_where_any (QorganQuery *self, QorganFieldId field, const char *const *values);
void qorgan_query_where_none (QorganQuery *self, QorganFieldId field, const char *const *values);
void qorgan_query_where_dates (QorganQuery *self,
                               QorganFieldId field,
                               const QorganDate *since,
                               const QorganDate *until);
void qorgan_query_where_empty (QorganQuery *self, QorganFieldId field, gboolean empty);
void qorgan_query_clear (QorganQuery *self, QorganFieldId field);
gboolean qorgan_query_has_conditions (const QorganQuery *self);

GArray *qorgan_session_find (QorganSession *session, const QorganQuery *query, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GArray *qorgan_session_find_among (QorganSession *session,
                                   const QorganQuery *query,
                                   const GArray *among,
                                   char **other_layout,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganQuery, qorgan_query_free)

G_END_DECLS
