/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches a program start, from inside: when its window is first painted, when rows are, and what memory it holds once
 * it has come to rest. Then it prints "SHOWN WORKED ROWS ALL-WORKED RESIDENT" and closes the window: milliseconds since
 * the start and of the main thread's processor time until then, the same of the rows and all threads (0 where no rows
 * are waited for), and megabytes. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * bench_start_probe:
 * @application: an application that is not running yet
 * @start: when its process was asked for, in microseconds of g_get_monotonic_time()
 * @with_rows: whether a table is to be waited for
 */
void bench_start_probe (GtkApplication *application, gint64 start, gboolean with_rows);

G_END_DECLS
