/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the program takes to start with a casebook and what memory it then holds, against the least program of the
 * same libraries, turn by turn. What is compared with it is the median of the turns: the best of each would compare the
 * moments in which they were had. What has a limit of its own is the best, because neighbours on the machine only ever
 * slow things down. Usage: bench-start BARE PROGRAM CASEBOOK */

#include <gio/gio.h>
#include <stdio.h>

#include "bench-measure.h"

#define ROUNDS 12 /* the first fills the page cache and does not count */

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

/* Of one member of all turns but the first. */
static double
quantile (const Start *starts, gsize offset, double q)
{
  g_autoptr (GArray) times = bench_times_new ();

  for (guint i = 1; i < ROUNDS; i++)
    bench_times_add (times, G_STRUCT_MEMBER (double, &starts[i], offset));
  return bench_times_quantile (times, q);
}

#define MEDIAN(starts, member) quantile (starts, G_STRUCT_OFFSET (Start, member), 0.5)
#define BEST(starts, member) quantile (starts, G_STRUCT_OFFSET (Start, member), 0)

int
main (int argc, char *argv[])
{
  Start bare[ROUNDS], ours[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      bare[i] = run (argv[1], NULL);
      ours[i] = run (argv[2], argv[3]);
      ours[i].rows -= ours[i].shown; /* a time of its own */
    }
  bench_print_heading ("start");
  bench_print_row ("window shown", "ms", MEDIAN (ours, shown), MEDIAN (bare, shown), (BenchGoal) { .ratio = 1.5 });
  bench_print_row ("window shown, processor time", "ms", MEDIAN (ours, worked), MEDIAN (bare, worked),
                   (BenchGoal) { 0 });
  bench_print_row ("first 200 rows, after that", "ms", BEST (ours, rows), -1, (BenchGoal) { .most = 100 });
  bench_print_row ("first 200 rows, processor time of all threads", "ms", BEST (ours, all_worked), -1,
                   (BenchGoal) { 0 });
  bench_print_row ("memory, list page", "MB", MEDIAN (ours, memory), MEDIAN (bare, memory),
                   (BenchGoal) { .more = 150 });
  return 0;
}
