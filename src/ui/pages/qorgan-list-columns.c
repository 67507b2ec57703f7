/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a table of records, made from the kind's description: a cell for each, a heading that sorts the list,
 * and for each row the words a screen reader says. One more column, with two lines, stands for all of them where there
 * is little room. */

#include <glib/gi18n-lib.h>

#include "qorgan-cell.h"
#include "qorgan-list-columns.h"
#include "qorgan-slices.h"

#define DATA "qorgan-list-column"
#define ROOM "qorgan-list-columns-room"

/* The narrowest a person can make one, in pixels. */
#define MIN_WIDTH 24

typedef enum
{
  PLACE_OWN,
  PLACE_ALL,   /* the first column stands for all, as wide as the table */
  PLACE_ASIDE, /* no room */
} Place;

/* What a column of GTK's knows of ours. */
typedef struct
{
  QorganList *list; /* owned */
  guint index;      /* among the kind's columns */
  Place place;
  int width; /* how wide a person made it; 0: it has its own width. Kept while it has no place of its own. */
  gboolean is_hidden; /* a person chose not to see it */
} Column;

static void
column_free (gpointer data)
{
  g_object_unref (((Column *) data)->list);
  g_free (data);
}

static Column *
column_of (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), DATA);
}

static gboolean
is_title (const Column *column)
{
  return qorgan_list_get_kind (column->list)->columns[column->index].source == QORGAN_COLUMN_TITLE;
}

/* Returns: (nullable): borrowed from the view */
static GtkColumnViewColumn *
find_column (GtkColumnView *view, const char *name)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), name) == 0)
        return column;
    }
  return NULL;
}

static void
setup_cell_cb (GtkColumnViewColumn *view_column, GtkColumnViewCell *item)
{
  const Column *column = column_of (view_column);

  gtk_column_view_cell_set_child (item, qorgan_cell_new (column->list, column->index, column->place == PLACE_ALL));
}

static void
bind_cell_cb (QorganList *list, GtkColumnViewCell *item)
{
  qorgan_cell_set_row (QORGAN_CELL (gtk_column_view_cell_get_child (item)), gtk_column_view_cell_get_item (item));
}

static void
unbind_cell_cb (QorganList *list, GtkColumnViewCell *item)
{
  qorgan_cell_set_row (QORGAN_CELL (gtk_column_view_cell_get_child (item)), NULL);
}

/* Only there to make the heading a button: the list itself is what is sorted. */
static GtkSorter *
heading_sorter_new (void)
{
  return GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));
}

/* It is shown when there is room for it: until then it has no cells. */
static GtkColumnViewColumn *
column_new (QorganList *list, guint index)
{
  const QorganColumn *described = &qorgan_list_get_kind (list)->columns[index];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = heading_sorter_new ();
  GtkColumnViewColumn *view_column = gtk_column_view_column_new (_ (described->label), factory);
  Column *column = g_new0 (Column, 1);

  column->list = g_object_ref (list);
  column->index = index;
  g_object_set_data_full (G_OBJECT (view_column), DATA, column, column_free);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cell_cb), view_column, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cell_cb), list, G_CONNECT_SWAPPED);
  gtk_column_view_column_set_id (view_column, described->name);
  gtk_column_view_column_set_visible (view_column, FALSE);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, is_title (column));
  gtk_column_view_column_set_sorter (view_column, sorter);
  return view_column;
}

/* What a screen reader says of a row: every column that has something, with its heading. */
static char *
row_words (QorganList *list, QorganRow *row)
{
  const QorganKind *kind = qorgan_list_get_kind (list);
  GString *words = g_string_new (NULL);
  const char *reason;

  for (guint i = 0; i < kind->n_columns; i++)
    {
      g_autofree char *text = NULL;

      if (kind->columns[i].label == NULL)
        continue;
      text = qorgan_row_dup_text (row, i);
      if (kind->columns[i].source == QORGAN_COLUMN_TITLE)
        g_string_append (words, text != NULL && *text != '\0' ? text : _ ("Without a title"));
      else if (text != NULL && *text != '\0')
        /* Translators: for screen readers, one column after another: heading, value */
        g_string_append_printf (words, C_ ("row for screen readers", "; %s: %s"), _ (kind->columns[i].label), text);
    }
  reason = qorgan_findings_get (qorgan_findings_of (list), qorgan_row_get_id (row));
  if (reason != NULL)
    /* Translators: for screen readers, at the end of a row: why it is among what was found */
    g_string_append_printf (words, C_ ("row for screen readers", "; found in: %s"), reason);
  return g_string_free (words, FALSE);
}

static void
name_row (QorganList *list, GtkColumnViewRow *item)
{
  g_autofree char *words = row_words (list, gtk_column_view_row_get_item (item));

  gtk_column_view_row_set_accessible_label (item, words);
}

static void
name_row_anew (gpointer item)
{
  QorganList *list = g_object_get_data (G_OBJECT (item), "qorgan-list");

  if (list != NULL && gtk_column_view_row_get_item (item) != NULL)
    name_row (list, item);
}

/* Why a row was found is known a little later than that it was. */
static void
explained_cb (GtkColumnViewRow *item, QorganFindings *findings)
{
  qorgan_slices_add (item, name_row_anew);
}

static void
row_changed_cb (GtkColumnViewRow *item)
{
  qorgan_slices_add (item, name_row_anew);
}

/* What a shown row listens to. By their numbers handlers are found at once; by what they call, each would be compared
 * with those of all other rows and cells. */
typedef struct
{
  QorganFindings *findings; /* owned, as is the row */
  QorganRow *row;
  gulong row_id;
  gulong changed_id;
  gulong explained_id;
} Hearing;

static void
hearing_free (gpointer data)
{
  Hearing *self = data;

  g_clear_signal_handler (&self->row_id, self->row);
  g_clear_signal_handler (&self->changed_id, self->findings);
  g_clear_signal_handler (&self->explained_id, self->findings);
  g_object_unref (self->row);
  g_object_unref (self->findings);
  g_free (self);
}

/* A name is made when the row is shown, and again whenever it reads differently, as its cells are. */
static void
bind_row_cb (QorganList *list, GtkColumnViewRow *item)
{
  Hearing *hearing = g_new0 (Hearing, 1);

  hearing->row = g_object_ref (gtk_column_view_row_get_item (item));
  hearing->findings = g_object_ref (qorgan_findings_of (list));
  hearing->row_id
      = g_signal_connect_object (hearing->row, "changed", G_CALLBACK (row_changed_cb), item, G_CONNECT_SWAPPED);
  hearing->changed_id
      = g_signal_connect_object (hearing->findings, "changed", G_CALLBACK (explained_cb), item, G_CONNECT_SWAPPED);
  hearing->explained_id
      = g_signal_connect_object (hearing->findings, "explained", G_CALLBACK (explained_cb), item, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (item), "qorgan-hearing", hearing, hearing_free);
  g_object_set_data_full (G_OBJECT (item), "qorgan-list", g_object_ref (list), g_object_unref);
  name_row (list, item);
}

static void
unbind_row_cb (QorganList *list, GtkColumnViewRow *item)
{
  g_object_set_data (G_OBJECT (item), "qorgan-hearing", NULL);
  g_object_set_data (G_OBJECT (item), "qorgan-list", NULL);
}

static void
sorted_cb (QorganList *list, GtkSorterChange change, GtkColumnViewSorter *sorter)
{
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  const char *id = column != NULL ? gtk_column_view_column_get_id (column) : NULL;
  gboolean descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;
  gboolean was_descending;
  const char *was = qorgan_query_sort (qorgan_list_get_query (list), &was_descending);
  QorganQuery *query;

  /* Without a heading to show it the list is sorted all the same, by a view or as the kind has it. */
  if (id == NULL || (g_strcmp0 (id, was) == 0 && descending == was_descending))
    return;
  query = qorgan_query_copy (qorgan_list_get_query (list));
  qorgan_query_set_sort (query, id, descending);
  qorgan_list_take_query (list, query);
}

/**
 * qorgan_list_columns_default_query:
 * @kind: of the records
 *
 * Returns: (transfer full): all of them, the newest first where the kind has a date to go by, else by the first column
 */
QorganQuery *
qorgan_list_columns_default_query (const QorganKind *kind)
{
  QorganQuery *query = qorgan_query_new (kind);

  for (guint i = 0; kind->order_date != 0 && i < kind->n_columns; i++)
    if (kind->columns[i].source == QORGAN_COLUMN_FIELD && kind->columns[i].field == kind->order_date)
      {
        qorgan_query_set_sort (query, kind->columns[i].name, TRUE);
        return query;
      }
  qorgan_query_set_sort (query, kind->columns[0].name, FALSE);
  return query;
}

/**
 * qorgan_list_columns_add:
 * @view: an empty table
 * @list: the list it shows
 *
 * Adds every column of the list's kind that is meant for people. The headings show how the list is sorted, and sort it.
 */
void
qorgan_list_columns_add (GtkColumnView *view, QorganList *list)
{
  const QorganKind *kind = qorgan_list_get_kind (list);
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  for (guint i = 0; i < kind->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = NULL;

      if (kind->columns[i].label == NULL)
        continue;
      column = column_new (list, i);
      gtk_column_view_append_column (view, column);
    }
  qorgan_list_columns_show_sort (view, qorgan_list_get_query (list));
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_row_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "unbind", G_CALLBACK (unbind_row_cb), list, G_CONNECT_SWAPPED);
  gtk_column_view_set_row_factory (view, rows);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (sorted_cb), list,
                           G_CONNECT_SWAPPED);
}

/**
 * qorgan_list_columns_show_sort:
 * @view: a table
 * @query: what its list shows
 *
 * The headings show how the list is sorted.
 */
void
qorgan_list_columns_show_sort (GtkColumnView *view, const QorganQuery *query)
{
  gboolean descending;
  const char *sort = qorgan_query_sort (query, &descending);
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (view));
  GtkColumnViewColumn *column = sort != NULL ? find_column (view, sort) : NULL;
  GtkSortType order = descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;

  if (column != gtk_column_view_sorter_get_primary_sort_column (sorter)
      || order != gtk_column_view_sorter_get_primary_sort_order (sorter))
    gtk_column_view_sort_by_column (view, column, order);
}

/* ---- Room ---- */

/* GTK has the headings in the first of the table's own widgets, one for each column. */
static GtkWidget *
find_heading (GtkColumnView *view, guint position)
{
  GtkWidget *heading = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));

  for (guint i = 0; i < position && heading != NULL; i++)
    heading = gtk_widget_get_next_sibling (heading);
  return heading;
}

static void
show_heading (GtkColumnView *view, guint position, gboolean is_shown)
{
  GtkWidget *heading = find_heading (view, position);

  if (heading != NULL)
    gtk_widget_set_visible (heading, is_shown);
}

/* GTK has the rows in the last of the table's own widgets. */
static void
tell_cells (GtkColumnView *view, const Column *column)
{
  GtkWidget *rows = gtk_widget_get_last_child (GTK_WIDGET (view));

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    for (GtkWidget *cell = gtk_widget_get_first_child (row); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
      {
        GtkWidget *child = gtk_widget_get_first_child (cell);

        if (child != NULL && QORGAN_IS_CELL (child) && qorgan_cell_get_column (QORGAN_CELL (child)) == column->index)
          qorgan_cell_stand_for_all (QORGAN_CELL (child), column->place == PLACE_ALL);
      }
}

/* Without room a column has no width, but keeps its cells: to make those of two hundred rows takes GTK some ten
 * milliseconds for each column, and as long whenever a record beside the list is closed. */
static void
put (GtkColumnView *view, GtkColumnViewColumn *view_column, guint position, Place place)
{
  Column *column = column_of (view_column);
  const char *name = gtk_column_view_column_get_id (view_column);
  gboolean stood_for_all = column->place == PLACE_ALL;
  int width = qorgan_list_columns_get_width (view, name);

  show_heading (view, position, place != PLACE_ASIDE); /* GTK makes another when a column is moved */
  if (column->place == place)
    return;
  column->place = place;
  gtk_column_view_column_set_fixed_width (view_column, place == PLACE_ASIDE ? 0 : -1);
  gtk_column_view_column_set_resizable (view_column, place == PLACE_OWN);
  gtk_column_view_column_set_expand (view_column, place != PLACE_ASIDE && is_title (column));
  qorgan_list_columns_set_width (view, name, width);
  if (stood_for_all || place == PLACE_ALL)
    tell_cells (view, column);
}

/* As many as there is room for, of those that are chosen, from the first. What stands before the first that is shown
 * gives up its cells all the same: the first cell of a row is set in by more. Returns: whether a column was made or
 * taken apart, which is enough for a turn of the main loop */
static gboolean
show_next_column (GtkColumnView *view)
{
  guint n_columns = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (view), ROOM));
  GListModel *columns = gtk_column_view_get_columns (view);
  guint n_shown = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      gboolean is_first = column_of (column)->index == 0;
      gboolean is_chosen = !column_of (column)->is_hidden;
      gboolean is_shown = n_columns == 1 ? is_first : n_shown < n_columns && is_chosen;
      gboolean is_made = gtk_column_view_column_get_visible (column);

      n_shown += is_shown;
      put (view, column, i, !is_shown ? PLACE_ASIDE : n_columns == 1 ? PLACE_ALL : PLACE_OWN);
      if (is_shown ? !is_made : is_made && (!is_chosen || n_shown == 0))
        {
          gtk_column_view_column_set_visible (column, is_shown);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * qorgan_list_columns_arrange:
 * @view: a table
 * @names: (array zero-terminated=1): the columns to show, in their order; none: all, as the kind has them
 */
void
qorgan_list_columns_arrange (GtkColumnView *view, const char *const *names)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  gboolean all = names == NULL || names[0] == NULL;
  guint position = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      gboolean is_wanted = all || g_strv_contains (names, gtk_column_view_column_get_id (column));

      column_of (column)->is_hidden = !is_wanted;
    }
  for (guint i = 0; !all && names[i] != NULL; i++)
    {
      g_autoptr (GtkColumnViewColumn) there = g_list_model_get_item (columns, position);
      GtkColumnViewColumn *column = find_column (view, names[i]);

      if (column == NULL)
        continue;
      if (column != there)
        gtk_column_view_insert_column (view, position, column);
      position++;
    }
  while (show_next_column (view))
    continue;
}

/**
 * qorgan_list_columns_dup_names:
 * @view: a table
 *
 * Returns: (transfer full): the columns a person sees where there is room, in their order
 */
char **
qorgan_list_columns_dup_names (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (!column_of (column)->is_hidden)
        g_strv_builder_add (names, gtk_column_view_column_get_id (column));
    }
  return g_strv_builder_end (names);
}

/**
 * qorgan_list_columns_get_width:
 * @view: a table
 * @name: of a column
 *
 * Returns: how wide a person made it, in pixels; 0: it has its own width
 */
int
qorgan_list_columns_get_width (GtkColumnView *view, const char *name)
{
  GtkColumnViewColumn *column = find_column (view, name);

  if (column == NULL)
    return 0;
  if (column_of (column)->place != PLACE_OWN)
    return column_of (column)->width;
  return MAX (gtk_column_view_column_get_fixed_width (column), 0);
}

/**
 * qorgan_list_columns_set_width:
 * @view: a table
 * @name: of a column
 * @width: in pixels; 0: its own
 */
void
qorgan_list_columns_set_width (GtkColumnView *view, const char *name, int width)
{
  GtkColumnViewColumn *column = find_column (view, name);

  if (column == NULL)
    return;
  width = width > 0 ? CLAMP (width, MIN_WIDTH, 4000) : 0;
  column_of (column)->width = width;
  if (column_of (column)->place == PLACE_OWN)
    gtk_column_view_column_set_fixed_width (column, width > 0 ? width : -1);
}

/**
 * qorgan_list_columns_is_alone:
 * @view: a table
 *
 * Returns: whether there is room for one column only, which stands for all of them and has no width of its own
 */
gboolean
qorgan_list_columns_is_alone (GtkColumnView *view)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (view), ROOM)) == 1;
}

/* Returns: how wide it is on the screen, in pixels; 0: it is not there */
static int
get_shown_width (GtkColumnView *view, const char *name)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkWidget *heading = find_heading (view, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), name) == 0)
        return heading != NULL && column_of (column)->place == PLACE_OWN ? gtk_widget_get_width (heading) : 0;
    }
  return 0;
}

/**
 * qorgan_list_columns_widen:
 * @view: a table
 * @name: of a column
 * @by: in pixels; negative: narrower
 *
 * What the pointer does with the edge of a heading. A column that has its own width begins from what that is; without
 * room it has none, and nothing is done.
 *
 * Returns: how wide it is now, in pixels; 0: there is no room for it
 */
int
qorgan_list_columns_widen (GtkColumnView *view, const char *name, int by)
{
  int width = qorgan_list_columns_get_width (view, name);

  if (width == 0)
    width = get_shown_width (view, name);
  if (width == 0)
    return 0;
  qorgan_list_columns_set_width (view, name, MAX (width + by, MIN_WIDTH));
  return qorgan_list_columns_get_width (view, name);
}

/**
 * qorgan_list_columns_limit:
 * @view: a table
 * @n_columns: how many columns there is room for, from the first; 1: one stands for all of them, with two lines
 *
 * Shows and hides what there is to show and to hide, and makes one column of those that were never shown.
 *
 * Returns: whether it did: then it is to be called again
 */
gboolean
qorgan_list_columns_limit (GtkColumnView *view, guint n_columns)
{
  g_object_set_data (G_OBJECT (view), ROOM, GUINT_TO_POINTER (n_columns));
  gtk_column_view_set_reorderable (view, n_columns != 1);
  return show_next_column (view);
}

/**
 * qorgan_list_columns_name:
 * @view: a table
 * @name: what it lists, for those who hear it
 *
 * The keyboard comes to the table through a part of it, which GTK leaves without a name.
 */
void
qorgan_list_columns_name (GtkColumnView *view, const char *name)
{
  GtkWidget *parts[] = { GTK_WIDGET (view), gtk_widget_get_last_child (GTK_WIDGET (view)) };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parts[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
