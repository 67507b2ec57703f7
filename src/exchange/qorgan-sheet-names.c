/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who and what a sheet's names mean: see the header. The names of a kind are read once, when the first cell asks for
 * them: a table of a thousand rows asks for a thousand names. */

#include "qorgan-sheet-names.h"

#include <string.h>

#include "qorgan-disclosure.h"
#include "qorgan-fold.h"
#include "qorgan-id.h"
#include "qorgan-kinds.h"
#include "qorgan-new-record.h"
#include "qorgan-sheet-likes.h"
#include "qorgan-sheet-values.h"

typedef struct
{
  gint64 id;
  char *title; /* what a report may call it */
  char *words;
  gboolean is_cyrillic;
  gboolean is_new; /* the table makes it */
  guint n_others;  /* records that have the same words for a name */
} Known;

/* The names of one kind. */
typedef struct
{
  QorganSession *session; /* borrowed; only while they are read */
  GHashTable *by_words; /* (element-type utf8 Known): borrowed keys and values */
  GHashTable *by_key;   /* (element-type utf8 Known): owned keys; the first of them */
  GPtrArray *known;     /* (element-type Known) owned */
  GHashTable *ids;      /* (element-type gint64 Known): of the casebook; only while they are read */
  QorganSheetLikes *likes; /* NULL until one is asked for */
  GHashTable *linked;   /* (element-type gint64) ids of the casebook that were found */
  guint n_created;
} Names;

struct _QorganSheetNames
{
  QorganCasebook *casebook; /* borrowed */
  QorganSession *session;   /* borrowed */
  QorganChange *change;     /* borrowed */
  Names *kinds[QORGAN_N_KINDS + 1];
};

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->title);
  g_free (known->words);
  g_free (known);
}

static Names *
names_new (void)
{
  Names *names = g_new0 (Names, 1);

  names->by_words = g_hash_table_new (g_str_hash, g_str_equal);
  names->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->known = g_ptr_array_new_with_free_func (known_free);
  names->ids = g_hash_table_new (qorgan_id_hash, g_int64_equal);
  names->linked = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, NULL);
  return names;
}

static void
names_free (Names *names)
{
  g_hash_table_unref (names->by_words);
  g_hash_table_unref (names->by_key);
  g_hash_table_unref (names->ids);
  g_hash_table_unref (names->linked);
  g_clear_pointer (&names->likes, qorgan_sheet_likes_free);
  g_ptr_array_unref (names->known);
  g_free (names);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* @text with its words in alphabetical order: a surname may come first or last. */
static char *
sort_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  qsort (words, g_strv_length (words), sizeof (char *), compare_words);
  return g_strjoinv (" ", words);
}

static char *
sorted_words (const char *name)
{
  g_autofree char *words = qorgan_sheet_words (name);

  return sort_words (words);
}

static char *
sorted_key (const char *name)
{
  g_autofree char *key = qorgan_fold_text (name);

  return sort_words (key);
}

static gboolean
is_cyrillic (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_CYRILLIC)
      return TRUE;
  return FALSE;
}

static Known *
add (Names *names, gint64 id, const char *title, const char *said, gboolean is_new)
{
  Known *known = g_new0 (Known, 1), *same;
  char *key = sorted_key (title);

  known->id = id;
  known->title = g_strdup (said);
  known->words = sorted_words (title);
  known->is_cyrillic = is_cyrillic (title);
  known->is_new = is_new;
  g_ptr_array_add (names->known, known);
  same = g_hash_table_lookup (names->by_words, known->words);
  if (same == NULL)
    g_hash_table_insert (names->by_words, known->words, known);
  else if (same->id != id)
    same->n_others++;
  if (*key != '\0' && !g_hash_table_contains (names->by_key, key))
    g_hash_table_insert (names->by_key, key, known);
  else
    g_free (key);
  if (names->likes != NULL)
    qorgan_sheet_likes_add (names->likes, title, known);
  return known;
}

/* ---- What the casebook has ---- */

/* What is sealed is recognised by its names; the report says the neutral one. */
static gboolean
add_record (QorganRecord *record, gpointer data, GError **error)
{
  Names *names = data;
  const QorganKind *kind = qorgan_record_kind (record);
  guint n_titles = kind->title_rule == QORGAN_TITLE_NAMES ? QORGAN_N_LANGUAGES : 1;
  g_autofree char *neutral = NULL;
  QorganHandling handling;

  if (!qorgan_session_handling (names->session, record, &handling, error))
    return FALSE;
  if (!qorgan_may_say_title (&handling, &qorgan_audience_in_passing))
    neutral = qorgan_neutral_title (kind, qorgan_record_id (record), qorgan_session_language (names->session));
  for (guint i = 0; i < n_titles; i++)
    {
      const char *title = qorgan_record_text (record, kind->title_field + i);
      Known *known;

      if (title == NULL)
        continue;
      known = add (names, qorgan_record_id (record), title, neutral != NULL ? neutral : title, FALSE);
      g_hash_table_insert (names->ids, &known->id, known);
    }
  return TRUE;
}

static gboolean
add_other_name (QorganRecord *record, gpointer data, GError **error)
{
  Names *names = data;
  gint64 of = qorgan_record_link (record, QORGAN_NAME_OF);
  const char *text = qorgan_record_text (record, QORGAN_NAME_TEXT);
  const Known *owner = g_hash_table_lookup (names->ids, &of);
  QorganHandling handling;

  if (text == NULL || owner == NULL)
    return TRUE;
  if (!qorgan_session_handling (names->session, record, &handling, error))
    return FALSE;
  add (names, of, text, qorgan_may_say (&handling, QORGAN_NAME_TEXT, &qorgan_audience_in_passing) ? text : owner->title,
       FALSE);
  return TRUE;
}

static Names *
get_names (QorganSheetNames *self, const QorganKind *kind, GError **error)
{
  Names *names = self->kinds[kind->id];

  if (names != NULL)
    return names;
  names = self->kinds[kind->id] = names_new ();
  names->session = self->session;
  if (!qorgan_session_each (self->session, kind, add_record, names, error)
      || !qorgan_session_each (self->session, &qorgan_kind_name, add_other_name, names, error))
    return NULL;
  g_hash_table_remove_all (names->ids);
  return names;
}

/**
 * qorgan_sheet_names_new:
 * @casebook: where new records get their ids from
 * @session: a session of it
 * @change: where they are made
 *
 * Returns: (transfer full): nothing read yet
 */
QorganSheetNames *
qorgan_sheet_names_new (QorganCasebook *casebook, QorganSession *session, QorganChange *change)
{
  QorganSheetNames *self = g_new0 (QorganSheetNames, 1);

  self->casebook = casebook;
  self->session = session;
  self->change = change;
  return self;
}

/**
 * qorgan_sheet_names_free:
 * @self: (transfer full): names
 */
void
qorgan_sheet_names_free (QorganSheetNames *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->kinds); i++)
    g_clear_pointer (&self->kinds[i], names_free);
  g_free (self);
}

/* ---- What a name means ---- */

static void
set_found (Names *names, const Known *known, QorganSheetLikeness likeness, QorganSheetNamesake *found)
{
  *found = (QorganSheetNamesake) { likeness, known->id, known->title, known->n_others, QORGAN_SIMILAR_NAME };
  if (likeness == QORGAN_SHEET_SAME && !known->is_new && !g_hash_table_contains (names->linked, &known->id))
    g_hash_table_add (names->linked, g_memdup2 (&known->id, sizeof known->id));
}

/**
 * qorgan_sheet_names_find:
 * @kind: a kind whose records have names or titles
 * @name: a name as the sheet writes it
 * @found: (out): the record it means
 * @error: return location for an error of the file
 *
 * The same words in any order are the same name, and so is what sounds the same in another script; in one script the
 * sound alone is not enough: Ivanov and Ivanova are two people.
 *
 * Returns: whether it could be looked for
 */
gboolean
qorgan_sheet_names_find (QorganSheetNames *self,
                         const QorganKind *kind,
                         const char *name,
                         QorganSheetNamesake *found,
                         GError **error)
{
  Names *names = get_names (self, kind, error);
  g_autofree char *words = NULL;
  g_autofree char *key = NULL;
  const Known *known;

  *found = (QorganSheetNamesake) { QORGAN_SHEET_UNKNOWN };
  if (names == NULL)
    return FALSE;
  words = sorted_words (name);
  known = g_hash_table_lookup (names->by_words, words);
  if (known != NULL)
    {
      set_found (names, known, QORGAN_SHEET_SAME, found);
      return TRUE;
    }
  key = sorted_key (name);
  known = *key != '\0' ? g_hash_table_lookup (names->by_key, key) : NULL;
  if (known != NULL)
    set_found (names, known, known->is_cyrillic != is_cyrillic (name) ? QORGAN_SHEET_SAME : QORGAN_SHEET_ALIKE, found);
  return TRUE;
}

/**
 * qorgan_sheet_names_find_alike:
 * @kind: a kind whose records have names
 * @name: a name that qorgan_sheet_names_find() knows nobody by
 * @found: (out): who may be meant all the same: a slip, an initial, a patronymic more
 * @error: return location for an error of the file
 *
 * Returns: whether it could be looked for
 */
gboolean
qorgan_sheet_names_find_alike (QorganSheetNames *self,
                               const QorganKind *kind,
                               const char *name,
                               QorganSheetNamesake *found,
                               GError **error)
{
  Names *names = get_names (self, kind, error);
  QorganSimilarReason reason;
  const Known *known;

  *found = (QorganSheetNamesake) { QORGAN_SHEET_UNKNOWN };
  if (names == NULL)
    return FALSE;
  if (names->likes == NULL)
    {
      names->likes = qorgan_sheet_likes_new (kind->id == QORGAN_KIND_PERSON);
      for (guint i = 0; i < names->known->len; i++)
        qorgan_sheet_likes_add (names->likes, ((const Known *) names->known->pdata[i])->title, names->known->pdata[i]);
    }
  known = qorgan_sheet_likes_find (names->likes, name, &reason);
  if (known == NULL)
    return TRUE;
  set_found (names, known, QORGAN_SHEET_ALIKE, found);
  found->reason = reason;
  return TRUE;
}

/* People write «г. Уральск»; the gazetteer does not. */
static const char *
without_sort (const char *name)
{
  static const char *const sorts[] = { "г.", "гор.", "город ", "с.", "п.", "пос.", "қ.", "қаласы ", "city of " };

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_str_has_prefix (name, sorts[i]))
      {
        const char *rest = name + strlen (sorts[i]);

        return rest + strspn (rest, " ");
      }
  return name;
}

/* The place of the gazetteer that @name is a name of, or NULL. */
static const QorganPlace *
find_in_gazetteer (const char *name)
{
  const QorganPlace *place = qorgan_gazetteer_find (qorgan_gazetteer_get_default (), name);

  return place != NULL ? place : qorgan_gazetteer_find (qorgan_gazetteer_get_default (), without_sort (name));
}

/* A column of sources is mostly one of links. */
static gboolean
is_address (const char *name)
{
  return g_str_has_prefix (name, "https://") || g_str_has_prefix (name, "http://");
}

static gint64
create_place (QorganSheetNames *self, Names *names, const char *name)
{
  const QorganPlace *place = find_in_gazetteer (name);
  gint64 id;

  if (place == NULL)
    return 0;
  id = qorgan_new_record_add_place (self->change, self->casebook, place);
  for (guint i = 0; i < QORGAN_N_LANGUAGES; i++)
    add (names, id, place->names[i], place->names[i], TRUE);
  for (guint i = 0; i < place->n_other_names; i++)
    add (names, id, place->other_names[i].name, place->other_names[i].name, TRUE);
  return id;
}

/**
 * qorgan_sheet_names_create:
 * @kind: a kind that has been looked through
 * @name: the name or title of a new record of it; a place that the gazetteer knows comes with all its names
 *
 * Returns: the id of the record that the change now creates
 */
gint64
qorgan_sheet_names_create (QorganSheetNames *self, const QorganKind *kind, const char *name)
{
  Names *names = self->kinds[kind->id];
  gint64 id = kind->id == QORGAN_KIND_PLACE ? create_place (self, names, name) : 0;

  if (id == 0)
    id = qorgan_new_record_add_named (self->change, self->casebook, kind, name);
  if (kind->id == QORGAN_KIND_SOURCE && is_address (name))
    qorgan_change_set (self->change, id, QORGAN_SOURCE_ADDRESS, name);
  add (names, id, name, name, TRUE);
  names->n_created++;
  return id;
}

/**
 * qorgan_sheet_names_get:
 * @targets: kinds of records, 0 after the last
 * @name: what a cell names
 * @id: (out): the record it means: one that is there, or else a new one of the first of @targets (of a place, where the
 *   gazetteer knows it)
 * @error: return location for an error of the file
 *
 * Returns: whether it could be looked for
 */
gboolean
qorgan_sheet_names_get (QorganSheetNames *self, const guint8 *targets, const char *name, gint64 *id, GError **error)
{
  const QorganKind *kind = qorgan_kind_by_id (targets[0]);

  for (const guint8 *target = targets; *target != 0; target++)
    {
      QorganSheetNamesake found;

      if (!qorgan_sheet_names_find (self, qorgan_kind_by_id (*target), name, &found, error))
        return FALSE;
      *id = found.id;
      if (found.likeness == QORGAN_SHEET_SAME)
        return TRUE;
      if (*target == QORGAN_KIND_PLACE && find_in_gazetteer (name) != NULL)
        kind = qorgan_kind_by_id (QORGAN_KIND_PLACE);
    }
  *id = qorgan_sheet_names_create (self, kind, name);
  return TRUE;
}

/**
 * qorgan_sheet_names_n_created:
 *
 * Returns: how many records of @kind were made
 */
guint
qorgan_sheet_names_n_created (QorganSheetNames *self, const QorganKind *kind)
{
  return self->kinds[kind->id] != NULL ? self->kinds[kind->id]->n_created : 0;
}

/**
 * qorgan_sheet_names_n_linked:
 *
 * Returns: how many records of @kind that the casebook had were meant
 */
guint
qorgan_sheet_names_n_linked (QorganSheetNames *self, const QorganKind *kind)
{
  return self->kinds[kind->id] != NULL ? g_hash_table_size (self->kinds[kind->id]->linked) : 0;
}
