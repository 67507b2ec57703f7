/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See sequence.h: what can be done. What is written with it is in sequence-values.c. */

#include "sequence-values.h"

#include "qorgan-claims.h"
#include "qorgan-copy.h"
#include "qorgan-history.h"
#include "qorgan-id.h"
#include "qorgan-many.h"
#include "qorgan-merge.h"
#include "qorgan-sensitivity.h"

#define N_FURNITURE 60 /* records */
#define MOST_TRIES 400

void
writer_init (Writer *writer, Fixture *fixture)
{
  *writer = (Writer) { .fixture = fixture };
  writer->records = g_array_new (FALSE, FALSE, sizeof (gint64));
  writer->kinds = g_array_new (FALSE, FALSE, sizeof (QorganKind *));
  writer->former = g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
writer_clear (Writer *writer)
{
  g_array_unref (writer->records);
  g_array_unref (writer->kinds);
  g_array_unref (writer->former);
}

/* ---- What can be done ---- */

static void
check_entry (QorganEntry *taken, GError **error)
{
  if (taken != NULL)
    qorgan_entry_free (taken);
  else if ((*error)->domain != QORGAN_CASEBOOK_ERROR)
    g_error ("refused by the file: %s", (*error)->message);
}

static void
apply (Writer *self, QorganChange *taken)
{
  g_autoptr (GError) error = NULL;

  check_entry (fixture_apply (self->fixture, taken, &error), &error);
}

/* Makes a record of @kind with some values; belonging to @owner, where it can. 0: there is nothing it could belong to.
 */
static gint64
make (Writer *self, QorganChange *change, const QorganKind *kind, gint64 owner, const QorganKind *owner_kind)
{
  gint64 id = qorgan_casebook_take_id (self->fixture->casebook);
  g_autofree char *link = owner != 0 ? qorgan_id_to_string (owner) : NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const QorganField *field = &kind->fields[i];
      QorganFieldId field_id = qorgan_kind_field_id (kind, i);
      gboolean is_owner = (field->flags & QORGAN_OWNER) != 0;
      g_autofree char *value = is_owner || writer_below (self, 3) == 0 ? writer_some_value (self, field_id, id) : NULL;

      if (link != NULL && (is_owner || writer_below (self, 2) == 0) && field->type == QORGAN_LINK
          && qorgan_field_may_link (field, owner_kind))
        g_set_str (&value, link);
      if (is_owner && value == NULL)
        return 0;
      if (i == 0)
        qorgan_change_create (change, kind, id);
      if (value != NULL)
        qorgan_change_set (change, id, field_id, value);
    }
  writer_note (self, id, kind);
  return id;
}

/* Of any kind but a term, which would rename what all records show and has a step of its own. */
static const QorganKind *
some_kind (Writer *self)
{
  const QorganKind *kind = NULL;

  while (kind == NULL || kind == &qorgan_kind_term)
    kind = qorgan_kind_by_id (1 + writer_below (self, QORGAN_N_KINDS));
  return kind;
}

static void
create (Writer *self)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_CREATE);

  make (self, change, some_kind (self), 0, NULL);
  apply (self, change);
}

/* What others show of it is changed more often than the rest. */
static QorganFieldId
some_field (Writer *self, const QorganKind *kind)
{
  return writer_below (self, 3) == 0 ? kind->title_field
                                     : qorgan_kind_field_id (kind, writer_below (self, kind->n_fields));
}

static void
edit_some (Writer *self, QorganChange *change, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const QorganKind *kind;
      gint64 id = writer_some_record (self, &kind);
      QorganFieldId field = some_field (self, kind);
      g_autofree char *value = writer_below (self, 4) == 0 ? NULL : writer_some_value (self, field, id);

      if (value != NULL || !(qorgan_field (field)->flags & QORGAN_OWNER))
        qorgan_change_set (change, id, field, value);
    }
}

static void
set (Writer *self)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_EDIT);

  edit_some (self, change, 1 + writer_below (self, 3));
  apply (self, change);
}

/* A bundle brings records that point to each other, belong to each other and change others. */
static void
import (Writer *self)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_IMPORT);
  const QorganKind *last_kind = NULL;
  gint64 last = 0;
  guint n = 2 + writer_below (self, 5);

  edit_some (self, change, 1);
  for (guint i = 0; i < n; i++)
    {
      const QorganKind *kind = some_kind (self);
      gint64 id = make (self, change, kind, last, last_kind);

      if (id != 0)
        {
          last = id;
          last_kind = kind;
        }
    }
  apply (self, change);
}

/* Typing on in one field; the entry stays the same one, until something else is done. */
static void
type (Writer *self)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_EDIT);
  g_autofree char *value = NULL;

  if (self->visit == 0 || writer_below (self, 3) == 0)
    {
      const QorganKind *kind;

      self->typed = writer_some_record (self, &kind);
      self->typing = some_field (self, kind);
      self->visit = qorgan_casebook_take_id (self->fixture->casebook);
    }
  value = writer_below (self, 4) == 0 && !(qorgan_field (self->typing)->flags & QORGAN_OWNER)
              ? NULL
              : writer_some_value (self, self->typing, self->typed);
  if (value != NULL || !(qorgan_field (self->typing)->flags & QORGAN_OWNER))
    qorgan_change_set (change, self->typed, self->typing, value);
  qorgan_change_set_visit (change, self->visit);
  apply (self, change);
}

static void delete (Writer *self)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_DELETE);
  guint n = 1 + writer_below (self, 2);
  const QorganKind *kind;

  for (guint i = 0; i < n; i++)
    qorgan_change_delete (change, writer_some_record (self, &kind));
  apply (self, change);
}

static void
seal (Writer *self)
{
  const QorganKind *kind;
  gint64 id = writer_some_record (self, &kind);
  QorganChange *change = qorgan_change_new (QORGAN_VERB_EDIT);

  if (kind->sensitivity != 0)
    qorgan_change_set (change, id, kind->sensitivity,
                       writer_below (self, 3) == 0 ? NULL : qorgan_sensitivity_code (1 + writer_below (self, 4)));
  apply (self, change);
}

/* A number that somebody else's record had. */
static void
alias (Writer *self)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_IMPORT);
  gint64 id = writer_some_of_kind (self, &qorgan_kind_alias, 0);
  g_autofree char *former = writer_some_text (self, QORGAN_ALIAS_FORMER);
  g_autofree char *of = writer_some_value (self, QORGAN_ALIAS_OF, id);

  if (id == 0)
    {
      id = qorgan_casebook_take_id (self->fixture->casebook);
      qorgan_change_create (change, &qorgan_kind_alias, id);
      writer_note (self, id, &qorgan_kind_alias);
    }
  qorgan_change_set (change, id, QORGAN_ALIAS_FORMER, former);
  qorgan_change_set (change, id, QORGAN_ALIAS_OF, of);
  apply (self, change);
}

static void
rename_term (Writer *self)
{
  const QorganKind *kind = some_kind (self);
  const QorganField *field = &kind->fields[writer_below (self, kind->n_fields)];
  QorganChange *change = qorgan_change_new (QORGAN_VERB_EDIT);
  guint n_terms;
  const QorganTerm *terms;

  if (field->vocabulary != NULL)
    {
      terms = qorgan_vocabularies_terms (qorgan_casebook_get_vocabularies (self->fixture->casebook), field->vocabulary,
                                         &n_terms);
      qorgan_change_set (change, terms[writer_below (self, n_terms)].id,
                         QORGAN_TERM_EN + writer_below (self, QORGAN_N_LANGUAGES),
                         writer_below (self, 2) == 0 ? "Renamed" : "Renamed again");
    }
  apply (self, change);
}

/* ---- What takes reading first ---- */

static void
merge_body (QorganSession *session, gpointer data)
{
  Writer *self = data;
  const QorganKind *kind = self->merged_kind;
  QorganFieldId from_other[] = { qorgan_kind_field_id (kind, writer_below (self, kind->n_fields)), 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganMerge) merge = qorgan_merge_plan (session, self->keep, self->other, from_other, &error);

  if (merge != NULL)
    check_entry (qorgan_session_apply (session, merge->change, &error), &error);
  g_assert_true (error == NULL || error->domain == QORGAN_CASEBOOK_ERROR);
  if (merge != NULL && error != NULL)
    g_error ("a plan of a merge that cannot be: %s", error->message);
}

static void
merge (Writer *self)
{
  self->keep = writer_some_record (self, &self->merged_kind);
  self->other = writer_some_of_kind (self, self->merged_kind, self->keep);
  if (self->other == 0 || !fixture_exists (self->fixture, self->keep))
    return;
  fixture_run (self->fixture, merge_body, self);
  g_array_append_val (self->former, self->other);
}

static void
restore_body (QorganSession *session, gpointer data)
{
  Writer *self = data;
  const QorganHistoryFilter everything = { 0 };
  g_autoptr (QorganHistoryReading) reading = qorgan_session_read_history (session, &everything, 0, 20, NULL);
  const QorganHistoryLine *line = reading->lines->pdata[writer_below (self, reading->lines->len)];
  const QorganEvent *event = line->events->len > 0 ? line->events->pdata[writer_below (self, line->events->len)] : NULL;
  g_autoptr (QorganChange) change = NULL;
  g_autoptr (GError) error = NULL;
  QorganEntry *entry = NULL;

  if (event == NULL)
    return;
  change = event->field != 0 && !event->went
               ? qorgan_session_restore_value (session, line->entry->id, event->record, event->field,
                                               writer_below (self, 2) == 0, &error)
               : qorgan_session_restore_records (session, line->entry->id, &error);
  if (change != NULL)
    entry = qorgan_session_apply (session, change, &error);
  check_entry (entry, &error);
}

static void
restore (Writer *self)
{
  fixture_run (self->fixture, restore_body, self);
}

typedef struct
{
  gint64 id;
  gint64 copy; /* 0: refused */
} Copying;

static void
copy_body (QorganSession *session, gpointer data)
{
  Copying *copying = data;
  g_autoptr (GError) error = NULL;
  QorganEntry *entry = qorgan_session_copy (session, copying->id, &error);

  copying->copy = entry != NULL ? entry->record : 0;
  check_entry (entry, &error);
}

static void
copy (Writer *self)
{
  const QorganKind *kind;
  Copying copying = { .id = writer_some_record (self, &kind) };

  fixture_run (self->fixture, copy_body, &copying);
  if (copying.copy != 0)
    writer_note (self, copying.copy, kind);
}

static void
tag_body (QorganSession *session, gpointer data)
{
  g_autoptr (GError) error = NULL;

  check_entry (qorgan_session_tag (session, data, &error), &error);
}

static void
tag (Writer *self)
{
  static const guint kinds[] = { QORGAN_KIND_PERSON, QORGAN_KIND_CASE, QORGAN_KIND_INCIDENT, QORGAN_KIND_SOURCE };
  const QorganKind *kind = qorgan_kind_by_id (kinds[writer_below (self, G_N_ELEMENTS (kinds))]);
  g_autoptr (QorganTagging) tagging = g_new0 (QorganTagging, 1);
  gint64 had = writer_some_of_kind (self, &qorgan_kind_tag, 0), record;

  tagging->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  tagging->added = g_array_new (FALSE, FALSE, sizeof (gint64));
  tagging->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  tagging->new_name = writer_below (self, 3) == 0 ? g_strdup ("new tag") : NULL;
  for (guint i = 0; i < 4; i++)
    if ((record = writer_some_of_kind (self, kind, 0)) != 0)
      g_array_append_val (tagging->ids, record);
  if (had != 0)
    g_array_append_val (writer_below (self, 2) == 0 ? tagging->added : tagging->removed, had);
  fixture_run (self->fixture, tag_body, tagging);
}

static void
claim_body (QorganSession *session, gpointer data)
{
  Writer *self = data;
  gint64 id = g_array_index (self->records, gint64, writer_below (self, self->records->len));
  g_autoptr (QorganRecord) record = qorgan_session_load (session, id, NULL);
  g_autoptr (GPtrArray) claims = record != NULL ? qorgan_session_claims (session, record, NULL) : NULL;
  g_autoptr (QorganChange) change = NULL;
  g_autoptr (GError) error = NULL;
  const QorganClaim *claim;

  if (claims == NULL || claims->len == 0)
    return;
  claim = claims->pdata[writer_below (self, claims->len)];
  if (writer_below (self, 2) == 0)
    change = qorgan_claim_refute (claim, writer_below (self, 2) == 0 ? "because" : NULL);
  else if (qorgan_claim_can_be_accepted (claim))
    change = qorgan_claims_accept (claims, claim, NULL, "superseded");
  if (change != NULL)
    check_entry (qorgan_session_apply (session, change, &error), &error);
}

/* A source says something that could stand in the field; or one of those that said something is believed, or not. */
static void
claim (Writer *self)
{
  const QorganKind *kind;
  gint64 about = writer_some_record (self, &kind), id = qorgan_casebook_take_id (self->fixture->casebook);
  QorganFieldId field = qorgan_kind_field_id (kind, writer_below (self, kind->n_fields));
  g_autofree char *value = NULL, *link = qorgan_id_to_string (about);
  QorganChange *change;

  /* What it says of a link is read by the name of a record, which may change. */
  for (guint i = 0; i < kind->n_fields && qorgan_field (field)->type != QORGAN_LINK; i++)
    field = qorgan_kind_field_id (kind, writer_below (self, kind->n_fields));

  if (writer_below (self, 2) == 0 || !qorgan_field_has_claims (field))
    {
      fixture_run (self->fixture, claim_body, self);
      return;
    }
  value = writer_some_value (self, field, about);
  change = qorgan_change_new (QORGAN_VERB_CREATE);
  qorgan_change_create (change, &qorgan_kind_claim, id);
  qorgan_change_set (change, id, QORGAN_CLAIM_ABOUT, link);
  qorgan_change_set (change, id, QORGAN_CLAIM_FIELD, qorgan_field (field)->name);
  qorgan_change_set (change, id, QORGAN_CLAIM_VALUE, value);
  writer_note (self, id, &qorgan_kind_claim);
  apply (self, change);
}

/* ---- In no order ---- */

static const struct
{
  const char *name;
  guint weight;
  void (*act) (Writer *self);
} steps[] = {
  { "create", 5, create }, { "import", 2, import },   { "edit", 6, set },    { "type", 4, type },
  { "delete", 3, delete }, { "seal", 2, seal },       { "alias", 1, alias }, { "rename a term", 1, rename_term },
  { "merge", 4, merge },   { "restore", 4, restore }, { "copy", 1, copy },   { "tag", 1, tag },
  { "claim", 4, claim },
};

void
writer_step (Writer *writer, guint32 seed)
{
  guint total = 0, at;

  writer->random = g_rand_new_with_seed (seed);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    total += steps[i].weight;
  at = writer_below (writer, total);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (at < steps[i].weight)
        {
          writer->did = steps[i].name;
          steps[i].act (writer);
          break;
        }
      at -= steps[i].weight;
    }
  if (!g_str_equal (writer->did, "type"))
    writer->visit = 0;
  g_rand_free (writer->random);
}

/* People, their cases, and what sources say of whose case it is. */
static void
furnish_cases (Writer *self)
{
  for (guint i = 0; i < 3; i++)
    {
      gint64 person = fixture_create (self->fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Lukpan", 0);
      g_autofree char *client = qorgan_id_to_string (person);
      gint64 id = fixture_create (self->fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "January case",
                                  QORGAN_CASE_CLIENT, client, 0);
      g_autofree char *about = qorgan_id_to_string (id);
      gint64 claim = fixture_create (self->fixture, &qorgan_kind_claim, QORGAN_CLAIM_ABOUT, about, QORGAN_CLAIM_FIELD,
                                     "client", QORGAN_CLAIM_VALUE, client, 0);

      writer_note (self, person, &qorgan_kind_person);
      writer_note (self, id, &qorgan_kind_case);
      writer_note (self, claim, &qorgan_kind_claim);
    }
}

void
writer_furnish (Writer *writer)
{
  writer->random = g_rand_new_with_seed (1);
  furnish_cases (writer);
  for (guint i = 0; i < MOST_TRIES && writer->records->len < N_FURNITURE; i++)
    i % 4 == 0 ? claim (writer) : create (writer);
  g_rand_free (writer->random);
}
