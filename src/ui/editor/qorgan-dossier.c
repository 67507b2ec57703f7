/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything a record's page shows, read in one job on the database thread. The second line of a dependant is made of
 * the columns its kind gives to lists, so that a new kind needs no words here. */

#include "qorgan-dossier.h"

#include <glib/gi18n-lib.h>

#include "qorgan-casebook-error.h"
#include "qorgan-catalog.h"
#include "qorgan-form-sensitivity.h"
#include "qorgan-sensitivity.h"

/* What a link points to. */
typedef struct
{
  gint64 id; /* the key */
  char *title;
  const QorganKind *kind;
} Target;

struct _QorganDossier
{
  gatomicrefcount ref_count;
  QorganRecord *record;
  gboolean is_newborn; /* not in the casebook yet */
  gboolean is_sealed;  /* it or one of its owners says so */
  QorganSensitivity sensitivity; /* in effect */
  char *title;
  GPtrArray *groups;   /* (element-type QorganDossierGroup) */
  GHashTable *targets; /* &Target.id → Target */
};

static void
target_free (gpointer data)
{
  Target *target = data;

  g_free (target->title);
  g_free (target);
}

static void
item_free (gpointer data)
{
  QorganDossierItem *item = data;

  qorgan_record_unref (item->record);
  g_free (item->title);
  g_free (item->summary);
  g_free (item);
}

static void
group_free (gpointer data)
{
  QorganDossierGroup *group = data;

  g_ptr_array_unref (group->items);
  g_free (group);
}

/* A link to another record of the same kind says what this one answers or attacks. */
static gboolean
points_back (QorganFieldId field, const QorganKind *kind)
{
  const guint8 *targets = qorgan_field (field)->targets;

  return qorgan_field (field)->type == QORGAN_LINK && targets != NULL && targets[0] == kind->id && targets[1] == 0;
}

/* ---- Reading ---- */

static gboolean
read_target (QorganDossier *self, QorganSession *session, gint64 id, GError **error)
{
  g_autofree char *title = NULL;
  const QorganKind *kind;
  Target *target;

  if (g_hash_table_contains (self->targets, &id))
    return TRUE;
  kind = qorgan_session_kind_of (session, id, error);
  if (kind == NULL)
    return FALSE;
  title = qorgan_session_title (session, id, qorgan_session_language (session), error);
  if (title == NULL)
    return FALSE;
  target = g_new0 (Target, 1);
  target->id = id;
  target->title = g_steal_pointer (&title);
  target->kind = kind;
  g_hash_table_insert (self->targets, &target->id, target);
  return TRUE;
}

static gboolean
read_targets_of (QorganDossier *self, QorganSession *session, const QorganRecord *record, GError **error)
{
  const QorganKind *kind = qorgan_record_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autoptr (GArray) ids = NULL;

      if (kind->fields[i].type != QORGAN_LINK && kind->fields[i].type != QORGAN_LINKS)
        continue;
      ids = qorgan_value_dup_links (qorgan_record_value (record, qorgan_kind_field_id (kind, i)));
      for (guint j = 0; ids != NULL && j < ids->len; j++)
        if (!read_target (self, session, g_array_index (ids, gint64, j), error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
read_item (QorganDossier *self, QorganSession *session, GPtrArray *items, gint64 id, GError **error)
{
  QorganDossierItem *item;
  QorganRecord *record = qorgan_session_load (session, id, error);

  if (record == NULL)
    return FALSE;
  item = g_new0 (QorganDossierItem, 1);
  item->record = record;
  g_ptr_array_add (items, item);
  item->title = qorgan_session_title (session, id, qorgan_session_language (session), error);
  if (item->title == NULL)
    return FALSE;
  return read_targets_of (self, session, record, error);
}

/* Returns: the place in @items of what the record at @index answers; its own place when that is not there */
static guint
place_of_answered (GPtrArray *items, guint index)
{
  const QorganRecord *record = ((const QorganDossierItem *) items->pdata[index])->record;
  const QorganKind *kind = qorgan_record_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);

      if (!points_back (field, kind) || qorgan_record_value (record, field) == NULL)
        continue;
      for (guint j = 0; j < items->len; j++)
        if (qorgan_record_id (((const QorganDossierItem *) items->pdata[j])->record)
            == qorgan_record_link (record, field))
          return j;
    }
  return index;
}

static gboolean
may_be_later (const QorganDossierItem *a, const QorganDossierItem *b)
{
  QorganFieldId field = qorgan_record_kind (a->record)->order_date;
  QorganDate date_a, date_b;

  return field != 0 && qorgan_record_date (a->record, field, &date_a) && qorgan_record_date (b->record, field, &date_b)
         && qorgan_date_overlaps (&date_a, &date_b);
}

/* Of two on one day, of which one has no hour, dates cannot tell which came first; that one follows the other can. */
static void
order_answers (GPtrArray *items)
{
  for (guint i = 0, n_moved = 0; i < items->len && n_moved < items->len; i++)
    {
      guint answered = place_of_answered (items, i);

      if (answered > i && may_be_later (items->pdata[i], items->pdata[answered]))
        {
          g_ptr_array_insert (items, (int) answered, g_ptr_array_steal_index (items, i));
          n_moved++;
          i--;
        }
    }
}

static gboolean
read_group (QorganDossier *self,
            QorganSession *session,
            const QorganDependant *dependant,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GArray) ids
      = qorgan_session_dependants (session, dependant->owner, qorgan_record_id (self->record), error);
  QorganDossierGroup *group;

  if (ids == NULL)
    return FALSE;
  group = g_new0 (QorganDossierGroup, 1);
  group->kind = dependant->kind;
  group->owner = dependant->owner;
  group->items = g_ptr_array_new_with_free_func (item_free);
  g_ptr_array_add (self->groups, group);
  for (guint i = 0; i < ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !read_item (self, session, group->items, g_array_index (ids, gint64, i), error))
      return FALSE;
  order_answers (group->items);
  return TRUE;
}

/* ---- Words for the second line ---- */

/* The name of a field is a word of the kind that the record is about. */
static char *
word_field_name (const QorganDossier *self, const char *name, QorganLanguage language)
{
  QorganFieldId field;

  if (!qorgan_kind_find_field (qorgan_record_kind (self->record), name, &field))
    return g_strdup (name);
  return g_strdup (qorgan_catalog_text (language, NULL, qorgan_field (field)->label));
}

static char *
word_value (const QorganDossier *self, QorganSession *session, QorganFieldId field, const char *value)
{
  QorganLanguage language = qorgan_session_language (session);
  g_autoptr (GArray) ids = NULL;

  switch (qorgan_field (field)->type)
    {
    case QORGAN_LINK:
      ids = qorgan_value_dup_links (value);
      return ids->len == 1 ? g_strdup (qorgan_dossier_link_title (self, g_array_index (ids, gint64, 0))) : NULL;
    case QORGAN_FIELD_NAME:
      return word_field_name (self, value, language);
    case QORGAN_TEXT:
    case QORGAN_PROSE:
    case QORGAN_CODE:
    case QORGAN_CODES:
    case QORGAN_DATE:
    case QORGAN_LINKS:
    case QORGAN_NUMBER:
    case QORGAN_REAL:
    default:
      return qorgan_vocabularies_word_value (qorgan_session_vocabularies (session), field, value, language);
    }
}

/* The label of a unit stands within a phrase there: "10 days". An abbreviation keeps its capitals. */
static char *
within_phrase (const char *label)
{
  const char *rest = g_utf8_next_char (label);
  g_autofree char *first = NULL;

  if (!g_unichar_islower (g_utf8_get_char (rest)))
    return g_strdup (label);
  first = g_utf8_strdown (label, rest - label);
  return g_strconcat (first, rest, NULL);
}

static gboolean
is_in_summary (const QorganKind *kind, const QorganColumn *column, QorganFieldId owner)
{
  return column->source == QORGAN_COLUMN_FIELD && column->field != owner && column->field != kind->title_field
         && column->field != kind->title_date && !points_back (column->field, kind);
}

/* "at least 15" and "10 days": a qualifier before a number and a unit after it belong to it. */
static gboolean
belongs_together (QorganFieldId before, QorganFieldId after)
{
  const QorganField *a = qorgan_field (before);
  const QorganField *b = qorgan_field (after);

  if (after != before + 1)
    return FALSE;
  return (a->type == QORGAN_NUMBER && b->type == QORGAN_CODE)
         || (b->type == QORGAN_NUMBER && g_strcmp0 (a->vocabulary, "figure_qualifier") == 0);
}

static void
append_word (GString *summary, const char *word, QorganFieldId before, QorganFieldId field)
{
  if (before != 0 && belongs_together (before, field))
    {
      g_autofree char *lower = within_phrase (word);

      g_string_append_printf (summary,
                              qorgan_field (before)->type == QORGAN_NUMBER
                                  /* Translators: the unit in “10 days”, as lists of units have it; in parentheses where
                                   * it would have to be inflected after the number. */
                                  ? C_ ("unit after a number", "\u00a0%s")
                                  /* Translators: the number in “at least 15”; after a colon where the qualifier would
                                   * have to stand behind it. */
                                  : C_ ("number after a qualifier", "\u00a0%s"),
                              lower);
      return;
    }
  if (summary->len > 0)
    g_string_append (summary, " · ");
  g_string_append (summary, word);
}

static char *
word_summary (const QorganDossier *self, QorganSession *session, const QorganRecord *record, QorganFieldId owner)
{
  const QorganKind *kind = qorgan_record_kind (record);
  GString *summary = g_string_new (NULL);
  QorganFieldId before = 0;

  for (guint i = 0; i < kind->n_columns; i++)
    {
      QorganFieldId field = kind->columns[i].field;
      g_autofree char *word = NULL;

      if (!is_in_summary (kind, &kind->columns[i], owner) || qorgan_record_value (record, field) == NULL)
        continue;
      word = word_value (self, session, field, qorgan_record_value (record, field));
      if (word == NULL)
        continue;
      append_word (summary, word, before, field);
      before = field;
    }
  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);

      if (points_back (field, kind) && qorgan_record_value (record, field) != NULL)
        g_string_append_printf (summary, "%s↩\u00a0%s", summary->len > 0 ? " · " : "",
                                qorgan_dossier_link_title (self, qorgan_record_link (record, field)));
    }
  return g_string_free (summary, FALSE);
}

static void
word_summaries (QorganDossier *self, QorganSession *session)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const QorganDossierGroup *group = g_ptr_array_index (self->groups, i);

      for (guint j = 0; j < group->items->len; j++)
        {
          QorganDossierItem *item = g_ptr_array_index (group->items, j);

          item->summary = qorgan_record_says_sealed (item->record)
                              ? g_strdup ("")
                              : word_summary (self, session, item->record, group->owner);
        }
    }
}

static gboolean
read_all (QorganDossier *self, QorganSession *session, GCancellable *cancellable, GError **error)
{
  const QorganKind *kind = qorgan_record_kind (self->record);
  g_autoptr (GArray) dependants = qorgan_kind_dup_dependants (kind);

  self->title = self->is_newborn ? g_strdup (qorgan_catalog_text (qorgan_session_language (session), NULL, kind->label))
                                 : qorgan_session_title (session, qorgan_record_id (self->record),
                                                         qorgan_session_language (session), error);
  if (self->title == NULL || !read_targets_of (self, session, self->record, error)
      || !qorgan_form_sensitivity_read (session, self->record, self->is_newborn, &self->sensitivity, error)
      || !qorgan_session_is_sealed (session, self->record, &self->is_sealed, error))
    return FALSE;
  for (guint i = 0; i < dependants->len; i++)
    if (!read_group (self, session, &g_array_index (dependants, QorganDependant, i), cancellable, error))
      return FALSE;
  word_summaries (self, session);
  return TRUE;
}

static QorganDossier *
dossier_new (void)
{
  QorganDossier *self = g_new0 (QorganDossier, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->targets = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, target_free);
  return self;
}

/**
 * qorgan_dossier_load:
 * @id: (type gint64*): the record
 *
 * A #QorganJob.
 *
 * Returns: (transfer full) (nullable): a #QorganDossier; %NULL with %QORGAN_CASEBOOK_ERROR_NO_RECORD when there is no
 *   such record (any more)
 */
gpointer
qorgan_dossier_load (QorganSession *session, gpointer id, GCancellable *cancellable, GError **error)
{
  g_autoptr (QorganDossier) self = dossier_new ();

  self->record = qorgan_session_load (session, *(const gint64 *) id, error);
  if (self->record == NULL || !read_all (self, session, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * qorgan_dossier_load_newborn:
 * @record: (type QorganRecord): a record as it is before it is in the casebook
 *
 * A #QorganJob.
 *
 * Returns: (transfer full) (nullable): a #QorganDossier of what the casebook has of it, or else of @record
 */
gpointer
qorgan_dossier_load_newborn (QorganSession *session, gpointer record, GCancellable *cancellable, GError **error)
{
  g_autoptr (QorganDossier) self = dossier_new ();
  g_autoptr (GError) failure = NULL;

  self->record = qorgan_session_load (session, qorgan_record_id (record), &failure);
  if (self->record == NULL)
    {
      if (!g_error_matches (failure, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      self->record = qorgan_record_ref (record);
      self->is_newborn = TRUE;
    }
  return read_all (self, session, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * qorgan_dossier_ref:
 *
 * Returns: (transfer full): @self, counted once more; on any thread
 */
QorganDossier *
qorgan_dossier_ref (QorganDossier *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * qorgan_dossier_unref:
 *
 * Frees it with the last reference; on any thread.
 */
void
qorgan_dossier_unref (QorganDossier *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->record, qorgan_record_unref);
  g_free (self->title);
  g_ptr_array_unref (self->groups);
  g_hash_table_unref (self->targets);
  g_free (self);
}

/**
 * qorgan_dossier_record:
 *
 * Returns: (transfer none): the record the page is about
 */
QorganRecord *
qorgan_dossier_record (const QorganDossier *self)
{
  return self->record;
}

/**
 * qorgan_dossier_is_newborn:
 *
 * Returns: whether the record is not in the casebook yet, so that nothing can belong to it or speak of it
 */
gboolean
qorgan_dossier_is_newborn (const QorganDossier *self)
{
  return self->is_newborn;
}

/**
 * qorgan_dossier_is_sealed:
 * @record: the record of the page, or one of its dependants
 *
 * Returns: whether it, or a record it belongs to, says that it is sealed: nothing of it is shown before it is asked for
 */
gboolean
qorgan_dossier_is_sealed (const QorganDossier *self, const QorganRecord *record)
{
  return self->is_sealed || qorgan_record_says_sealed (record);
}

/**
 * qorgan_dossier_sensitivity:
 *
 * Returns: who may see the record of the page, whoever it comes from
 */
QorganSensitivity
qorgan_dossier_sensitivity (const QorganDossier *self)
{
  return self->sensitivity;
}

/**
 * qorgan_dossier_title:
 *
 * Returns: its title, never empty
 */
const char *
qorgan_dossier_title (const QorganDossier *self)
{
  return self->title;
}

/**
 * qorgan_dossier_n_groups:
 *
 * Returns: how many kinds of dependants such a record can have
 */
guint
qorgan_dossier_n_groups (const QorganDossier *self)
{
  return self->groups->len;
}

/**
 * qorgan_dossier_group:
 *
 * Returns: (transfer none): the dependants of one kind, also when there are none
 */
const QorganDossierGroup *
qorgan_dossier_group (const QorganDossier *self, guint index)
{
  return g_ptr_array_index (self->groups, index);
}

/**
 * qorgan_dossier_link_title:
 *
 * Returns: (nullable): the title of a record that something shown points to
 */
const char *
qorgan_dossier_link_title (const QorganDossier *self, gint64 id)
{
  const Target *target = g_hash_table_lookup (self->targets, &id);

  return target != NULL ? target->title : NULL;
}

/**
 * qorgan_dossier_link_kind:
 *
 * Returns: (nullable): the kind of such a record, or of the record itself
 */
const QorganKind *
qorgan_dossier_link_kind (const QorganDossier *self, gint64 id)
{
  const Target *target = g_hash_table_lookup (self->targets, &id);

  if (target != NULL)
    return target->kind;
  return id == qorgan_record_id (self->record) ? qorgan_record_kind (self->record) : NULL;
}

/**
 * qorgan_dossier_shows:
 *
 * Returns: whether the page says anything of that record: a change of it makes the page stale
 */
gboolean
qorgan_dossier_shows (const QorganDossier *self, gint64 id)
{
  if (qorgan_dossier_link_kind (self, id) != NULL)
    return TRUE;
  for (guint i = 0; i < self->groups->len; i++)
    {
      const QorganDossierGroup *group = g_ptr_array_index (self->groups, i);

      for (guint j = 0; j < group->items->len; j++)
        if (qorgan_record_id (((const QorganDossierItem *) g_ptr_array_index (group->items, j))->record) == id)
          return TRUE;
    }
  return FALSE;
}
