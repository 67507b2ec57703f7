/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selection of a list, kept as a record's id. A list and the map share one, so that choosing in either chooses in
 * both; and because it is an id, it outlives a sort, a filter and the reading of the list anew. GtkSingleSelection
 * keeps an item instead, and would walk through every row of a new list to find it again. */

#include "qorgan-selection.h"

struct _QorganSelection
{
  GObject parent_instance;

  QorganList *list;
  gint64 id;
  guint position; /* where the record stands now, GTK_INVALID_LIST_POSITION when it is not in the list */
};

typedef enum
{
  PROP_ID = 1,
} QorganSelectionProps;

static GParamSpec *properties[PROP_ID + 1];

static GType
qorgan_selection_get_item_type (GListModel *model)
{
  return QORGAN_TYPE_ROW;
}

static guint
qorgan_selection_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (QORGAN_SELECTION (model)->list));
}

static gpointer
qorgan_selection_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (QORGAN_SELECTION (model)->list), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = qorgan_selection_get_item_type;
  iface->get_n_items = qorgan_selection_get_n_items;
  iface->get_item = qorgan_selection_get_item;
}

static gboolean
qorgan_selection_is_selected (GtkSelectionModel *model, guint position)
{
  QorganSelection *self = QORGAN_SELECTION (model);

  return self->id != 0 && position == self->position;
}

static GtkBitset *
qorgan_selection_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  QorganSelection *self = QORGAN_SELECTION (model);
  GtkBitset *bitset = gtk_bitset_new_empty ();

  if (self->position != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (bitset, self->position);
  return bitset;
}

static gboolean
qorgan_selection_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  QorganSelection *self = QORGAN_SELECTION (model);
  g_autoptr (QorganRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (row == NULL)
    return FALSE;
  /* Chosen again is told again: its record may have been closed meanwhile. */
  if (qorgan_row_get_id (row) == self->id)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
  qorgan_selection_set_id (self, qorgan_row_get_id (row));
  return TRUE;
}

static gboolean
qorgan_selection_unselect_item (GtkSelectionModel *model, guint position)
{
  QorganSelection *self = QORGAN_SELECTION (model);

  if (position == self->position)
    qorgan_selection_set_id (self, 0);
  return TRUE;
}

static gboolean
qorgan_selection_unselect_all (GtkSelectionModel *model)
{
  qorgan_selection_set_id (QORGAN_SELECTION (model), 0);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = qorgan_selection_is_selected;
  iface->get_selection_in_range = qorgan_selection_get_selection_in_range;
  iface->select_item = qorgan_selection_select_item;
  iface->unselect_item = qorgan_selection_unselect_item;
  iface->unselect_all = qorgan_selection_unselect_all;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (QorganSelection,
                               qorgan_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

static guint
find_position (QorganSelection *self)
{
  return self->id == 0 ? GTK_INVALID_LIST_POSITION : qorgan_list_find (self->list, self->id);
}

static void
items_changed_cb (QorganSelection *self, guint position, guint removed, guint added)
{
  self->position = find_position (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (self->position != GTK_INVALID_LIST_POSITION && self->position - position < added)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), self->position, 1);
}

static void
qorgan_selection_dispose (GObject *object)
{
  QorganSelection *self = QORGAN_SELECTION (object);

  g_clear_object (&self->list);
  G_OBJECT_CLASS (qorgan_selection_parent_class)->dispose (object);
}

static void
qorgan_selection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((QorganSelectionProps) id)
    {
    case PROP_ID:
      g_value_set_int64 (value, QORGAN_SELECTION (object)->id);
      break;
    }
}

static void
qorgan_selection_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((QorganSelectionProps) id)
    {
    case PROP_ID:
      qorgan_selection_set_id (QORGAN_SELECTION (object), g_value_get_int64 (value));
      break;
    }
}

static void
qorgan_selection_class_init (QorganSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = qorgan_selection_dispose;
  object_class->get_property = qorgan_selection_get_property;
  object_class->set_property = qorgan_selection_set_property;

  /**
   * QorganSelection:id:
   *
   * The chosen record, in the list at the moment or not; 0: none.
   */
  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
qorgan_selection_init (QorganSelection *self)
{
  self->position = GTK_INVALID_LIST_POSITION;
}

/**
 * qorgan_selection_new:
 * @list: (transfer none): the list to choose from
 *
 * Returns: (transfer full): a selection of nothing
 */
QorganSelection *
qorgan_selection_new (QorganList *list)
{
  QorganSelection *self = g_object_new (QORGAN_TYPE_SELECTION, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * qorgan_selection_get_list:
 * @self: a selection
 *
 * Returns: (transfer none): the list it chooses from
 */
QorganList *
qorgan_selection_get_list (QorganSelection *self)
{
  g_return_val_if_fail (QORGAN_IS_SELECTION (self), NULL);

  return self->list;
}

/**
 * qorgan_selection_get_id:
 * @self: a selection
 *
 * Returns: the chosen record, 0: none
 */
gint64
qorgan_selection_get_id (QorganSelection *self)
{
  g_return_val_if_fail (QORGAN_IS_SELECTION (self), 0);

  return self->id;
}

/**
 * qorgan_selection_set_id:
 * @self: a selection
 * @id: the record to choose, 0: none; it need not be in the list, and is selected when it comes into it
 */
void
qorgan_selection_set_id (QorganSelection *self, gint64 id)
{
  guint was;

  g_return_if_fail (QORGAN_IS_SELECTION (self));

  if (self->id == id)
    return;
  was = self->position;
  self->id = id;
  self->position = find_position (self);
  if (was != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), was, 1);
  if (self->position != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), self->position, 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * qorgan_selection_get_position:
 * @self: a selection
 *
 * Returns: where the chosen record stands in the list, or %GTK_INVALID_LIST_POSITION
 */
guint
qorgan_selection_get_position (QorganSelection *self)
{
  g_return_val_if_fail (QORGAN_IS_SELECTION (self), GTK_INVALID_LIST_POSITION);

  return self->position;
}
