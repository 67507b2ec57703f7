/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved views, read. Whoever wrote the JSON may have been another version of the program, or a person with a text
 * editor, so nothing here takes it for granted. */

#include "qorgan-view.h"

#include <glib/gi18n-lib.h>

#include "qorgan-casebook-error.h"
#include "qorgan-kinds.h"

static void
clear_view (gpointer data)
{
  QorganView *self = data;

  g_free (self->name);
  g_clear_pointer (&self->query, qorgan_query_free);
  g_clear_error (&self->error);
  g_strfreev (self->columns);
}

/* What it is of, even where the rest is not understood: its page can then say so in the right place. */
static const QorganKind *
kind_of (JsonNode *node)
{
  JsonNode *name = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), "kind") : NULL;

  if (name == NULL || !JSON_NODE_HOLDS_VALUE (name) || json_node_get_value_type (name) != G_TYPE_STRING)
    return NULL;
  return qorgan_kind_by_name (json_node_get_string (name));
}

static void
read_query (QorganView *self, const char *text)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  node = text != NULL ? json_from_string (text, &error) : NULL;
  if (node == NULL)
    {
      g_set_error_literal (&self->error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_QUERY,
                           _ ("What the view is to show is not recorded in a way this program can read."));
      return;
    }
  self->kind = kind_of (node);
  self->query = qorgan_query_from_json (node, NULL, &self->error);
}

/* A column that there is no more is left out: the others still tell what they told. */
static char **
read_columns (const QorganKind *kind, const char *text)
{
  g_auto (GStrv) names = g_strsplit (text != NULL ? text : "", " ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; kind != NULL && names[i] != NULL; i++)
    if (qorgan_kind_find_column (kind, names[i]) != NULL)
      g_strv_builder_add (builder, names[i]);
  return g_strv_builder_end (builder);
}

/**
 * qorgan_view_new:
 * @id: of its record
 * @name: (nullable): its name
 * @query: (nullable): JSON of a query
 * @columns: (nullable): names of columns, separated by spaces
 * @position: among the views
 *
 * Returns: (transfer full): the view; if @query makes no sense, with an error
 */
QorganView *
qorgan_view_new (gint64 id, const char *name, const char *query, const char *columns, gint64 position)
{
  QorganView *self = g_atomic_rc_box_new0 (QorganView);

  self->id = id;
  self->name = g_strdup (name != NULL ? name : "");
  self->position = position;
  read_query (self, query);
  self->columns = read_columns (self->kind, columns);
  return self;
}

/**
 * qorgan_view_ref:
 * @self: a view
 *
 * Returns: (transfer full): @self
 */
QorganView *
qorgan_view_ref (QorganView *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * qorgan_view_unref:
 * @self: (transfer full): a view
 */
void
qorgan_view_unref (QorganView *self)
{
  g_atomic_rc_box_release_full (self, clear_view);
}

/**
 * qorgan_view_write_query:
 * @query: a query
 *
 * Returns: (transfer full): its JSON, on one line, as a view keeps it
 */
char *
qorgan_view_write_query (const QorganQuery *query)
{
  g_autoptr (JsonNode) node = qorgan_query_to_json (query);

  return json_to_string (node, FALSE);
}

/**
 * qorgan_view_write_columns:
 * @kind: a kind
 * @names: (array zero-terminated=1): names of columns, in their order
 *
 * Returns: (transfer full) (nullable): them as a view keeps them; %NULL: as the kind has them, or none
 */
char *
qorgan_view_write_columns (const QorganKind *kind, const char *const *names)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) own = NULL;

  for (guint i = 0; i < kind->n_columns; i++)
    if (kind->columns[i].label != NULL)
      g_strv_builder_add (builder, kind->columns[i].name);
  own = g_strv_builder_end (builder);
  if (names[0] == NULL || g_strv_equal (names, (const char *const *) own))
    return NULL;
  return g_strjoinv (" ", (char **) names);
}

/**
 * qorgan_view_shows:
 * @self: a view
 * @query: what a list shows
 *
 * Returns: whether that is what the view is saved with
 */
gboolean
qorgan_view_shows (const QorganView *self, const QorganQuery *query)
{
  g_autofree char *saved = self->query != NULL ? qorgan_view_write_query (self->query) : NULL;
  g_autofree char *shown = qorgan_view_write_query (query);

  return g_strcmp0 (saved, shown) == 0;
}

static int
compare_views (gconstpointer a, gconstpointer b)
{
  const QorganView *first = *(QorganView *const *) a;
  const QorganView *second = *(QorganView *const *) b;

  if (first->position != second->position)
    return first->position < second->position ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

/**
 * qorgan_session_views:
 * @session: a session
 * @error: return location
 *
 * Returns: (transfer full) (element-type QorganView) (nullable): the saved views in their order, named in the language
 *   of the session
 */
GPtrArray *
qorgan_session_views (QorganSession *session, GError **error)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_view_unref);
  g_autoptr (QorganQuery) all = qorgan_query_new (&qorgan_kind_view);
  g_autoptr (GArray) ids = qorgan_session_find (session, all, error);

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i), position = 0;
      g_autoptr (QorganRecord) record = qorgan_session_load (session, id, error);
      g_autofree char *name = NULL;

      if (record == NULL)
        return NULL;
      name = qorgan_session_title (session, id, qorgan_session_language (session), error);
      if (name == NULL)
        return NULL;
      qorgan_record_number (record, QORGAN_VIEW_POSITION, &position);
      g_ptr_array_add (views, qorgan_view_new (id, name, qorgan_record_text (record, QORGAN_VIEW_QUERY),
                                               qorgan_record_text (record, QORGAN_VIEW_COLUMNS), position));
    }
  g_ptr_array_sort (views, compare_views);
  return g_steal_pointer (&views);
}
