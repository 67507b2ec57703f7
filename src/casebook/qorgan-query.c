/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The query as a value. */

#include "qorgan-query-private.h"

#include <string.h>

/**
 * qorgan_condition_new:
 * @path: where it looks
 *
 * Returns: (transfer full): a condition that says nothing yet; its members are to be set
 */
QorganCondition *
qorgan_condition_new (const QorganPath *path)
{
  QorganCondition *self = g_new0 (QorganCondition, 1);

  self->path = *path;
  return self;
}

/**
 * qorgan_condition_copy:
 * @self: a condition
 *
 * Returns: (transfer full): an equal one
 */
QorganCondition *
qorgan_condition_copy (const QorganCondition *self)
{
  QorganCondition *copy = g_memdup2 (self, sizeof *self);

  copy->any = g_strdupv (self->any);
  copy->none = g_strdupv (self->none);
  copy->since = g_strdup (self->since);
  copy->until = g_strdup (self->until);
  copy->on = g_strdup (self->on);
  return copy;
}

/**
 * qorgan_condition_free:
 * @self: (transfer full): a condition
 */
void
qorgan_condition_free (QorganCondition *self)
{
  g_strfreev (self->any);
  g_strfreev (self->none);
  g_free (self->since);
  g_free (self->until);
  g_free (self->on);
  g_free (self);
}

/**
 * qorgan_condition_says_something:
 * @self: a condition
 *
 * Returns: whether it could leave out a record
 */
gboolean
qorgan_condition_says_something (const QorganCondition *self)
{
  return self->any != NULL || self->none != NULL || self->since != NULL || self->until != NULL || self->on != NULL
         || self->emptiness != QORGAN_EITHER;
}

/**
 * qorgan_path_same_record:
 * @a: a path
 * @b: another
 *
 * Returns: whether both lead to the same record
 */
gboolean
qorgan_path_same_record (const QorganPath *a, const QorganPath *b)
{
  return memcmp (a->via, b->via, sizeof a->via) == 0 && QORGAN_FIELD_KIND (a->field) == QORGAN_FIELD_KIND (b->field);
}

/**
 * qorgan_path_equal:
 * @a: a path
 * @b: another
 *
 * Returns: whether both lead to the same field of the same record
 */
gboolean
qorgan_path_equal (const QorganPath *a, const QorganPath *b)
{
  return a->field == b->field && qorgan_path_same_record (a, b);
}

/**
 * qorgan_path_has_parts:
 * @path: a path
 *
 * Returns: whether all records that its field may point to may have parts, as a region has towns
 */
gboolean
qorgan_path_has_parts (const QorganPath *path)
{
  const QorganField *field = qorgan_field (path->field);

  if ((field->type != QORGAN_LINK && field->type != QORGAN_LINKS) || field->targets == NULL)
    return FALSE;
  for (const guint8 *target = field->targets; *target != 0; target++)
    if (qorgan_kind_by_id (*target)->within == 0)
      return FALSE;
  return TRUE;
}

/**
 * qorgan_type_can_be_listed:
 * @type: the type of a field
 *
 * Returns: whether a condition may name values of it
 */
gboolean
qorgan_type_can_be_listed (QorganType type)
{
  return type != QORGAN_DATE && type != QORGAN_NUMBER && type != QORGAN_REAL;
}

/**
 * qorgan_query_new:
 * @kind: the kind of the records to find
 *
 * Returns: (transfer full): a query that every record of @kind matches, in the order they were made
 */
QorganQuery *
qorgan_query_new (const QorganKind *kind)
{
  QorganQuery *self = g_new0 (QorganQuery, 1);

  self->kind = kind;
  self->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_condition_free);
  return self;
}

/**
 * qorgan_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): an equal one, that another thread may have
 */
QorganQuery *
qorgan_query_copy (const QorganQuery *self)
{
  QorganQuery *copy = qorgan_query_new (self->kind);

  copy->search = g_strdup (self->search);
  copy->sort = g_strdup (self->sort);
  copy->descending = self->descending;
  for (guint i = 0; i < self->conditions->len; i++)
    g_ptr_array_add (copy->conditions, qorgan_condition_copy (self->conditions->pdata[i]));
  return copy;
}

/**
 * qorgan_query_free:
 * @self: (transfer full): a query
 */
void
qorgan_query_free (QorganQuery *self)
{
  g_free (self->search);
  g_free (self->sort);
  g_ptr_array_unref (self->conditions);
  g_free (self);
}

/**
 * qorgan_query_kind:
 * @self: a query
 *
 * Returns: (transfer none): the kind of the records it finds
 */
const QorganKind *
qorgan_query_kind (const QorganQuery *self)
{
  return self->kind;
}

/**
 * qorgan_query_set_search:
 * @self: a query
 * @typed: (nullable): words as a person types them, the last perhaps unfinished; %NULL for none
 */
void
qorgan_query_set_search (QorganQuery *self, const char *typed)
{
  g_free (self->search);
  self->search = typed != NULL && *typed != '\0' ? g_strdup (typed) : NULL;
}

/**
 * qorgan_query_search:
 * @self: a query
 *
 * Returns: (transfer none) (nullable): what was typed
 */
const char *
qorgan_query_search (const QorganQuery *self)
{
  return self->search;
}

/**
 * qorgan_query_set_sort:
 * @self: a query
 * @column: (nullable): name of a column of the kind; %NULL: in the order the records were made
 * @descending: whether the other way round; what is empty comes last in any case
 */
void
qorgan_query_set_sort (QorganQuery *self, const char *column, gboolean descending)
{
  g_assert (column == NULL || qorgan_kind_find_column (self->kind, column) != NULL);

  g_free (self->sort);
  self->sort = g_strdup (column);
  self->descending = descending;
}

/**
 * qorgan_query_sort:
 * @self: a query
 * @descending: (out) (optional): whether the other way round
 *
 * Returns: (transfer none) (nullable): name of the column to sort by; %NULL: in the order the records were made
 */
const char *
qorgan_query_sort (const QorganQuery *self, gboolean *descending)
{
  if (descending != NULL)
    *descending = self->descending;
  return self->sort;
}

/**
 * qorgan_query_sort_column:
 * @self: a query
 * @descending: (out) (optional): whether the other way round
 *
 * Returns: (transfer none) (nullable): the column to sort by; %NULL: in the order the records were made
 */
const QorganColumn *
qorgan_query_sort_column (const QorganQuery *self, gboolean *descending)
{
  const char *name = qorgan_query_sort (self, descending);

  return name != NULL ? qorgan_kind_find_column (self->kind, name) : NULL;
}

/* What is said of a field of the record itself, made if nothing is. */
static QorganCondition *
condition_of (QorganQuery *self, QorganFieldId field)
{
  QorganPath path = { .field = field };
  QorganCondition *condition = (QorganCondition *) qorgan_query_find (self, &path);

  g_assert (QORGAN_FIELD_KIND (field) == self->kind->id);
  if (condition == NULL)
    {
      condition = qorgan_condition_new (&path);
      g_ptr_array_add (self->conditions, condition);
    }
  return condition;
}

/**
 * qorgan_query_where_any:
 * @self: a query
 * @field: a field of codes, links or text
 * @values: (array zero-terminated=1): codes, ids in decimal or whole texts, of which one must be in the field
 */
void
qorgan_query_where_any (QorganQuery *self, QorganFieldId field, const char *const *values)
{
  QorganCondition *condition = condition_of (self, field);

  g_assert (qorgan_type_can_be_listed (qorgan_field (field)->type));
  g_strfreev (condition->any);
  condition->any = g_strdupv ((char **) values);
}

/**
 * qorgan_query_where_none:
 * @self: a query
 * @field: a field of codes, links or text
 * @values: (array zero-terminated=1): codes, ids in decimal or whole texts, of which none may be in the field; a record
 *   where the field is empty matches
 */
void
qorgan_query_where_none (QorganQuery *self, QorganFieldId field, const char *const *values)
{
  QorganCondition *condition = condition_of (self, field);

  g_assert (qorgan_type_can_be_listed (qorgan_field (field)->type));
  g_strfreev (condition->none);
  condition->none = g_strdupv ((char **) values);
}

/**
 * qorgan_query_where_empty:
 * @self: a query
 * @field: any field
 * @empty: whether nothing may, or something must, be recorded in it
 */
void
qorgan_query_where_empty (QorganQuery *self, QorganFieldId field, gboolean empty)
{
  condition_of (self, field)->emptiness = empty ? QORGAN_EMPTY : QORGAN_FILLED;
}

/**
 * qorgan_query_has_conditions:
 * @self: a query
 *
 * Returns: whether anything is said of a field; words to search for do not count
 */
gboolean
qorgan_query_has_conditions (const QorganQuery *self)
{
  return self->conditions->len > 0;
}

/**
 * qorgan_query_looks_further:
 * @self: a query
 *
 * Returns: whether a change of another record than those it finds may change what it finds
 */
gboolean
qorgan_query_looks_further (const QorganQuery *self)
{
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const QorganCondition *condition = self->conditions->pdata[i];

      if (condition->path.via[0] != 0 || condition->within)
        return TRUE;
    }
  return self->search != NULL;
}

/**
 * qorgan_query_n_conditions:
 * @self: a query
 *
 * Returns: of how many fields something is said
 */
guint
qorgan_query_n_conditions (const QorganQuery *self)
{
  return self->conditions->len;
}

/**
 * qorgan_query_condition:
 * @self: a query
 * @index: from 0, in the order in which they were named
 *
 * Returns: (transfer none): what is said of one field
 */
const QorganCondition *
qorgan_query_condition (const QorganQuery *self, guint index)
{
  return g_ptr_array_index (self->conditions, index);
}

/**
 * qorgan_query_find:
 * @self: a query
 * @path: leads to a field
 *
 * Returns: (transfer none) (nullable): what is said of that field
 */
const QorganCondition *
qorgan_query_find (const QorganQuery *self, const QorganPath *path)
{
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const QorganCondition *condition = self->conditions->pdata[i];

      if (qorgan_path_equal (&condition->path, path))
        return condition;
    }
  return NULL;
}

/**
 * qorgan_query_take_condition:
 * @self: a query
 * @taken: (transfer full): all that is to be said of a field; where it says nothing, nothing is
 */
void
qorgan_query_take_condition (QorganQuery *self, QorganCondition *taken)
{
  g_autoptr (QorganCondition) condition = taken;
  guint at = self->conditions->len;

  for (guint i = 0; i < self->conditions->len; i++)
    if (qorgan_path_equal (&((QorganCondition *) self->conditions->pdata[i])->path, &taken->path))
      at = i;
  if (at < self->conditions->len)
    g_ptr_array_remove_index (self->conditions, at);
  if (qorgan_condition_says_something (condition))
    g_ptr_array_insert (self->conditions, (gint) at, g_steal_pointer (&condition));
}

/**
 * qorgan_query_clear_conditions:
 * @self: a query
 *
 * Nothing is said of any field any more; words, and the order, stay.
 */
void
qorgan_query_clear_conditions (QorganQuery *self)
{
  g_ptr_array_set_size (self->conditions, 0);
}
