/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See qorgan-citation.h. A citation is pasted into what others will read, so it says what a file may say: the publisher
 * of a public report is left out if who that is was sealed. */

#include "qorgan-citation.h"

#include <glib/gi18n-lib.h>

#include "qorgan-casebook-error.h"
#include "qorgan-disclosure.h"

static const QorganAudience audience_of_citations = { QORGAN_SURFACE_FILE, QORGAN_SENSITIVITY_INTERNAL };

static gboolean
ends_sentence (const GString *text)
{
  const char *last = g_utf8_find_prev_char (text->str, text->str + text->len);

  return last != NULL && g_utf8_strchr (".?!…", -1, g_utf8_get_char (last)) != NULL;
}

/* A date says when its publisher did it; everything else stands by itself. */
static void
append_part (GString *citation, QorganType type, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (citation->len > 0)
    g_string_append (citation, ends_sentence (citation) ? " " : type == QORGAN_DATE ? ", " : ". ");
  g_string_append (citation, part);
}

static char *
word_part (QorganDisclosure *disclosure,
           const QorganRecord *record,
           const QorganHandling *handling,
           QorganFieldId field,
           GError **error)
{
  gboolean is_covered;

  if (qorgan_record_value (record, field) == NULL) /* a record without a title is called by its kind */
    return NULL;
  if (field == handling->kind->title_field)
    return qorgan_disclosure_record_title (disclosure, record, handling, &is_covered, error);
  return qorgan_disclosure_value (disclosure, handling, field, qorgan_record_value (record, field), &is_covered, error);
}

/**
 * qorgan_session_cite:
 * @session: a session
 * @id: a record of a kind that is cited
 * @error: return location for a QORGAN_CASEBOOK_ERROR_NO_RECORD, a QORGAN_CASEBOOK_ERROR_SEALED, or an error of the
 * file
 *
 * Returns: (transfer full) (nullable): who published what and when, and where it is, in the language of @session; what
 *   is not known or may not be said is left out
 */
char *
qorgan_session_cite (QorganSession *session, gint64 id, GError **error)
{
  g_autoptr (QorganDisclosure) disclosure = qorgan_disclosure_new (session, &audience_of_citations);
  g_autoptr (GString) citation = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;
  g_autoptr (QorganRecord) record = NULL;
  QorganHandling handling;

  record = qorgan_disclosure_load (disclosure, id, &handling, error);
  if (record == NULL)
    return NULL;
  g_return_val_if_fail (handling.kind->cited != NULL, NULL);
  if (!qorgan_may_say_title (&handling, &audience_of_citations))
    {
      g_set_error_literal (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_SEALED,
                           _ ("It is sealed: what is copied could be pasted anywhere. Nothing was copied."));
      return NULL;
    }
  for (const QorganFieldId *field = handling.kind->cited; *field != 0; field++)
    {
      g_autofree char *part = word_part (disclosure, record, &handling, *field, &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      append_part (citation, qorgan_field (*field)->type, part);
    }
  return g_string_free (g_steal_pointer (&citation), FALSE);
}
