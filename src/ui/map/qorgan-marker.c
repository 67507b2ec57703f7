/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markers are drawn once, with cairo, into textures: copying some hundred small textures is the cheapest thing every
 * GTK renderer can do, drawing as many paths in each frame is not. */
#include "qorgan-marker.h"

#include <math.h>

/* Room around a marker for its outline. */
#define SINGLE_RADIUS 9.0
#define MARGIN 2.0
#define RING_WIDTH 4.5

typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr; /* origin in the middle, one unit is one logical pixel */
} Canvas;

static Canvas
canvas_new (double radius, double scale)
{
  int size = (int) ceil (2 * (radius + MARGIN) * scale);
  Canvas canvas = { .surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size) };

  canvas.cr = cairo_create (canvas.surface);
  cairo_translate (canvas.cr, size / 2.0, size / 2.0);
  cairo_scale (canvas.cr, scale, scale);
  return canvas;
}

static GdkTexture *
canvas_finish (Canvas *canvas)
{
  int width = cairo_image_surface_get_width (canvas->surface),
      stride = cairo_image_surface_get_stride (canvas->surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_destroy (canvas->cr);
  cairo_surface_flush (canvas->surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (canvas->surface), (gsize) stride * width);
  cairo_surface_destroy (canvas->surface);
  return gdk_memory_texture_new (width, width, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* A regular polygon, or a star where every second corner is drawn in; @turn is where the first corner points. */
static void
polygon (cairo_t *cr, guint n_corners, double radius, double inner_radius, double turn)
{
  for (guint i = 0; i < n_corners; i++)
    {
      double angle = turn + 2 * G_PI * i / n_corners, r = i % 2 == 0 ? radius : inner_radius;

      cairo_line_to (cr, r * cos (angle), r * sin (angle));
    }
  cairo_close_path (cr);
}

static void
cross (cairo_t *cr, double radius, double width)
{
  for (guint i = 0; i < 4; i++)
    {
      cairo_line_to (cr, radius, -width);
      cairo_line_to (cr, radius, width);
      cairo_line_to (cr, width, width);
      cairo_rotate (cr, G_PI / 2);
    }
  cairo_close_path (cr);
}

/* The radii are such that all shapes look equally heavy. */
static void
trace_shape (cairo_t *cr, QorganMarkerShape shape, double r)
{
  switch (shape)
    {
    case QORGAN_MARKER_CIRCLE:
      cairo_arc (cr, 0, 0, r * 0.9, 0, 2 * G_PI);
      break;
    case QORGAN_MARKER_SQUARE:
      polygon (cr, 4, r * 1.1, r * 1.1, G_PI / 4);
      break;
    case QORGAN_MARKER_DIAMOND:
      polygon (cr, 4, r * 1.1, r * 1.1, 0);
      break;
    case QORGAN_MARKER_TRIANGLE:
      cairo_translate (cr, 0, r * 0.22);
      polygon (cr, 3, r * 1.15, r * 1.15, -G_PI / 2);
      break;
    case QORGAN_MARKER_TRIANGLE_DOWN:
      cairo_translate (cr, 0, -r * 0.22);
      polygon (cr, 3, r * 1.15, r * 1.15, G_PI / 2);
      break;
    case QORGAN_MARKER_PENTAGON:
      polygon (cr, 5, r, r, -G_PI / 2);
      break;
    case QORGAN_MARKER_HEXAGON:
      polygon (cr, 6, r, r, 0);
      break;
    case QORGAN_MARKER_STAR:
      polygon (cr, 10, r * 1.15, r * 0.55, -G_PI / 2);
      break;
    case QORGAN_MARKER_CROSS:
      cairo_rotate (cr, G_PI / 4);
      cross (cr, r * 1.05, r * 0.38);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * qorgan_marker_draw:
 * @style: for the outline
 * @shape: of the category
 * @colour: of the category
 * @scale: device pixels in a logical one
 *
 * Draws the marker of a single incident.
 *
 * Returns: (transfer full): the picture, its middle being the incident's place
 */
GdkTexture *
qorgan_marker_draw (QorganMapStyle *style, QorganMarkerShape shape, const GdkRGBA *colour, double scale)
{
  GdkRGBA surface = qorgan_map_style_get_colour (style, "marker-surface");
  GdkRGBA edge = qorgan_map_style_get_colour (style, "marker-edge");
  Canvas canvas = canvas_new (SINGLE_RADIUS, scale);

  cairo_set_line_join (canvas.cr, CAIRO_LINE_JOIN_ROUND);
  cairo_save (canvas.cr);
  trace_shape (canvas.cr, shape, SINGLE_RADIUS - 1.5);
  cairo_restore (canvas.cr);
  gdk_cairo_set_source_rgba (canvas.cr, &edge);
  cairo_set_line_width (canvas.cr, 4);
  cairo_stroke_preserve (canvas.cr);
  gdk_cairo_set_source_rgba (canvas.cr, &surface);
  cairo_set_line_width (canvas.cr, 2.5);
  cairo_stroke_preserve (canvas.cr);
  gdk_cairo_set_source_rgba (canvas.cr, colour);
  cairo_fill (canvas.cr);
  return canvas_finish (&canvas);
}

/**
 * qorgan_marker_get_radius:
 * @count: how many incidents it stands for
 *
 * Returns: the radius of a marker, in logical pixels; never more than %QORGAN_MARKER_MAX_RADIUS
 */
double
qorgan_marker_get_radius (guint count)
{
  return count == 1 ? SINGLE_RADIUS : count < 10 ? 14 : count < 100 ? 16 : count < 1000 ? 18 : QORGAN_MARKER_MAX_RADIUS;
}

/* Slices of a disc: filling them costs cairo less than stroking arcs. */
static void
draw_slices (cairo_t *cr, double radius, const QorganMarkerShare *shares, guint n_shares)
{
  double from = -G_PI / 2;

  for (guint i = 0; i < n_shares; i++)
    {
      double to = from + 2 * G_PI * shares[i].share;

      cairo_move_to (cr, 0, 0);
      cairo_arc (cr, 0, 0, radius, from, to);
      gdk_cairo_set_source_rgba (cr, &shares[i].colour);
      cairo_fill (cr);
      from = to;
    }
}

static void
draw_disc (cairo_t *cr, double radius, const GdkRGBA *colour)
{
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_fill (cr);
}

/* Thousands are shortened, so that the count fits: 12400 is “12k”. */
static void
draw_count (cairo_t *cr, GtkWidget *widget, guint count, const GdkRGBA *ink)
{
  g_autofree char *text = count < 10000 ? g_strdup_printf ("%u", count) : g_strdup_printf ("%uk", count / 1000);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoRectangle extents;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((count < 1000 ? 12 : 10) * PANGO_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_extents (layout, &extents, NULL);
  cairo_move_to (cr, -extents.width / 2.0 - extents.x, -extents.height / 2.0 - extents.y);
  gdk_cairo_set_source_rgba (cr, ink);
  pango_cairo_show_layout (cr, layout);
}

/**
 * qorgan_marker_draw_cluster:
 * @style: for the colours
 * @widget: whose font to use
 * @count: how many incidents
 * @shares: (array length=n_shares): the ring, clockwise from the top
 * @n_shares: how many
 * @scale: device pixels in a logical one
 *
 * Draws the marker of several incidents.
 *
 * Returns: (transfer full): the picture, its middle being the cluster's place
 */
GdkTexture *
qorgan_marker_draw_cluster (QorganMapStyle *style,
                            GtkWidget *widget,
                            guint count,
                            const QorganMarkerShare *shares,
                            guint n_shares,
                            double scale)
{
  GdkRGBA surface = qorgan_map_style_get_colour (style, "marker-surface");
  GdkRGBA edge = qorgan_map_style_get_colour (style, "marker-edge");
  GdkRGBA ink = qorgan_map_style_get_colour (style, "marker-ink");
  double radius = qorgan_marker_get_radius (count);
  Canvas canvas = canvas_new (radius, scale);

  draw_disc (canvas.cr, radius + 0.5, &edge);
  draw_disc (canvas.cr, radius - 0.5, &surface);
  draw_slices (canvas.cr, radius - 0.5, shares, n_shares);
  draw_disc (canvas.cr, radius - 0.5 - RING_WIDTH, &surface);
  draw_count (canvas.cr, widget, count, &ink);
  return canvas_finish (&canvas);
}
