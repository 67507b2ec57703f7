/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See bench-measure.h. */

#include "bench-measure.h"

#include <stdio.h>
#include <time.h>

double
bench_thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

GArray *
bench_times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

void
bench_times_add (GArray *times, double time)
{
  g_array_append_val (times, time);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

double
bench_times_quantile (const GArray *times, double q)
{
  g_autoptr (GArray) sorted = g_array_copy ((GArray *) times);

  g_assert_cmpuint (sorted->len, >, 0);
  g_array_sort (sorted, compare_times);
  return g_array_index (sorted, double, (guint) ((sorted->len - 1) * q + 0.5));
}

void
bench_print_heading (const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  printf ("\n%-46s %10s  %10s  %6s  %-16s\n", text, "ours", "reference", "ratio", "goal");
}

static char *
word_goal (BenchGoal goal, const char *unit)
{
  GString *words = g_string_new (NULL);

  if (goal.ratio > 0)
    g_string_append_printf (words, "≤ %.4g×", goal.ratio);
  if (goal.most > 0)
    g_string_append_printf (words, "%s≤ %g %s", words->len > 0 ? ", " : "", goal.most, unit);
  if (goal.more > 0)
    g_string_append_printf (words, "%s+ ≤ %g %s", words->len > 0 ? ", " : "", goal.more, unit);
  return g_string_free (words, FALSE);
}

/* Pads by characters: printf() would count bytes. */
static char *
pad (const char *text, glong width)
{
  glong missing = MAX (width - g_utf8_strlen (text, -1), 0);

  return g_strdup_printf ("%s%*s", text, (int) missing, "");
}

void
bench_print_row (const char *what, const char *unit, double ours, double reference, BenchGoal goal)
{
  g_autofree char *goal_words = word_goal (goal, unit);
  g_autofree char *padded_what = pad (what, 46);
  g_autofree char *padded_unit = pad (unit, 2);
  g_autofree char *padded_goal = pad (goal_words, 16);
  gboolean met = (goal.ratio <= 0 || ours <= reference * goal.ratio) && (goal.most <= 0 || ours <= goal.most)
                 && (goal.more <= 0 || ours <= reference + goal.more);

  printf ("%s %7.1f %s  ", padded_what, ours, padded_unit);
  if (reference >= 0)
    printf ("%7.1f %s  %5.2f×", reference, padded_unit, ours / MAX (reference, 1e-3));
  else
    printf ("%10s  %6s", "-", "-");
  printf ("  %s %s\n", padded_goal, *goal_words == '\0' ? "-" : met ? "ok" : "MISSED");
}
