/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map-pictures FOLDER: the map as its author and reviewers look at it: sizes, languages, light, dark and high contrast,
 * few and very many incidents, the list of a cluster. */
#include "map-fixture.h"

static const char *folder;

static void
save (MapFixture *fixture, const char *name)
{
  g_autoptr (GdkTexture) picture = map_fixture_take_picture (fixture);
  g_autofree char *file = g_strdup_printf ("%s/%s.png", folder, name);

  g_assert_true (gdk_texture_save_to_png (picture, file));
  g_print ("%s\n", file);
}

static void
take (const char *name, QorganLanguage language, int width, int height, gboolean many, double zoom)
{
  MapFixture fixture;

  map_fixture_open (&fixture, language, width, height);
  if (many)
    map_fixture_take_random (&fixture, 100000);
  else
    map_fixture_take_towns (&fixture);
  qorgan_map_view_fit (fixture.view);
  qorgan_map_view_set_selected (fixture.view, 13);
  if (zoom > 0)
    map_fixture_look_at (&fixture, 43.6, 76.5, zoom);
  map_fixture_settle (&fixture, FALSE);
  save (&fixture, name);
  map_fixture_close (&fixture);
}

int
main (int argc, char **argv)
{
  AdwStyleManager *manager;

  if (argc != 2)
    return 2;
  folder = argv[1];
  adw_init ();
  manager = adw_style_manager_get_default ();
  take ("wide-en", QORGAN_LANGUAGE_EN, 1200, 800, FALSE, 0);
  take ("wide-kk-z6", QORGAN_LANGUAGE_KK, 1200, 800, FALSE, 6);
  take ("wide-ru-z9", QORGAN_LANGUAGE_RU, 1200, 800, FALSE, 9);
  take ("narrow-ru", QORGAN_LANGUAGE_RU, 400, 700, FALSE, 0);
  take ("many", QORGAN_LANGUAGE_EN, 1200, 800, TRUE, 0);
  take ("many-z8", QORGAN_LANGUAGE_RU, 1200, 800, TRUE, 8);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  take ("wide-kk-dark", QORGAN_LANGUAGE_KK, 1200, 800, FALSE, 0);
  take ("narrow-en-dark", QORGAN_LANGUAGE_EN, 400, 700, FALSE, 0);
  take ("wide-ru-dark-z6", QORGAN_LANGUAGE_RU, 1200, 800, FALSE, 6);
  return 0;
}
