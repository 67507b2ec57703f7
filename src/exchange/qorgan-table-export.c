/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list as a CSV file: see the header. When in doubt a cell is left empty: what has gone out cannot be called back. */

#include "qorgan-table-export.h"

#include <glib/gi18n-lib.h>

#include "qorgan-catalog.h"
#include "qorgan-id.h"
#include "qorgan-kinds.h"
#include "qorgan-sensitivity.h"
#include "qorgan-table-writing.h"
#include "qorgan-table.h"

#define ROWS_PER_LOOK 256

struct _QorganTableExport
{
  QorganQuery *query;
  char **columns; /* NULL: all that the kind has */
  QorganSensitivity audience;
};

typedef struct
{
  const QorganTableExport *export;
  QorganSession *session;
  QorganTable *table;
  GArray *columns; /* (element-type guint) of the kind */
  GHashTable *levels; /* (element-type gint64 gpointer): records → QorganSensitivity */
  QorganTableExported *exported;
} Writing;

/**
 * qorgan_table_export_new:
 * @query: which records, in what order
 * @columns: (nullable) (array zero-terminated=1): names of columns of its kind, in their order; %NULL: all
 * @audience: the most sensitive there may be in the file
 *
 * Returns: (transfer full): the data of a qorgan_table_export_run()
 */
QorganTableExport *
qorgan_table_export_new (const QorganQuery *query, const char *const *columns, QorganSensitivity audience)
{
  QorganTableExport *self = g_new0 (QorganTableExport, 1);

  self->query = qorgan_query_copy (query);
  self->columns = g_strdupv ((char **) columns);
  self->audience = audience;
  return self;
}

/**
 * qorgan_table_export_free:
 * @self: (transfer full): an export
 */
void
qorgan_table_export_free (QorganTableExport *self)
{
  qorgan_query_free (self->query);
  g_strfreev (self->columns);
  g_free (self);
}

/**
 * qorgan_table_exported_free:
 * @self: (transfer full): what was written
 */
void
qorgan_table_exported_free (QorganTableExported *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* ---- Who may see what ---- */

/* How sensitive a record is; sealed if that cannot be told. */
static gboolean
get_level (Writing *writing, gint64 id, QorganSensitivity *level, GError **error)
{
  gpointer known;

  if (g_hash_table_lookup_extended (writing->levels, &id, NULL, &known))
    {
      *level = GPOINTER_TO_UINT (known);
      return TRUE;
    }
  if (!qorgan_session_sensitivity (writing->session, id, level, error))
    return FALSE;
  g_hash_table_insert (writing->levels, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (*level));
  return TRUE;
}

/* What a title is made of decides who may see it. One that states a value of another record is as sensitive as that
 * field may be. */
static QorganSensitivity
title_level (const QorganKind *kind, QorganSensitivity record)
{
  switch (kind->title_rule)
    {
    case QORGAN_TITLE_NAMES:
      for (guint i = 0; i < QORGAN_N_LANGUAGES; i++)
        record = qorgan_sensitivity_of_field (record, kind->title_field + i);
      return record;
    case QORGAN_TITLE_CODE:
      if (kind->title_date != 0)
        record = qorgan_sensitivity_of_field (record, kind->title_date);
      return qorgan_sensitivity_of_field (record, kind->title_field);
    case QORGAN_TITLE_TEXT:
      return qorgan_sensitivity_of_field (record, kind->title_field);
    case QORGAN_TITLE_STATED:
      return QORGAN_SENSITIVITY_SEALED;
    }
  g_assert_not_reached ();
}

/* Of a title that a link shows: that record's own, and its title's. */
static gboolean
raise_by_target (Writing *writing, gint64 target, QorganSensitivity *level, GError **error)
{
  QorganSensitivity found;
  const QorganKind *kind;

  if (target == 0)
    return TRUE;
  kind = qorgan_session_kind_of (writing->session, target, error);
  if (kind == NULL || !get_level (writing, target, &found, error))
    return FALSE;
  *level = MAX (*level, title_level (kind, found));
  return TRUE;
}

static gboolean
raise_by_targets (Writing *writing,
                  const QorganRecord *record,
                  QorganFieldId field,
                  QorganSensitivity *level,
                  GError **error)
{
  const char *value = qorgan_record_value (record, field);
  g_autoptr (GArray) targets = value != NULL ? qorgan_value_dup_links (value) : NULL;

  for (guint i = 0; targets != NULL && i < targets->len; i++)
    if (!raise_by_target (writing, g_array_index (targets, gint64, i), level, error))
      return FALSE;
  return TRUE;
}

/* How sensitive one cell is, in a row that is @row. */
static gboolean
cell_level (Writing *writing,
            guint index,
            guint column,
            QorganSensitivity row,
            QorganSensitivity *level,
            GError **error)
{
  const QorganKind *kind = qorgan_table_kind (writing->table);
  const QorganColumn *info = &kind->columns[column];
  gint64 target = qorgan_table_link (writing->table, index, column);
  QorganSensitivity through = QORGAN_SENSITIVITY_UNSET;

  *level = row;
  switch (info->source)
    {
    case QORGAN_COLUMN_TITLE:
      *level = title_level (kind, row);
      return TRUE;
    case QORGAN_COLUMN_DERIVED:
      /* A number counts what not everybody may know of. */
      if (target == 0)
        *level = MAX (row, QORGAN_SENSITIVITY_INTERNAL);
      return raise_by_target (writing, target, level, error);
    case QORGAN_COLUMN_FIELD:
      *level = qorgan_sensitivity_of_field (row, info->field);
      if (qorgan_field (info->field)->type == QORGAN_LINKS)
        {
          g_autoptr (QorganRecord) record
              = qorgan_session_load (writing->session, g_array_index (qorgan_table_ids (writing->table), gint64, index),
                                     error);

          return record != NULL && raise_by_targets (writing, record, info->field, level, error);
        }
      return raise_by_target (writing, target, level, error);
    case QORGAN_COLUMN_THROUGH:
      *level = qorgan_sensitivity_of_field (row, info->through);
      if (target != 0 && !get_level (writing, target, &through, error))
        return FALSE;
      *level = MAX (*level, qorgan_sensitivity_of_field (through, info->field));
      return TRUE;
    }
  g_assert_not_reached ();
}

/* ---- Rows ---- */

/* Returns: (nullable): the cell as a person reads it; NULL for nothing */
static char *
word_cell (Writing *writing, guint index, guint column)
{
  const QorganColumn *info = &qorgan_table_kind (writing->table)->columns[column];
  const char *value = qorgan_table_value (writing->table, index, column);
  double real;

  if (qorgan_table_real (writing->table, index, column, &real))
    return qorgan_value_from_real (real);
  if (value == NULL || info->source == QORGAN_COLUMN_TITLE || info->source == QORGAN_COLUMN_DERIVED
      || qorgan_field (info->field)->type == QORGAN_LINK)
    return g_strdup (value);
  return qorgan_vocabularies_word_value (qorgan_session_vocabularies (writing->session), info->field, value,
                                         qorgan_session_language (writing->session));
}

static gboolean
write_row (Writing *writing, guint index, GError **error)
{
  gint64 id = g_array_index (qorgan_table_ids (writing->table), gint64, index);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  QorganSensitivity row, level;

  if (!get_level (writing, id, &row, error))
    return FALSE;
  if (row > writing->export->audience)
    {
      writing->exported->n_left_out[row]++;
      return TRUE;
    }
  for (guint i = 0; i < writing->columns->len; i++)
    {
      guint column = g_array_index (writing->columns, guint, i);
      g_autofree char *cell = word_cell (writing, index, column);

      if (!cell_level (writing, index, column, row, &level, error))
        return FALSE;
      if (level > writing->export->audience && cell != NULL && *cell != '\0')
        {
          writing->exported->n_emptied++;
          g_set_str (&cell, "");
        }
      g_ptr_array_add (cells, cell != NULL ? g_steal_pointer (&cell) : g_strdup (""));
    }
  g_ptr_array_add (cells, NULL);
  qorgan_table_append_row (writing->exported->text, (const char *const *) cells->pdata, QORGAN_TABLE_CSV);
  writing->exported->n_rows++;
  return TRUE;
}

static void
write_headings (Writing *writing)
{
  const QorganKind *kind = qorgan_table_kind (writing->table);
  QorganLanguage language = qorgan_session_language (writing->session);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < writing->columns->len; i++)
    {
      const char *label = kind->columns[g_array_index (writing->columns, guint, i)].label;

      g_ptr_array_add (cells, (gpointer) qorgan_catalog_text (language, NULL, label));
    }
  g_ptr_array_add (cells, NULL);
  g_string_append (writing->exported->text, QORGAN_TABLE_BOM);
  qorgan_table_append_row (writing->exported->text, (const char *const *) cells->pdata, QORGAN_TABLE_CSV);
}

static GArray *
find_columns (const QorganTableExport *self)
{
  const QorganKind *kind = qorgan_query_kind (self->query);
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; self->columns == NULL && i < kind->n_columns; i++)
    if (kind->columns[i].label != NULL)
      g_array_append_val (columns, i);
  for (guint i = 0; self->columns != NULL && self->columns[i] != NULL; i++)
    {
      const QorganColumn *column = qorgan_kind_find_column (kind, self->columns[i]);
      guint index = column != NULL ? (guint) (column - kind->columns) : 0;

      if (column != NULL && column->label != NULL)
        g_array_append_val (columns, index);
    }
  return columns;
}

/* Returns: (transfer full) (element-type guint32) (nullable): rows of the table, in the order of the list */
static GArray *
find_rows (QorganSession *session, QorganTable *table, const QorganQuery *query, GError **error)
{
  gboolean descending;
  const char *sort = qorgan_query_sort (query, &descending);
  const QorganColumn *column = sort != NULL ? qorgan_kind_find_column (qorgan_query_kind (query), sort) : NULL;
  g_autoptr (GArray) ids = qorgan_session_find (session, query, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      guint row;

      if (qorgan_table_find (table, g_array_index (ids, gint64, i), &row))
        g_array_append_val (rows, row);
    }
  return qorgan_table_sort (table, session, column, descending, rows, error) ? g_steal_pointer (&rows) : NULL;
}

/**
 * qorgan_table_export_run:
 * @session: a session
 * @export: (type QorganTableExport): what to write, for whom
 * @cancellable: (nullable): stops it
 *
 * A QorganJob.
 *
 * Returns: (transfer full) (type QorganTableExported) (nullable): what was written; %NULL with @error set
 */
gpointer
qorgan_table_export_run (QorganSession *session, gpointer export, GCancellable *cancellable, GError **error)
{
  const QorganTableExport *self = export;
  g_autoptr (QorganTable) table = qorgan_table_read (session, qorgan_query_kind (self->query), error);
  g_autoptr (GArray) rows = table != NULL ? find_rows (session, table, self->query, error) : NULL;
  g_autoptr (GArray) columns = find_columns (self);
  g_autoptr (GHashTable) levels = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, NULL);
  g_autoptr (QorganTableExported) exported = g_new0 (QorganTableExported, 1);
  Writing writing = { self, session, table, columns, levels, exported };

  exported->text = g_string_new (NULL);
  if (rows == NULL)
    return NULL;
  write_headings (&writing);
  for (guint i = 0; i < rows->len; i++)
    {
      if (i % ROWS_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!write_row (&writing, g_array_index (rows, guint32, i), error))
        return NULL;
    }
  return g_steal_pointer (&exported);
}

/**
 * qorgan_table_exported_to_message:
 * @vocabularies: for the words that say who may see what
 * @language: of these
 *
 * Returns: (transfer full): what was written and what was left out, in sentences
 */
char *
qorgan_table_exported_to_message (const QorganTableExported *self,
                                  QorganVocabularies *vocabularies,
                                  QorganLanguage language)
{
  GString *message = g_string_new (NULL);

  g_string_append_printf (message, ngettext ("%u row written.", "%u rows written.", self->n_rows), self->n_rows);
  for (guint i = 0; i < G_N_ELEMENTS (self->n_left_out); i++)
    {
      const char *level;

      if (self->n_left_out[i] == 0)
        continue;
      level = qorgan_vocabularies_label (vocabularies, "sensitivity", qorgan_sensitivity_code (i), language);
      g_string_append_c (message, ' ');
      /* Translators: %s is who may see these rows, such as "Our team only" */
      g_string_append_printf (message, ngettext ("%u row left out: %s.", "%u rows left out: %s.", self->n_left_out[i]),
                              self->n_left_out[i], level != NULL ? level : "");
    }
  if (self->n_emptied > 0)
    {
      g_string_append_c (message, ' ');
      g_string_append_printf (message, ngettext ("%u cell left empty.", "%u cells left empty.", self->n_emptied),
                              self->n_emptied);
    }
  return g_string_free_and_steal (message);
}
