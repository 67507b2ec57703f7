/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See bench-loop.h. */

#include "bench-loop.h"

#include "bench-measure.h"

BenchLoop bench_loop;

static void
begin_turn (void)
{
  bench_loop.turn_started = bench_thread_ms ();
  bench_loop.not_ours = 0;
}

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  int result;

  bench_loop.longest = MAX (bench_loop.longest, bench_thread_ms () - bench_loop.turn_started - bench_loop.not_ours);
  result = g_poll (fds, n_fds, timeout);
  begin_turn ();
  return result;
}

static void
before_paint_cb (GdkFrameClock *frames)
{
  bench_loop.frame_started = bench_thread_ms ();
}

static void
after_paint_cb (GdkFrameClock *frames)
{
  double time = bench_thread_ms () - bench_loop.frame_started;

  bench_loop.not_ours += time;
  bench_loop.n_frames++;
  if (bench_loop.frames != NULL)
    bench_times_add (bench_loop.frames, time);
}

static void
note_filling (double started)
{
  double time = bench_thread_ms () - started;

  bench_loop.not_ours += time;
  bench_loop.longest_filling = MAX (bench_loop.longest_filling, time);
}

static void
filled_cb (void)
{
  note_filling (bench_loop.filling_started);
}

/* A table is given its rows in a turn of their own, by nobody else's leave. */
static void
given_rows_cb (void)
{
  note_filling (bench_loop.turn_started + bench_loop.not_ours);
}

static gboolean
filling_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer selection)
{
  if (g_value_get_object (&values[0]) == selection)
    bench_loop.filling_started = bench_thread_ms ();
  return TRUE;
}

/* Before and after everybody who listens to a table's selection. */
void
bench_loop_watch_filling (QorganListPage *page)
{
  QorganSelection *selection = qorgan_list_page_get_selection (page);

  g_signal_connect (qorgan_list_page_get_view (page), "notify::model", G_CALLBACK (given_rows_cb), NULL);
  g_signal_add_emission_hook (g_signal_lookup ("items-changed", G_TYPE_LIST_MODEL), 0, filling_cb, selection, NULL);
  g_signal_connect_after (selection, "items-changed", G_CALLBACK (filled_cb), NULL);
}

/* On X11 the window is measured before the frame that needs it, in a turn of its own or in anybody's. */
static gboolean
measuring_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer unused)
{
  bench_loop.measuring_started = bench_thread_ms ();
  return TRUE;
}

static void
measured_cb (void)
{
  bench_loop.not_ours += bench_thread_ms () - bench_loop.measuring_started;
}

static void
realized_cb (GtkWidget *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkFrameClock *frames = gdk_surface_get_frame_clock (surface);

  g_signal_add_emission_hook (g_signal_lookup ("compute-size", GDK_TYPE_TOPLEVEL), 0, measuring_cb, NULL, NULL);
  g_signal_connect_after (surface, "compute-size", G_CALLBACK (measured_cb), NULL);
  g_signal_connect (frames, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect (frames, "after-paint", G_CALLBACK (after_paint_cb), NULL);
}

GtkWidget *
bench_loop_window_new (GtkWidget *content, int width, int height)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
  return window;
}

void
bench_loop_wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

void
bench_loop_wait_list (QorganList *list)
{
  while (qorgan_list_get_busy (list) || qorgan_list_get_n_all (list) == 0)
    g_main_context_iteration (NULL, TRUE);
}

GtkWidget *
bench_loop_find_widget (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = bench_loop_find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
bench_loop_begin (void)
{
  begin_turn ();
  bench_loop.longest = 0;
}

void
bench_loop_watch (void)
{
  g_main_context_set_poll_func (NULL, poll_cb);
}
