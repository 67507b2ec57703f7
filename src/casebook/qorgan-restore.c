/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing back what an entry of the journal took away: one value, or the records it deleted. What comes of it is a
 * change like any other, to be applied, named in the history and undone; whatever happened since then stays. */

#include "qorgan-history-private.h"

#include <glib/gi18n-lib.h>

#include "qorgan-session-private.h"

static gboolean
refuse (GError **error, char *taken_message)
{
  g_set_error_literal (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NOT_RESTORED, taken_message);
  g_free (taken_message);
  return FALSE;
}

/* Whether the record is there; FALSE without an error: it is not. */
static gboolean
exists (QorganSession *self, gint64 id, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (qorgan_session_kind_of (self, id, &failure) != NULL)
    return TRUE;
  if (!g_error_matches (failure, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD))
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* What to call a record that is gone: as the entry did that deleted it, or else by its kind. */
static char *
name_of_gone (QorganSession *self, gint64 id)
{
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (
      self->connection,
      "SELECT ifnull (entry.title, ''), delta.kind FROM delta LEFT JOIN entry ON entry.id = delta.entry AND "
      "entry.record "
      "= delta.record WHERE delta.record = ?1 AND delta.now IS NULL ORDER BY delta.entry DESC LIMIT 1",
      NULL);
  const QorganKind *kind;
  gboolean has_row = FALSE;

  if (select == NULL)
    return g_strdup (_ ("Without a title"));
  qorgan_statement_bind_int64 (select, 1, id);
  if (!qorgan_statement_step (select, &has_row, NULL) || !has_row)
    return g_strdup (_ ("Without a title"));
  kind = qorgan_kind_by_name (qorgan_statement_text (select, 1));
  if (*qorgan_statement_text (select, 0) != '\0')
    return g_strdup (qorgan_statement_text (select, 0));
  return g_strdup (kind != NULL ? g_dgettext (GETTEXT_PACKAGE, kind->label) : _ ("Without a title"));
}

static gboolean
check_targets (QorganSession *self, QorganFieldId field, const char *value, GError **error)
{
  QorganType type = qorgan_field (field)->type;
  g_autoptr (GArray) targets = NULL;

  if (value == NULL || (type != QORGAN_LINK && type != QORGAN_LINKS))
    return TRUE;
  targets = qorgan_value_dup_links (value);
  for (guint i = 0; i < targets->len; i++)
    {
      gint64 target = g_array_index (targets, gint64, i);
      GError *failure = NULL;
      g_autofree char *name = NULL;

      if (exists (self, target, &failure))
        continue;
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      name = name_of_gone (self, target);
      /* Translators: %s is the title of a deleted record that an earlier value of a field points to. */
      return refuse (error, g_strdup_printf (_ ("“%s” has been deleted. Restore that record first."), name));
    }
  return TRUE;
}

/* What one entry says of one record. */
static gboolean
read_delta (QorganSession *self, gint64 entry, gint64 record, JsonNode **was, JsonNode **now, GError **error)
{
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (self->connection, "SELECT was, now FROM delta WHERE entry = ?1 AND record = ?2",
                                     error);
  gboolean has_row = FALSE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, entry);
  qorgan_statement_bind_int64 (select, 2, record);
  if (!qorgan_statement_step (select, &has_row, error))
    return FALSE;
  if (!has_row)
    return refuse (error, g_strdup (_ ("This entry is no longer in the history: what it did was typed back at once.")));
  *was = qorgan_history_parse (qorgan_statement_text (select, 0));
  *now = qorgan_history_parse (qorgan_statement_text (select, 1));
  return TRUE;
}

/**
 * qorgan_session_restore_value:
 * @session: a session
 * @entry: an entry of the journal
 * @record: a record it changed
 * @field: a field of it
 * @newer: the value the field got then, instead of the one it had before
 * @error: return location for a QORGAN_CASEBOOK_ERROR_NOT_RESTORED, which says why it cannot be, or an error of the
 * file
 *
 * Returns: (transfer full) (nullable): the change that gives the field that value again, not yet applied
 */
QorganChange *
qorgan_session_restore_value (QorganSession *session,
                              gint64 entry,
                              gint64 record,
                              QorganFieldId field,
                              gboolean newer,
                              GError **error)
{
  g_autoptr (JsonNode) was = NULL;
  g_autoptr (JsonNode) now = NULL;
  g_autoptr (QorganRecord) current = NULL;
  QorganChange *change;
  const char *value;
  GError *failure = NULL;

  if (!read_delta (session, entry, record, &was, &now, error))
    return NULL;
  if (!exists (session, record, &failure))
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      else
        refuse (error, g_strdup (_ ("This record is deleted. Restore the record first.")));
      return NULL;
    }
  current = qorgan_session_load (session, record, error);
  if (current == NULL)
    return NULL;
  value = qorgan_history_value (newer ? now : was, qorgan_field (field)->name);
  if (g_strcmp0 (value, qorgan_record_value (current, field)) == 0)
    {
      refuse (error, g_strdup (_ ("This is the value it has now.")));
      return NULL;
    }
  if (value == NULL && (qorgan_field (field)->flags & QORGAN_OWNER))
    {
      refuse (error, g_strdup (_ ("Without this the record would belong to nothing.")));
      return NULL;
    }
  if (!check_targets (session, field, value, error))
    return NULL;
  change = qorgan_change_new (QORGAN_VERB_RESTORE);
  qorgan_change_set (change, record, field, value);
  return change;
}

/* Brings back one record that was deleted. What its links point to must be there, or come back as well; a plain link
 * to what was deleted since is left out, as that deletion would have done. */
static gboolean
restore_record (QorganSession *self,
                QorganChange *change,
                gint64 id,
                const QorganKind *kind,
                JsonNode *was,
                GError **error)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const QorganField *field = &kind->fields[i];
      const char *value = qorgan_history_value (was, field->name);
      g_autoptr (GArray) targets = NULL;
      g_autofree char *left = NULL;

      if (value != NULL && (field->type == QORGAN_LINK || field->type == QORGAN_LINKS))
        {
          targets = qorgan_value_dup_links (value);
          for (guint j = targets->len; j > 0; j--)
            {
              gint64 target = g_array_index (targets, gint64, j - 1);
              const QorganDraft *draft = qorgan_change_find (change, target);
              GError *failure = NULL;

              if ((draft != NULL && draft->created) || exists (self, target, &failure))
                continue;
              if (failure != NULL)
                {
                  g_propagate_error (error, failure);
                  return FALSE;
                }
              if (field->flags & (QORGAN_OWNER | QORGAN_KEEP))
                {
                  g_autofree char *name = name_of_gone (self, target);

                  return refuse (error, g_strdup_printf (
                                            /* Translators: %s is the title of a deleted record that the one to be
                                             * restored belongs to. */
                                            _ ("It belongs to “%s”, which has been deleted too. Restore that record "
                                               "first."),
                                            name));
                }
              g_array_remove_index (targets, j - 1);
            }
          left = qorgan_value_from_links ((gint64 *) (gpointer) targets->data, targets->len);
          value = left;
        }
      if (value != NULL)
        qorgan_change_set (change, id, qorgan_kind_field_id (kind, i), value);
    }
  return TRUE;
}

/* A link that the deletion took out of another record is put back where nothing else was done to it since. */
static gboolean
restore_links (QorganSession *self,
               QorganChange *change,
               gint64 id,
               const QorganKind *kind,
               JsonNode *was,
               JsonNode *now,
               GError **error)
{
  GError *failure = NULL;
  g_autoptr (QorganRecord) current = NULL;

  if (!exists (self, id, &failure))
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      return failure == NULL;
    }
  current = qorgan_session_load (self, id, error);
  if (current == NULL)
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);
      const char *name = kind->fields[i].name;
      const char *value = qorgan_history_value (was, name);
      g_autoptr (GArray) targets = NULL;
      gboolean all = TRUE;

      if (value == NULL || (kind->fields[i].type != QORGAN_LINK && kind->fields[i].type != QORGAN_LINKS)
          || g_strcmp0 (qorgan_history_value (now, name), qorgan_record_value (current, field)) != 0)
        continue;
      targets = qorgan_value_dup_links (value);
      for (guint j = 0; j < targets->len; j++)
        {
          gint64 target = g_array_index (targets, gint64, j);
          const QorganDraft *draft = qorgan_change_find (change, target);

          all = all && ((draft != NULL && draft->created) || exists (self, target, NULL));
        }
      if (all)
        qorgan_change_set (change, id, field, value);
    }
  return TRUE;
}

typedef gboolean (*DeltaFunc) (QorganSession *self,
                               QorganChange *change,
                               gint64 id,
                               const QorganKind *kind,
                               JsonNode *was,
                               JsonNode *now,
                               GError **error);

/* The record that the entry is named after comes first, so that the new entry is named after it too. */
static gboolean
announce (QorganSession *self,
          QorganChange *change,
          gint64 id,
          const QorganKind *kind,
          JsonNode *was,
          JsonNode *now,
          GError **error)
{
  GError *failure = NULL;
  gint64 live = id;

  if (now != NULL)
    return TRUE;
  if (!qorgan_session_resolve (self, &live, error))
    return FALSE;
  if (live != id)
    {
      qorgan_alias_set_error (self, id, error);
      return FALSE;
    }
  if (exists (self, id, &failure))
    return refuse (error, g_strdup (_ ("This has been brought back already.")));
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  qorgan_change_create (change, kind, id);
  return TRUE;
}

static gboolean
bring_back (QorganSession *self,
            QorganChange *change,
            gint64 id,
            const QorganKind *kind,
            JsonNode *was,
            JsonNode *now,
            GError **error)
{
  return now == NULL ? restore_record (self, change, id, kind, was, error)
                     : was == NULL || restore_links (self, change, id, kind, was, now, error);
}

static gboolean
each_delta (QorganSession *self, gint64 entry, QorganChange *change, DeltaFunc func, GError **error)
{
  g_autoptr (QorganStatement) select = qorgan_connection_prepare (
      self->connection,
      "SELECT delta.record, delta.kind, was, now FROM delta JOIN entry ON entry.id = delta.entry WHERE entry = ?1 "
      "ORDER BY delta.record IS NOT entry.record, delta.record",
      error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, entry);
  for (;;)
    {
      const QorganKind *kind;
      g_autoptr (JsonNode) was = NULL;
      g_autoptr (JsonNode) now = NULL;

      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      kind = qorgan_kind_by_name (qorgan_statement_text (select, 1));
      was = qorgan_history_parse (qorgan_statement_text (select, 2));
      now = qorgan_history_parse (qorgan_statement_text (select, 3));
      if (kind != NULL && !func (self, change, qorgan_statement_int64 (select, 0), kind, was, now, error))
        return FALSE;
    }
}

/**
 * qorgan_session_restore_records:
 * @session: a session
 * @entry: an entry of the journal that deleted records, of whatever age
 * @error: return location for a QORGAN_CASEBOOK_ERROR_NOT_RESTORED, which says why they cannot be, or an error of the
 *   file
 *
 * Returns: (transfer full) (nullable): the change that brings back all that went with it, and the links to it that
 *   nobody has touched since; not yet applied
 */
QorganChange *
qorgan_session_restore_records (QorganSession *session, gint64 entry, GError **error)
{
  g_autoptr (QorganChange) change = qorgan_change_new (QORGAN_VERB_RESTORE);

  if (!each_delta (session, entry, change, announce, error) || !each_delta (session, entry, change, bring_back, error))
    return NULL;
  if (change->drafts->len == 0)
    {
      refuse (error, g_strdup (_ ("Nothing was deleted here.")));
      return NULL;
    }
  return g_steal_pointer (&change);
}
