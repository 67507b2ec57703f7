/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a typed line will do, as a person reads it and chooses of it: rows of what was understood, and between whom and
 * what there is to choose. */
#include "qorgan-typed-plan.h"

#include <glib/gi18n-lib.h>

#include "qorgan-amount.h"
#include "qorgan-catalog.h"
#include "qorgan-kinds.h"

static QorganTypedSubject *
subject_at (const QorganTypedPlan *self, guint row)
{
  return row < self->subjects->len ? self->subjects->pdata[row] : NULL;
}

static guint
n_cases (const QorganTypedSubject *subject)
{
  const QorganTypedPerson *known = subject != NULL ? qorgan_typed_subject_known (subject) : NULL;

  return known != NULL ? known->cases->len : 0;
}

/**
 * qorgan_typed_plan_n_rows:
 *
 * Returns: in how many rows an item stands, if it is there at all
 */
guint
qorgan_typed_plan_n_rows (const QorganTypedPlan *self, QorganTypedItem item)
{
  return item == QORGAN_TYPED_ITEM_PERSON || item == QORGAN_TYPED_ITEM_CASE ? MAX (1, self->subjects->len) : 1;
}

/* ---- Choices ---- */

/**
 * qorgan_typed_plan_n_choices:
 * @row: of an item
 *
 * Returns: between how many records, new ones among them, the person may choose; 1: there is no choice
 */
guint
qorgan_typed_plan_n_choices (const QorganTypedPlan *self, QorganTypedItem item, guint row)
{
  const QorganTypedSubject *subject = subject_at (self, row);

  if (subject != NULL && item == QORGAN_TYPED_ITEM_PERSON)
    return subject->persons->len + subject->n_names;
  return item == QORGAN_TYPED_ITEM_CASE ? n_cases (subject) + 1 : 1;
}

/**
 * qorgan_typed_plan_choice:
 * @row: of an item
 *
 * Returns: which of them it is now; the last are new ones
 */
guint
qorgan_typed_plan_choice (const QorganTypedPlan *self, QorganTypedItem item, guint row)
{
  const QorganTypedSubject *subject = subject_at (self, row);

  if (subject != NULL && item == QORGAN_TYPED_ITEM_PERSON)
    return subject->person;
  return subject != NULL && item == QORGAN_TYPED_ITEM_CASE ? subject->to_case : 0;
}

/**
 * qorgan_typed_plan_choose:
 * @row: of an item
 * @choice: one of qorgan_typed_plan_n_choices()
 */
void
qorgan_typed_plan_choose (QorganTypedPlan *self, QorganTypedItem item, guint row, guint choice)
{
  QorganTypedSubject *subject = subject_at (self, row);

  g_return_if_fail (choice < qorgan_typed_plan_n_choices (self, item, row));

  if (subject != NULL && item == QORGAN_TYPED_ITEM_PERSON)
    qorgan_typed_subject_choose (self, subject, choice);
  else if (subject != NULL && item == QORGAN_TYPED_ITEM_CASE)
    subject->to_case = choice;
}

static char *
dup_new_case (const QorganTypedPlan *self, QorganLanguage language)
{
  const char *new_case = qorgan_catalog_text (language, NULL, N_ ("New case"));

  if (self->line->track == NULL)
    return g_strdup (new_case);
  return g_strdup_printf ("%s · %s", new_case,
                          qorgan_vocabularies_label (self->vocabularies, "track", self->line->track, language));
}

static char *
dup_new_person (const QorganTypedSubject *subject, guint name, QorganLanguage language)
{
  GString *text = g_string_new (subject->names[name]);

  /* Translators: quick entry: somebody who is not in the casebook yet; stands after their name and a point */
  g_string_append_printf (text, " · %s", qorgan_catalog_text (language, NULL, N_ ("New person")));
  if (name > 0 && name == subject->n_names - 1)
    /* Translators: quick entry: a name is taken in the form in which it stands in the typed line */
    g_string_append_printf (text, " · %s", qorgan_catalog_text (language, NULL, N_ ("as typed")));
  return g_string_free_and_steal (text);
}

static char *
dup_person_choice (const QorganTypedSubject *subject, guint choice, QorganLanguage language)
{
  const QorganTypedPerson *person;
  const char *beside;

  if (choice >= subject->persons->len)
    return dup_new_person (subject, choice - subject->persons->len, language);
  person = subject->persons->pdata[choice];
  beside = person->cases->len > 0 ? ((QorganTypedCase *) person->cases->pdata[0])->title : NULL;
  if (person->likeness != NULL)
    beside = person->likeness;
  return beside != NULL ? g_strdup_printf ("%s · %s", person->title, beside) : g_strdup (person->title);
}

/**
 * qorgan_typed_plan_dup_choice:
 * @row: of an item
 *
 * Returns: (transfer full): a choice as a person reads it
 */
char *
qorgan_typed_plan_dup_choice (const QorganTypedPlan *self,
                              QorganTypedItem item,
                              guint row,
                              guint choice,
                              QorganLanguage language)
{
  const QorganTypedSubject *subject = subject_at (self, row);

  if (subject != NULL && item == QORGAN_TYPED_ITEM_PERSON)
    return dup_person_choice (subject, choice, language);
  if (choice < n_cases (subject))
    return g_strdup (((QorganTypedCase *) qorgan_typed_subject_known (subject)->cases->pdata[choice])->title);
  return dup_new_case (self, language);
}

/* ---- What is understood, in words ---- */

/* Who is not there yet may still be somebody who is: that is never only said inside of the list. */
static char *
dup_person (const QorganTypedSubject *subject, QorganLanguage language)
{
  g_autofree char *chosen = dup_person_choice (subject, subject->person, language);
  g_autoptr (GStrvBuilder) likes = g_strv_builder_new ();
  g_auto (GStrv) titles = NULL;
  g_autofree char *joined = NULL;
  GString *text;

  if (qorgan_typed_subject_known (subject) != NULL || subject->persons->len == 0)
    return g_steal_pointer (&chosen);
  for (guint i = 0; i < subject->persons->len; i++)
    g_strv_builder_add (likes, ((const QorganTypedPerson *) subject->persons->pdata[i])->title);
  titles = g_strv_builder_end (likes);
  joined = g_strjoinv (", ", titles);
  /* Translators: quick entry: people whose name is like the one that was typed; %s is their names */
  text = g_string_new (qorgan_catalog_text (language, NULL, N_ ("Similar: %s")));
  g_string_replace (text, "%s", joined, 1);
  g_string_prepend (text, " · ");
  g_string_prepend (text, chosen);
  return g_string_free_and_steal (text);
}

static char *
dup_event (const QorganTypedPlan *self, QorganLanguage language)
{
  const QorganTypedWord *event = self->line->event;
  const char *type = NULL, *step = NULL;

  if (event == NULL)
    return NULL;
  if (event->incident_type != NULL)
    type = qorgan_vocabularies_label (self->vocabularies, "incident_type", event->incident_type, language);
  if (event->step_kind != NULL)
    step = qorgan_vocabularies_label (self->vocabularies, "step_kind", event->step_kind, language);
  if (type == NULL || step == NULL || g_str_equal (type, step))
    return g_strdup (type != NULL ? type : step);
  return g_strdup_printf ("%s · %s", type, step);
}

static char *
dup_place (const QorganTypedPlan *self, QorganLanguage language)
{
  const QorganPlace *place = self->line->place;

  if (place == NULL)
    return NULL;
  if (place->region == NULL)
    return g_strdup (place->names[language]);
  return g_strdup_printf ("%s · %s", place->names[language], place->region->names[language]);
}

/* “Administrative arrest, 15 days”; an amount with its currency. */
static char *
dup_measure (const QorganTypedPlan *self, QorganLanguage language)
{
  const QorganTypedLine *line = self->line;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *length = g_strdup_printf ("%" G_GINT64_FORMAT, line->length);
  g_autofree char *amount = g_strdup_printf ("%" G_GINT64_FORMAT, line->amount);

  if (line->measure != NULL)
    g_strv_builder_add (parts, qorgan_vocabularies_label (self->vocabularies, "measure", line->measure, language));
  if (line->length > 0)
    g_strv_builder_take (parts,
                         qorgan_amount_word (self->vocabularies, length, "length_unit", line->length_unit, language));
  if (line->amount > 0)
    g_strv_builder_take (parts, qorgan_amount_word (self->vocabularies, amount, "currency", line->currency, language));
  list = g_strv_builder_end (parts);
  return list[0] != NULL ? g_strjoinv (", ", list) : NULL;
}

static gboolean
has_new_person (const QorganTypedPlan *self)
{
  for (guint i = 0; i < self->subjects->len; i++)
    if (qorgan_typed_subject_known (self->subjects->pdata[i]) == NULL)
      return TRUE;
  return FALSE;
}

/**
 * qorgan_typed_plan_dup_text:
 * @row: of an item
 *
 * Returns: (transfer full) (nullable): what was understood, as a person reads it; %NULL: nothing
 */
char *
qorgan_typed_plan_dup_text (const QorganTypedPlan *self, QorganTypedItem item, guint row, QorganLanguage language)
{
  const QorganTypedLine *line = self->line;
  const QorganTypedSubject *subject = subject_at (self, row);

  switch (item)
    {
    case QORGAN_TYPED_ITEM_PERSON:
      return subject != NULL ? dup_person (subject, language) : NULL;
    case QORGAN_TYPED_ITEM_ROLE:
      return line->role != NULL && has_new_person (self)
                 ? g_strdup (qorgan_vocabularies_label (self->vocabularies, "person_role", line->role->role, language))
                 : NULL;
    case QORGAN_TYPED_ITEM_EVENT:
      return dup_event (self, language);
    case QORGAN_TYPED_ITEM_DATE:
      return line->has_date ? qorgan_date_format (&line->date, language, QORGAN_DATE_LONG) : NULL;
    case QORGAN_TYPED_ITEM_PLACE:
      return dup_place (self, language);
    case QORGAN_TYPED_ITEM_BODY:
      return g_strdup (line->body);
    case QORGAN_TYPED_ITEM_ARTICLE:
      return g_strdup (line->articles);
    case QORGAN_TYPED_ITEM_MEASURE:
      return dup_measure (self, language);
    case QORGAN_TYPED_ITEM_CASE:
      return qorgan_typed_plan_is_enough (self)
                 ? qorgan_typed_plan_dup_choice (self, item, row, qorgan_typed_plan_choice (self, item, row), language)
                 : NULL;
    case QORGAN_TYPED_ITEM_NOTE:
    default:
      return qorgan_typed_plan_dup_note (self);
    }
}

/**
 * qorgan_typed_item_label:
 *
 * Returns: (transfer none): what stands before it
 */
const char *
qorgan_typed_item_label (QorganTypedItem item, QorganLanguage language)
{
  static const char *const labels[QORGAN_N_TYPED_ITEMS] = {
    [QORGAN_TYPED_ITEM_PERSON] = N_ ("Person"),    [QORGAN_TYPED_ITEM_ROLE] = N_ ("Role"),
    [QORGAN_TYPED_ITEM_EVENT] = N_ ("Event"),      [QORGAN_TYPED_ITEM_DATE] = N_ ("When"),
    [QORGAN_TYPED_ITEM_PLACE] = N_ ("Place"),      [QORGAN_TYPED_ITEM_BODY] = N_ ("Body"),
    [QORGAN_TYPED_ITEM_ARTICLE] = N_ ("Articles"), [QORGAN_TYPED_ITEM_MEASURE] = N_ ("Measure or penalty"),
    [QORGAN_TYPED_ITEM_CASE] = N_ ("Case"),        [QORGAN_TYPED_ITEM_NOTE] = N_ ("Kept as a note"),
  };

  return qorgan_catalog_text (language, NULL, labels[item]);
}
