/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of cases on the screen: frames while it scrolls and when it is sorted anew, against the plainest table of
 * the same texts in the same page; and how long the main thread is kept from drawing while the whole program loads,
 * searches and sorts. All of it is CPU time of the main thread. Usage: bench-frames CASEBOOK */

#include <glib/gstdio.h>
#include <locale.h>

#include "bench-bare-table.h"
#include "bench-loop.h"
#include "bench-measure.h"
#include "qorgan-kinds.h"
#include "qorgan-list-page.h"
#include "qorgan-settings.h"
#include "qorgan-workspace.h"

#define N_FRAMES 120 /* of one of the turns */
#define N_TURNS 3
#define N_SWAPS 10
#define STEP 130 /* pixels scrolled in a frame: some four rows */

/* ---------------------------------------------------------------------------------------------------------------------
 * One table against another
 * ------------------------------------------------------------------------------------------------------------------ */

typedef struct
{
  GtkWidget *window;
  GtkWidget *view;
  GArray *scrolled, *swapped;
} Table;

static gboolean
scroll_cb (GtkWidget *view, GdkFrameClock *frames, gpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + STEP);
  return G_SOURCE_CONTINUE;
}

static void
scroll (Table *self)
{
  guint tick = gtk_widget_add_tick_callback (self->view, scroll_cb, NULL, NULL);
  guint end = bench_loop.n_frames + N_FRAMES;

  bench_loop.frames = self->scrolled;
  while (bench_loop.n_frames < end)
    g_main_context_iteration (NULL, TRUE);
  bench_loop.frames = NULL;
  gtk_widget_remove_tick_callback (self->view, tick);
}

/* From the wish to the end of the frame that shows it. */
static void
note_swap (Table *self, double start)
{
  guint shown = bench_loop.n_frames + 1;

  while (bench_loop.n_frames < shown)
    g_main_context_iteration (NULL, TRUE);
  bench_times_add (self->swapped, bench_thread_ms () - start);
  bench_loop_wait_ms (100);
}

static void
swap_ours (Table *self, QorganList *list, gboolean descending)
{
  QorganQuery *query = qorgan_query_copy (qorgan_list_get_query (list));
  double start = bench_thread_ms ();

  qorgan_query_set_sort (query, "opened", descending);
  qorgan_list_take_query (list, query);
  bench_loop_wait_list (list);
  note_swap (self, start);
}

static void
swap_bare (Table *self, BenchBareList *list)
{
  double start = bench_thread_ms ();

  bench_bare_list_swap (list);
  gtk_column_view_scroll_to (GTK_COLUMN_VIEW (self->view), 0, NULL, GTK_LIST_SCROLL_NONE, NULL); /* as ours does */
  note_swap (self, start);
}

static Table
table_new (QorganSelection *selection)
{
  Table self = { .scrolled = bench_times_new (), .swapped = bench_times_new () };

  self.window = bench_loop_window_new (qorgan_list_page_new (selection, FALSE), 1000, 800);
  gtk_window_present (GTK_WINDOW (self.window));
  bench_loop_wait_ms (500);
  self.view = bench_loop_find_widget (self.window, GTK_TYPE_COLUMN_VIEW);
  gtk_widget_set_visible (self.window, FALSE);
  return self;
}

static void
table_destroy (Table *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_array_unref (self->scrolled);
  g_array_unref (self->swapped);
}

/* Both tables have to show the same, or the comparison says nothing. */
static guint
n_visible_columns (Table *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      n += gtk_column_view_column_get_visible (column);
    }
  return n;
}

static void
show_table (Table *self)
{
  gtk_window_present (GTK_WINDOW (self->window));
  bench_loop_wait_ms (300);
}

static void
compare_tables (QorganCasebook *casebook)
{
  g_autoptr (QorganList) list = qorgan_list_new (casebook, qorgan_query_new (&qorgan_kind_case));
  g_autoptr (QorganSelection) selection = qorgan_selection_new (list);
  g_autoptr (BenchBareList) bare_list = NULL;
  Table ours, bare;

  bench_loop_wait_list (list);
  ours = table_new (selection);
  bare = table_new (selection);
  bare_list = bench_bare_list_new (list);
  bare.view = GTK_WIDGET (bench_bare_list_show (bare_list, GTK_COLUMN_VIEW (bare.view)));
  g_assert_cmpuint (n_visible_columns (&ours), ==, n_visible_columns (&bare));
  for (guint turn = 0; turn < N_TURNS; turn++)
    {
      show_table (&bare);
      scroll (&bare);
      for (guint i = 0; i < N_SWAPS; i++)
        swap_bare (&bare, bare_list);
      gtk_widget_set_visible (bare.window, FALSE);
      show_table (&ours);
      scroll (&ours);
      for (guint i = 0; i < N_SWAPS; i++)
        swap_ours (&ours, list, i % 2 == 0);
      gtk_widget_set_visible (ours.window, FALSE);
    }
  bench_print_row ("a frame while scrolling, median", "ms", bench_times_quantile (ours.scrolled, 0.5),
                   bench_times_quantile (bare.scrolled, 0.5), (BenchGoal) { 0 });
  bench_print_row ("a frame while scrolling, p95", "ms", bench_times_quantile (ours.scrolled, 0.95),
                   bench_times_quantile (bare.scrolled, 0.95), (BenchGoal) { .ratio = 1.15 });
  bench_print_row ("sorted anew, to the end of its frame", "ms", bench_times_quantile (ours.swapped, 0.5),
                   bench_times_quantile (bare.swapped, 0.5), (BenchGoal) { .ratio = 1.3 });
  table_destroy (&ours);
  table_destroy (&bare);
}

/* ---------------------------------------------------------------------------------------------------------------------
 * The whole program
 * ------------------------------------------------------------------------------------------------------------------ */

static void
wait_workspace (QorganWorkspace *workspace)
{
  do
    bench_loop_wait_ms (300);
  while (qorgan_workspace_get_busy (workspace));
}

static void
print_longest (const char *what)
{
  bench_print_row (what, "ms", bench_loop.longest, -1, (BenchGoal) { .most = 8 });
}

static void
type_search (QorganWorkspace *workspace)
{
  static const char typed[] = "akhmedyarov";
  GtkWidget *page = bench_loop_find_widget (GTK_WIDGET (workspace), QORGAN_TYPE_LIST_PAGE);
  GtkWidget *entry;

  qorgan_list_page_start_search (QORGAN_LIST_PAGE (page));
  wait_workspace (workspace);
  entry = bench_loop_find_widget (page, GTK_TYPE_SEARCH_ENTRY);
  bench_loop_begin ();
  for (gsize i = 1; i <= strlen (typed); i++)
    {
      g_autofree char *text = g_strndup (typed, i);

      gtk_editable_set_text (GTK_EDITABLE (entry), text);
      wait_workspace (workspace);
    }
  print_longest ("longest callback while searching");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  wait_workspace (workspace);
}

static void
sort_columns (QorganWorkspace *workspace)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (bench_loop_find_widget (GTK_WIDGET (workspace), GTK_TYPE_COLUMN_VIEW));
  GListModel *columns = gtk_column_view_get_columns (view);

  bench_loop_begin ();
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
      wait_workspace (workspace);
    }
  print_longest ("longest callback while sorting");
}

/* Once the window stands, all that is left to do is loading. */
static void
measure_callbacks (QorganCasebook *casebook)
{
  GtkWidget *workspace = qorgan_workspace_new (casebook);
  GtkWidget *window = bench_loop_window_new (workspace, 1400, 900);
  guint shown = bench_loop.n_frames + 1;

  bench_loop_watch_filling (QORGAN_LIST_PAGE (bench_loop_find_widget (workspace, QORGAN_TYPE_LIST_PAGE)));
  gtk_window_present (GTK_WINDOW (window));
  while (bench_loop.n_frames < shown)
    g_main_context_iteration (NULL, TRUE);
  bench_loop_begin ();
  wait_workspace (QORGAN_WORKSPACE (workspace));
  bench_loop_wait_ms (1000);
  print_longest ("longest callback while loading");
  bench_print_row ("rows made by GTK, the longest at once", "ms", bench_loop.longest_filling, -1,
                   (BenchGoal) { .most = 100 });
  type_search (QORGAN_WORKSPACE (workspace));
  sort_columns (QORGAN_WORKSPACE (workspace));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  QorganCasebookOptions options = { .language = QORGAN_LANGUAGE_EN, .device = "bench", .passphrase = BENCH_PASSPHRASE };
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganCasebook) casebook = NULL;

  qorgan_settings_find_places ();
  setlocale (LC_ALL, "");
  adw_init ();
  bench_loop_watch ();
  casebook = qorgan_casebook_open_sync (argv[1], FALSE, &options, &error);
  g_assert_no_error (error);
  bench_print_heading ("list on the screen");
  compare_tables (casebook);
  measure_callbacks (casebook);
  bench_loop_wait_ms (200);
  return 0;
}
