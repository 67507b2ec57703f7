/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Circles. A field marked QORGAN_ACYCLIC leads from a record to one it lies within, follows or relays, and an owner
 * link to the record it belongs to; going on from there must never come back; one marked QORGAN_OTHER must not point to
 * that at once. What the change itself says counts before what the file says, so that an import whose lines point to
 * each other is seen through as well. */

#include "qorgan-circle.h"

#include <glib/gi18n-lib.h>

#include "qorgan-session-private.h"

/* Longer ways are no longer told in full, and a circle that was in the file before is not walked forever. */
#define MOST_TOLD 6
#define LONGEST 1000

/* Where @field of @id leads once the change is applied; 0: nowhere. */
static gboolean
find_next (QorganSession *session,
           const QorganChange *change,
           QorganFieldId field,
           gint64 id,
           gint64 *next,
           GError **error)
{
  const QorganDraft *draft = qorgan_change_find (change, id);
  const QorganDelta *delta = draft != NULL ? qorgan_draft_find (draft, field) : NULL;
  g_autofree char *sql = NULL;

  *next = 0;
  if (delta != NULL && delta->value != NULL)
    qorgan_value_get_number (delta->value, next);
  if (delta != NULL || (draft != NULL && (draft->created || draft->deleted)))
    return TRUE;
  sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?1", qorgan_field (field)->name,
                         qorgan_kind_by_id (QORGAN_FIELD_KIND (field))->name);
  return qorgan_session_read_number (session, sql, id, next, error);
}

/* Whose @id is once the change is applied, whatever kind it is; 0: nobody's. */
static gboolean
find_owner (QorganSession *session, const QorganChange *change, gint64 id, gint64 *next, GError **error)
{
  const QorganDraft *draft = qorgan_change_find (change, id);
  const QorganKind *kind = draft != NULL ? draft->kind : NULL;
  QorganFieldId owner;

  *next = 0;
  if (kind == NULL && !qorgan_session_find_kind (session, id, &kind, error))
    return FALSE;
  owner = kind != NULL ? qorgan_kind_owner (kind) : 0;
  return owner == 0 || find_next (session, change, owner, id, next, error);
}

static char *
title_of (QorganSession *session, const QorganChange *change, gint64 id)
{
  const QorganDraft *draft = qorgan_change_find (change, id);
  g_autofree const char **values = NULL;
  char *title;

  if (draft == NULL || !draft->created)
    {
      title = qorgan_session_title (session, id, session->language, NULL);
      return title != NULL ? title : g_strdup ("…");
    }
  values = g_new0 (const char *, draft->kind->n_fields);
  for (guint i = 0; i < draft->deltas->len; i++)
    {
      const QorganDelta *delta = &g_array_index (draft->deltas, QorganDelta, i);

      values[QORGAN_FIELD_INDEX (delta->field)] = delta->value;
    }
  title = qorgan_derive_title (session, draft->kind, values, session->language, NULL);
  return title != NULL ? title : g_strdup ("…");
}

static void
refuse (QorganSession *session, const QorganChange *change, const GArray *way, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < way->len; i++)
    {
      g_autofree char *title = NULL;

      if (way->len > MOST_TOLD && i == MOST_TOLD - 2)
        {
          g_string_append (words, " → …");
          i = way->len - 2;
          continue;
        }
      title = title_of (session, change, g_array_index (way, gint64, i));
      g_string_append_printf (words, "%s“%s”", i > 0 ? " → " : "", title);
    }
  g_set_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VALUE,
               /* Translators: completes "Within: …"; %s is the way a link leads from record to record, back to the
                * first: “Almaty” → “Almaty Region” → “Almaty” */
               _ ("this would close a circle: %s"), words->str);
}

/* Nobody is a relative of themselves. */
static gboolean
is_of_another (QorganSession *session, const QorganChange *change, gint64 id, gint64 target, GError **error)
{
  gint64 owner;

  if (!find_owner (session, change, id, &owner, error))
    return FALSE;
  if (owner == target)
    g_set_error_literal (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VALUE,
                         _ ("a record cannot point to itself"));
  return owner != target;
}

/**
 * qorgan_circle_check:
 * @session: a session
 * @change: the change that sets it
 * @id: a record
 * @field: a field of it
 * @value: (nullable): a value that fits the field
 * @error: return location for a QORGAN_CASEBOOK_ERROR_VALUE that tells the whole way round, or an error of the file
 *
 * Returns: whether the value may stand there: the field may lead back, or does not
 */
gboolean
qorgan_circle_check (QorganSession *session,
                     const QorganChange *change,
                     gint64 id,
                     QorganFieldId field,
                     const char *value,
                     GError **error)
{
  g_autoptr (GArray) way = NULL;
  QorganFieldFlags flags = qorgan_field (field)->flags;
  /* What belongs to a case or an incident belongs to what belongs to nobody; no need to look. */
  gboolean is_owner = (flags & QORGAN_OWNER) && qorgan_field (field)->targets == NULL;
  gint64 at = 0;

  if (value == NULL || !(is_owner || (flags & (QORGAN_ACYCLIC | QORGAN_OTHER)))
      || !qorgan_value_get_number (value, &at))
    return TRUE;
  if (flags & QORGAN_OTHER)
    return is_of_another (session, change, id, at, error);
  way = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (way, id);
  while (at != 0 && way->len < LONGEST)
    {
      g_array_append_val (way, at);
      if (at == id)
        {
          refuse (session, change, way, error);
          return FALSE;
        }
      if (is_owner ? !find_owner (session, change, at, &at, error)
                   : !find_next (session, change, field, at, &at, error))
        return FALSE;
    }
  return TRUE;
}
