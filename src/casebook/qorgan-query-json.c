/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The query as JSON. A filter that makes no sense is refused when it is read, with the name of the field that is wrong,
 * so that what comes after can rely on it. */

#include "qorgan-query-private.h"

#include <glib/gi18n-lib.h>

#include "qorgan-casebook-error.h"
#include "qorgan-id.h"

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

  if (!qorgan_type_can_be_listed (field->type))
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
read_flag (const QorganField *field, const char *name, JsonNode *node, gboolean *flag, GError **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse (error, _ ("In the filter, “%s” of “%s” must be true or false."), name, field->name);
  *flag = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
read_test (const QorganField *field, const char *name, JsonNode *node, QorganCondition *condition, GError **error)
{
  gboolean empty = FALSE;

  if (g_str_equal (name, "any"))
    return read_list (field, node, &condition->any, error);
  if (g_str_equal (name, "none"))
    return read_list (field, node, &condition->none, error);
  if (g_str_equal (name, "since"))
    return read_date (field, node, &condition->since, error);
  if (g_str_equal (name, "until"))
    return read_date (field, node, &condition->until, error);
  if (g_str_equal (name, "on"))
    {
      if (field->ends == 0)
        return refuse (error, _ ("In the filter, “%s” is not the beginning of a period and has no “on”."), field->name);
      return read_date (field, node, &condition->on, error);
    }
  if (g_str_equal (name, "within") && qorgan_path_has_parts (&condition->path))
    return read_flag (field, name, node, &condition->within, error);
  if (!g_str_equal (name, "empty"))
    return refuse (error,
                   _ ("In the filter, “%s” of “%s” is not known; there are any, none, since, until, on, within and "
                      "empty."),
                   name, field->name);
  if (!read_flag (field, name, node, &empty, error))
    return FALSE;
  condition->emptiness = empty ? QORGAN_EMPTY : QORGAN_FILLED;
  return TRUE;
}

/* Finds the field that @name, "KIND.FIELD", means. */
static gboolean
find_qualified (const char *name, QorganFieldId *field)
{
  g_auto (GStrv) parts = name != NULL ? g_strsplit (name, ".", 2) : NULL;
  const QorganKind *kind;

  if (parts == NULL || g_strv_length (parts) != 2)
    return FALSE;
  kind = qorgan_kind_by_name (parts[0]);
  return kind != NULL && qorgan_kind_find_field (kind, parts[1], field);
}

/* Goes along @link, forwards where it is one of @kind's own, else backwards. Returns: the kind it leads to, if that is
 * one only */
static const QorganKind *
follow (const QorganKind *kind, QorganFieldId link)
{
  const QorganField *field = qorgan_field (link);

  if (field->type != QORGAN_LINK)
    return NULL;
  if (QORGAN_FIELD_KIND (link) != kind->id)
    return qorgan_field_may_link (field, kind) ? qorgan_kind_by_id (QORGAN_FIELD_KIND (link)) : NULL;
  return field->targets != NULL && field->targets[1] == 0 ? qorgan_kind_by_id (field->targets[0]) : NULL;
}

/* One name, or a list of them. */
static gboolean
read_via (QorganQuery *self, JsonNode *node, QorganPath *path, const QorganKind **kind, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 1;

  if (n == 0 || n > QORGAN_N_HOPS)
    return refuse (error, _ ("In the filter, “via” must name one link or two, such as “step.case”."));
  for (guint i = 0; i < n; i++)
    {
      const char *name = string_of (array != NULL ? json_array_get_element (array, i) : node);

      if (!find_qualified (name, &path->via[i]))
        return refuse (error, _ ("In the filter, “via” is “%s”, which is not a link such as “step.case”."),
                       name != NULL ? name : "…");
      *kind = follow (*kind, path->via[i]);
      if (*kind == NULL)
        return refuse (error, _ ("In the filter, “via” is “%s”, which does not lead from “%s” to records of one kind."),
                       name, self->kind->name);
    }
  return TRUE;
}

static gboolean
read_path (QorganQuery *self, JsonObject *object, QorganPath *path, GError **error)
{
  const QorganKind *kind = self->kind;
  const char *name
      = json_object_has_member (object, "field") ? string_of (json_object_get_member (object, "field")) : NULL;

  if (name == NULL)
    return refuse (error, _ ("In the filter, a member of “where” does not name its “field”."));
  if (json_object_has_member (object, "via")
      && !read_via (self, json_object_get_member (object, "via"), path, &kind, error))
    return FALSE;
  if (!qorgan_kind_find_field (kind, name, &path->field))
    return refuse (error, _ ("In the filter, “%s” is not a field of “%s”."), name, kind->name);
  if (qorgan_query_find (self, path) != NULL)
    return refuse (error, _ ("In the filter, “%s” stands twice."), name);
  return TRUE;
}

static gboolean
read_condition (QorganQuery *self, JsonNode *node, GError **error)
{
  g_autoptr (QorganCondition) condition = NULL;
  QorganPath path = { 0 };
  JsonObjectIter iter;
  JsonObject *object;
  JsonNode *value;
  const char *name;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, _ ("In the filter, each member of “where” must be an object: {\"field\": …}."));
  object = json_node_get_object (node);
  if (!read_path (self, object, &path, error))
    return FALSE;
  condition = qorgan_condition_new (&path);
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &value))
    if (!g_str_equal (name, "field") && !g_str_equal (name, "via")
        && !read_test (qorgan_field (path.field), name, value, condition, error))
      return FALSE;
  if (!qorgan_condition_says_something (condition))
    return refuse (error, _ ("In the filter, nothing is said of “%s”."), qorgan_field (path.field)->name);
  qorgan_query_take_condition (self, g_steal_pointer (&condition));
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

static void
write_via (JsonBuilder *builder, const QorganPath *path)
{
  if (path->via[0] == 0)
    return;
  json_builder_set_member_name (builder, "via");
  if (path->via[1] != 0)
    json_builder_begin_array (builder);
  for (guint i = 0; i < QORGAN_N_HOPS && path->via[i] != 0; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.%s", qorgan_kind_by_id (QORGAN_FIELD_KIND (path->via[i]))->name,
                                               qorgan_field (path->via[i])->name);

      json_builder_add_string_value (builder, name);
    }
  if (path->via[1] != 0)
    json_builder_end_array (builder);
}

static void
write_condition (JsonBuilder *builder, const QorganCondition *condition)
{
  json_builder_begin_object (builder);
  write_via (builder, &condition->path);
  write_text (builder, "field", qorgan_field (condition->path.field)->name);
  write_list (builder, "any", condition->any);
  write_list (builder, "none", condition->none);
  if (condition->within)
    write_flag (builder, "within", TRUE);
  write_text (builder, "since", condition->since);
  write_text (builder, "until", condition->until);
  write_text (builder, "on", condition->on);
  if (condition->emptiness != QORGAN_EITHER)
    write_flag (builder, "empty", condition->emptiness == QORGAN_EMPTY);
  json_builder_end_object (builder);
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
        write_condition (builder, self->conditions->pdata[i]);
      json_builder_end_array (builder);
    }
  write_text (builder, "sort", self->sort);
  if (self->descending)
    write_flag (builder, "descending", TRUE);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
