/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records of one kind, in what order: a value. Its JSON is the command line's --filter, and will be the saved
 * view and a briefing's scope:
 * {"kind":"case","search":"ахмед","where":[{"field":"state","any":["open"]},
 *  {"field":"opened","since":"2022-01","until":"2022-02"},{"field":"client","any":["1000001"]},
 *  {"field":"track","none":["civil"]},{"field":"closed","empty":true},
 *  {"via":"step.case","field":"measure","any":["house_arrest"]},{"via":"step.case","field":"happened","on":"2022-01-15"},
 *  {"via":"step.case","field":"place","any":["1000002"],"within":true}],"sort":"opened","descending":true}
 * A record matches when everything that is said of it holds. What is said of a field "via" the same links must hold of
 * one and the same record that they lead to; only "none" and "empty" are said of all of them. */
#pragma once

#include <json-glib/json-glib.h>

#include "qorgan-session.h"

G_BEGIN_DECLS

typedef struct _QorganQuery QorganQuery;

typedef enum
{
  QORGAN_EITHER,
  QORGAN_EMPTY,
  QORGAN_FILLED,
} QorganEmptiness;

/* Where a condition looks: a field of the record itself, or of one that links lead to. */
typedef struct
{
  QorganFieldId via[QORGAN_N_HOPS];
  QorganFieldId field;
} QorganPath;

/* Everything that is said of one field. */
typedef struct
{
  QorganPath path;
  char **any;
  char **none;
  gboolean within; /* the records in any and none stand also for what is a part of them */
  char *since;     /* EDTF */
  char *until;
  char *on; /* the period that this date begins was going on */
  QorganEmptiness emptiness;
} QorganCondition;

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
const QorganColumn *qorgan_query_sort_column (const QorganQuery *self, gboolean *descending);

/* What is said of a field of the record itself. Each of these adds to, or replaces, what was said of the same field in
 * the same way; they assert that the field's type lets them. */
void qorgan_query_where_any (QorganQuery *self, QorganFieldId field, const char *const *values);
void qorgan_query_where_none (QorganQuery *self, QorganFieldId field, const char *const *values);
void qorgan_query_where_empty (QorganQuery *self, QorganFieldId field, gboolean empty);

/* Any condition, whole. */
gboolean qorgan_query_has_conditions (const QorganQuery *self);
gboolean qorgan_query_looks_further (const QorganQuery *self);
guint qorgan_query_n_conditions (const QorganQuery *self);
const QorganCondition *qorgan_query_condition (const QorganQuery *self, guint index);
const QorganCondition *qorgan_query_find (const QorganQuery *self, const QorganPath *path);
void qorgan_query_take_condition (QorganQuery *self, QorganCondition *taken);
void qorgan_query_clear_conditions (QorganQuery *self);

QorganCondition *qorgan_condition_new (const QorganPath *path) G_GNUC_WARN_UNUSED_RESULT;
QorganCondition *qorgan_condition_copy (const QorganCondition *self) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_condition_free (QorganCondition *self);
gboolean qorgan_condition_says_something (const QorganCondition *self);

gboolean qorgan_path_equal (const QorganPath *a, const QorganPath *b);
gboolean qorgan_path_same_record (const QorganPath *a, const QorganPath *b);
gboolean qorgan_path_has_parts (const QorganPath *path);
gboolean qorgan_type_can_be_listed (QorganType type);

GArray *qorgan_session_find (QorganSession *session, const QorganQuery *query, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_session_count_kind (QorganSession *session, const QorganKind *kind, guint *n, GError **error);
gboolean qorgan_session_count (QorganSession *session, const QorganQuery *query, guint *n, GError **error);
GArray *qorgan_session_find_among (QorganSession *session,
                                   const QorganQuery *query,
                                   const GArray *among,
                                   char **other_layout,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganQuery, qorgan_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganCondition, qorgan_condition_free)

G_END_DECLS
