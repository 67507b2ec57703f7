/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list as a table: see the header. When in doubt a cell is left empty: what has gone out cannot be called back. */

#include "qorgan-table-export.h"

#include <glib/gi18n-lib.h>

#include "qorgan-catalog.h"
#include "qorgan-kinds.h"
#include "qorgan-table.h"

#define ROWS_PER_LOOK 256

struct _QorganTableExport
{
  QorganQuery *query;
  GArray *rows; /* NULL: all that the query asks for */
  char **columns; /* NULL: all that the kind has */
  gboolean all_fields;
  QorganAudience audience;
  QorganTableFormat format;
};

typedef struct
{
  const QorganTableExport *export;
  QorganSession *session;
  QorganDisclosure *disclosure;
  GArray *columns; /* (element-type QorganColumn) */
  QorganTableExported *exported;
} Writing;

/**
 * qorgan_table_export_new:
 * @wish: what to write, and for whom
 *
 * Returns: (transfer full): the data of a qorgan_table_export_run()
 */
QorganTableExport *
qorgan_table_export_new (const QorganTableWish *wish)
{
  QorganTableExport *self = g_new0 (QorganTableExport, 1);

  self->query = qorgan_query_copy (wish->query);
  self->rows = wish->rows != NULL ? g_array_copy ((GArray *) wish->rows) : NULL;
  self->columns = g_strdupv ((char **) wish->columns);
  self->all_fields = wish->all_fields;
  self->audience = wish->audience;
  self->format = wish->format;
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
  g_clear_pointer (&self->rows, g_array_unref);
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
  if (self->html != NULL)
    g_string_free (self->html, TRUE);
  g_free (self);
}

/* ---- Cells ---- */

/* Whether @saying is @target, or points there, and they may hear of that. */
static gboolean
says (const Writing *writing, const QorganRecord *saying, const QorganHandling *handling, gint64 target)
{
  const QorganKind *kind = handling->kind;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);

      if ((qorgan_record_id (saying) == target
           || (kind->fields[i].type == QORGAN_LINK && qorgan_record_link (saying, field) == target))
          && qorgan_may_say (handling, field, &writing->export->audience))
        return TRUE;
    }
  return FALSE;
}

/* A record that is shown because another one says so, the outlet somebody works for, is shown to those who may hear of
 * one that does. */
static gboolean
may_say_derived (Writing *writing,
                 const QorganRecord *record,
                 const QorganDerived *derived,
                 gint64 target,
                 gboolean *may,
                 GError **error)
{
  const QorganKind *from = qorgan_kind_by_name (derived->from_kind);
  g_autoptr (QorganRecord) shown = NULL;
  g_autoptr (GArray) ids = NULL;
  QorganFieldId via;
  QorganHandling handling;

  *may = FALSE;
  if (!qorgan_kind_find_field (from, derived->via, &via))
    return TRUE;
  /* Mostly it says so itself, as the latest step of a case does, and the others need not be read. */
  shown = qorgan_disclosure_load (writing->disclosure, target, &handling, error);
  if (shown == NULL)
    return FALSE;
  if (handling.kind == from && qorgan_record_link (shown, via) == qorgan_record_id (record))
    *may = says (writing, shown, &handling, target);
  if (*may)
    return TRUE;
  ids = qorgan_session_dependants (writing->session, via, qorgan_record_id (record), error);
  for (guint i = 0; ids != NULL && i < ids->len && !*may; i++)
    {
      g_autoptr (QorganRecord) saying
          = qorgan_disclosure_load (writing->disclosure, g_array_index (ids, gint64, i), &handling, error);

      if (saying == NULL)
        return FALSE;
      *may = says (writing, saying, &handling, target);
    }
  return ids != NULL;
}

static char *
word_derived (Writing *writing,
              const QorganRecord *record,
              const QorganHandling *handling,
              const char *name,
              gboolean *is_covered,
              GError **error)
{
  const QorganKind *kind = handling->kind;
  const QorganDerived *derived = NULL;
  g_autofree char *value = qorgan_session_derived (writing->session, record, name, error);
  gint64 target;
  gboolean may;

  for (guint i = 0; i < kind->n_derived; i++)
    if (g_str_equal (kind->derived[i].name, name))
      derived = &kind->derived[i];
  if (value == NULL || derived == NULL)
    return NULL;
  *is_covered = !qorgan_may_say_record (handling, &writing->export->audience);
  if (!derived->is_link)
    {
      *is_covered = !qorgan_may_say_count (handling, &writing->export->audience);
      return *is_covered ? NULL : g_steal_pointer (&value);
    }
  target = g_ascii_strtoll (value, NULL, 10);
  if (*is_covered || !may_say_derived (writing, record, derived, target, &may, error))
    return NULL;
  *is_covered = !may;
  return may ? qorgan_disclosure_link (writing->disclosure, target, is_covered, error) : NULL;
}

static char *
word_through (Writing *writing,
              const QorganRecord *record,
              const QorganHandling *handling,
              const QorganColumn *column,
              gboolean *is_covered,
              GError **error)
{
  gint64 id = qorgan_record_link (record, column->through);
  g_autoptr (QorganRecord) target = NULL;
  QorganHandling beyond;

  if (id == 0)
    return NULL;
  *is_covered = !qorgan_may_say (handling, column->through, &writing->export->audience);
  if (*is_covered)
    return NULL;
  target = qorgan_disclosure_load (writing->disclosure, id, &beyond, error);
  if (target == NULL)
    return NULL;
  return qorgan_disclosure_value (writing->disclosure, &beyond, column->field,
                                  qorgan_record_value (target, column->field), is_covered, error);
}

/* Returns: (nullable): the cell as a person reads it; NULL for nothing, for what may not be said, or with @error set */
static char *
word_cell (Writing *writing,
           const QorganRecord *record,
           const QorganHandling *handling,
           const QorganColumn *column,
           gboolean *is_covered,
           GError **error)
{
  *is_covered = FALSE;
  switch (column->source)
    {
    case QORGAN_COLUMN_TITLE:
      {
        g_autofree char *title
            = qorgan_disclosure_record_title (writing->disclosure, record, handling, is_covered, error);

        return *is_covered ? NULL : g_steal_pointer (&title);
      }
    case QORGAN_COLUMN_DERIVED:
      return word_derived (writing, record, handling, column->derived, is_covered, error);
    case QORGAN_COLUMN_THROUGH:
      return word_through (writing, record, handling, column, is_covered, error);
    case QORGAN_COLUMN_FIELD:
      return qorgan_disclosure_value (writing->disclosure, handling, column->field,
                                      qorgan_record_value (record, column->field), is_covered, error);
    }
  g_assert_not_reached ();
}

/* ---- Rows ---- */

static void
append_cells (Writing *writing, const GPtrArray *cells)
{
  const char *const *texts = (const char *const *) cells->pdata;

  qorgan_table_append_row (writing->exported->text, texts, writing->export->format);
  if (writing->exported->html != NULL)
    qorgan_table_append_row (writing->exported->html, texts, QORGAN_TABLE_HTML);
}

static gboolean
write_row (Writing *writing, gint64 id, GError **error)
{
  QorganHandling handling;
  g_autoptr (QorganRecord) record = qorgan_disclosure_load (writing->disclosure, id, &handling, error);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_null_terminated (writing->columns->len, g_free, TRUE);

  if (record == NULL)
    return FALSE;
  if (!qorgan_may_say_record (&handling, &writing->export->audience))
    {
      writing->exported->n_left_out[handling.level]++;
      return TRUE;
    }
  for (guint i = 0; i < writing->columns->len; i++)
    {
      g_autoptr (GError) failure = NULL;
      gboolean is_covered;
      char *cell = word_cell (writing, record, &handling, &g_array_index (writing->columns, QorganColumn, i),
                              &is_covered, &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      writing->exported->n_emptied += is_covered && cell == NULL;
      g_ptr_array_add (cells, cell != NULL ? cell : g_strdup (""));
    }
  append_cells (writing, cells);
  writing->exported->n_rows++;
  return TRUE;
}

static void
write_headings (Writing *writing)
{
  QorganLanguage language = qorgan_session_language (writing->session);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_null_terminated (writing->columns->len, NULL, TRUE);

  for (guint i = 0; i < writing->columns->len; i++)
    g_ptr_array_add (cells, (gpointer) qorgan_catalog_text (language, NULL,
                                                            g_array_index (writing->columns, QorganColumn, i).label));
  g_string_append (writing->exported->text, QORGAN_TABLE_BOM);
  append_cells (writing, cells);
}

/* (element-type QorganColumn) Coordinates are for programs. */
static GArray *
find_columns (const QorganTableExport *self)
{
  const QorganKind *kind = qorgan_query_kind (self->query);
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (QorganColumn));

  for (guint i = 0; self->all_fields && i < kind->n_fields; i++)
    {
      const QorganColumn column = { .name = kind->fields[i].name,
                                    .label = kind->fields[i].label,
                                    .source = QORGAN_COLUMN_FIELD,
                                    .field = qorgan_kind_field_id (kind, i) };

      g_array_append_val (columns, column);
    }
  for (guint i = 0; !self->all_fields && self->columns == NULL && i < kind->n_columns; i++)
    if (kind->columns[i].label != NULL)
      g_array_append_val (columns, kind->columns[i]);
  for (guint i = 0; !self->all_fields && self->columns != NULL && self->columns[i] != NULL; i++)
    {
      const QorganColumn *column = qorgan_kind_find_column (kind, self->columns[i]);

      if (column != NULL && column->label != NULL)
        g_array_append_vals (columns, column, 1);
    }
  return columns;
}

/* Returns: (transfer full) (element-type gint64) (nullable): the records, in the order of the list */
static GArray *
find_rows (QorganSession *session, const QorganQuery *query, GError **error)
{
  gboolean descending;
  const QorganColumn *column = qorgan_query_sort_column (query, &descending);
  g_autoptr (QorganTable) table = qorgan_table_read (session, qorgan_query_kind (query), error);
  g_autoptr (GArray) ids = table != NULL ? qorgan_session_find (session, query, error) : NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      guint row;

      if (qorgan_table_find (table, g_array_index (ids, gint64, i), &row))
        g_array_append_val (rows, row);
    }
  if (!qorgan_table_sort (table, session, column, descending, rows, error))
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (sorted, g_array_index (qorgan_table_ids (table), gint64, g_array_index (rows, guint32, i)));
  return g_steal_pointer (&sorted);
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
  g_autoptr (GArray) rows = self->rows != NULL ? g_array_ref (self->rows) : find_rows (session, self->query, error);
  g_autoptr (GArray) columns = find_columns (self);
  g_autoptr (QorganDisclosure) disclosure = qorgan_disclosure_new (session, &self->audience);
  g_autoptr (QorganTableExported) exported = g_new0 (QorganTableExported, 1);
  Writing writing = { self, session, disclosure, columns, exported };

  exported->text = g_string_new (NULL);
  if (rows == NULL)
    return NULL;
  if (self->format == QORGAN_TABLE_CSV)
    write_headings (&writing);
  else
    exported->html = g_string_new ("<table>\n");
  for (guint i = 0; i < rows->len; i++)
    {
      if (i % ROWS_PER_LOOK == 0)
        {
          qorgan_session_tell_progress (session, (double) i / rows->len);
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return NULL;
        }
      if (!write_row (&writing, g_array_index (rows, gint64, i), error))
        return NULL;
    }
  if (exported->html != NULL)
    g_string_append (exported->html, "</table>\n");
  return g_steal_pointer (&exported);
}

/**
 * qorgan_table_exported_to_message:
 * @vocabularies: for the words that say who may see what
 * @language: of these
 *
 * Returns: (transfer full): what was written or copied, and what was left out, in sentences
 */
char *
qorgan_table_exported_to_message (const QorganTableExported *self,
                                  QorganVocabularies *vocabularies,
                                  QorganLanguage language)
{
  GString *message = g_string_new (NULL);

  if (self->html != NULL)
    g_string_append_printf (message, ngettext ("%u row copied.", "%u rows copied.", self->n_rows), self->n_rows);
  else
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
