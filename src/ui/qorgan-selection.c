/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selection of a list, kept as records' ids. One of them is the chosen one, which is open beside the list. A list
 * and the map share one, so that choosing in either chooses in both; and because they are ids, they outlive a sort, a
 * filter and the reading of the list anew. GTK's own selections keep items or positions instead. Only while several are
 * selected does a change of the list cost a walk through it. */

#include "qorgan-selection.h"

#include "qorgan-id-set.h"

struct _QorganSelection
{
  GObject parent_instance;

  QorganList *list;
  gint64 id;
  guint position; /* where the record stands now, GTK_INVALID_LIST_POSITION when it is not in the list */

  /* While there are several; both NULL otherwise. */
  GArray *ids;          /* (element-type gint64): a set, in the list at the moment or not */
  GtkBitset *positions; /* where those stand that are in the list */
};

typedef enum
{
  PROP_ID = 1,
  PROP_N_SELECTED,
} QorganSelectionProps;

static GParamSpec *properties[PROP_N_SELECTED + 1];

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

  if (self->positions != NULL)
    return gtk_bitset_contains (self->positions, position);
  return self->id != 0 && position == self->position;
}

static GtkBitset *
qorgan_selection_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  QorganSelection *self = QORGAN_SELECTION (model);
  GtkBitset *bitset;

  if (self->positions != NULL)
    return gtk_bitset_ref (self->positions);
  bitset = gtk_bitset_new_empty ();
  if (self->position != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (bitset, self->position);
  return bitset;
}

/* What stands in the list of the chosen, by its own index. */
static GtkBitset *
find_positions (QorganSelection *self)
{
  GtkBitset *positions = gtk_bitset_new_empty ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = 0; i < n; i++)
    if (qorgan_id_set_find (self->ids, qorgan_list_get_id (self->list, i), NULL))
      gtk_bitset_add (positions, i);
  return positions;
}

/* All between the first and the last that differ, as one. */
static void
tell_difference (QorganSelection *self, const GtkBitset *before)
{
  g_autoptr (GtkBitset) now = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self));
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (before);

  gtk_bitset_difference (changed, now);
  if (!gtk_bitset_is_empty (changed))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), gtk_bitset_get_minimum (changed),
                                           gtk_bitset_get_maximum (changed) - gtk_bitset_get_minimum (changed) + 1);
}

static void
forget_several (QorganSelection *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->positions, gtk_bitset_unref);
}

static guint
find_position (QorganSelection *self)
{
  return self->id == 0 ? GTK_INVALID_LIST_POSITION : qorgan_list_find (self->list, self->id);
}

/* The one chosen first stays the chosen one as long as it is among several: what is open beside the list stays open. */
static void
take_several (QorganSelection *self, GArray *taken)
{
  g_autoptr (GtkBitset) before = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self));

  qorgan_id_set_normalise (taken);
  forget_several (self);
  self->ids = taken;
  self->positions = find_positions (self);
  if (self->id != 0 && !qorgan_id_set_find (self->ids, self->id, NULL))
    {
      self->id = 0;
      self->position = GTK_INVALID_LIST_POSITION;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
    }
  tell_difference (self, before);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

/* What stands in the list at @positions. */
static GArray *
ids_at (QorganSelection *self, const GtkBitset *positions)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean is_there = gtk_bitset_iter_init_first (&iter, positions, &position); is_there;
       is_there = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = qorgan_list_get_id (self->list, position);

      if (id != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

static gboolean
qorgan_selection_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  QorganSelection *self = QORGAN_SELECTION (model);
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (model);
  g_autoptr (GtkBitset) inside = gtk_bitset_copy (selected);
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (all);
  g_autoptr (GArray) ids = NULL;

  gtk_bitset_intersect (inside, mask);
  gtk_bitset_subtract (wanted, mask);
  gtk_bitset_union (wanted, inside);
  ids = ids_at (self, wanted);
  if (ids->len > 1)
    take_several (self, g_steal_pointer (&ids));
  else
    qorgan_selection_set_id (self, ids->len == 1 ? g_array_index (ids, gint64, 0) : 0);
  return TRUE;
}

static gboolean
qorgan_selection_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  QorganSelection *self = QORGAN_SELECTION (model);
  gint64 id = qorgan_list_get_id (self->list, position);

  if (id == 0)
    return FALSE;
  if (!unselect_rest && qorgan_selection_get_n_selected (self) > 0)
    {
      g_autoptr (GtkBitset) wanted = gtk_bitset_new_range (position, 1);

      return qorgan_selection_set_selection (model, wanted, wanted);
    }
  /* Chosen again is told again: its record may have been closed meanwhile. */
  if (id == self->id && self->ids == NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
  qorgan_selection_set_id (self, id);
  return TRUE;
}

static gboolean
qorgan_selection_unselect_item (GtkSelectionModel *model, guint position)
{
  g_autoptr (GtkBitset) none = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (position, 1);

  return qorgan_selection_set_selection (model, none, mask);
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
  iface->set_selection = qorgan_selection_set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (QorganSelection,
                               qorgan_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

/* Of several, all rows that are new may be among the chosen. */
static void
follow_several (QorganSelection *self, guint position, guint removed, guint added)
{
  gtk_bitset_unref (self->positions);
  self->positions = find_positions (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (added > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, added);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static void
items_changed_cb (QorganSelection *self, guint position, guint removed, guint added)
{
  self->position = find_position (self);
  if (self->ids != NULL)
    {
      follow_several (self, position, removed, added);
      return;
    }
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (self->position != GTK_INVALID_LIST_POSITION && self->position - position < added)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), self->position, 1);
}

static void
qorgan_selection_dispose (GObject *object)
{
  QorganSelection *self = QORGAN_SELECTION (object);

  forget_several (self);
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
    case PROP_N_SELECTED:
      g_value_set_uint (value, qorgan_selection_get_n_selected (QORGAN_SELECTION (object)));
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
    case PROP_N_SELECTED:
      break; /* only read */
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

  /**
   * QorganSelection:n-selected:
   *
   * How many records of the list are selected.
   */
  properties[PROP_N_SELECTED]
      = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
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
  g_autoptr (GtkBitset) before = NULL;
  gboolean is_other;

  g_return_if_fail (QORGAN_IS_SELECTION (self));

  if (self->id == id && self->ids == NULL)
    return;
  before = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self));
  is_other = self->id != id;
  forget_several (self);
  self->id = id;
  self->position = find_position (self);
  tell_difference (self, before);
  if (is_other)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

/**
 * qorgan_selection_get_n_selected:
 * @self: a selection
 *
 * Returns: how many records of the list are selected; those that are not in it at the moment do not count
 */
guint
qorgan_selection_get_n_selected (QorganSelection *self)
{
  g_return_val_if_fail (QORGAN_IS_SELECTION (self), 0);

  if (self->positions != NULL)
    return (guint) gtk_bitset_get_size (self->positions);
  return self->position != GTK_INVALID_LIST_POSITION ? 1 : 0;
}

/**
 * qorgan_selection_dup_ids:
 * @self: a selection
 *
 * Returns: (transfer full) (element-type gint64): the selected records of the list, in its order
 */
GArray *
qorgan_selection_dup_ids (QorganSelection *self)
{
  g_autoptr (GtkBitset) positions = NULL;

  g_return_val_if_fail (QORGAN_IS_SELECTION (self), NULL);

  positions = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self));
  return ids_at (self, positions);
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
