/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a day in one window asks of the main thread beside its list: all rows selected, a case of a hundred steps, the
 * largest form with every field it has, and what opening a case again and again leaves behind. CPU time of the main
 * thread; frames count as GTK's. Usage: bench-window CASEBOOK */

#include <locale.h>
#include <malloc.h>
#include <sqlite3.h>

#include "bench-loop.h"
#include "bench-measure.h"
#include "qorgan-editor.h"
#include "qorgan-kinds.h"
#include "qorgan-settings.h"
#include "qorgan-workspace-private.h"

#define N_CASES 2
#define N_STEPS 100
#define N_ROUNDS 5
#define N_OPENINGS 20 /* a round */

/* As short as nobody notices. */
#define UNNOTICED { .most = 100 }

static struct
{
  QorganCasebook *casebook;
  QorganWorkspace *workspace;
  gint64 long_cases[N_CASES]; /* made for this, and taken back in the end */
} world;

static void
wait_workspace (void)
{
  do
    bench_loop_wait_ms (300);
  while (qorgan_workspace_get_busy (world.workspace));
}

static void
print_longest (const char *what)
{
  bench_print_row (what, "ms", bench_loop.longest, -1, (BenchGoal) { .most = 8 });
}

/* ---- Selecting ---- */

static void
select_all (void)
{
  QorganSelection *selection = qorgan_list_page_get_selection (qorgan_workspace_get_list_page (world.workspace));
  double start = bench_thread_ms ();

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  bench_print_row ("all rows selected", "ms", bench_thread_ms () - start, -1, (BenchGoal) UNNOTICED);
  wait_workspace ();
  start = bench_thread_ms ();
  gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (selection), 1);
  bench_print_row ("one of them not", "ms", bench_thread_ms () - start, -1, (BenchGoal) UNNOTICED);
  wait_workspace ();
  bench_loop_begin ();
  start = bench_thread_ms ();
  qorgan_selection_set_id (selection, 0);
  bench_print_row ("none selected", "ms", bench_thread_ms () - start, -1, (BenchGoal) UNNOTICED);
  wait_workspace ();
}

/* ---- Opening ---- */

static void
done_cb (GObject *source, GAsyncResult *result, gpointer is_done)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) is_done = TRUE;
}

static gint64
add_long_case (QorganChange *change)
{
  gint64 id = qorgan_casebook_take_id (world.casebook);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  qorgan_change_create (change, &qorgan_kind_case, id);
  qorgan_change_set (change, id, QORGAN_CASE_TITLE, "A long case");
  for (guint i = 0; i < N_STEPS; i++)
    {
      gint64 step = qorgan_casebook_take_id (world.casebook);
      g_autofree char *day = g_strdup_printf ("2022-%02u-%02u", 1 + i / 28, 1 + i % 28);

      qorgan_change_create (change, &qorgan_kind_step, step);
      qorgan_change_set (change, step, QORGAN_STEP_CASE, owner);
      qorgan_change_set (change, step, QORGAN_STEP_KIND, "hearing");
      qorgan_change_set (change, step, QORGAN_STEP_HAPPENED, day);
    }
  return id;
}

static void
make_long_cases (void)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_CREATE);
  gboolean is_done = FALSE;

  for (guint i = 0; i < N_CASES; i++)
    world.long_cases[i] = add_long_case (change);
  qorgan_casebook_apply_async (world.casebook, change, done_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
}

/* Of the record that is open; what was left before may not be gone yet. */
static GtkWidget *
find_editor (void)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (qorgan_workspace_current_records (world.workspace));

  return page != NULL ? bench_loop_find_widget (GTK_WIDGET (page), QORGAN_TYPE_EDITOR) : NULL;
}

/* Asked in the middle of a turn, whose time this is not. */
static gboolean
is_read (void)
{
  double start = bench_thread_ms ();
  GtkWidget *editor = find_editor ();

  bench_loop.not_ours += bench_thread_ms () - start;
  return editor != NULL && qorgan_editor_get_title (QORGAN_EDITOR (editor)) != NULL;
}

/* Until the frame that shows it; also what the database thread takes is waited for. */
static double
open_case (guint index)
{
  gint64 start = g_get_monotonic_time ();
  guint shown;

  gtk_widget_activate_action (GTK_WIDGET (world.workspace), "workspace.open", "x", world.long_cases[index]);
  while (!is_read ())
    g_main_context_iteration (NULL, TRUE);
  shown = bench_loop.n_frames + 1;
  while (bench_loop.n_frames < shown)
    g_main_context_iteration (NULL, TRUE);
  return (double) (g_get_monotonic_time () - start) / 1e3;
}

static void
close_case (void)
{
  gtk_widget_activate_action (GTK_WIDGET (world.workspace), "workspace.back", NULL);
  bench_loop_wait_ms (100); /* the list has its columns again */
}

static void
open_long_cases (void)
{
  double time;

  bench_loop_begin ();
  time = open_case (0);
  bench_print_row ("a case of 100 steps, shown (wall)", "ms", time, -1, (BenchGoal) { .most = 300 });
  wait_workspace ();
  print_longest ("longest callback while it opens");
  bench_loop_begin ();
  open_case (1);
  wait_workspace ();
  print_longest ("longest callback while another one takes its place");
  bench_loop_begin ();
  close_case ();
  wait_workspace ();
  print_longest ("longest callback while it closes");
}

/* ---- The largest form ---- */

static const QorganKind *
largest_kind (void)
{
  const QorganKind *largest = qorgan_kind_by_id (1);

  for (guint i = 1; i < QORGAN_N_KINDS; i++)
    {
      const QorganKind *kind = qorgan_kind_by_id (i);

      if (kind->n_fields > largest->n_fields)
        largest = kind;
    }
  return largest;
}

/* Every “More Fields”. */
static void
reveal (GtkWidget *widget)
{
  if (ADW_IS_ACTION_ROW (widget) && gtk_widget_get_visible (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), "More Fields") == 0)
    g_signal_emit_by_name (widget, "activated");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    reveal (child);
}

static void
open_form (void)
{
  g_autoptr (QorganNewborn) newborn = qorgan_newborn_new (world.casebook, largest_kind (), 0, 0);
  double start;

  bench_loop_begin ();
  qorgan_workspace_open_newborn (world.workspace, newborn);
  while (!is_read ())
    g_main_context_iteration (NULL, TRUE);
  wait_workspace ();
  print_longest ("longest callback while the largest form opens");
  start = bench_thread_ms ();
  reveal (find_editor ());
  bench_print_row ("every field of it", "ms", bench_thread_ms () - start, -1, (BenchGoal) UNNOTICED);
  wait_workspace ();
  close_case ();
}

/* ---- What is left behind ---- */

/* Without what SQLite keeps of the file, as much as it may. */
static double
used_kilobytes (void)
{
  struct mallinfo2 now = mallinfo2 ();

  return (double) (now.uordblks + now.hblkhd - (size_t) sqlite3_memory_used ()) / 1024;
}

static double
open_many_times (void)
{
  double before = used_kilobytes ();

  for (guint i = 0; i < N_OPENINGS; i++)
    {
      open_case (0);
      close_case ();
    }
  bench_loop_wait_ms (2000); /* what is let go is taken apart when there is nothing else to do */
  return (used_kilobytes () - before) / N_OPENINGS;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* What is kept once, whenever that is, is in one round; what each opening leaves is in all of them. */
static void
measure_what_is_left (void)
{
  double rounds[N_ROUNDS];

  open_many_times ();
  for (guint i = 0; i < N_ROUNDS; i++)
    rounds[i] = open_many_times ();
  qsort (rounds, N_ROUNDS, sizeof *rounds, compare_numbers);
  bench_print_row ("left behind by each opening, median of five rounds of 20", "kB", MAX (rounds[N_ROUNDS / 2], 0), -1,
                   (BenchGoal) { .most = 4 });
}

/* ---- All of it ---- */

static void
measure (void)
{
  GtkWidget *window;
  guint shown;

  make_long_cases ();
  world.workspace = QORGAN_WORKSPACE (qorgan_workspace_new (world.casebook));
  window = bench_loop_window_new (GTK_WIDGET (world.workspace), 1400, 900);
  shown = bench_loop.n_frames + 1;
  gtk_window_present (GTK_WINDOW (window));
  while (bench_loop.n_frames < shown)
    g_main_context_iteration (NULL, TRUE);
  wait_workspace ();
  select_all ();
  open_long_cases ();
  open_form ();
  measure_what_is_left ();
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  QorganCasebookOptions options = { .language = QORGAN_LANGUAGE_EN, .device = "bench", .passphrase = BENCH_PASSPHRASE };
  g_autoptr (GError) error = NULL;
  gboolean is_done = FALSE;

  qorgan_settings_find_places ();
  setlocale (LC_ALL, "");
  adw_init ();
  bench_loop_watch ();
  world.casebook = qorgan_casebook_open_sync (argv[1], FALSE, &options, &error);
  g_assert_no_error (error);
  bench_print_heading ("a day in one window");
  measure ();
  qorgan_casebook_undo_async (world.casebook, done_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (world.casebook);
  return 0;
}
