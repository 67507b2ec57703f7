/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns a plan into one change: person, place, incident, involvement, case and its first step, each only where the line
 * says something of it. Titles are put together without inflecting anything: “Detention: Lukpan Akhmedyarov, Oral”. */
#include "qorgan-typed-plan.h"

#include "qorgan-kinds.h"
#include "qorgan-new-record.h"

typedef struct
{
  const QorganTypedPlan *plan;
  QorganCasebook *casebook;
  QorganChange *change;
  QorganLanguage language;
  gint64 person; /* each 0: there is none */
  gint64 place;
  gint64 incident;
} Making;

static const QorganTypedPerson *
known_person (const QorganTypedPlan *self)
{
  return self->person < self->persons->len ? self->persons->pdata[self->person] : NULL;
}

static const QorganTypedCase *
known_case (const QorganTypedPlan *self)
{
  const QorganTypedPerson *person = known_person (self);

  return person != NULL && self->to_case < person->cases->len ? person->cases->pdata[self->to_case] : NULL;
}

/**
 * qorgan_typed_plan_is_enough:
 *
 * Returns: whether a record can be made of it: it says who, or what happened
 */
gboolean
qorgan_typed_plan_is_enough (const QorganTypedPlan *self)
{
  return self->line->person != NULL || self->line->event != NULL;
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

  if (line->role_words == NULL || known_person (self) == NULL)
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

static const char *
person_name (const Making *self)
{
  const QorganTypedPerson *known = known_person (self->plan);

  return known != NULL ? known->title : self->plan->line->person;
}

static char *
dup_incident_title (const Making *self)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *joined = NULL;
  const char *label = event_label (self);

  if (person_name (self) != NULL)
    g_strv_builder_add (values, person_name (self));
  if (self->plan->line->place != NULL)
    g_strv_builder_add (values, self->plan->line->place->names[self->language]);
  parts = g_strv_builder_end (values);
  joined = g_strjoinv (", ", parts);
  if (label == NULL || *joined == '\0')
    return g_strdup (label != NULL ? label : joined);
  return g_strdup_printf ("%s: %s", label, joined);
}

static char *
dup_case_title (const Making *self)
{
  const char *label = event_label (self);
  const char *name = person_name (self);

  if (name == NULL)
    return dup_incident_title (self);
  return label != NULL ? g_strdup_printf ("%s: %s", name, label) : g_strdup (name);
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
set_date (Making *self, gint64 record, QorganFieldId field)
{
  g_autofree char *value = self->plan->line->has_date ? qorgan_date_to_edtf (&self->plan->line->date) : NULL;

  set (self, record, field, value);
}

static gint64
create (Making *self, const QorganKind *kind)
{
  gint64 id = qorgan_casebook_take_id (self->casebook);

  qorgan_change_create (self->change, kind, id);
  return id;
}

static void
make_person (Making *self)
{
  const QorganTypedPerson *known = known_person (self->plan);
  const QorganTypedLine *line = self->plan->line;

  if (known != NULL)
    self->person = known->id;
  else if (line->person != NULL)
    {
      self->person = qorgan_new_record_add_named (self->change, self->casebook, &qorgan_kind_person, line->person);
      if (line->role != NULL)
        set (self, self->person, QORGAN_PERSON_ROLES, line->role->role);
    }
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
  g_autofree char *title = NULL;

  if (!happened)
    return;
  title = dup_incident_title (self);
  self->incident = create (self, &qorgan_kind_incident);
  set (self, self->incident, QORGAN_INCIDENT_TITLE, title);
  set (self, self->incident, QORGAN_INCIDENT_NATURE, "incident");
  if (line->event != NULL)
    set (self, self->incident, QORGAN_INCIDENT_TYPES, line->event->incident_type);
  set_date (self, self->incident, QORGAN_INCIDENT_START);
  set_link (self, self->incident, QORGAN_INCIDENT_PLACE, self->place);
  if (line->place != NULL)
    set (self, self->incident, QORGAN_INCIDENT_PRECISION, line->place->kind == QORGAN_PLACE_REGION ? "region" : "city");
  if (self->person != 0)
    {
      gint64 involvement = create (self, &qorgan_kind_involvement);

      set_link (self, involvement, QORGAN_INVOLVEMENT_INCIDENT, self->incident);
      set (self, involvement, QORGAN_INVOLVEMENT_ROLE, "target");
      set_link (self, involvement, QORGAN_INVOLVEMENT_PERSON, self->person);
    }
}

static void
fill_case (Making *self, gint64 id)
{
  g_autofree char *title = dup_case_title (self);

  set (self, id, QORGAN_CASE_TITLE, title);
  set_link (self, id, QORGAN_CASE_CLIENT, self->person);
  set (self, id, QORGAN_CASE_TRACK, self->plan->line->track);
  set (self, id, QORGAN_CASE_STATE, "open");
  set_link (self, id, QORGAN_CASE_INCIDENTS, self->incident);
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

static void
fill_step (Making *self, gint64 id, gint64 to_case)
{
  const QorganTypedLine *line = self->plan->line;
  g_autofree char *note = qorgan_typed_plan_dup_note (self->plan);

  set_link (self, id, QORGAN_STEP_CASE, to_case);
  if (line->event != NULL)
    {
      set (self, id, QORGAN_STEP_KIND, line->event->step_kind);
      set (self, id, QORGAN_STEP_MEASURE, line->event->measure);
    }
  set_date (self, id, QORGAN_STEP_HAPPENED);
  set_link (self, id, QORGAN_STEP_BODY, self->plan->body);
  set_link (self, id, QORGAN_STEP_PLACE, self->place);
  set (self, id, QORGAN_STEP_ARTICLES, line->articles);
  set (self, id, QORGAN_STEP_NOTE, note);
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

/**
 * qorgan_typed_plan_make_change:
 * @casebook: where it will be applied
 * @to_case: (out): the case that the step goes to
 *
 * Returns: (transfer full): all of it as one change, named after the case or, where that is there, after the step
 */
QorganChange *
qorgan_typed_plan_make_change (const QorganTypedPlan *self, QorganCasebook *casebook, gint64 *to_case)
{
  const QorganTypedCase *known = known_case (self);
  Making making = {
    .plan = self,
    .casebook = casebook,
    .change = qorgan_change_new (QORGAN_VERB_CREATE),
    .language = qorgan_casebook_get_language (casebook),
  };
  gint64 step;

  *to_case = known != NULL ? known->id : create (&making, &qorgan_kind_case);
  step = create (&making, &qorgan_kind_step);
  make_person (&making);
  make_place (&making);
  make_incident (&making);
  if (known != NULL)
    add_incident (&making, known);
  else
    {
      fill_case (&making, *to_case);
      make_case_role (&making, *to_case);
    }
  fill_step (&making, step, *to_case);
  return making.change;
}
