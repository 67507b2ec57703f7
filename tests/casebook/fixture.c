/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See fixture.h. */

#include "fixture.h"

#include <glib/gstdio.h>
#include <stdarg.h>

#include "qorgan-search.h"
#include "qorgan-session-private.h"

static gint64
tick (gpointer data)
{
  Fixture *fixture = data;

  return fixture->now += 1000;
}

static void
open_casebook (Fixture *fixture, gboolean create)
{
  QorganCasebookOptions options = {
    .language = QORGAN_LANGUAGE_EN,
    .device = fixture->device != NULL ? fixture->device : "device-1",
    .who = "Dana",
    .now = tick,
    .now_data = fixture,
    .seed = 7,
  };
  g_autoptr (GError) error = NULL;

  fixture->casebook = qorgan_casebook_open_sync (fixture->path, create, &options, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->casebook);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("qorgan-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.casebook", NULL);
  fixture->now = G_GINT64_CONSTANT (1641600000000); /* 8 January 2022 */
  open_casebook (fixture, TRUE);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->casebook);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  /* Nothing may lie beside a closed casebook. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

void
fixture_restart (Fixture *fixture)
{
  g_assert_finalize_object (fixture->casebook);
  open_casebook (fixture, FALSE);
}

typedef struct
{
  void (*body) (QorganSession *session, gpointer data);
  gpointer data;
} Body;

static gpointer
run_body (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Body *body = data;

  body->body (session, body->data);
  return NULL;
}

void
fixture_run (Fixture *fixture, void (*run) (QorganSession *session, gpointer data), gpointer data)
{
  Body body = { run, data };
  g_autoptr (GError) error = NULL;

  qorgan_casebook_run_sync (fixture->casebook, run_body, &body, &error);
  g_assert_no_error (error);
}

static void
barrier_cb (GObject *casebook, GAsyncResult *result, gpointer data)
{
  gboolean *passed = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (qorgan_casebook_run_finish (QORGAN_CASEBOOK (casebook), result, &error));
  g_assert_no_error (error);
  *passed = TRUE;
}

static gpointer
do_nothing (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

void
fixture_settle (Fixture *fixture)
{
  for (guint i = 0; i < 3; i++)
    {
      gboolean passed = FALSE;

      qorgan_casebook_run_async (fixture->casebook, do_nothing, NULL, NULL, NULL, NULL, barrier_cb, &passed);
      while (!passed)
        g_main_context_iteration (NULL, TRUE);
    }
}

static gpointer
apply_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_apply (session, data, error);
}

QorganEntry *
fixture_apply (Fixture *fixture, QorganChange *taken, GError **error)
{
  g_autoptr (QorganChange) change = taken;

  return qorgan_casebook_run_sync (fixture->casebook, apply_job, change, error);
}

static void
apply_well (Fixture *fixture, QorganChange *taken)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = fixture_apply (fixture, taken, &error);

  g_assert_no_error (error);
  g_assert_nonnull (entry);
}

gint64
fixture_create (Fixture *fixture, const QorganKind *kind, ...)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_CREATE);
  gint64 id = qorgan_casebook_take_id (fixture->casebook);
  QorganFieldId field;
  va_list pairs;

  qorgan_change_create (change, kind, id);
  va_start (pairs, kind);
  while ((field = va_arg (pairs, QorganFieldId)) != 0)
    qorgan_change_set (change, id, field, va_arg (pairs, const char *));
  va_end (pairs);
  apply_well (fixture, change);
  return id;
}

void
fixture_type (Fixture *fixture, gint64 visit, gint64 id, QorganFieldId field, const char *value)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_EDIT);

  qorgan_change_set (change, id, field, value);
  qorgan_change_set_visit (change, visit);
  apply_well (fixture, change);
}

void
fixture_set (Fixture *fixture, gint64 id, QorganFieldId field, const char *value)
{
  fixture_type (fixture, 0, id, field, value);
}

void
fixture_delete (Fixture *fixture, gint64 id)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_DELETE);

  qorgan_change_delete (change, id);
  apply_well (fixture, change);
}

static gpointer
undo_job (QorganSession *session, gpointer redo, GCancellable *cancellable, GError **error)
{
  return redo != NULL ? qorgan_session_redo (session, error) : qorgan_session_undo (session, error);
}

static gboolean
take_back (Fixture *fixture, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_run_sync (fixture->casebook, undo_job, redo ? fixture : NULL, &error);

  if (entry != NULL)
    return TRUE;
  g_assert_error (error, QORGAN_CASEBOOK_ERROR,
                  (redo ? QORGAN_CASEBOOK_ERROR_NOTHING_TO_REDO : QORGAN_CASEBOOK_ERROR_NOTHING_TO_UNDO));
  return FALSE;
}

gboolean
fixture_undo (Fixture *fixture)
{
  return take_back (fixture, FALSE);
}

gboolean
fixture_redo (Fixture *fixture)
{
  return take_back (fixture, TRUE);
}

typedef struct
{
  gint64 id;
  QorganFieldId field;
  QorganLanguage language;
  char *text;
  gboolean found;
} Look;

static void
look_at_value (QorganSession *session, gpointer data)
{
  Look *look = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganRecord) record = qorgan_session_load (session, look->id, &error);

  look->found = record != NULL;
  if (record == NULL)
    g_assert_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD);
  else if (look->field != 0)
    look->text = g_strdup (qorgan_record_value (record, look->field));
}

char *
fixture_value (Fixture *fixture, gint64 id, QorganFieldId field)
{
  Look look = { .id = id, .field = field };

  fixture_run (fixture, look_at_value, &look);
  g_assert_true (look.found);
  return look.text;
}

gboolean
fixture_exists (Fixture *fixture, gint64 id)
{
  Look look = { .id = id };

  fixture_run (fixture, look_at_value, &look);
  return look.found;
}

static void
look_at_title (QorganSession *session, gpointer data)
{
  Look *look = data;

  look->text = qorgan_session_title (session, look->id, look->language, NULL);
}

char *
fixture_title (Fixture *fixture, gint64 id, QorganLanguage language)
{
  Look look = { .id = id, .language = language };

  fixture_run (fixture, look_at_title, &look);
  g_assert_nonnull (look.text);
  return look.text;
}

typedef struct
{
  const char *kind;
  const char *column;
  gint64 id;
  gint64 value;
} DerivedLook;

static void
look_at_derived (QorganSession *session, gpointer data)
{
  DerivedLook *look = data;
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?1", look->column, look->kind);
  g_autoptr (QorganStatement) select = qorgan_connection_prepare (session->connection, sql, NULL);
  gboolean has_row;

  qorgan_statement_bind_int64 (select, 1, look->id);
  g_assert_true (qorgan_statement_step (select, &has_row, NULL) && has_row);
  look->value = qorgan_statement_int64 (select, 0);
}

gint64
fixture_derived (Fixture *fixture, const char *kind, const char *column, gint64 id)
{
  DerivedLook look = { kind, column, id, 0 };

  fixture_run (fixture, look_at_derived, &look);
  return look.value;
}

typedef struct
{
  GString *text;
  gboolean vocabularies;
} Dump;

static void
dump_rows (QorganSession *session, const char *name, const char *sql, GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganStatement) rows = qorgan_connection_prepare (session->connection, sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  while (qorgan_statement_step (rows, &has_row, NULL) && has_row)
    {
      g_string_append (text, name);
      for (int i = 0; i < qorgan_statement_n_columns (rows); i++)
        g_string_append_printf (text, "|%s",
                                qorgan_statement_is_null (rows, i) ? "∅" : qorgan_statement_text (rows, i));
      g_string_append_c (text, '\n');
    }
}

/* All tables but the journal, row by row: derived values and search words included. */
static void
dump_tables (QorganSession *session, gpointer data)
{
  Dump *dump = data;
  g_autoptr (QorganStatement) tables = qorgan_connection_prepare (
      session->connection,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'word_%' AND name NOT LIKE 'sqlite_%' AND "
      "name NOT IN ('entry', 'delta', 'setting') ORDER BY name",
      NULL);
  gboolean has_table;

  while (qorgan_statement_step (tables, &has_table, NULL) && has_table)
    {
      const char *name = qorgan_statement_text (tables, 0);
      gboolean is_word = g_str_equal (name, "word");
      g_autofree char *sql = NULL;

      if (!dump->vocabularies && g_str_equal (name, "term"))
        continue;
      sql = g_strdup_printf ("SELECT %s* FROM \"%s\" %s ORDER BY %s", is_word ? "rowid, " : "", name,
                             dump->vocabularies             ? ""
                             : is_word                      ? "WHERE rowid NOT IN (SELECT id FROM term)"
                             : g_str_equal (name, "record") ? "WHERE kind <> 'term'"
                                                            : "",
                             is_word ? "rowid" : "1, 2, 3");
      dump_rows (session, name, sql, dump->text);
    }
}

char *
fixture_dump (Fixture *fixture)
{
  Dump dump = { g_string_new (NULL), TRUE };

  fixture_run (fixture, dump_tables, &dump);
  return g_string_free (dump.text, FALSE);
}

char *
fixture_dump_records (Fixture *fixture)
{
  Dump dump = { g_string_new (NULL), FALSE };

  fixture_run (fixture, dump_tables, &dump);
  return g_string_free (dump.text, FALSE);
}

static gboolean
derive (QorganRecord *record, gpointer data, GError **error)
{
  QorganSession *session = data;
  const QorganKind *kind = qorgan_record_kind (record);
  g_autofree const char **values = g_new (const char *, kind->n_fields);
  gboolean is_sealed;

  for (guint i = 0; i < kind->n_fields; i++)
    values[i] = qorgan_record_value (record, qorgan_kind_field_id (kind, i));
  g_assert_true (qorgan_derive_is_sealed (session, NULL, kind, values, &is_sealed, error));
  g_assert_true (qorgan_derive_record (session, qorgan_record_id (record), kind, values, FALSE, is_sealed, error));
  g_assert_true (qorgan_search_index (session, record, FALSE, error));
  return TRUE;
}

/* As if everything was written for the first time, in a transaction that nothing remains of. */
static void
dump_afresh (QorganSession *session, gpointer data)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  g_assert_true (qorgan_connection_begin (session->connection, NULL));
  for (guint i = 0; i < n_kinds; i++)
    {
      if (kinds[i] == &qorgan_kind_term)
        continue;
      for (guint j = 0; j < kinds[i]->n_derived; j++)
        {
          g_auto (GStrv) parts = g_strsplit (kinds[i]->derived[j].sql, "?1", -1);
          g_autofree char *expression = g_strjoinv ("k.id", parts);
          g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" AS k SET \"%s\" = (%s)", kinds[i]->name,
                                                  kinds[i]->derived[j].name, expression);

          g_assert_true (qorgan_connection_exec (session->connection, sql, NULL));
        }
      g_assert_true (qorgan_session_each (session, kinds[i], derive, session, NULL));
    }
  dump_tables (session, data);
  qorgan_connection_rollback (session->connection, NULL);
}

char *
fixture_dump_derived_afresh (Fixture *fixture)
{
  Dump dump = { g_string_new (NULL), FALSE };

  fixture_run (fixture, dump_afresh, &dump);
  return g_string_free (dump.text, FALSE);
}

static void
assert_sound (QorganSession *session, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = qorgan_session_check (session, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
}

void
fixture_assert_sound (Fixture *fixture)
{
  fixture_run (fixture, assert_sound, NULL);
}
