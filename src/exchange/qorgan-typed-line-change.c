/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns a plan into one change: place and incident, and for each person themselves, their part in it, their case and
 * its step, each only where the line says something of it. */
#include "qorgan-typed-plan.h"

#include <string.h>

#include "qorgan-event-records.h"
#include "qorgan-kinds.h"
#include "qorgan-new-record.h"

typedef struct
{
  const QorganTypedPlan *plan;
  QorganCasebook *casebook;
  QorganChange *change;
  QorganLanguage language;
  gint64 place;    /* 0: there is none */
  gint64 incident; /* as well */
  gint64 ids[QORGAN_N_KINDS + 1]; /* of the person in hand; 0: there is none */
  gboolean are_new[QORGAN_N_KINDS + 1];
  gint64 first; /* made before all others, and not used yet: the change is named after it */
  const QorganKind *first_kind;
} Making;

/**
 * qorgan_typed_plan_is_enough:
 *
 * Returns: whether a record can be made of it: it says who, or what happened
 */
gboolean
qorgan_typed_plan_is_enough (const QorganTypedPlan *self)
{
  return self->subjects->len > 0 || self->line->event != NULL;
}

static gboolean
has_known_person (const QorganTypedPlan *self)
{
  for (guint i = 0; i < self->subjects->len; i++)
    if (qorgan_typed_subject_known (self->subjects->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * qorgan_typed_plan_dup_note:
 *
 * Returns: (transfer full) (nullable): the words that are kept as they are. What the line calls somebody who is in the
 *   casebook already is among them: their record may say otherwise
 */
char *
qorgan_typed_plan_dup_note (const QorganTypedPlan *self)
{
  const QorganTypedLine *line = self->line;

  if (line->role_words == NULL || !has_known_person (self))
    return g_strdup (line->note);
  return line->note != NULL ? g_strconcat (line->role_words, "; ", line->note, NULL) : g_strdup (line->role_words);
}

/* ---- Words for titles ---- */

static const char *
event_label (const Making *self)
{
  const QorganTypedWord *event = self->plan->line->event;

  if (event == NULL)
    return NULL;
  if (event->incident_type != NULL)
    return qorgan_vocabularies_label (self->plan->vocabularies, "incident_type", event->incident_type, self->language);
  return qorgan_vocabularies_label (self->plan->vocabularies, "step_kind", event->step_kind, self->language);
}

static QorganEventWords
words_for (const Making *self, const char *who)
{
  const QorganTypedLine *line = self->plan->line;

  return (QorganEventWords) {
    .who = who,
    .what = event_label (self),
    .where = line->place != NULL ? line->place->names[self->language] : NULL,
    .when = line->has_date ? &line->date : NULL,
  };
}

/* NULL: nobody */
static char *
dup_all_names (const QorganTypedPlan *plan)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < plan->subjects->len; i++)
    g_strv_builder_add (names, qorgan_typed_subject_name (plan->subjects->pdata[i]));
  list = g_strv_builder_end (names);
  return list[0] != NULL ? g_strjoinv (", ", list) : NULL;
}

/* ---- Records ---- */

static void
set_link (Making *self, gint64 record, QorganFieldId field, gint64 target)
{
  g_autofree char *value = target != 0 ? qorgan_value_from_links (&target, 1) : NULL;

  if (value != NULL)
    qorgan_change_set (self->change, record, field, value);
}

static void
set (Making *self, gint64 record, QorganFieldId field, const char *value)
{
  if (value != NULL && *value != '\0')
    qorgan_change_set (self->change, record, field, value);
}

static void
set_number (Making *self, gint64 record, QorganFieldId field, gint64 number)
{
  g_autofree char *value = number > 0 ? qorgan_value_from_number (number) : NULL;

  set (self, record, field, value);
}

static void
set_date (Making *self, gint64 record, QorganFieldId field)
{
  g_autofree char *value = self->plan->line->has_date ? qorgan_date_to_edtf (&self->plan->line->date) : NULL;

  set (self, record, field, value);
}

static gint64
create (Making *self, const QorganKind *kind)
{
  gboolean is_first = self->first != 0 && kind == self->first_kind;
  gint64 id = is_first ? self->first : qorgan_casebook_take_id (self->casebook);

  if (is_first)
    self->first = 0;
  else
    qorgan_change_create (self->change, kind, id);
  self->ids[kind->id] = id;
  self->are_new[kind->id] = TRUE;
  return id;
}

static void
make_place (Making *self)
{
  const QorganTypedLine *line = self->plan->line;

  self->place = self->plan->place;
  if (self->place == 0 && line->place != NULL)
    self->place = qorgan_new_record_add_place (self->change, self->casebook, line->place);
}

/* A hearing or a release is none; without a word for what happened there is one if it happened some day or somewhere.
 */
static void
make_incident (Making *self)
{
  const QorganTypedLine *line = self->plan->line;
  gboolean happened = line->event != NULL ? line->event->incident_type != NULL : line->has_date || line->place != NULL;
  g_autofree char *names = dup_all_names (self->plan);
  QorganEventWords words = words_for (self, names);
  g_autofree char *title = NULL;

  if (!happened)
    return;
  title = qorgan_event_words_dup_incident_title (&words, self->language);
  self->incident = create (self, &qorgan_kind_incident);
  set (self, self->incident, QORGAN_INCIDENT_TITLE, title);
  if (line->event != NULL)
    set (self, self->incident, QORGAN_INCIDENT_TYPES, line->event->incident_type);
  set_date (self, self->incident, QORGAN_INCIDENT_START);
  set_link (self, self->incident, QORGAN_INCIDENT_PLACE, self->place);
  if (line->place != NULL)
    set (self, self->incident, QORGAN_INCIDENT_PRECISION, line->place->kind == QORGAN_PLACE_REGION ? "region" : "city");
}

static void
make_person (Making *self, const QorganTypedSubject *subject)
{
  const QorganTypedPerson *known = qorgan_typed_subject_known (subject);
  const QorganTypedLine *line = self->plan->line;

  if (known != NULL)
    self->ids[QORGAN_KIND_PERSON] = known->id;
  else
    {
      gint64 id = qorgan_new_record_add_named (self->change, self->casebook, &qorgan_kind_person,
                                               qorgan_typed_subject_name (subject));

      self->ids[QORGAN_KIND_PERSON] = id;
      if (line->role != NULL)
        set (self, id, QORGAN_PERSON_ROLES, line->role->role);
    }
  if (self->incident != 0)
    create (self, &qorgan_kind_involvement);
}

static void
add_incident (Making *self, const QorganTypedCase *known)
{
  g_autoptr (GArray) ids = qorgan_value_dup_links (known->incidents);
  g_autofree char *value = NULL;

  if (self->incident == 0)
    return;
  g_array_append_val (ids, self->incident);
  value = qorgan_value_from_links ((const gint64 *) ids->data, ids->len);
  set (self, known->id, QORGAN_CASE_INCIDENTS, value);
}

/* The body in the part that it has in such an event: the court of a ruling. */
static void
make_case_role (Making *self, gint64 to_case)
{
  const QorganTypedWord *event = self->plan->line->event;
  gint64 id;

  if (self->plan->body == 0 || event == NULL || event->role == NULL)
    return;
  id = create (self, &qorgan_kind_case_role);
  set_link (self, id, QORGAN_CASE_ROLE_CASE, to_case);
  set (self, id, QORGAN_CASE_ROLE_ROLE, event->role);
  set_link (self, id, QORGAN_CASE_ROLE_ORGANISATION, self->plan->body);
}

static void
make_case (Making *self, const QorganTypedSubject *subject)
{
  QorganEventWords words = words_for (self, subject != NULL ? qorgan_typed_subject_name (subject) : NULL);
  g_autofree char *title = qorgan_event_words_dup_case_title (&words, self->language);
  gint64 id = create (self, &qorgan_kind_case);

  set (self, id, QORGAN_CASE_TITLE, title);
  set (self, id, QORGAN_CASE_TRACK, self->plan->line->track);
  make_case_role (self, id);
}

static void
fill_step (Making *self, gint64 id)
{
  const QorganTypedLine *line = self->plan->line;
  g_autofree char *note = qorgan_typed_plan_dup_note (self->plan);

  if (line->event != NULL)
    set (self, id, QORGAN_STEP_KIND, line->event->step_kind);
  set (self, id, QORGAN_STEP_MEASURE, line->measure);
  set_number (self, id, QORGAN_STEP_LENGTH, line->length);
  set (self, id, QORGAN_STEP_LENGTH_UNIT, line->length_unit);
  set_number (self, id, QORGAN_STEP_AMOUNT, line->amount);
  set (self, id, QORGAN_STEP_CURRENCY, line->currency);
  set_date (self, id, QORGAN_STEP_HAPPENED);
  set_link (self, id, QORGAN_STEP_BODY, self->plan->body);
  set_link (self, id, QORGAN_STEP_PLACE, self->place);
  set (self, id, QORGAN_STEP_ARTICLES, line->articles);
  set (self, id, QORGAN_STEP_NOTE, note);
}

/* What the line says of one person; or, where it names nobody, of what happened. Returns: the case */
static gint64
make_for (Making *self, const QorganTypedSubject *subject)
{
  const QorganTypedCase *known = subject != NULL ? qorgan_typed_subject_case (subject) : NULL;
  gint64 incident = self->incident;

  memset (self->ids, 0, sizeof self->ids);
  memset (self->are_new, 0, sizeof self->are_new);
  self->ids[QORGAN_KIND_INCIDENT] = incident;
  self->are_new[QORGAN_KIND_INCIDENT] = TRUE;
  if (known != NULL)
    {
      self->ids[QORGAN_KIND_CASE] = known->id;
      add_incident (self, known);
    }
  else
    make_case (self, subject);
  create (self, &qorgan_kind_step);
  if (subject != NULL)
    make_person (self, subject);
  qorgan_event_records_link (self->change, self->ids, self->are_new);
  fill_step (self, self->ids[QORGAN_KIND_STEP]);
  return self->ids[QORGAN_KIND_CASE];
}

/**
 * qorgan_typed_plan_make_change:
 * @casebook: where it will be applied
 * @to_case: (out): the case that the step goes to; of several people, that of the first
 *
 * Returns: (transfer full): all of it as one change, named after the case or, where that is there, after the step
 */
QorganChange *
qorgan_typed_plan_make_change (const QorganTypedPlan *self, QorganCasebook *casebook, gint64 *to_case)
{
  Making making = {
    .plan = self,
    .casebook = casebook,
    .change = qorgan_change_new (QORGAN_VERB_CREATE),
    .language = qorgan_casebook_get_language (casebook),
  };
  const QorganTypedSubject *first = self->subjects->len > 0 ? self->subjects->pdata[0] : NULL;

  making.first_kind
      = first != NULL && qorgan_typed_subject_case (first) != NULL ? &qorgan_kind_step : &qorgan_kind_case;
  making.first = qorgan_casebook_take_id (casebook);
  qorgan_change_create (making.change, making.first_kind, making.first);
  make_place (&making);
  make_incident (&making);
  *to_case = make_for (&making, first);
  for (guint i = 1; i < self->subjects->len; i++)
    make_for (&making, self->subjects->pdata[i]);
  return making.change;
}
