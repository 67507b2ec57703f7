/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with a map in it, for the tests: made-up incidents, waiting until everything is drawn, and pictures. */
#pragma once

#include "qorgan-map-view.h"

G_BEGIN_DECLS

typedef struct
{
  GtkWindow *window;
  QorganMapView *view;
  ShumateMap *map; /* inside the view */
  QorganIncidentLayer *layer;
} MapFixture;

/* What a key or a click brings about may take its time on a busy machine. */
#define assert_soon(condition)                                                                                         \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    for (guint tries = 0; tries < 600 && !(condition); tries++)                                                        \
      map_fixture_spend (50);                                                                                          \
    g_assert_true (condition);                                                                                         \
  }                                                                                                                    \
  G_STMT_END

extern const QorganMapCategory map_fixture_categories[];
extern const guint map_fixture_n_categories;

void map_fixture_open (MapFixture *self, QorganLanguage language, int width, int height);
void map_fixture_close (MapFixture *self);

void map_fixture_take_towns (MapFixture *self);
void map_fixture_take_random (MapFixture *self, guint n);
void map_fixture_settle (MapFixture *self, gboolean loading);
void map_fixture_look_at (MapFixture *self, double latitude, double longitude, double zoom);
void map_fixture_get_position (MapFixture *self, double latitude, double longitude, double *x, double *y);

void map_fixture_focus (MapFixture *self);
void map_fixture_click (MapFixture *self, double latitude, double longitude, int n);
void map_fixture_press (const char *keys);
void map_fixture_spend (guint ms);

GdkTexture *map_fixture_take_picture (MapFixture *self);
GdkRGBA map_fixture_get_colour (GdkTexture *picture, double x, double y);

G_END_DECLS
