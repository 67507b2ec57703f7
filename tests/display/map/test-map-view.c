/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map as somebody sees and uses it: what is drawn where, what a click, a double click and each key do, what keeps
 * it in bounds, and that nothing of it outlives its window. Pointer and keyboard are the X server's own (xdotool). */
#include "map-fixture.h"

#include <math.h>

#include "qorgan-incident-popover.h"

/* Ids of map_fixture_take_towns(). */
#define FIRST_IN_ORAL 13
#define FIRST_IN_ASTANA 18
#define ON_THE_WAY_TO_TARAZ 27

static const double almaty[] = { 43.250, 76.917 }, oral[] = { 51.233, 51.367 }, astana[] = { 51.180, 71.446 };
static const double on_the_way[] = { 42.900, 70.800 };

static void
open_with_towns (MapFixture *fixture)
{
  map_fixture_open (fixture, QORGAN_LANGUAGE_EN, 1000, 700);
  map_fixture_take_towns (fixture);
  qorgan_map_view_fit (fixture->view);
  map_fixture_settle (fixture, FALSE);
  map_fixture_focus (fixture);
}

static void
on_activated (gint64 *activated, gint64 id)
{
  *activated = id;
}

static gboolean
is_like (GdkRGBA seen, const char *colour)
{
  GdkRGBA meant;

  g_assert_true (gdk_rgba_parse (&meant, colour));
  return fabsf (seen.red - meant.red) < 0.04f && fabsf (seen.green - meant.green) < 0.04f
         && fabsf (seen.blue - meant.blue) < 0.04f;
}

/* Antialiased edges and half pixels: a colour counts when it is within two pixels. */
static gboolean
has_near (GdkTexture *picture, double x, double y, const char *colour)
{
  for (int dx = -2; dx <= 2; dx++)
    for (int dy = -2; dy <= 2; dy++)
      if (is_like (map_fixture_get_colour (picture, x + dx, y + dy), colour))
        return TRUE;
  return FALSE;
}

static void
assert_colour (MapFixture *fixture, double latitude, double longitude, const char *colour)
{
  g_autoptr (GdkTexture) picture = map_fixture_take_picture (fixture);
  double x, y;
  GdkRGBA seen;
  g_autofree char *text = NULL;

  map_fixture_get_position (fixture, latitude, longitude, &x, &y);
  seen = map_fixture_get_colour (picture, x, y);
  text = gdk_rgba_to_string (&seen);
  g_test_message ("%.2f %.2f: %s", latitude, longitude, text);
  g_assert_true (is_like (seen, colour));
}

/* Lake Balkhash is water, the steppe south-west of Astana is Kazakhstan, Novosibirsk's is other land. */
static void
test_colours (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  MapFixture fixture;

  map_fixture_open (&fixture, QORGAN_LANGUAGE_EN, 1000, 700);
  map_fixture_look_at (&fixture, 49, 74, 4.5);
  assert_colour (&fixture, 46.35, 74.3, "#b5d5e8");
  assert_colour (&fixture, 50.3, 70.2, "#fbfaf6");
  assert_colour (&fixture, 54.5, 81.0, "#eceae4");

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  map_fixture_settle (&fixture, TRUE);
  assert_colour (&fixture, 46.35, 74.3, "#15212c");
  assert_colour (&fixture, 50.3, 70.2, "#313138");
  assert_colour (&fixture, 54.5, 81.0, "#242429");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  map_fixture_settle (&fixture, TRUE);
  assert_colour (&fixture, 50.3, 70.2, "#fbfaf6");

  /* Deeper than there are tiles the map goes on. */
  map_fixture_look_at (&fixture, 46.35, 74.3, 9.5);
  assert_colour (&fixture, 46.35, 74.3, "#b5d5e8");
  map_fixture_close (&fixture);
}

static guint
list_layers (MapFixture *fixture, GtkWidget **first)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->map)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (SHUMATE_IS_MAP_LAYER (child) && n++ == 0)
      *first = child;
  return n;
}

/* Day turns into night before the day's map is there; it comes to be there when the night's is not yet. */
static void
test_colours_at_once (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  MapFixture fixture;
  GtkWidget *day = NULL, *first = NULL;

  open_with_towns (&fixture);
  g_assert_cmpuint (list_layers (&fixture, &day), ==, 1);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_cmpuint (list_layers (&fixture, &first), ==, 2);
  g_assert_true (first == day);
  g_signal_emit_by_name (day, "map-loaded", FALSE);
  g_assert_cmpuint (list_layers (&fixture, &first), ==, 2);
  assert_soon (list_layers (&fixture, &first) == 1 && first != day);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  map_fixture_close (&fixture);
}

/* Our projection and libshumate's are the same, at any zoom. */
static void
test_positions (void)
{
  MapFixture fixture;
  ShumateViewport *viewport;

  open_with_towns (&fixture);
  viewport = shumate_map_get_viewport (fixture.map);
  for (double zoom = 3; zoom <= 10; zoom += 0.7)
    {
      double x, y, expected_x, expected_y;
      guint n_members;

      shumate_viewport_set_zoom_level (viewport, zoom);
      g_assert_cmpuint (qorgan_incident_layer_get_members (fixture.layer, 0, &n_members)[0], <, 27);
      qorgan_incident_layer_get_position (fixture.layer, 0, &x, &y);
      shumate_viewport_location_to_widget_coords (viewport, GTK_WIDGET (fixture.layer), oral[0], oral[1], &expected_x,
                                                  &expected_y);
      g_assert_cmpfloat_with_epsilon (x, expected_x, 0.1);
      g_assert_cmpfloat_with_epsilon (y, expected_y, 0.1);
    }
  map_fixture_close (&fixture);
}

static void
test_markers (void)
{
  MapFixture fixture;
  g_autoptr (GdkTexture) picture = NULL;
  double x, y;
  const double radius = 12; /* on the ring of a cluster of twelve */

  open_with_towns (&fixture);
  map_fixture_look_at (&fixture, 45, 75, 5.5);
  picture = map_fixture_take_picture (&fixture);

  /* Half of Almaty's twelve are detentions, the first category: the right half of the ring is red. */
  map_fixture_get_position (&fixture, almaty[0], almaty[1], &x, &y);
  g_assert_true (has_near (picture, x + radius, y, "#c01c28"));
  g_assert_true (has_near (picture, x + radius * 0.7, y + radius * 0.7, "#c01c28"));
  g_assert_false (has_near (picture, x - radius, y, "#c01c28"));

  /* The single trial is a square of its colour. */
  map_fixture_get_position (&fixture, on_the_way[0], on_the_way[1], &x, &y);
  g_assert_true (is_like (map_fixture_get_colour (picture, x, y), "#613583"));
  g_assert_true (has_near (picture, x + 4, y - 4, "#613583"));
  map_fixture_close (&fixture);
}

static void
test_limits (void)
{
  MapFixture fixture;
  ShumateViewport *viewport;
  ShumateLocation *location;

  map_fixture_open (&fixture, QORGAN_LANGUAGE_EN, 1000, 700);
  viewport = shumate_map_get_viewport (fixture.map);
  location = SHUMATE_LOCATION (viewport);
  shumate_location_set_location (location, 0, 0);
  g_assert_cmpfloat (shumate_location_get_latitude (location), ==, 38);
  g_assert_cmpfloat (shumate_location_get_longitude (location), ==, 40);
  shumate_location_set_location (location, 80, 170);
  g_assert_cmpfloat (shumate_location_get_latitude (location), ==, 58);
  g_assert_cmpfloat (shumate_location_get_longitude (location), ==, 92);
  shumate_viewport_set_rotation (viewport, 1);
  g_assert_cmpfloat (shumate_viewport_get_rotation (viewport), ==, 0);
  shumate_viewport_set_zoom_level (viewport, 17);
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), ==, QORGAN_MAP_MAX_ZOOM);
  shumate_viewport_set_zoom_level (viewport, 1);
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), ==, QORGAN_MAP_MIN_ZOOM);
  map_fixture_close (&fixture);
}

static gboolean
is_in_view (MapFixture *fixture, const double *place)
{
  double x, y;

  map_fixture_get_position (fixture, place[0], place[1], &x, &y);
  return x > 10 && y > 10 && x < gtk_widget_get_width (GTK_WIDGET (fixture->view)) - 10
         && y < gtk_widget_get_height (GTK_WIDGET (fixture->view)) - 10;
}

static void
assert_country_is_in_view (MapFixture *fixture)
{
  static const double ends[][2] = { { 49.1, 87.2 }, { 48.6, 46.6 }, { 55.3, 69 }, { 40.7, 68.5 } };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    assert_soon (is_in_view (fixture, ends[i]));
}

static void
test_fit (void)
{
  MapFixture fixture;

  open_with_towns (&fixture);
  map_fixture_look_at (&fixture, 50, 60, 9);
  qorgan_map_view_fit (fixture.view);
  map_fixture_settle (&fixture, TRUE);
  assert_soon (is_in_view (&fixture, almaty));
  assert_soon (is_in_view (&fixture, oral));
  assert_soon (is_in_view (&fixture, astana));

  /* Without incidents the whole country is shown. */
  qorgan_map_view_take_points (fixture.view, NULL, 0, NULL, NULL);
  qorgan_map_view_fit (fixture.view);
  assert_country_is_in_view (&fixture);
  map_fixture_close (&fixture);
}

/* How wide the country is on the screen. */
static double
get_country_width (MapFixture *fixture)
{
  double west, east, y;

  map_fixture_get_position (fixture, 48.6, 46.6, &west, &y);
  map_fixture_get_position (fixture, 49.1, 87.2, &east, &y);
  return east - west;
}

/* Makes the map narrower within its window. */
static void
narrow (MapFixture *fixture, int width)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  gtk_widget_set_margin_end (view, gtk_widget_get_width (GTK_WIDGET (fixture->window)) - width);
  assert_soon (gtk_widget_get_width (view) == width);
  map_fixture_settle (fixture, TRUE);
}

/* A pane that shrinks because another one opens: everything stays in view, and uses what room there is. */
static void
test_fit_holds (void)
{
  MapFixture fixture;
  ShumateViewport *viewport;
  double zoom;

  open_with_towns (&fixture);
  viewport = shumate_map_get_viewport (fixture.map);
  narrow (&fixture, 280);
  assert_country_is_in_view (&fixture);
  g_assert_cmpfloat (get_country_width (&fixture), >, 220);

  /* A chosen incident in view changes nothing. */
  qorgan_map_view_set_selected (fixture.view, FIRST_IN_ORAL);
  narrow (&fixture, 400);
  assert_country_is_in_view (&fixture);
  g_assert_cmpfloat (get_country_width (&fixture), >, 340);

  /* Once somebody has moved the map, it stays as it is. */
  gtk_widget_grab_focus (GTK_WIDGET (fixture.layer));
  zoom = shumate_viewport_get_zoom_level (viewport);
  map_fixture_press ("plus");
  assert_soon (shumate_viewport_get_zoom_level (viewport) >= floor (zoom) + 1);
  map_fixture_settle (&fixture, FALSE);
  zoom = shumate_viewport_get_zoom_level (viewport);
  narrow (&fixture, 280);
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), ==, zoom);

  /* Until the next fit. */
  map_fixture_press ("Home");
  assert_country_is_in_view (&fixture);
  narrow (&fixture, 900);
  assert_country_is_in_view (&fixture);
  g_assert_cmpfloat (get_country_width (&fixture), >, 600);
  map_fixture_close (&fixture);
}

static void
test_selection (void)
{
  MapFixture fixture;
  ShumateLocation *location;
  g_autoptr (GdkTexture) picture = NULL;
  double x, y;

  open_with_towns (&fixture);
  location = SHUMATE_LOCATION (shumate_map_get_viewport (fixture.map));
  map_fixture_look_at (&fixture, 51, 71, 6);

  /* In sight: the map stays. */
  qorgan_map_view_set_selected (fixture.view, FIRST_IN_ASTANA);
  map_fixture_settle (&fixture, FALSE);
  g_assert_cmpfloat (shumate_location_get_longitude (location), ==, 71);
  picture = map_fixture_take_picture (&fixture);
  map_fixture_get_position (&fixture, astana[0], astana[1], &x, &y);
  g_assert_true (has_near (picture, x, y - 14 - 2.5, "#1c71d8"));

  /* Out of sight: the map goes there. */
  qorgan_map_view_set_selected (fixture.view, FIRST_IN_ORAL);
  assert_soon (fabs (shumate_location_get_latitude (location) - oral[0]) < 0.01);
  assert_soon (fabs (shumate_location_get_longitude (location) - oral[1]) < 0.01);
  map_fixture_settle (&fixture, TRUE);

  /* Nothing selected, or something without a place: the map stays. */
  qorgan_map_view_set_selected (fixture.view, 4711);
  qorgan_map_view_set_selected (fixture.view, 0);
  map_fixture_settle (&fixture, FALSE);
  g_assert_cmpfloat_with_epsilon (shumate_location_get_longitude (location), oral[1], 0.01);
  map_fixture_close (&fixture);
}

static GtkWidget *
find_popover (MapFixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (QORGAN_IS_INCIDENT_POPOVER (child))
      return child;
  g_assert_not_reached ();
}

static gboolean
list_has_focus (MapFixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, find_popover (fixture));
}

/* Clicks on a cluster and waits until the keyboard is in the list of its incidents. */
static void
open_list (MapFixture *fixture, const double *place)
{
  map_fixture_click (fixture, place[0], place[1], 1);
  assert_soon (gtk_widget_get_visible (find_popover (fixture)));
  assert_soon (list_has_focus (fixture));
}

static void
test_click (void)
{
  MapFixture fixture;
  gint64 activated = 0;

  open_with_towns (&fixture);
  g_signal_connect_swapped (fixture.view, "incident-activated", G_CALLBACK (on_activated), &activated);
  map_fixture_look_at (&fixture, 47, 71.5, 5);

  /* A single incident is chosen at once. */
  map_fixture_click (&fixture, on_the_way[0], on_the_way[1], 1);
  assert_soon (activated == ON_THE_WAY_TO_TARAZ);
  g_assert_false (gtk_widget_get_visible (find_popover (&fixture)));

  /* A click beside all markers chooses nothing. */
  activated = 0;
  map_fixture_click (&fixture, 47.5, 68, 1);
  g_assert_cmpint (activated, ==, 0);

  /* A cluster lists its incidents; Enter takes the first. */
  open_list (&fixture, astana);
  g_assert_cmpint (activated, ==, 0);
  map_fixture_press ("Return");
  assert_soon (activated == FIRST_IN_ASTANA);
  assert_soon (!gtk_widget_get_visible (find_popover (&fixture)));

  /* The arrow goes down the list, not across the map. */
  open_list (&fixture, astana);
  map_fixture_press ("Down Down Return");
  assert_soon (activated == FIRST_IN_ASTANA + 2);
  map_fixture_close (&fixture);
}

static void
test_leaving_the_list (void)
{
  MapFixture fixture;
  gint64 activated = 0;

  open_with_towns (&fixture);
  g_signal_connect_swapped (fixture.view, "incident-activated", G_CALLBACK (on_activated), &activated);
  map_fixture_look_at (&fixture, 49, 71.5, 5);

  open_list (&fixture, astana);
  map_fixture_press ("Escape");
  assert_soon (!gtk_widget_get_visible (find_popover (&fixture)));
  assert_soon (gtk_root_get_focus (GTK_ROOT (fixture.window)) == GTK_WIDGET (fixture.layer));

  open_list (&fixture, astana);
  map_fixture_look_at (&fixture, 44, 75, 5);
  g_assert_false (gtk_widget_get_visible (find_popover (&fixture)));

  /* Other incidents: the list of the old ones must not stay. */
  map_fixture_look_at (&fixture, 49, 71.5, 5);
  open_list (&fixture, astana);
  map_fixture_take_random (&fixture, 5000);
  map_fixture_settle (&fixture, FALSE);
  g_assert_false (gtk_widget_get_visible (find_popover (&fixture)));
  g_assert_cmpint (activated, ==, 0);
  map_fixture_close (&fixture);
}

static gboolean
is_half_way_down (MapFixture *fixture, const double *place)
{
  double x, y;

  map_fixture_get_position (fixture, place[0], place[1], &x, &y);
  return fabs (y - gtk_widget_get_height (GTK_WIDGET (fixture->window)) / 2.0) < 20;
}

static void
test_double_click (void)
{
  MapFixture fixture;
  ShumateViewport *viewport;

  open_with_towns (&fixture);
  viewport = shumate_map_get_viewport (fixture.map);
  map_fixture_look_at (&fixture, 48, 71.5, 4);
  map_fixture_click (&fixture, astana[0], astana[1], 2);
  map_fixture_settle (&fixture, FALSE);
  assert_soon (shumate_viewport_get_zoom_level (viewport) >= 5);
  g_assert_false (gtk_widget_get_visible (find_popover (&fixture)));
  assert_soon (is_half_way_down (&fixture, astana));
  map_fixture_close (&fixture);
}

static gboolean
is_called (QorganIncidentLayer *layer, const char *label)
{
  g_autofree char *other
      = gtk_test_accessible_check_property (GTK_ACCESSIBLE (layer), GTK_ACCESSIBLE_PROPERTY_LABEL, label);

  return other == NULL;
}

static void
test_keyboard (void)
{
  MapFixture fixture;
  ShumateViewport *viewport;
  gint64 activated = 0;
  double longitude;

  open_with_towns (&fixture);
  viewport = shumate_map_get_viewport (fixture.map);
  g_signal_connect_swapped (fixture.view, "incident-activated", G_CALLBACK (on_activated), &activated);
  gtk_window_set_focus (fixture.window, NULL);
  map_fixture_look_at (&fixture, 47.5, 71.5, 5);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture.layer), GTK_ACCESSIBLE_ROLE_GROUP);
  assert_soon (is_called (fixture.layer, "Incidents on the map"));

  /* The keyboard starts at the marker nearest to the middle and is told where it is. */
  gtk_widget_grab_focus (GTK_WIDGET (fixture.layer));
  map_fixture_spend (100);
  assert_soon (is_called (fixture.layer, "Astana: 4 incidents"));
  map_fixture_press ("Down");
  assert_soon (is_called (fixture.layer, "Incident 27: Trial or sentence"));
  map_fixture_press ("Return");
  assert_soon (activated == ON_THE_WAY_TO_TARAZ);
  map_fixture_press ("Right");
  assert_soon (is_called (fixture.layer, "Almaty: 12 incidents"));

  /* Beyond the last marker the arrow moves the map. */
  longitude = shumate_location_get_longitude (SHUMATE_LOCATION (viewport));
  map_fixture_press ("Right");
  assert_soon (shumate_location_get_longitude (SHUMATE_LOCATION (viewport)) > longitude);

  map_fixture_press ("plus");
  map_fixture_settle (&fixture, FALSE);
  assert_soon (shumate_viewport_get_zoom_level (viewport) == 6);
  map_fixture_press ("minus minus");
  map_fixture_settle (&fixture, FALSE);
  assert_soon (shumate_viewport_get_zoom_level (viewport) == 4);
  map_fixture_look_at (&fixture, 47.5, 71.5, 9);
  map_fixture_press ("Home");
  map_fixture_settle (&fixture, FALSE);
  assert_soon (is_in_view (&fixture, oral));
  assert_soon (is_in_view (&fixture, almaty));

  /* With other incidents it is nowhere yet. */
  map_fixture_take_towns (&fixture);
  assert_soon (is_called (fixture.layer, "Incidents on the map"));
  map_fixture_close (&fixture);
}

/* The layer's incidents are those with the numbers from 1 to @n. */
static gboolean
shows_incidents (QorganIncidentLayer *layer, guint n)
{
  QorganMapPoints *points = qorgan_incident_layer_get_shown_points (layer);
  guint index;

  return qorgan_map_points_find (points, n, &index) && !qorgan_map_points_find (points, n + 1, &index);
}

/* Many incidents come from a thread; the map shows the old ones until then, and never the new ones under old numbers.
 */
static void
test_many (void)
{
  MapFixture fixture;
  guint n_members = 0, n = 0;
  QorganMapPoints *before;

  open_with_towns (&fixture);
  before = qorgan_incident_layer_get_shown_points (fixture.layer);
  g_assert_true (shows_incidents (fixture.layer, 27));
  map_fixture_take_random (&fixture, 100000);
  g_assert_true (qorgan_incident_layer_get_shown_points (fixture.layer) == before);
  assert_soon (shows_incidents (fixture.layer, 100000));
  qorgan_incident_layer_get_members (fixture.layer, 0, &n_members);
  g_assert_cmpuint (n_members, >, 0);

  /* Going away while a thread is still at work. */
  for (n = 0; n < 5; n++)
    map_fixture_take_random (&fixture, 20000);
  map_fixture_close (&fixture);
}

/* A missing basemap is said, and the incidents are shown all the same. */
static void
test_without_basemap (void)
{
  g_autofree char *file = g_strdup (g_getenv ("QORGAN_BASEMAP"));
  GtkWidget *view;

  g_setenv ("QORGAN_BASEMAP", "/nonexistent/basemap.gresource", TRUE);
  view = g_object_ref_sink (qorgan_map_view_new (QORGAN_LANGUAGE_KK));
  g_setenv ("QORGAN_BASEMAP", file, TRUE);
  qorgan_map_view_set_categories (QORGAN_MAP_VIEW (view), map_fixture_categories, map_fixture_n_categories);
  qorgan_map_view_take_points (QORGAN_MAP_VIEW (view), g_new0 (QorganMapPoint, 3), 3, NULL, NULL);
  qorgan_map_view_set_selected (QORGAN_MAP_VIEW (view), 1);
  g_assert_finalize_object (view);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_test_add_func ("/map/colours", test_colours);
  g_test_add_func ("/map/colours-at-once", test_colours_at_once);
  g_test_add_func ("/map/positions", test_positions);
  g_test_add_func ("/map/markers", test_markers);
  g_test_add_func ("/map/limits", test_limits);
  g_test_add_func ("/map/fit", test_fit);
  g_test_add_func ("/map/fit-holds", test_fit_holds);
  g_test_add_func ("/map/selection", test_selection);
  g_test_add_func ("/map/click", test_click);
  g_test_add_func ("/map/leaving-the-list", test_leaving_the_list);
  g_test_add_func ("/map/double-click", test_double_click);
  g_test_add_func ("/map/keyboard", test_keyboard);
  g_test_add_func ("/map/many", test_many);
  g_test_add_func ("/map/without-basemap", test_without_basemap);
  return g_test_run ();
}
