/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one SELECT that a table is read with, made of the kind's columns. */

#include "qorgan-table-private.h"

/* The column of the kind's table that holds the record which @column shows; NULL: it shows none. */
const char *
qorgan_table_link (const QorganKind *kind, const QorganColumn *column)
{
  switch (column->source)
    {
    case QORGAN_COLUMN_TITLE:
      return NULL;
    case QORGAN_COLUMN_FIELD:
      return qorgan_field (column->field)->type == QORGAN_LINK ? qorgan_field (column->field)->name : NULL;
    case QORGAN_COLUMN_THROUGH:
      return qorgan_field (column->through)->name;
    case QORGAN_COLUMN_DERIVED:
      for (guint i = 0; i < kind->n_derived; i++)
        if (g_str_equal (kind->derived[i].name, column->derived))
          return kind->derived[i].is_link ? column->derived : NULL;
    }
  g_assert_not_reached ();
}

/* (element-type utf8) The links that are shown, each once. */
GPtrArray *
qorgan_table_links (const QorganKind *kind)
{
  GPtrArray *links = g_ptr_array_new ();

  for (guint i = 0; i < kind->n_columns; i++)
    {
      const char *link = qorgan_table_link (kind, &kind->columns[i]);

      if (link != NULL && !g_ptr_array_find_with_equal_func (links, link, g_str_equal, NULL))
        g_ptr_array_add (links, (gpointer) link);
    }
  return links;
}

static void
append_cell (GString *sql, const QorganKind *kind, guint index, GPtrArray *links, const char *language)
{
  const QorganColumn *column = &kind->columns[index];
  const char *link = qorgan_table_link (kind, column);
  g_autofree char *from = g_strdup ("t");
  guint n = 0;

  if (link != NULL)
    g_ptr_array_find_with_equal_func (links, link, g_str_equal, &n);
  if (column->source == QORGAN_COLUMN_TITLE)
    g_string_append_printf (sql, ", own.title_%s", language);
  else if (column->source != QORGAN_COLUMN_THROUGH && link != NULL)
    g_string_append_printf (sql, ", link%u.title_%s", n, language);
  else if (column->source == QORGAN_COLUMN_DERIVED)
    g_string_append_printf (sql, ", t.\"%s\"", column->derived);
  else
    {
      const char *name = qorgan_field (column->field)->name;

      if (column->source == QORGAN_COLUMN_THROUGH)
        {
          g_free (from);
          from = g_strdup_printf ("through%u", n);
        }
      g_string_append_printf (sql, ", %s.\"%s\"", from, name);
      if (qorgan_table_type (kind, index) == QORGAN_DATE)
        g_string_append_printf (sql, ", %s.\"%s_from\"", from, name);
    }
}

/* Returns: (nullable): the table of the kind that columns are read from through @link; NULL: only titles are shown */
static const char *
find_through (const QorganKind *kind, const char *link)
{
  for (guint i = 0; i < kind->n_columns; i++)
    if (kind->columns[i].source == QORGAN_COLUMN_THROUGH
        && g_str_equal (qorgan_table_link (kind, &kind->columns[i]), link))
      return qorgan_kind_by_id (QORGAN_FIELD_KIND (kind->columns[i].field))->name;
  return NULL;
}

/* Returns: (nullable): the kind that the link of this name leads to; NULL: it may be any of several, or it is derived
 */
static const QorganKind *
only_target (const QorganKind *kind, const char *link)
{
  QorganFieldId field;
  const guint8 *targets;

  if (!qorgan_kind_find_field (kind, link, &field))
    return NULL;
  targets = qorgan_field (field)->targets;
  return targets != NULL && targets[0] != 0 && targets[1] == 0 ? qorgan_kind_by_id (targets[0]) : NULL;
}

/* "record ALIAS": titles of the whole kind lie closely together in an index of them, and all over the file without. */
static void
append_titles (GString *sql, const QorganKind *kind, const char *alias)
{
  g_string_append_printf (sql, "record %s", alias);
  if (kind != NULL && kind->has_title_index)
    g_string_append_printf (sql, " INDEXED BY record_title_%s", kind->name);
}

static void
append_link (GString *sql, const QorganKind *kind, const char *link, guint n)
{
  const QorganKind *target = only_target (kind, link);
  const char *through = find_through (kind, link);
  g_autofree char *alias = g_strdup_printf ("link%u", n);

  g_string_append (sql, " LEFT JOIN ");
  append_titles (sql, target, alias);
  g_string_append_printf (sql, " ON %s.id = t.\"%s\"", alias, link);
  if (target != NULL)
    g_string_append_printf (sql, " AND %s.kind = '%s'", alias, target->name);
  if (through != NULL)
    g_string_append_printf (sql, " LEFT JOIN \"%s\" through%u ON through%u.id = t.\"%s\"", through, n, n, link);
}

static guint
count_titles (const QorganKind *kind)
{
  guint n = 0;

  for (guint i = 0; i < kind->n_columns; i++)
    n += kind->columns[i].source == QORGAN_COLUMN_TITLE;
  return n;
}

/* " FROM …": what is kept of every record as "own", and the rows of the kind as "t". One of the two is enough for a
 * single column, and to look for each record twice takes several times as long. */
static void
append_records (GString *sql, const QorganKind *kind)
{
  guint n_titles = count_titles (kind);

  g_string_append (sql, " FROM ");
  if (n_titles == 0)
    {
      g_string_append_printf (sql,
                              "\"%s\" t LEFT JOIN record own INDEXED BY record_sealed ON own.id = t.id AND own.sealed",
                              kind->name);
      return;
    }
  append_titles (sql, kind, "own");
  if (n_titles < kind->n_columns)
    g_string_append_printf (sql, " CROSS JOIN \"%s\" t ON t.id = own.id", kind->name); /* one after the other */
}

/* Returns: (transfer full): SELECT: id, whether it is sealed, the links, for each of these whether what is read through
 * it is sealed, then for each column its text (or coordinate) and for dates the earliest moment. @some: only of ?1. */
char *
qorgan_table_sql (const QorganKind *kind, GPtrArray *links, QorganLanguage language, gboolean some)
{
  gboolean has_titles = count_titles (kind) > 0;
  const char *key = has_titles ? "own.id" : "t.id";
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT %s, own.sealed", key);
  for (guint i = 0; i < links->len; i++)
    g_string_append_printf (sql, ", t.\"%s\"", (const char *) links->pdata[i]);
  for (guint i = 0; i < links->len; i++)
    if (find_through (kind, links->pdata[i]) != NULL)
      g_string_append_printf (sql, ", link%u.sealed", i);
    else
      g_string_append (sql, ", 0");
  for (guint i = 0; i < kind->n_columns; i++)
    append_cell (sql, kind, i, links, qorgan_language_code (language));
  append_records (sql, kind);
  for (guint i = 0; i < links->len; i++)
    append_link (sql, kind, links->pdata[i], i);
  g_string_append (sql, " WHERE 1");
  if (has_titles)
    g_string_append_printf (sql, " AND own.kind = '%s'", kind->name);
  if (some)
    g_string_append_printf (sql, " AND %s IN (SELECT id FROM ids (?1))", key);
  g_string_append_printf (sql, " ORDER BY %s", key);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}
