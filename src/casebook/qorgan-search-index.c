/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search index: one row of folded words a record. Beside the words stands one that nobody can type and that names
 * the kind, so that "people whose name begins with…" never walks over a million steps. */

#include "qorgan-search-private.h"

#include "qorgan-fold.h"
#include "qorgan-session-private.h"

/* A letter that folding never makes; to the tokenizer it is a letter like any other. */
#define KIND_MARK "\xea\x80\x80"

char *
qorgan_search_kind_word (const QorganKind *kind)
{
  g_auto (GStrv) parts = g_strsplit (kind->name, "_", -1); /* the tokenizer would part them */
  g_autofree char *name = g_strjoinv ("", parts);

  return g_strconcat (KIND_MARK, name, NULL);
}

static void
append_folded (GString *words, const char *text)
{
  g_autofree char *folded = text != NULL ? qorgan_fold_text (text) : NULL;

  if (folded == NULL || *folded == '\0')
    return;
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, folded);
}

/* Other names and translations find what they belong to. */
static gboolean
append_texts_of (QorganSession *session, gint64 id, GString *words, GError **error)
{
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (
      session->connection, "SELECT text FROM name WHERE \"of\" = ?1 UNION ALL SELECT text FROM text WHERE about = ?1",
      error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, id);
  while (has_row)
    {
      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (has_row)
        append_folded (words, qorgan_statement_text (select, 0));
    }
  return TRUE;
}

/**
 * qorgan_search_index:
 * @session: a session, in a transaction
 * @record: a record as it stands now; its other names and translations are read from the file
 * @error: return location for an error of the file
 *
 * Writes the words that find @record, in place of those that did.
 *
 * Returns: whether they are written
 */
gboolean
qorgan_search_index (QorganSession *session, const QorganRecord *record, GError **error)
{
  const QorganKind *kind = qorgan_record_kind (record);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *kind_word = NULL;
  g_autoptr (QorganCachedStatement) write = NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & QORGAN_SEARCHED)
      append_folded (words, qorgan_record_value (record, qorgan_kind_field_id (kind, i)));
  if (kind != &qorgan_kind_name && kind != &qorgan_kind_text
      && !append_texts_of (session, qorgan_record_id (record), words, error))
    return FALSE;
  if (words->len == 0)
    return qorgan_search_forget (session, qorgan_record_id (record), error);
  kind_word = qorgan_search_kind_word (kind);
  g_string_append_printf (words, " %s", kind_word);
  write = qorgan_connection_statement (session->connection, "INSERT OR REPLACE INTO word (rowid, text) VALUES (?1, ?2)",
                                       error);
  if (write == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (write, 1, qorgan_record_id (record));
  qorgan_statement_bind_text (write, 2, words->str);
  return qorgan_statement_run (write, error);
}

/**
 * qorgan_search_forget:
 * @session: a session, in a transaction
 * @id: id of a record that is deleted
 * @error: return location for an error of the file
 *
 * Returns: whether no words find it any more
 */
gboolean
qorgan_search_forget (QorganSession *session, gint64 id, GError **error)
{
  g_autoptr (QorganCachedStatement) forget
      = qorgan_connection_statement (session->connection, "DELETE FROM word WHERE rowid = ?1", error);

  if (forget == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (forget, 1, id);
  return qorgan_statement_run (forget, error);
}
