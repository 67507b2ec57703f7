/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libshumate cannot change the style of a renderer: for another style a new renderer draws above the old one, which
 * goes once the new map is there, so that the map never flashes. */
#include "qorgan-map-background.h"

#include "qorgan-tile-source.h"

/* For how many frames after a movement the layer looks for missing tiles. */
#define N_RELOADS 3

struct _QorganMapBackground
{
  GObject parent_instance;

  ShumateMap *map;            /* owned */
  QorganTileSource *tiles;    /* owned */
  ShumateMapLayer *layer;     /* the map's */
  ShumateMapLayer *old_layer; /* the map's; until the present one has drawn itself */
  guint reload_idle_id;
  guint reload_tick_id;
  guint n_reloads;
};

G_DEFINE_FINAL_TYPE (QorganMapBackground, qorgan_map_background, G_TYPE_OBJECT)

/* libshumate (1.4) puts off loading tiles while the map moves fast: it looks again in the next frame, but not if that
 * has the same frame time, and then the map stays empty. So once its own idle handler has run, the layer is allocated
 * in a few more frames, which makes it look. */
static gboolean
on_tick_to_reload (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  QorganMapBackground *self = data;

  if (self->layer != NULL)
    gtk_widget_queue_allocate (GTK_WIDGET (self->layer));
  if (--self->n_reloads > 0)
    return G_SOURCE_CONTINUE;
  self->reload_tick_id = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
on_idle_to_reload (gpointer data)
{
  QorganMapBackground *self = data;

  self->reload_idle_id = 0;
  self->n_reloads = N_RELOADS;
  if (self->reload_tick_id == 0)
    self->reload_tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->map), on_tick_to_reload, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
reload_soon (QorganMapBackground *self)
{
  if (self->reload_idle_id == 0)
    self->reload_idle_id = g_idle_add_full (G_PRIORITY_LOW, on_idle_to_reload, self, NULL);
}

static void
remove_old_layer (QorganMapBackground *self)
{
  if (self->old_layer != NULL)
    shumate_map_remove_layer (self->map, SHUMATE_LAYER (self->old_layer));
  self->old_layer = NULL;
}

static void
qorgan_map_background_dispose (GObject *object)
{
  QorganMapBackground *self = QORGAN_MAP_BACKGROUND (object);

  g_clear_handle_id (&self->reload_idle_id, g_source_remove);
  if (self->reload_tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->map), self->reload_tick_id);
  self->reload_tick_id = 0;
  g_clear_object (&self->map);
  g_clear_object (&self->tiles);
  G_OBJECT_CLASS (qorgan_map_background_parent_class)->dispose (object);
}

static void
qorgan_map_background_class_init (QorganMapBackgroundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_map_background_dispose;
}

static void
qorgan_map_background_init (QorganMapBackground *self)
{
}

/**
 * qorgan_map_background_new:
 * @map: the map to draw in
 * @error: return location for the error, when the basemap is missing or damaged
 *
 * Opens the basemap. Nothing is drawn before a style is set.
 *
 * Returns: (transfer full) (nullable): the background
 */
QorganMapBackground *
qorgan_map_background_new (ShumateMap *map, GError **error)
{
  g_autoptr (QorganTileSource) tiles = qorgan_tile_source_new (error);
  QorganMapBackground *self;

  if (tiles == NULL)
    return NULL;
  self = g_object_new (QORGAN_TYPE_MAP_BACKGROUND, NULL);
  self->map = g_object_ref (map);
  self->tiles = g_steal_pointer (&tiles);
  g_signal_connect_object (shumate_map_get_viewport (map), "notify", G_CALLBACK (reload_soon), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * qorgan_map_background_set_style:
 * @self: the background
 * @style: how to draw it
 * @error: return location for the error, when libshumate cannot draw that
 *
 * Returns: whether the style can be drawn
 */
gboolean
qorgan_map_background_set_style (QorganMapBackground *self, QorganMapStyle *style, GError **error)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);
  g_autoptr (ShumateMapSource) renderer
      = qorgan_map_style_make_renderer (style, SHUMATE_DATA_SOURCE (self->tiles), error);

  if (renderer == NULL)
    return FALSE;
  remove_old_layer (self);
  self->old_layer = self->layer;
  /* It may come to have drawn itself after all, and must not be removed while it tells. */
  if (self->old_layer != NULL)
    g_signal_handlers_disconnect_by_func (self->old_layer, remove_old_layer, self);
  shumate_viewport_set_reference_map_source (viewport, renderer);
  self->layer = shumate_map_layer_new (renderer, viewport);
  shumate_map_insert_layer_above (self->map, SHUMATE_LAYER (self->layer), SHUMATE_LAYER (self->old_layer));
  g_signal_connect_object (self->layer, "map-loaded", G_CALLBACK (remove_old_layer), self, G_CONNECT_SWAPPED);

  /* A map nobody sees loads nothing. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->map)))
    remove_old_layer (self);
  reload_soon (self);
  return TRUE;
}
