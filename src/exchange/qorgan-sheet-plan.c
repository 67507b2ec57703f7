/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet on its way into the casebook: the run over its rows, and what was decided about them. A run that writes goes
 * over the rows once more: the casebook may have changed since the dry one. */

#include "qorgan-sheet-plan.h"

#include <glib/gi18n-lib.h>

#include "qorgan-sheet-row.h"
#include "qorgan-sheet-values.h"

static gint64
key_of (guint row, guint column)
{
  return (gint64) row << 32 | column;
}

static gint64 *
dup_key (guint row, guint column)
{
  gint64 key = key_of (row, column);

  return g_memdup2 (&key, sizeof key);
}

/* ---- What was decided ---- */

/**
 * qorgan_sheet_import_new:
 * @casebook: where it goes to; no longer needed once the run is over
 * @sheet: what is imported
 * @mapping: what it means
 * @today: the day that "yesterday" is counted from
 *
 * Returns: (transfer full): the data of a qorgan_sheet_import_run() that writes nothing
 */
QorganSheetImport *
qorgan_sheet_import_new (QorganCasebook *casebook,
                         QorganSheet *sheet,
                         const QorganSheetMapping *mapping,
                         const QorganDate *today)
{
  QorganSheetImport *self = g_new0 (QorganSheetImport, 1);

  self->casebook = g_object_ref (casebook);
  self->sheet = qorgan_sheet_ref (sheet);
  self->mapping = qorgan_sheet_mapping_copy (mapping);
  self->today = *today;
  self->decisions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->corrections = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

/**
 * qorgan_sheet_import_copy:
 *
 * Returns: (transfer full): the same, to be run on another thread while @self is decided upon further
 */
QorganSheetImport *
qorgan_sheet_import_copy (const QorganSheetImport *self)
{
  QorganSheetImport *copy = qorgan_sheet_import_new (self->casebook, self->sheet, self->mapping, &self->today);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->decisions);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->decisions, g_memdup2 (key, sizeof (gint64)), value);
  g_hash_table_iter_init (&iter, self->corrections);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->corrections, g_memdup2 (key, sizeof (gint64)), g_strdup (value));
  copy->all = self->all;
  return copy;
}

/**
 * qorgan_sheet_import_free:
 * @self: (transfer full): an import
 */
void
qorgan_sheet_import_free (QorganSheetImport *self)
{
  g_object_unref (self->casebook);
  qorgan_sheet_unref (self->sheet);
  qorgan_sheet_mapping_free (self->mapping);
  g_hash_table_unref (self->decisions);
  g_hash_table_unref (self->corrections);
  g_free (self);
}

/**
 * qorgan_sheet_import_decide:
 * @row: of a remark
 * @column: of the same
 * @decision: what to do about it
 */
void
qorgan_sheet_import_decide (QorganSheetImport *self, guint row, guint column, QorganSheetDecision decision)
{
  g_hash_table_insert (self->decisions, dup_key (row, column), GUINT_TO_POINTER (decision));
}

/**
 * qorgan_sheet_import_decide_all:
 * @decision: what to do about every error that nothing else was decided of; where that makes no sense, the row is
 *   left out
 */
void
qorgan_sheet_import_decide_all (QorganSheetImport *self, QorganSheetDecision decision)
{
  self->all = decision;
}

/**
 * qorgan_sheet_import_correct:
 * @row: from 0
 * @column: from 0
 * @cell: what shall stand there instead; the sheet itself stays as it is
 */
void
qorgan_sheet_import_correct (QorganSheetImport *self, guint row, guint column, const char *cell)
{
  gint64 key = key_of (row, column);

  g_hash_table_insert (self->corrections, dup_key (row, column), g_strdup (cell));
  g_hash_table_remove (self->decisions, &key);
}

/**
 * qorgan_sheet_import_set_apply:
 * @memory: what becomes of what the casebook remembers of tables with these headings
 *
 * From now on a run writes, unless an error is undecided.
 */
void
qorgan_sheet_import_set_apply (QorganSheetImport *self, QorganSheetMemory memory)
{
  self->apply = TRUE;
  self->memory = memory;
}

/* ---- Remarks ---- */

static void
remark_free (gpointer data)
{
  QorganSheetRemark *remark = data;

  g_free (remark->where);
  g_free (remark->cell);
  g_free (remark->message);
  g_free (remark);
}

/**
 * qorgan_sheet_remark_to_text:
 *
 * Returns: (transfer full): "line 14, Detained: “31.02.2022” is not a date"
 */
char *
qorgan_sheet_remark_to_text (const QorganSheetRemark *self)
{
  /* Translators: what is wrong with a table: the number of a line, the heading of a column, a sentence that begins in
   * lower case */
  return g_strdup_printf (_ ("Line %u, %s: %s"), self->line, self->where, self->message);
}

/**
 * qorgan_sheet_plan_free:
 * @self: (transfer full): a plan
 */
void
qorgan_sheet_plan_free (QorganSheetPlan *self)
{
  g_ptr_array_unref (self->remarks);
  g_free (self);
}

static char *
dup_where (const QorganSheetImport *import, guint column)
{
  const char *heading = import->mapping->has_headings ? qorgan_sheet_cell (import->sheet, 0, column) : "";
  int slot = qorgan_sheet_mapping_slot (import->mapping, column);

  if (*heading != '\0')
    return qorgan_sheet_one_line (heading);
  if (slot >= 0)
    return g_strdup (qorgan_sheet_slot_label (&import->mapping->target->slots[slot]));
  return g_strdup_printf (_ ("column %u"), column + 1);
}

/*
 * qorgan_sheet_run_cell:
 * @column: from 0
 *
 * Returns: what stands there in the row, or was put there since
 */
const char *
qorgan_sheet_run_cell (const QorganSheetRun *self, guint column)
{
  gint64 key = key_of (self->row, column);
  const char *corrected = g_hash_table_lookup (self->import->corrections, &key);

  return corrected != NULL ? corrected : qorgan_sheet_cell (self->import->sheet, self->row, column);
}

/*
 * qorgan_sheet_run_remark:
 * @column: from 0
 * @is_error: whether it has to be decided upon
 * @choices: what can be
 * @usual: what holds of itself
 * @message: (transfer full): a sentence for QorganSheetRemark
 *
 * Returns: what is to be done
 */
QorganSheetDecision
qorgan_sheet_run_remark (QorganSheetRun *self,
                         guint column,
                         gboolean is_error,
                         guint choices,
                         QorganSheetDecision usual,
                         char *message)
{
  const QorganSheetImport *import = self->import;
  QorganSheetPlan *plan = self->plan;
  QorganSheetRemark *remark = g_new0 (QorganSheetRemark, 1);
  gint64 key = key_of (self->row, column);
  QorganSheetDecision decision = GPOINTER_TO_UINT (g_hash_table_lookup (import->decisions, &key)) & choices;

  if (decision == QORGAN_SHEET_UNDECIDED && is_error && import->all != QORGAN_SHEET_UNDECIDED)
    decision = (import->all & choices) != 0 ? import->all : QORGAN_SHEET_SKIP_ROW;
  if (decision == QORGAN_SHEET_UNDECIDED)
    decision = usual;
  *remark = (QorganSheetRemark) { .row = self->row,
                                  .column = column,
                                  .is_error = is_error,
                                  .message = message,
                                  .choices = choices,
                                  .decision = decision };
  remark->line = qorgan_sheet_line (import->sheet, self->row);
  remark->where = dup_where (import, column);
  remark->cell = g_strdup (qorgan_sheet_run_cell (self, column));
  plan->n_remarks++;
  if (is_error && decision == QORGAN_SHEET_UNDECIDED)
    plan->n_errors++;
  /* An error is never hidden by what is merely worth knowing. */
  if (plan->remarks->len < QORGAN_SHEET_MAX_REMARKS || (is_error && plan->remarks->len < 2 * QORGAN_SHEET_MAX_REMARKS))
    g_ptr_array_add (plan->remarks, remark);
  else
    remark_free (remark);
  return decision;
}

/* ---- The run ---- */

/* A number of a day is one only where the whole column holds nothing else. */
static gboolean
has_serials (const QorganSheetImport *import, guint column)
{
  guint n = 0;

  for (guint row = import->mapping->has_headings; row < qorgan_sheet_n_rows (import->sheet); row++)
    {
      const char *cell = qorgan_sheet_cell (import->sheet, row, column);

      if (*cell == '\0')
        continue;
      if (!qorgan_sheet_is_serial (cell))
        return FALSE;
      n++;
    }
  return n > 0;
}

/* A row that is longer than the headings has most probably slipped. */
static void
check_length (QorganSheetRun *run)
{
  const QorganSheetImport *import = run->import;
  guint n_headings = qorgan_sheet_n_cells (import->sheet, 0);
  guint n_cells = qorgan_sheet_n_cells (import->sheet, run->row);

  if (!import->mapping->has_headings || n_cells <= n_headings)
    return;
  for (guint i = n_headings; i < n_cells; i++)
    if (*qorgan_sheet_cell (import->sheet, run->row, i) != '\0')
      {
        qorgan_sheet_run_remark (run, i, FALSE, QORGAN_SHEET_SKIP_ROW, QORGAN_SHEET_UNDECIDED,
                                 g_strdup_printf (_ ("the row has %u cells, and there are %u headings"), n_cells,
                                                  n_headings));
        return;
      }
}

static gboolean
run_rows (QorganSheetRun *run, GCancellable *cancellable, GError **error)
{
  const QorganSheetImport *import = run->import;
  guint n_rows = qorgan_sheet_n_rows (import->sheet);

  for (run->row = import->mapping->has_headings; run->row < n_rows; run->row++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      check_length (run);
      if (!qorgan_sheet_run_row (run, error))
        return FALSE;
      qorgan_session_tell_progress (run->session, (double) run->row / n_rows);
    }
  return TRUE;
}

static gboolean
remember (QorganSheetRun *run, GError **error)
{
  const QorganSheetImport *import = run->import;

  if (!import->mapping->has_headings || import->memory == QORGAN_SHEET_LEAVE)
    return TRUE;
  if (import->memory == QORGAN_SHEET_FORGET)
    return qorgan_sheet_mapping_forget (import->sheet, run->session, error);
  return qorgan_sheet_mapping_remember (import->mapping, import->sheet, run->session, error);
}

static gboolean
apply (QorganSheetRun *run, GError **error)
{
  g_autoptr (QorganEntry) entry = qorgan_session_apply (run->session, run->change, error);

  run->plan->applied = entry != NULL;
  return entry != NULL && remember (run, error);
}

static void
count_linked (QorganSheetRun *run)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      run->plan->created[kinds[i]->id] += qorgan_sheet_names_n_created (run->names, kinds[i]);
      run->plan->linked[kinds[i]->id] = qorgan_sheet_names_n_linked (run->names, kinds[i]);
    }
}

/**
 * qorgan_sheet_import_run:
 * @session: a session
 * @import: (type QorganSheetImport): what to do
 * @cancellable: (nullable): stops it; nothing is changed then
 * @error: return location for an error of the casebook's file; what is wrong with the sheet is a result
 *
 * A QorganJob.
 *
 * Returns: (transfer full) (type QorganSheetPlan) (nullable): what would be done, or was
 */
gpointer
qorgan_sheet_import_run (QorganSession *session, gpointer import, GCancellable *cancellable, GError **error)
{
  const QorganSheetImport *self = import;
  guint n_columns = qorgan_sheet_n_columns (self->sheet);
  g_autoptr (QorganChange) change = qorgan_change_new (QORGAN_VERB_IMPORT);
  g_autoptr (QorganSheetNames) names = qorgan_sheet_names_new (self->casebook, session, change);
  g_autoptr (QorganSheetPlan) plan = g_new0 (QorganSheetPlan, 1);
  g_autoptr (GHashTable) said
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree gboolean *serials = g_new0 (gboolean, n_columns);
  QorganSheetRun run = { self, session, change, names, plan, said, lines, serials, 0 };

  plan->remarks = g_ptr_array_new_with_free_func (remark_free);
  for (guint i = 0; i < n_columns; i++)
    serials[i] = has_serials (self, i);
  if (!run_rows (&run, cancellable, error))
    return NULL;
  count_linked (&run);
  if (self->apply && plan->n_errors == 0 && plan->n_rows > 0 && !apply (&run, error))
    return NULL;
  return g_steal_pointer (&plan);
}
