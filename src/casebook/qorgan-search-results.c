/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search results as a person reads them: the best few, each with the reason why it is there. Whatever costs something
 * (titles, the text around a match) is done for the few only. */

#include "qorgan-search-private.h"

#include <glib/gi18n-lib.h>

#include "qorgan-catalog.h"
#include "qorgan-disclosure.h"
#include "qorgan-fold.h"
#include "qorgan-id-set.h"
#include "qorgan-id.h"
#include "qorgan-session-private.h"

#define CONTEXT_BEFORE 30 /* characters */
#define CONTEXT_LENGTH 90
#define MAX_WORD 20
#define MAX_FOLLOWED 1000 /* hits; fifty results are all anybody looks at */

typedef enum
{
  RANK_TITLE_BEGINS,
  RANK_TITLE,
  RANK_TEXT,
  RANK_THROUGH,
} Rank;

typedef struct
{
  gint64 id;
  gint64 through; /* of RANK_THROUGH */
  Rank rank;
} Candidate;

/* One search: what was asked for, and what was found so far. */
typedef struct
{
  QorganSession *session;
  const char *typed;
  const guint8 *targets;
  QorganLanguage language;
  guint limit;
  GArray *candidates; /* (element-type Candidate) */
} Search;

/**
 * qorgan_hit_free:
 * @self: (transfer full): a hit
 */
void
qorgan_hit_free (QorganHit *self)
{
  g_free (self->title);
  g_free (self->context);
  g_free (self);
}

/* Kinds that stand by themselves: a dependant is shown by its owner, which is found through it. */
static guint8 *
dup_independent_kinds (void)
{
  g_autoptr (GByteArray) targets = g_byte_array_new ();
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);
  guint8 end = 0;

  for (guint i = 0; i < n_kinds; i++)
    {
      guint8 id = (guint8) kinds[i]->id;
      gboolean owned = FALSE;

      for (guint j = 0; j < kinds[i]->n_fields; j++)
        owned |= (kinds[i]->fields[j].flags & QORGAN_OWNER) != 0;
      if (!owned && kinds[i] != &qorgan_kind_term)
        g_byte_array_append (targets, &id, 1);
    }
  g_byte_array_append (targets, &end, 1);
  return g_byte_array_free (g_steal_pointer (&targets), FALSE);
}

static char *
narrow_to_targets (const char *match, const guint8 *targets)
{
  g_autoptr (GString) narrowed = g_string_new (NULL);

  g_string_append_printf (narrowed, "(%s) AND (", match);
  for (guint i = 0; targets[i] != 0; i++)
    {
      g_autofree char *word = qorgan_search_kind_word (qorgan_kind_by_id (targets[i]));

      g_string_append_printf (narrowed, "%s\"%s\"", i > 0 ? " OR " : "", word);
    }
  g_string_append_c (narrowed, ')');
  return g_string_free (g_steal_pointer (&narrowed), FALSE);
}

/* Newest first; of several reasons the newest. */
static int
compare_hops (gconstpointer a, gconstpointer b)
{
  const QorganHop *x = a, *y = b;

  if (x->id != y->id)
    return x->id < y->id ? 1 : -1;
  return (x->through < y->through) - (x->through > y->through);
}

static gboolean
is_candidate (const Search *search, gint64 id)
{
  for (guint i = 0; i < search->candidates->len; i++)
    if (g_array_index (search->candidates, Candidate, i).id == id)
      return TRUE;
  return FALSE;
}

/* Fills up with the newest hits of @match that are not there yet. The index ranks: it was told what titles are. */
static gboolean
add_hits (Search *search, const char *match, Rank rank, GError **error)
{
  g_autofree char *narrowed = narrow_to_targets (match, search->targets);
  g_autoptr (GArray) hits = NULL;

  if (search->candidates->len == search->limit)
    return TRUE;
  hits = qorgan_search_read_hits (search->session, narrowed, search->limit + search->candidates->len, error);
  for (guint i = 0; hits != NULL && i < hits->len && search->candidates->len < search->limit; i++)
    {
      Candidate candidate = { .id = g_array_index (hits, gint64, i), .rank = rank };

      if (!is_candidate (search, candidate.id))
        g_array_append_val (search->candidates, candidate);
    }
  return hits != NULL;
}

/* Fills up with what links to the hits, newest first. */
static gboolean
add_followers (Search *search, const char *match, GError **error)
{
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GPtrArray) by_kind = NULL;
  g_autoptr (GArray) hops = g_array_new (FALSE, FALSE, sizeof (QorganHop));

  if (search->candidates->len == search->limit)
    return TRUE;
  /* The candidates are all hits that stand by themselves; of the others the newest will do. */
  hits = qorgan_search_read_hits (search->session, match, MAX_FOLLOWED, error);
  if (hits == NULL)
    return FALSE;
  for (guint i = 0; i < search->candidates->len; i++)
    g_array_append_val (hits, g_array_index (search->candidates, Candidate, i).id);
  qorgan_id_set_normalise (hits);
  by_kind = qorgan_search_sort_by_kind (search->session, hits, error);
  if (by_kind == NULL)
    return FALSE;
  for (guint i = 0; search->targets[i] != 0; i++)
    if (!qorgan_search_follow (search->session, qorgan_kind_by_id (search->targets[i]), by_kind, hops, error))
      return FALSE;
  g_array_sort (hops, compare_hops);
  for (guint i = 0; i < hops->len && search->candidates->len < search->limit; i++)
    {
      const QorganHop *hop = &g_array_index (hops, QorganHop, i);
      Candidate follower = { hop->id, hop->through, RANK_THROUGH };

      if (!is_candidate (search, hop->id))
        g_array_append_val (search->candidates, follower);
    }
  return TRUE;
}

static gboolean
find_candidates (Search *search, GError **error)
{
  g_autofree char *match = qorgan_fold_query (search->typed);
  g_autofree char *begins = match != NULL ? qorgan_search_in_title (match, TRUE) : NULL;
  g_autofree char *in_title = match != NULL ? qorgan_search_in_title (match, FALSE) : NULL;

  if (match == NULL)
    return TRUE;
  return add_hits (search, begins, RANK_TITLE_BEGINS, error) && add_hits (search, in_title, RANK_TITLE, error)
         && add_hits (search, match, RANK_TEXT, error) && add_followers (search, match, error);
}

static gboolean
find_newest (Search *search, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (QorganStatement) select = NULL;
  gboolean has_row = TRUE;

  for (guint i = 0; search->targets[i] != 0; i++)
    g_string_append_printf (sql, "%sSELECT id FROM (SELECT id FROM \"%s\" ORDER BY id DESC LIMIT ?1)",
                            i > 0 ? " UNION ALL " : "", qorgan_kind_by_id (search->targets[i])->name);
  g_string_append (sql, " ORDER BY id DESC LIMIT ?1");
  select = qorgan_connection_prepare (search->session->connection, sql->str, error);
  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, search->limit);
  while (has_row)
    {
      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (has_row)
        {
          Candidate candidate = { .id = qorgan_statement_int64 (select, 0), .rank = RANK_TITLE };

          g_array_append_val (search->candidates, candidate);
        }
    }
  return TRUE;
}

static guint
count_words (const char *typed)
{
  g_auto (GStrv) words = g_strsplit_set (typed, " \t\n", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += *words[i] != '\0';
  return n;
}

/* The text around @at, on one line. */
static char *
cut_text (const char *text, gsize at)
{
  g_autofree char *cut = NULL;
  const char *start = text + at, *end;
  glong n = MIN (g_utf8_pointer_to_offset (text, start), CONTEXT_BEFORE);

  start = g_utf8_offset_to_pointer (start, -n);
  end = g_utf8_offset_to_pointer (start, MIN (g_utf8_strlen (start, -1), CONTEXT_LENGTH));
  /* Not from the middle of a word to the middle of another, unless words are very long. */
  for (n = 0; n < MAX_WORD && start > text && !g_unichar_isspace (g_utf8_get_char (start)); n++)
    start = g_utf8_prev_char (start);
  for (n = 0; n < MAX_WORD && *end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)); n++)
    end = g_utf8_prev_char (end);
  cut = g_strndup (start, (gsize) (end - start));
  g_strstrip (g_strdelimit (cut, "\n\t", ' '));
  return g_strconcat (start > text ? "…" : "", cut, *end != '\0' ? "…" : "", NULL);
}

/* Takes the text for the reason if more of the words are in it than in the one taken before. */
static void
consider_text (const Search *search, const char *text, char **context, guint *n_matches)
{
  g_autoptr (GArray) matches = qorgan_fold_matches (text, search->typed);
  guint n = MIN (matches->len, count_words (search->typed));

  if (n <= *n_matches)
    return;
  g_free (*context);
  *context = cut_text (text, g_array_index (matches, QorganFoldMatch, 0).start);
  *n_matches = n;
}

/* Of one record, the texts that it is found by and that may be said in passing. */
static void
consider_record (const Search *search,
                 const QorganRecord *record,
                 const QorganHandling *handling,
                 char **context,
                 guint *n_matches)
{
  const QorganKind *kind = qorgan_record_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);
      const char *text = qorgan_record_value (record, field);

      if ((kind->fields[i].flags & QORGAN_SEARCHED) && text != NULL
          && qorgan_may_say (handling, field, &qorgan_audience_in_passing))
        consider_text (search, text, context, n_matches);
    }
}

static gboolean
consider_dependants (const Search *search,
                     QorganFieldId owner,
                     gint64 id,
                     const QorganHandling *handling,
                     char **context,
                     guint *n_matches,
                     GError **error)
{
  g_autoptr (GArray) ids = qorgan_session_dependants (search->session, owner, id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (QorganRecord) record = qorgan_session_load (search->session, g_array_index (ids, gint64, i), error);
      QorganHandling of_dependant;

      if (record == NULL)
        return FALSE;
      qorgan_handling_init (&of_dependant, record, handling);
      consider_record (search, record, &of_dependant, context, n_matches);
    }
  return ids != NULL;
}

/* Of the record's own texts, its other names and its translations, the one that says best why it was found. What is
 * sealed is found, and says nothing. */
static gboolean
find_context (const Search *search, gint64 id, char **context, GError **error)
{
  g_autoptr (QorganRecord) record = qorgan_session_load (search->session, id, error);
  QorganHandling handling;
  guint n_matches = 0;

  if (record == NULL || !qorgan_session_handling (search->session, record, &handling, error))
    return FALSE;
  consider_record (search, record, &handling, context, &n_matches);
  return consider_dependants (search, QORGAN_NAME_OF, id, &handling, context, &n_matches, error)
         && consider_dependants (search, QORGAN_TEXT_ABOUT, id, &handling, context, &n_matches, error);
}

static char *
word_through (const Search *search, gint64 through, GError **error)
{
  /* Translators: why a record is among the search results; %s is the title of the record that the words found, to
   * which this one is linked. */
  const char *format = qorgan_catalog_text (search->language, NULL, N_ ("through %s"));
  g_autofree char *title = qorgan_session_title (search->session, through, search->language, error);
  GString *words;

  if (title == NULL)
    return NULL;
  words = g_string_new (format);
  g_string_replace (words, "%s", title, 1);
  return g_string_free (words, FALSE);
}

static QorganHit *
make_hit (const Search *search, const Candidate *candidate, GError **error)
{
  g_autoptr (QorganHit) hit = g_new0 (QorganHit, 1);

  hit->id = candidate->id;
  hit->kind = qorgan_session_kind_of (search->session, hit->id, error);
  if (hit->kind == NULL)
    return NULL;
  hit->title = qorgan_session_title (search->session, hit->id, search->language, error);
  if (hit->title == NULL)
    return NULL;
  if (candidate->rank == RANK_TEXT && !find_context (search, hit->id, &hit->context, error))
    return NULL;
  if (candidate->rank == RANK_THROUGH)
    {
      hit->context = word_through (search, candidate->through, error);
      if (hit->context == NULL)
        return NULL;
    }
  return g_steal_pointer (&hit);
}

/**
 * qorgan_session_search:
 * @session: a session
 * @typed: words as a person types them, the last perhaps unfinished; without a word the newest records are found
 * @targets: (nullable) (array zero-terminated=1): ids of the kinds to look for; %NULL: all that stand by themselves,
 *   which is all but the dependants, found through what they say, and the terms
 * @language: of the titles and of the reasons
 * @limit: how many at most
 * @other_layout: (out) (optional) (nullable) (transfer full): what was searched for instead of @typed, because only
 *   that, typed on another keyboard layout, finds something; %NULL otherwise
 * @error: return location for an error of the file
 *
 * First what has all words in its title, foremost what begins with one; then what has them elsewhere; then what is
 * linked to those. Within each the newest first.
 *
 * Returns: (transfer full) (element-type QorganHit) (nullable): the results, best first
 */
GPtrArray *
qorgan_session_search (QorganSession *session,
                       const char *typed,
                       const guint8 *targets,
                       QorganLanguage language,
                       guint limit,
                       char **other_layout,
                       GError **error)
{
  g_autofree guint8 *independent = targets == NULL ? dup_independent_kinds () : NULL;
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autofree char *match = qorgan_fold_query (typed);
  g_autofree char *other = NULL;
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_hit_free);
  Search search = { session, typed, targets != NULL ? targets : independent, language, limit, candidates };

  if (other_layout != NULL)
    *other_layout = NULL;
  if (!(match != NULL ? find_candidates (&search, error) : find_newest (&search, error)))
    return NULL;
  if (candidates->len == 0 && match != NULL)
    {
      other = qorgan_fold_other_layout (typed);
      search.typed = other != NULL ? other : typed;
      if (other != NULL && !find_candidates (&search, error))
        return NULL;
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      QorganHit *hit = make_hit (&search, &g_array_index (candidates, Candidate, i), error);

      if (hit == NULL)
        return NULL;
      g_ptr_array_add (hits, hit);
    }
  if (other_layout != NULL && hits->len > 0)
    *other_layout = g_steal_pointer (&other);
  return g_steal_pointer (&hits);
}

/* Whether every word is in the title, so that nobody asks why. */
static gboolean
title_says_it (const Search *search, gint64 id)
{
  g_autofree char *title = qorgan_session_title (search->session, id, search->language, NULL);
  g_autoptr (GArray) matches = title != NULL ? qorgan_fold_matches (title, search->typed) : NULL;

  return matches != NULL && matches->len >= count_words (search->typed);
}

/* (element-type QorganHop) What leads from the hits of the words to records of @kind. */
static GArray *
read_hops (const Search *search, const QorganKind *kind, GError **error)
{
  g_autofree char *match = qorgan_fold_query (search->typed);
  g_autoptr (GArray) hops = g_array_new (FALSE, FALSE, sizeof (QorganHop));
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GPtrArray) by_kind = NULL;

  if (match == NULL)
    return g_steal_pointer (&hops);
  hits = qorgan_search_read_hits (search->session, match, MAX_FOLLOWED, error);
  if (hits == NULL)
    return NULL;
  qorgan_id_set_normalise (hits);
  by_kind = qorgan_search_sort_by_kind (search->session, hits, error);
  if (by_kind == NULL || !qorgan_search_follow (search->session, kind, by_kind, hops, error))
    return NULL;
  g_array_sort (hops, compare_hops);
  return g_steal_pointer (&hops);
}

/* Of several records that lead to @id the newest; @hops are in the order of compare_hops(). */
static gint64
find_through (const GArray *hops, gint64 id)
{
  guint low = 0, high = hops->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (hops, QorganHop, middle).id > id)
        low = middle + 1;
      else
        high = middle;
    }
  return low < hops->len && g_array_index (hops, QorganHop, low).id == id ? g_array_index (hops, QorganHop, low).through
                                                                          : 0;
}

/**
 * qorgan_session_explain:
 * @session: a session
 * @typed: words that were searched for
 * @kind: the kind of the records
 * @ids: (element-type gint64): a few records that the words find, those that are on the screen
 * @language: of the reasons
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (element-type gint64 utf8) (nullable): for each record whose title does not say it, the text
 *   around what was found, or through which other record it was found
 */
GHashTable *
qorgan_session_explain (QorganSession *session,
                        const char *typed,
                        const QorganKind *kind,
                        const GArray *ids,
                        QorganLanguage language,
                        GError **error)
{
  Search search = { .session = session, .typed = typed, .language = language };
  g_autoptr (GHashTable) reasons = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) hops = read_hops (&search, kind, error);

  for (guint i = 0; hops != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i), through;
      g_autofree char *reason = NULL;

      if (title_says_it (&search, id))
        continue;
      if (!find_context (&search, id, &reason, NULL))
        continue; /* deleted meanwhile */
      through = reason == NULL ? find_through (hops, id) : 0;
      if (through != 0)
        reason = word_through (&search, through, NULL);
      if (reason != NULL)
        g_hash_table_insert (reasons, g_memdup2 (&id, sizeof id), g_steal_pointer (&reason));
    }
  return hops != NULL ? g_steal_pointer (&reasons) : NULL;
}
