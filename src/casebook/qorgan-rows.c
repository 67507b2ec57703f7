/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields to columns and back, for every kind by its table. Statements are cached by their text, so the text is made
 * from the kind alone: one INSERT and one SELECT a kind, one UPDATE a field. */

#include "qorgan-rows.h"

/* A list of codes is JSON in its row, so that SQL can look into it with json_each(). Codes need no escaping. */
static char *
codes_to_json (const char *value)
{
  g_auto (GStrv) codes = g_strsplit (value, " ", -1);
  g_autofree char *inner = g_strjoinv ("\",\"", codes);

  return g_strdup_printf ("[\"%s\"]", inner);
}

static char *
codes_from_json (const char *json)
{
  GString *codes = g_string_new (NULL);

  for (const char *c = json; *c != '\0'; c++)
    if (*c == ',')
      g_string_append_c (codes, ' ');
    else if (g_ascii_isalnum (*c) || *c == '_')
      g_string_append_c (codes, *c);
  return g_string_free (codes, FALSE);
}

/* Binds the columns of @field from parameter @first on, which are nothing unless bound; returns how many they are. */
static int
bind_value (QorganStatement *statement, int first, const QorganField *field, const char *value)
{
  if (field->type == QORGAN_LINKS)
    return 0;
  if (value == NULL)
    return field->type == QORGAN_DATE ? 3 : 1;
  if (field->type == QORGAN_LINK || field->type == QORGAN_NUMBER)
    qorgan_statement_bind_int64 (statement, first, g_ascii_strtoll (value, NULL, 10));
  else if (field->type == QORGAN_REAL)
    qorgan_statement_bind_double (statement, first, g_ascii_strtod (value, NULL));
  else if (field->type == QORGAN_CODES)
    {
      g_autofree char *json = codes_to_json (value);

      qorgan_statement_bind_text (statement, first, json);
    }
  else
    qorgan_statement_bind_text (statement, first, value);
  if (field->type == QORGAN_DATE)
    {
      QorganDate date;
      gint64 earliest, latest;

      if (qorgan_value_get_date (value, &date))
        {
          qorgan_date_get_range (&date, &earliest, &latest);
          qorgan_statement_bind_int64 (statement, first + 1, earliest);
          qorgan_statement_bind_int64 (statement, first + 2, latest);
        }
      return 3;
    }
  return 1;
}

static gboolean
insert_links (QorganSession *session, gint64 id, const QorganField *field, const char *value, GError **error)
{
  g_autoptr (GArray) targets = qorgan_value_dup_links (value);

  for (guint i = 0; i < targets->len; i++)
    {
      g_autoptr (QorganCachedStatement) insert
          = qorgan_connection_statement (session->connection,
                                         "INSERT INTO link (record, field, position, target) VALUES (?1, ?2, ?3, ?4)",
                                         error);

      if (insert == NULL)
        return FALSE;
      qorgan_statement_bind_int64 (insert, 1, id);
      qorgan_statement_bind_static_text (insert, 2, field->name);
      qorgan_statement_bind_int64 (insert, 3, i);
      qorgan_statement_bind_int64 (insert, 4, g_array_index (targets, gint64, i));
      if (!qorgan_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static char *
insert_sql (const QorganKind *kind)
{
  g_autoptr (GString) columns = g_string_new ("id");
  g_autoptr (GString) marks = g_string_new ("?");

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *name = kind->fields[i].name;

      if (kind->fields[i].type == QORGAN_LINKS)
        continue;
      g_string_append_printf (columns, ", \"%s\"", name);
      g_string_append (marks, ", ?");
      if (kind->fields[i].type == QORGAN_DATE)
        {
          g_string_append_printf (columns, ", \"%s_from\", \"%s_to\"", name, name);
          g_string_append (marks, ", ?, ?");
        }
    }
  return g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", kind->name, columns->str, marks->str);
}

gboolean
qorgan_rows_insert (QorganSession *session,
                    const QorganKind *kind,
                    gint64 id,
                    const char *const *values,
                    GError **error)
{
  g_autoptr (QorganCachedStatement) insert = NULL;
  int parameter = 2;

  if (session->insert_sql[kind->id] == NULL)
    session->insert_sql[kind->id] = insert_sql (kind);
  insert = qorgan_connection_statement (session->connection, session->insert_sql[kind->id], error);
  if (insert == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (insert, 1, id);
  for (guint i = 0; i < kind->n_fields; i++)
    parameter += bind_value (insert, parameter, &kind->fields[i], values[i]);
  if (!qorgan_statement_run (insert, error))
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == QORGAN_LINKS && !insert_links (session, id, &kind->fields[i], values[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
update_links (QorganSession *session, gint64 id, const QorganField *field, const char *value, GError **error)
{
  g_autoptr (QorganCachedStatement) clear
      = qorgan_connection_statement (session->connection, "DELETE FROM link WHERE record = ?1 AND field = ?2", error);

  if (clear == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (clear, 1, id);
  qorgan_statement_bind_static_text (clear, 2, field->name);
  return qorgan_statement_run (clear, error) && insert_links (session, id, field, value, error);
}

gboolean
qorgan_rows_update (QorganSession *session,
                    const QorganKind *kind,
                    gint64 id,
                    QorganFieldId id_of_field,
                    const char *value,
                    GError **error)
{
  const QorganField *field = qorgan_field (id_of_field);
  g_autofree char *sql = NULL;
  g_autoptr (QorganCachedStatement) update = NULL;
  int n;

  if (field->type == QORGAN_LINKS)
    return update_links (session, id, field, value, error);
  if (field->type == QORGAN_DATE)
    sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?, \"%s_from\" = ?, \"%s_to\" = ? WHERE id = ?", kind->name,
                           field->name, field->name, field->name);
  else
    sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ? WHERE id = ?", kind->name, field->name);
  update = qorgan_connection_statement (session->connection, sql, error);
  if (update == NULL)
    return FALSE;
  n = bind_value (update, 1, field, value);
  qorgan_statement_bind_int64 (update, 1 + n, id);
  return qorgan_statement_run (update, error);
}

gboolean
qorgan_rows_delete (QorganSession *session, const QorganKind *kind, gint64 id, GError **error)
{
  g_autofree char *from_kind = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", kind->name);
  const char *deletes[] = { "DELETE FROM link WHERE record = ?1", from_kind, "DELETE FROM record WHERE id = ?1" };

  for (guint i = 0; i < G_N_ELEMENTS (deletes); i++)
    {
      g_autoptr (QorganCachedStatement) statement
          = qorgan_connection_statement (session->connection, deletes[i], error);

      if (statement == NULL)
        return FALSE;
      qorgan_statement_bind_int64 (statement, 1, id);
      if (!qorgan_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/* The columns of the fields in their order; links are gathered into one text by the query itself. */
static char *
select_sql (const QorganKind *kind, const char *where)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id");

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == QORGAN_LINKS)
      g_string_append_printf (sql,
                              ", (SELECT group_concat (target, ' ' ORDER BY position) FROM link "
                              "WHERE record = \"%s\".id AND field = '%s')",
                              kind->name, kind->fields[i].name);
    else
      g_string_append_printf (sql, ", \"%s\"", kind->fields[i].name);
  g_string_append_printf (sql, " FROM \"%s\" %s", kind->name, where);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static QorganRecord *
read_row (QorganStatement *row, const QorganKind *kind)
{
  g_autofree const char **values = g_new0 (const char *, kind->n_fields);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      int column = (int) i + 1;
      char *text = NULL;

      if (qorgan_statement_is_null (row, column))
        continue;
      if (kind->fields[i].type == QORGAN_REAL)
        text = qorgan_value_from_real (qorgan_statement_double (row, column));
      else if (kind->fields[i].type == QORGAN_CODES)
        text = codes_from_json (qorgan_statement_text (row, column));
      else if (kind->fields[i].type == QORGAN_LINK || kind->fields[i].type == QORGAN_NUMBER)
        text = qorgan_value_from_number (qorgan_statement_int64 (row, column));
      values[i] = text != NULL ? text : qorgan_statement_text (row, column);
      if (text != NULL)
        g_ptr_array_add (made, text);
    }
  return qorgan_record_new (qorgan_statement_int64 (row, 0), kind, values);
}

QorganRecord *
qorgan_rows_load (QorganSession *session, const QorganKind *kind, gint64 id, GError **error)
{
  g_autoptr (QorganCachedStatement) select = NULL;
  gboolean has_row = FALSE;

  if (session->select_sql[kind->id] == NULL)
    session->select_sql[kind->id] = select_sql (kind, "WHERE id = ?1");
  select = qorgan_connection_statement (session->connection, session->select_sql[kind->id], error);
  if (select == NULL)
    return NULL;
  qorgan_statement_bind_int64 (select, 1, id);
  if (!qorgan_statement_step (select, &has_row, error) || !has_row)
    return NULL;
  return read_row (select, kind);
}

gboolean
qorgan_rows_each (QorganSession *session, const QorganKind *kind, QorganVisit visit, gpointer data, GError **error)
{
  g_autofree char *sql = select_sql (kind, "ORDER BY id");
  g_autoptr (QorganStatement) select = qorgan_connection_prepare (session->connection, sql, error);
  gboolean has_row = FALSE;

  if (select == NULL)
    return FALSE;
  for (;;)
    {
      g_autoptr (QorganRecord) record = NULL;

      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      record = read_row (select, kind);
      if (!visit (record, data, error))
        return FALSE;
    }
}
