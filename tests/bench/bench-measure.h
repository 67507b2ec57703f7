/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the benchmarks share: a clock that neighbours on the machine do not slow, and rows of one table. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of casebooks that are measured encrypted, as most people's are; one without ignores it. See with-casebook. */
#define BENCH_PASSPHRASE "alpha bravo charlie delta echo foxtrot"

/**
 * BenchGoal:
 * @ratio: at most this many times the reference; 0: no such goal
 * @most: at most this; 0: no such goal
 * @more: at most this more than the reference; 0: no such goal
 */
typedef struct
{
  double ratio;
  double most;
  double more;
} BenchGoal;

/* CPU time of the calling thread, in milliseconds. */
double bench_thread_ms (void);

/* (element-type double) */
GArray *bench_times_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bench_times_add (GArray *times, double time);
double bench_times_quantile (const GArray *times, double q); /* 0: the least, 1: the most */

/* @reference: negative for none. A row ends in "ok", "MISSED" or, without a goal, "-"; build-aux/run-benchmarks reads
 * that. */
void bench_print_heading (const char *format, ...) G_GNUC_PRINTF (1, 2);
void bench_print_row (const char *what, const char *unit, double ours, double reference, BenchGoal goal);

G_END_DECLS
