/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything a record's page shows, read in one job on the database thread. */

#include "qorgan-dossier.h"

#include "qorgan-casebook-error.h"
#include "qorgan-catalog.h"
#include "qorgan-dossier-claims.h"
#include "qorgan-dossier-words.h"
#include "qorgan-id.h"
#include "qorgan-kinds.h"

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
  QorganHandling handling; /* of the record */
  char *title;
  GPtrArray *groups;   /* (element-type QorganDossierGroup) */
  GHashTable *targets; /* &Target.id → Target */
  GHashTable *margins; /* &QorganMargin.id → QorganMargin */
  QorganDate today;    /* that remarks tell the future by */
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
  title = qorgan_dossier_read_title (session, self->record, &self->handling, id, error);
  if (title == NULL)
    return FALSE;
  target = g_new0 (Target, 1);
  target->id = id;
  target->title = g_steal_pointer (&title);
  target->kind = kind;
  g_hash_table_insert (self->targets, &target->id, target);
  return TRUE;
}

/* What a claim of a link points to. It may be gone by now, which is nothing to fail for: a claim is a text. */
static gboolean
read_stated_targets (QorganDossier *self, QorganSession *session, const QorganRecord *record, GError **error)
{
  const QorganKind *kind = qorgan_record_kind (record);
  QorganFieldId stated = qorgan_dossier_stated_field (self, record);
  g_autoptr (GArray) ids = NULL;

  if (stated == 0 || (qorgan_field (stated)->type != QORGAN_LINK && qorgan_field (stated)->type != QORGAN_LINKS))
    return TRUE;
  ids = qorgan_value_dup_links (qorgan_record_value (record, kind->title_field));
  for (guint i = 0; i < ids->len; i++)
    {
      GError *failure = NULL;

      if (!read_target (self, session, g_array_index (ids, gint64, i), &failure)
          && !qorgan_casebook_error_unless_gone (failure, error))
        return FALSE;
    }
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
  return read_stated_targets (self, session, record, error);
}

/* A page shows the claims, their sources, and what a claim of a link points to. */
static gboolean
read_targets_of_claim (QorganDossier *self, QorganSession *session, const QorganClaim *claim, GError **error)
{
  return read_target (self, session, qorgan_record_id (claim->record), error)
         && (claim->source == 0 || read_target (self, session, claim->source, error));
}

static gboolean
read_margin (QorganDossier *self, QorganSession *session, const QorganRecord *record, GError **error)
{
  QorganMargin *margin = qorgan_margin_load (session, record, &self->today, error);

  if (margin == NULL)
    return FALSE;
  g_hash_table_replace (self->margins, &margin->id, margin);
  for (guint i = 0; i < margin->claims->len; i++)
    if (!read_targets_of_claim (self, session, margin->claims->pdata[i], error))
      return FALSE;
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
  item->title = qorgan_dossier_read_title (session, self->record, &self->handling, id, error);
  if (item->title == NULL)
    return FALSE;
  return read_targets_of (self, session, record, error) && read_margin (self, session, record, error);
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

      if (!qorgan_field_points_back (field, kind) || qorgan_record_value (record, field) == NULL)
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

static void
word_summaries (QorganDossier *self, QorganSession *session)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const QorganDossierGroup *group = g_ptr_array_index (self->groups, i);

      for (guint j = 0; j < group->items->len; j++)
        {
          QorganDossierItem *item = g_ptr_array_index (group->items, j);

          item->summary = qorgan_dossier_word_summary (self, session, item->record, group->owner);
        }
    }
}

static gboolean
read_all (QorganDossier *self, QorganSession *session, GCancellable *cancellable, GError **error)
{
  const QorganKind *kind = qorgan_record_kind (self->record);
  g_autoptr (GArray) dependants = qorgan_kind_dup_dependants (kind);

  qorgan_session_today (session, &self->today);
  self->title = self->is_newborn ? g_strdup (qorgan_catalog_text (qorgan_session_language (session), NULL, kind->label))
                                 : qorgan_session_title (session, qorgan_record_id (self->record),
                                                         qorgan_session_language (session), error);
  if (self->title == NULL || !qorgan_session_handling (session, self->record, &self->handling, error)
      || !read_targets_of (self, session, self->record, error)
      || (!self->is_newborn && !read_margin (self, session, self->record, error)))
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
  self->targets = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, NULL, target_free);
  self->margins = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, NULL, (GDestroyNotify) qorgan_margin_free);
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
  GError *failure = NULL;

  self->record = qorgan_session_load (session, qorgan_record_id (record), &failure);
  if (self->record == NULL)
    {
      if (!qorgan_casebook_error_unless_gone (failure, error))
        return NULL;
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
  g_hash_table_unref (self->margins);
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

/* A record that belongs to a record that belongs to the page's: no kind goes deeper. */
static const QorganRecord *
find_owner (const QorganDossier *self, const QorganRecord *record)
{
  gint64 owner = qorgan_record_owner (record);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const QorganDossierGroup *group = g_ptr_array_index (self->groups, i);

      for (guint j = 0; j < group->items->len; j++)
        {
          const QorganDossierItem *item = g_ptr_array_index (group->items, j);

          if (qorgan_record_id (item->record) == owner)
            return item->record;
        }
    }
  return NULL;
}

/**
 * qorgan_dossier_handling:
 * @record: the record of the page, or one that belongs to it or to one of those
 * @handling: (out caller-allocates): how to handle it
 */
void
qorgan_dossier_handling (const QorganDossier *self, const QorganRecord *record, QorganHandling *handling)
{
  const QorganRecord *owner;
  QorganHandling of_owner = self->handling;

  if (qorgan_record_id (record) == qorgan_record_id (self->record))
    {
      *handling = self->handling;
      return;
    }
  owner = find_owner (self, record);
  if (owner != NULL)
    qorgan_handling_init (&of_owner, owner, &self->handling);
  qorgan_handling_init (handling, record, &of_owner);
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
  QorganHandling handling;

  qorgan_dossier_handling (self, record, &handling);
  return !qorgan_may_say_record (&handling, &qorgan_audience_in_passing);
}

/**
 * qorgan_dossier_sensitivity:
 *
 * Returns: who may see the record of the page, whoever it comes from
 */
QorganSensitivity
qorgan_dossier_sensitivity (const QorganDossier *self)
{
  return self->handling.level;
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
 * qorgan_dossier_owner_kind:
 * @record: a record of the page
 *
 * Returns: (nullable): the kind of what its first owner link points to
 */
const QorganKind *
qorgan_dossier_owner_kind (const QorganDossier *self, const QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & QORGAN_OWNER) != 0)
      return qorgan_dossier_link_kind (self, qorgan_record_link (record, qorgan_kind_field_id (kind, i)));
  return NULL;
}

/**
 * qorgan_dossier_margin:
 * @record: id of a record of the page
 *
 * Returns: (transfer none) (nullable): what is said beside its fields
 */
const QorganMargin *
qorgan_dossier_margin (const QorganDossier *self, gint64 record)
{
  return g_hash_table_lookup (self->margins, &record);
}

/**
 * qorgan_dossier_each:
 * @visit: (scope call): called for the record and for all its dependants
 */
void
qorgan_dossier_each (const QorganDossier *self, QorganDossierVisit visit, gpointer data)
{
  visit (self, self->record, data);
  for (guint i = 0; i < self->groups->len; i++)
    {
      const QorganDossierGroup *group = g_ptr_array_index (self->groups, i);

      for (guint j = 0; j < group->items->len; j++)
        visit (self, ((const QorganDossierItem *) g_ptr_array_index (group->items, j))->record, data);
    }
}

static gboolean
shows (const QorganDossier *self, gint64 id)
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

/**
 * qorgan_dossier_concerns:
 * @entry: a change of the casebook
 *
 * Records come and go by other verbs than an edit; an edit matters only where it is shown.
 *
 * Returns: whether the page may say something else now
 */
gboolean
qorgan_dossier_concerns (const QorganDossier *self, const QorganEntry *entry)
{
  if (entry->touched == NULL || entry->verb != QORGAN_VERB_EDIT
      || entry->kind == qorgan_kind_by_id (QORGAN_KIND_TERM)) /* its label may stand in any field */
    return TRUE;
  for (guint i = 0; i < entry->touched->len; i++)
    if (shows (self, g_array_index (entry->touched, gint64, i)))
      return TRUE;
  return FALSE;
}
