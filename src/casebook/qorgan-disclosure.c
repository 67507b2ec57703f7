/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be said. Nobody's silence makes anything public: what nobody has said anything of is internal; what belongs
 * to a record is never heard of by more people than that; and what is said of a field, in whatever words, is as strict
 * as the field. */

#include "qorgan-disclosure.h"

#include <glib/gi18n-lib.h>

#include "qorgan-catalog.h"
#include "qorgan-id.h"
#include "qorgan-kinds.h"
#include "qorgan-session-private.h"

/* A record owned by a record owned by a record: no kind goes deeper, so a deeper chain is a circle in a bad file. */
#define DEEPEST 8

const QorganAudience qorgan_audience_in_passing = { QORGAN_SURFACE_SCREEN, QORGAN_SENSITIVITY_INTERNAL };
const QorganAudience qorgan_audience_asking = { QORGAN_SURFACE_SCREEN, QORGAN_SENSITIVITY_SEALED };

/* ---- How a record is to be handled ---- */

static gboolean
is_words (QorganFieldId field)
{
  return qorgan_field (field)->type == QORGAN_TEXT || qorgan_field (field)->type == QORGAN_PROSE;
}

/* How strict a field is, whatever record it stands in. */
static QorganSensitivity
level_of_field (const QorganHandling *handling, QorganFieldId field)
{
  return is_words (field) ? MAX (qorgan_field (field)->floor, handling->stated_level) : qorgan_field (field)->floor;
}

static void
find_stated (QorganHandling *self, const QorganRecord *record, const QorganHandling *owner)
{
  for (guint i = 0; owner != NULL && i < self->kind->n_fields; i++)
    {
      const char *name = qorgan_record_value (record, qorgan_kind_field_id (self->kind, i));

      if (self->kind->fields[i].type != QORGAN_FIELD_NAME || name == NULL
          || !qorgan_kind_find_field (owner->kind, name, &self->stated))
        continue;
      self->stated_level = level_of_field (owner, self->stated);
    }
}

/**
 * qorgan_handling_init:
 * @self: (out caller-allocates): how to handle @record
 * @record: a record, which need not be in the casebook, nor be there any more
 * @owner: (nullable): how to handle the record that it belongs to
 */
void
qorgan_handling_init (QorganHandling *self, const QorganRecord *record, const QorganHandling *owner)
{
  const QorganKind *kind = qorgan_record_kind (record);
  QorganSensitivity said = QORGAN_SENSITIVITY_UNSET, own;

  if (kind->sensitivity != 0)
    said = qorgan_sensitivity_from_code (qorgan_record_value (record, kind->sensitivity));
  own = said != QORGAN_SENSITIVITY_UNSET ? said : kind->floor;
  if (own == QORGAN_SENSITIVITY_UNSET && owner == NULL)
    own = QORGAN_SENSITIVITY_INTERNAL;
  *self = (QorganHandling) {
    .kind = kind,
    .level = owner != NULL ? MAX (own, owner->level) : own,
    .is_sealed = said == QORGAN_SENSITIVITY_SEALED || (owner != NULL && owner->is_sealed),
  };
  find_stated (self, record, owner);
}

/* @record's owners, the nearest first. */
static gboolean
read_owners (QorganSession *session, const QorganRecord *record, GPtrArray *owners, GError **error)
{
  gint64 id = qorgan_record_owner (record);

  while (id != 0 && owners->len < DEEPEST)
    {
      QorganRecord *owner = qorgan_session_load (session, id, error);

      if (owner == NULL)
        return FALSE;
      g_ptr_array_add (owners, owner);
      id = qorgan_record_owner (owner);
    }
  return TRUE;
}

/**
 * qorgan_session_handling:
 * @session: a session
 * @record: a record, which need not be in the casebook; what it belongs to is
 * @handling: (out caller-allocates): how to handle it
 * @error: return location for a QORGAN_CASEBOOK_ERROR_NO_RECORD or an error of the file
 *
 * Returns: whether that could be read
 */
gboolean
qorgan_session_handling (QorganSession *session, const QorganRecord *record, QorganHandling *handling, GError **error)
{
  g_autoptr (GPtrArray) owners = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_record_unref);
  QorganHandling above;

  if (!read_owners (session, record, owners, error))
    return FALSE;
  for (guint i = owners->len; i > 0; i--)
    {
      QorganHandling of_owner;

      qorgan_handling_init (&of_owner, owners->pdata[i - 1], i < owners->len ? &above : NULL);
      above = of_owner;
    }
  qorgan_handling_init (handling, record, owners->len > 0 ? &above : NULL);
  return TRUE;
}

/* ---- What may be said ---- */

static QorganSensitivity
level_of_record (const QorganHandling *handling, const QorganAudience *audience)
{
  switch (audience->surface)
    {
    case QORGAN_SURFACE_SCREEN:
      return handling->is_sealed ? QORGAN_SENSITIVITY_SEALED : QORGAN_SENSITIVITY_UNSET;
    case QORGAN_SURFACE_FILE:
      return handling->level;
    }
  g_assert_not_reached ();
}

/**
 * qorgan_may_say_record:
 * @handling: of a record
 * @audience: to whom, and where
 *
 * Returns: whether anything of it may be said but that it is there
 */
gboolean
qorgan_may_say_record (const QorganHandling *handling, const QorganAudience *audience)
{
  return level_of_record (handling, audience) <= audience->level;
}

/**
 * qorgan_may_say:
 * @handling: of a record
 * @field: one of its fields
 * @audience: to whom, and where
 *
 * On a screen it is no secret of a record who may see it: whoever asks for it has to know that it can be asked for.
 *
 * Returns: whether the value of that field may be said
 */
gboolean
qorgan_may_say (const QorganHandling *handling, QorganFieldId field, const QorganAudience *audience)
{
  if (audience->surface == QORGAN_SURFACE_SCREEN && field == handling->kind->sensitivity)
    return TRUE;
  return qorgan_may_say_record (handling, audience) && level_of_field (handling, field) <= audience->level;
}

/**
 * qorgan_may_say_title:
 * @handling: of a record
 * @audience: to whom, and where
 *
 * A title is as strict as the fields it is made of.
 *
 * Returns: whether it may be called by its title
 */
gboolean
qorgan_may_say_title (const QorganHandling *handling, const QorganAudience *audience)
{
  const QorganKind *kind = handling->kind;
  guint n_fields = kind->title_rule == QORGAN_TITLE_NAMES ? QORGAN_N_LANGUAGES : 1;

  for (guint i = 0; i < n_fields; i++)
    if (!qorgan_may_say (handling, kind->title_field + i, audience))
      return FALSE;
  return kind->title_date == 0 || qorgan_may_say (handling, kind->title_date, audience);
}

/**
 * qorgan_may_say_count:
 * @handling: of a record
 * @audience: to whom, and where
 *
 * Returns: whether it may be said how many records belong or point to it: a number counts what not everybody may know
 * of
 */
gboolean
qorgan_may_say_count (const QorganHandling *handling, const QorganAudience *audience)
{
  return qorgan_may_say_record (handling, audience) && audience->level >= QORGAN_SENSITIVITY_INTERNAL;
}

/* Digits and letters that nobody takes for each other when they are read out. */
static const char symbols[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/**
 * qorgan_neutral_title:
 * @kind: of a record whose title may not be said
 * @id: its id
 * @language: in which language
 *
 * Four symbols of its id tell it from others, also on the telephone.
 *
 * Returns: (transfer full): what to call it instead
 */
char *
qorgan_neutral_title (const QorganKind *kind, gint64 id, QorganLanguage language)
{
  char code[5] = "";

  for (guint i = 0; i < 4; i++)
    code[i] = symbols[(id >> (15 - 5 * i)) & 31];
  /* Translators: in place of the name of a record that is to be seen by nobody in passing */
  return g_strdup_printf ("%s · %s · %s", qorgan_catalog_text (language, "record", NC_ ("record", "Sealed")),
                          qorgan_catalog_text (language, NULL, kind->label), code);
}

/* ---- Words ---- */

struct _QorganDisclosure
{
  QorganSession *session;
  QorganAudience audience;
  GHashTable *titles;    /* gint64* → Title: of records that were pointed to, or own others */
  QorganRecord *recent; /* the one read last: much is asked of it at once */
};

typedef struct
{
  gint64 id; /* the key */
  QorganHandling handling;
  gboolean is_covered;
  char *title; /* NULL: not asked for yet */
} Title;

static void
title_free (gpointer data)
{
  Title *title = data;

  g_free (title->title);
  g_free (title);
}

/**
 * qorgan_disclosure_new:
 * @session: a session, in whose language the words are
 * @audience: to whom, and where
 *
 * Returns: (transfer full): says what may be said to them, as long as nothing changes
 */
QorganDisclosure *
qorgan_disclosure_new (QorganSession *session, const QorganAudience *audience)
{
  QorganDisclosure *self = g_new0 (QorganDisclosure, 1);

  self->session = session;
  self->audience = *audience;
  self->titles = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, NULL, title_free);
  return self;
}

/**
 * qorgan_disclosure_free:
 * @self: (transfer full): a disclosure
 */
void
qorgan_disclosure_free (QorganDisclosure *self)
{
  g_hash_table_unref (self->titles);
  g_clear_pointer (&self->recent, qorgan_record_unref);
  g_free (self);
}

/**
 * qorgan_disclosure_audience:
 * @self: a disclosure
 *
 * Returns: (transfer none): to whom, and where
 */
const QorganAudience *
qorgan_disclosure_audience (const QorganDisclosure *self)
{
  return &self->audience;
}

/* Returns: (transfer full) (nullable): the record */
static QorganRecord *
load (QorganDisclosure *self, gint64 id, GError **error)
{
  QorganRecord *record;

  if (self->recent != NULL && qorgan_record_id (self->recent) == id)
    return qorgan_record_ref (self->recent);
  record = qorgan_session_load (self->session, id, error);
  if (record == NULL)
    return NULL;
  g_clear_pointer (&self->recent, qorgan_record_unref);
  self->recent = qorgan_record_ref (record);
  return record;
}

static Title *get_title (QorganDisclosure *self, gint64 id, guint depth, GError **error);

/* The same as qorgan_session_handling(), with the owners that are known already: many records have the same. */
static gboolean
find_handling (QorganDisclosure *self,
               const QorganRecord *record,
               guint depth,
               QorganHandling *handling,
               GError **error)
{
  gint64 owner = depth < DEEPEST ? qorgan_record_owner (record) : 0;
  const Title *above = owner != 0 ? get_title (self, owner, depth + 1, error) : NULL;

  if (owner != 0 && above == NULL)
    return FALSE;
  qorgan_handling_init (handling, record, above != NULL ? &above->handling : NULL);
  return TRUE;
}

static Title *
get_title (QorganDisclosure *self, gint64 id, guint depth, GError **error)
{
  Title *title = g_hash_table_lookup (self->titles, &id);
  g_autoptr (QorganRecord) record = NULL;
  QorganHandling handling;

  if (title != NULL)
    return title;
  record = load (self, id, error);
  if (record == NULL || !find_handling (self, record, depth, &handling, error))
    return NULL;
  title = g_new0 (Title, 1);
  *title = (Title) { .id = id, .handling = handling };
  g_hash_table_replace (self->titles, &title->id, title);
  return title;
}

/**
 * qorgan_disclosure_load:
 * @self: a disclosure
 * @id: a record
 * @handling: (out caller-allocates): how to handle it
 * @error: return location for a QORGAN_CASEBOOK_ERROR_NO_RECORD or an error of the file
 *
 * Returns: (transfer full) (nullable): the record
 */
QorganRecord *
qorgan_disclosure_load (QorganDisclosure *self, gint64 id, QorganHandling *handling, GError **error)
{
  g_autoptr (QorganRecord) record = load (self, id, error);
  const Title *title = record != NULL ? get_title (self, id, 0, error) : NULL;

  if (title == NULL)
    return NULL;
  *handling = title->handling;
  return g_steal_pointer (&record);
}

/**
 * qorgan_disclosure_handling:
 * @self: a disclosure
 * @id: a record
 * @handling: (out caller-allocates): how to handle it
 * @error: return location for a QORGAN_CASEBOOK_ERROR_NO_RECORD or an error of the file
 *
 * Returns: whether that could be read
 */
gboolean
qorgan_disclosure_handling (QorganDisclosure *self, gint64 id, QorganHandling *handling, GError **error)
{
  Title *title = get_title (self, id, 0, error);

  if (title != NULL)
    *handling = title->handling;
  return title != NULL;
}

/**
 * qorgan_disclosure_record_title:
 * @self: a disclosure
 * @record: a record
 * @handling: of it
 * @is_covered: (out): whether its title may not be said; then it has a neutral one, which is for the screen only
 * @error: return location for an error of the file
 *
 * Titles are kept without what may not be said in passing; who may hear it all is told what they would be.
 *
 * Returns: (transfer full) (nullable): what to call the record
 */
char *
qorgan_disclosure_record_title (QorganDisclosure *self,
                                const QorganRecord *record,
                                const QorganHandling *handling,
                                gboolean *is_covered,
                                GError **error)
{
  const QorganKind *kind = handling->kind;
  QorganLanguage language = qorgan_session_language (self->session);
  g_autofree char *words = NULL;
  g_autoptr (GError) failure = NULL;

  *is_covered = !qorgan_may_say_title (handling, &self->audience);
  if (*is_covered
      || (qorgan_may_say_title (handling, &qorgan_audience_in_passing) && kind->title_rule != QORGAN_TITLE_STATED))
    return qorgan_session_title (self->session, qorgan_record_id (record), language, error);
  if (handling->stated == 0 || kind->title_rule != QORGAN_TITLE_STATED)
    return qorgan_derive_open_title (self->session, record, language, error);
  /* What is stated may be other records. */
  words = qorgan_disclosure_value (self, handling, kind->title_field, qorgan_record_value (record, kind->title_field),
                                   is_covered, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return words != NULL ? g_steal_pointer (&words)
                       : qorgan_session_title (self->session, qorgan_record_id (record), language, error);
}

/**
 * qorgan_disclosure_title:
 * @self: a disclosure
 * @id: a record
 * @is_covered: (out): whether its title may not be said; then it has a neutral one, which is for the screen only
 * @error: return location for a QORGAN_CASEBOOK_ERROR_NO_RECORD or an error of the file
 *
 * Returns: (transfer full) (nullable): what to call the record
 */
char *
qorgan_disclosure_title (QorganDisclosure *self, gint64 id, gboolean *is_covered, GError **error)
{
  Title *title = get_title (self, id, 0, error);

  *is_covered = FALSE;
  if (title == NULL)
    return NULL;
  if (title->title == NULL)
    {
      g_autoptr (QorganRecord) record = load (self, id, error);

      if (record == NULL)
        return NULL;
      title->title = qorgan_disclosure_record_title (self, record, &title->handling, &title->is_covered, error);
    }
  *is_covered = title->is_covered;
  return g_strdup (title->title);
}

/**
 * qorgan_disclosure_link:
 * @self: a disclosure
 * @id: a record that something points to
 * @is_covered: (out): whether nothing may be said of it
 * @error: return location for a QORGAN_CASEBOOK_ERROR_NO_RECORD or an error of the file
 *
 * On a screen a record that may not be named stands there under its neutral title; in a file its place stays empty.
 *
 * Returns: (transfer full) (nullable): what stands for it; %NULL for what may not be said, and with @error set
 */
char *
qorgan_disclosure_link (QorganDisclosure *self, gint64 id, gboolean *is_covered, GError **error)
{
  g_autofree char *title = qorgan_disclosure_title (self, id, is_covered, error);

  *is_covered = *is_covered && self->audience.surface == QORGAN_SURFACE_FILE;
  return *is_covered ? NULL : g_steal_pointer (&title);
}

static char *
word_links (QorganDisclosure *self, const char *value, gboolean *is_covered, GError **error)
{
  g_autoptr (GArray) ids = qorgan_value_dup_links (value);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      gboolean covered;
      g_autofree char *title = qorgan_disclosure_link (self, g_array_index (ids, gint64, i), &covered, error);

      *is_covered |= covered;
      if (title == NULL)
        return NULL;
      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", title);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * qorgan_disclosure_value:
 * @self: a disclosure
 * @handling: of a record
 * @field: one of its fields
 * @value: (nullable): the value of that field, now or earlier
 * @is_covered: (out): whether there is something that may not be said
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (nullable): the value as a person reads it; %NULL for nothing, for what may not be said, and
 *   with @error set
 */
char *
qorgan_disclosure_value (QorganDisclosure *self,
                         const QorganHandling *handling,
                         QorganFieldId field,
                         const char *value,
                         gboolean *is_covered,
                         GError **error)
{
  QorganLanguage language = qorgan_session_language (self->session);

  *is_covered = value != NULL && !qorgan_may_say (handling, field, &self->audience);
  if (value == NULL || *is_covered)
    return NULL;
  if (handling->stated != 0 && qorgan_field (field)->type == QORGAN_FIELD_NAME)
    return g_strdup (qorgan_catalog_text (language, NULL, qorgan_field (handling->stated)->label));
  /* What is said of a field is a value of that field, or words about it. */
  if (handling->stated != 0 && handling->kind->title_rule == QORGAN_TITLE_STATED && field == handling->kind->title_field
      && qorgan_value_check (handling->stated, value, NULL))
    field = handling->stated;
  if (qorgan_field (field)->type == QORGAN_LINK || qorgan_field (field)->type == QORGAN_LINKS)
    return word_links (self, value, is_covered, error);
  return qorgan_vocabularies_word_value (qorgan_session_vocabularies (self->session), field, value, language);
}
