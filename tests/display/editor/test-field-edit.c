/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving as one types, on a real casebook: when it happens, how much of it is one step of undo, what becomes of text
 * that could not be saved. */

#include "editor-sample.h"
#include "qorgan-dossier-claims.h"
#include "qorgan-field-edit.h"
#include "qorgan-field-remark.h"

static void
nothing (QorganSession *session, gpointer data)
{
}

/* Lets everything sent so far arrive and be answered. */
static void
settle (Fixture *fixture)
{
  fixture_run (fixture, nothing, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

typedef struct
{
  gint64 record;
  QorganFieldId field;
  guint n;
} Count;

static void
count_events (QorganSession *session, gpointer data)
{
  Count *count = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = qorgan_session_history (session, count->record, count->field, 100, &error);

  g_assert_no_error (error);
  count->n = events->len;
}

static guint
n_events (Fixture *fixture, gint64 record, QorganFieldId field)
{
  Count count = { record, field, 0 };

  fixture_run (fixture, count_events, &count);
  return count.n;
}

static QorganFieldEdit *
edit_of (Fixture *fixture, gint64 record, QorganFieldId field)
{
  g_autofree char *stored = fixture_value (fixture, record, field);
  QorganDate today;

  qorgan_date_init_day (&today, 2022, 1, 8);
  return qorgan_field_edit_new (fixture->casebook, record, field, field, stored, &today);
}

static void
assert_text (QorganFieldEdit *edit, const char *expected)
{
  g_assert_cmpstr (qorgan_field_draft_text (qorgan_field_edit_get_draft (edit)), ==, expected);
}

static void
test_visit (Fixture *fixture, gconstpointer data)
{
  gint64 record = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_NUMBERS, "1", 0);
  g_autoptr (QorganFieldEdit) edit = edit_of (fixture, record, QORGAN_CASE_TITLE);
  guint before = n_events (fixture, record, QORGAN_CASE_TITLE);

  qorgan_field_edit_hold (edit);
  qorgan_field_edit_type (edit, "Akhm");
  qorgan_field_edit_save (edit); /* the pause */
  settle (fixture);
  fixture_assert_value (fixture, record, QORGAN_CASE_TITLE, "Akhm");
  qorgan_field_edit_type (edit, "Akhmedyarov");
  qorgan_field_edit_release (edit);
  settle (fixture);
  fixture_assert_value (fixture, record, QORGAN_CASE_TITLE, "Akhmedyarov");
  g_assert_cmpuint (n_events (fixture, record, QORGAN_CASE_TITLE), ==, before + 1);

  qorgan_field_edit_hold (edit);
  qorgan_field_edit_type (edit, "Akhmedyarov, 2022");
  qorgan_field_edit_release (edit);
  settle (fixture);
  g_assert_cmpuint (n_events (fixture, record, QORGAN_CASE_TITLE), ==, before + 2);
  g_assert_true (fixture_undo (fixture));
  fixture_assert_value (fixture, record, QORGAN_CASE_TITLE, "Akhmedyarov");
}

static void
test_pause (Fixture *fixture, gconstpointer data)
{
  gint64 record = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_NUMBERS, "1", 0);
  g_autoptr (QorganFieldEdit) edit = edit_of (fixture, record, QORGAN_CASE_TITLE);
  gint64 start = g_get_monotonic_time ();

  qorgan_field_edit_hold (edit);
  qorgan_field_edit_type (edit, "typed");
  settle (fixture);
  fixture_assert_value (fixture, record, QORGAN_CASE_TITLE, NULL);
  while (qorgan_field_draft_needs_saving (qorgan_field_edit_get_draft (edit)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 1900 * 1000);
  settle (fixture);
  fixture_assert_value (fixture, record, QORGAN_CASE_TITLE, "typed");
}

static void
test_not_a_date_after_restart (Fixture *fixture, gconstpointer data)
{
  Sample sample;
  g_autoptr (QorganFieldEdit) edit = NULL;
  g_autoptr (QorganFieldEdit) again = NULL;

  editor_sample_make (fixture, &sample);
  edit = edit_of (fixture, sample.ruling, QORGAN_STEP_RECEIVED);
  qorgan_field_edit_hold (edit);
  qorgan_field_edit_type (edit, "on the 7th or so");
  qorgan_field_edit_release (edit);
  settle (fixture);
  g_clear_object (&edit);
  fixture_restart (fixture);
  again = edit_of (fixture, sample.ruling, QORGAN_STEP_RECEIVED);
  assert_text (again, "on the 7th or so");
  g_assert_cmpint (qorgan_field_draft_remark (qorgan_field_edit_get_draft (again)), ==, QORGAN_DRAFT_REMARK_NOT_A_DATE);
}

static void
test_change_from_elsewhere (Fixture *fixture, gconstpointer data)
{
  gint64 record = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "one", 0);
  g_autoptr (QorganFieldEdit) edit = edit_of (fixture, record, QORGAN_CASE_TITLE);

  qorgan_field_edit_hold (edit);
  qorgan_field_edit_type (edit, "what I am typ");
  fixture_set (fixture, record, QORGAN_CASE_TITLE, "elsewhere");
  qorgan_field_edit_refresh (edit, "elsewhere");
  assert_text (edit, "what I am typ");
  qorgan_field_edit_release (edit);
  settle (fixture);
  fixture_assert_value (fixture, record, QORGAN_CASE_TITLE, "what I am typ");

  g_assert_true (fixture_undo (fixture));
  qorgan_field_edit_refresh (edit, "elsewhere");
  assert_text (edit, "elsewhere");
}

/* The record went while its title was being typed: the words stay, and can be saved when it is back. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  gint64 record = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "one", 0);
  g_autoptr (QorganFieldEdit) edit = edit_of (fixture, record, QORGAN_CASE_TITLE);

  qorgan_field_edit_hold (edit);
  qorgan_field_edit_type (edit, "two");
  fixture_delete (fixture, record);
  qorgan_field_edit_release (edit);
  settle (fixture);
  g_assert_error (qorgan_field_edit_get_error (edit), QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD);
  assert_text (edit, "two");
  g_assert_true (qorgan_field_draft_needs_saving (qorgan_field_edit_get_draft (edit)));
  g_assert_true (fixture_undo (fixture));
  qorgan_field_edit_save (edit);
  settle (fixture);
  g_assert_null (qorgan_field_edit_get_error (edit));
  fixture_assert_value (fixture, record, QORGAN_CASE_TITLE, "two");
}

static QorganChange *
creation (Fixture *fixture, gint64 *id)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_CREATE);

  *id = qorgan_casebook_take_id (fixture->casebook);
  qorgan_change_create (change, &qorgan_kind_organisation, *id);
  qorgan_change_set (change, *id, QORGAN_ORGANISATION_NAME_EN, "Oral city court");
  return change;
}

static void
test_created_on_the_spot (Fixture *fixture, gconstpointer data)
{
  Sample sample;
  g_autoptr (QorganFieldEdit) edit = NULL;
  g_autofree char *value = NULL;
  g_autofree char *value_again = NULL;
  gint64 court, court_again;

  editor_sample_make (fixture, &sample);
  edit = edit_of (fixture, sample.ruling, QORGAN_STEP_BODY);
  qorgan_field_edit_hold (edit);
  {
    QorganChange *change = creation (fixture, &court);

    value = qorgan_value_from_links (&court, 1);
    qorgan_field_edit_choose_new (edit, change, value);
  }
  settle (fixture);
  fixture_assert_value (fixture, sample.ruling, QORGAN_STEP_BODY, value);
  g_assert_true (fixture_undo (fixture));
  g_assert_false (fixture_exists (fixture, court));
  fixture_assert_value (fixture, sample.ruling, QORGAN_STEP_BODY, NULL);
  qorgan_field_edit_refresh (edit, NULL);

  /* What could not be created is linked to by nothing. */
  fixture_delete (fixture, sample.ruling);
  {
    QorganChange *change = creation (fixture, &court_again);

    value_again = qorgan_value_from_links (&court_again, 1);
    qorgan_field_edit_choose_new (edit, change, value_again);
  }
  settle (fixture);
  g_assert_nonnull (qorgan_field_edit_get_error (edit));
  g_assert_null (qorgan_field_draft_value (qorgan_field_edit_get_draft (edit)));
  g_assert_false (fixture_exists (fixture, court_again));
}

typedef struct
{
  QorganNewborn *newborn;
  QorganFieldEdit *kind;
  QorganFieldEdit *happened;
} NewStep;

static void
new_step_begin (Fixture *fixture, NewStep *step, gint64 legal_case)
{
  QorganDate today;
  gint64 id;

  qorgan_date_init_day (&today, 2022, 1, 8);
  step->newborn = qorgan_newborn_new (fixture->casebook, &qorgan_kind_step, QORGAN_STEP_CASE, legal_case);
  id = qorgan_record_id (qorgan_newborn_record (step->newborn));
  step->kind = qorgan_field_edit_new (fixture->casebook, id, QORGAN_STEP_KIND, QORGAN_STEP_KIND, NULL, &today);
  step->happened
      = qorgan_field_edit_new (fixture->casebook, id, QORGAN_STEP_HAPPENED, QORGAN_STEP_HAPPENED, NULL, &today);
  qorgan_field_edit_set_newborn (step->kind, step->newborn);
  qorgan_field_edit_set_newborn (step->happened, step->newborn);
}

static void
new_step_end (NewStep *step)
{
  g_clear_object (&step->kind);
  g_clear_object (&step->happened);
  g_clear_pointer (&step->newborn, qorgan_newborn_unref);
}

/* Looked at and left, it never was; its first value creates it with its owner, in one entry that one undo takes back.
 */
static void
test_first_value (Fixture *fixture, gconstpointer data)
{
  Sample sample;
  NewStep step;
  g_autofree char *before = NULL, *after = NULL, *owner = NULL;
  gint64 id;

  editor_sample_make (fixture, &sample);
  before = fixture_dump (fixture);
  new_step_begin (fixture, &step, sample.legal_case);
  id = qorgan_record_id (qorgan_newborn_record (step.newborn));
  qorgan_field_edit_hold (step.happened);
  qorgan_field_edit_type (step.happened, "9");
  qorgan_field_edit_type (step.happened, "");
  qorgan_field_edit_release (step.happened);
  settle (fixture);
  g_assert_false (fixture_exists (fixture, id));

  qorgan_field_edit_hold (step.happened);
  qorgan_field_edit_type (step.happened, "9.1.2022");
  qorgan_field_edit_save (step.happened);
  qorgan_field_edit_choose (step.kind, "ruling"); /* before the first is answered */
  settle (fixture);
  g_assert_true (qorgan_newborn_is_there (step.newborn));
  owner = qorgan_value_from_links (&sample.legal_case, 1);
  fixture_assert_value (fixture, id, QORGAN_STEP_CASE, owner);
  fixture_assert_value (fixture, id, QORGAN_STEP_HAPPENED, "2022-01-09");
  fixture_assert_value (fixture, id, QORGAN_STEP_KIND, "ruling");

  g_assert_true (fixture_undo (fixture));
  g_assert_true (fixture_undo (fixture));
  g_assert_false (fixture_exists (fixture, id));
  after = fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
  new_step_end (&step);
}

/* What is typed on in the first visit is part of the one entry that created the record. */
static void
test_first_visit (Fixture *fixture, gconstpointer data)
{
  Sample sample;
  NewStep step;
  gint64 id;

  editor_sample_make (fixture, &sample);
  new_step_begin (fixture, &step, sample.legal_case);
  id = qorgan_record_id (qorgan_newborn_record (step.newborn));
  qorgan_field_edit_hold (step.happened);
  qorgan_field_edit_type (step.happened, "2022");
  qorgan_field_edit_save (step.happened);
  settle (fixture);
  qorgan_field_edit_type (step.happened, "9.1.2022");
  qorgan_field_edit_release (step.happened);
  settle (fixture);
  fixture_assert_value (fixture, id, QORGAN_STEP_HAPPENED, "2022-01-09");
  g_assert_true (fixture_undo (fixture));
  g_assert_false (fixture_exists (fixture, id));
  new_step_end (&step);
}

/* Its owner went: the first value has nowhere to go, stays on the screen, and creates the record once the owner is
 * back. Who gives up is not asked again. */
static void
test_first_value_refused (Fixture *fixture, gconstpointer data)
{
  Sample sample;
  NewStep step;
  gint64 id;

  editor_sample_make (fixture, &sample);
  new_step_begin (fixture, &step, sample.legal_case);
  id = qorgan_record_id (qorgan_newborn_record (step.newborn));
  fixture_delete (fixture, sample.legal_case);
  qorgan_field_edit_choose (step.kind, "ruling");
  settle (fixture);
  g_assert_nonnull (qorgan_field_edit_get_error (step.kind));
  g_assert_true (qorgan_newborn_is_awaited (step.newborn));
  g_assert_true (fixture_undo (fixture));
  qorgan_field_edit_save (step.kind);
  settle (fixture);
  fixture_assert_value (fixture, id, QORGAN_STEP_KIND, "ruling");

  fixture_delete (fixture, sample.legal_case);
  qorgan_field_edit_choose (step.kind, "detention");
  settle (fixture);
  qorgan_field_edit_give_up (step.kind);
  g_assert_null (qorgan_field_edit_get_error (step.kind));
  g_assert_false (qorgan_field_draft_needs_saving (qorgan_field_edit_get_draft (step.kind)));
  new_step_end (&step);
}

static QorganDossier *
load (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  QorganDossier *dossier = qorgan_casebook_run_sync (fixture->casebook, qorgan_dossier_load, &id, &error);

  g_assert_no_error (error);
  return dossier;
}

/* All that a field says of what is known elsewhere, in words that are seen and heard. */
static char *
remark_of (Fixture *fixture, QorganDossier *dossier, QorganFieldId field, gboolean is_quiet)
{
  QorganRecord *record = qorgan_dossier_record (dossier);
  QorganDate today;
  g_autoptr (QorganFieldEdit) edit = NULL;
  QorganFieldRemark remark;

  qorgan_date_init_day (&today, 2022, 1, 10);
  edit = qorgan_field_edit_new (fixture->casebook, qorgan_record_id (record), field, field,
                                qorgan_record_value (record, field), &today);
  qorgan_field_remark_make (edit, dossier, record, NULL, is_quiet, &remark);
  return remark.words;
}

static gint64
add_claim (Fixture *fixture, const Sample *sample, gint64 about, const char *field, const char *value)
{
  g_autofree char *of = qorgan_value_from_links (&about, 1);
  g_autofree char *source = qorgan_value_from_links (&sample->source, 1);

  return fixture_create (fixture, &qorgan_kind_claim, QORGAN_CLAIM_ABOUT, of, QORGAN_CLAIM_FIELD, field,
                         QORGAN_CLAIM_VALUE, value, QORGAN_CLAIM_QUOTE, value, QORGAN_CLAIM_SOURCE, source, 0);
}

/* What a source says of a sealed field, or of a sealed record, is as silent as the value. */
static void
test_sealed_claims (Fixture *fixture, gconstpointer user_data)
{
  Sample sample;
  g_autoptr (QorganDossier) person = NULL, open = NULL, sealed = NULL, page = NULL;
  g_autofree char *of_contact = NULL, *of_open = NULL, *of_quiet = NULL;
  const QorganClaim *claim;
  gint64 id;

  editor_sample_make (fixture, &sample);
  id = add_claim (fixture, &sample, sample.person, "contact", "+7 700 222 22 22");
  add_claim (fixture, &sample, sample.incident, "start", "2022-01-09");

  person = load (fixture, sample.person);
  of_contact = remark_of (fixture, person, QORGAN_PERSON_CONTACT, FALSE);
  g_assert_null (of_contact);
  claim = qorgan_dossier_margin (person, sample.person)->claims->pdata[0];
  g_assert_cmpstr (qorgan_dossier_claim_words (person, claim), ==, "Sealed");
  page = load (fixture, id);
  g_assert_true (qorgan_dossier_is_field_sealed (page, qorgan_dossier_record (page), QORGAN_CLAIM_VALUE));
  g_assert_true (qorgan_dossier_is_field_sealed (page, qorgan_dossier_record (page), QORGAN_CLAIM_QUOTE));

  open = load (fixture, sample.incident);
  of_open = remark_of (fixture, open, QORGAN_INCIDENT_START, FALSE);
  g_assert_nonnull (strstr (of_open, "says 9 Jan 2022"));
  fixture_set (fixture, sample.incident, QORGAN_INCIDENT_SENSITIVITY, "sealed");
  sealed = load (fixture, sample.incident);
  of_quiet = remark_of (fixture, sealed, QORGAN_INCIDENT_START, TRUE);
  g_assert_null (of_quiet);
  claim = qorgan_dossier_margin (sealed, sample.incident)->claims->pdata[0];
  g_assert_cmpstr (qorgan_dossier_claim_words (sealed, claim), ==, "Sealed");
}

static const QorganDossierGroup *
group_of (QorganDossier *dossier, const char *kind)
{
  for (guint i = 0; i < qorgan_dossier_n_groups (dossier); i++)
    if (g_str_equal (qorgan_dossier_group (dossier, i)->kind->name, kind))
      return qorgan_dossier_group (dossier, i);
  g_assert_not_reached ();
}

static void
assert_item (const QorganDossierGroup *group, guint index, const char *title, const char *summary)
{
  const QorganDossierItem *item = g_ptr_array_index (group->items, index);

  g_assert_cmpstr (item->title, ==, title);
  g_assert_cmpstr (item->summary, ==, summary);
}

static gboolean
concerns (const QorganDossier *dossier, gint64 touched)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const QorganEntry entry = { .verb = QORGAN_VERB_EDIT, .touched = ids };

  g_array_append_val (ids, touched);
  return qorgan_dossier_concerns (dossier, &entry);
}

static void
test_dossier (Fixture *fixture, gconstpointer data)
{
  Sample sample;
  g_autoptr (QorganDossier) dossier = NULL;
  const QorganDossierGroup *steps;

  editor_sample_make (fixture, &sample);
  dossier = load (fixture, sample.legal_case);
  g_assert_cmpstr (qorgan_dossier_title (dossier), ==, "Lukpan Akhmedyarov · Uralsk 2022");
  steps = group_of (dossier, "step");
  g_assert_cmpuint (steps->items->len, ==, 3);
  /* The ruling of that day has no hour: it follows the detention because it says so. */
  assert_item (steps, 0, "Detention · 7 Jan 2022, 18:40", "Abai district police, Uralsk");
  assert_item (steps, 1, "Ruling (administrative offence) · 7 Jan 2022",
               "Administrative arrest · 10\u00a0days · ↩\u00a0Detention · 7 Jan 2022, 18:40");
  assert_item (
      steps, 2, "Appeal decision · 10 Jan 2022",
      "West Kazakhstan Regional Court · Ruling left unchanged, appeal dismissed · ↩\u00a0Ruling (administrative "
      "offence) · 7 Jan 2022");
  assert_item (group_of (dossier, "claim"), 0, "Ten days for an unsanctioned rally",
               "Kind of proceeding · Editor detained after leaving his office");
  g_assert_true (concerns (dossier, sample.court));
  g_assert_false (concerns (dossier, sample.outlet));
}

#define ADD(name, test) g_test_add ("/editor/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("edit/visit", test_visit);
  ADD ("edit/pause", test_pause);
  ADD ("edit/not-a-date-after-restart", test_not_a_date_after_restart);
  ADD ("edit/change-from-elsewhere", test_change_from_elsewhere);
  ADD ("edit/refused", test_refused);
  ADD ("edit/created-on-the-spot", test_created_on_the_spot);
  ADD ("newborn/first-value", test_first_value);
  ADD ("newborn/first-visit", test_first_visit);
  ADD ("newborn/refused", test_first_value_refused);
  ADD ("dossier", test_dossier);
  ADD ("sealed-claims", test_sealed_claims);

  return g_test_run ();
}
