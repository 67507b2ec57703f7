/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Likeness of names. The index of words gives a few hundred candidates that share a word, and the beginning of another;
 * then every name of the record is compared with every name of each of them, by folded words, whatever their order. */

#include "qorgan-similar-private.h"

#include "qorgan-fold.h"
#include "qorgan-id-set.h"
#include "qorgan-id.h"
#include "qorgan-search-private.h"

#define MAX_WORDS 8
#define MAX_CANDIDATES 300
#define MAX_NAMES 8 /* of the record, each a part of the question */
#define MIN_MISSPELLED 6 /* letters: in a shorter word another letter makes another name: Asel, Asem */
#define MIN_FAMILY_NAME 3 /* letters that have to be alike where the rest is an initial */
#define MAX_MORE 2 /* words: a patronymic, which in Kazakh may be two */

typedef struct
{
  char *text;
  char **words; /* folded, at most MAX_WORDS */
  gboolean is_other; /* of kind `name`: in no language for certain */
  QorganLanguage language;
} Name;

static void
name_free (gpointer data)
{
  Name *name = data;

  g_free (name->text);
  g_strfreev (name->words);
  g_free (name);
}

/* ---- Two names ---- */

typedef struct
{
  char **words[2];
  gboolean used[2][MAX_WORDS];
  guint n[2];
} Comparing;

static gboolean
has_digit (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

/* Whether one letter more, less, another or two that changed places make one of the other. */
static gboolean
one_letter_differs (const char *a, const char *b)
{
  gsize m = strlen (a), n = strlen (b), start = 0, end = 0;

  if (MIN (m, n) < MIN_MISSPELLED || MAX (m, n) - MIN (m, n) > 1 || has_digit (a) || has_digit (b))
    return FALSE;
  while (start < MIN (m, n) && a[start] == b[start])
    start++;
  while (end < MIN (m, n) - start && a[m - 1 - end] == b[n - 1 - end])
    end++;
  if (m - start - end <= 1 && n - start - end <= 1)
    return TRUE;
  return m == n && m - start - end == 2 && a[start] == b[start + 1] && a[start + 1] == b[start];
}

static gboolean
is_initial_of (const char *a, const char *b)
{
  return (a[1] == '\0' || b[1] == '\0') && a[0] == b[0] && !g_ascii_isdigit (a[0]);
}

static gboolean
are_equal (const char *a, const char *b)
{
  return g_str_equal (a, b);
}

/* Pairs words that are not paired yet and that @fit; returns how many. @shortest: letters of the shortest word of
 * those. */
static guint
pair_words (Comparing *self, gboolean (*fit) (const char *, const char *), gsize *longest)
{
  guint n_paired = 0;

  *longest = 0;
  for (guint i = 0; i < self->n[0]; i++)
    for (guint j = 0; j < self->n[1] && !self->used[0][i]; j++)
      if (!self->used[1][j] && fit (self->words[0][i], self->words[1][j]))
        {
          self->used[0][i] = self->used[1][j] = TRUE;
          *longest = MAX (*longest, strlen (self->words[0][i]));
          n_paired++;
        }
  return n_paired;
}

/* Words of name @which that nothing was paired with; a number among them makes MAX_WORDS of it. */
static guint
count_left (const Comparing *self, guint which)
{
  guint n = 0;

  for (guint i = 0; i < self->n[which]; i++)
    if (!self->used[which][i])
      n += has_digit (self->words[which][i]) ? MAX_WORDS : 1;
  return n;
}

/**
 * qorgan_similar_compare_names:
 * @first: the folded words of a name, see qorgan_similar_split_name()
 * @second: those of another
 * @is_person: whether both are people's: words may be missing, or initials; an organisation with a word more is another
 *   organisation
 * @reason: (out): why
 *
 * Returns: whether the two may name one and the same
 */
gboolean
qorgan_similar_compare_names (char **first, char **second, gboolean is_person, QorganSimilarReason *reason)
{
  Comparing comparing = { .words = { first, second }, .n = { g_strv_length (first), g_strv_length (second) } };
  guint n_equal, n_initials, n_misspelled, left, more;
  gsize longest, unused;

  if (comparing.n[0] == 0 || comparing.n[1] == 0)
    return FALSE;
  n_equal = pair_words (&comparing, are_equal, &longest);
  n_initials = is_person ? pair_words (&comparing, is_initial_of, &unused) : 0;
  n_misspelled = pair_words (&comparing, one_letter_differs, &unused);
  left = MIN (count_left (&comparing, 0), count_left (&comparing, 1));
  more = MAX (count_left (&comparing, 0), count_left (&comparing, 1));
  if (left > 0 || more > MAX_MORE || n_misspelled > 1
      || (n_initials > 0 && (n_misspelled > 0 || longest < MIN_FAMILY_NAME)))
    return FALSE;
  if (more > 0 && (!is_person || n_equal + n_initials < 2 || n_equal == 0 || n_misspelled > 0))
    return FALSE;
  if (n_misspelled > 0)
    *reason = QORGAN_SIMILAR_LETTER;
  else if (n_initials > 0)
    *reason = QORGAN_SIMILAR_INITIAL;
  else
    *reason = more > 0 ? QORGAN_SIMILAR_PART : QORGAN_SIMILAR_NAME;
  return TRUE;
}

/* ---- All names of a record ---- */

/**
 * qorgan_similar_split_name:
 * @text: a name
 *
 * Returns: (transfer full): its folded words, as names are compared by them
 */
char **
qorgan_similar_split_name (const char *text)
{
  g_autofree char *key = qorgan_fold_text (text);

  return g_strsplit (key, " ", MAX_WORDS);
}

static void
add_name (GPtrArray *names, const char *text, gboolean is_other, QorganLanguage language)
{
  Name *name;

  if (text == NULL)
    return;
  name = g_new0 (Name, 1);
  name->text = g_strdup (text);
  name->words = qorgan_similar_split_name (text);
  name->is_other = is_other;
  name->language = language;
  g_ptr_array_add (names, name);
}

static gboolean
add_other_names (QorganSession *session, gint64 id, GPtrArray *names, GError **error)
{
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (session->connection, "SELECT text FROM name WHERE \"of\" = ?1 LIMIT 50", error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, id);
  while (has_row)
    {
      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (has_row)
        add_name (names, qorgan_statement_text (select, 0), TRUE, 0);
    }
  return TRUE;
}

static void
add_titles (GPtrArray *names, const QorganKind *kind, const QorganRecord *record)
{
  guint n = kind->title_rule == QORGAN_TITLE_NAMES ? QORGAN_N_LANGUAGES : 1;

  for (guint i = 0; i < n; i++)
    add_name (names, qorgan_record_value (record, kind->title_field + i), FALSE, i);
}

/* ---- The question to the index ---- */

static void
append_begins (GString *match, const char *word)
{
  gsize length = strlen (word);

  g_string_append_printf (match, "\"%s\"", word);
  if (!g_str_is_ascii (word))
    return; /* of an alphabet that folding leaves as it is; its letters are not to be cut */
  if (length > 3)
    g_string_append_printf (match, " OR \"%.3s\"*", word);
  if (length > 1)
    g_string_append_printf (match, " OR \"%c\"", word[0]);
}

/* Among the words other than that @at is an initial: then all of a family name are asked for. */
static gboolean
has_initial (char **words, guint at)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (i != at && words[i][1] == '\0')
      return TRUE;
  return FALSE;
}

/* One word as it is, and unless @alone the beginning of one of the others. */
static void
append_word (GString *match, char **words, guint at, gboolean alone)
{
  gboolean any = FALSE;

  g_string_append_printf (match, "%s(\"%s\"", match->len > 0 ? " OR " : "", words[at]);
  if (alone || has_initial (words, at))
    {
      g_string_append_c (match, ')');
      return;
    }
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (i == at)
        continue;
      g_string_append (match, any ? " OR " : " AND (");
      append_begins (match, words[i]);
      any = TRUE;
    }
  g_string_append (match, any ? "))" : ")");
}

static void
append_name (GString *match, const Name *name, gboolean alone)
{
  char **words = name->words;

  if (words[0] == NULL)
    return;
  if (words[1] == NULL)
    {
      g_string_append (match, match->len > 0 ? " OR (" : "(");
      append_begins (match, words[0]);
      g_string_append_c (match, ')');
      return;
    }
  for (guint i = 0; words[i] != NULL && i < MAX_WORDS - 1; i++)
    if (words[i][1] != '\0')
      append_word (match, words, i, alone);
}

/* The records of @kind that share words with @names: one and the beginning of another, or one @alone. */
static GArray *
find_candidates (QorganLooking *self, const QorganKind *kind, const GPtrArray *names, gboolean alone, GError **error)
{
  g_autoptr (GString) match = g_string_new (NULL);
  g_autofree char *kind_word = qorgan_search_kind_word (kind);
  g_autofree char *narrowed = NULL;

  for (guint i = 0; i < MIN (names->len, MAX_NAMES); i++)
    append_name (match, names->pdata[i], alone);
  if (match->len == 0)
    return qorgan_id_set_new ();
  narrowed = g_strdup_printf ("\"%s\" AND (%s)", kind_word, match->str);
  return qorgan_search_read_hits (self->session, narrowed, MAX_CANDIDATES, error);
}

/* ---- Candidates ---- */

typedef struct
{
  gint64 id;
  GPtrArray *names;
} Candidate;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_ptr_array_unref (candidate->names);
  g_free (candidate);
}

static GPtrArray *
names_of (GHashTable *candidates, gint64 id)
{
  Candidate *candidate = g_hash_table_lookup (candidates, &id);

  if (candidate == NULL)
    {
      candidate = g_new (Candidate, 1);
      candidate->id = id;
      candidate->names = g_ptr_array_new_with_free_func (name_free);
      g_hash_table_insert (candidates, &candidate->id, candidate);
    }
  return candidate->names;
}

/* Adds what @sql gives: an id, then names; in the order of the languages, or other ones. */
static gboolean
read_names (QorganLooking *self,
            GHashTable *candidates,
            const char *sql,
            const GArray *ids,
            gboolean are_other,
            GError **error)
{
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (self->session->connection, sql, error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_ids (select, 1, ids);
  while (has_row)
    {
      GPtrArray *names;

      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      names = names_of (candidates, qorgan_statement_int64 (select, 0));
      for (int i = 1; i < qorgan_statement_n_columns (select); i++)
        add_name (names, qorgan_statement_text (select, i), are_other, (QorganLanguage) (i - 1));
    }
  return TRUE;
}

static gboolean
read_candidates (QorganLooking *self, const QorganKind *kind, const GArray *ids, GHashTable *candidates, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id");
  guint n = kind->title_rule == QORGAN_TITLE_NAMES ? QORGAN_N_LANGUAGES : 1;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, ", \"%s\"", qorgan_field (kind->title_field + i)->name);
  g_string_append_printf (sql, " FROM \"%s\" WHERE id IN (SELECT id FROM ids (?1))", kind->name);
  return read_names (self, candidates, sql->str, ids, FALSE, error)
         && read_names (self, candidates, "SELECT \"of\", text FROM name WHERE \"of\" IN (SELECT id FROM ids (?1))",
                        ids, TRUE, error);
}

/* The surest reason of all pairs of names. */
static void
compare_candidate (QorganLooking *self, const GPtrArray *names, const Candidate *candidate)
{
  gboolean is_person = qorgan_record_kind (self->record) == &qorgan_kind_person;
  QorganSimilarReason best = G_MAXINT;
  const Name *why = NULL;

  for (guint i = 0; i < names->len; i++)
    for (guint j = 0; j < candidate->names->len; j++)
      {
        const Name *mine = names->pdata[i], *theirs = candidate->names->pdata[j];
        QorganSimilarReason reason;

        if (!qorgan_similar_compare_names (mine->words, theirs->words, is_person, &reason))
          continue;
        if (reason == QORGAN_SIMILAR_NAME && (mine->is_other || theirs->is_other))
          reason = QORGAN_SIMILAR_OTHER_NAME;
        else if (reason == QORGAN_SIMILAR_NAME && mine->language != theirs->language)
          reason = QORGAN_SIMILAR_NAME_IN;
        if (why == NULL || reason < best)
          {
            best = reason;
            why = theirs;
          }
      }
  if (why != NULL)
    qorgan_looking_add (self, candidate->id, best, why->language, why->text);
}

static gboolean
look_among_candidates (QorganLooking *self, const GPtrArray *names, gboolean alone, GError **error)
{
  const QorganKind *kind = qorgan_record_kind (self->record);
  g_autoptr (GHashTable) candidates = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, NULL, candidate_free);
  g_autoptr (GArray) ids = find_candidates (self, kind, names, alone, error);
  GHashTableIter iter;
  gpointer candidate;

  if (ids == NULL || !read_candidates (self, kind, ids, candidates, error))
    return FALSE;
  g_hash_table_iter_init (&iter, candidates);
  while (g_hash_table_iter_next (&iter, NULL, &candidate))
    compare_candidate (self, names, candidate);
  return TRUE;
}

/*
 * qorgan_looking_by_name:
 * @self: a looking for the likes of a record
 * @error: return location for an error of the file
 *
 * Returns: whether those of a like name are added
 */
gboolean
qorgan_looking_by_name (QorganLooking *self, GError **error)
{
  const QorganKind *kind = qorgan_record_kind (self->record);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (name_free);

  add_titles (names, kind, self->record);
  if (qorgan_record_id (self->record) != 0
      && !add_other_names (self->session, qorgan_record_id (self->record), names, error))
    return FALSE;
  /* A slip in the first letters of a word is only seen by way of the others. */
  return look_among_candidates (self, names, FALSE, error)
         && (self->found->len > 0 || look_among_candidates (self, names, TRUE, error));
}
