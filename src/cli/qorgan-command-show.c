/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `show`: one record with all that is recorded of it, and what belongs to it. */

#include <glib/gi18n-lib.h>

#include "qorgan-bundle.h"
#include "qorgan-cli.h"

#define MAX_TITLE 90

static gboolean as_json;
static gboolean with_sealed;

typedef struct
{
  gint64 id;
  GString *text;
  QorganDisclosure *disclosure; /* while it runs */
  QorganHandling handling;      /* of the record */
} Showing;

static gboolean
append_fields (Showing *showing, const QorganRecord *record, GError **error)
{
  const QorganKind *kind = qorgan_record_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);
      const char *value = qorgan_record_value (record, field);
      g_autofree char *words = NULL;

      if (value == NULL)
        continue;
      words = qorgan_cli_value (showing->disclosure, &showing->handling, field, value, error);
      if (words == NULL)
        return FALSE;
      /* Translators: the name of a field and its value, e.g. "Opened: 7 Jan 2022". */
      g_string_append_printf (showing->text, C_ ("field and value", "%s: %s"), _ (kind->fields[i].label), words);
      g_string_append_c (showing->text, '\n');
    }
  return TRUE;
}

/* The title of a translation is its whole text. */
static char *
dup_title (Showing *showing, gint64 id, GError **error)
{
  gboolean is_covered;
  g_autofree char *title = qorgan_disclosure_title (showing->disclosure, id, &is_covered, error);
  g_autofree char *start = NULL;

  if (title == NULL || g_utf8_strlen (title, -1) <= MAX_TITLE)
    return g_steal_pointer (&title);
  start = g_utf8_substring (title, 0, MAX_TITLE - 1);
  return g_strconcat (start, "…", NULL);
}

/* What a list of its kind would show beside the title: a role is nothing without its person. */
static gboolean
append_columns (QorganSession *session, Showing *showing, const QorganDependant *dependant, gint64 id, GError **error)
{
  const QorganKind *kind = dependant->kind;
  g_autoptr (QorganRecord) record = qorgan_session_load (session, id, error);
  QorganHandling handling;

  if (record == NULL)
    return FALSE;
  qorgan_handling_init (&handling, record, &showing->handling);
  if (!qorgan_may_say_record (&handling, qorgan_disclosure_audience (showing->disclosure)))
    return TRUE;
  for (guint i = 0; i < kind->n_columns; i++)
    {
      QorganFieldId field = kind->columns[i].field;
      const char *value;
      g_autofree char *words = NULL;

      if (kind->columns[i].source != QORGAN_COLUMN_FIELD || field == dependant->owner || field == kind->title_field
          || field == kind->title_date)
        continue;
      value = qorgan_record_value (record, field);
      if (value == NULL)
        continue;
      words = qorgan_cli_value (showing->disclosure, &handling, field, value, error);
      if (words == NULL)
        return FALSE;
      g_string_append_printf (showing->text, " · %s", words);
    }
  return TRUE;
}

static gboolean
append_dependants (QorganSession *session, const QorganDependant *dependant, Showing *showing, GError **error)
{
  g_autoptr (GArray) ids = qorgan_session_dependants (session, dependant->owner, showing->id, error);

  if (ids == NULL)
    return FALSE;
  if (ids->len > 0)
    g_string_append_printf (showing->text, "\n%s\n", _ (dependant->kind->label_plural));
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *title = dup_title (showing, id, error);

      if (title == NULL)
        return FALSE;
      g_string_append_printf (showing->text, "  %" G_GINT64_FORMAT "  %s", id, title);
      if (!append_columns (session, showing, dependant, id, error))
        return FALSE;
      g_string_append_c (showing->text, '\n');
    }
  return TRUE;
}

static gboolean
append_record (QorganSession *session, const QorganRecord *record, Showing *showing, GError **error)
{
  const QorganKind *kind = qorgan_record_kind (record);
  g_autoptr (GArray) dependants = qorgan_kind_dup_dependants (kind);
  gboolean is_covered;
  g_autofree char *title = qorgan_disclosure_title (showing->disclosure, qorgan_record_id (record), &is_covered, error);

  if (title == NULL || !qorgan_session_handling (session, record, &showing->handling, error))
    return FALSE;
  g_string_append_printf (showing->text, "%s %" G_GINT64_FORMAT " · %s\n\n", _ (kind->label), qorgan_record_id (record),
                          title);
  if (showing->id != qorgan_record_id (record))
    {
      /* Translators: the number that was asked for, and the number the record has now */
      g_string_append_printf (showing->text, _ ("%lld was merged into %lld."), (long long) showing->id,
                              (long long) qorgan_record_id (record));
      g_string_append (showing->text, "\n\n");
      showing->id = qorgan_record_id (record);
    }
  if (!append_fields (showing, record, error))
    return FALSE;
  for (guint i = 0; i < dependants->len; i++)
    if (!append_dependants (session, &g_array_index (dependants, QorganDependant, i), showing, error))
      return FALSE;
  return TRUE;
}

static gpointer
show_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Showing *showing = data;
  g_autoptr (QorganRecord) record = qorgan_session_load (session, showing->id, error);
  g_autoptr (QorganDisclosure) disclosure
      = qorgan_disclosure_new (session, with_sealed ? &qorgan_audience_asking : &qorgan_audience_in_passing);

  if (record == NULL)
    return NULL;
  showing->disclosure = disclosure;
  if (as_json)
    {
      qorgan_bundle_append_record (showing->text, record);
      g_string_append_c (showing->text, '\n');
      return showing;
    }
  return append_record (session, record, showing, error) ? showing : NULL;
}

static QorganExit
run (const char *path, char **arguments)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Showing showing = { .text = text };
  QorganExit outcome;

  if (!qorgan_cli_read_id (arguments[0], &showing.id))
    return QORGAN_EXIT_USAGE;
  outcome = qorgan_cli_run_job (path, show_job, &showing);
  return outcome == QORGAN_EXIT_OK ? qorgan_cli_print (text->str) : outcome;
}

static const GOptionEntry options[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("For programs: the record as a line of a bundle"), NULL },
  { "sealed", 0, 0, G_OPTION_ARG_NONE, &with_sealed, N_ ("With what is sealed"), NULL },
  { NULL },
};

const QorganCommand qorgan_command_show = {
  .name = "show",
  .arguments = N_ ("ID"),
  .summary = N_ ("Show a record"),
  .help
  = N_ ("Shows what is recorded in the record ID, and the records that belong to it. Of what is sealed it says so, "
        "unless it is asked for; a line of a bundle, as bundles, has it all."),
  .options = options,
  .n_arguments = 1,
  .run = run,
};
