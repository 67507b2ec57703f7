/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be meant by the words typed where a link is wanted. The casebook's own records come first, then the
 * gazetteer's places that it does not have yet, then the offer to create one. */

#include "qorgan-suggestions.h"

#include "qorgan-catalog.h"
#include "qorgan-fold.h"
#include "qorgan-kinds.h"
#include "qorgan-new-record.h"
#include "qorgan-search.h"
#include "qorgan-similar.h"

#include <glib/gi18n-lib.h>

#define MAX_RECORDS 8
#define MAX_PLACES 4
#define MAX_LIKES 3
#define MIN_NAME 4 /* letters that say something */

typedef struct
{
  char *typed;
  QorganSuggestionScope scope;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->typed);
  g_free (search);
}

static void
suggestion_free (gpointer data)
{
  QorganSuggestion *suggestion = data;

  g_free (suggestion->title);
  g_free (suggestion->note);
  g_free (suggestion);
}

static QorganSuggestion *
add (GPtrArray *suggestions, gint64 id, const QorganKind *kind, const char *title)
{
  QorganSuggestion *suggestion = g_new0 (QorganSuggestion, 1);

  suggestion->id = id;
  suggestion->kind = kind;
  suggestion->title = g_strdup (title);
  g_ptr_array_add (suggestions, suggestion);
  return suggestion;
}

/* ---- Records that are there ---- */

static gboolean
add_hits (GPtrArray *suggestions, QorganSession *session, const Search *search, GError **error)
{
  QorganLanguage language = qorgan_session_language (session);
  const guint8 *targets = search->scope.targets;
  gboolean is_mixed = targets == NULL || (targets[0] != 0 && targets[1] != 0);
  g_autoptr (GPtrArray) hits
      = qorgan_session_search (session, search->typed, targets, language, MAX_RECORDS, NULL, error);

  if (hits == NULL)
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    {
      const QorganHit *hit = g_ptr_array_index (hits, i);
      QorganSuggestion *suggestion = add (suggestions, hit->id, hit->kind, hit->title);

      if (hit->context != NULL)
        suggestion->note = g_strdup (hit->context);
      else if (is_mixed)
        suggestion->note = g_strdup (qorgan_catalog_text (language, NULL, hit->kind->label));
    }
  return TRUE;
}

static gboolean
is_suggested (const GPtrArray *suggestions, gint64 id)
{
  for (guint i = 0; i < suggestions->len; i++)
    if (((const QorganSuggestion *) suggestions->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

/* What the words do not find, but what a record of that name would be taken for: a slip, an initial, another script. */
static gboolean
add_likes_of_kind (GPtrArray *suggestions,
                   QorganSession *session,
                   const QorganKind *kind,
                   const char *typed,
                   GError **error)
{
  g_autofree const char **values = g_new0 (const char *, kind->n_fields);
  g_autoptr (QorganRecord) record = NULL;
  g_autoptr (GPtrArray) likes = NULL;

  values[QORGAN_FIELD_INDEX (kind->title_field)] = typed;
  record = qorgan_record_new (0, kind, values);
  likes = qorgan_session_similar (session, record, MAX_LIKES, error);
  for (guint i = 0; likes != NULL && i < likes->len; i++)
    {
      const QorganSimilar *similar = likes->pdata[i];

      if (!is_suggested (suggestions, similar->id))
        add (suggestions, similar->id, kind, similar->title)->note
            = qorgan_similar_word_reason (similar, qorgan_session_language (session));
    }
  return likes != NULL;
}

static gboolean
add_likes (GPtrArray *suggestions, QorganSession *session, const Search *search, GError **error)
{
  if (g_utf8_strlen (search->typed, -1) < MIN_NAME)
    return TRUE;
  for (const guint8 *target = search->scope.targets; target != NULL && *target != 0; target++)
    {
      const QorganKind *kind = qorgan_kind_by_id (*target);

      if (kind->title_rule == QORGAN_TITLE_NAMES
          && !add_likes_of_kind (suggestions, session, kind, search->typed, error))
        return FALSE;
    }
  return TRUE;
}

/* The latest first: what is written down answers what came just before it. */
static gboolean
add_siblings (GPtrArray *suggestions, QorganSession *session, const Search *search, GError **error)
{
  const QorganKind *kind = qorgan_kind_by_id (QORGAN_FIELD_KIND (search->scope.owner));
  g_autoptr (GArray) ids = qorgan_session_dependants (session, search->scope.owner, search->scope.owner_id, error);

  for (guint i = ids != NULL ? ids->len : 0; i > 0 && suggestions->len < MAX_RECORDS; i--)
    {
      gint64 id = g_array_index (ids, gint64, i - 1);
      g_autofree char *title = qorgan_session_title (session, id, qorgan_session_language (session), error);
      g_autoptr (GArray) matches = NULL;

      if (title == NULL)
        return FALSE;
      matches = qorgan_fold_matches (title, search->typed);
      if (*search->typed == '\0' || matches->len > 0)
        add (suggestions, id, kind, title);
    }
  return ids != NULL;
}

static gpointer
find_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Search *search = data;
  g_autoptr (GPtrArray) suggestions = g_ptr_array_new_with_free_func (suggestion_free);
  gboolean ok = search->scope.owner != 0
                    ? add_siblings (suggestions, session, search, error)
                    : add_hits (suggestions, session, search, error) && add_likes (suggestions, session, search, error);

  return ok ? g_steal_pointer (&suggestions) : NULL;
}

/* ---- Records to be ---- */

static gboolean
is_there (GPtrArray *suggestions, const QorganPlace *place)
{
  for (guint i = 0; i < suggestions->len; i++)
    {
      const QorganSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      if (suggestion->id == 0 || suggestion->kind->id != QORGAN_KIND_PLACE)
        continue;
      for (guint language = 0; language < QORGAN_N_LANGUAGES; language++)
        if (g_strcmp0 (suggestion->title, place->names[language]) == 0)
          return TRUE;
    }
  return FALSE;
}

static void
add_places (GPtrArray *suggestions, const char *typed, QorganLanguage language)
{
  g_autoptr (GPtrArray) places = qorgan_gazetteer_search (qorgan_gazetteer_get_default (), typed);
  guint n_added = 0;

  for (guint i = 0; i < places->len && n_added < MAX_PLACES; i++)
    {
      const QorganPlace *place = g_ptr_array_index (places, i);
      QorganSuggestion *suggestion;

      if (is_there (suggestions, place))
        continue;
      suggestion = add (suggestions, 0, &qorgan_kind_place, place->names[language]);
      suggestion->place = place;
      if (place->region != NULL)
        /* Translators: under the name of a place that is suggested; %s is the region it lies in */
        suggestion->note = g_strdup_printf (_ ("New, from the gazetteer · %s"), place->region->names[language]);
      else
        suggestion->note = g_strdup (_ ("New, from the gazetteer"));
      n_added++;
    }
}

static void
add_creations (GPtrArray *suggestions, const char *typed, const guint8 *targets)
{
  for (; *targets != 0; targets++)
    {
      const QorganKind *kind = qorgan_kind_by_id (*targets);
      QorganSuggestion *suggestion;

      if (!qorgan_new_record_is_possible (kind))
        continue;
      suggestion = add (suggestions, 0, kind, NULL);
      /* Translators: creates a record; the first %s is its name as it was typed, the second its kind, such as Person */
      suggestion->title = g_strdup_printf (_ ("Create “%s” (%s)"), typed, g_dgettext (GETTEXT_PACKAGE, kind->label));
    }
}

/**
 * qorgan_suggestions_find_async:
 * @typed: what was typed, in any script or spelling; empty: the newest records
 * @scope: where to look
 * @callback: called in the main context with the result of qorgan_suggestions_find_finish()
 */
void
qorgan_suggestions_find_async (QorganCasebook *casebook,
                               const char *typed,
                               const QorganSuggestionScope *scope,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Search *search = g_new0 (Search, 1);

  search->typed = g_strstrip (g_strdup (typed));
  search->scope = *scope;
  qorgan_casebook_run_async (casebook, find_job, search, search_free, (GDestroyNotify) g_ptr_array_unref, cancellable,
                             callback, user_data);
}

/**
 * qorgan_suggestions_find_finish:
 *
 * Returns: (transfer full) (element-type QorganSuggestion) (nullable): records that are there
 */
GPtrArray *
qorgan_suggestions_find_finish (QorganCasebook *casebook, GAsyncResult *result, GError **error)
{
  return qorgan_casebook_run_finish (casebook, result, error);
}

/**
 * qorgan_suggestions_add_new:
 * @suggestions: (element-type QorganSuggestion): what was found
 * @typed: the words it was found with
 * @scope: where it was looked for
 *
 * Adds what could be created of these words, if anything may be.
 */
void
qorgan_suggestions_add_new (GPtrArray *suggestions,
                            const char *typed,
                            const QorganSuggestionScope *scope,
                            QorganLanguage language)
{
  g_autofree char *words = g_strstrip (g_strdup (typed));

  if (*words == '\0' || scope->only_there || scope->targets == NULL || scope->owner != 0)
    return;
  if (strchr ((const char *) scope->targets, QORGAN_KIND_PLACE) != NULL)
    add_places (suggestions, words, language);
  add_creations (suggestions, words, scope->targets);
}
