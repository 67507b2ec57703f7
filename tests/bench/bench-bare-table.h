/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reference for the list on the screen: a list model that makes its items when they are asked for, out of texts
 * that are all in memory, and the plainest columns that show them. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-list.h"

G_BEGIN_DECLS

#define BENCH_TYPE_BARE_LIST (bench_bare_list_get_type ())
G_DECLARE_FINAL_TYPE (BenchBareList, bench_bare_list, BENCH, BARE_LIST, GObject)

/* The texts that @list shows now, in its order. */
BenchBareList *bench_bare_list_new (QorganList *list) G_GNUC_WARN_UNUSED_RESULT;
/* Turns the list round: everything is said to have changed. */
void bench_bare_list_swap (BenchBareList *self);

/* Takes the place of what @view shows: as many columns, as wide, of the same headings. */
GtkColumnView *bench_bare_list_show (BenchBareList *self, GtkColumnView *instead_of);

G_END_DECLS
