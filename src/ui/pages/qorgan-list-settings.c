/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a person likes the lists of each kind, from one start of the program to the next. Only names of columns and
 * numbers are kept: “client:180 title:0”, “opened desc”. What is kept may be of another version, so that everything
 * unknown in it is passed over. */

#include "qorgan-list-settings.h"

#include "qorgan-list-columns.h"
#include "qorgan-settings.h"

#define COLUMNS "columns"
#define SORTS "sorts"
#define DESCENDING " desc"

/**
 * qorgan_list_settings_dup_query:
 * @kind: a kind
 *
 * Returns: (transfer full): all its records, sorted as they were last
 */
QorganQuery *
qorgan_list_settings_dup_query (const QorganKind *kind)
{
  QorganQuery *query = qorgan_list_columns_default_query (kind);
  g_autofree char *sort = qorgan_settings_dup_of_kind (SORTS, kind->name);
  gboolean descending = g_str_has_suffix (sort, DESCENDING);

  if (descending)
    sort[strlen (sort) - strlen (DESCENDING)] = '\0';
  if (qorgan_kind_find_column (kind, sort) != NULL)
    qorgan_query_set_sort (query, sort, descending);
  return query;
}

static void
keep_sort (const QorganQuery *query)
{
  gboolean descending;
  const char *sort = qorgan_query_sort (query, &descending);
  g_autofree char *text = g_strconcat (sort != NULL ? sort : "", descending ? DESCENDING : "", NULL);

  qorgan_settings_keep_of_kind (SORTS, qorgan_query_kind (query)->name, text);
}

static void
restore_columns (GtkColumnView *view, const QorganKind *kind)
{
  g_autofree char *text = qorgan_settings_dup_of_kind (COLUMNS, kind->name);
  g_auto (GStrv) columns = g_strsplit (text, " ", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;

  for (guint i = 0; columns[i] != NULL; i++)
    {
      char *width = strchr (columns[i], ':');

      if (width != NULL)
        *width++ = '\0';
      if (qorgan_kind_find_column (kind, columns[i]) == NULL)
        continue;
      g_strv_builder_add (names, columns[i]);
      qorgan_list_columns_set_width (view, columns[i], width != NULL ? (int) g_ascii_strtoll (width, NULL, 10) : 0);
    }
  shown = g_strv_builder_end (names);
  qorgan_list_columns_arrange (view, (const char *const *) shown);
}

static void
keep_columns (GtkColumnView *view, const QorganKind *kind)
{
  g_auto (GStrv) names = qorgan_list_columns_dup_names (view);
  GString *text = g_string_new (NULL);
  g_autofree char *kept = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (text, "%s%s:%d", i > 0 ? " " : "", names[i],
                            qorgan_list_columns_get_width (view, names[i]));
  kept = g_string_free (text, FALSE);
  qorgan_settings_keep_of_kind (COLUMNS, kind->name, kept);
}

/* ---- While a list is shown ---- */

/* A saved view has columns of its own, and a page those it had last. */
static void
view_changed_cb (GtkColumnView *view, QorganViewBar *bar)
{
  const QorganView *shown = qorgan_view_bar_get_view (bar);
  const QorganKind *kind = g_object_get_data (G_OBJECT (view), "qorgan-kind");

  if (!qorgan_view_bar_wants_columns (bar))
    return;
  if (shown != NULL && shown->columns[0] != NULL)
    qorgan_list_columns_arrange (view, (const char *const *) shown->columns);
  else
    restore_columns (view, kind);
  if (shown != NULL && shown->columns[0] == NULL)
    qorgan_list_columns_arrange (view, NULL);
  qorgan_view_bar_take_columns (bar, qorgan_list_columns_dup_names (view));
}

static void
query_cb (GtkColumnView *view, GParamSpec *pspec, QorganList *list)
{
  QorganViewBar *bar = g_object_get_data (G_OBJECT (view), "qorgan-view-bar");

  qorgan_list_columns_show_sort (view, qorgan_list_get_query (list));
  if (qorgan_view_bar_get_view (bar) == NULL)
    keep_sort (qorgan_list_get_query (list));
}

static void
keep_cb (GtkColumnView *view)
{
  QorganViewBar *bar = g_object_get_data (G_OBJECT (view), "qorgan-view-bar");

  /* The page may be closing, and the bar have forgotten what it showed. */
  if (gtk_widget_get_parent (GTK_WIDGET (bar)) != NULL && qorgan_view_bar_get_view (bar) == NULL)
    keep_columns (view, g_object_get_data (G_OBJECT (view), "qorgan-kind"));
}

/**
 * qorgan_list_settings_follow:
 * @view: a table with its columns
 * @list: what it shows
 * @bar: (transfer none): which saved view that is
 *
 * Shows the list as the person likes it, and keeps what is changed.
 */
void
qorgan_list_settings_follow (GtkColumnView *view, QorganList *list, QorganViewBar *bar)
{
  g_object_set_data_full (G_OBJECT (view), "qorgan-view-bar", g_object_ref (bar), g_object_unref);
  g_object_set_data (G_OBJECT (view), "qorgan-kind", (gpointer) qorgan_list_get_kind (list));
  view_changed_cb (view, bar);
  g_signal_connect_object (bar, "changed", G_CALLBACK (view_changed_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::query", G_CALLBACK (query_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "unmap", G_CALLBACK (keep_cb), view, 0);
}

/**
 * qorgan_list_settings_choose:
 * @view: a table
 * @bar: which saved view it shows
 * @names: (array zero-terminated=1): the columns a person wants to see, in their order
 */
void
qorgan_list_settings_choose (GtkColumnView *view, QorganViewBar *bar, const char *const *names)
{
  qorgan_list_columns_arrange (view, names);
  qorgan_view_bar_take_columns (bar, g_strdupv ((char **) names));
  keep_cb (view);
}
