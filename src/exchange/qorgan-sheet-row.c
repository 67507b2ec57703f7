/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a sheet as records: its cells become values, the names in it become links, and whom it is about is found
 * or made. A record that is there keeps what it says: a table fills its gaps and never writes over it. */

#include "qorgan-sheet-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qorgan-casebook-error.h"
#include "qorgan-event-records.h"
#include "qorgan-kinds.h"
#include "qorgan-sheet-values.h"

static void
saying_clear (gpointer data)
{
  g_free (((QorganSheetSaying *) data)->value);
}

static void
row_clear (QorganSheetRow *row)
{
  g_array_unref (row->sayings);
  g_clear_pointer (&row->there, qorgan_record_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QorganSheetRow, row_clear)

static const QorganSheetTarget *
get_target (const QorganSheetRow *row)
{
  return row->run->import->mapping->target;
}

static const char *
said_of (const QorganSheetRow *row, QorganFieldId field)
{
  for (guint i = 0; i < row->sayings->len; i++)
    if (g_array_index (row->sayings, QorganSheetSaying, i).field == field)
      return g_array_index (row->sayings, QorganSheetSaying, i).value;
  return NULL;
}

/* ---- Is there enough to make something of? ---- */

static void
leave_out (QorganSheetRow *row, guint column, char *message)
{
  qorgan_sheet_run_remark (row->run, column, FALSE, 0, QORGAN_SHEET_UNDECIDED, message);
  row->skipped = TRUE;
}

static guint
column_of_field (const QorganSheetRow *row, QorganFieldId field)
{
  const QorganSheetMapping *mapping = row->run->import->mapping;

  for (guint column = 0; column < mapping->slots->len; column++)
    {
      int slot = qorgan_sheet_mapping_slot (mapping, column);

      if (slot >= 0 && mapping->target->slots[slot].fields[0] == field)
        return column;
    }
  return 0;
}

static void
check_row (QorganSheetRow *row)
{
  const QorganKind *kind = qorgan_sheet_row_kind (row);

  if (qorgan_sheet_kind_goes_by_name (kind) && row->name == NULL)
    {
      leave_out (row, column_of_field (row, kind->title_field), g_strdup (_ ("there is no name; the row is left out")));
      return;
    }
  if (row->name == NULL && row->sayings->len == 0)
    {
      row->skipped = TRUE;
      return;
    }
  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);

      if (!(kind->fields[i].flags & QORGAN_OWNER) || said_of (row, field) != NULL)
        continue;
      if (qorgan_sheet_run_remark (row->run, column_of_field (row, field), TRUE, QORGAN_SHEET_SKIP_ROW,
                                   QORGAN_SHEET_UNDECIDED,
                                   /* Translators: %s is the label of a field, such as Case */
                                   g_strdup_printf (_ ("“%s” has to be filled in"),
                                                    g_dgettext (GETTEXT_PACKAGE, kind->fields[i].label)))
          == QORGAN_SHEET_SKIP_ROW)
        row->skipped = TRUE;
    }
}

/* ---- Links ---- */

static gboolean
find_links (QorganSheetRow *row, QorganSheetSaying *saying, GError **error)
{
  const QorganField *field = qorgan_field (saying->field);
  g_auto (GStrv) names = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  names = field->type == QORGAN_LINKS ? qorgan_sheet_split (saying->value) : g_strsplit (saying->value, "\n", 1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = qorgan_sheet_one_line (names[i]);
      gint64 id;
      gboolean is_new = TRUE;

      if (!qorgan_sheet_names_get (row->run->names, field->targets, name, &id, error))
        return FALSE;
      for (guint j = 0; j < ids->len; j++)
        is_new &= g_array_index (ids, gint64, j) != id;
      if (is_new)
        g_array_append_val (ids, id);
    }
  g_free (saying->value);
  saying->value = ids->len > 0 ? qorgan_value_from_links ((const gint64 *) ids->data, ids->len) : NULL;
  return TRUE;
}

static gboolean
find_all_links (QorganSheetRow *row, GError **error)
{
  for (guint i = 0; i < row->sayings->len; i++)
    {
      QorganSheetSaying *saying = &g_array_index (row->sayings, QorganSheetSaying, i);

      if (qorgan_sheet_is_link (saying->field) && !find_links (row, saying, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- What the row is about ---- */

/* Whether a row above said all that this one says, of the same record. */
static gboolean
says_nothing_new (const QorganSheetRow *row)
{
  for (guint i = 0; i < row->sayings->len; i++)
    {
      const QorganSheetSaying *saying = &g_array_index (row->sayings, QorganSheetSaying, i);

      if (g_strcmp0 (g_hash_table_lookup (row->said, GUINT_TO_POINTER (saying->field)), saying->value) != 0)
        return FALSE;
    }
  return TRUE;
}

static char *
word_likeness (const QorganSheetRow *row, const QorganSheetNamesake *found, guint line)
{
  QorganSimilar similar = { .reason = found->reason };
  g_autofree char *reason = NULL;

  if (found->reason == QORGAN_SIMILAR_NAME)
    return line == 0
               ? g_strdup_printf (_ ("reads like “%s”, which is in the casebook; a new record will be made"),
                                  found->title)
               : g_strdup_printf (_ ("reads like “%s” in line %u; another record will be made"), found->title, line);
  reason = qorgan_similar_word_reason (&similar, qorgan_session_language (row->run->session));
  if (line == 0)
    /* Translators: of a name in a table: a name of the casebook, and why the two are alike: “one letter differs” */
    return g_strdup_printf (_ ("similar: “%s” in the casebook (%s); a new record will be made"), found->title, reason);
  /* Translators: of a name in a table: another one in it, its line, and why the two are alike: “one letter differs” */
  return g_strdup_printf (_ ("similar: “%s” in line %u (%s); another record will be made"), found->title, line, reason);
}

static char *
word_namesake (const QorganSheetRow *row, const QorganSheetNamesake *found, guint line)
{
  if (found->likeness == QORGAN_SHEET_ALIKE)
    return word_likeness (row, found, line);
  if (found->n_others > 0)
    /* Translators: of a name in a table; always more than one */
    return g_strdup_printf (ngettext ("%u record is called “%s”; a new one will be made",
                                      "%u records are called “%s”; a new one will be made", found->n_others + 1),
                            found->n_others + 1, found->title);
  if (line == 0)
    return g_strdup_printf (_ ("taken for “%s”, which is in the casebook"), found->title);
  return says_nothing_new (row) ? g_strdup_printf (_ ("the same as line %u; taken once"), line)
                                : g_strdup_printf (_ ("the same name as in line %u: one record"), line);
}

/* Who is surely meant: of several who have the very same name, nobody. */
static QorganSheetDecision
usual_decision (const QorganSheetNamesake *found)
{
  return found->likeness == QORGAN_SHEET_SAME && found->n_others == 0 ? QORGAN_SHEET_LINK : QORGAN_SHEET_MAKE_NEW;
}

/* Finds or makes what goes by its name. */
static gboolean
find_main (QorganSheetRow *row, GError **error)
{
  QorganSheetRun *run = row->run;
  const QorganKind *kind = qorgan_sheet_row_kind (row);
  g_autofree char *name = qorgan_sheet_one_line (row->name);
  QorganSheetDecision decision = QORGAN_SHEET_MAKE_NEW;
  QorganSheetNamesake found;

  if (!qorgan_sheet_names_find (run->names, kind, name, &found, error)
      || (found.likeness == QORGAN_SHEET_UNKNOWN
          && !qorgan_sheet_names_find_alike (run->names, kind, name, &found, error)))
    return FALSE;
  row->said = g_hash_table_lookup (run->said, &found.id);
  if (found.likeness != QORGAN_SHEET_UNKNOWN)
    {
      guint line = row->said != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (run->lines, &found.id)) : 0;
      decision = qorgan_sheet_run_remark (run, row->name_column, FALSE, QORGAN_SHEET_LINK | QORGAN_SHEET_MAKE_NEW,
                                          usual_decision (&found), word_namesake (row, &found, line));
    }
  if (decision == QORGAN_SHEET_MAKE_NEW)
    {
      row->said = NULL;
      row->ids[kind->id] = qorgan_sheet_names_create (run->names, kind, name);
      return TRUE;
    }
  row->ids[kind->id] = found.id;
  row->skipped = row->said != NULL && says_nothing_new (row);
  if (!row->skipped)
    {
      g_autoptr (GError) failure = NULL;

      row->there = qorgan_session_load (run->session, found.id, &failure);
      /* Not there: another row's link made it. */
      if (failure != NULL && !g_error_matches (failure, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  return TRUE;
}

/* ---- Records ---- */

static void
keep_said (QorganSheetRow *row)
{
  gint64 id = row->ids[qorgan_sheet_row_kind (row)->id];
  GHashTable *said = g_hash_table_lookup (row->run->said, &id);

  if (said == NULL)
    {
      said = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      g_hash_table_insert (row->run->said, g_memdup2 (&id, sizeof id), said);
      g_hash_table_insert (row->run->lines, g_memdup2 (&id, sizeof id),
                           GUINT_TO_POINTER (qorgan_sheet_line (row->run->import->sheet, row->run->row)));
    }
  for (guint i = 0; i < row->sayings->len; i++)
    {
      const QorganSheetSaying *saying = &g_array_index (row->sayings, QorganSheetSaying, i);

      if (!g_hash_table_contains (said, GUINT_TO_POINTER (saying->field)))
        g_hash_table_insert (said, GUINT_TO_POINTER (saying->field), g_strdup (saying->value));
    }
}

/* What is recorded of the field already: by the casebook, or by a row above. */
static const char *
recorded (const QorganSheetRow *row, QorganFieldId field)
{
  const char *value = row->there != NULL ? qorgan_record_value (row->there, field) : NULL;

  if (value == NULL && row->said != NULL)
    value = g_hash_table_lookup (row->said, GUINT_TO_POINTER (field));
  return value;
}

static void
put (QorganSheetRow *row, const QorganSheetSaying *saying)
{
  QorganSheetRun *run = row->run;
  guint kind = QORGAN_FIELD_KIND (saying->field);
  const char *old = kind == qorgan_sheet_row_kind (row)->id ? recorded (row, saying->field) : NULL;
  g_autofree char *words = NULL;

  if (saying->value == NULL || g_strcmp0 (old, saying->value) == 0)
    return;
  if (old == NULL)
    {
      qorgan_change_set (run->change, row->ids[kind], saying->field, saying->value);
      return;
    }
  if (!qorgan_sheet_is_link (saying->field))
    words = qorgan_vocabularies_word_value (qorgan_session_vocabularies (run->session), saying->field, old,
                                            qorgan_session_language (run->session));
  qorgan_sheet_run_remark (run, saying->column, FALSE, 0, QORGAN_SHEET_UNDECIDED,
                           words != NULL ? g_strdup_printf (_ ("“%s” is recorded already, and stays"), words)
                                         : g_strdup (_ ("something else is recorded already, and stays")));
}

static gboolean
is_given (const QorganSheetRow *row, guint kind)
{
  for (guint i = 0; i < row->sayings->len; i++)
    if (QORGAN_FIELD_KIND (g_array_index (row->sayings, QorganSheetSaying, i).field) == kind)
      return TRUE;
  return FALSE;
}

static void
create_records (QorganSheetRow *row)
{
  const QorganSheetTarget *target = get_target (row);
  QorganSheetRun *run = row->run;

  for (guint i = 0; target->kinds[i] != 0; i++)
    {
      const QorganKind *kind = qorgan_kind_by_id (target->kinds[i]);

      if (row->ids[kind->id] != 0 || (kind->id == target->optional && !is_given (row, kind->id)))
        continue;
      row->ids[kind->id] = qorgan_casebook_take_id (run->import->casebook);
      row->are_new[kind->id] = TRUE;
      qorgan_change_create (run->change, kind, row->ids[kind->id]);
      run->plan->created[kind->id]++;
    }
}

static void
put_constants (QorganSheetRow *row)
{
  const QorganSheetTarget *target = get_target (row);

  for (guint i = 0; i < target->n_constants; i++)
    qorgan_change_set (row->run->change, row->ids[QORGAN_FIELD_KIND (target->constants[i].field)],
                       target->constants[i].field, target->constants[i].value);
  if (target->is_event)
    qorgan_event_records_link (row->run->change, row->ids, row->are_new);
}

/* Returns: (nullable): what happened, in a word: the row's own, or what every row says */
static const char *
find_what (const QorganSheetRow *row)
{
  const QorganSheetTarget *target = get_target (row);
  const char *codes = said_of (row, QORGAN_INCIDENT_TYPES);
  g_auto (GStrv) parts = qorgan_value_split (codes);
  const char *code = parts[0];

  for (guint i = 0; code == NULL && i < target->n_constants; i++)
    if (target->constants[i].field == QORGAN_INCIDENT_TYPES)
      code = target->constants[i].value;
  return code == NULL ? NULL
                      : qorgan_vocabularies_label (qorgan_session_vocabularies (row->run->session), "incident_type",
                                                   code, qorgan_session_language (row->run->session));
}

/* The records around the one that the row is about have no column for a title. */
static void
put_titles (QorganSheetRow *row)
{
  QorganLanguage language = qorgan_session_language (row->run->session);
  g_autofree char *name = row->name != NULL ? qorgan_sheet_one_line (row->name) : NULL;
  QorganEventWords words = { .who = name, .what = find_what (row) };
  g_autofree char *case_title = NULL, *incident_title = NULL;
  QorganDate date;

  if (!get_target (row)->is_event || name == NULL)
    return;
  if (qorgan_value_get_date (said_of (row, QORGAN_INCIDENT_START), &date))
    words.when = &date;
  case_title = qorgan_event_words_dup_case_title (&words, language);
  incident_title = qorgan_event_words_dup_incident_title (&words, language);
  qorgan_change_set (row->run->change, row->ids[QORGAN_KIND_CASE], QORGAN_CASE_TITLE, case_title);
  qorgan_change_set (row->run->change, row->ids[QORGAN_KIND_INCIDENT], QORGAN_INCIDENT_TITLE, incident_title);
}

static gboolean
make_records (QorganSheetRow *row, GError **error)
{
  if (!find_all_links (row, error)
      || (qorgan_sheet_kind_goes_by_name (qorgan_sheet_row_kind (row)) && !find_main (row, error)))
    return FALSE;
  if (row->skipped)
    return TRUE;
  create_records (row);
  put_constants (row);
  put_titles (row);
  for (guint i = 0; i < row->sayings->len; i++)
    put (row, &g_array_index (row->sayings, QorganSheetSaying, i));
  if (qorgan_sheet_kind_goes_by_name (qorgan_sheet_row_kind (row)))
    keep_said (row);
  return TRUE;
}

/*
 * qorgan_sheet_run_row:
 * @self: a run that stands at a row
 *
 * Puts into the change what the row says.
 *
 * Returns: whether the casebook could be read
 */
gboolean
qorgan_sheet_run_row (QorganSheetRun *self, GError **error)
{
  g_auto (QorganSheetRow) row = { .run = self, .sayings = g_array_new (FALSE, FALSE, sizeof (QorganSheetSaying)) };

  g_array_set_clear_func (row.sayings, saying_clear);
  qorgan_sheet_row_read (&row);
  if (!row.skipped)
    check_row (&row);
  if (!row.skipped && !make_records (&row, error))
    return FALSE;
  if (row.skipped)
    self->plan->n_left_out++;
  else
    self->plan->n_rows++;
  return TRUE;
}
