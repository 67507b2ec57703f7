/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The likes of one record. What makes two of a kind alike is a table: names for people, organisations, places and tags;
 * place, time and people for incidents; client, period and number for cases; address or publication for sources. */

#include "qorgan-similar-private.h"

#include <glib/gi18n-lib.h>

#include "qorgan-catalog.h"
#include "qorgan-disclosure.h"
#include "qorgan-fold.h"
#include "qorgan-id.h"
#include "qorgan-search-private.h"

#define MIN_NUMBER 4 /* digits of a number that says something */
#define MAX_ROWS 500
#define MAX_DETAILS 2
#define DAYS_TOGETHER 31 /* a year is no time at which two things happened together */
#define DAY (24 * 3600) /* seconds */

/**
 * qorgan_similar_free:
 * @self: (transfer full): a record that resembles another
 */
void
qorgan_similar_free (QorganSimilar *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_free (self->words);
  g_free (self);
}

/**
 * qorgan_similar_word_reason:
 * @self: a record that resembles another
 * @language: in which language
 *
 * Returns: (transfer full): why, in a few words
 */
char *
qorgan_similar_word_reason (const QorganSimilar *self, QorganLanguage language)
{
  static const char *const names_in[] = {
    [QORGAN_LANGUAGE_EN] = N_ ("same name in English"),
    [QORGAN_LANGUAGE_RU] = N_ ("same name in Russian"),
    [QORGAN_LANGUAGE_KK] = N_ ("same name in Kazakh"),
  };
  /* Translators: why two records may be one and the same; these stand after the title of a record. */
  static const char *const reasons[] = {
    [QORGAN_SIMILAR_MERGED] = N_ ("merged in another casebook"),
    [QORGAN_SIMILAR_ADDRESS] = N_ ("same address"),
    [QORGAN_SIMILAR_NUMBER] = N_ ("same number"),
    [QORGAN_SIMILAR_NAME] = N_ ("same name"),
    /* Translators: %s is another name of a person, place or organisation */
    [QORGAN_SIMILAR_OTHER_NAME] = N_ ("other name: %s"),
    [QORGAN_SIMILAR_EVENT_PERSON] = N_ ("same place, time and person"),
    [QORGAN_SIMILAR_EVENT_TYPE] = N_ ("same place, time and type"),
    [QORGAN_SIMILAR_PERIOD] = N_ ("same client and period"),
    [QORGAN_SIMILAR_PUBLICATION] = N_ ("same publisher, date and title"),
    [QORGAN_SIMILAR_PART] = N_ ("same name but for a part, such as a patronymic"),
    [QORGAN_SIMILAR_INITIAL] = N_ ("same family name and initial"),
    [QORGAN_SIMILAR_LETTER] = N_ ("one letter differs"),
  };
  QorganSimilarReason said = self->reason;
  const char *words;
  GString *reason;

  /* Another name that may not be said is a name all the same. */
  if (said == QORGAN_SIMILAR_OTHER_NAME && self->words == NULL)
    said = QORGAN_SIMILAR_NAME;
  if (said == QORGAN_SIMILAR_NAME_IN)
    return g_strdup (qorgan_catalog_text (language, NULL, names_in[self->language]));
  words = qorgan_catalog_text (language, NULL, reasons[said]);
  reason = g_string_new (words);
  if (said == QORGAN_SIMILAR_OTHER_NAME)
    g_string_replace (reason, "%s", self->words, 1);
  return g_string_free (reason, FALSE);
}

/*
 * qorgan_looking_add:
 * @self: a looking for the likes of a record
 * @id: a record of the same kind
 * @reason: why
 * @language: of QORGAN_SIMILAR_NAME_IN
 * @words: (nullable): of QORGAN_SIMILAR_OTHER_NAME
 *
 * Takes it in, unless it is the record itself, or somebody said that it is another; of two reasons the surer counts.
 */
void
qorgan_looking_add (QorganLooking *self,
                    gint64 id,
                    QorganSimilarReason reason,
                    QorganLanguage language,
                    const char *words)
{
  QorganSimilar *similar = NULL;

  if (id == qorgan_record_id (self->record) || g_hash_table_contains (self->parted, &id))
    return;
  for (guint i = 0; i < self->found->len; i++)
    if (((QorganSimilar *) self->found->pdata[i])->id == id)
      similar = self->found->pdata[i];
  if (similar != NULL && similar->reason <= reason)
    return;
  if (similar == NULL)
    {
      similar = g_new0 (QorganSimilar, 1);
      similar->id = id;
      similar->kind = qorgan_record_kind (self->record);
      g_ptr_array_add (self->found, similar);
    }
  similar->reason = reason;
  similar->language = language;
  g_set_str (&similar->words, words);
}

/* ---- Incidents and cases: by what they share ---- */

/* Takes in each record whose id @select gives. */
static gboolean
add_rows (QorganLooking *self, QorganStatement *select, QorganSimilarReason reason, GError **error)
{
  gboolean has_row = TRUE;

  while (has_row)
    {
      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (has_row)
        qorgan_looking_add (self, qorgan_statement_int64 (select, 0), reason, 0, NULL);
    }
  return TRUE;
}

/* The moments between which something was, by its two dates. FALSE: nobody knows when it began. */
static gboolean
get_period (const QorganRecord *record, QorganFieldId from, QorganFieldId to, gint64 *start, gint64 *end)
{
  QorganDate first, last;
  gint64 unused;

  if (!qorgan_record_date (record, from, &first))
    return FALSE;
  qorgan_date_get_range (&first, start, end);
  if (qorgan_record_date (record, to, &last))
    qorgan_date_get_range (&last, &unused, end);
  return TRUE;
}

/* How many people are named in an incident. */
#define N_NAMED(incident)                                                                                              \
  "(SELECT count (*) FROM involvement n WHERE n.incident = " incident " AND n.person IS NOT NULL)"

/* What happened to one person is not what happened to another, although thirty are taken in one square in one night: of
 * two incidents that name one person each, only those that name the same one are alike. */
static gboolean
look_for_incident (QorganLooking *self, GError **error)
{
  static const char *const selects[] = {
    "SELECT i.id FROM incident i WHERE i.place = ?1 AND i.start_from <= ?3 AND coalesce (i.end_to, i.start_to) >= "
    "?2 AND EXISTS (SELECT 1 FROM involvement a JOIN involvement b ON b.person = a.person WHERE a.incident = i.id "
    "AND b.incident = ?4) LIMIT ?6",
    "SELECT i.id FROM incident i WHERE i.place = ?1 AND i.start_from BETWEEN ?2 - ?5 AND ?3 AND coalesce (i.end_to, "
    "i.start_to) BETWEEN ?2 AND ?3 + ?5 AND EXISTS (SELECT 1 FROM json_each (i.types) a JOIN json_each (?4) b ON "
    "a.value = b.value) AND (" N_NAMED ("i.id") " <> 1 OR " N_NAMED ("?7") " <> 1) LIMIT ?6"
  };
  g_auto (GStrv) types = qorgan_value_split (qorgan_record_value (self->record, QORGAN_INCIDENT_TYPES));
  g_autofree char *list = g_strjoinv ("\",\"", types);
  g_autofree char *json = types[0] != NULL ? g_strdup_printf ("[\"%s\"]", list) : g_strdup ("[]");
  gint64 start, end;

  if (qorgan_record_value (self->record, QORGAN_INCIDENT_PLACE) == NULL
      || !get_period (self->record, QORGAN_INCIDENT_START, QORGAN_INCIDENT_END, &start, &end))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (selects); i++)
    {
      g_autoptr (QorganCachedStatement) select
          = qorgan_connection_statement (self->session->connection, selects[i], error);

      if (select == NULL)
        return FALSE;
      if (i == 1 && (start == G_MININT64 || end == G_MAXINT64 || end - start > DAYS_TOGETHER * DAY))
        break; /* many things of one type happen in a year */
      qorgan_statement_bind_int64 (select, 1, qorgan_record_link (self->record, QORGAN_INCIDENT_PLACE));
      qorgan_statement_bind_int64 (select, 2, start);
      qorgan_statement_bind_int64 (select, 3, end);
      if (i == 0)
        qorgan_statement_bind_int64 (select, 4, qorgan_record_id (self->record));
      else
        qorgan_statement_bind_text (select, 4, json);
      if (i == 1)
        {
          qorgan_statement_bind_int64 (select, 5, DAYS_TOGETHER * DAY);
          qorgan_statement_bind_int64 (select, 7, qorgan_record_id (self->record));
        }
      qorgan_statement_bind_int64 (select, 6, MAX_ROWS);
      if (!add_rows (self, select, i == 0 ? QORGAN_SIMILAR_EVENT_PERSON : QORGAN_SIMILAR_EVENT_TYPE, error))
        return FALSE;
    }
  return TRUE;
}

/* Letters and digits only: “№ 3-12/2022” is “3-12/2022”. */
static char *
bare_number (const char *number)
{
  GString *bare = g_string_new (NULL);
  guint n_digits = 0;

  for (const char *c = number; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      {
        g_string_append_c (bare, g_ascii_tolower (*c));
        n_digits += g_ascii_isdigit (*c);
      }
  if (n_digits < MIN_NUMBER)
    g_string_truncate (bare, 0);
  return g_string_free (bare, FALSE);
}

/* The records of the kind in whose @field are all words of the record's and, made @bare, the same. Where what is bare
 * still has its words, only those are asked for. */
static gboolean
look_for_text (QorganLooking *self,
               QorganFieldId field,
               char *(*bare) (const char *),
               gboolean bare_has_words,
               QorganSimilarReason reason,
               GError **error)
{
  const QorganKind *kind = qorgan_record_kind (self->record);
  const char *text = qorgan_record_value (self->record, field);
  g_autofree char *key = text != NULL ? bare (text) : g_strdup ("");
  g_autofree char *closed
      = text != NULL ? g_strconcat (bare_has_words ? key : text, " ", NULL) : NULL; /* typed to the end */
  g_autofree char *match = closed != NULL ? qorgan_fold_query (closed) : NULL;
  g_autofree char *kind_word = qorgan_search_kind_word (kind);
  g_autofree char *narrowed = match != NULL ? g_strdup_printf ("\"%s\" AND %s", kind_word, match) : NULL;
  g_autoptr (GArray) ids = NULL;

  if (*key == '\0' || match == NULL)
    return TRUE;
  ids = qorgan_search_read_hits (self->session, narrowed, MAX_ROWS, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (QorganRecord) record = qorgan_session_load (self->session, g_array_index (ids, gint64, i), error);
      g_autofree char *other = NULL;

      if (record == NULL)
        return FALSE;
      if (qorgan_record_value (record, field) == NULL)
        continue;
      other = bare (qorgan_record_value (record, field));
      if (g_str_equal (key, other))
        qorgan_looking_add (self, qorgan_record_id (record), reason, 0, NULL);
    }
  return ids != NULL;
}

static gboolean
look_for_case (QorganLooking *self, GError **error)
{
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (
      self->session->connection,
      "SELECT id FROM \"case\" WHERE client = ?1 AND opened_from <= ?3 AND coalesce (closed_to, opened_to) >= ?2 LIMIT "
      "?4",
      error);
  gint64 start, end;

  if (select == NULL || !look_for_text (self, QORGAN_CASE_NUMBERS, bare_number, FALSE, QORGAN_SIMILAR_NUMBER, error))
    return FALSE;
  if (qorgan_record_value (self->record, QORGAN_CASE_CLIENT) == NULL
      || !get_period (self->record, QORGAN_CASE_OPENED, QORGAN_CASE_CLOSED, &start, &end))
    return TRUE;
  qorgan_statement_bind_int64 (select, 1, qorgan_record_link (self->record, QORGAN_CASE_CLIENT));
  qorgan_statement_bind_int64 (select, 2, start);
  qorgan_statement_bind_int64 (select, 3, end);
  qorgan_statement_bind_int64 (select, 4, MAX_ROWS);
  return add_rows (self, select, QORGAN_SIMILAR_PERIOD, error);
}

/* ---- Sources ---- */

/* The address without what differs from copy to copy: how it is fetched, a slash at the end, what was clicked. */
static char *
bare_address (const char *address)
{
  const char *start = strstr (address, "://");
  g_autofree char *bare = g_ascii_strdown (start != NULL ? start + 3 : address, -1);
  char *end = strpbrk (bare, "#");
  char *tracking = strstr (bare, "?utm_");

  if (end != NULL)
    *end = '\0';
  if (tracking != NULL)
    *tracking = '\0';
  while (g_str_has_suffix (bare, "/"))
    bare[strlen (bare) - 1] = '\0';
  return g_strdup (g_str_has_prefix (bare, "www.") ? bare + 4 : bare);
}

static gboolean
look_for_source (QorganLooking *self, GError **error)
{
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (self->session->connection,
                                     "SELECT id, title FROM source WHERE publisher = ?1 AND published = ?2 LIMIT ?3",
                                     error);
  const char *title = qorgan_record_value (self->record, QORGAN_SOURCE_TITLE);
  g_autofree char *key = title != NULL ? qorgan_fold_text (title) : NULL;
  gboolean has_row = TRUE;

  if (select == NULL || !look_for_text (self, QORGAN_SOURCE_ADDRESS, bare_address, TRUE, QORGAN_SIMILAR_ADDRESS, error))
    return FALSE;
  if (key == NULL || qorgan_record_value (self->record, QORGAN_SOURCE_PUBLISHER) == NULL
      || qorgan_record_value (self->record, QORGAN_SOURCE_PUBLISHED) == NULL)
    return TRUE;
  qorgan_statement_bind_int64 (select, 1, qorgan_record_link (self->record, QORGAN_SOURCE_PUBLISHER));
  qorgan_statement_bind_text (select, 2, qorgan_record_value (self->record, QORGAN_SOURCE_PUBLISHED));
  qorgan_statement_bind_int64 (select, 3, MAX_ROWS);
  while (has_row)
    {
      g_autofree char *other = NULL;

      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row || qorgan_statement_is_null (select, 1))
        continue;
      other = qorgan_fold_text (qorgan_statement_text (select, 1));
      if (g_str_equal (key, other))
        qorgan_looking_add (self, qorgan_statement_int64 (select, 0), QORGAN_SIMILAR_PUBLICATION, 0, NULL);
    }
  return TRUE;
}

/* ---- Any kind ---- */

static const struct
{
  const QorganKind *kind;
  gboolean (*look) (QorganLooking *self, GError **error);
} rules[] = {
  { &qorgan_kind_person, qorgan_looking_by_name }, { &qorgan_kind_organisation, qorgan_looking_by_name },
  { &qorgan_kind_place, qorgan_looking_by_name },  { &qorgan_kind_tag, qorgan_looking_by_name },
  { &qorgan_kind_incident, look_for_incident },    { &qorgan_kind_case, look_for_case },
  { &qorgan_kind_source, look_for_source },
};

/**
 * qorgan_similar_is_possible:
 * @kind: a kind
 *
 * Returns: whether there is a rule by which two records of it are alike
 */
gboolean
qorgan_similar_is_possible (const QorganKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].kind == kind)
      return TRUE;
  return FALSE;
}

/* Somebody else merged the two: an import brought a former number that is a record here. */
static gboolean
look_for_alias (QorganLooking *self, GError **error)
{
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (
      self->session->connection,
      "SELECT r.id FROM alias a JOIN record r ON r.id = a.\"of\" WHERE a.former = ?1 AND r.kind = ?3 UNION SELECT r.id "
      "FROM alias a JOIN record r ON r.id = CAST (a.former AS INTEGER) WHERE a.\"of\" = ?2 AND r.kind = ?3",
      error);
  g_autofree char *former = qorgan_value_from_number (qorgan_record_id (self->record));

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_text (select, 1, former);
  qorgan_statement_bind_int64 (select, 2, qorgan_record_id (self->record));
  qorgan_statement_bind_static_text (select, 3, qorgan_record_kind (self->record)->name);
  return add_rows (self, select, QORGAN_SIMILAR_MERGED, error);
}

static gboolean
read_parted (QorganLooking *self, GError **error)
{
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (
      self->session->connection,
      "SELECT object FROM relation WHERE subject = ?1 AND kind = 'not_same' UNION SELECT subject FROM relation WHERE "
      "object = ?1 AND kind = 'not_same'",
      error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, qorgan_record_id (self->record));
  while (has_row)
    {
      gint64 id;

      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      id = has_row ? qorgan_statement_int64 (select, 0) : 0;
      if (has_row)
        g_hash_table_add (self->parted, g_memdup2 (&id, sizeof id));
    }
  return TRUE;
}

static int
compare_similar (gconstpointer a, gconstpointer b)
{
  const QorganSimilar *x = *(const QorganSimilar *const *) a, *y = *(const QorganSimilar *const *) b;

  if (x->reason != y->reason)
    return x->reason < y->reason ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id); /* what has been there longest */
}

/* A column of the record as a person reads it; NULL: nothing, or on failure with @error set. */
static char *
word_column (QorganSession *session,
             const QorganRecord *record,
             const QorganHandling *handling,
             const QorganColumn *column,
             GError **error)
{
  g_autofree char *link = NULL;

  if (!qorgan_may_say_record (handling, &qorgan_audience_in_passing)
      || (column->source == QORGAN_COLUMN_FIELD
          && !qorgan_may_say (handling, column->field, &qorgan_audience_in_passing)))
    return NULL;
  if (column->source == QORGAN_COLUMN_FIELD && qorgan_field (column->field)->type != QORGAN_LINK)
    return qorgan_vocabularies_word_value (session->vocabularies, column->field,
                                           qorgan_record_value (record, column->field), session->language);
  if (column->source == QORGAN_COLUMN_FIELD)
    return qorgan_record_link (record, column->field) != 0
               ? qorgan_session_title (session, qorgan_record_link (record, column->field), session->language, error)
               : NULL;
  if (column->source != QORGAN_COLUMN_DERIVED || column->is_number)
    return NULL;
  link = qorgan_session_derived (session, record, column->derived, error);
  return link != NULL ? qorgan_session_title (session, g_ascii_strtoll (link, NULL, 10), session->language, error)
                      : NULL;
}

/*
 * qorgan_similar_word_record:
 * @session: a session
 * @id: a record
 * @title: (out) (nullable) (transfer full): its title
 * @detail: (out) (nullable) (transfer full): what its list would show beside that
 * @error: return location for an error of the file
 *
 * Returns: whether it could be read
 */
gboolean
qorgan_similar_word_record (QorganSession *session, gint64 id, char **title, char **detail, GError **error)
{
  g_autoptr (QorganRecord) record = qorgan_session_load (session, id, error);
  g_autoptr (GString) words = g_string_new (NULL);
  QorganHandling handling;
  guint n_words = 0;

  *detail = NULL;
  *title = NULL;
  if (record == NULL || !qorgan_session_handling (session, record, &handling, error))
    return FALSE;
  *title = qorgan_session_title (session, id, session->language, error);
  if (*title == NULL)
    return FALSE;
  for (guint i = 0; i < qorgan_record_kind (record)->n_columns && n_words < MAX_DETAILS; i++)
    {
      g_autoptr (GError) failure = NULL;
      g_autofree char *word
          = word_column (session, record, &handling, &qorgan_record_kind (record)->columns[i], &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (word == NULL)
        continue;
      g_string_append_printf (words, "%s%s", n_words > 0 ? ", " : "", word);
      n_words++;
    }
  if (n_words > 0)
    *detail = g_string_free (g_steal_pointer (&words), FALSE);
  return TRUE;
}

/* Whether @name is one that may be said: of the record itself, or another name of it. */
static gboolean
may_say_name (QorganSession *session,
              const QorganRecord *record,
              const QorganHandling *handling,
              const char *name,
              gboolean *may,
              GError **error)
{
  const QorganKind *kind = qorgan_record_kind (record);
  g_autoptr (GArray) ids = qorgan_session_dependants (session, QORGAN_NAME_OF, qorgan_record_id (record), error);

  *may = FALSE;
  for (guint i = 0; kind->title_rule == QORGAN_TITLE_NAMES && i < QORGAN_N_LANGUAGES; i++)
    *may |= g_strcmp0 (qorgan_record_value (record, kind->title_field + i), name) == 0
            && qorgan_may_say (handling, kind->title_field + i, &qorgan_audience_in_passing);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (QorganRecord) other = qorgan_session_load (session, g_array_index (ids, gint64, i), error);
      QorganHandling of_other;

      if (other == NULL)
        return FALSE;
      qorgan_handling_init (&of_other, other, handling);
      *may |= g_strcmp0 (qorgan_record_value (other, QORGAN_NAME_TEXT), name) == 0
              && qorgan_may_say (&of_other, QORGAN_NAME_TEXT, &qorgan_audience_in_passing);
    }
  return ids != NULL;
}

/* A name that nobody is to see in passing is no reason to be told. */
static gboolean
cover_name (QorganSession *session, QorganSimilar *similar, GError **error)
{
  g_autoptr (QorganRecord) record = NULL;
  QorganHandling handling;
  gboolean may;

  if (similar->words == NULL)
    return TRUE;
  record = qorgan_session_load (session, similar->id, error);
  if (record == NULL || !qorgan_session_handling (session, record, &handling, error)
      || !may_say_name (session, record, &handling, similar->words, &may, error))
    return FALSE;
  if (!may)
    g_clear_pointer (&similar->words, g_free);
  return TRUE;
}

/*
 * qorgan_similar_find:
 * @session: a session
 * @record: a record, or one that somebody is about to make, with the id 0
 * @limit: how many at most
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (element-type QorganSimilar) (nullable): its likes, as yet without title and detail
 */
GPtrArray *
qorgan_similar_find (QorganSession *session, const QorganRecord *record, guint limit, GError **error)
{
  g_autoptr (GHashTable) parted = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_similar_free);
  QorganLooking looking = { session, record, parted, found };

  if (qorgan_record_id (record) != 0 && (!read_parted (&looking, error) || !look_for_alias (&looking, error)))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].kind == qorgan_record_kind (record) && !rules[i].look (&looking, error))
      return NULL;
  g_ptr_array_sort (found, compare_similar);
  if (found->len > limit)
    g_ptr_array_set_size (found, (int) limit);
  for (guint i = 0; i < found->len; i++)
    if (!cover_name (session, found->pdata[i], error))
      return NULL;
  return g_steal_pointer (&found);
}

/**
 * qorgan_session_similar:
 * @session: a session
 * @record: a record, or one that somebody is about to make, with the id 0
 * @limit: how many at most
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (element-type QorganSimilar) (nullable): records of the same kind that may be the same,
 *   likeliest first, without those that somebody said are not
 */
GPtrArray *
qorgan_session_similar (QorganSession *session, const QorganRecord *record, guint limit, GError **error)
{
  g_autoptr (GPtrArray) found = qorgan_similar_find (session, record, limit, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      QorganSimilar *similar = found->pdata[i];

      if (!qorgan_similar_word_record (session, similar->id, &similar->title, &similar->detail, error))
        return NULL;
    }
  return g_steal_pointer (&found);
}
