/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Douglas–Peucker for simplifying, Sutherland–Hodgman for clipping rings, Liang–Barsky for clipping lines: the
 * classics, on arrays of points in tile units. */
#include "mkbasemap-geometry.h"

#include <math.h>

#define LOW (-TILE_MARGIN)
#define HIGH (TILE_EXTENT + TILE_MARGIN)

/* Rings smaller than this many square units are less than a pixel. */
#define SMALLEST_RING 4.0

typedef QorganWorldPoint Point;

/* A point in whole tile units. */
typedef struct
{
  int x;
  int y;
} Vertex;

enum
{
  MOVE_TO = 1,
  LINE_TO = 2,
  CLOSE_PATH = 7,
};

/**
 * write_varint:
 * @bytes: where to
 * @value: an unsigned number, in the variable length form of protocol buffers
 */
void
write_varint (GByteArray *bytes, guint64 value)
{
  do
    {
      guint8 byte = value & 0x7f;

      value >>= 7;
      if (value != 0)
        byte |= 0x80;
      g_byte_array_append (bytes, &byte, 1);
    }
  while (value != 0);
}

static void
write_command (Commands *commands, guint command, guint count)
{
  write_varint (commands->bytes, count << 3 | command);
}

static guint32
zigzag (int value)
{
  return (guint32) value << 1 ^ (guint32) (value >> 31);
}

static void
write_vertex (Commands *commands, Vertex vertex)
{
  write_varint (commands->bytes, zigzag (vertex.x - commands->x));
  write_varint (commands->bytes, zigzag (vertex.y - commands->y));
  commands->x = vertex.x;
  commands->y = vertex.y;
}

static GArray *
to_tile_units (GArray *points, const TileAddress *tile)
{
  GArray *result = g_array_sized_new (FALSE, FALSE, sizeof (Point), points->len);
  double scale = (double) TILE_EXTENT * (1 << tile->zoom);

  for (guint i = 0; i < points->len; i++)
    {
      Point from = g_array_index (points, Point, i);
      Point to = { from.x * scale - (double) tile->x * TILE_EXTENT, from.y * scale - (double) tile->y * TILE_EXTENT };

      g_array_append_val (result, to);
    }
  return result;
}

static double
distance_to_segment (Point p, Point a, Point b)
{
  double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  double along = length > 0 ? CLAMP (((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0, 1) : 0;

  return hypot (p.x - a.x - along * dx, p.y - a.y - along * dy);
}

/* Marks in @keep the points between @from and @to that a straight line would miss by more than @tolerance. */
static void
mark_kept (GArray *points, guint from, guint to, double tolerance, guint8 *keep)
{
  double farthest = tolerance;
  guint at = 0;

  for (guint i = from + 1; i < to; i++)
    {
      double distance = distance_to_segment (g_array_index (points, Point, i), g_array_index (points, Point, from),
                                             g_array_index (points, Point, to));

      if (distance > farthest)
        {
          farthest = distance;
          at = i;
        }
    }
  if (at == 0)
    return;
  keep[at] = TRUE;
  mark_kept (points, from, at, tolerance, keep);
  mark_kept (points, at, to, tolerance, keep);
}

static guint
farthest_from_start (GArray *points)
{
  Point start = g_array_index (points, Point, 0);
  double farthest = -1;
  guint at = 0;

  for (guint i = 1; i < points->len; i++)
    {
      Point p = g_array_index (points, Point, i);
      double distance = hypot (p.x - start.x, p.y - start.y);

      if (distance > farthest)
        {
          farthest = distance;
          at = i;
        }
    }
  return at;
}

/* A ring ends where it began, so it is simplified in two halves, parted at the point farthest from its start. */
static void
simplify (GArray *points, double tolerance, gboolean is_ring)
{
  g_autofree guint8 *keep = NULL;
  guint n = 0;

  if (points->len < 3)
    return;
  keep = g_new0 (guint8, points->len);
  keep[0] = keep[points->len - 1] = TRUE;
  if (is_ring)
    {
      guint middle = farthest_from_start (points);

      keep[middle] = TRUE;
      mark_kept (points, 0, middle, tolerance, keep);
      mark_kept (points, middle, points->len - 1, tolerance, keep);
    }
  else
    mark_kept (points, 0, points->len - 1, tolerance, keep);
  for (guint i = 0; i < points->len; i++)
    if (keep[i])
      g_array_index (points, Point, n++) = g_array_index (points, Point, i);
  g_array_set_size (points, n);
}

static double
coordinate (Point point, gboolean vertical)
{
  return vertical ? point.y : point.x;
}

/* Keeps the part of a ring that is on the inner side of one edge of the tile. */
static GArray *
clip_ring_at (GArray *ring, gboolean vertical, double edge, gboolean keep_below)
{
  GArray *result = g_array_sized_new (FALSE, FALSE, sizeof (Point), ring->len + 8);

  for (guint i = 0; i < ring->len; i++)
    {
      Point a = g_array_index (ring, Point, i), b = g_array_index (ring, Point, (i + 1) % ring->len);
      double at_a = coordinate (a, vertical), at_b = coordinate (b, vertical);
      gboolean a_inside = keep_below ? at_a <= edge : at_a >= edge;
      gboolean b_inside = keep_below ? at_b <= edge : at_b >= edge;

      if (a_inside)
        g_array_append_val (result, a);
      if (a_inside != b_inside)
        {
          double along = (edge - at_a) / (at_b - at_a);
          Point crossing = { a.x + along * (b.x - a.x), a.y + along * (b.y - a.y) };

          g_array_append_val (result, crossing);
        }
    }
  return result;
}

/* Rounds to whole units and drops points that fall together. */
static GArray *
round_points (GArray *points, gboolean is_ring)
{
  GArray *result = g_array_sized_new (FALSE, FALSE, sizeof (Vertex), points->len);

  for (guint i = 0; i < points->len; i++)
    {
      Point p = g_array_index (points, Point, i);
      Vertex vertex = { (int) lrint (p.x), (int) lrint (p.y) };
      const Vertex *last = result->len > 0 ? &g_array_index (result, Vertex, result->len - 1) : NULL;

      if (last == NULL || last->x != vertex.x || last->y != vertex.y)
        g_array_append_val (result, vertex);
    }
  while (is_ring && result->len > 1
         && g_array_index (result, Vertex, 0).x == g_array_index (result, Vertex, result->len - 1).x
         && g_array_index (result, Vertex, 0).y == g_array_index (result, Vertex, result->len - 1).y)
    g_array_set_size (result, result->len - 1);
  return result;
}

static double
signed_area (GArray *ring)
{
  double twice = 0;

  for (guint i = 0; i < ring->len; i++)
    {
      Vertex a = g_array_index (ring, Vertex, i), b = g_array_index (ring, Vertex, (i + 1) % ring->len);

      twice += (double) a.x * b.y - (double) b.x * a.y;
    }
  return twice / 2;
}

static gboolean
write_ring (Commands *commands, GArray *points, const TileAddress *tile, gboolean is_hole)
{
  static const struct
  {
    gboolean vertical;
    double edge;
    gboolean keep_below;
  } edges[] = { { FALSE, LOW, FALSE }, { FALSE, HIGH, TRUE }, { TRUE, LOW, FALSE }, { TRUE, HIGH, TRUE } };
  g_autoptr (GArray) ring = to_tile_units (points, tile);
  g_autoptr (GArray) vertices = NULL;
  double area;

  simplify (ring, tile->tolerance, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      GArray *clipped = clip_ring_at (ring, edges[i].vertical, edges[i].edge, edges[i].keep_below);

      g_array_unref (ring);
      ring = clipped;
    }
  vertices = round_points (ring, TRUE);
  area = vertices->len >= 3 ? signed_area (vertices) : 0;
  if (fabs (area) < SMALLEST_RING)
    return FALSE;

  /* The format tells a hole from an outline by its direction. */
  for (guint i = 0; i < vertices->len; i++)
    {
      guint at = (area < 0) != is_hole ? vertices->len - 1 - i : i;

      if (i == 0)
        write_command (commands, MOVE_TO, 1);
      else if (i == 1)
        write_command (commands, LINE_TO, vertices->len - 1);
      write_vertex (commands, g_array_index (vertices, Vertex, at));
    }
  write_command (commands, CLOSE_PATH, 1);
  return TRUE;
}

static gboolean
write_stretch (Commands *commands, GArray *points, double tolerance)
{
  g_autoptr (GArray) vertices = NULL;

  simplify (points, tolerance, FALSE);
  vertices = round_points (points, FALSE);
  g_array_set_size (points, 0);
  if (vertices->len < 2)
    return FALSE;
  write_command (commands, MOVE_TO, 1);
  for (guint i = 0; i < vertices->len; i++)
    {
      if (i == 1)
        write_command (commands, LINE_TO, vertices->len - 1);
      write_vertex (commands, g_array_index (vertices, Vertex, i));
    }
  return TRUE;
}

/* Finds which part of the segment lies in the tile, as fractions of its length. */
static gboolean
clip_segment (Point a, Point b, double *from, double *to)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  const double towards[] = { -dx, dx, -dy, dy };
  const double room[] = { a.x - LOW, HIGH - a.x, a.y - LOW, HIGH - a.y };

  *from = 0;
  *to = 1;
  for (guint i = 0; i < G_N_ELEMENTS (towards); i++)
    {
      if (towards[i] < 0)
        *from = MAX (*from, room[i] / towards[i]);
      else if (towards[i] > 0)
        *to = MIN (*to, room[i] / towards[i]);
      else if (room[i] < 0)
        return FALSE;
    }
  return *from <= *to;
}

static gboolean
write_line (Commands *commands, GArray *points, const TileAddress *tile)
{
  g_autoptr (GArray) line = to_tile_units (points, tile);
  g_autoptr (GArray) stretch = g_array_new (FALSE, FALSE, sizeof (Point));
  gboolean written = FALSE;

  for (guint i = 0; i + 1 < line->len; i++)
    {
      Point a = g_array_index (line, Point, i), b = g_array_index (line, Point, i + 1);
      double from, to;
      Point start, end;

      if (!clip_segment (a, b, &from, &to))
        {
          written |= write_stretch (commands, stretch, tile->tolerance);
          continue;
        }
      start = (Point) { a.x + from * (b.x - a.x), a.y + from * (b.y - a.y) };
      end = (Point) { a.x + to * (b.x - a.x), a.y + to * (b.y - a.y) };
      if (stretch->len == 0)
        g_array_append_val (stretch, start);
      g_array_append_val (stretch, end);
      if (to < 1)
        written |= write_stretch (commands, stretch, tile->tolerance);
    }
  written |= write_stretch (commands, stretch, tile->tolerance);
  return written;
}

/* A point belongs to exactly one tile, so that its label is drawn once. */
static gboolean
write_point (Commands *commands, GArray *points, const TileAddress *tile)
{
  g_autoptr (GArray) units = to_tile_units (points, tile);
  Point p = g_array_index (units, Point, 0);

  if (p.x < 0 || p.x >= TILE_EXTENT || p.y < 0 || p.y >= TILE_EXTENT)
    return FALSE;
  write_command (commands, MOVE_TO, 1);
  write_vertex (commands, (Vertex) { (int) floor (p.x), (int) floor (p.y) });
  return TRUE;
}

/**
 * write_shape:
 * @commands: the geometry so far
 * @type: what @points are
 * @points: (element-type QorganWorldPoint): a point, a line, or a ring
 * @tile: for which tile
 * @is_hole: whether a ring is a hole in the one before
 *
 * Returns: whether anything of it is in the tile
 */
gboolean
write_shape (Commands *commands, ShapeType type, GArray *points, const TileAddress *tile, gboolean is_hole)
{
  switch (type)
    {
    case SHAPE_POINT:
      return write_point (commands, points, tile);
    case SHAPE_LINE:
      return write_line (commands, points, tile);
    case SHAPE_POLYGON:
      return write_ring (commands, points, tile, is_hole);
    default:
      g_assert_not_reached ();
    }
}
