/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers that merged records had. Whoever still names one (an old page, a partner's file, a note on paper) gets
 * the record it was merged into; what is written down names that record. */

#include "qorgan-session-private.h"

#include <glib/gi18n-lib.h>

#include "qorgan-id.h"

/**
 * qorgan_session_find_alias:
 * @self: a session
 * @former: a number
 * @alias: (out): the record that says whose former number it is; 0: none does
 * @of: (out) (optional): the record that has it now; 0: none
 * @error: return location for an error of the file
 *
 * Returns: whether it could be asked
 */
gboolean
qorgan_session_find_alias (QorganSession *self, const char *former, gint64 *alias, gint64 *of, GError **error)
{
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (self->connection, "SELECT id, \"of\" FROM alias WHERE former = ?1", error);
  gboolean has_row = FALSE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_text (select, 1, former);
  if (!qorgan_statement_step (select, &has_row, error))
    return FALSE;
  *alias = has_row ? qorgan_statement_int64 (select, 0) : 0;
  if (of != NULL)
    *of = has_row ? qorgan_statement_int64 (select, 1) : 0;
  return TRUE;
}

static gboolean
is_there (QorganSession *self, gint64 id, gboolean *there, GError **error)
{
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (self->connection, "SELECT 1 FROM record WHERE id = ?1", error);

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, id);
  return qorgan_statement_step (select, there, error);
}

/**
 * qorgan_session_resolve:
 * @self: a session
 * @id: (inout): the number of a record; of one that was merged away, becomes that of the record it was merged into
 * @error: return location for an error of the file
 *
 * A record that is there is itself, whatever a former number of another says: a partner may still have both.
 *
 * Returns: whether it could be asked; a number that nobody has or had stays as it is
 */
gboolean
qorgan_session_resolve (QorganSession *self, gint64 *id, GError **error)
{
  g_autofree char *former = qorgan_id_to_string (*id);
  gint64 alias, of;
  gboolean there;

  if (!qorgan_session_find_alias (self, former, &alias, &of, error))
    return FALSE;
  if (of == 0)
    return TRUE;
  if (!is_there (self, *id, &there, error))
    return FALSE;
  if (!there)
    *id = of;
  return TRUE;
}

/**
 * qorgan_session_has_merged:
 * @self: a session
 * @any: (out): whether any record was ever merged into another
 * @error: return location for an error of the file
 *
 * Returns: whether it could be asked
 */
gboolean
qorgan_session_has_merged (QorganSession *self, gboolean *any, GError **error)
{
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (self->connection, "SELECT 1 FROM alias LIMIT 1", error);

  return select != NULL && qorgan_statement_step (select, any, error);
}

/*
 * qorgan_alias_check:
 * @self: a session
 * @alias: the record that says whose former number it is, which need not be there yet
 * @former: (nullable): the number
 * @error: return location for a QORGAN_CASEBOOK_ERROR_VALUE or an error of the file
 *
 * Returns: whether no other record had that number
 */
gboolean
qorgan_alias_check (QorganSession *self, gint64 alias, const char *former, GError **error)
{
  gint64 known = 0;

  if (former != NULL && !qorgan_session_find_alias (self, former, &known, NULL, error))
    return FALSE;
  if (known == 0 || known == alias)
    return TRUE;
  g_set_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VALUE,
               /* Translators: %s is the number of a record that was merged into another */
               _ ("The number %s is known as the former number of another record. Nothing was changed."), former);
  return FALSE;
}

/*
 * qorgan_alias_set_error:
 * @self: a session
 * @former: the number of a record that was merged into another
 * @error: return location; says which record it is now
 */
void
qorgan_alias_set_error (QorganSession *self, gint64 former, GError **error)
{
  g_autofree char *title = qorgan_session_title (self, former, self->language, error);

  if (title != NULL)
    g_set_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD,
                 /* Translators: %s is the title of the record that another was merged into */
                 _ ("This record was merged into “%s”. Nothing was changed; change that record instead."), title);
}

static gboolean
contains (const GArray *ids, guint n, gint64 id)
{
  for (guint i = 0; i < n; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* @value with former numbers replaced; NULL where there are none, or on failure with @error set. */
static char *
resolve_value (QorganSession *self, const QorganChange *change, const char *value, GError **error)
{
  g_autoptr (GArray) ids = qorgan_value_dup_links (value);
  g_autoptr (GArray) resolved = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean differs = FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i), live = id;
      const QorganDraft *draft = qorgan_change_find (change, id);

      /* An undo that brings the record back also brings back what pointed to it. */
      if ((draft == NULL || !draft->created) && !qorgan_session_resolve (self, &live, error))
        return NULL;
      differs |= live != id;
      if (!contains (resolved, resolved->len, live))
        g_array_append_val (resolved, live);
    }
  return differs ? qorgan_value_from_links ((const gint64 *) (gpointer) resolved->data, resolved->len) : NULL;
}

/*
 * qorgan_alias_resolve_change:
 * @self: a session
 * @change: a change that is about to be applied
 * @error: return location for an error of the file
 *
 * What the change links to a former number, it then links to the record of that number now.
 *
 * Returns: whether it could be asked
 */
gboolean
qorgan_alias_resolve_change (QorganSession *self, QorganChange *change, GError **error)
{
  gboolean any = FALSE;

  if (!qorgan_session_has_merged (self, &any, error))
    return FALSE;
  for (guint i = 0; any && i < change->drafts->len; i++)
    {
      const QorganDraft *draft = change->drafts->pdata[i];

      for (guint j = 0; !draft->deleted && j < draft->deltas->len; j++)
        {
          const QorganDelta *delta = &g_array_index (draft->deltas, QorganDelta, j);
          QorganType type = qorgan_field (delta->field)->type;
          g_autoptr (GError) failure = NULL;
          g_autofree char *value = NULL;

          if (delta->value == NULL || (type != QORGAN_LINK && type != QORGAN_LINKS)
              || !qorgan_value_check (delta->field, delta->value, NULL))
            continue;
          value = resolve_value (self, change, delta->value, &failure);
          if (failure != NULL)
            {
              g_propagate_error (error, g_steal_pointer (&failure));
              return FALSE;
            }
          if (value != NULL)
            qorgan_change_set (change, draft->id, delta->field, value);
        }
    }
  return TRUE;
}
