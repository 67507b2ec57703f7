/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second line of a dependant is made of the columns its kind gives to lists, so that a new kind needs no words
 * here. */

#include "qorgan-dossier-words.h"

#include <glib/gi18n-lib.h>

#include "qorgan-amount.h"
#include "qorgan-catalog.h"

/**
 * qorgan_field_points_back:
 * @field: a field of @kind
 *
 * Returns: whether it links to another record of the same kind, and so says what this one answers or attacks
 */
gboolean
qorgan_field_points_back (QorganFieldId field, const QorganKind *kind)
{
  const guint8 *targets = qorgan_field (field)->targets;

  return qorgan_field (field)->type == QORGAN_LINK && targets != NULL && targets[0] == kind->id && targets[1] == 0;
}

/**
 * qorgan_dossier_read_title:
 * @session: in whose language it is
 * @page: the record of the page
 * @of_page: how to handle that
 * @id: a record that the page names
 * @error: return location for an error of the file
 *
 * What belongs to a sealed record has a neutral title like it. On the page of that record it is read by those who have
 * asked for it, and only what is sealed for itself is kept from them.
 *
 * Returns: (transfer full) (nullable): what to call it there
 */
char *
qorgan_dossier_read_title (QorganSession *session,
                           const QorganRecord *page,
                           const QorganHandling *of_page,
                           gint64 id,
                           GError **error)
{
  g_autoptr (QorganRecord) record = NULL;
  g_autoptr (QorganDisclosure) disclosure = NULL;
  QorganHandling owner = *of_page, handling;
  gboolean is_covered;

  if (of_page->is_sealed)
    record = qorgan_session_load (session, id, NULL);
  if (record == NULL || qorgan_record_owner (record) != qorgan_record_id (page)
      || qorgan_record_kind (record)->title_rule == QORGAN_TITLE_STATED)
    return qorgan_session_title (session, id, qorgan_session_language (session), error);
  owner.is_sealed = FALSE;
  qorgan_handling_init (&handling, record, &owner);
  disclosure = qorgan_disclosure_new (session, qorgan_may_say_title (&handling, &qorgan_audience_in_passing)
                                                   ? &qorgan_audience_asking
                                                   : &qorgan_audience_in_passing);
  return qorgan_disclosure_title (disclosure, id, &is_covered, error);
}

/* The name of a field is a word of the kind that the record is about. */
static char *
word_field_name (const QorganDossier *self, const char *name, QorganLanguage language)
{
  QorganFieldId field;

  if (!qorgan_kind_find_field (qorgan_record_kind (qorgan_dossier_record (self)), name, &field))
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

static gboolean
is_in_summary (const QorganHandling *handling, const QorganColumn *column, QorganFieldId owner)
{
  const QorganKind *kind = handling->kind;

  return column->source == QORGAN_COLUMN_FIELD && column->field != owner && column->field != kind->title_field
         && column->field != kind->title_date && qorgan_may_say (handling, column->field, &qorgan_audience_in_passing)
         && !qorgan_field_points_back (column->field, kind);
}

/* "10 days": a unit belongs to the number before it. Returns: (nullable): the field of the unit's column */
static const QorganColumn *
find_unit (const QorganRecord *record, const QorganColumn *number)
{
  const QorganKind *kind = qorgan_record_kind (record);
  const QorganColumn *unit = number + 1;

  if (qorgan_field (number->field)->type != QORGAN_NUMBER || unit == kind->columns + kind->n_columns
      || unit->source != QORGAN_COLUMN_FIELD || unit->field != number->field + 1
      || qorgan_field (unit->field)->type != QORGAN_CODE || qorgan_record_value (record, unit->field) == NULL)
    return NULL;
  return unit;
}

static char *
word_column (const QorganDossier *self,
             QorganSession *session,
             const QorganRecord *record,
             const QorganColumn *column,
             const QorganColumn *unit)
{
  const char *value = qorgan_record_value (record, column->field);

  if (unit == NULL)
    return word_value (self, session, column->field, value);
  return qorgan_amount_word (qorgan_session_vocabularies (session), value, qorgan_field (unit->field)->vocabulary,
                             qorgan_record_value (record, unit->field), qorgan_session_language (session));
}

/* "at least 15": a qualifier before a number belongs to it. */
static void
append_word (GString *summary, const char *word, QorganFieldId before, QorganFieldId field)
{
  if (before != 0 && field == before + 1 && qorgan_field (field)->type == QORGAN_NUMBER
      && g_strcmp0 (qorgan_field (before)->vocabulary, "figure_qualifier") == 0)
    {
      /* Translators: the number in “at least 15”; after a colon where the qualifier would have to stand behind it. */
      g_string_append_printf (summary, C_ ("number after a qualifier", "\u00a0%s"), word);
      return;
    }
  if (summary->len > 0)
    g_string_append (summary, " · ");
  g_string_append (summary, word);
}

/**
 * qorgan_dossier_word_summary:
 * @session: in whose language it is
 * @record: a dependant on the page
 * @owner: its link to the record of the page, which needs no saying there
 *
 * Returns: (transfer full): its second line: the key values, may be empty
 */
char *
qorgan_dossier_word_summary (const QorganDossier *self,
                             QorganSession *session,
                             const QorganRecord *record,
                             QorganFieldId owner)
{
  const QorganKind *kind = qorgan_record_kind (record);
  GString *summary = g_string_new (NULL);
  QorganFieldId before = 0;
  QorganHandling handling;

  /* Where the page's record itself is sealed, all of this is covered with it. */
  qorgan_handling_init (&handling, record, NULL);
  for (guint i = 0; i < kind->n_columns; i++)
    {
      const QorganColumn *unit = NULL;
      QorganFieldId field = kind->columns[i].field;
      g_autofree char *word = NULL;

      if (!is_in_summary (&handling, &kind->columns[i], owner) || qorgan_record_value (record, field) == NULL)
        continue;
      unit = find_unit (record, &kind->columns[i]);
      word = word_column (self, session, record, &kind->columns[i], unit);
      if (word == NULL)
        continue;
      append_word (summary, word, before, field);
      before = field;
      i += unit != NULL;
    }
  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);

      if (qorgan_field_points_back (field, kind) && qorgan_record_value (record, field) != NULL
          && qorgan_may_say (&handling, field, &qorgan_audience_in_passing))
        g_string_append_printf (summary, "%s↩\u00a0%s", summary->len > 0 ? " · " : "",
                                qorgan_dossier_link_title (self, qorgan_record_link (record, field)));
    }
  return g_string_free (summary, FALSE);
}
