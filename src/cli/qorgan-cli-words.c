/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values and entries of the journal as a person reads them. A terminal has columns, so an entry is its parts beside
 * each other; the window words whole sentences. */

#include <glib/gi18n-lib.h>

#include "qorgan-cli.h"

/**
 * qorgan_cli_verb:
 * @verb: a verb of the journal
 *
 * Returns: (transfer none): the word for it
 */
const char *
qorgan_cli_verb (QorganVerb verb)
{
  static const char *const words[] = {
    [QORGAN_VERB_EDIT] = NC_ ("what was done", "Edited"),      [QORGAN_VERB_CREATE] = NC_ ("what was done", "Created"),
    [QORGAN_VERB_DELETE] = NC_ ("what was done", "Deleted"),   [QORGAN_VERB_IMPORT] = NC_ ("what was done", "Imported"),
    [QORGAN_VERB_UNDO] = NC_ ("what was done", "Undone"),      [QORGAN_VERB_REDO] = NC_ ("what was done", "Redone"),
    [QORGAN_VERB_RESTORE] = NC_ ("what was done", "Restored"), [QORGAN_VERB_MERGE] = NC_ ("what was done", "Merged"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "what was done", words[verb]);
}

/**
 * qorgan_cli_when:
 * @entry: an entry of the journal
 *
 * Returns: (transfer full): when it was made, in the time of this computer
 */
char *
qorgan_cli_when (const QorganEntry *entry)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (entry->at / 1000);

  return g_date_time_format (at, "%Y-%m-%d %H:%M:%S");
}

/**
 * qorgan_cli_entry:
 * @entry: an entry of the journal
 *
 * Returns: (transfer full): what was done to what, e.g. "Undone: Edited · Detention · 7 Jan 2022"
 */
char *
qorgan_cli_entry (const QorganEntry *entry)
{
  gboolean taken_back = entry->verb == QORGAN_VERB_UNDO || entry->verb == QORGAN_VERB_REDO;
  g_autofree char *verb
      = taken_back ? g_strdup_printf ("%s: %s", qorgan_cli_verb (entry->verb), qorgan_cli_verb (entry->undone_verb))
                   : g_strdup (qorgan_cli_verb (entry->verb));
  gboolean is_merge = entry->verb == QORGAN_VERB_MERGE || entry->undone_verb == QORGAN_VERB_MERGE;
  gboolean has_title = (entry->n_records == 1 || is_merge) && entry->title != NULL && *entry->title != '\0';
  g_autofree char *what
      = has_title ? g_strdup (entry->title)
                  : g_strdup_printf (ngettext ("%u record", "%u records", entry->n_records), entry->n_records);

  return g_strdup_printf ("%s · %s", verb, what);
}

static char *
word_links (QorganDisclosure *disclosure, const char *value, GError **error)
{
  g_autoptr (GArray) ids = qorgan_value_dup_links (value);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gboolean is_covered;
      g_autofree char *title = qorgan_disclosure_title (disclosure, id, &is_covered, error);

      if (title == NULL)
        return NULL;
      g_string_append_printf (words, "%s%s (%" G_GINT64_FORMAT ")", i > 0 ? "; " : "", title, id);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * qorgan_cli_value:
 * @disclosure: what may be said
 * @handling: of the record
 * @field: a field of it
 * @value: its canonical value
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (nullable): the value as a person reads it: labels, written dates, titles with their ids; of
 *   what may not be said only that it is sealed
 */
char *
qorgan_cli_value (QorganDisclosure *disclosure,
                  const QorganHandling *handling,
                  QorganFieldId field,
                  const char *value,
                  GError **error)
{
  QorganType type = qorgan_field (field)->type;
  gboolean is_covered;

  if (!qorgan_may_say (handling, field, qorgan_disclosure_audience (disclosure)))
    return g_strdup (C_ ("value", "Sealed"));
  if (type == QORGAN_LINK || type == QORGAN_LINKS)
    return word_links (disclosure, value, error);
  return qorgan_disclosure_value (disclosure, handling, field, value, &is_covered, error);
}
