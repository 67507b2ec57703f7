/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to many records at once. Tags are links of each record, so adding one means reading what each has; that
 * and the change are one job, and nothing can come between them. */

#include "qorgan-many.h"

#include "qorgan-kinds.h"
#include "qorgan-query.h"

/**
 * qorgan_tagging_free:
 * @self: (transfer full): what was to be done
 */
void
qorgan_tagging_free (QorganTagging *self)
{
  g_array_unref (self->ids);
  g_array_unref (self->added);
  g_array_unref (self->removed);
  g_free (self->new_name);
  g_free (self);
}

/**
 * qorgan_kind_find_tags:
 * @kind: a kind
 * @field: (out): its field of tags
 *
 * Returns: whether records of the kind can have tags
 */
gboolean
qorgan_kind_find_tags (const QorganKind *kind, QorganFieldId *field)
{
  return qorgan_kind_find_field (kind, "tags", field) && qorgan_field (*field)->type == QORGAN_LINKS
         && qorgan_field_may_link (qorgan_field (*field), &qorgan_kind_tag);
}

static void
free_use (gpointer data)
{
  QorganTagUse *use = data;

  g_free (use->name);
  g_free (use);
}

static int
compare_uses (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(QorganTagUse *const *) a)->name, (*(QorganTagUse *const *) b)->name);
}

static GPtrArray *
all_tags (QorganSession *session, GError **error)
{
  g_autoptr (GPtrArray) uses = g_ptr_array_new_with_free_func (free_use);
  g_autoptr (QorganQuery) query = qorgan_query_new (&qorgan_kind_tag);
  g_autoptr (GArray) tags = qorgan_session_find (session, query, error);

  for (guint i = 0; tags != NULL && i < tags->len; i++)
    {
      QorganTagUse *use = g_new0 (QorganTagUse, 1);

      use->id = g_array_index (tags, gint64, i);
      g_ptr_array_add (uses, use);
      use->name = qorgan_session_title (session, use->id, qorgan_session_language (session), error);
      if (use->name == NULL)
        return NULL;
    }
  g_ptr_array_sort (uses, compare_uses);
  return tags != NULL ? g_steal_pointer (&uses) : NULL;
}

/* The ids in a canonical value of links. */
static char **
tags_of (const QorganRecord *record)
{
  QorganFieldId field;
  const char *value
      = qorgan_kind_find_tags (qorgan_record_kind (record), &field) ? qorgan_record_value (record, field) : NULL;

  return g_strsplit (value != NULL ? value : "", " ", -1);
}

/**
 * qorgan_session_tag_uses:
 * @session: a session
 * @ids: (element-type gint64): records
 * @error: return location
 *
 * Returns: (transfer full) (element-type QorganTagUse) (nullable): every tag there is, by name, and how many of the
 *   records have it
 */
GPtrArray *
qorgan_session_tag_uses (QorganSession *session, const GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) uses = all_tags (session, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (uses == NULL)
    return NULL;
  for (guint i = 0; i < uses->len; i++)
    {
      QorganTagUse *use = g_ptr_array_index (uses, i);

      g_hash_table_insert (by_id, g_strdup_printf ("%" G_GINT64_FORMAT, use->id), use);
    }
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (QorganRecord) record = qorgan_session_load (session, g_array_index (ids, gint64, i), error);
      g_auto (GStrv) tags = NULL;

      if (record == NULL)
        return NULL;
      tags = tags_of (record);
      for (guint j = 0; tags[j] != NULL; j++)
        {
          QorganTagUse *use = g_hash_table_lookup (by_id, tags[j]);

          if (use != NULL)
            use->n_having++;
        }
    }
  return g_steal_pointer (&uses);
}

static gboolean
contains (const GArray *ids, const char *text)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_ascii_strtoll (text, NULL, 10) == g_array_index (ids, gint64, i))
      return TRUE;
  return FALSE;
}

/* Those it has and keeps, in their order, then those it is to have. */
static char *
dup_tags (const QorganRecord *record, const GArray *added, const GArray *removed)
{
  g_auto (GStrv) has = tags_of (record);
  GString *tags = g_string_new (NULL);

  for (guint i = 0; has[i] != NULL; i++)
    if (!contains (removed, has[i]) && !contains (added, has[i]) && *has[i] != '\0')
      g_string_append_printf (tags, "%s%s", tags->len > 0 ? " " : "", has[i]);
  for (guint i = 0; i < added->len; i++)
    g_string_append_printf (tags, "%s%" G_GINT64_FORMAT, tags->len > 0 ? " " : "", g_array_index (added, gint64, i));
  return g_string_free (tags, FALSE);
}

static gboolean
has_all (const QorganRecord *record, const GArray *added)
{
  g_auto (GStrv) has = tags_of (record);
  guint n = 0;

  for (guint i = 0; has[i] != NULL; i++)
    n += contains (added, has[i]);
  return n == added->len;
}

static gboolean
has_any (const QorganRecord *record, const GArray *removed)
{
  g_auto (GStrv) has = tags_of (record);

  for (guint i = 0; has[i] != NULL; i++)
    if (contains (removed, has[i]))
      return TRUE;
  return FALSE;
}

static void
add_record (QorganChange *change, const QorganRecord *record, const GArray *added, const GArray *removed)
{
  QorganFieldId field;
  g_autofree char *tags = NULL;

  if (!qorgan_kind_find_tags (qorgan_record_kind (record), &field)
      || (has_all (record, added) && !has_any (record, removed)))
    return;
  tags = dup_tags (record, added, removed);
  qorgan_change_set (change, qorgan_record_id (record), field, *tags != '\0' ? tags : NULL);
}

/**
 * qorgan_session_tag:
 * @session: a session
 * @tagging: which tags to give to which records, and which to take
 * @error: return location
 *
 * All as one entry, that one undo takes back.
 *
 * Returns: (transfer full) (nullable): the entry
 */
QorganEntry *
qorgan_session_tag (QorganSession *session, const QorganTagging *tagging, GError **error)
{
  g_autoptr (QorganChange) change = qorgan_change_new (QORGAN_VERB_EDIT);
  g_autoptr (GArray) added = g_array_copy (tagging->added);
  gint64 fresh = tagging->new_name != NULL ? qorgan_session_take_id (session) : 0;

  if (fresh != 0)
    g_array_append_val (added, fresh);
  for (guint i = 0; i < tagging->ids->len; i++)
    {
      g_autoptr (QorganRecord) record = qorgan_session_load (session, g_array_index (tagging->ids, gint64, i), error);

      if (record == NULL)
        return NULL;
      add_record (change, record, added, tagging->removed);
    }
  if (fresh != 0)
    {
      qorgan_change_create (change, &qorgan_kind_tag, fresh);
      qorgan_change_set (change, fresh, QORGAN_TAG_NAME, tagging->new_name);
    }
  return qorgan_session_apply (session, change, error);
}
