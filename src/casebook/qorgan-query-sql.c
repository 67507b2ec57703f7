/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query as SQL: from the records that are asked about to those that are looked for. What is said of other records, by
 * way of links, becomes a set of ids that is worked out once, not a question asked of each row. */

#include "qorgan-query-private.h"

static gboolean
is_forward (const QorganKind *kind, QorganFieldId link)
{
  return QORGAN_FIELD_KIND (link) == kind->id;
}

/* The kind that the hop @i of @path leads to. */
static const QorganKind *
kind_after (const QorganKind *from, const QorganPath *path, guint i)
{
  gboolean is_last = i + 1 == QORGAN_N_HOPS || path->via[i + 1] == 0;

  if (is_last)
    return qorgan_kind_by_id (QORGAN_FIELD_KIND (path->field));
  return is_forward (from, path->via[i]) ? qorgan_kind_by_id (qorgan_field (path->via[i])->targets[0])
                                         : qorgan_kind_by_id (QORGAN_FIELD_KIND (path->via[i]));
}

/* The records along @path: the last of them as "v". Returns: what of the first of them is to be compared with the
 * record that is looked for, see start_of() */
static char *
append_chain (QorganQuerySql *self, const QorganKind *kind, const QorganPath *path)
{
  const QorganKind *first = kind_after (kind, path, 0);
  const char *alias = path->via[1] != 0 ? "h" : "v";

  g_string_append_printf (self->sql, "\"%s\" %s", first->name, alias);
  if (path->via[1] != 0)
    {
      const char *link = qorgan_field (path->via[1])->name;

      if (is_forward (first, path->via[1]))
        g_string_append_printf (self->sql, " JOIN \"%s\" v ON v.id = h.\"%s\"", kind_after (first, path, 1)->name,
                                link);
      else
        g_string_append_printf (self->sql, " JOIN \"%s\" v ON v.\"%s\" = h.id", kind_after (first, path, 1)->name,
                                link);
    }
  return is_forward (kind, path->via[0]) ? g_strdup_printf ("%s.id", alias)
                                         : g_strdup_printf ("%s.\"%s\"", alias, qorgan_field (path->via[0])->name);
}

static char *
start_of (const QorganKind *kind, const QorganPath *path)
{
  return is_forward (kind, path->via[0]) ? g_strdup_printf ("t.\"%s\"", qorgan_field (path->via[0])->name)
                                         : g_strdup ("t.id");
}

/* "START IN (SELECT … WHERE ": to be followed by conditions on the first record of @path, "h", or "v" where it is the
 * last as well. */
static void
begin_first (QorganQuerySql *self, const QorganKind *kind, const QorganPath *path)
{
  g_autofree char *start = start_of (kind, path);
  const char *link = is_forward (kind, path->via[0]) ? "id" : qorgan_field (path->via[0])->name;
  const char *alias = path->via[1] != 0 ? "h" : "v";

  g_string_append_printf (self->sql, "%s IN (SELECT %s.\"%s\" FROM \"%s\" %s WHERE ", start, alias, link,
                          kind_after (kind, path, 0)->name, alias);
}

/* What follows: "1", or "h.… IN (SELECT … WHERE 1". @few: that set is small, and SQLite does best to begin there. */
static void
begin_last (QorganQuerySql *self, const QorganKind *kind, const QorganPath *path, gboolean few)
{
  const QorganKind *first = kind_after (kind, path, 0);
  QorganPath rest = { .via = { path->via[1] }, .field = path->field };
  gboolean forward;
  const char *link;

  if (path->via[1] == 0)
    {
      g_string_append_c (self->sql, '1');
      return;
    }
  forward = is_forward (first, path->via[1]);
  link = qorgan_field (path->via[1])->name;
  g_string_append_printf (self->sql, "%sh.\"%s\" IN (SELECT v.\"%s\" FROM \"%s\" v WHERE 1", few ? "" : "+",
                          forward ? link : "id", forward ? "id" : link, kind_after (first, &rest, 0)->name);
}

/* "START IN (SELECT … WHERE 1": to be followed by conditions on "v" and end_set(). What is half way is a set as well,
 * or it would be looked up for every "v" there is. */
static void
begin_set (QorganQuerySql *self, const QorganKind *kind, const QorganPath *path)
{
  begin_first (self, kind, path);
  begin_last (self, kind, path, TRUE);
}

static void
end_set (QorganQuerySql *self, const QorganPath *path)
{
  g_string_append (self->sql, path->via[1] != 0 ? "))" : ")");
}

static void
append_denials (QorganQuerySql *self, const QorganKind *kind, const QorganCondition *condition)
{
  if (condition->none != NULL)
    {
      g_string_append (self->sql, " AND NOT coalesce (");
      begin_set (self, kind, &condition->path);
      g_string_append (self->sql, " AND ");
      qorgan_query_sql_append_listed (self, "v", condition, condition->none);
      end_set (self, &condition->path);
      g_string_append (self->sql, ", 0)");
    }
  if (condition->emptiness == QORGAN_EMPTY)
    {
      g_string_append (self->sql, " AND NOT coalesce (");
      begin_set (self, kind, &condition->path);
      g_string_append (self->sql, " AND ");
      qorgan_query_sql_append_recorded (self, "v", qorgan_field (condition->path.field));
      end_set (self, &condition->path);
      g_string_append (self->sql, ", 0)");
    }
}

static gboolean
says_something_of_one (const QorganCondition *condition)
{
  return condition->any != NULL || condition->since != NULL || condition->until != NULL || condition->on != NULL
         || condition->emptiness == QORGAN_FILLED;
}

/* What is said of one record that @path leads to, by condition @index and by all after it. */
static void
append_group (QorganQuerySql *self, const QorganQuery *query, guint index, const QorganPath *path)
{
  for (guint i = index; i < query->conditions->len; i++)
    {
      const QorganCondition *condition = query->conditions->pdata[i];

      if (qorgan_path_same_record (&condition->path, path))
        qorgan_query_sql_append_of_one (self, "v", condition);
    }
}

/* Whether condition @index is the first that says something of the record it looks at. */
static gboolean
begins_group (const QorganQuery *query, guint index)
{
  const QorganCondition *condition = query->conditions->pdata[index];

  for (guint i = 0; i < index; i++)
    {
      const QorganCondition *before = query->conditions->pdata[i];

      if (says_something_of_one (before) && qorgan_path_same_record (&before->path, &condition->path))
        return FALSE;
    }
  return says_something_of_one (condition);
}

/* Whether condition @index asks for nothing but that something happened since a day, or until one, or was going on, and
 * no other condition is about the same record. */
static gboolean
asks_for_a_moment_alone (const QorganQuery *query, guint index)
{
  const QorganCondition *condition = query->conditions->pdata[index];

  if ((condition->since != NULL) + (condition->until != NULL) + (condition->on != NULL) != 1 || condition->any != NULL
      || condition->emptiness == QORGAN_FILLED)
    return FALSE;
  for (guint i = 0; i < query->conditions->len; i++)
    {
      const QorganCondition *other = query->conditions->pdata[i];

      if (i != index && says_something_of_one (other) && qorgan_path_same_record (&other->path, &condition->path))
        return FALSE;
    }
  return TRUE;
}

/* Returns: (nullable): what answers condition @index without a look at the dependants that it is about */
static const QorganExtent *
find_extent (const QorganQuery *query, guint index)
{
  const QorganPath *path = &((const QorganCondition *) query->conditions->pdata[index])->path;
  const QorganKind *owner = path->via[1] != 0 ? kind_after (query->kind, path, 0) : query->kind;
  QorganFieldId link = path->via[1] != 0 ? path->via[1] : path->via[0];

  if (!asks_for_a_moment_alone (query, index))
    return NULL;
  for (guint i = 0; i < owner->n_extents; i++)
    if (owner->extents[i].link == link && owner->extents[i].date == path->field)
      return &owner->extents[i];
  return NULL;
}

/* Whether values are named that the record at the end of @path has: few have them. Most have some date. */
static gboolean
names_values (const QorganQuery *query, const QorganPath *path)
{
  for (guint i = 0; i < query->conditions->len; i++)
    {
      const QorganCondition *condition = query->conditions->pdata[i];

      if (condition->any != NULL && qorgan_path_same_record (&condition->path, path))
        return TRUE;
    }
  return FALSE;
}

/* What condition @index and those about the same record say of "h", the first record of their path, or of "v", where
 * it is the last as well; begin_first() went before. */
static void
append_of_first (QorganQuerySql *self, const QorganQuery *query, guint index)
{
  const QorganCondition *condition = query->conditions->pdata[index];
  const QorganExtent *extent = condition->path.via[1] != 0 ? find_extent (query, index) : NULL;

  if (extent != NULL)
    {
      g_string_append_c (self->sql, '1');
      qorgan_query_sql_append_kept (self, "h", extent, condition);
      return;
    }
  begin_last (self, query->kind, &condition->path, names_values (query, &condition->path));
  append_group (self, query, index, &condition->path);
  if (condition->path.via[1] != 0)
    g_string_append_c (self->sql, ')');
}

/* " AND …": what condition @index and those about the same record say. */
static void
append_asked (QorganQuerySql *self, const QorganQuery *query, guint index)
{
  const QorganCondition *condition = query->conditions->pdata[index];
  const QorganExtent *extent = condition->path.via[1] == 0 ? find_extent (query, index) : NULL;

  if (extent != NULL)
    {
      qorgan_query_sql_append_kept (self, "t", extent, condition);
      return;
    }
  g_string_append (self->sql, " AND ");
  begin_first (self, query->kind, &condition->path);
  append_of_first (self, query, index);
  g_string_append_c (self->sql, ')');
}

static void
append_conditions (QorganQuerySql *self, const QorganQuery *query)
{
  for (guint i = 0; i < query->conditions->len; i++)
    {
      const QorganCondition *condition = query->conditions->pdata[i];

      if (condition->path.via[0] == 0)
        {
          qorgan_query_sql_append_of_one (self, "t", condition);
          qorgan_query_sql_append_own_denials (self, condition);
          continue;
        }
      append_denials (self, query->kind, condition);
      if (begins_group (query, i))
        append_asked (self, query, i);
    }
}

/* Whether all that is said is said of one record, and that, or the one half way to it, names the one that is looked
 * for: this need not be looked up. */
static gboolean
first_record_says_it (const QorganQuery *query)
{
  const QorganCondition *first = query->conditions->len > 0 ? query->conditions->pdata[0] : NULL;

  if (first == NULL || first->path.via[0] == 0 || is_forward (query->kind, first->path.via[0])
      || qorgan_field (first->path.via[0])->type != QORGAN_LINK
      || (first->path.via[1] == 0 && find_extent (query, 0) != NULL))
    return FALSE;
  for (guint i = 0; i < query->conditions->len; i++)
    {
      const QorganCondition *condition = query->conditions->pdata[i];

      if (!qorgan_path_same_record (&condition->path, &first->path) || !says_something_of_one (condition)
          || condition->none != NULL || condition->emptiness == QORGAN_EMPTY)
        return FALSE;
    }
  return TRUE;
}

/* " AND …": that @key, one of @targets, is of @kind. With the + SQLite does not begin there, with all there are. */
static void
append_is_of_kind (QorganQuerySql *self, const char *key, const guint8 *targets, const QorganKind *kind)
{
  if (targets == NULL)
    g_string_append_printf (self->sql, " AND +%s IN (SELECT id FROM \"%s\")", key, kind->name);
  for (guint i = 0; targets != NULL && targets[i] != 0; i++)
    if (targets[i] != kind->id)
      g_string_append_printf (self->sql, " AND +%s NOT IN (SELECT id FROM \"%s\")", key,
                              qorgan_kind_by_id (targets[i])->name);
}

/* " EXCEPT …": what is found less what is of the other kinds, both in order: where much is found this takes far less
 * than to look for each. */
static void
append_except_other_kinds (QorganQuerySql *self, const guint8 *targets, const QorganKind *kind)
{
  for (guint i = 0; targets[i] != 0; i++)
    if (targets[i] != kind->id)
      g_string_append_printf (self->sql, " EXCEPT SELECT id FROM record WHERE kind = '%s'",
                              qorgan_kind_by_id (targets[i])->name);
}

static void
append_among (QorganQuerySql *self, const char *key, const GArray *among)
{
  if (among != NULL)
    g_string_append_printf (self->sql, " AND %s IN (SELECT id FROM ids (?%u))", key,
                            qorgan_query_sql_add_ids (self, among));
}

/* From the few that have the values, "v", to what the records half way, "h", name: as they come, since to put them in
 * order is dear in SQL. */
static void
append_named_by_few (QorganQuerySql *self, const QorganQuery *query, const QorganPath *path)
{
  const QorganKind *first = kind_after (query->kind, path, 0);
  const char *key = qorgan_field (path->via[0])->name, *link = qorgan_field (path->via[1])->name;
  gboolean forward = is_forward (first, path->via[1]);

  g_string_append_printf (self->sql,
                          "SELECT h.\"%s\" FROM \"%s\" v CROSS JOIN \"%s\" h ON h.\"%s\" = v.\"%s\" "
                          "WHERE h.\"%s\" IS NOT NULL",
                          key, kind_after (first, &(QorganPath) { { path->via[1] }, path->field }, 0)->name,
                          first->name, forward ? link : "id", forward ? "id" : link, key);
  append_group (self, query, 0, path);
}

/* The ids that the first record on the way names: in the order of an index where most records are looked at. */
static void
append_select_from_first (QorganQuerySql *self, const QorganQuery *query, const GArray *among)
{
  const QorganPath *path = &((const QorganCondition *) query->conditions->pdata[0])->path;
  const QorganField *link = qorgan_field (path->via[0]);
  const char *alias = path->via[1] != 0 ? "h" : "v";
  gboolean few = path->via[1] != 0 && names_values (query, path);
  g_autofree char *key = g_strdup_printf ("%s.\"%s\"", alias, link->name);

  if (few)
    append_named_by_few (self, query, path);
  else
    {
      g_string_append_printf (self->sql, "SELECT %s FROM \"%s\" %s WHERE %s IS NOT NULL AND ", key,
                              kind_after (query->kind, path, 0)->name, alias, key);
      append_of_first (self, query, 0);
    }
  append_among (self, key, among);
  if (few || link->targets == NULL)
    append_is_of_kind (self, key, link->targets, query->kind);
  else
    append_except_other_kinds (self, link->targets, query->kind);
  if (!few)
    g_string_append (self->sql, " ORDER BY 1");
}

void
qorgan_query_sql_append_select (QorganQuerySql *self, const QorganQuery *query, const GArray *among)
{
  if (first_record_says_it (query))
    append_select_from_first (self, query, among);
  else
    {
      /* An index knows all there are, without a look at the records themselves. */
      if (query->conditions->len == 0 && among == NULL)
        g_string_append_printf (self->sql, "SELECT t.id FROM record t WHERE t.kind = '%s'", query->kind->name);
      else
        g_string_append_printf (self->sql, "SELECT t.id FROM \"%s\" t WHERE 1", query->kind->name);
      append_conditions (self, query);
      append_among (self, "t.id", among);
      g_string_append (self->sql, " ORDER BY 1");
    }
}

gboolean
qorgan_query_sql_append_joined (QorganQuerySql *self, const QorganQuery *query, const QorganPath *path)
{
  gsize length = self->sql->len;

  append_group (self, query, 0, path);
  return self->sql->len > length;
}

char *
qorgan_query_sql_append_path (QorganQuerySql *self, const QorganKind *kind, const QorganPath *path)
{
  g_autofree char *start = start_of (kind, path);
  g_autofree char *key = NULL;

  g_string_append (self->sql, " FROM ");
  if (is_forward (kind, path->via[0]))
    g_string_append_printf (self->sql, "\"%s\" t JOIN ", kind->name);
  key = append_chain (self, kind, path);
  if (!is_forward (kind, path->via[0]))
    return g_steal_pointer (&key);
  /* Of inner joins all conditions are equal, wherever they stand. */
  g_string_append_printf (self->sql, " %s %s = %s", path->via[1] != 0 ? "AND" : "ON", key, start);
  return g_strdup ("t.id");
}
