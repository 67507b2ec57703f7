/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A casebook with four cases and a list of them. Whatever the list tells is checked against a shadow of it that only
 * knows what it was told. */
#pragma once

#include "fixture.h"
#include "qorgan-list.h"

G_BEGIN_DECLS

typedef struct
{
  Fixture fixture;
  QorganList *list;
  GArray *shadow;   /* (element-type gint64) */
  GString *told;    /* "position-removed+added " of each ::items-changed */
  guint n_changed;  /* rows that said so */
  gint64 lukpan, aliya;
} World;

void world_set_up (World *world, gconstpointer data);
void world_tear_down (World *world, gconstpointer data);
void world_open (World *world, QorganQuery *taken);
void world_close (World *world);

/* See fixture_settle(). */
void world_settle (World *world);

gint64 world_create_case (World *world, const char *title, gint64 client, const char *state, const char *opened);
void world_sort_by (World *world, const char *column, gboolean descending);
guint world_column_of (const char *name);
gint64 world_id_at (World *world, guint position);
void world_row_changed_cb (QorganRow *row, World *world);

/* The cells of a column from top to bottom, parted by bars. */
void world_assert_column (World *world, const char *name, const char *expected);

/* What was told since the last look: "position-removed+added " of each ::items-changed. */
void world_assert_told (World *world, const char *expected);

G_END_DECLS
