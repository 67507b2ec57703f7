/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a query, for the files that are it: the value, its JSON, and the SQL. */
#pragma once

#include "qorgan-query.h"
#include "qorgan-statement.h"

G_BEGIN_DECLS

struct _QorganQuery
{
  const QorganKind *kind;
  char *search;
  char *sort; /* name of a column; NULL: in the order they were made */
  gboolean descending;
  GPtrArray *conditions; /* (element-type QorganCondition) one a path, in the order they were named */
};

/* A query as SQL, whose text is made of names from the kinds' tables, and of numbers. qorgan-query-terms.c has what is
 * said of one record, in the table @alias, qorgan-query-sql.c the way from there to the records that are looked for. */
typedef struct
{
  GString *sql;
  GPtrArray *parameters; /* (element-type utf8) ?1, ?2, …; NULL for the one that is @ids */
  const GArray *ids; /* borrowed; NULL: no parameter is a set of ids */
} QorganQuerySql;

void qorgan_query_sql_init (QorganQuerySql *self);
void qorgan_query_sql_clear (QorganQuerySql *self);
guint qorgan_query_sql_add_parameter (QorganQuerySql *self, char *taken);
guint qorgan_query_sql_add_ids (QorganQuerySql *self, const GArray *ids);
void qorgan_query_sql_bind (const QorganQuerySql *self, QorganStatement *statement);

/* An expression that is true where one of @values is in the condition's field. */
void qorgan_query_sql_append_listed (QorganQuerySql *self,
                                     const char *alias,
                                     const QorganCondition *condition,
                                     char **values);
/* An expression that is true where there is something in the field. */
void qorgan_query_sql_append_recorded (QorganQuerySql *self, const char *alias, const QorganField *field);
/* " AND …": what must hold of one of the dependants, as far as the owner, in the table @alias, keeps it. */
void qorgan_query_sql_append_kept (QorganQuerySql *self,
                                   const char *alias,
                                   const QorganExtent *extent,
                                   const QorganCondition *condition);
/* " AND …": what must hold of one record… */
void qorgan_query_sql_append_of_one (QorganQuerySql *self, const char *alias, const QorganCondition *condition);
/* …and what may not hold of the one that is looked for itself, "t". */
void qorgan_query_sql_append_own_denials (QorganQuerySql *self, const QorganCondition *condition);

/* The ids of what the query finds by its conditions, some perhaps several times; with @among, those that are in it. */
void qorgan_query_sql_append_select (QorganQuerySql *self, const QorganQuery *query, const GArray *among);
/* " AND …" for what it says of the record that @path leads to, as "v". Returns: whether it says anything */
gboolean qorgan_query_sql_append_joined (QorganQuerySql *self, const QorganQuery *query, const QorganPath *path);
/* " FROM …": what the @path, which has hops, leads to as "v". Returns: (transfer full): the column with the id of the
 * record it leads from, which may be of another kind than @kind */
char *qorgan_query_sql_append_path (QorganQuerySql *self, const QorganKind *kind, const QorganPath *path)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QorganQuerySql, qorgan_query_sql_clear)

G_END_DECLS
