/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Build-time tool: mkbasemap BASEMAP.SRC GAZETTEER.TSV OUTPUT-FOLDER
 *
 * Cuts data/basemap/basemap.src (shapes in degrees) and the towns of the gazetteer into vector tiles (MVT 2.1), one
 * file each in OUTPUT-FOLDER/basemap-tiles, and lists them in OUTPUT-FOLDER/basemap.gresource.xml for
 * glib-compile-resources. The towns' names thus are the ones the rest of the program uses. Any line it does not
 * understand ends the build. */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "mkbasemap-geometry.h"
#include "qorgan-basemap.h"

/* The whole world down to this zoom level, Kazakhstan and what surrounds it below. */
#define WORLD_MAX_ZOOM 4
#define WEST 36.0
#define EAST 100.0
#define NORTH 62.0
#define SOUTH 33.0

/* What is drawn, from the bottom up. */
static const char *const layers[]
    = { "land", "water", "river", "border", "region_label", "country_label", "water_label", "place" };

/* One line of text that a tile, or a part of one, has to show: name and value. */
typedef struct
{
  char *key;
  char *value;
} Tag;

typedef struct
{
  double left, top, right, bottom;
} Bounds;

typedef struct
{
  GArray *points; /* QorganWorldPoint */
  Bounds bounds;
} Part;

typedef struct
{
  char *layer;
  ShapeType type;
  int min_zoom;
  int max_zoom;
  GArray *tags;  /* Tag */
  GArray *parts; /* Part: rings, the first of a polygon its outline */
  Bounds bounds;
} Feature;

static void G_GNUC_NORETURN G_GNUC_PRINTF (3, 4) fail (const char *file, guint line, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("%s:%u: %s\n", file, line, message);
  exit (1);
}

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    fail (path, 0, "%s", error->message);
  return text;
}

static void
extend (Bounds *bounds, Bounds by)
{
  bounds->left = MIN (bounds->left, by.left);
  bounds->top = MIN (bounds->top, by.top);
  bounds->right = MAX (bounds->right, by.right);
  bounds->bottom = MAX (bounds->bottom, by.bottom);
}

static gboolean
apart (Bounds a, Bounds b)
{
  return a.left > b.right || a.right < b.left || a.top > b.bottom || a.bottom < b.top;
}

static Feature *
feature_new (const char *layer, ShapeType type, int min_zoom, int max_zoom)
{
  Feature *feature = g_new0 (Feature, 1);

  feature->layer = g_strdup (layer);
  feature->type = type;
  feature->min_zoom = min_zoom;
  feature->max_zoom = max_zoom;
  feature->tags = g_array_new (FALSE, FALSE, sizeof (Tag));
  feature->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  feature->bounds = (Bounds) { 2, 2, -2, -2 };
  return feature;
}

static void
feature_free (gpointer data)
{
  Feature *feature = data;

  for (guint i = 0; i < feature->tags->len; i++)
    {
      g_free (g_array_index (feature->tags, Tag, i).key);
      g_free (g_array_index (feature->tags, Tag, i).value);
    }
  for (guint i = 0; i < feature->parts->len; i++)
    g_array_unref (g_array_index (feature->parts, Part, i).points);
  g_array_unref (feature->tags);
  g_array_unref (feature->parts);
  g_free (feature->layer);
  g_free (feature);
}

static void
feature_add_tag (Feature *feature, const char *key, const char *value)
{
  Tag tag = { g_strdup (key), g_strdup (value) };

  g_array_append_val (feature->tags, tag);
}

static void
feature_add_part (Feature *feature, GArray *points)
{
  Part part = { points, { 2, 2, -2, -2 } };

  for (guint i = 0; i < points->len; i++)
    {
      QorganWorldPoint p = g_array_index (points, QorganWorldPoint, i);

      extend (&part.bounds, (Bounds) { p.x, p.y, p.x, p.y });
    }
  extend (&feature->bounds, part.bounds);
  g_array_append_val (feature->parts, part);
}

/* "F layer type minzoom maxzoom key=value…", separated by tabs; type is P(olygon), L(ine) or N(ode). */
static Feature *
parse_feature (const char *path, guint line, const char *text)
{
  g_auto (GStrv) cells = g_strsplit (text, "\t", -1);
  guint n = g_strv_length (cells);
  Feature *feature;

  if (n < 5 || strlen (cells[2]) != 1 || strchr ("PLN", *cells[2]) == NULL)
    fail (path, line, "not a feature");
  if (!g_strv_contains ((const char *const[]) { "land", "region", "water", "river", "border", "region_label",
                                                "country_label", "water_label", NULL },
                        cells[1]))
    fail (path, line, "unknown layer “%s”", cells[1]);
  feature = feature_new (cells[1],
                         *cells[2] == 'P'   ? SHAPE_POLYGON
                         : *cells[2] == 'L' ? SHAPE_LINE
                                            : SHAPE_POINT,
                         atoi (cells[3]), atoi (cells[4]));
  for (guint i = 5; i < n; i++)
    {
      char *equals = strchr (cells[i], '=');

      if (*cells[i] == '\0')
        continue;
      if (equals == NULL)
        fail (path, line, "“%s” is not a tag", cells[i]);
      *equals = '\0';
      feature_add_tag (feature, cells[i], equals + 1);
    }
  return feature;
}

/* "R x y dx dy dx dy…" in ten-thousandths of a degree. */
static GArray *
parse_part (const char *path, guint line, const char *text)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (QorganWorldPoint));
  const char *at = text + 1;
  long longitude = 0, latitude = 0;

  while (*at != '\0')
    {
      QorganWorldPoint point;
      char *middle, *end;

      longitude += strtol (at, &middle, 10);
      latitude += strtol (middle, &end, 10);
      if (middle == at || end == middle)
        fail (path, line, "not a list of coordinates");
      at = end;
      point = qorgan_mercator_project (latitude / 1e4, longitude / 1e4);
      g_array_append_val (points, point);
    }
  if (points->len == 0)
    fail (path, line, "no coordinates");
  return points;
}

static void
read_shapes (const char *path, GPtrArray *features)
{
  g_autofree char *text = read_file (path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == 'F')
        g_ptr_array_add (features, parse_feature (path, i + 1, lines[i]));
      else if (*lines[i] == 'R' && features->len > 0)
        feature_add_part (g_ptr_array_index (features, features->len - 1), parse_part (path, i + 1, lines[i]));
      else if (*lines[i] != '\0')
        fail (path, i + 1, "neither a feature nor coordinates");
    }
}

/* The gazetteer's own reader checks it strictly, in the tests; here only what is drawn is taken. */
static void
read_places (const char *path, GPtrArray *features)
{
  static const struct
  {
    const char *kind;
    const char *rank;
    int min_zoom;
  } ranks[] = { { "capital", "0", 3 },
                { "republican-city", "0", 3 },
                { "regional-centre", "1", 4 },
                { "special-status-city", "2", 6 },
                { "city", "2", 6 } };
  g_autofree char *text = read_file (path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (*lines[i] == '\0')
        continue;
      if (g_strv_length (cells) != 11)
        fail (path, i + 1, "not a row of the gazetteer");
      for (guint r = 0; r < G_N_ELEMENTS (ranks); r++)
        if (g_str_equal (cells[1], ranks[r].kind))
          {
            Feature *feature = feature_new ("place", SHAPE_POINT, ranks[r].min_zoom, 9);
            GArray *points = g_array_new (FALSE, FALSE, sizeof (QorganWorldPoint));
            QorganWorldPoint at
                = qorgan_mercator_project (g_ascii_strtod (cells[7], NULL), g_ascii_strtod (cells[8], NULL));

            g_array_append_val (points, at);
            feature_add_part (feature, points);
            feature_add_tag (feature, "name:en", cells[2]);
            feature_add_tag (feature, "name:ru", cells[3]);
            feature_add_tag (feature, "name:kk", cells[4]);
            feature_add_tag (feature, "rank", ranks[r].rank);
            g_ptr_array_add (features, feature);
          }
    }
}

static void
write_bytes (GByteArray *to, guint field, gconstpointer data, gsize length)
{
  write_varint (to, field << 3 | 2);
  write_varint (to, length);
  g_byte_array_append (to, data, length);
}

static void
write_number (GByteArray *to, guint field, guint64 value)
{
  write_varint (to, field << 3);
  write_varint (to, value);
}

/* A layer in the making, with its tables of keys and values. */
typedef struct
{
  GByteArray *features;
  GPtrArray *keys;
  GPtrArray *values;
} Layer;

static guint
number_of (GPtrArray *table, const char *text)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (table, text, g_str_equal, &index))
    return index;
  g_ptr_array_add (table, (gpointer) text);
  return table->len - 1;
}

static void
write_feature (Layer *layer, const Feature *feature, guint id, const TileAddress *tile, Bounds view)
{
  g_autoptr (GByteArray) geometry = g_byte_array_new ();
  g_autoptr (GByteArray) tags = g_byte_array_new ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Commands commands = { geometry, 0, 0 };

  for (guint i = 0; i < feature->parts->len; i++)
    {
      const Part *part = &g_array_index (feature->parts, Part, i);
      gboolean in_tile
          = !apart (part->bounds, view) && write_shape (&commands, feature->type, part->points, tile, i > 0);

      /* Without the outline there is nothing to have holes. */
      if (!in_tile && i == 0 && feature->type == SHAPE_POLYGON)
        return;
    }
  if (geometry->len == 0)
    return;
  for (guint i = 0; i < feature->tags->len; i++)
    {
      write_varint (tags, number_of (layer->keys, g_array_index (feature->tags, Tag, i).key));
      write_varint (tags, number_of (layer->values, g_array_index (feature->tags, Tag, i).value));
    }
  write_number (bytes, 1, id);
  write_bytes (bytes, 2, tags->data, tags->len);
  write_number (bytes, 3, feature->type);
  write_bytes (bytes, 4, geometry->data, geometry->len);
  write_bytes (layer->features, 2, bytes->data, bytes->len);
}

static void
write_value (GByteArray *to, const char *text)
{
  g_autoptr (GByteArray) value = g_byte_array_new ();
  guint64 number;

  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &number, NULL))
    write_number (value, 5, number);
  else
    write_bytes (value, 1, text, strlen (text));
  write_bytes (to, 4, value->data, value->len);
}

static void
write_layer (GByteArray *to, const char *name, GPtrArray *features, const TileAddress *tile, Bounds view)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GByteArray) contents = g_byte_array_new ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  Layer layer = { contents, keys, values };

  for (guint i = 0; i < features->len; i++)
    {
      const Feature *feature = g_ptr_array_index (features, i);

      if (g_str_equal (feature->layer, name) && tile->zoom >= feature->min_zoom && tile->zoom <= feature->max_zoom
          && !apart (feature->bounds, view))
        write_feature (&layer, feature, i + 1, tile, view);
    }
  if (contents->len == 0)
    return;
  write_bytes (bytes, 1, name, strlen (name));
  g_byte_array_append (bytes, contents->data, contents->len);
  for (guint i = 0; i < keys->len; i++)
    write_bytes (bytes, 3, g_ptr_array_index (keys, i), strlen (g_ptr_array_index (keys, i)));
  for (guint i = 0; i < values->len; i++)
    write_value (bytes, g_ptr_array_index (values, i));
  write_number (bytes, 5, TILE_EXTENT);
  write_number (bytes, 15, 2);
  write_bytes (to, 3, bytes->data, bytes->len);
}

static GByteArray *
make_tile (GPtrArray *features, const TileAddress *tile)
{
  /* A layer of no use to anybody: a tile of open water must not be an empty file (see qorgan-basemap.c). */
  static const guint8 nothing[] = { 0x1a, 5, 0x0a, 1, 'e', 0x78, 2 };
  const double width = 1.0 / (1 << tile->zoom), margin = width * TILE_MARGIN / TILE_EXTENT;
  const Bounds view = { tile->x * width - margin, tile->y * width - margin, (tile->x + 1) * width + margin,
                        (tile->y + 1) * width + margin };
  GByteArray *bytes = g_byte_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    write_layer (bytes, layers[i], features, tile, view);
  if (bytes->len == 0)
    g_byte_array_append (bytes, nothing, sizeof nothing);
  return bytes;
}

static void
write_tile (GPtrArray *features, const TileAddress *tile, const char *folder, GString *listing)
{
  g_autoptr (GByteArray) bytes = make_tile (features, tile);
  g_autofree char *name = g_strdup_printf ("basemap-tiles/%d-%d-%d.mvt", tile->zoom, tile->x, tile->y);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents_full (path, (const char *) bytes->data, bytes->len, G_FILE_SET_CONTENTS_NONE, 0644, &error))
    fail (path, 0, "%s", error->message);
  g_string_append_printf (listing, "    <file alias=\"%d/%d/%d\">%s</file>\n", tile->zoom, tile->x, tile->y, name);
}

static void
write_zoom_level (GPtrArray *features, int zoom, const char *folder, GString *listing)
{
  const QorganWorldPoint north_west = qorgan_mercator_project (NORTH, WEST);
  const QorganWorldPoint south_east = qorgan_mercator_project (SOUTH, EAST);
  const int n = 1 << zoom;
  const gboolean world = zoom <= WORLD_MAX_ZOOM;
  const int left = world ? 0 : (int) (north_west.x * n), right = world ? n - 1 : (int) (south_east.x * n);
  const int top = world ? 0 : (int) (north_west.y * n), bottom = world ? n - 1 : (int) (south_east.y * n);

  for (int x = left; x <= right; x++)
    for (int y = top; y <= bottom; y++)
      {
        /* The deepest tiles are enlarged further, so they keep more. */
        TileAddress tile = { zoom, x, y, zoom == QORGAN_BASEMAP_MAX_ZOOM ? 1.0 : 4.0 };

        write_tile (features, &tile, folder, listing);
      }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) features = g_ptr_array_new_with_free_func (feature_free);
  g_autoptr (GString) listing = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gresources>\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *tiles = NULL, *xml = NULL;

  if (argc != 4)
    fail ("mkbasemap", 0, "usage: mkbasemap BASEMAP.SRC GAZETTEER.TSV OUTPUT-FOLDER");
  tiles = g_build_filename (argv[3], "basemap-tiles", NULL);
  xml = g_build_filename (argv[3], "basemap.gresource.xml", NULL);
  if (g_mkdir_with_parents (tiles, 0755) != 0)
    fail (tiles, 0, "cannot make the folder");
  read_shapes (argv[1], features);
  read_places (argv[2], features);
  g_string_append (listing, "  <gresource prefix=\"" QORGAN_BASEMAP_PREFIX "\">\n");
  for (int zoom = 0; zoom <= QORGAN_BASEMAP_MAX_ZOOM; zoom++)
    write_zoom_level (features, zoom, argv[3], listing);
  g_string_append (listing, "  </gresource>\n</gresources>\n");
  if (!g_file_set_contents_full (xml, listing->str, listing->len, G_FILE_SET_CONTENTS_NONE, 0644, &error))
    fail (xml, 0, "%s", error->message);
  return 0;
}
