/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from the fields and is kept beside them: titles, search words, derived columns. Written by apply in the
 * same transaction, never journaled, and always possible to compute again. */

#include "qorgan-session-private.h"

#include <glib/gi18n-lib.h>

#include "qorgan-catalog.h"
#include "qorgan-disclosure.h"
#include "qorgan-id-set.h"
#include "qorgan-id.h"
#include "qorgan-rows.h"
#include "qorgan-search.h"
#include "qorgan-value.h"

/* In place of what is said of a field that is sealed. */
#define SEALED NC_ ("record", "Sealed")

static const char *
value_at (const char *const *values, QorganFieldId field)
{
  return values[QORGAN_FIELD_INDEX (field)];
}

/* A claim, a translation. */
static gboolean
speaks_of_a_field (const QorganKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == QORGAN_FIELD_NAME)
      return TRUE;
  return FALSE;
}

static char *
title_from_code (QorganSession *self, const QorganKind *kind, const char *const *values, QorganLanguage language)
{
  const char *code = value_at (values, kind->title_field);
  const char *vocabulary = qorgan_field (kind->title_field)->vocabulary;
  const char *label = code != NULL && self->vocabularies != NULL
                          ? qorgan_vocabularies_label (self->vocabularies, vocabulary, code, language)
                          : qorgan_catalog_text (language, NULL, kind->label);
  g_autofree char *date = NULL;

  if (kind->title_date != 0 && self->vocabularies != NULL)
    date = qorgan_vocabularies_word_value (self->vocabularies, kind->title_date, value_at (values, kind->title_date),
                                           language);
  return date != NULL ? g_strconcat (label, " · ", date, NULL) : g_strdup (label);
}

static char *
title_from_links (QorganSession *self, const char *links, QorganLanguage language, GError **error)
{
  g_autoptr (GArray) ids = qorgan_value_dup_links (links);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      GError *failure = NULL;
      g_autofree char *title = qorgan_session_title (self, g_array_index (ids, gint64, i), language, &failure);

      if (!qorgan_casebook_error_unless_gone (failure, error))
        return NULL;
      g_string_append_printf (titles, "%s%s", i == 0 ? "" : ", ", title != NULL ? title : "—");
    }
  return g_string_free (g_steal_pointer (&titles), FALSE);
}

/* Which field of which record a claim or a translation speaks of; 0 while it does not say, or says it of a record still
 * to come. */
static gboolean
find_stated_field (QorganSession *self,
                   const QorganKind *kind,
                   const char *const *values,
                   QorganFieldId *field,
                   gint64 *owner,
                   GError **error)
{
  const QorganKind *owner_kind = NULL;
  const char *name = NULL;
  GError *failure = NULL;

  *field = 0;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == QORGAN_FIELD_NAME)
      name = values[i];
    else if ((kind->fields[i].flags & QORGAN_OWNER) && values[i] != NULL)
      {
        *owner = g_ascii_strtoll (values[i], NULL, 10);
        owner_kind = qorgan_session_kind_of (self, *owner, &failure);
        if (!qorgan_casebook_error_unless_gone (g_steal_pointer (&failure), error))
          return FALSE;
      }
  if (name == NULL || owner_kind == NULL || !qorgan_kind_find_field (owner_kind, name, field))
    *field = 0;
  return TRUE;
}

/* Whether what is said of the field is not said in passing, and so is no name for a list. */
static gboolean
states_what_is_sealed (QorganSession *self, QorganFieldId field, gint64 owner, gboolean *does, GError **error)
{
  g_autoptr (QorganRecord) record = NULL;
  GError *failure = NULL;
  QorganHandling handling = { .kind = qorgan_kind_by_id (QORGAN_FIELD_KIND (field)) };

  if (!qorgan_may_say (&handling, field, &qorgan_audience_in_passing))
    return *does = TRUE;
  *does = FALSE;
  if (!speaks_of_a_field (handling.kind))
    return TRUE;
  /* The translation of what a claim says of something. */
  record = qorgan_session_load (self, owner, &failure);
  if (record == NULL || !qorgan_session_handling (self, record, &handling, &failure))
    return qorgan_casebook_error_unless_gone (failure, error);
  handling.is_sealed = FALSE; /* then it has another name anyway */
  *does = !qorgan_may_say (&handling, field, &qorgan_audience_in_passing);
  return TRUE;
}

/* What a source says of a code, a date or a link is kept as such a value; what it says otherwise is its own words. */
static char *
title_from_statement (QorganSession *self,
                      const QorganKind *kind,
                      const char *const *values,
                      QorganLanguage language,
                      GError **error)
{
  const char *stated = value_at (values, kind->title_field);
  QorganFieldId field;
  gint64 owner;

  if (stated == NULL)
    return g_strdup (qorgan_catalog_text (language, NULL, kind->label));
  if (!find_stated_field (self, kind, values, &field, &owner, error))
    return NULL;
  if (field == 0 || !qorgan_value_check (field, stated, NULL))
    return g_strdup (stated);
  if (qorgan_field (field)->type == QORGAN_LINK || qorgan_field (field)->type == QORGAN_LINKS)
    return title_from_links (self, stated, language, error);
  return qorgan_vocabularies_word_value (self->vocabularies, field, stated, language);
}

/**
 * qorgan_derive_title:
 * @self: a session
 * @kind: kind of the record
 * @values: (array): its canonical values
 * @language: in which language
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (nullable): the title by the kind's rule, without translations, whoever may hear it; never
 *   empty: a record that has nothing to be called by is called by its kind
 */
char *
qorgan_derive_title (QorganSession *self,
                     const QorganKind *kind,
                     const char *const *values,
                     QorganLanguage language,
                     GError **error)
{
  const char *title = NULL;

  switch (kind->title_rule)
    {
    case QORGAN_TITLE_CODE:
      return title_from_code (self, kind, values, language);
    case QORGAN_TITLE_STATED:
      return title_from_statement (self, kind, values, language, error);
    case QORGAN_TITLE_TEXT:
      title = value_at (values, kind->title_field);
      break;
    case QORGAN_TITLE_NAMES:
      title = value_at (values, kind->title_field + language);
      for (guint i = 0; title == NULL && i < QORGAN_N_LANGUAGES; i++)
        title = value_at (values, kind->title_field + i);
      break;
    }
  return g_strdup (title != NULL ? title : qorgan_catalog_text (language, NULL, kind->label));
}

/**
 * qorgan_session_derived:
 * @self: a session
 * @record: a record
 * @derived: name of a derived value of its kind
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (nullable): what is kept of it, of a link the id; %NULL for nothing or with @error set
 */
char *
qorgan_session_derived (QorganSession *self, const QorganRecord *record, const char *derived, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?1", derived, qorgan_record_kind (record)->name);
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (self->connection, sql, error);
  gboolean has_row = FALSE;

  if (select == NULL)
    return NULL;
  qorgan_statement_bind_int64 (select, 1, qorgan_record_id (record));
  if (!qorgan_statement_step (select, &has_row, error) || !has_row)
    return NULL;
  return g_strdup (qorgan_statement_text (select, 0));
}

/* The translation that a record of kind `text` gives of the title's field; NULL for none. */
static char *
translated_title (QorganSession *self, const QorganKind *kind, gint64 id, QorganLanguage language, GError **error)
{
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (
      self->connection,
      "SELECT text FROM text WHERE about = ?1 AND field = ?2 AND language = ?3 AND text IS NOT NULL ORDER BY id",
      error);
  gboolean has_row = FALSE;

  if (select == NULL)
    return NULL;
  qorgan_statement_bind_int64 (select, 1, id);
  qorgan_statement_bind_static_text (select, 2, qorgan_field (kind->title_field)->name);
  qorgan_statement_bind_static_text (select, 3, qorgan_language_code (language));
  if (!qorgan_statement_step (select, &has_row, error) || !has_row)
    return NULL;
  return g_strdup (qorgan_statement_text (select, 0));
}

/* @is_new: it has no translations yet */
static char *
make_title (QorganSession *self,
            gint64 id,
            const QorganKind *kind,
            const char *const *values,
            gboolean is_new,
            QorganLanguage language,
            GError **error)
{
  gboolean may_be_translated = !is_new && kind->title_rule == QORGAN_TITLE_TEXT
                               && (qorgan_field (kind->title_field)->flags & QORGAN_TRANSLATABLE);
  g_autoptr (GError) failure = NULL;
  char *title = may_be_translated ? translated_title (self, kind, id, language, &failure) : NULL;

  if (title != NULL)
    return title;
  if (failure == NULL)
    return qorgan_derive_title (self, kind, values, language, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static const char **
dup_values (const QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);
  const char **values = g_new (const char *, kind->n_fields);

  for (guint i = 0; i < kind->n_fields; i++)
    values[i] = qorgan_record_value (record, qorgan_kind_field_id (kind, i));
  return values;
}

/*
 * qorgan_derive_open_title:
 * @self: a session
 * @record: a record
 * @language: in which language
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (nullable): the title it would have if nothing were sealed
 */
char *
qorgan_derive_open_title (QorganSession *self, const QorganRecord *record, QorganLanguage language, GError **error)
{
  g_autofree const char **values = dup_values (record);

  return make_title (self, qorgan_record_id (record), qorgan_record_kind (record), values, FALSE, language, error);
}

/*
 * qorgan_derive_record:
 * @self: a session
 * @id: id of a record
 * @kind: its kind
 * @values: (array): its canonical values
 * @is_new: whether it has no row in `record` yet, and so no translations either
 * @is_sealed: whether it, or a record it belongs to, says that it is sealed
 * @error: return location for an error of the file
 *
 * What may not be said in passing is in no title: so no list, link, message, or line of the journal can say it.
 *
 * Returns: whether the record's row is written: its kind, its three titles, and whether it is sealed
 */
gboolean
qorgan_derive_record (QorganSession *self,
                      gint64 id,
                      const QorganKind *kind,
                      const char *const *values,
                      gboolean is_new,
                      gboolean is_sealed,
                      GError **error)
{
  g_autoptr (QorganCachedStatement) write = qorgan_connection_statement (
      self->connection,
      is_new
          ? "INSERT INTO record (id, title_en, title_ru, title_kk, sealed, kind) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
          : "UPDATE record SET title_en = ?2, title_ru = ?3, title_kk = ?4, sealed = ?5 WHERE id = ?1 AND (title_en, "
            "title_ru, title_kk, sealed) <> (?2, ?3, ?4, ?5)",
      error);
  gboolean states_sealed = FALSE;
  QorganFieldId field = 0;
  gint64 owner, n_changed;

  if (write == NULL)
    return FALSE;
  if (!is_sealed && speaks_of_a_field (kind) && value_at (values, kind->title_field) != NULL
      && !find_stated_field (self, kind, values, &field, &owner, error))
    return FALSE;
  if (field != 0 && !states_what_is_sealed (self, field, owner, &states_sealed, error))
    return FALSE;
  qorgan_statement_bind_int64 (write, 1, id);
  for (guint i = 0; i < QORGAN_N_LANGUAGES; i++)
    {
      g_autofree char *title = is_sealed       ? qorgan_neutral_title (kind, id, i)
                               : states_sealed ? g_strdup (qorgan_catalog_text (i, "record", SEALED))
                                               : make_title (self, id, kind, values, is_new, i, error);

      if (title == NULL)
        return FALSE;
      qorgan_statement_bind_text (write, 2 + (int) i, title);
    }
  qorgan_statement_bind_int64 (write, 5, is_sealed);
  if (is_new)
    {
      qorgan_statement_bind_static_text (write, 6, kind->name);
      return qorgan_statement_run (write, error);
    }
  if (!qorgan_statement_run_counted (write, &n_changed, error))
    return FALSE;
  if (n_changed > 0 && self->retitled != NULL)
    g_array_append_val (self->retitled, id);
  return TRUE;
}

/* @words: whether the words that find it may have changed too, which are dear to replace */
gboolean
qorgan_derive_again (QorganSession *self, gint64 id, gboolean words, GError **error)
{
  g_autoptr (QorganRecord) record = qorgan_session_load (self, id, error);
  g_autofree const char **values = record != NULL ? dup_values (record) : NULL;
  gboolean is_sealed;

  return record != NULL && qorgan_derive_read_seal (self, id, &is_sealed, error)
         && qorgan_derive_record (self, id, qorgan_record_kind (record), values, FALSE, is_sealed, error)
         && (!words || qorgan_search_index (self, record, FALSE, error));
}

static gboolean
derive_columns (QorganSession *self, gint64 id, GError **error)
{
  const QorganKind *kind = qorgan_session_kind_of (self, id, error);
  g_autoptr (GString) sql = NULL;
  g_autoptr (QorganCachedStatement) update = NULL;

  if (kind == NULL)
    return FALSE;
  if (kind->n_derived == 0)
    return TRUE;
  sql = g_string_new (NULL);
  g_string_append_printf (sql, "UPDATE \"%s\" SET ", kind->name);
  for (guint i = 0; i < kind->n_derived; i++)
    g_string_append_printf (sql, "%s\"%s\" = (%s)", i > 0 ? ", " : "", kind->derived[i].name, kind->derived[i].sql);
  g_string_append (sql, " WHERE id = ?1");
  update = qorgan_connection_statement (self->connection, sql->str, error);
  if (update == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (update, 1, id);
  return qorgan_statement_run (update, error);
}

/* Adds each id that @users gives for what it was bound to. */
static gboolean
add_users (QorganStatement *users, GHashTable *titles, GError **error)
{
  gboolean has_row = TRUE;

  for (;;)
    {
      gint64 id;

      if (!qorgan_statement_step (users, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = qorgan_statement_int64 (users, 0);
      g_hash_table_add (titles, g_memdup2 (&id, sizeof id));
    }
}

/* A term was given another label: every title that uses it is stale, also of what a source says. */
static gboolean
retitle_users (QorganSession *self, gint64 term, GHashTable *titles, GError **error)
{
  g_autoptr (QorganRecord) record = qorgan_rows_load (self, &qorgan_kind_term, term, error);
  const char *vocabulary = record != NULL ? qorgan_record_text (record, QORGAN_TERM_VOCABULARY) : NULL;
  const char *code = record != NULL ? qorgan_record_text (record, QORGAN_TERM_CODE) : NULL;
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; vocabulary != NULL && code != NULL && i < n_kinds; i++)
    {
      const QorganField *field = qorgan_field (kinds[i]->title_field);
      gboolean states = kinds[i]->title_rule == QORGAN_TITLE_STATED;
      g_autofree char *sql = g_strdup_printf (states ? "SELECT id FROM \"%s\" WHERE instr (\"%s\", ?1) > 0"
                                                     : "SELECT id FROM \"%s\" WHERE \"%s\" = ?1",
                                              kinds[i]->name, field->name);
      g_autoptr (QorganCachedStatement) users = NULL;

      if (!states && (kinds[i]->title_rule != QORGAN_TITLE_CODE || g_strcmp0 (field->vocabulary, vocabulary) != 0))
        continue;
      users = qorgan_connection_statement (self->connection, sql, error);
      if (users == NULL)
        return FALSE;
      qorgan_statement_bind_text (users, 1, code);
      if (!add_users (users, titles, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
terms_changed (QorganSession *self, const QorganChange *change, GHashTable *titles, GError **error)
{
  gboolean any = FALSE;

  for (guint i = 0; i < change->drafts->len; i++)
    any |= ((QorganDraft *) change->drafts->pdata[i])->kind == &qorgan_kind_term;
  if (!any)
    return TRUE;
  if (!qorgan_session_reload_vocabularies (self, error))
    return FALSE;
  for (guint i = 0; i < change->drafts->len; i++)
    {
      const QorganDraft *draft = change->drafts->pdata[i];

      if (draft->kind == &qorgan_kind_term && !draft->deleted && !retitle_users (self, draft->id, titles, error))
        return FALSE;
    }
  return TRUE;
}

/* @owner of a name or a translation: its title and its words may have moved. */
static gboolean
owner_is_worded_by (const QorganKind *kind, QorganFieldId field)
{
  return (kind == &qorgan_kind_name && field == QORGAN_NAME_OF)
         || (kind == &qorgan_kind_text && field == QORGAN_TEXT_ABOUT);
}

/* (element-type gint64) By id: pages of the file are then visited once, and FTS5 begins a new piece of its index, and
 * looks for words in every piece, whenever ids go backwards. */
static GArray *
sorted_ids (GHashTable *set)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), g_hash_table_size (set));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (ids, key, 1);
  qorgan_id_set_normalise (ids);
  return ids;
}

/* What a claim or a translation speaks of, or points to, may have come later in the same change. */
static void
add_statements (const QorganChange *change, GHashTable *titles)
{
  for (guint i = 0; i < change->drafts->len; i++)
    {
      const QorganDraft *draft = change->drafts->pdata[i];

      if (!draft->deleted && speaks_of_a_field (draft->kind))
        g_hash_table_add (titles, g_memdup2 (&draft->id, sizeof draft->id));
    }
}

static gboolean
is_worded (const GArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      QorganFieldId field = g_array_index (fields, QorganFieldId, i);

      if (owner_is_worded_by (qorgan_kind_by_id (QORGAN_FIELD_KIND (field)), field))
        return TRUE;
    }
  return FALSE;
}

static gboolean
derive_all_again (QorganSession *self, GHashTable *records, gboolean words, GHashTable *stale, GError **error)
{
  g_autoptr (GArray) sorted = sorted_ids (records);

  for (guint i = 0; i < sorted->len; i++)
    {
      gint64 id = g_array_index (sorted, gint64, i);

      if (!qorgan_derive_again (self, id, words, error))
        return FALSE;
      if (!g_hash_table_contains (stale, &id))
        g_hash_table_insert (stale, g_memdup2 (&id, sizeof id), g_array_new (FALSE, FALSE, sizeof (QorganFieldId)));
    }
  return TRUE;
}

/**
 * qorgan_derive_rest:
 * @self: a session
 * @change: a change whose rows are written
 * @stale: (element-type gint64 QorganFieldId): records that links of the change point or pointed to; those whose
 *   derived values moved stay in it, the others are taken out
 * @error: return location for an error of the file
 *
 * Returns: whether the values that other records keep of the changed ones are right again
 */
gboolean
qorgan_derive_rest (QorganSession *self, const QorganChange *change, GHashTable *stale, GError **error)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) worded = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) pointed_to = NULL;

  if (!terms_changed (self, change, titles, error))
    return FALSE;
  if (change->verb != QORGAN_VERB_EDIT && change->verb != QORGAN_VERB_CREATE && change->verb != QORGAN_VERB_DELETE)
    add_statements (change, titles);
  pointed_to = sorted_ids (stale);
  for (guint i = 0; i < pointed_to->len; i++)
    {
      gint64 id = g_array_index (pointed_to, gint64, i);
      const QorganDraft *draft = qorgan_change_find (change, id);

      if (draft != NULL && draft->deleted)
        {
          g_hash_table_remove (stale, &id);
          continue;
        }
      if (is_worded (g_hash_table_lookup (stale, &id)))
        g_hash_table_add (worded, g_memdup2 (&id, sizeof id));
      if (!derive_columns (self, id, error))
        return FALSE;
    }
  return derive_all_again (self, worded, TRUE, stale, error) && derive_all_again (self, titles, FALSE, stale, error);
}
