/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of one row as values; every one that cannot be understood is told, and what was decided about it done. */

#include <glib/gi18n-lib.h>

#include "qorgan-sheet-row.h"
#include "qorgan-sheet-values.h"

/* So much of a cell is repeated in a message. */
#define SHOWN_CHARACTERS 60

/*
 * qorgan_sheet_row_kind:
 *
 * Returns: (transfer none): the kind of what the row is about
 */
const QorganKind *
qorgan_sheet_row_kind (const QorganSheetRow *self)
{
  return qorgan_kind_by_id (self->run->import->mapping->target->kinds[0]);
}

/*
 * qorgan_sheet_is_link:
 *
 * Returns: whether @field holds records
 */
gboolean
qorgan_sheet_is_link (QorganFieldId field)
{
  QorganType type = qorgan_field (field)->type;

  return type == QORGAN_LINK || type == QORGAN_LINKS;
}

static void
say (QorganSheetRow *row, QorganFieldId field, guint column, char *taken)
{
  QorganSheetSaying saying = { field, column, taken };

  g_array_append_val (row->sayings, saying);
}

static char *
read_date (const QorganSheetRow *row, guint column, const char *cell)
{
  QorganDate date;

  if (!qorgan_sheet_read_date (cell, row->run->serials[column], &row->run->import->today, &date))
    return NULL;
  return qorgan_date_to_edtf (&date);
}

static char *
read_number (const char *cell, gboolean alone)
{
  gint64 number;
  const char *rest;

  if (!qorgan_sheet_read_number (cell, &number, &rest) || (alone && *rest != '\0'))
    return NULL;
  return qorgan_value_from_number (number);
}

static char *
read_real (const char *cell)
{
  g_autofree char *text = g_strdelimit (g_strdup (cell), ",", '.');
  char *end;
  double real = g_ascii_strtod (text, &end);

  return end > text && *end == '\0' ? qorgan_value_from_real (real) : NULL;
}

/* A unit stands behind its number: «15 суток». */
static char *
read_code (const QorganSheetRow *row, const QorganSheetSlot *slot, const QorganField *field, const char *cell)
{
  gint64 number;
  const char *rest = cell;

  if (qorgan_field (slot->fields[0])->type == QORGAN_NUMBER && !qorgan_sheet_read_number (cell, &number, &rest))
    rest = cell;
  return qorgan_sheet_read_code (rest, field->vocabulary, qorgan_session_vocabularies (row->run->session));
}

/* Returns: (nullable): the cell as a value of @id; NULL where it cannot be one */
static char *
read_value (const QorganSheetRow *row, const QorganSheetSlot *slot, QorganFieldId id, guint column, const char *cell)
{
  const QorganField *field = qorgan_field (id);
  QorganVocabularies *vocabularies = qorgan_session_vocabularies (row->run->session);

  switch (field->type)
    {
    case QORGAN_TEXT:
    case QORGAN_LINK:
      return qorgan_sheet_one_line (cell);
    case QORGAN_PROSE:
    case QORGAN_LINKS:
      return g_strdup (cell);
    case QORGAN_CODE:
      return read_code (row, slot, field, cell);
    case QORGAN_CODES:
      return qorgan_sheet_read_codes (cell, field->vocabulary, vocabularies);
    case QORGAN_DATE:
      return read_date (row, column, cell);
    case QORGAN_NUMBER:
      return read_number (cell, slot->fields[1] == 0);
    case QORGAN_REAL:
      return read_real (cell);
    case QORGAN_FIELD_NAME:
      break;
    }
  g_assert_not_reached ();
}

static char *
shorten (const char *cell)
{
  g_autofree char *line = qorgan_sheet_one_line (cell);

  if (g_utf8_strlen (line, -1) > SHOWN_CHARACTERS)
    {
      g_autofree char *start = g_utf8_substring (line, 0, SHOWN_CHARACTERS);

      return g_strconcat (start, "…", NULL);
    }
  return g_steal_pointer (&line);
}

static char *
word_fault (const QorganField *field, const char *cell)
{
  g_autofree char *shown = shorten (cell);

  switch (field->type)
    {
    case QORGAN_DATE:
      return g_strdup_printf (_ ("“%s” is not a date"), shown);
    case QORGAN_NUMBER:
      return g_strdup_printf (_ ("“%s” is not a whole number"), shown);
    case QORGAN_REAL:
      return g_strdup_printf (_ ("“%s” is not a coordinate"), shown);
    default:
      return g_strdup_printf (_ ("“%s” is none of the terms that can be chosen here"), shown);
    }
}

/* Tells the fault, and does what was decided about it. */
static void
tell_fault (QorganSheetRow *row, const QorganSheetSlot *slot, guint column, const char *cell, char *message)
{
  const QorganField *field = qorgan_field (slot->fields[0]);
  guint choices = QORGAN_SHEET_LEAVE_EMPTY | QORGAN_SHEET_SKIP_ROW;
  QorganSheetDecision decision;

  if (field->type == QORGAN_DATE)
    choices |= QORGAN_SHEET_KEEP_TEXT;
  decision = qorgan_sheet_run_remark (row->run, column, TRUE, choices, QORGAN_SHEET_UNDECIDED, message);
  if (decision == QORGAN_SHEET_SKIP_ROW)
    row->skipped = TRUE;
  if (decision != QORGAN_SHEET_KEEP_TEXT)
    return;
  for (guint i = 0; i < QORGAN_SHEET_SLOT_FIELDS && slot->fields[i] != 0; i++)
    {
      g_autofree char *text = qorgan_sheet_one_line (cell);

      say (row, slot->fields[i], column, g_strconcat ("?", text, NULL));
    }
}

/* A cell may say something to some of the slot's fields only: «домашний арест» is a measure and no kind of step. */
static void
read_cell (QorganSheetRow *row, guint column, const QorganSheetSlot *slot, const char *cell)
{
  gboolean understood = FALSE;
  char *fault = NULL;

  for (guint i = 0; i < QORGAN_SHEET_SLOT_FIELDS && slot->fields[i] != 0; i++)
    {
      QorganFieldId field = slot->fields[i];
      g_autofree char *value = read_value (row, slot, field, column, cell);
      g_autoptr (GError) error = NULL;

      if (value == NULL || *value == '\0')
        continue;
      if (!qorgan_sheet_is_link (field) && !qorgan_value_check (field, value, &error))
        {
          g_free (fault);
          fault = g_strdup (error->message);
          continue;
        }
      say (row, field, column, g_steal_pointer (&value));
      understood = TRUE;
    }
  if (!understood)
    tell_fault (row, slot, column, cell,
                fault != NULL ? g_steal_pointer (&fault) : word_fault (qorgan_field (slot->fields[0]), cell));
  g_free (fault);
}

static gboolean
is_name_slot (const QorganSheetRow *row, const QorganSheetSlot *slot)
{
  const QorganKind *kind = qorgan_sheet_row_kind (row);
  guint n_titles = kind->title_rule == QORGAN_TITLE_NAMES ? QORGAN_N_LANGUAGES : 1;

  return slot->is_name || (slot->fields[0] >= kind->title_field && slot->fields[0] < kind->title_field + n_titles);
}

/*
 * qorgan_sheet_row_read:
 * @row: a row that nothing was read of
 *
 * Reads its cells: what they say, whom the row is about, and what of it cannot be understood.
 */
void
qorgan_sheet_row_read (QorganSheetRow *row)
{
  const QorganSheetMapping *mapping = row->run->import->mapping;

  for (guint column = 0; column < mapping->slots->len; column++)
    {
      int index = qorgan_sheet_mapping_slot (mapping, column);
      const char *cell = qorgan_sheet_run_cell (row->run, column);
      const QorganSheetSlot *slot;

      if (index < 0 || *cell == '\0')
        continue;
      slot = &mapping->target->slots[index];
      if (is_name_slot (row, slot) && (row->name == NULL || slot->is_name))
        {
          row->name = cell;
          row->name_column = column;
        }
      if (!slot->is_name)
        read_cell (row, column, slot, cell);
    }
}
