/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See bench-bare-table.h. */

#include "bench-bare-table.h"

#define BENCH_TYPE_BARE_ROW (bench_bare_row_get_type ())
G_DECLARE_FINAL_TYPE (BenchBareRow, bench_bare_row, BENCH, BARE_ROW, GObject)

struct _BenchBareRow
{
  GObject parent_instance;
  char **texts; /* borrowed from the list, one a column */
};

G_DEFINE_FINAL_TYPE (BenchBareRow, bench_bare_row, G_TYPE_OBJECT)

static void
bench_bare_row_class_init (BenchBareRowClass *klass)
{
}

static void
bench_bare_row_init (BenchBareRow *self)
{
}

struct _BenchBareList
{
  GObject parent_instance;
  const QorganKind *kind;
  guint n_rows;
  char **texts; /* owned: row by row */
  gboolean backwards;
};

static void bench_bare_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BenchBareList,
                               bench_bare_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, bench_bare_list_model_init))

static GType
get_item_type (GListModel *model)
{
  return BENCH_TYPE_BARE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return BENCH_BARE_LIST (model)->n_rows;
}

static gpointer
get_item (GListModel *model, guint position)
{
  BenchBareList *self = BENCH_BARE_LIST (model);
  BenchBareRow *row;

  if (position >= self->n_rows)
    return NULL;
  row = g_object_new (BENCH_TYPE_BARE_ROW, NULL);
  row->texts = self->texts + (self->backwards ? self->n_rows - 1 - position : position) * self->kind->n_columns;
  return row;
}

static void
bench_bare_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
bench_bare_list_finalize (GObject *object)
{
  BenchBareList *self = BENCH_BARE_LIST (object);

  for (guint i = 0; i < self->n_rows * self->kind->n_columns; i++)
    g_free (self->texts[i]);
  g_free (self->texts);
  G_OBJECT_CLASS (bench_bare_list_parent_class)->finalize (object);
}

static void
bench_bare_list_class_init (BenchBareListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bench_bare_list_finalize;
}

static void
bench_bare_list_init (BenchBareList *self)
{
}

BenchBareList *
bench_bare_list_new (QorganList *list)
{
  BenchBareList *self = g_object_new (BENCH_TYPE_BARE_LIST, NULL);

  self->kind = qorgan_list_get_kind (list);
  self->n_rows = qorgan_list_get_n_matching (list);
  self->texts = g_new (char *, self->n_rows * self->kind->n_columns);
  for (guint i = 0; i < self->n_rows; i++)
    {
      g_autoptr (QorganRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      for (guint j = 0; j < self->kind->n_columns; j++)
        self->texts[i * self->kind->n_columns + j] = qorgan_row_dup_text (row, j);
    }
  return self;
}

void
bench_bare_list_swap (BenchBareList *self)
{
  self->backwards = !self->backwards;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, self->n_rows, self->n_rows);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, const QorganColumn *column)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);
  gboolean is_title = column->source == QORGAN_COLUMN_TITLE;

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (inscription), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (inscription), 1);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), column->is_number ? 2 : 6);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (inscription), is_title ? 32 : column->is_number ? 4 : 16);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (inscription), column->is_number ? 1 : 0);
  if (column->is_number)
    gtk_widget_add_css_class (inscription, "numeric");
  gtk_column_view_cell_set_child (cell, inscription);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer index)
{
  BenchBareRow *row = gtk_column_view_cell_get_item (cell);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_column_view_cell_get_child (cell)),
                            row->texts[GPOINTER_TO_UINT (index)]);
}

GtkColumnView *
bench_bare_list_show (BenchBareList *self, GtkColumnView *instead_of)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (instead_of), GTK_TYPE_SCROLLED_WINDOW);
  GtkSingleSelection *selection = gtk_single_selection_new (NULL);
  GtkColumnView *view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));

  gtk_column_view_set_tab_behavior (view, gtk_column_view_get_tab_behavior (instead_of));
  g_object_set_data_full (G_OBJECT (view), "instead-of", g_object_ref (instead_of),
                          g_object_unref); /* its page asks it */
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (view));
  for (guint i = 0; i < self->kind->n_columns; i++)
    {
      const QorganColumn *column = &self->kind->columns[i];
      GtkListItemFactory *factory;
      g_autoptr (GtkColumnViewColumn) view_column = NULL;

      if (column->label == NULL)
        continue;
      factory = gtk_signal_list_item_factory_new ();
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      view_column = gtk_column_view_column_new (column->label, factory);
      gtk_column_view_column_set_id (view_column, column->name);
      gtk_column_view_column_set_resizable (view_column, TRUE);
      gtk_column_view_column_set_expand (view_column, column->source == QORGAN_COLUMN_TITLE);
      gtk_column_view_append_column (view, view_column);
    }
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_model (selection, G_LIST_MODEL (self));
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  return view;
}
