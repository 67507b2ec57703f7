/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The query as a value, and its JSON. A filter that makes no sense is refused when it is read, with the name of the
 * field that is wrong, so that what comes after can rely on it. */

#include "qorgan-query-private.h"

#include <glib/gi18n-lib.h>

#include "qorgan-casebook-error.h"
#include "qorgan-id.h"

static void
clear_condition (gpointer data)
{
  QorganCondition *condition = data;

  g_strfreev (condition->any);
  g_strfreev (condition->none);
  g_free (condition->since);
  g_free (condition->until);
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
  self->conditions = g_array_new (FALSE, TRUE, sizeof (QorganCondition));
  g_array_set_clear_func (self->conditions, clear_condition);
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
    {
      const QorganCondition *from = &g_array_index (self->conditions, QorganCondition, i);
      QorganCondition condition = {
        from->field,    g_strdupv (from->any), g_strdupv (from->none), g_strdup (from->since), g_strdup (from->until),
        from->emptiness
      };

      g_array_append_val (copy->conditions, condition);
    }
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
  g_array_unref (self->conditions);
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

static QorganCondition *
condition_of (QorganQuery *self, QorganFieldId field)
{
  QorganCondition fresh = { .field = field };

  g_assert (QORGAN_FIELD_KIND (field) == self->kind->id);
  for (guint i = 0; i < self->conditions->len; i++)
    if (g_array_index (self->conditions, QorganCondition, i).field == field)
      return &g_array_index (self->conditions, QorganCondition, i);
  g_array_append_val (self->conditions, fresh);
  return &g_array_index (self->conditions, QorganCondition, self->conditions->len - 1);
}

static gboolean
can_be_listed (QorganType type)
{
  return type != QORGAN_DATE && type != QORGAN_NUMBER && type != QORGAN_REAL;
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

  g_assert (can_be_listed (qorgan_field (field)->type));
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

  g_assert (can_be_listed (qorgan_field (field)->type));
  g_strfreev (condition->none);
  condition->none = g_strdupv ((char **) values);
}

/**
 * qorgan_query_where_dates:
 * @self: a query
 * @field: a date
 * @since: (nullable): from its first moment on
 * @until: (nullable): up to its last moment
 *
 * A partial date matches when it may lie in between: "2022" matches "since February 2022".
 */
void
qorgan_query_where_dates (QorganQuery *self, QorganFieldId field, const QorganDate *since, const QorganDate *until)
{
  QorganCondition *condition = condition_of (self, field);

  g_assert (qorgan_field (field)->type == QORGAN_DATE);
  g_free (condition->since);
  g_free (condition->until);
  condition->since = since != NULL ? qorgan_date_to_edtf (since) : NULL;
  condition->until = until != NULL ? qorgan_date_to_edtf (until) : NULL;
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
 * qorgan_query_clear:
 * @self: a query
 * @field: the field of which nothing is to be said any more
 */
void
qorgan_query_clear (QorganQuery *self, QorganFieldId field)
{
  for (guint i = 0; i < self->conditions->len; i++)
    if (g_array_index (self->conditions, QorganCondition, i).field == field)
      {
        g_array_remove_index (self->conditions, i);
        return;
      }
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

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_QUERY, message);
  return FALSE;
}

static const char *
string_of (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                                          : NULL;
}

/* One of the values of "any" or "none". */
static gboolean
check_listed (const QorganField *field, const char *value, GError **error)
{
  gint64 id;

  if (value == NULL)
    return refuse (error, _ ("In the filter, the values for “%s” must be texts in quotation marks."), field->name);
  if ((field->type == QORGAN_LINK || field->type == QORGAN_LINKS) && !qorgan_id_from_string (value, &id))
    return refuse (error, _ ("In the filter, “%s” for “%s” is not the id of a record."), value, field->name);
  if (!g_utf8_validate (value, -1, NULL))
    return refuse (error, _ ("In the filter, a value for “%s” is not valid UTF-8."), field->name);
  return TRUE;
}

static gboolean
read_list (const QorganField *field, JsonNode *node, char ***values, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!can_be_listed (field->type))
    return refuse (error, _ ("In the filter, “%s” cannot be compared with a list of values."), field->name);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, _ ("In the filter, the values for “%s” must be a list: [\"…\"]."), field->name);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *value = string_of (json_array_get_element (array, i));

      if (!check_listed (field, value, error))
        return FALSE;
      g_strv_builder_add (builder, value);
    }
  g_strfreev (*values);
  *values = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_date (const QorganField *field, JsonNode *node, char **edtf, GError **error)
{
  const char *text = string_of (node);
  QorganDate date;

  if (field->type != QORGAN_DATE)
    return refuse (error, _ ("In the filter, “%s” is not a date and has no “since” and “until”."), field->name);
  if (text == NULL || !qorgan_date_parse (text, &date, NULL))
    return refuse (error, _ ("In the filter, “%s” is compared with “%s”, which is not a date."), field->name,
                   text != NULL ? text : "…");
  g_free (*edtf);
  *edtf = g_strdup (text);
  return TRUE;
}

static gboolean
read_test (const QorganField *field, const char *name, JsonNode *node, QorganCondition *condition, GError **error)
{
  if (g_str_equal (name, "any"))
    return read_list (field, node, &condition->any, error);
  if (g_str_equal (name, "none"))
    return read_list (field, node, &condition->none, error);
  if (g_str_equal (name, "since"))
    return read_date (field, node, &condition->since, error);
  if (g_str_equal (name, "until"))
    return read_date (field, node, &condition->until, error);
  if (!g_str_equal (name, "empty"))
    return refuse (error, _ ("In the filter, “%s” of “%s” is not known; there are any, none, since, until and empty."),
                   name, field->name);
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse (error, _ ("In the filter, “empty” of “%s” must be true or false."), field->name);
  condition->emptiness = json_node_get_boolean (node) ? QORGAN_EMPTY : QORGAN_FILLED;
  return TRUE;
}

static gboolean
read_condition (QorganQuery *self, JsonNode *node, GError **error)
{
  JsonObjectIter iter;
  JsonObject *object;
  JsonNode *value;
  QorganFieldId field;
  const char *name;
  guint n = self->conditions->len;
  QorganCondition *condition;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, _ ("In the filter, each member of “where” must be an object: {\"field\": …}."));
  object = json_node_get_object (node);
  name = json_object_has_member (object, "field") ? string_of (json_object_get_member (object, "field")) : NULL;
  if (name == NULL)
    return refuse (error, _ ("In the filter, a member of “where” does not name its “field”."));
  if (!qorgan_kind_find_field (self->kind, name, &field))
    return refuse (error, _ ("In the filter, “%s” is not a field of “%s”."), name, self->kind->name);
  condition = condition_of (self, field);
  if (self->conditions->len == n)
    return refuse (error, _ ("In the filter, “%s” stands twice."), name);
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &value))
    if (!g_str_equal (name, "field") && !read_test (qorgan_field (field), name, value, condition, error))
      return FALSE;
  if (json_object_get_size (object) == 1)
    return refuse (error, _ ("In the filter, nothing is said of “%s”."), qorgan_field (field)->name);
  return TRUE;
}

static gboolean
read_member (QorganQuery *self, const char *name, JsonNode *node, GError **error)
{
  const char *text = string_of (node);

  if (g_str_equal (name, "kind"))
    return g_strcmp0 (text, self->kind->name) == 0
           || refuse (error, _ ("The filter is for “%s”, not for “%s”."), text != NULL ? text : "…", self->kind->name);
  if (g_str_equal (name, "search"))
    {
      if (text == NULL)
        return refuse (error, _ ("In the filter, “search” must be a text."));
      qorgan_query_set_search (self, text);
      return TRUE;
    }
  if (g_str_equal (name, "sort"))
    {
      if (text == NULL || qorgan_kind_find_column (self->kind, text) == NULL)
        return refuse (error, _ ("In the filter, “%s” is not a column of “%s” to sort by."), text != NULL ? text : "…",
                       self->kind->name);
      g_free (self->sort);
      self->sort = g_strdup (text);
      return TRUE;
    }
  if (g_str_equal (name, "descending"))
    {
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return refuse (error, _ ("In the filter, “descending” must be true or false."));
      self->descending = json_node_get_boolean (node);
      return TRUE;
    }
  if (!g_str_equal (name, "where"))
    return refuse (error, _ ("The filter has a member “%s”; there are kind, search, where, sort and descending."),
                   name);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, _ ("In the filter, “where” must be a list of conditions: [{\"field\": …}]."));
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    if (!read_condition (self, json_array_get_element (json_node_get_array (node), i), error))
      return FALSE;
  return TRUE;
}

/**
 * qorgan_query_from_json:
 * @node: what was read from the command line or a saved view
 * @kind: (nullable): the kind it must be for; %NULL: the one it names
 * @error: return location for a QORGAN_CASEBOOK_ERROR_QUERY that names the field that is wrong
 *
 * Returns: (transfer full) (nullable): the query
 */
QorganQuery *
qorgan_query_from_json (JsonNode *node, const QorganKind *kind, GError **error)
{
  g_autoptr (QorganQuery) self = NULL;
  JsonObjectIter iter;
  JsonNode *value;
  const char *name;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      refuse (error, _ ("A filter is a JSON object: {\"where\": […]}."));
      return NULL;
    }
  if (kind == NULL)
    {
      JsonNode *named = json_object_get_member (json_node_get_object (node), "kind");
      const char *text = named != NULL ? string_of (named) : NULL;

      kind = text != NULL ? qorgan_kind_by_name (text) : NULL;
      if (kind == NULL)
        {
          refuse (error, _ ("The filter does not name a “kind” of record that there is."));
          return NULL;
        }
    }
  self = qorgan_query_new (kind);
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    if (!read_member (self, name, value, error))
      return NULL;
  return g_steal_pointer (&self);
}

static void
write_list (JsonBuilder *builder, const char *name, char **values)
{
  if (values == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

static void
write_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
write_flag (JsonBuilder *builder, const char *name, gboolean flag)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, flag);
}

/**
 * qorgan_query_to_json:
 * @self: a query
 *
 * Returns: (transfer full): an object from which qorgan_query_from_json() makes an equal query
 */
JsonNode *
qorgan_query_to_json (const QorganQuery *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  write_text (builder, "kind", self->kind->name);
  write_text (builder, "search", self->search);
  if (self->conditions->len > 0)
    {
      json_builder_set_member_name (builder, "where");
      json_builder_begin_array (builder);
      for (guint i = 0; i < self->conditions->len; i++)
        {
          const QorganCondition *condition = &g_array_index (self->conditions, QorganCondition, i);

          json_builder_begin_object (builder);
          write_text (builder, "field", qorgan_field (condition->field)->name);
          write_list (builder, "any", condition->any);
          write_list (builder, "none", condition->none);
          write_text (builder, "since", condition->since);
          write_text (builder, "until", condition->until);
          if (condition->emptiness != QORGAN_EITHER)
            write_flag (builder, "empty", condition->emptiness == QORGAN_EMPTY);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
    }
  write_text (builder, "sort", self->sort);
  if (self->descending)
    write_flag (builder, "descending", TRUE);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
