/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main loop, watched: how long each of its turns keeps the window from drawing, and how long each frame takes. All
 * of it is CPU time of the main thread. */
#pragma once

#include <adwaita.h>

#include "qorgan-list-page.h"

G_BEGIN_DECLS

typedef struct
{
  double turn_started;
  double not_ours; /* of this turn: frames, and GTK filling the rows of a table that changed */
  double frame_started;
  double measuring_started;
  double filling_started;
  double longest;         /* turn, without what is not ours */
  double longest_filling; /* GTK making or filling rows, all at once */
  GArray *frames; /* (nullable): where to note frames */
  guint n_frames; /* drawn so far */
} BenchLoop;

extern BenchLoop bench_loop;

void bench_loop_watch (void);
/* What is done from here on is in a turn of its own, as if a key had been pressed; the longest is looked for anew. */
void bench_loop_begin (void);
/* What GTK takes to fill the rows of the page's table does not count as a turn's own. */
void bench_loop_watch_filling (QorganListPage *page);
/* Its frames are watched. */
GtkWidget *bench_loop_window_new (GtkWidget *content, int width, int height);
void bench_loop_wait_ms (guint ms);
void bench_loop_wait_list (QorganList *list);
GtkWidget *bench_loop_find_widget (GtkWidget *widget, GType type);

G_END_DECLS
