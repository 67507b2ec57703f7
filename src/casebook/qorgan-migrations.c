/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a file to the schema of this program: numbered .sql files, each in one transaction with its version number
 * written last, so that a cut leaves the old schema or the new one and nothing between. A casebook also gets the
 * vocabularies that Qorgan ships and it has none of yet; from then on they are its own and are edited like any record.
 */

#include "qorgan-session-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "qorgan-rows.h"

#define FOLDER "/org/qorgan/Qorgan/migrations/"
#define VOCABULARIES "/org/qorgan/Qorgan/vocabulary/"

static const char *const migrations[] = {
  "0001-first.sql", "0002-whole.sql", "0003-owners.sql", "0004-order.sql", "0005-lasting.sql",
};

static gboolean
add_term (QorganSession *session, const char *vocabulary, gint64 position, char **cells, GError **error)
{
  const char *values[] = {
    [QORGAN_FIELD_INDEX (QORGAN_TERM_VOCABULARY)] = vocabulary, [QORGAN_FIELD_INDEX (QORGAN_TERM_CODE)] = cells[1],
    [QORGAN_FIELD_INDEX (QORGAN_TERM_EN)] = cells[2],           [QORGAN_FIELD_INDEX (QORGAN_TERM_RU)] = cells[3],
    [QORGAN_FIELD_INDEX (QORGAN_TERM_KK)] = cells[4],           [QORGAN_FIELD_INDEX (QORGAN_TERM_POSITION)] = NULL,
    [QORGAN_FIELD_INDEX (QORGAN_TERM_CROSSWALK)] = NULL,
  };
  g_autofree char *place = qorgan_value_from_number (position);
  gint64 id = g_ascii_strtoll (cells[0], NULL, 10);

  values[QORGAN_FIELD_INDEX (QORGAN_TERM_POSITION)] = place;
  if (cells[5] != NULL && *cells[5] != '\0')
    values[QORGAN_FIELD_INDEX (QORGAN_TERM_CROSSWALK)] = cells[5];
  return qorgan_derive_record (session, id, &qorgan_kind_term, values, TRUE, FALSE, error)
         && qorgan_rows_insert (session, &qorgan_kind_term, id, values, error);
}

/* One shipped table: id, code, en, ru, kk, crosswalk under a line of headings. */
static gboolean
add_vocabulary (QorganSession *session, const char *file, GError **error)
{
  g_autofree char *path = g_strconcat (VOCABULARIES, file, NULL);
  g_autofree char *vocabulary = g_strndup (file, strlen (file) - strlen (".tsv"));
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *text = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  if (lines == NULL)
    return FALSE;
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", 6);

      if (g_strv_length (cells) >= 5 && !add_term (session, vocabulary, i, cells, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether the casebook has no word of a shipped table yet: it is new, or older than that table. */
static gboolean
lacks_vocabulary (QorganConnection *connection, const char *file, gboolean *lacks, GError **error)
{
  g_autofree char *vocabulary = g_strndup (file, strlen (file) - strlen (".tsv"));
  g_autoptr (QorganStatement) any
      = qorgan_connection_prepare (connection, "SELECT 1 FROM term WHERE vocabulary = ?1", error);
  gboolean has_row;

  if (any == NULL)
    return FALSE;
  qorgan_statement_bind_text (any, 1, vocabulary);
  if (!qorgan_statement_step (any, &has_row, error))
    return FALSE;
  *lacks = !has_row;
  return TRUE;
}

static gboolean
add_vocabularies (QorganConnection *connection, GError **error)
{
  g_auto (GStrv) files = g_resources_enumerate_children (VOCABULARIES, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  /* Only the rows and titles of terms are written; they ask a session for its connection and nothing else. */
  QorganSession session = { .connection = connection };
  gboolean added = files != NULL;

  for (guint i = 0; added && files[i] != NULL; i++)
    {
      gboolean lacks;

      added = lacks_vocabulary (connection, files[i], &lacks, error)
              && (!lacks || add_vocabulary (&session, files[i], error));
    }
  g_free (session.insert_sql[QORGAN_KIND_TERM]);
  return added;
}

static gboolean
migrate (QorganConnection *connection, guint number, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, migrations[number], NULL);
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %u", number + 1);
  g_autofree char *text = sql != NULL ? g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql)) : NULL;

  if (text == NULL || !qorgan_connection_begin (connection, error))
    return FALSE;
  /* The words of the shipped tables need the tables as this program knows them. */
  if (qorgan_connection_exec (connection, text, error)
      && (number + 1 < G_N_ELEMENTS (migrations) || add_vocabularies (connection, error))
      && qorgan_connection_exec (connection, version, error) && qorgan_connection_commit (connection, error))
    return TRUE;
  qorgan_connection_rollback (connection, NULL);
  return FALSE;
}

/**
 * qorgan_migrations_run:
 * @connection: an open file with our application id
 * @error: return location for a QORGAN_CASEBOOK_ERROR_NEWER, _READ_ONLY or an error of the file
 *
 * Returns: whether the file now has the schema of this program
 */
gboolean
qorgan_migrations_run (QorganConnection *connection, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 version = qorgan_connection_get_pragma (connection, "user_version", &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (version > (gint64) G_N_ELEMENTS (migrations))
    {
      g_set_error_literal (
          error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NEWER,
          _ ("This casebook was made by a newer version of Qorgan. Nothing in it was changed. Open it with "
             "that version, or install it here."));
      return FALSE;
    }
  if (version < (gint64) G_N_ELEMENTS (migrations) && qorgan_connection_is_read_only (connection))
    {
      g_set_error_literal (
          error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_READ_ONLY,
          _ ("This casebook was made by an older version of Qorgan and has to be brought up to date, but it "
             "cannot be written. Copy it to a folder of your own and open the copy."));
      return FALSE;
    }
  for (guint i = (guint) MAX (version, 0); i < G_N_ELEMENTS (migrations); i++)
    if (!migrate (connection, i, error))
      return FALSE;
  return TRUE;
}
