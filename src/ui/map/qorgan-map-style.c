/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the template a string "@colour" stands for a colour of the palette, and "@name" for the expression that picks a
 * label's name in the language of the map. */
#include "qorgan-map-style.h"

#include <json-glib/json-glib.h>

#define TEMPLATE "/org/qorgan/Qorgan/ui/map/style.json"
#define SOURCE_NAME "basemap"
#define RENDERER_ID "qorgan-basemap"

/* The dots of towns are drawn at this many pixels for one unit of length. */
#define SPRITE_SCALE 2

struct _QorganMapStyle
{
  JsonNode *template;  /* owned */
  JsonObject *palette; /* borrowed from the template */
  QorganLanguage language;
  gboolean dark;
};

/**
 * qorgan_map_style_new:
 * @language: the language of the labels
 * @dark: whether the interface is dark
 * @high_contrast: whether the user asked for high contrast
 *
 * Returns: (transfer full): the style
 */
QorganMapStyle *
qorgan_map_style_new (QorganLanguage language, gboolean dark, gboolean high_contrast)
{
  static const char *const palettes[2][2] = { { "light", "light-contrast" }, { "dark", "dark-contrast" } };
  g_autoptr (GBytes) bytes = g_resources_lookup_data (TEMPLATE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  QorganMapStyle *self = g_rc_box_new0 (QorganMapStyle);

  /* Part of the program; a test makes all of them. */
  self->template = json_from_string (g_bytes_get_data (bytes, NULL), NULL);
  self->palette = json_object_get_object_member (json_object_get_object_member (json_node_get_object (self->template),
                                                                                "palettes"),
                                                 palettes[dark != FALSE][high_contrast != FALSE]);
  self->language = language;
  self->dark = dark;
  return self;
}

/**
 * qorgan_map_style_ref:
 * @self: the style
 *
 * Returns: (transfer full): @self
 */
QorganMapStyle *
qorgan_map_style_ref (QorganMapStyle *self)
{
  return g_rc_box_acquire (self);
}

static void
map_style_clear (gpointer data)
{
  json_node_unref (((QorganMapStyle *) data)->template);
}

/**
 * qorgan_map_style_unref:
 * @self: (transfer full): the style
 */
void
qorgan_map_style_unref (QorganMapStyle *self)
{
  g_rc_box_release_full (self, map_style_clear);
}

/**
 * qorgan_map_style_is_dark:
 * @self: the style
 *
 * Returns: whether its palette is a dark one
 */
gboolean
qorgan_map_style_is_dark (QorganMapStyle *self)
{
  return self->dark;
}

/**
 * qorgan_map_style_get_colour:
 * @self: the style
 * @name: of a colour in the palette
 *
 * Returns: the colour
 */
GdkRGBA
qorgan_map_style_get_colour (QorganMapStyle *self, const char *name)
{
  GdkRGBA colour = { 0 };

  if (!gdk_rgba_parse (&colour, json_object_get_string_member_with_default (self->palette, name, "")))
    g_assert_not_reached ();
  return colour;
}

/* ["coalesce", ["get", "name:kk"], ["get", "name:en"]] */
static JsonNode *
make_name_expression (QorganLanguage language)
{
  g_autofree char *text = g_strdup_printf ("[\"coalesce\", [\"get\", \"name:%s\"], [\"get\", \"name:en\"]]",
                                           qorgan_language_code (language));

  return json_from_string (text, NULL);
}

static JsonNode *fill_in (QorganMapStyle *self, JsonNode *node);

static JsonNode *
fill_in_array (QorganMapStyle *self, JsonArray *array)
{
  g_autoptr (JsonArray) filled = json_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (filled, fill_in (self, json_array_get_element (array, i)));
  return json_node_init_array (json_node_alloc (), filled);
}

static JsonNode *
fill_in_object (QorganMapStyle *self, JsonObject *object)
{
  g_autoptr (JsonObject) filled = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (filled, name, fill_in (self, node));
  return json_node_init_object (json_node_alloc (), filled);
}

static JsonNode *
fill_in (QorganMapStyle *self, JsonNode *node)
{
  const char *text;

  if (JSON_NODE_HOLDS_ARRAY (node))
    return fill_in_array (self, json_node_get_array (node));
  if (JSON_NODE_HOLDS_OBJECT (node))
    return fill_in_object (self, json_node_get_object (node));
  text = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
  if (text == NULL || *text != '@')
    return json_node_copy (node);
  if (g_str_equal (text, "@name"))
    return make_name_expression (self->language);
  return json_node_copy (json_object_get_member (self->palette, text + 1));
}

/* A ring for large towns, a dot for small ones. */
static GdkTexture *
draw_place (double radius, GdkRGBA fill, GdkRGBA ring, double ring_width)
{
  const int size = 24;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_t *cr = cairo_create (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_arc (cr, size / 2.0, size / 2.0, radius, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &fill);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &ring);
  cairo_set_line_width (cr, ring_width);
  cairo_stroke (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * size);
  cairo_surface_destroy (surface);
  return gdk_memory_texture_new (size, size, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
add_sprites (QorganMapStyle *self, ShumateVectorRenderer *renderer)
{
  ShumateVectorSpriteSheet *sprites = shumate_vector_renderer_get_sprite_sheet (renderer);
  GdkRGBA ink = qorgan_map_style_get_colour (self, "text");
  GdkRGBA ground = qorgan_map_style_get_colour (self, "kazakhstan");
  const struct
  {
    const char *name;
    double radius;
    GdkRGBA fill;
    double ring_width;
  } places[] = { { "place-0", 8, ground, 4 }, { "place-1", 6, ground, 3 }, { "place-2", 4, ink, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GdkTexture) texture = draw_place (places[i].radius, places[i].fill, ink, places[i].ring_width);
      g_autoptr (ShumateVectorSprite) sprite
          = shumate_vector_sprite_new_full (GDK_PAINTABLE (texture), gdk_texture_get_width (texture) / SPRITE_SCALE,
                                            gdk_texture_get_height (texture) / SPRITE_SCALE, SPRITE_SCALE, NULL);

      shumate_vector_sprite_sheet_add_sprite (sprites, places[i].name, sprite);
    }
}

/**
 * qorgan_map_style_make_renderer:
 * @self: the style
 * @tiles: where the tiles come from
 * @error: return location for the error
 *
 * Makes a renderer that draws @tiles in this style. A renderer cannot change its style: for another one, make another.
 *
 * Returns: (transfer full) (nullable): the renderer
 */
ShumateMapSource *
qorgan_map_style_make_renderer (QorganMapStyle *self, ShumateDataSource *tiles, GError **error)
{
  g_autoptr (JsonNode) style = fill_in (self, json_object_get_member (json_node_get_object (self->template), "style"));
  g_autofree char *text = json_to_string (style, FALSE);
  ShumateVectorRenderer *renderer = shumate_vector_renderer_new (RENDERER_ID, text, error);

  if (renderer == NULL)
    return NULL;
  shumate_vector_renderer_set_data_source (renderer, SOURCE_NAME, tiles);
  add_sprites (self, renderer);
  return SHUMATE_MAP_SOURCE (renderer);
}
