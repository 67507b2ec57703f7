/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the casebook: records, titles, dependants. Everything here blocks and runs on the database thread. */

#include "qorgan-session-private.h"

#include <glib/gi18n-lib.h>

#include "qorgan-rows.h"
#include "qorgan-vocabulary-private.h"

QorganSession *
qorgan_session_new (QorganConnection *taken)
{
  QorganSession *self = g_new0 (QorganSession, 1);

  self->connection = taken;
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_entry_free);
  return self;
}

void
qorgan_session_free (QorganSession *self)
{
  g_clear_pointer (&self->vocabularies, qorgan_vocabularies_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->connection, qorgan_connection_close);
  g_clear_pointer (&self->key, g_bytes_unref);
  for (guint i = 0; i <= QORGAN_N_KINDS; i++)
    {
      g_free (self->insert_sql[i]);
      g_free (self->select_sql[i]);
    }
  g_free (self->device);
  g_free (self->who);
  g_free (self);
}

static gboolean
add_term (QorganRecord *record, gpointer data, GError **error)
{
  qorgan_vocabularies_add (data, record);
  return TRUE;
}

gboolean
qorgan_session_reload_vocabularies (QorganSession *self, GError **error)
{
  g_autoptr (QorganVocabularies) vocabularies = qorgan_vocabularies_new ();

  if (!qorgan_rows_each (self, &qorgan_kind_term, add_term, vocabularies, error))
    return FALSE;
  qorgan_vocabularies_sort (vocabularies);
  g_clear_pointer (&self->vocabularies, qorgan_vocabularies_unref);
  self->vocabularies = g_steal_pointer (&vocabularies);
  return TRUE;
}

static void
set_no_record (GError **error)
{
  g_set_error_literal (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD,
                       _ ("This record is not in the casebook; it may have been deleted."));
}

/*
 * qorgan_session_find_kind:
 * @self: a session
 * @id: any id
 * @kind: (out) (nullable): the kind of the record that has it; %NULL: none has
 * @error: return location for an error of the file
 *
 * Returns: whether that could be read
 */
gboolean
qorgan_session_find_kind (QorganSession *self, gint64 id, const QorganKind **kind, GError **error)
{
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (self->connection, "SELECT kind FROM record WHERE id = ?1", error);
  gboolean has_row = FALSE;

  *kind = NULL;
  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, id);
  if (!qorgan_statement_step (select, &has_row, error))
    return FALSE;
  if (has_row)
    *kind = qorgan_kind_by_name (qorgan_statement_text (select, 0));
  return TRUE;
}

/* The kind of the record that @id names, after which @id is its own number. */
static const QorganKind *
find_record (QorganSession *self, gint64 *id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  const QorganKind *kind;
  gint64 named = *id;

  if (qorgan_session_find_kind (self, named, &kind, &failure) && kind == NULL
      && qorgan_session_resolve (self, id, &failure) && *id != named)
    qorgan_session_find_kind (self, *id, &kind, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (kind == NULL)
    set_no_record (error);
  return kind;
}

/**
 * qorgan_session_kind_of:
 * @self: a session
 * @id: the number of a record, or one that it had before it was merged
 * @error: return location for a QORGAN_CASEBOOK_ERROR_NO_RECORD or an error of the file
 *
 * Returns: (transfer none) (nullable): the record's kind
 */
const QorganKind *
qorgan_session_kind_of (QorganSession *self, gint64 id, GError **error)
{
  return find_record (self, &id, error);
}

/**
 * qorgan_session_load:
 * @self: a session
 * @id: the number of a record, or one that it had before it was merged
 * @error: return location for a QORGAN_CASEBOOK_ERROR_NO_RECORD or an error of the file
 *
 * Returns: (transfer full) (nullable): the record as it stands now, under the number it has now
 */
QorganRecord *
qorgan_session_load (QorganSession *self, gint64 id, GError **error)
{
  const QorganKind *kind = find_record (self, &id, error);
  g_autoptr (GError) failure = NULL;
  QorganRecord *record;

  if (kind == NULL)
    return NULL;
  record = qorgan_rows_load (self, kind, id, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (record == NULL)
    set_no_record (error);
  return record;
}

/**
 * qorgan_session_read_number:
 * @self: a session
 * @sql: a SELECT of one number, which is kept prepared
 * @id: its only parameter; 0: it has none
 * @number: (out): the number; 0: there is none
 * @error: return location for an error of the file
 *
 * Returns: whether it could be read
 */
gboolean
qorgan_session_read_number (QorganSession *self, const char *sql, gint64 id, gint64 *number, GError **error)
{
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (self->connection, sql, error);
  gboolean has_row = FALSE;

  *number = 0;
  if (select == NULL)
    return FALSE;
  if (id != 0)
    qorgan_statement_bind_int64 (select, 1, id);
  if (!qorgan_statement_step (select, &has_row, error))
    return FALSE;
  if (has_row && !qorgan_statement_is_null (select, 0))
    *number = qorgan_statement_int64 (select, 0);
  return TRUE;
}

/* NULL without an error: there is no such record. */
static char *
read_title (QorganSession *self, gint64 id, QorganLanguage language, GError **error)
{
  static const char *const selects[] = {
    [QORGAN_LANGUAGE_EN] = "SELECT title_en FROM record WHERE id = ?1",
    [QORGAN_LANGUAGE_RU] = "SELECT title_ru FROM record WHERE id = ?1",
    [QORGAN_LANGUAGE_KK] = "SELECT title_kk FROM record WHERE id = ?1",
  };
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (self->connection, selects[language], error);
  gboolean has_row = FALSE;

  if (select == NULL)
    return NULL;
  qorgan_statement_bind_int64 (select, 1, id);
  if (!qorgan_statement_step (select, &has_row, error) || !has_row)
    return NULL;
  return g_strdup (qorgan_statement_text (select, 0));
}

/**
 * qorgan_session_title:
 * @self: a session
 * @id: the number of a record, or one that it had before it was merged
 * @language: in which language
 * @error: return location for a QORGAN_CASEBOOK_ERROR_NO_RECORD or an error of the file
 *
 * Returns: (transfer full) (nullable): what to call the record; never empty
 */
char *
qorgan_session_title (QorganSession *self, gint64 id, QorganLanguage language, GError **error)
{
  g_autoptr (GError) failure = NULL;
  char *title = read_title (self, id, language, &failure);

  if (title == NULL && failure == NULL && find_record (self, &id, &failure) != NULL)
    title = read_title (self, id, language, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return title;
}

/**
 * qorgan_session_dependants:
 * @self: a session
 * @owner: an owner link: which kind of dependants
 * @id: the owner
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (element-type gint64) (nullable): ids by the kind's date, undated ones last, then as they
 *   were made
 */
GArray *
qorgan_session_dependants (QorganSession *self, QorganFieldId owner, gint64 id, GError **error)
{
  const QorganKind *kind = qorgan_kind_by_id (QORGAN_FIELD_KIND (owner));
  g_autofree char *order = kind->order_date != 0
                               ? g_strdup_printf ("\"%s_from\" NULLS LAST, ", qorgan_field (kind->order_date)->name)
                               : g_strdup ("");
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1 ORDER BY %sid", kind->name,
                                          qorgan_field (owner)->name, order);
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (self->connection, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = FALSE;

  if (select == NULL)
    return NULL;
  qorgan_statement_bind_int64 (select, 1, id);
  for (;;)
    {
      gint64 dependant;

      if (!qorgan_statement_step (select, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&ids);
      dependant = qorgan_statement_int64 (select, 0);
      g_array_append_val (ids, dependant);
    }
}

/**
 * qorgan_session_each:
 * @self: a session
 * @kind: a kind
 * @visit: (scope call): called for every record of @kind; its FALSE, with an error set, ends the walk
 * @data: for @visit
 * @error: return location for an error of the file or of @visit
 *
 * Returns: whether all records were visited
 */
gboolean
qorgan_session_each (QorganSession *self, const QorganKind *kind, QorganVisit visit, gpointer data, GError **error)
{
  return qorgan_rows_each (self, kind, visit, data, error);
}

/**
 * qorgan_session_vocabularies:
 * @self: a session
 *
 * Returns: (transfer none): the terms as they stand now
 */
QorganVocabularies *
qorgan_session_vocabularies (QorganSession *self)
{
  return self->vocabularies;
}

/**
 * qorgan_session_language:
 * @self: a session
 *
 * Returns: the language of the person at the screen
 */
QorganLanguage
qorgan_session_language (QorganSession *self)
{
  return self->language;
}

/**
 * qorgan_session_take_id:
 * @self: a session
 *
 * Returns: an id no record has
 */
gint64
qorgan_session_take_id (QorganSession *self)
{
  return self->take_id (self->take_id_data);
}

/**
 * qorgan_session_set_person:
 * @self: a session
 * @name: (nullable): who changes things from now on, as the journal shall name them
 */
void
qorgan_session_set_person (QorganSession *self, const char *name)
{
  g_set_str (&self->who, name);
}

/**
 * qorgan_session_today:
 * @self: a session
 * @today: (out): the day it is here
 */
void
qorgan_session_today (QorganSession *self, QorganDate *today)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (self->now (self->now_data) / 1000);
  g_autoptr (GDateTime) now = g_date_time_to_local (utc);

  qorgan_date_init_day (today, g_date_time_get_year (now), g_date_time_get_month (now),
                        g_date_time_get_day_of_month (now));
}

/**
 * qorgan_session_tell_progress:
 * @self: a session
 * @done: how much of the job that runs is done, from 0 to 1; negative: that is not known
 *
 * For who waits for it, see qorgan_casebook_get_progress().
 */
void
qorgan_session_tell_progress (QorganSession *self, double done)
{
  g_atomic_int_set (self->progress, (int) (done * 1000));
}
