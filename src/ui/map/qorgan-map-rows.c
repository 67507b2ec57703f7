/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row is a label and a symbol, copied from the points, which may go while the row is still on the screen. */
#include "qorgan-map-rows.h"

struct _QorganMapRow
{
  GObject parent_instance;

  gint64 id;
  char *label;          /* owned */
  GdkPaintable *symbol; /* owned */
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_SYMBOL,
} QorganMapRowProperty;

static GParamSpec *properties[PROP_SYMBOL + 1];

G_DEFINE_FINAL_TYPE (QorganMapRow, qorgan_map_row, G_TYPE_OBJECT)

static void
qorgan_map_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QorganMapRow *self = QORGAN_MAP_ROW (object);

  switch ((QorganMapRowProperty) id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_SYMBOL:
      g_value_set_object (value, self->symbol);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qorgan_map_row_finalize (GObject *object)
{
  QorganMapRow *self = QORGAN_MAP_ROW (object);

  g_clear_pointer (&self->label, g_free);
  g_clear_object (&self->symbol);
  G_OBJECT_CLASS (qorgan_map_row_parent_class)->finalize (object);
}

static void
qorgan_map_row_class_init (QorganMapRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = qorgan_map_row_get_property;
  object_class->finalize = qorgan_map_row_finalize;
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_SYMBOL] = g_param_spec_object ("symbol", NULL, NULL, GDK_TYPE_PAINTABLE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
qorgan_map_row_init (QorganMapRow *self)
{
}

/**
 * qorgan_map_row_get_id:
 * @self: the row
 *
 * Returns: the id of its incident
 */
gint64
qorgan_map_row_get_id (QorganMapRow *self)
{
  return self->id;
}

struct _QorganMapRows
{
  GObject parent_instance;

  QorganMapPoints *points; /* owned */
  GArray *members;         /* owned; guint */
  GPtrArray *symbols;      /* owned; GdkPaintable by category */
};

static void qorgan_map_rows_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QorganMapRows,
                               qorgan_map_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, qorgan_map_rows_list_model_init))

static GType
qorgan_map_rows_get_item_type (GListModel *model)
{
  return QORGAN_TYPE_MAP_ROW;
}

static guint
qorgan_map_rows_get_n_items (GListModel *model)
{
  return QORGAN_MAP_ROWS (model)->members->len;
}

static gpointer
qorgan_map_rows_get_item (GListModel *model, guint position)
{
  QorganMapRows *self = QORGAN_MAP_ROWS (model);
  const QorganMapPoint *point;
  QorganMapRow *row;

  if (position >= self->members->len)
    return NULL;
  point = qorgan_map_points_get (self->points, g_array_index (self->members, guint, position));
  row = g_object_new (QORGAN_TYPE_MAP_ROW, NULL);
  row->id = point->id;
  row->label = g_strdup (point->label);
  if (self->symbols->len > 0)
    row->symbol = g_object_ref (g_ptr_array_index (self->symbols, MIN (point->category, self->symbols->len - 1)));
  return row;
}

static void
qorgan_map_rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = qorgan_map_rows_get_item_type;
  iface->get_n_items = qorgan_map_rows_get_n_items;
  iface->get_item = qorgan_map_rows_get_item;
}

static void
qorgan_map_rows_finalize (GObject *object)
{
  QorganMapRows *self = QORGAN_MAP_ROWS (object);

  g_clear_object (&self->points);
  g_clear_pointer (&self->members, g_array_unref);
  g_clear_pointer (&self->symbols, g_ptr_array_unref);
  G_OBJECT_CLASS (qorgan_map_rows_parent_class)->finalize (object);
}

static void
qorgan_map_rows_class_init (QorganMapRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qorgan_map_rows_finalize;
}

static void
qorgan_map_rows_init (QorganMapRows *self)
{
  self->members = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * qorgan_map_rows_new:
 * @points: the incidents of the map
 * @members: (array length=n_members): those of the marker; copied
 * @n_members: how many
 * @symbols: (element-type GdkPaintable): by category
 *
 * Returns: (transfer full): the model
 */
QorganMapRows *
qorgan_map_rows_new (QorganMapPoints *points, const guint *members, guint n_members, GPtrArray *symbols)
{
  QorganMapRows *self = g_object_new (QORGAN_TYPE_MAP_ROWS, NULL);

  self->points = g_object_ref (points);
  self->symbols = g_ptr_array_ref (symbols);
  g_array_append_vals (self->members, members, n_members);
  return self;
}
