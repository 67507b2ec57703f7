/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `list`: the records of a kind, as the lists of the window show them. */

#include <glib/gi18n-lib.h>

#include "qorgan-bundle.h"
#include "qorgan-cli-table.h"
#include "qorgan-cli.h"
#include "qorgan-query-text.h"
#include "qorgan-table-export.h"
#include "qorgan-table.h"

static gboolean as_json;
static gboolean as_csv;
static gboolean all_fields;
static char *audience_name;
static char *filter;
static char *query_text;

typedef struct
{
  const QorganKind *kind;
  QorganQuery *query; /* owned; NULL: to be read from query_text */
  QorganSensitivity audience; /* of CSV */
  GString *text;
} Listing;

static char *
word_cell (QorganSession *session, QorganTable *table, guint index, guint column)
{
  const QorganColumn *info = &qorgan_table_kind (table)->columns[column];
  const char *value = qorgan_table_value (table, index, column);

  if (value == NULL)
    return g_strdup ("");
  if (info->source == QORGAN_COLUMN_TITLE || info->source == QORGAN_COLUMN_DERIVED
      || qorgan_field (info->field)->type == QORGAN_LINK)
    return g_strdup (value);
  return qorgan_vocabularies_word_value (qorgan_session_vocabularies (session), info->field, value,
                                         qorgan_session_language (session));
}

static GStrv
word_heading (const QorganKind *kind)
{
  GStrvBuilder *row = g_strv_builder_new ();

  g_strv_builder_add (row, C_ ("column", "Id"));
  for (guint i = 0; i < kind->n_columns; i++)
    if (kind->columns[i].label != NULL)
      g_strv_builder_add (row, _ (kind->columns[i].label));
  return g_strv_builder_unref_to_strv (row);
}

static gint64
id_of_row (QorganTable *table, guint index)
{
  return g_array_index (qorgan_table_ids (table), gint64, index);
}

static GStrv
word_row (QorganSession *session, QorganTable *table, guint index)
{
  GStrvBuilder *row = g_strv_builder_new ();
  const QorganKind *kind = qorgan_table_kind (table);

  g_strv_builder_take (row, g_strdup_printf ("%" G_GINT64_FORMAT, id_of_row (table, index)));
  for (guint i = 0; i < kind->n_columns; i++)
    if (kind->columns[i].label != NULL)
      g_strv_builder_take (row, word_cell (session, table, index, i));
  return g_strv_builder_unref_to_strv (row);
}

static void
list_as_text (QorganSession *session, QorganTable *table, const GArray *rows, GString *text)
{
  g_autoptr (QorganCliTable) printed = qorgan_cli_table_new ();
  g_autofree char *lines = NULL;

  qorgan_cli_table_take_row (printed, word_heading (qorgan_table_kind (table)));
  for (guint i = 0; i < rows->len; i++)
    qorgan_cli_table_take_row (printed, word_row (session, table, g_array_index (rows, guint32, i)));
  lines = qorgan_cli_table_to_text (printed);
  g_string_append (text, lines);
}

static gboolean
list_as_json (QorganSession *session, QorganTable *table, const GArray *rows, GString *text, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (QorganRecord) record
          = qorgan_session_load (session, id_of_row (table, g_array_index (rows, guint32, i)), error);

      if (record == NULL)
        return FALSE;
      qorgan_bundle_append_record (text, record);
      g_string_append_c (text, '\n');
    }
  return TRUE;
}

/* The rows of @table that the query asks for, in its order. */
static GArray *
find_rows (QorganSession *session, QorganTable *table, const QorganQuery *query, GError **error)
{
  g_autoptr (GArray) ids = qorgan_session_find (session, query, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean descending = FALSE;
  const QorganColumn *column = qorgan_query_sort_column (query, &descending);

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      guint row;

      if (qorgan_table_find (table, g_array_index (ids, gint64, i), &row))
        g_array_append_val (rows, row);
    }
  return qorgan_table_sort (table, session, column, descending, rows, error) ? g_steal_pointer (&rows) : NULL;
}

/* Below the text, marks stand under the part that could not be read. */
static void
mark_wrong (GError **error, QorganSpan wrong)
{
  g_autoptr (GString) marks = g_string_new (NULL);
  glong start = g_utf8_strlen (query_text, (gssize) wrong.start);
  glong length = g_utf8_strlen (query_text + wrong.start, (gssize) (wrong.end - wrong.start));

  for (glong i = 0; i < start; i++)
    g_string_append_c (marks, ' ');
  for (glong i = 0; i < MAX (length, 1); i++)
    g_string_append_c (marks, '^');
  g_prefix_error (error, "%s\n%s\n", query_text, marks->str);
}

static QorganQuery *
read_text (QorganSession *session, const QorganKind *kind, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  QorganSpan wrong = { 0 };
  QorganQuery *query;
  QorganDate today;

  qorgan_date_init_day (&today, g_date_time_get_year (now), g_date_time_get_month (now),
                        g_date_time_get_day_of_month (now));
  query = qorgan_query_parse (session, kind, query_text, &today, &wrong, error);
  if (query == NULL && wrong.end > 0 && g_utf8_validate (query_text, -1, NULL))
    mark_wrong (error, wrong);
  return query;
}

static gpointer
list_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Listing *listing = data;
  g_autoptr (QorganTable) table = NULL;
  g_autoptr (GArray) rows = NULL;

  if (listing->query == NULL)
    listing->query = read_text (session, listing->kind, error);
  if (listing->query == NULL)
    return NULL;
  table = qorgan_table_read (session, listing->kind, error);
  rows = table != NULL ? find_rows (session, table, listing->query, error) : NULL;
  if (rows == NULL)
    return NULL;
  if (as_json)
    return list_as_json (session, table, rows, listing->text, error) ? listing : NULL;
  list_as_text (session, table, rows, listing->text);
  return listing;
}

static gpointer
csv_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Listing *listing = data;
  g_autoptr (QorganTableExport) export = NULL;
  g_autoptr (QorganTableExported) exported = NULL;
  g_autofree char *message = NULL;

  if (listing->query == NULL)
    listing->query = read_text (session, listing->kind, error);
  if (listing->query == NULL)
    return NULL;
  export = qorgan_table_export_new (&(QorganTableWish) {
      .query = listing->query,
      .all_fields = all_fields,
      .audience = { QORGAN_SURFACE_FILE, listing->audience },
      .format = QORGAN_TABLE_CSV,
  });
  exported = qorgan_table_export_run (session, export, cancellable, error);
  if (exported == NULL)
    return NULL;
  g_string_append_len (listing->text, exported->text->str, (gssize) exported->text->len);
  message = qorgan_table_exported_to_message (exported, qorgan_session_vocabularies (session),
                                              qorgan_session_language (session));
  g_printerr ("%s\n", message);
  return listing;
}

static void
complain_of_kind (const char *name)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);
  g_autoptr (GString) message = g_string_new (NULL);

  /* Translators: followed by the names of all kinds. */
  g_string_append_printf (message, _ ("“%s” is not a kind of record. There are:"), name);
  for (guint i = 0; i < n_kinds; i++)
    g_string_append_printf (message, " %s", kinds[i]->name);
  qorgan_cli_complain (message->str);
}

static QorganQuery *
read_query (const QorganKind *kind, GError **error)
{
  g_autoptr (JsonNode) node = NULL;

  if (filter == NULL)
    return qorgan_query_new (kind);
  node = json_from_string (filter, error);
  if (node == NULL)
    {
      g_clear_error (error);
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("The filter is not valid JSON."));
      return NULL;
    }
  return qorgan_query_from_json (node, kind, error);
}

static QorganExit
run (const char *path, char **arguments)
{
  const QorganKind *kind = qorgan_kind_by_name (arguments[0]);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Listing listing = { .kind = kind, .text = text };
  QorganExit outcome;

  if (kind == NULL)
    {
      complain_of_kind (arguments[0]);
      return QORGAN_EXIT_USAGE;
    }
  if (filter != NULL && query_text != NULL)
    {
      qorgan_cli_complain (_ ("Either --query or --filter can be used, not both."));
      return QORGAN_EXIT_USAGE;
    }
  if (query_text == NULL)
    listing.query = read_query (kind, &error);
  if (error != NULL)
    {
      qorgan_cli_complain (error->message);
      return QORGAN_EXIT_USAGE;
    }
  listing.audience = qorgan_sensitivity_from_code (audience_name != NULL ? audience_name : "internal");
  if (audience_name != NULL && g_strcmp0 (qorgan_sensitivity_code (listing.audience), audience_name) != 0)
    {
      g_clear_pointer (&listing.query, qorgan_query_free);
      qorgan_cli_complain (_ ("--for takes public, partners, internal or sealed."));
      return QORGAN_EXIT_USAGE;
    }
  outcome = qorgan_cli_run_job (path, as_csv ? csv_job : list_job, &listing);
  g_clear_pointer (&listing.query, qorgan_query_free);
  if (outcome != QORGAN_EXIT_OK)
    return outcome;
  return as_csv ? qorgan_cli_write (text->str, text->len) : qorgan_cli_print (text->str);
}

static const GOptionEntry options[] = {
  { "query", 0, 0, G_OPTION_ARG_STRING, &query_text, N_ ("Only the records that match, as one types it"), N_ ("TEXT") },
  { "filter", 0, 0, G_OPTION_ARG_STRING, &filter, N_ ("Only the records that match"), N_ ("JSON") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("For programs: a record a line, as in a bundle"), NULL },
  { "csv", 0, 0, G_OPTION_ARG_NONE, &as_csv, N_ ("As CSV, without what those it is for may not see"), NULL },
  { "for", 0, 0, G_OPTION_ARG_STRING, &audience_name,
    N_ ("Of CSV, for whom it is: public, partners, internal (our team) or sealed"), N_ ("WHOM") },
  { "all-fields", 0, 0, G_OPTION_ARG_NONE, &all_fields, N_ ("Of CSV: every field, not the columns of the list"), NULL },
  { NULL },
};

const QorganCommand qorgan_command_list = {
  .name = "list",
  .arguments = N_ ("KIND"),
  .summary = N_ ("List the records of a kind"),
  .help = N_ ("Lists the records of KIND, such as person, case or incident. TEXT is what one types into the "
              "search of the window, for example: type:house_arrest place:almaty since:2022-01 -state:closed. A filter "
              "is a query in JSON, for example: "
              "{\"search\": \"ахмед\", \"where\": [{\"field\": \"track\", \"any\": [\"civil\"]}, "
              "{\"field\": \"opened\", \"since\": \"2022-01\"}], \"sort\": \"opened\", \"descending\": true}"),
  .options = options,
  .n_arguments = 1,
  .run = run,
};
