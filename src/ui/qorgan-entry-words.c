/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of the journal in words, for toasts and for the history. Each is a whole sentence of its own, because no
 * language of ours lets a verb be put together with a title. The journal itself keeps only verb, kind and title. */

#include <glib/gi18n-lib.h>

#include "qorgan-date.h"
#include "qorgan-entry-words.h"
#include "qorgan-short-title.h"

static char *
did_words (QorganVerb verb, const char *title)
{
  switch (verb)
    {
    case QORGAN_VERB_CREATE:
      /* Translators: %s is the title of a record, here and in the next fourteen. “Restored in” is said both of a
       * record that was brought back and of one in which a value was. */
      return g_strdup_printf (_ ("Created “%s”"), title);
    case QORGAN_VERB_MERGE:
      /* Translators: another record of the same was merged into the one named */
      return g_strdup_printf (_ ("Merged into “%s”"), title);
    case QORGAN_VERB_DELETE:
      return g_strdup_printf (_ ("Deleted “%s”"), title);
    case QORGAN_VERB_RESTORE:
      return g_strdup_printf (_ ("Restored in “%s”"), title);
    default:
      return g_strdup_printf (_ ("Edited “%s”"), title);
    }
}

static char *
undid_words (QorganVerb verb, const char *title)
{
  switch (verb)
    {
    case QORGAN_VERB_CREATE:
      return g_strdup_printf (_ ("Undone: created “%s”"), title);
    case QORGAN_VERB_MERGE:
      return g_strdup_printf (_ ("Undone: merged into “%s”"), title);
    case QORGAN_VERB_DELETE:
      return g_strdup_printf (_ ("Undone: deleted “%s”"), title);
    case QORGAN_VERB_RESTORE:
      return g_strdup_printf (_ ("Undone: restored in “%s”"), title);
    default:
      return g_strdup_printf (_ ("Undone: edited “%s”"), title);
    }
}

static char *
redid_words (QorganVerb verb, const char *title)
{
  switch (verb)
    {
    case QORGAN_VERB_CREATE:
      return g_strdup_printf (_ ("Redone: created “%s”"), title);
    case QORGAN_VERB_MERGE:
      return g_strdup_printf (_ ("Redone: merged into “%s”"), title);
    case QORGAN_VERB_DELETE:
      return g_strdup_printf (_ ("Redone: deleted “%s”"), title);
    case QORGAN_VERB_RESTORE:
      return g_strdup_printf (_ ("Redone: restored in “%s”"), title);
    default:
      return g_strdup_printf (_ ("Redone: edited “%s”"), title);
    }
}

static char *
import_words (const QorganEntry *entry, QorganVerb how)
{
  guint n = entry->n_records;

  switch (how)
    {
    case QORGAN_VERB_UNDO:
      return g_strdup_printf (ngettext ("Undone: imported %u record", "Undone: imported %u records", n), n);
    case QORGAN_VERB_REDO:
      return g_strdup_printf (ngettext ("Redone: imported %u record", "Redone: imported %u records", n), n);
    default:
      return g_strdup_printf (ngettext ("Imported %u record", "Imported %u records", n), n);
    }
}

static char *
dup_title (const QorganEntry *entry)
{
  if (entry->title != NULL && *entry->title != '\0')
    return qorgan_short_title (entry->title);
  return g_strdup (entry->kind != NULL ? _ (entry->kind->label) : _ ("Without a title"));
}

/**
 * qorgan_entry_words:
 * @entry: an entry of the journal
 *
 * Returns: (transfer full): what it did, in the language of the interface: “Deleted “Detention · 7 Jan 2022””
 */
char *
qorgan_entry_words (const QorganEntry *entry)
{
  gboolean taken_back = entry->verb == QORGAN_VERB_UNDO || entry->verb == QORGAN_VERB_REDO;
  QorganVerb verb = taken_back ? entry->undone_verb : entry->verb;
  g_autofree char *title = dup_title (entry);

  g_autofree char *words = NULL;

  if (verb == QORGAN_VERB_IMPORT)
    return import_words (entry, entry->verb);
  if (entry->verb == QORGAN_VERB_UNDO)
    words = undid_words (verb, title);
  else if (entry->verb == QORGAN_VERB_REDO)
    words = redid_words (verb, title);
  else
    words = did_words (verb, title);
  if (entry->n_records < 2)
    return g_steal_pointer (&words);
  /* Translators: what was done, named after one record, and how many there were: “Deleted “Aigul Utepova” (3 records)”
   */
  return g_strdup_printf (ngettext ("%s (%u record)", "%s (%u records)", entry->n_records), words, entry->n_records);
}

/**
 * qorgan_entry_words_when:
 * @entry: an entry of the journal
 * @language: of the date
 *
 * Returns: (transfer full): when it was made, in the time of this computer, to the minute
 */
char *
qorgan_entry_words_when (const QorganEntry *entry, QorganLanguage language)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (entry->at / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  QorganDate date = { .first = {
                          .year = g_date_time_get_year (local),
                          .month = g_date_time_get_month (local),
                          .day = g_date_time_get_day_of_month (local),
                          .hour = g_date_time_get_hour (local),
                          .minute = g_date_time_get_minute (local),
                          .precision = QORGAN_DATE_MINUTE,
                      } };

  return qorgan_date_format (&date, language, QORGAN_DATE_SHORT);
}

/**
 * qorgan_entry_words_by:
 * @entry: an entry of the journal
 * @when: when it was made, in words
 *
 * Returns: (transfer full): when, and by whom or where
 */
char *
qorgan_entry_words_by (const QorganEntry *entry, const char *when)
{
  if (entry->who != NULL && *entry->who != '\0')
    /* Translators: when something was done, and by whom */
    return g_strdup_printf (_ ("%s, by %s"), when, entry->who);
  if (entry->here)
    /* Translators: when something was done, by nobody who has said a name, and where */
    return g_strdup_printf (_ ("%s, on this computer"), when);
  return g_strdup_printf (_ ("%s, on another computer"), when);
}

/**
 * qorgan_event_word_value:
 * @event: one field of one record in one entry
 * @value: (nullable): its old or its new value
 * @vocabularies: for the labels of codes
 * @language: of labels and dates
 *
 * Returns: (transfer full) (nullable): the value as a person reads it
 */
char *
qorgan_event_word_value (const QorganEvent *event,
                         const char *value,
                         const QorganVocabularies *vocabularies,
                         QorganLanguage language)
{
  const QorganField *field = qorgan_field (event->field);

  if (value == NULL)
    return NULL;
  if (field->type == QORGAN_LINK || field->type == QORGAN_LINKS)
    return g_strdup (value); /* the history gives links as titles */
  return qorgan_vocabularies_word_value (vocabularies, event->field, value, language);
}

/**
 * qorgan_event_words:
 * @event: one field of one record in one entry
 * @vocabularies: for the labels of codes
 * @language: of labels and dates
 *
 * Returns: (transfer full) (nullable): what became of the field, and of a sealed one only that something did:
 * “Happened: 7 Jan 2022 → 8 Jan 2022”
 */
char *
qorgan_event_words (const QorganEvent *event, const QorganVocabularies *vocabularies, QorganLanguage language)
{
  g_autofree char *was = NULL;
  g_autofree char *now = NULL;
  const char *label;

  if (event->field == 0)
    return NULL;
  label = _ (qorgan_field (event->field)->label);
  if (event->sealed)
    /* Translators: of a field whose values are only shown to those who ask for them */
    return g_strdup_printf (_ ("%s: sealed value changed"), label);
  was = qorgan_event_word_value (event, event->was, vocabularies, language);
  now = qorgan_event_word_value (event, event->now, vocabularies, language);
  if (was == NULL && now == NULL)
    return g_strdup (label);
  if (was == NULL)
    /* Translators: a field and the value it got: “Happened: 7 Jan 2022” */
    return g_strdup_printf (C_ ("field and value", "%s: %s"), label, now);
  if (now == NULL)
    /* Translators: a field and the value that was removed from it */
    return g_strdup_printf (_ ("%s: removed “%s”"), label, was);
  /* Translators: a field, its old value, its new value */
  return g_strdup_printf (_ ("%s: “%s” → “%s”"), label, was, now);
}
