/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a list, as an object for GTK to hold: an id, and a look into the list's present table. It owns no text, so
 * that there is nothing in it that could be out of date. */

#include "qorgan-row-private.h"

#include "qorgan-id.h"

struct _QorganRow
{
  GObject parent_instance;
  gint64 id;
  guint index; /* where it was last in the table */
  QorganRowSource *source;
};

G_DEFINE_FINAL_TYPE (QorganRow, qorgan_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

QorganRowSource *
qorgan_row_source_new (QorganVocabularies *vocabularies, QorganLanguage language)
{
  QorganRowSource *self = g_new0 (QorganRowSource, 1);

  g_ref_count_init (&self->count);
  self->vocabularies = qorgan_vocabularies_ref (vocabularies);
  self->language = language;
  self->rows = g_hash_table_new (qorgan_id_hash, g_int64_equal);
  return self;
}

void
qorgan_row_source_unref (QorganRowSource *self)
{
  if (!g_ref_count_dec (&self->count))
    return;
  g_clear_pointer (&self->table, qorgan_table_unref);
  qorgan_vocabularies_unref (self->vocabularies);
  g_hash_table_unref (self->rows);
  g_free (self);
}

QorganRow *
qorgan_row_source_take_row (QorganRowSource *self, gint64 id)
{
  QorganRow *row = g_hash_table_lookup (self->rows, &id);

  if (row != NULL)
    return g_object_ref (row);
  row = g_object_new (QORGAN_TYPE_ROW, NULL);
  row->id = id;
  row->source = self;
  g_ref_count_inc (&self->count);
  g_hash_table_insert (self->rows, &row->id, row);
  return row;
}

void
qorgan_row_source_tell (QorganRowSource *self, QorganTable *before, const GArray *ids)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GList) all = ids == NULL ? g_hash_table_get_values (self->rows) : NULL;

  /* Who is told may drop rows or make others. */
  for (const GList *l = all; l != NULL; l = l->next)
    g_ptr_array_add (changed, g_object_ref (l->data));
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      QorganRow *row = g_hash_table_lookup (self->rows, &g_array_index (ids, gint64, i));

      if (row != NULL)
        g_ptr_array_add (changed, g_object_ref (row));
    }
  for (guint i = 0; i < changed->len; i++)
    {
      QorganRow *row = changed->pdata[i];
      guint now, then;
      gboolean is = qorgan_table_find (self->table, row->id, &now);
      gboolean was = before != NULL && qorgan_table_find (before, row->id, &then);

      if (before == NULL || is != was || (is && !qorgan_table_row_equal (self->table, now, before, then)))
        g_signal_emit (row, signals[CHANGED], 0);
    }
}

static void
qorgan_row_finalize (GObject *object)
{
  QorganRow *self = QORGAN_ROW (object);

  if (self->source != NULL)
    {
      g_hash_table_remove (self->source->rows, &self->id);
      qorgan_row_source_unref (self->source);
    }
  G_OBJECT_CLASS (qorgan_row_parent_class)->finalize (object);
}

static void
qorgan_row_class_init (QorganRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = qorgan_row_finalize;

  /**
   * QorganRow::changed:
   *
   * The row reads differently now.
   */
  signals[CHANGED] = g_signal_new ("changed", QORGAN_TYPE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qorgan_row_init (QorganRow *self)
{
}

/* FALSE: the record is gone. */
static gboolean
find_index (QorganRow *self)
{
  const GArray *ids = qorgan_table_ids (self->source->table);

  return (self->index < ids->len && g_array_index (ids, gint64, self->index) == self->id)
         || qorgan_table_find (self->source->table, self->id, &self->index);
}

/**
 * qorgan_row_get_id:
 * @self: a row
 *
 * Returns: the id of its record
 */
gint64
qorgan_row_get_id (QorganRow *self)
{
  g_return_val_if_fail (QORGAN_IS_ROW (self), 0);

  return self->id;
}

/**
 * qorgan_row_get_value:
 * @self: a row
 * @column: a column of its kind
 *
 * Returns: (transfer none) (nullable): the canonical value; of a link the title of its target; %NULL for nothing
 *   recorded, for coordinates (see qorgan_row_get_real()) and when the record is gone. Good until the list changes
 */
const char *
qorgan_row_get_value (QorganRow *self, guint column)
{
  g_return_val_if_fail (QORGAN_IS_ROW (self), NULL);

  return find_index (self) ? qorgan_table_value (self->source->table, self->index, column) : NULL;
}

/**
 * qorgan_row_get_real:
 * @self: a row
 * @column: a column of coordinates
 * @real: (out): the coordinate
 *
 * Returns: whether there is one
 */
gboolean
qorgan_row_get_real (QorganRow *self, guint column, double *real)
{
  g_return_val_if_fail (QORGAN_IS_ROW (self), FALSE);

  return find_index (self) && qorgan_table_real (self->source->table, self->index, column, real);
}

/**
 * qorgan_row_dup_text:
 * @self: a row
 * @column: a column of its kind
 *
 * Returns: (transfer full) (nullable): the cell as a person reads it, in the casebook's language: labels, written
 *   dates, titles of links; %NULL for nothing recorded
 */
char *
qorgan_row_dup_text (QorganRow *self, guint column)
{
  const char *value = qorgan_row_get_value (self, column);
  const QorganColumn *info;
  double real;

  g_return_val_if_fail (QORGAN_IS_ROW (self), NULL);

  if (qorgan_row_get_real (self, column, &real))
    return qorgan_value_from_real (real);
  if (value == NULL)
    return NULL;
  info = &qorgan_table_kind (self->source->table)->columns[column];
  if (info->source == QORGAN_COLUMN_TITLE || info->source == QORGAN_COLUMN_DERIVED
      || qorgan_field (info->field)->type == QORGAN_LINK)
    return g_strdup (value);
  return qorgan_vocabularies_word_value (self->source->vocabularies, info->field, value, self->source->language);
}
