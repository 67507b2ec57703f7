/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the protocol-buffer structure of a tile once and refuses whatever MVT 2.1 does not allow, plus sizes no map of
 * ours needs. Nothing is allocated and nothing is copied: a typical tile takes a few microseconds. */
#include "qorgan-tile-check.h"

#include <string.h>

#define MAX_TILE_BYTES (4u << 20)
#define MAX_FEATURES 50000
#define MAX_VERTICES 200000
#define MAX_TEXT_BYTES 4096
#define MAX_FIELD 19000

/* Wire types of protocol buffers. */
enum
{
  WIRE_VARINT = 0,
  WIRE_FIXED64 = 1,
  WIRE_BYTES = 2,
  WIRE_FIXED32 = 5,
};

/* Commands of a geometry. */
enum
{
  MOVE_TO = 1,
  LINE_TO = 2,
  CLOSE_PATH = 7,
};

enum
{
  GEOMETRY_POINT = 1,
  GEOMETRY_LINE = 2,
  GEOMETRY_POLYGON = 3,
};

/* What is still unread of a message. */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Span;

typedef struct
{
  guint number;
  guint wire;
  guint64 value; /* of a varint */
  Span bytes;    /* of a length-delimited field */
} Field;

typedef struct
{
  guint64 n_keys;
  guint64 n_values;
  guint64 extent;
} LayerFacts;

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, QORGAN_GEO_ERROR, QORGAN_GEO_ERROR_TILE, "Not a vector tile: %s", what);
  return FALSE;
}

static gboolean
read_varint (Span *span, guint64 *value)
{
  *value = 0;
  for (guint shift = 0; shift < 64; shift += 7)
    {
      guint8 byte;

      if (span->at >= span->end)
        return FALSE;
      byte = *span->at++;
      *value |= (guint64) (byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
skip (Span *span, gsize n)
{
  if ((gsize) (span->end - span->at) < n)
    return FALSE;
  span->at += n;
  return TRUE;
}

static gboolean
read_field (Span *span, Field *field)
{
  guint64 key;

  memset (field, 0, sizeof *field);
  if (!read_varint (span, &key) || key >> 3 == 0 || key >> 3 > MAX_FIELD)
    return FALSE;
  field->number = (guint) (key >> 3);
  field->wire = (guint) (key & 7);
  switch (field->wire)
    {
    case WIRE_VARINT:
      return read_varint (span, &field->value);
    case WIRE_FIXED64:
      return skip (span, 8);
    case WIRE_FIXED32:
      return skip (span, 4);
    case WIRE_BYTES:
      if (!read_varint (span, &field->value) || field->value > (guint64) (span->end - span->at))
        return FALSE;
      field->bytes = (Span) { span->at, span->at + field->value };
      span->at += field->value;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_text (Span text)
{
  gsize length = text.end - text.at;

  return length <= MAX_TEXT_BYTES && g_utf8_validate_len ((const char *) text.at, length, NULL);
}

/* A value holds exactly one field, of the wire type its number asks for. */
static gboolean
check_value (Span value)
{
  static const guint8 wire_of[]
      = { 0, WIRE_BYTES, WIRE_FIXED32, WIRE_FIXED64, WIRE_VARINT, WIRE_VARINT, WIRE_VARINT, WIRE_VARINT };
  Field field;

  return read_field (&value, &field) && field.number < G_N_ELEMENTS (wire_of) && field.wire == wire_of[field.number]
         && (field.number != 1 || is_text (field.bytes)) && value.at == value.end;
}

static gboolean
read_delta (Span *span, gint64 *position, gint64 limit)
{
  guint64 delta;

  if (!read_varint (span, &delta) || delta > G_MAXUINT32)
    return FALSE;
  *position += (gint64) (delta >> 1) ^ -(gint64) (delta & 1);
  return ABS (*position) <= limit;
}

static gboolean
check_geometry (Span geometry, guint type, guint64 extent)
{
  const gint64 limit = (gint64) extent * 16;
  gint64 x = 0, y = 0;
  gboolean open = FALSE;
  guint n_vertices = 0;

  if (geometry.at == geometry.end)
    return FALSE;
  while (geometry.at < geometry.end)
    {
      guint64 command;
      guint operation, count;

      if (!read_varint (&geometry, &command) || command > G_MAXUINT32)
        return FALSE;
      operation = command & 7;
      count = (guint) (command >> 3);
      if (operation == CLOSE_PATH && type == GEOMETRY_POLYGON && count == 1 && open)
        {
          open = FALSE;
          continue;
        }
      if (operation == MOVE_TO ? count == 0 || (type != GEOMETRY_POINT && count != 1)
                               : operation != LINE_TO || count == 0 || type == GEOMETRY_POINT || !open)
        return FALSE;
      /* A vertex takes two bytes at least: this bounds the loop before it starts. */
      if (count > (geometry.end - geometry.at) / 2 || (n_vertices += count) > MAX_VERTICES)
        return FALSE;
      for (guint i = 0; i < count; i++)
        if (!read_delta (&geometry, &x, limit) || !read_delta (&geometry, &y, limit))
          return FALSE;
      open = TRUE;
    }
  return TRUE;
}

static gboolean
check_tags (Span tags, const LayerFacts *layer)
{
  guint n = 0;

  while (tags.at < tags.end)
    {
      guint64 tag;

      if (!read_varint (&tags, &tag) || tag >= (n++ % 2 == 0 ? layer->n_keys : layer->n_values))
        return FALSE;
    }
  return n % 2 == 0;
}

static gboolean
check_feature (Span feature, const LayerFacts *layer)
{
  static const guint8 wire_of[] = { 0, WIRE_VARINT, WIRE_BYTES, WIRE_VARINT, WIRE_BYTES };
  Field fields[G_N_ELEMENTS (wire_of)] = { 0 }; /* by number: 1 id, 2 tags, 3 type, 4 geometry */

  while (feature.at < feature.end)
    {
      Field field;

      if (!read_field (&feature, &field) || field.number >= G_N_ELEMENTS (wire_of)
          || field.wire != wire_of[field.number] || fields[field.number].number != 0)
        return FALSE;
      fields[field.number] = field;
    }
  if (fields[3].value < GEOMETRY_POINT || fields[3].value > GEOMETRY_POLYGON || fields[4].number == 0)
    return FALSE;
  return check_tags (fields[2].bytes, layer)
         && check_geometry (fields[4].bytes, (guint) fields[3].value, layer->extent);
}

/* The keys and values may stand behind the features, so a layer is read twice: this is the first time. */
static gboolean
read_layer_facts (Span layer, LayerFacts *facts)
{
  gboolean named = FALSE;
  guint64 version = 1;

  *facts = (LayerFacts) { .extent = 4096 };
  while (layer.at < layer.end)
    {
      Field field;
      gboolean good;

      if (!read_field (&layer, &field))
        return FALSE;
      switch (field.number)
        {
        case 1:
          good = field.wire == WIRE_BYTES && !named && is_text (field.bytes);
          named = TRUE;
          break;
        case 2:
          good = field.wire == WIRE_BYTES;
          break;
        case 3:
          good = field.wire == WIRE_BYTES && is_text (field.bytes);
          facts->n_keys++;
          break;
        case 4:
          good = field.wire == WIRE_BYTES && check_value (field.bytes);
          facts->n_values++;
          break;
        case 5:
          good = field.wire == WIRE_VARINT;
          facts->extent = field.value;
          break;
        case 15:
          good = field.wire == WIRE_VARINT;
          version = field.value;
          break;
        default:
          good = FALSE;
        }
      if (!good)
        return FALSE;
    }
  return named && facts->extent >= 16 && facts->extent <= 65536 && (version == 1 || version == 2);
}

static gboolean
check_layer (Span layer, guint *n_features, GError **error)
{
  LayerFacts facts;

  if (!read_layer_facts (layer, &facts))
    return refuse (error, "a layer is malformed");
  while (layer.at < layer.end)
    {
      Field field;

      if (!read_field (&layer, &field))
        return refuse (error, "a layer is malformed");
      if (field.number != 2)
        continue;
      if (++*n_features > MAX_FEATURES)
        return refuse (error, "too many features");
      if (!check_feature (field.bytes, &facts))
        return refuse (error, "a feature is malformed");
    }
  return TRUE;
}

/**
 * qorgan_tile_check:
 * @tile: an uncompressed vector tile
 * @error: return location for a #QorganGeoError
 *
 * Returns: whether @tile can be handed to the renderer
 */
gboolean
qorgan_tile_check (GBytes *tile, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (tile, &size);
  Span span = { data, data + size };
  guint n_features = 0;

  if (size == 0)
    return refuse (error, "it is empty");
  if (size > MAX_TILE_BYTES)
    return refuse (error, "it is too large");
  while (span.at < span.end)
    {
      Field field;

      if (!read_field (&span, &field) || field.number != 3 || field.wire != WIRE_BYTES)
        return refuse (error, "it holds something that is not a layer");
      if (!check_layer (field.bytes, &n_features, error))
        return FALSE;
    }
  return TRUE;
}
