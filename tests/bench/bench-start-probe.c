/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See bench-start-probe.h. */

#include "bench-start-probe.h"

#include "bench-measure.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* At rest: for so long no more than so much of the processor was used. */
#define LOOK_EVERY_MS 400
#define REST_MS 20

typedef struct
{
  gint64 start;
  gboolean with_rows;
  GtkWindow *window;
  double shown, rows; /* ms since the start; 0: not yet */
  double worked;      /* ms of the main thread's processor time until shown */
  double all_worked;  /* ms of all threads' until there were rows */
  clock_t used;
} Probe;

static GtkWidget *
find_table (GtkWidget *widget)
{
  if (GTK_IS_COLUMN_VIEW (widget))
    return gtk_widget_get_mapped (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_table (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_rows (Probe *self)
{
  GtkWidget *table = find_table (GTK_WIDGET (self->window));
  GtkSelectionModel *model = table != NULL ? gtk_column_view_get_model (GTK_COLUMN_VIEW (table)) : NULL;

  return model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) >= 200;
}

static double
resident_megabytes (void)
{
  g_autofree char *text = NULL;
  gint64 pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    pages = g_ascii_strtoll (strchr (text, ' '), NULL, 10);
  return (double) pages * (double) sysconf (_SC_PAGESIZE) / (1024 * 1024);
}

static gboolean
look_cb (gpointer data)
{
  Probe *self = data;
  clock_t used = clock ();
  gboolean at_rest = (double) (used - self->used) * 1e3 / CLOCKS_PER_SEC < REST_MS;

  self->used = used;
  if (!at_rest || self->shown == 0 || (self->with_rows && self->rows == 0))
    return G_SOURCE_CONTINUE;
  printf ("%.3f %.3f %.3f %.3f %.3f\n", self->shown, self->worked, self->rows, self->all_worked, resident_megabytes ());
  gtk_window_close (self->window);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *frames, Probe *self)
{
  double now = (double) (g_get_monotonic_time () - self->start) / 1e3;

  if (self->shown == 0)
    {
      self->shown = now;
      self->worked = bench_thread_ms ();
    }
  if (self->with_rows && self->rows == 0 && has_rows (self))
    {
      self->rows = now;
      self->all_worked = (double) clock () * 1e3 / CLOCKS_PER_SEC;
    }
}

static void
realized_cb (GtkWidget *window, Probe *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  g_signal_connect (gdk_surface_get_frame_clock (surface), "after-paint", G_CALLBACK (painted_cb), self);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, Probe *self)
{
  if (self->window != NULL)
    return;
  self->window = window;
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), self);
  g_timeout_add (LOOK_EVERY_MS, look_cb, self);
}

void
bench_start_probe (GtkApplication *application, gint64 start, gboolean with_rows)
{
  static Probe probe; /* lives as long as the process */

  probe = (Probe) { .start = start, .with_rows = with_rows };
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &probe);
}
