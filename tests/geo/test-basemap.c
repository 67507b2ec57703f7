/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bundled tiles: every one of them is well-formed, the check refuses what is not, and no address gives nothing. The
 * names on the map are those of the gazetteer. */
#include "qorgan-basemap.h"
#include "qorgan-gazetteer.h"
#include "qorgan-tile-check.h"

#include <string.h>

#define N_MUTANTS 20000

static GResource *
load_resource (void)
{
  g_autoptr (GError) error = NULL;
  GResource *resource = g_resource_load (g_getenv ("QORGAN_BASEMAP"), &error);

  g_assert_no_error (error);
  return resource;
}

static void
collect (GResource *resource, const char *path, GPtrArray *tiles)
{
  g_auto (GStrv) children = g_resource_enumerate_children (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; children[i] != NULL; i++)
    {
      g_autofree char *child = g_strconcat (path, "/", g_strchomp (g_strdelimit (children[i], "/", ' ')), NULL);
      GBytes *tile = g_resource_lookup_data (resource, child, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      if (tile != NULL)
        g_ptr_array_add (tiles, tile);
      else
        collect (resource, child, tiles);
    }
}

static GPtrArray *
load_tiles (void)
{
  g_autoptr (GResource) resource = load_resource ();
  GPtrArray *tiles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  collect (resource, QORGAN_BASEMAP_PREFIX, tiles);
  return tiles;
}

static void
test_all_tiles (void)
{
  g_autoptr (GPtrArray) tiles = load_tiles ();

  g_assert_cmpuint (tiles->len, >, 800);
  for (guint i = 0; i < tiles->len; i++)
    {
      g_autoptr (GError) error = NULL;

      qorgan_tile_check (g_ptr_array_index (tiles, i), &error);
      g_assert_no_error (error);
    }
}

/* Flips, cuts and doubles bytes. The check must read nothing out of bounds (the sanitizers watch) and refuse most. */
static void
test_mutants (void)
{
  g_autoptr (GPtrArray) tiles = load_tiles ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20220107);
  guint n_refused = 0;

  for (guint i = 0; i < N_MUTANTS; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (tiles, i % tiles->len), &size);
      g_autoptr (GByteArray) mutant = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      guint n_changes = (guint) g_rand_int_range (random, 1, 6);

      g_byte_array_append (mutant, data, (guint) size);
      for (guint j = 0; j < n_changes && mutant->len > 1; j++)
        {
          guint at = (guint) g_rand_int_range (random, 0, (gint32) mutant->len);

          switch (g_rand_int_range (random, 0, 4))
            {
            case 0:
              mutant->data[at] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
              break;
            case 1:
              mutant->data[at] = 0xff;
              break;
            case 2:
              g_byte_array_set_size (mutant, MAX (at, 1));
              break;
            default:
              g_byte_array_remove_index (mutant, at);
            }
        }
      /* An exactly sized copy, so that one byte too far is noticed. */
      bytes = g_bytes_new (mutant->data, mutant->len);
      if (!qorgan_tile_check (bytes, NULL))
        n_refused++;
    }
  g_assert_cmpuint (n_refused, >, N_MUTANTS / 2);
}

static void
assert_refused (const guint8 *data, gsize size, const char *what)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;

  g_assert_false (qorgan_tile_check (bytes, &error));
  g_assert_error (error, QORGAN_GEO_ERROR, QORGAN_GEO_ERROR_TILE);
  g_assert_nonnull (strstr (error->message, what));
}

static void
test_refusals (void)
{
  static const guint8 layer_without_name[] = { 0x1a, 2, 0x78, 2 };
  static const guint8 too_long[] = { 0x1a, 9, 0x0a, 1, 'e', 0x78, 2 };
  static const guint8 version_3[] = { 0x1a, 5, 0x0a, 1, 'e', 0x78, 3 };
  /* A feature with tags (0, 0) in a layer that has neither keys nor values: libshumate would read past the table. */
  static const guint8 bad_tags[]
      = { 0x1a, 18, 0x0a, 1, 'e', 0x12, 11, 0x12, 2, 0, 0, 0x18, 1, 0x22, 3, 9, 2, 2, 0x78, 2 };
  /* A line that starts drawing without a pen down. */
  static const guint8 line_to_first[] = { 0x1a, 14, 0x0a, 1, 'e', 0x12, 7, 0x18, 2, 0x22, 3, 10, 2, 2, 0x78, 2 };
  static const guint8 good[] = { 0x1a, 14, 0x0a, 1, 'e', 0x12, 7, 0x18, 1, 0x22, 3, 9, 2, 2, 0x78, 2 };
  g_autoptr (GBytes) good_bytes = g_bytes_new (good, sizeof good);

  assert_refused ((const guint8 *) "", 0, "empty");
  assert_refused ((const guint8 *) "hello", 5, "not a layer");
  assert_refused (layer_without_name, sizeof layer_without_name, "layer is malformed");
  assert_refused (too_long, sizeof too_long, "not a layer");
  assert_refused (version_3, sizeof version_3, "layer is malformed");
  assert_refused (bad_tags, sizeof bad_tags, "feature is malformed");
  assert_refused (line_to_first, sizeof line_to_first, "feature is malformed");
  g_assert_true (qorgan_tile_check (good_bytes, NULL));
}

static void
test_never_nothing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganBasemap) basemap = qorgan_basemap_new (&error);
  g_autoptr (GBytes) nowhere = NULL, sea = NULL;

  g_assert_no_error (error);
  for (int zoom = 0; zoom <= QORGAN_BASEMAP_MAX_ZOOM; zoom++)
    for (int x = -1; x <= 1 << zoom; x++)
      for (int y = -1; y <= 1 << zoom; y++)
        {
          g_autoptr (GBytes) tile = qorgan_basemap_get_tile (basemap, zoom, x, y);

          g_assert_cmpuint (g_bytes_get_size (tile), >, 0);
          g_assert_true (qorgan_tile_check (tile, NULL));
        }

  /* Beyond the edge there is a tile that says so; open sea is something else. */
  nowhere = qorgan_basemap_get_tile (basemap, 7, 0, 0);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (nowhere, NULL), 20, "nocoverage"));
  sea = qorgan_basemap_get_tile (basemap, 4, 0, 8);
  g_assert_null (g_strstr_len (g_bytes_get_data (sea, NULL), (gssize) g_bytes_get_size (sea), "nocoverage"));
}

static void
test_missing_file (void)
{
  g_autofree char *path = g_strdup (g_getenv ("QORGAN_BASEMAP"));
  g_autoptr (GError) error = NULL;

  g_setenv ("QORGAN_BASEMAP", "/nonexistent/basemap.gresource", TRUE);
  g_assert_null (qorgan_basemap_new (&error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_setenv ("QORGAN_BASEMAP", path, TRUE);
}

static gboolean
is_in_a_tile (GPtrArray *tiles, const char *name)
{
  for (guint i = 0; i < tiles->len; i++)
    {
      gsize size;
      const char *data = g_bytes_get_data (g_ptr_array_index (tiles, i), &size);

      if (memmem (data, size, name, strlen (name)) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_names (void)
{
  g_autoptr (GPtrArray) tiles = load_tiles ();
  QorganGazetteer *gazetteer = qorgan_gazetteer_get_default ();

  for (guint i = 0; i < qorgan_gazetteer_get_size (gazetteer); i++)
    {
      const QorganPlace *place = qorgan_gazetteer_get (gazetteer, i);

      g_test_message ("%s", place->names[QORGAN_LANGUAGE_EN]);
      g_assert_true (is_in_a_tile (tiles, place->names[QORGAN_LANGUAGE_EN]));
      g_assert_true (is_in_a_tile (tiles, place->names[QORGAN_LANGUAGE_RU]));
      g_assert_true (is_in_a_tile (tiles, place->names[QORGAN_LANGUAGE_KK]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/basemap/all-tiles", test_all_tiles);
  g_test_add_func ("/basemap/mutants", test_mutants);
  g_test_add_func ("/basemap/refusals", test_refusals);
  g_test_add_func ("/basemap/never-nothing", test_never_nothing);
  g_test_add_func ("/basemap/missing-file", test_missing_file);
  g_test_add_func ("/basemap/names", test_names);
  return g_test_run ();
}
