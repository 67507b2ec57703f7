/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the journal, newest first: who changed what, when, from what to what. A reading that has to look far for what
 * is asked for stops after a while and says where to go on, so that whoever edits meanwhile does not wait for it. */

#include "qorgan-history-private.h"

#include <glib/gi18n-lib.h>

#include "qorgan-fold.h"
#include "qorgan-id-set.h"
#include "qorgan-id.h"
#include "qorgan-session-private.h"

/* A bulk import is told of by a few of its records; nobody reads a million. */
#define MAX_RECORDS_TOLD 30

/* Of a bulk import, so many records are looked through for words, and the line says how many were not; a search in the
 * lists finds them all. */
#define MAX_RECORDS_SEARCHED 5000

/* How long one reading may take, and how many entries SQLite walks over by itself meanwhile. */
#define READING_MICROSECONDS 100000
#define STRETCH 20000

/* What one reading knows and finds. */
typedef struct
{
  QorganSession *session;
  const QorganHistoryFilter *filter;
  char *words; /* folded; NULL: none are asked for */
  GArray *records; /* those asked for; NULL: all */
  GHashTable *handlings; /* gint64 → QorganHandling: of the records that were met */
} Reading;

/* The columns that read_entry() reads. */
#define ENTRY_COLUMNS                                                                                                  \
  "entry.id, entry.at, entry.who, entry.device, entry.verb, entry.record, entry.kind, entry.title, entry.n_records, "  \
  "(WITH RECURSIVE done (verb, takes_back) AS (SELECT verb, takes_back FROM entry AS e WHERE e.id = "                  \
  "entry.takes_back UNION ALL SELECT e.verb, e.takes_back FROM entry AS e, done WHERE e.id = done.takes_back) SELECT " \
  "verb FROM done WHERE takes_back IS NULL)"

static QorganEntry *
read_entry (QorganSession *self, QorganStatement *row, GError **error)
{
  g_autoptr (QorganEntry) entry = g_new0 (QorganEntry, 1);
  g_autoptr (GError) failure = NULL;

  entry->id = qorgan_statement_int64 (row, 0);
  entry->at = qorgan_statement_int64 (row, 1);
  entry->who = g_strdup (qorgan_statement_text (row, 2));
  entry->device = g_strdup (qorgan_statement_text (row, 3));
  entry->here = g_strcmp0 (entry->device, self->device) == 0;
  entry->verb = qorgan_verb_from_name (qorgan_statement_text (row, 4));
  entry->record = qorgan_statement_int64 (row, 5);
  entry->kind = qorgan_statement_is_null (row, 6) ? NULL : qorgan_kind_by_name (qorgan_statement_text (row, 6));
  entry->title
      = qorgan_history_title (self, entry->record, entry->kind, g_strdup (qorgan_statement_text (row, 7)), &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  entry->n_records = (guint) qorgan_statement_int64 (row, 8);
  entry->undone_verb = qorgan_verb_from_name (qorgan_statement_text (row, 9));
  return g_steal_pointer (&entry);
}

/* Links as titles: an id tells a person nothing. Of records that are gone, nothing better is left. */
static char *
word_links (QorganSession *self, const char *value)
{
  g_autoptr (GArray) ids = qorgan_value_dup_links (value);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *title = qorgan_session_title (self, g_array_index (ids, gint64, i), self->language, NULL);

      g_string_append_printf (titles, "%s%s", i == 0 ? "" : ", ", title != NULL ? title : "—");
    }
  return g_string_free (titles, FALSE);
}

static char *
word_value (QorganSession *self, QorganFieldId field, JsonNode *object)
{
  QorganType type = qorgan_field (field)->type;
  const char *value = qorgan_history_value (object, qorgan_field (field)->name);

  if (value != NULL && (type == QORGAN_LINK || type == QORGAN_LINKS))
    return word_links (self, value);
  return g_strdup (value);
}

static gboolean
speaks_of (JsonNode *object, const char *field)
{
  return object != NULL && json_object_has_member (json_node_get_object (object), field);
}

static const QorganHandling *
get_handling (Reading *self, gint64 record, const QorganKind *kind, GError **error)
{
  QorganHandling *handling = g_hash_table_lookup (self->handlings, &record);

  if (handling != NULL)
    return handling;
  handling = g_new (QorganHandling, 1);
  if (!qorgan_history_handling (self->session, record, kind, handling, error))
    {
      g_free (handling);
      return NULL;
    }
  g_hash_table_insert (self->handlings, g_memdup2 (&record, sizeof record), handling);
  return handling;
}

static gboolean
has_words (Reading *self, const char *text)
{
  g_autofree char *folded = text != NULL ? qorgan_fold_text (text) : NULL;

  return folded != NULL && strstr (folded, self->words) != NULL;
}

/* What is sealed is not found by its words: it would be told by being found. */
static gboolean
event_has_words (Reading *self, const QorganEvent *event)
{
  QorganVocabularies *vocabularies = self->session->vocabularies;
  const char *values[] = { event->was, event->now };

  if (has_words (self, event->title))
    return TRUE;
  for (guint i = 0; event->field != 0 && !event->sealed && i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *worded
          = qorgan_vocabularies_word_value (vocabularies, event->field, values[i], self->session->language);

      if (has_words (self, worded))
        return TRUE;
    }
  return FALSE;
}

static void
add_event (GPtrArray *events,
           const QorganEvent *model,
           const QorganHandling *handling,
           QorganFieldId field,
           char *was,
           char *now)
{
  QorganEvent *event = g_memdup2 (model, sizeof *model);

  event->entry = qorgan_entry_copy (model->entry);
  event->title = g_strdup (model->title);
  event->field = field;
  event->sealed = field != 0 ? !qorgan_may_say (handling, field, &qorgan_audience_in_passing) : handling->is_sealed;
  event->was = was;
  event->now = now;
  g_ptr_array_add (events, event);
}

/* One delta as events: one for a record that came or went, and one for each field. */
static gboolean
add_delta (Reading *self, GPtrArray *events, QorganEntry *entry, QorganStatement *row, GError **error)
{
  const QorganKind *kind = qorgan_kind_by_name (qorgan_statement_text (row, 1));
  g_autoptr (JsonNode) was = qorgan_history_parse (qorgan_statement_text (row, 2));
  g_autoptr (JsonNode) now = qorgan_history_parse (qorgan_statement_text (row, 3));
  g_autofree char *title = NULL;
  GError *failure = NULL;
  QorganEvent model = { .entry = entry, .record = qorgan_statement_int64 (row, 0), .kind = kind };
  const QorganHandling *handling;

  if (kind == NULL)
    return TRUE; /* of a newer version */
  handling = get_handling (self, model.record, kind, error);
  if (handling == NULL)
    return FALSE;
  model.came = qorgan_statement_is_null (row, 2);
  model.went = qorgan_statement_is_null (row, 3);
  title = qorgan_session_title (self->session, model.record, self->session->language, &failure);
  if (!qorgan_casebook_error_unless_gone (failure, error))
    return FALSE;
  model.title = title;
  if (self->filter->field == 0 && (model.came || model.went))
    add_event (events, &model, handling, 0, NULL, NULL);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);
      const char *name = kind->fields[i].name;

      if ((self->filter->field == 0 || self->filter->field == field)
          && (speaks_of (was, name) || speaks_of (now, name)))
        add_event (events, &model, handling, field, word_value (self->session, field, was),
                   word_value (self->session, field, now));
    }
  return TRUE;
}

/* The deltas of one entry that are asked for. */
static QorganStatement *
select_deltas (Reading *self, gint64 entry, GError **error)
{
  const QorganHistoryFilter *filter = self->filter;
  g_autoptr (GString) sql = g_string_new ("SELECT record, kind, was, now FROM delta WHERE entry = ?1");
  QorganStatement *select;

  if (self->records != NULL)
    g_string_append (sql, " AND record IN (SELECT id FROM ids (?2))");
  if (filter->kind != NULL)
    g_string_append (sql, " AND kind = ?3");
  g_string_append (sql, " ORDER BY record");
  select = qorgan_connection_statement (self->session->connection, sql->str, error);
  if (select == NULL)
    return NULL;
  qorgan_statement_bind_int64 (select, 1, entry);
  if (self->records != NULL)
    qorgan_statement_bind_ids (select, 2, self->records);
  if (filter->kind != NULL)
    qorgan_statement_bind_text (select, 3, filter->kind->name);
  return select;
}

/* Leaves out of @found what has none of the words, unless the entry itself has them. */
static void
take_found (Reading *self, QorganHistoryLine *line, GPtrArray *found)
{
  gboolean all = self->words == NULL || has_words (self, line->entry->title);

  for (guint i = 0; !all && i < found->len; i++)
    all = event_has_words (self, g_ptr_array_index (found, i));
  if (all)
    g_ptr_array_extend_and_steal (line->events, g_ptr_array_ref (found));
}

static gboolean
read_deltas (Reading *self, QorganHistoryLine *line, GError **error)
{
  g_autoptr (QorganCachedStatement) select = select_deltas (self, line->entry->id, error);
  gboolean has_row = TRUE;
  guint n_told = 0, n_seen = 0;

  if (select == NULL)
    return FALSE;
  while (n_told < MAX_RECORDS_TOLD && (self->words == NULL || n_seen < MAX_RECORDS_SEARCHED))
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_event_free);
      guint before = line->events->len;

      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!add_delta (self, found, line->entry, select, error))
        return FALSE;
      take_found (self, line, found);
      n_seen++;
      n_told += line->events->len > before;
    }
  line->n_untold = line->entry->n_records > n_told ? line->entry->n_records - n_told : 0;
  if (n_told < MAX_RECORDS_TOLD && line->entry->n_records > n_seen)
    line->n_unread = line->entry->n_records - n_seen;
  return TRUE;
}

/* Whether an entry is told also where nothing is left of what it did: a bulk one that nothing else is asked of. */
static gboolean
asks_for_all (const Reading *self)
{
  return self->records == NULL && self->filter->kind == NULL && self->filter->field == 0 && self->words == NULL;
}

static QorganHistoryLine *
line_new (QorganEntry *taken)
{
  QorganHistoryLine *line = g_new0 (QorganHistoryLine, 1);

  line->entry = taken;
  line->events = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_event_free);
  return line;
}

static gboolean
add_line (Reading *self, GPtrArray *lines, QorganEntry *taken, GError **error)
{
  QorganHistoryLine *line = line_new (taken);

  if (asks_for_all (self) && taken->n_records > MAX_RECORDS_TOLD)
    line->n_untold = taken->n_records;
  else if (!read_deltas (self, line, error))
    {
      qorgan_history_line_free (line);
      return FALSE;
    }
  if (line->events->len > 0 || line->n_unread > 0 || asks_for_all (self))
    g_ptr_array_add (lines, line);
  else
    qorgan_history_line_free (line);
  return TRUE;
}

static void
append_verbs (GString *sql, guint verbs)
{
  const char *separator = " AND verb IN (";

  for (guint verb = 0; verbs >> verb != 0; verb++)
    if (verbs & (1u << verb))
      {
        g_string_append_printf (sql, "%s'%s'", separator, qorgan_verb_name (verb));
        separator = ", ";
      }
  if (verbs != 0)
    g_string_append_c (sql, ')');
}

static QorganStatement *
select_entries (Reading *self, GError **error)
{
  const QorganHistoryFilter *filter = self->filter;
  g_autoptr (GString) sql = g_string_new ("SELECT " ENTRY_COLUMNS " FROM entry WHERE id < ?1 AND id >= ?2");
  QorganStatement *select;

  append_verbs (sql, filter->verbs);
  g_string_append (sql, filter->who != NULL ? " AND ifnull (who, '') = ?3" : "");
  g_string_append (sql, filter->here ? " AND device = ?4" : filter->elsewhere ? " AND device <> ?4" : "");
  g_string_append (sql, filter->since != 0 ? " AND at >= ?5" : "");
  g_string_append (sql, filter->until != 0 ? " AND at <= ?6" : "");
  if (self->records != NULL)
    g_string_append (sql, " AND id IN (SELECT entry FROM delta WHERE record IN (SELECT id FROM ids (?7)))");
  g_string_append (sql, " ORDER BY id DESC");
  select = qorgan_connection_prepare (self->session->connection, sql->str, error);
  if (select == NULL)
    return NULL;
  if (filter->who != NULL)
    qorgan_statement_bind_text (select, 3, filter->who);
  if (filter->here || filter->elsewhere)
    qorgan_statement_bind_text (select, 4, self->session->device);
  if (filter->since != 0)
    qorgan_statement_bind_int64 (select, 5, filter->since);
  if (filter->until != 0)
    qorgan_statement_bind_int64 (select, 6, filter->until);
  if (self->records != NULL)
    qorgan_statement_bind_ids (select, 7, self->records);
  return select;
}

static gboolean
newest_entry (QorganSession *self, gint64 *id, GError **error)
{
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (self->connection, "SELECT max (id) FROM entry", error);
  gboolean has_row = FALSE;

  if (select == NULL || !qorgan_statement_step (select, &has_row, error))
    return FALSE;
  *id = qorgan_statement_int64 (select, 0); /* of an empty journal: 0 */
  return TRUE;
}

/* Reads what stands from @bottom up to below *@next, which is moved to where to read on. */
static gboolean
read_stretch (Reading *self,
              QorganStatement *select,
              gint64 bottom,
              guint n_lines,
              gint64 end_time,
              GPtrArray *lines,
              gint64 *next,
              GError **error)
{
  gboolean has_row = TRUE;

  qorgan_statement_bind_int64 (select, 1, *next);
  qorgan_statement_bind_int64 (select, 2, bottom);
  while (lines->len < n_lines && g_get_monotonic_time () < end_time)
    {
      QorganEntry *entry;

      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        {
          *next = bottom;
          return TRUE;
        }
      entry = read_entry (self->session, select, error);
      if (entry == NULL)
        return FALSE;
      *next = entry->id;
      if (!add_line (self, lines, entry, error))
        return FALSE;
    }
  qorgan_statement_reset (select);
  return TRUE;
}

static gboolean
read_lines (Reading *self, gint64 before, guint n_lines, QorganHistoryReading *result, GError **error)
{
  g_autoptr (QorganStatement) select = select_entries (self, error);
  gint64 end_time = g_get_monotonic_time () + READING_MICROSECONDS;
  /* Of certain records the index finds the entries; otherwise SQLite might walk over a million of them in one step. */
  gint64 stretch = self->records != NULL ? G_MAXINT64 : STRETCH;
  gint64 next = before;

  if (select == NULL || (before == 0 && !newest_entry (self->session, &next, error)))
    return FALSE;
  next += before == 0;
  while (next > 1 && result->lines->len < n_lines && g_get_monotonic_time () < end_time)
    if (!read_stretch (self, select, next > stretch ? next - stretch : 1, n_lines, end_time, result->lines, &next,
                       error))
      return FALSE;
  result->next = next > 1 ? next : 0;
  return TRUE;
}

static gboolean
find_records (Reading *self, GError **error)
{
  if (self->filter->record == 0)
    return TRUE;
  if (self->filter->with_parts)
    self->records = qorgan_history_parts (self->session, self->filter->record, error);
  else
    {
      self->records = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (self->records, self->filter->record);
    }
  if (self->records == NULL)
    return FALSE;
  qorgan_id_set_normalise (self->records);
  return TRUE;
}

static void
reading_init (Reading *self, QorganSession *session, const QorganHistoryFilter *filter)
{
  *self = (Reading) { .session = session, .filter = filter };
  self->handlings = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, g_free);
  if (filter->words != NULL)
    {
      self->words = qorgan_fold_text (filter->words);
      if (*self->words == '\0')
        g_clear_pointer (&self->words, g_free);
    }
}

static void
reading_clear (Reading *self)
{
  g_free (self->words);
  g_clear_pointer (&self->records, g_array_unref);
  g_clear_pointer (&self->handlings, g_hash_table_unref);
}

/**
 * qorgan_session_read_history:
 * @session: a session
 * @filter: which entries
 * @before: 0, or `next` of an earlier reading
 * @n_lines: how many entries at most
 * @error: return location for an error of the file
 *
 * Reads for about a tenth of a second: what is asked for may be rare, and there may be fewer lines than @n_lines, or
 * none, and still more to come.
 *
 * Returns: (transfer full) (nullable): the entries, newest first
 */
QorganHistoryReading *
qorgan_session_read_history (QorganSession *session,
                             const QorganHistoryFilter *filter,
                             gint64 before,
                             guint n_lines,
                             GError **error)
{
  g_autoptr (QorganHistoryReading) result = g_new0 (QorganHistoryReading, 1);
  Reading reading;
  gboolean read;

  result->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_history_line_free);
  reading_init (&reading, session, filter);
  read = find_records (&reading, error) && read_lines (&reading, before, n_lines, result, error);
  reading_clear (&reading);
  return read ? g_steal_pointer (&result) : NULL;
}

/**
 * qorgan_session_history_line:
 * @session: a session
 * @entry: id of an entry
 * @error: return location for a QORGAN_CASEBOOK_ERROR_NO_RECORD or an error of the file
 *
 * Returns: (transfer full) (nullable): what that entry did, of a bulk one the beginning
 */
QorganHistoryLine *
qorgan_session_history_line (QorganSession *session, gint64 entry, GError **error)
{
  const QorganHistoryFilter everything = { 0 };
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (session->connection, "SELECT " ENTRY_COLUMNS " FROM entry WHERE id = ?1", error);
  QorganHistoryLine *line = NULL;
  QorganEntry *read;
  gboolean has_row = FALSE;
  Reading reading;

  if (select == NULL)
    return NULL;
  qorgan_statement_bind_int64 (select, 1, entry);
  if (!qorgan_statement_step (select, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD,
                           _ ("This entry is no longer in the history: what it did was typed back at once."));
      return NULL;
    }
  read = read_entry (session, select, error);
  if (read == NULL)
    return NULL;
  line = line_new (read);
  reading_init (&reading, session, &everything);
  if (!read_deltas (&reading, line, error))
    g_clear_pointer (&line, qorgan_history_line_free);
  reading_clear (&reading);
  return line;
}

/**
 * qorgan_session_history_people:
 * @session: a session
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (nullable): the names of all who ever changed something, sorted by letter
 */
GStrv
qorgan_session_history_people (QorganSession *session, GError **error)
{
  /* From name to name through the index, instead of over a million entries. */
  g_autoptr (QorganStatement) select = qorgan_connection_prepare (
      session->connection,
      "SELECT ifnull (who, '') FROM entry WHERE ifnull (who, '') > ?1 ORDER BY ifnull (who, '') LIMIT 1", error);
  g_autoptr (GStrvBuilder) people = g_strv_builder_new ();
  g_autofree char *last = g_strdup ("");
  gboolean has_row = TRUE;

  while (select != NULL)
    {
      qorgan_statement_bind_text (select, 1, last);
      if (!qorgan_statement_step (select, &has_row, error))
        return NULL;
      if (!has_row)
        return g_strv_builder_end (people);
      g_set_str (&last, qorgan_statement_text (select, 0));
      g_strv_builder_add (people, last);
      qorgan_statement_reset (select);
    }
  return NULL;
}

/**
 * qorgan_session_history:
 * @self: a session
 * @record: id of a record, which may be deleted; 0: all of them
 * @field: only this field; 0: all of them
 * @limit: how many entries
 * @error: return location for an error of the file
 *
 * The whole history at once, however long it takes to read.
 *
 * Returns: (transfer full) (element-type QorganEvent) (nullable): newest first
 */
GPtrArray *
qorgan_session_history (QorganSession *self, gint64 record, QorganFieldId field, guint limit, GError **error)
{
  const QorganHistoryFilter filter = { .record = record, .field = field };
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_event_free);
  gint64 next = 0;

  do
    {
      g_autoptr (QorganHistoryReading) reading = qorgan_session_read_history (self, &filter, next, limit, error);

      if (reading == NULL)
        return NULL;
      next = reading->next;
      limit -= MIN (limit, reading->lines->len);
      for (guint i = 0; i < reading->lines->len; i++)
        {
          QorganHistoryLine *line = g_ptr_array_index (reading->lines, i);

          g_ptr_array_extend_and_steal (events, g_steal_pointer (&line->events));
        }
    }
  while (next != 0 && limit > 0);
  return g_steal_pointer (&events);
}
