/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proves that a casebook hangs together: the file's own checks, links that point somewhere, values that fit their
 * fields, and titles that say what the records say. It reports and changes nothing. */

#include "qorgan-session-private.h"

#include <glib/gi18n-lib.h>

#include "qorgan-rows.h"

typedef struct
{
  QorganSession *session;
  GPtrArray *findings;
} Check;

static void add_finding (Check *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_finding (Check *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->findings, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* Every row of @sql is a finding in SQLite's own words; `ok` is none. */
static gboolean
check_file (Check *self, const char *sql, GError **error)
{
  g_autoptr (QorganStatement) select = qorgan_connection_prepare (self->session->connection, sql, error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  for (;;)
    {
      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (g_strcmp0 (qorgan_statement_text (select, 0), "ok") != 0)
        add_finding (self, _ ("The file is damaged: %s"), qorgan_statement_text (select, 0));
    }
}

static gboolean
check_record (QorganRecord *record, gpointer data, GError **error)
{
  Check *self = data;
  const QorganKind *kind = qorgan_record_kind (record);
  g_autofree char *title
      = qorgan_session_title (self->session, qorgan_record_id (record), self->session->language, error);

  if (title == NULL)
    return FALSE;
  if (*title == '\0')
    add_finding (self, _ ("Record %lld has no title."), (long long) qorgan_record_id (record));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);
      g_autoptr (GError) failure = NULL;

      if (!qorgan_value_check (field, qorgan_record_value (record, field), &failure))
        add_finding (self, _ ("Record %lld, %s: %s"), (long long) qorgan_record_id (record), kind->fields[i].name,
                     failure->message);
    }
  return TRUE;
}

/* A row of the kind's table without its row in `record`, or the other way round. */
static gboolean
check_pairs (Check *self, const QorganKind *kind, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM record WHERE kind = '%s' EXCEPT SELECT id FROM \"%s\"",
                                          kind->name, kind->name);
  g_autoptr (QorganStatement) select = qorgan_connection_prepare (self->session->connection, sql, error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  for (;;)
    {
      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      add_finding (self, _ ("Record %lld has lost its values."), (long long) qorgan_statement_int64 (select, 0));
    }
}

/**
 * qorgan_session_check:
 * @self: a session
 * @error: return location for an error of the file that ended the check
 *
 * Returns: (transfer full) (element-type utf8) (nullable): one sentence a finding; empty when the casebook is sound
 */
GPtrArray *
qorgan_session_check (QorganSession *self, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  Check check = { self, findings };
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  if (!check_file (&check, "PRAGMA integrity_check", error)
      || !check_file (&check, "SELECT printf ('%s %d', \"table\", rowid) FROM pragma_foreign_key_check", error))
    return NULL;
  for (guint i = 0; i < n_kinds; i++)
    if (!check_pairs (&check, kinds[i], error) || !qorgan_rows_each (self, kinds[i], check_record, &check, error))
      return NULL;
  return g_steal_pointer (&findings);
}
