/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the program takes to start with a casebook and what memory it then holds, against the least program of the
 * same libraries, turn by turn; the best of each, because neighbours on the machine only ever slow things down.
 * Usage: bench-start BARE PROGRAM CASEBOOK */

#include <gio/gio.h>
#include <stdio.h>

#include "bench-measure.h"

#define ROUNDS 6 /* the first fills the page cache and does not count */

typedef struct
{
  double shown, worked, rows, all_worked, memory;
} Start;

static Start
run (const char *program, const char *casebook)
{
  g_autofree char *now = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  Start start = { 0 };

  now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, now, casebook, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (output, "%lf %lf %lf %lf %lf", &start.shown, &start.worked, &start.rows, &start.all_worked,
                           &start.memory),
                   ==, 5);
  return start;
}

/* The best of both; how much later the rows came is a time of its own. */
static Start
best (Start a, Start b)
{
  return (Start) { MIN (a.shown, b.shown), MIN (a.worked, b.worked), MIN (a.rows, b.rows),
                   MIN (a.all_worked, b.all_worked), MIN (a.memory, b.memory) };
}

int
main (int argc, char *argv[])
{
  Start bare, ours;

  for (guint i = 0; i < ROUNDS; i++)
    {
      Start next_bare = run (argv[1], NULL);
      Start next = run (argv[2], argv[3]);

      next.rows -= next.shown;
      bare = i < 2 ? next_bare : best (bare, next_bare);
      ours = i < 2 ? next : best (ours, next);
    }
  bench_print_heading ("start");
  bench_print_row ("window shown", "ms", ours.shown, bare.shown, (BenchGoal) { .ratio = 1.5 });
  bench_print_row ("window shown, processor time", "ms", ours.worked, bare.worked, (BenchGoal) { 0 });
  bench_print_row ("first 200 rows, after that", "ms", ours.rows, -1, (BenchGoal) { .most = 100 });
  bench_print_row ("first 200 rows, processor time of all threads", "ms", ours.all_worked, -1, (BenchGoal) { 0 });
  bench_print_row ("memory, list page", "MB", ours.memory, bare.memory, (BenchGoal) { .more = 150 });
  return 0;
}
