/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The towns' incidents are like the demo's: most in a few places, several in the same one. */
#include "map-fixture.h"

#include <math.h>

#define TITLE "Qorgan map test"
#define LABEL_LENGTH 64

/* How long nothing may happen, and how long to wait for that. */
#define QUIET_US (300 * G_TIME_SPAN_MILLISECOND)
#define PATIENCE_US (60 * G_TIME_SPAN_SECOND)

/* After this long there was nothing to load. */
#define NOTHING_NEW_US (2 * G_TIME_SPAN_SECOND)

const QorganMapCategory map_fixture_categories[] = {
  { "Detention", "#c01c28", "#ff7b63", QORGAN_MARKER_CIRCLE },
  { "Attack", "#9a5b00", "#f8a13c", QORGAN_MARKER_TRIANGLE },
  { "Trial or sentence", "#613583", "#c788f0", QORGAN_MARKER_SQUARE },
  { "Obstruction", "#1a5fb4", "#78aeed", QORGAN_MARKER_DIAMOND },
  { "Closure or blocking", "#1d6f42", "#57d18d", QORGAN_MARKER_HEXAGON },
  { "Other", "#5e5c64", "#c0bfbc", QORGAN_MARKER_CROSS },
};
const guint map_fixture_n_categories = G_N_ELEMENTS (map_fixture_categories);

typedef struct
{
  QorganMapPoint *points;
  char (*labels)[LABEL_LENGTH];
  guint n;
} Builder;

static Builder
builder_new (guint n)
{
  return (Builder) { g_new0 (QorganMapPoint, n), g_malloc0 ((gsize) n * LABEL_LENGTH), 0 };
}

static void
builder_add (Builder *self, double latitude, double longitude, guint category)
{
  guint i = self->n++;

  g_snprintf (self->labels[i], LABEL_LENGTH, "Incident %u: %s", i + 1, map_fixture_categories[category].label);
  self->points[i] = (QorganMapPoint) {
    .id = i + 1,
    .place = qorgan_mercator_project (latitude, longitude),
    .category = category,
    .label = self->labels[i],
  };
}

static void
builder_give (Builder *self, QorganMapView *view)
{
  qorgan_map_view_take_points (view, self->points, self->n, self->labels, g_free);
}

static GtkWidget *
find_descendant (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_descendant (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What a settling map is watched by. */
typedef struct
{
  gint64 last_frame;
  gboolean loaded;
} Watch;

static void
on_frame (Watch *watch)
{
  watch->last_frame = g_get_monotonic_time ();
}

static void
on_loaded (Watch *watch)
{
  watch->loaded = TRUE;
}

static gboolean
on_wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* The layer drawn last: after a change of style the old one is below it. */
static GtkWidget *
find_base_layer (MapFixture *self)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->map)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (SHUMATE_IS_MAP_LAYER (child))
      found = child;
  return found;
}

/**
 * map_fixture_settle:
 * @self: the fixture
 * @loading: whether new parts of the basemap may be needed
 *
 * Waits until these are there, or none are needed, and nothing has been painted for a while.
 */
void
map_fixture_settle (MapFixture *self, gboolean loading)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->window));
  GtkWidget *base_layer = find_base_layer (self);
  gint64 start = g_get_monotonic_time ();
  Watch watch = { start, !loading };
  gulong frame = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_frame), &watch);
  gulong load = g_signal_connect_swapped (base_layer, "map-loaded", G_CALLBACK (on_loaded), &watch);
  guint wake = g_timeout_add (50, on_wake, NULL);

  while ((!watch.loaded && g_get_monotonic_time () < MAX (start, watch.last_frame) + NOTHING_NEW_US)
         || g_get_monotonic_time () < watch.last_frame + QUIET_US)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, start + PATIENCE_US);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (wake);
  g_signal_handler_disconnect (clock, frame);
  g_signal_handler_disconnect (base_layer, load);
}

/**
 * map_fixture_open:
 * @self: (out): the fixture
 * @language: of the map
 * @width: of the window
 * @height: of the window
 */
void
map_fixture_open (MapFixture *self, QorganLanguage language, int width, int height)
{
  self->view = QORGAN_MAP_VIEW (qorgan_map_view_new (language));
  self->map = SHUMATE_MAP (find_descendant (GTK_WIDGET (self->view), SHUMATE_TYPE_MAP));
  self->layer = QORGAN_INCIDENT_LAYER (find_descendant (GTK_WIDGET (self->view), QORGAN_TYPE_INCIDENT_LAYER));
  qorgan_map_view_set_categories (self->view, map_fixture_categories, map_fixture_n_categories);
  self->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_title (self->window, TITLE);
  gtk_window_set_default_size (self->window, width, height);
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->view));
  gtk_window_present (self->window);
  map_fixture_settle (self, TRUE);
}

/**
 * map_fixture_close:
 * @self: the fixture; a test fails when the map outlives its window
 */
void
map_fixture_close (MapFixture *self)
{
  gpointer view = self->view;

  g_object_add_weak_pointer (G_OBJECT (self->view), &view);
  gtk_window_destroy (self->window);
  for (guint i = 0; i < 200 && view != NULL; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (5000);
    }
  g_assert_null (view);
}

/**
 * map_fixture_take_towns:
 * @self: the fixture
 *
 * Puts 27 incidents on the map: Almaty 12, Oral 5, Astana 4, Shymkent 3, Zhanaozen 2, and one on the way to Taraz.
 */
void
map_fixture_take_towns (MapFixture *self)
{
  static const struct
  {
    double latitude;
    double longitude;
    guint categories[12];
    guint n;
  } towns[] = {
    { 43.250, 76.917, { 0, 0, 1, 3, 0, 0, 1, 2, 0, 4, 5, 0 }, 12 },
    { 51.233, 51.367, { 0, 0, 2, 0, 3 }, 5 },
    { 51.180, 71.446, { 2, 2, 4, 4 }, 4 },
    { 42.300, 69.600, { 1, 1, 1 }, 3 },
    { 43.341, 52.862, { 3, 1 }, 2 },
    { 42.900, 70.800, { 2 }, 1 },
  };
  Builder builder = builder_new (27);

  for (guint i = 0; i < G_N_ELEMENTS (towns); i++)
    for (guint j = 0; j < towns[i].n; j++)
      builder_add (&builder, towns[i].latitude, towns[i].longitude, towns[i].categories[j]);
  builder_give (&builder, self->view);
}

/**
 * map_fixture_take_random:
 * @self: the fixture
 * @n: how many incidents to put anywhere in Kazakhstan's box, the same every time
 */
void
map_fixture_take_random (MapFixture *self, guint n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2022);
  Builder builder = builder_new (n);

  for (guint i = 0; i < n; i++)
    {
      double latitude = g_rand_double_range (random, 41, 55), longitude = g_rand_double_range (random, 47, 87);

      builder_add (&builder, latitude, longitude,
                   (guint) g_rand_int_range (random, 0, (gint32) map_fixture_n_categories));
    }
  builder_give (&builder, self->view);
}

/**
 * map_fixture_look_at:
 * @self: the fixture
 * @latitude: of the middle
 * @longitude: of the middle
 * @zoom: the zoom level
 */
void
map_fixture_look_at (MapFixture *self, double latitude, double longitude, double zoom)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);

  shumate_viewport_set_zoom_level (viewport, zoom);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), latitude, longitude);
  map_fixture_settle (self, TRUE);
}

/**
 * map_fixture_get_position:
 * @self: the fixture
 * @latitude: of a point
 * @longitude: of a point
 * @x: (out): where it is in the window, as libshumate says
 * @y: (out): where it is in the window
 */
void
map_fixture_get_position (MapFixture *self, double latitude, double longitude, double *x, double *y)
{
  graphene_point_t at;
  double map_x, map_y;

  shumate_viewport_location_to_widget_coords (shumate_map_get_viewport (self->map), GTK_WIDGET (self->map), latitude,
                                              longitude, &map_x, &map_y);
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (self->map), GTK_WIDGET (self->window),
                                           &GRAPHENE_POINT_INIT ((float) map_x, (float) map_y), &at));
  *x = at.x;
  *y = at.y;
}

/**
 * map_fixture_take_picture:
 * @self: the fixture
 *
 * Returns: (transfer full): what the window shows
 */
GdkTexture *
map_fixture_take_picture (MapFixture *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self->window));
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (GTK_WIDGET (self->window)),
                          gtk_widget_get_height (GTK_WIDGET (self->window)));
  node = gtk_snapshot_free_to_node (snapshot);
  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (self->window)), node, NULL);
}

/**
 * map_fixture_get_colour:
 * @picture: of the window
 * @x: a place in it
 * @y: a place in it
 *
 * Returns: the colour there
 */
GdkRGBA
map_fixture_get_colour (GdkTexture *picture, double x, double y)
{
  g_autofree guchar *pixels = NULL;
  gsize stride = (gsize) gdk_texture_get_width (picture) * 4;
  const guchar *pixel;

  g_assert_true (x >= 0 && y >= 0 && x < gdk_texture_get_width (picture) && y < gdk_texture_get_height (picture));
  pixels = g_malloc (stride * (gsize) gdk_texture_get_height (picture));
  gdk_texture_download (picture, pixels, stride);
  pixel = pixels + (gsize) y * stride + (gsize) x * 4;
  return (GdkRGBA) { pixel[2] / 255.f, pixel[1] / 255.f, pixel[0] / 255.f, pixel[3] / 255.f };
}

/**
 * map_fixture_spend:
 * @ms: for how long the main loop is to run, in milliseconds
 */
void
map_fixture_spend (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (2000);
    }
}

static void G_GNUC_PRINTF (1, 2) xdotool (const char *format, ...)
{
  g_autofree char *arguments = NULL, *command = NULL;
  g_autoptr (GError) error = NULL;
  va_list list;
  int status;

  va_start (list, format);
  arguments = g_strdup_vprintf (format, list);
  va_end (list);
  command = g_strdup_printf ("xdotool %s", arguments);
  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  map_fixture_spend (350);
}

/**
 * map_fixture_focus:
 * @self: the fixture
 *
 * Gives its window the X server's keyboard.
 */
void
map_fixture_focus (MapFixture *self)
{
  xdotool ("search --sync --name '%s' windowfocus --sync", TITLE);
  assert_soon (gtk_window_is_active (self->window));
}

/**
 * map_fixture_click:
 * @self: the fixture
 * @latitude: of a place on the map
 * @longitude: of it
 * @n: how many times
 */
void
map_fixture_click (MapFixture *self, double latitude, double longitude, int n)
{
  double x, y, left, top;

  map_fixture_get_position (self, latitude, longitude, &x, &y);
  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &left, &top);
  xdotool ("mousemove %d %d click --repeat %d --delay 60 1", (int) lround (x + left), (int) lround (y + top), n);
}

/**
 * map_fixture_press:
 * @keys: names of keys, one after the other
 */
void
map_fixture_press (const char *keys)
{
  xdotool ("key --delay 40 %s", keys);
}
