/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend and the buttons lie over two corners of the map. A fit leaves out either the whole side a corner is at or
 * the whole strip above or below it, whichever shows more: in a narrow pane the strips, in a wide window the sides. */
#include "qorgan-map-fit.h"

#include <math.h>

/* Kazakhstan, in degrees. */
#define WEST 46.4
#define EAST 87.4
#define SOUTH 40.5
#define NORTH 55.5

/* In pixels. Incidents get room for their markers and for what is around them; the country may reach to the edge. */
#define INCIDENTS_MARGIN 40.0
#define COUNTRY_MARGIN 14.0

/* How close a fit goes: one town is shown with what is around it. */
#define FIT_MAX_ZOOM 8.0

/* When incidents spread over this share of the country, the whole country is shown: its outline says where one is. */
#define MOST_OF_IT 0.5

static QorganMapBox
get_country (void)
{
  return (QorganMapBox) { qorgan_mercator_project (NORTH, WEST), qorgan_mercator_project (SOUTH, EAST) };
}

static double
get_width (QorganMapBox box)
{
  return box.south_east.x - box.north_west.x;
}

static double
get_height (QorganMapBox box)
{
  return box.south_east.y - box.north_west.y;
}

static QorganMapBox
join (QorganMapBox a, QorganMapBox b)
{
  return (QorganMapBox) {
    { MIN (a.north_west.x, b.north_west.x), MIN (a.north_west.y, b.north_west.y) },
    { MAX (a.south_east.x, b.south_east.x), MAX (a.south_east.y, b.south_east.y) },
  };
}

/**
 * qorgan_map_box_around:
 * @points: the incidents on the map
 * @members: (array length=n_members): the numbers of some of them
 * @n_members: how many; one at least
 *
 * Returns: the smallest box they are in
 */
QorganMapBox
qorgan_map_box_around (QorganMapPoints *points, const guint *members, guint n_members)
{
  QorganMapBox box = { { 1, 1 }, { 0, 0 } };

  for (guint i = 0; i < n_members; i++)
    {
      QorganWorldPoint at = qorgan_map_points_get_place (points, members[i]);

      box = join (box, (QorganMapBox) { at, at });
    }
  return box;
}

/**
 * qorgan_map_fit_all:
 * @points: (nullable): the incidents on the map
 *
 * Returns: what shows all of them; with Kazakhstan, unless they are close together
 */
QorganMapFit
qorgan_map_fit_all (QorganMapPoints *points)
{
  QorganMapBox country = get_country (), incidents;

  if (points == NULL || !qorgan_map_points_get_bounds (points, &incidents.north_west, &incidents.south_east))
    return (QorganMapFit) { country, COUNTRY_MARGIN, QORGAN_MAP_MIN_ZOOM, FIT_MAX_ZOOM };
  if (get_width (incidents) > MOST_OF_IT * get_width (country)
      || get_height (incidents) > MOST_OF_IT * get_height (country))
    return (QorganMapFit) { join (incidents, country), COUNTRY_MARGIN, QORGAN_MAP_MIN_ZOOM, FIT_MAX_ZOOM };
  return (QorganMapFit) { incidents, INCIDENTS_MARGIN, QORGAN_MAP_MIN_ZOOM, FIT_MAX_ZOOM };
}

/**
 * qorgan_map_fit_closer:
 * @box: around the incidents of a cluster
 * @zoom: the present zoom level
 *
 * Returns: what opens the cluster up: its incidents, at least one level closer
 */
QorganMapFit
qorgan_map_fit_closer (QorganMapBox box, double zoom)
{
  return (QorganMapFit) { box, INCIDENTS_MARGIN, MIN (zoom + 1, QORGAN_MAP_MAX_ZOOM),
                          MIN (zoom + 3, QORGAN_MAP_MAX_ZOOM) };
}

/* The zoom level at which the box fills an area, but for the margin. */
static double
find_zoom (const QorganMapFit *self, double width, double height)
{
  double across = MAX (get_width (self->box), 1e-9), down = MAX (get_height (self->box), 1e-9);
  double scale = MIN (MAX (width - 2 * self->margin, 1) / across, MAX (height - 2 * self->margin, 1) / down);

  return CLAMP (log2 (scale / qorgan_mercator_world_size (0)), self->min_zoom, self->max_zoom);
}

/**
 * qorgan_map_fit_find_centre:
 * @self: what to show
 * @room: what in
 * @centre: (out): the place that has to be in the middle of the map for that
 * @zoom: (out): the zoom level
 */
void
qorgan_map_fit_find_centre (const QorganMapFit *self, const QorganMapRoom *room, QorganWorldPoint *centre, double *zoom)
{
  *zoom = -1;
  for (guint i = 0; i < 4; i++)
    {
      double left = i & 1 ? 0 : room->bottom_left.width, bottom = i & 1 ? room->bottom_left.height : 0;
      double right = i & 2 ? 0 : room->top_right.width, top = i & 2 ? room->top_right.height : 0;
      double fitting = find_zoom (self, room->width - left - right, room->height - top - bottom);

      if (fitting > *zoom)
        {
          double scale = qorgan_mercator_world_size (fitting);

          *zoom = fitting;
          centre->x = (self->box.north_west.x + self->box.south_east.x) / 2 - (left - right) / 2 / scale;
          centre->y = (self->box.north_west.y + self->box.south_east.y) / 2 - (top - bottom) / 2 / scale;
        }
    }
}
