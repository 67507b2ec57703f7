/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `check`: proves that the casebook is sound; or, with --remarks, lists what the pages of the records remark on. */

#include <glib/gi18n-lib.h>

#include "qorgan-cli.h"
#include "qorgan-disclosure.h"
#include "qorgan-remarks.h"

static gboolean remarks;

static gpointer
check_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_check (session, error);
}

/* ---- Remarks ---- */

typedef struct
{
  QorganSession *session;
  QorganDate today;
  GString *text;
} Listing;

static gboolean
list_record (QorganRecord *record, gpointer data, GError **error)
{
  Listing *self = data;
  QorganLanguage language = qorgan_session_language (self->session);
  g_autoptr (QorganRemarks) found = qorgan_remarks_new (record, &self->today);
  g_autofree char *title = NULL;
  QorganHandling handling;

  if (qorgan_remarks_n (found) == 0)
    return TRUE;
  if (!qorgan_session_handling (self->session, record, &handling, error))
    return FALSE;
  title = qorgan_may_say_record (&handling, &qorgan_audience_in_passing)
              ? qorgan_session_title (self->session, qorgan_record_id (record), language, error)
              : g_strdup (C_ ("value", "Sealed"));
  for (guint i = 0; title != NULL && i < qorgan_remarks_n (found); i++)
    {
      const QorganRemark *remark = qorgan_remarks_get (found, i);

      /* Translators: a line of a list of remarks: the number of a record, its kind and title, a field of it, what there
       * is to say about that field */
      g_string_append_printf (self->text, _ ("%lld %s “%s”, %s: %s"), (long long) qorgan_record_id (record),
                              _ (qorgan_record_kind (record)->label), title, _ (qorgan_field (remark->field)->label),
                              qorgan_remark_words (remark, language));
      g_string_append_c (self->text, '\n');
    }
  return title != NULL;
}

static gpointer
remarks_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Listing listing = { .session = session, .text = text };
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  qorgan_session_today (session, &listing.today);
  for (guint i = 0; i < n_kinds; i++)
    if (!qorgan_session_each (session, kinds[i], list_record, &listing, error))
      return NULL;
  if (text->len == 0)
    g_string_append_printf (text, "%s\n", _ ("There is nothing to remark on."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static QorganExit
list_remarks (QorganCasebook *casebook)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = qorgan_casebook_run_sync (casebook, remarks_job, NULL, &error);

  if (text != NULL)
    return qorgan_cli_print (text);
  qorgan_cli_complain (error->message);
  return QORGAN_EXIT_REFUSED;
}

static QorganExit
run (const char *path, char **arguments)
{
  QorganExit failure;
  g_autoptr (QorganCasebook) casebook = qorgan_cli_open (path, &failure);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (casebook == NULL)
    return failure;
  if (remarks)
    return list_remarks (casebook);
  findings = qorgan_casebook_run_sync (casebook, check_job, NULL, &error);
  if (findings == NULL)
    {
      qorgan_cli_complain (error->message);
      return QORGAN_EXIT_REFUSED;
    }
  if (findings->len == 0)
    {
      text = g_strconcat (_ ("The casebook is sound."), "\n", NULL);
      return qorgan_cli_print (text);
    }
  for (guint i = 0; i < findings->len; i++)
    g_printerr ("%s\n", (const char *) findings->pdata[i]);
  qorgan_cli_complain (_ ("The casebook is not sound. Nothing was changed; keep a copy of it before working on."));
  return QORGAN_EXIT_REFUSED;
}

static const GOptionEntry options[] = {
  { "remarks", 0, 0, G_OPTION_ARG_NONE, &remarks, N_ ("List gaps and values that cannot both be right instead"), NULL },
  { NULL },
};

const QorganCommand qorgan_command_check = {
  .name = "check",
  .arguments = "",
  .summary = N_ ("Prove that the casebook is sound"),
  .help = N_ ("Reads the whole file and compares what has to agree: its pages, its indexes, every value with its "
              "field, every link with its target. Says what it finds, one finding a line, and changes nothing."),
  .options = options,
  .run = run,
};
