/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers at once, inside start_request(): libshumate looks whether a request is complete before it waits for it. */
#include "qorgan-tile-source.h"

#include "qorgan-basemap.h"

struct _QorganTileSource
{
  ShumateDataSource parent_instance;

  QorganBasemap *basemap; /* owned */
};

G_DEFINE_FINAL_TYPE (QorganTileSource, qorgan_tile_source, SHUMATE_TYPE_DATA_SOURCE)

static ShumateDataSourceRequest *
qorgan_tile_source_start_request (ShumateDataSource *source, int x, int y, int zoom_level, GCancellable *cancellable)
{
  QorganTileSource *self = QORGAN_TILE_SOURCE (source);
  ShumateDataSourceRequest *request = shumate_data_source_request_new (x, y, zoom_level);
  g_autoptr (GBytes) tile = qorgan_basemap_get_tile (self->basemap, zoom_level, x, y);

  shumate_data_source_request_emit_data (request, tile, TRUE);
  return request;
}

static void
qorgan_tile_source_finalize (GObject *object)
{
  QorganTileSource *self = QORGAN_TILE_SOURCE (object);

  g_clear_pointer (&self->basemap, qorgan_basemap_free);
  G_OBJECT_CLASS (qorgan_tile_source_parent_class)->finalize (object);
}

/* Here and not in init(): the base class has a construct property that would undo it. */
static void
qorgan_tile_source_constructed (GObject *object)
{
  G_OBJECT_CLASS (qorgan_tile_source_parent_class)->constructed (object);

  /* Deeper tiles do not exist: libshumate enlarges these. */
  shumate_data_source_set_max_zoom_level (SHUMATE_DATA_SOURCE (object), QORGAN_BASEMAP_MAX_ZOOM);
}

static void
qorgan_tile_source_class_init (QorganTileSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = qorgan_tile_source_constructed;
  object_class->finalize = qorgan_tile_source_finalize;
  SHUMATE_DATA_SOURCE_CLASS (klass)->start_request = qorgan_tile_source_start_request;
}

static void
qorgan_tile_source_init (QorganTileSource *self)
{
}

/**
 * qorgan_tile_source_new:
 * @error: return location for the error, when the basemap is missing or damaged
 *
 * Returns: (transfer full) (nullable): a source of the bundled tiles
 */
QorganTileSource *
qorgan_tile_source_new (GError **error)
{
  g_autoptr (QorganBasemap) basemap = qorgan_basemap_new (error);
  QorganTileSource *self;

  if (basemap == NULL)
    return NULL;
  self = g_object_new (QORGAN_TYPE_TILE_SOURCE, NULL);
  self->basemap = g_steal_pointer (&basemap);
  return self;
}
