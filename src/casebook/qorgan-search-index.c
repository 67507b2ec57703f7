/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search index: one row of folded words a record. Beside the words stand others that nobody can type, so that the
 * index itself can answer "people whose name begins with…": the kind, and the words of the title once more, marked. */

#include "qorgan-search-private.h"

#include "qorgan-fold.h"
#include "qorgan-session-private.h"

/* Letters that folding never makes; to the tokenizer they are letters like any other. */
#define KIND_MARK "\xea\x80\x80"  /* ꀀ before the name of the kind */
#define TITLE_MARK "\xea\x80\x81" /* ꀁ before each word of a title */
#define FIRST_MARK "\xea\x80\x82" /* ꀂ before the first word of a title */

char *
qorgan_search_kind_word (const QorganKind *kind)
{
  g_auto (GStrv) parts = g_strsplit (kind->name, "_", -1); /* the tokenizer would part them */
  g_autofree char *name = g_strjoinv ("", parts);

  return g_strconcat (KIND_MARK, name, NULL);
}

/* Narrows a MATCH expression of qorgan_fold_query(), whose phrases are single words in quotation marks, to words of
 * titles; where it @begins, the first of them to the first word. */
char *
qorgan_search_in_title (const char *match, gboolean begins)
{
  GString *marked = g_string_new (NULL);
  const char *first_end = strstr (match, " AND ");
  gboolean inside = FALSE;

  for (const char *c = match; *c != '\0'; c++)
    {
      g_string_append_c (marked, *c);
      if (*c != '"')
        continue;
      inside = !inside;
      if (inside)
        g_string_append (marked, begins && (first_end == NULL || c < first_end) ? FIRST_MARK : TITLE_MARK);
    }
  return g_string_free (marked, FALSE);
}

static void
append_word (GString *words, const char *mark, const char *word)
{
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, mark);
  g_string_append (words, word);
}

static void
append_folded (GString *words, const char *text, gboolean is_title)
{
  g_autofree char *folded = text != NULL ? qorgan_fold_text (text) : NULL;
  g_auto (GStrv) parts = NULL;

  if (folded == NULL || *folded == '\0')
    return;
  append_word (words, "", folded);
  if (!is_title)
    return;
  parts = g_strsplit (folded, " ", -1);
  append_word (words, FIRST_MARK, parts[0]);
  for (guint i = 0; parts[i] != NULL; i++)
    append_word (words, TITLE_MARK, parts[i]);
}

static gboolean
is_title_field (const QorganKind *kind, QorganFieldId field)
{
  if (kind->title_rule == QORGAN_TITLE_NAMES)
    return field >= kind->title_field && field < kind->title_field + QORGAN_N_LANGUAGES;
  return kind->title_rule == QORGAN_TITLE_TEXT && field == kind->title_field;
}

/* Other names and translations find what they belong to. */
static gboolean
append_texts_of (QorganSession *session, const QorganRecord *record, GString *words, GError **error)
{
  const QorganKind *kind = qorgan_record_kind (record);
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (session->connection,
                                     "SELECT text, NULL FROM name WHERE \"of\" = ?1 UNION ALL SELECT text, field FROM "
                                     "text WHERE about = ?1",
                                     error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, qorgan_record_id (record));
  while (has_row)
    {
      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (has_row)
        append_folded (words, qorgan_statement_text (select, 0),
                       kind->title_rule == QORGAN_TITLE_TEXT
                           && g_strcmp0 (qorgan_statement_text (select, 1), qorgan_field (kind->title_field)->name)
                                  == 0);
    }
  return TRUE;
}

/**
 * qorgan_search_index:
 * @session: a session, in a transaction
 * @record: a record as it stands now; its other names and translations are read from the file
 * @is_new: whether no words find it yet, and nothing in the file belongs to it
 * @error: return location for an error of the file
 *
 * Writes the words that find @record, in place of those that did.
 *
 * Returns: whether they are written
 */
gboolean
qorgan_search_index (QorganSession *session, const QorganRecord *record, gboolean is_new, GError **error)
{
  const QorganKind *kind = qorgan_record_kind (record);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *kind_word = NULL;
  g_autoptr (QorganCachedStatement) write = NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);

      if (kind->fields[i].flags & QORGAN_SEARCHED)
        append_folded (words, qorgan_record_value (record, field), is_title_field (kind, field));
    }
  if (!is_new && kind != &qorgan_kind_name && kind != &qorgan_kind_text
      && !append_texts_of (session, record, words, error))
    return FALSE;
  if (words->len == 0)
    return is_new || qorgan_search_forget (session, qorgan_record_id (record), error);
  kind_word = qorgan_search_kind_word (kind);
  append_word (words, "", kind_word);
  /* REPLACE also for new words: after a plain INSERT, a commit that fails on a full disk leaves FTS5 (SQLite 3.46) with
   * an index that its own check calls malformed. */
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
