/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever was done in whatever order, undone to the start it is the start, and redone to the end it is the end: rows,
 * links, titles, words and derived values. Sequences of random changes, the same in every run; how many is the first
 * argument. */

#include "fixture.h"
#include "qorgan-history.h"

#define N_SEQUENCES 300
#define MOST_CHANGES 16

static guint n_sequences = N_SEQUENCES;

typedef struct
{
  Fixture *fixture;
  GRand *random;
  GArray *records; /* (element-type gint64): that were ever made in this sequence, and those there from the start */
  GArray *kinds;   /* (element-type QorganKind*): theirs */
  guint n_done;    /* entries that stand in the journal */
} Sequence;

/* Kinds that a sequence makes and changes; a term would rename what all of them show, and is tested by itself. */
static const guint makeable[] = {
  QORGAN_KIND_PERSON, QORGAN_KIND_ORGANISATION, QORGAN_KIND_PLACE,  QORGAN_KIND_INCIDENT,  QORGAN_KIND_CASE,
  QORGAN_KIND_STEP,   QORGAN_KIND_INVOLVEMENT,  QORGAN_KIND_SOURCE, QORGAN_KIND_CLAIM,     QORGAN_KIND_NAME,
  QORGAN_KIND_TEXT,   QORGAN_KIND_CONTACT,      QORGAN_KIND_TAG,    QORGAN_KIND_CASE_ROLE,
};

static guint
below (Sequence *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) n);
}

/* One of the records that are there and that @field may point to; 0: there is none. */
static gint64
some_target (Sequence *self, const QorganField *field, gint64 not_this)
{
  for (guint tries = 0; tries < 12; tries++)
    {
      guint i = below (self, self->records->len);
      gint64 id = g_array_index (self->records, gint64, i);

      if (id != not_this && qorgan_field_may_link (field, g_array_index (self->kinds, const QorganKind *, i))
          && fixture_exists (self->fixture, id))
        return id;
    }
  return 0;
}

static char *
some_date (Sequence *self)
{
  static const char *const dates[]
      = { "2022",          "2022-01",     "2022-01-07",        "2022-01-07T18:40", "2022-01-07~", "2019-09/2020-01",
          "../2022-01-07", "?soon after", "2022-01-07@evening" };

  return g_strdup (dates[below (self, G_N_ELEMENTS (dates))]);
}

static char *
some_codes (Sequence *self, const QorganField *field, guint most)
{
  guint n_terms;
  const QorganTerm *terms = qorgan_vocabularies_terms (qorgan_casebook_get_vocabularies (self->fixture->casebook),
                                                       field->vocabulary, &n_terms);
  guint first = below (self, n_terms);
  guint n = 1 + below (self, MIN (most, n_terms));
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", terms[(first + i) % n_terms].code);
  return g_string_free (codes, FALSE);
}

static char *
some_links (Sequence *self, const QorganField *field, gint64 record, guint most)
{
  gint64 ids[3];
  guint n = 0;

  for (guint i = 0; i < MIN (most, G_N_ELEMENTS (ids)); i++)
    {
      gint64 id = some_target (self, field, record);
      gboolean is_new = id != 0;

      for (guint j = 0; j < n; j++)
        is_new = is_new && ids[j] != id;
      if (is_new)
        ids[n++] = id;
    }
  return n > 0 ? qorgan_value_from_links (ids, n) : NULL;
}

static char *
some_value (Sequence *self, QorganFieldId id, gint64 record)
{
  static const char *const words[] = { "Лукпан Ахмедьяров", "a “quoted” \\ text", "Жаңаөзен", "Uralsk Week", "7" };
  const QorganField *field = qorgan_field (id);

  switch (field->type)
    {
    case QORGAN_TEXT:
      return g_strdup (words[below (self, G_N_ELEMENTS (words))]);
    case QORGAN_PROSE:
      return g_strdup_printf ("%s\n\n%s", words[below (self, 5)], words[below (self, 5)]);
    case QORGAN_CODE:
      return some_codes (self, field, 1);
    case QORGAN_CODES:
      return some_codes (self, field, 3);
    case QORGAN_DATE:
      return some_date (self);
    case QORGAN_LINK:
      return some_links (self, field, record, 1);
    case QORGAN_LINKS:
      return some_links (self, field, record, 3);
    case QORGAN_NUMBER:
      return qorgan_value_from_number (below (self, 1000));
    case QORGAN_REAL:
      return qorgan_value_from_real (below (self, 90));
    case QORGAN_FIELD_NAME:
      return g_strdup (below (self, 2) == 0 ? "title" : "note");
    }
  return NULL;
}

/* ---- What is done ---- */

/* What is refused leaves nothing behind, and that is tested too. */
static void
apply (Sequence *self, QorganChange *taken)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = fixture_apply (self->fixture, taken, &error);

  if (entry == NULL)
    g_assert_true (error->domain == QORGAN_CASEBOOK_ERROR);
  else if (entry->n_records > 0)
    self->n_done++;
}

static void
note_record (Sequence *self, gint64 id, const QorganKind *kind)
{
  g_array_append_val (self->records, id);
  g_array_append_val (self->kinds, kind);
}

static void
create (Sequence *self)
{
  const QorganKind *kind = qorgan_kind_by_id (makeable[below (self, G_N_ELEMENTS (makeable))]);
  gint64 id = qorgan_casebook_take_id (self->fixture->casebook);
  g_autoptr (QorganChange) change = qorgan_change_new (QORGAN_VERB_CREATE);

  qorgan_change_create (change, kind, id);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);
      gboolean is_owner = (kind->fields[i].flags & QORGAN_OWNER) != 0;
      g_autofree char *value = is_owner || below (self, 3) == 0 ? some_value (self, field, id) : NULL;

      if (is_owner && value == NULL)
        return; /* nothing it could belong to */
      if (value != NULL)
        qorgan_change_set (change, id, field, value);
    }
  note_record (self, id, kind);
  apply (self, g_steal_pointer (&change));
}

static void
set (Sequence *self)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_EDIT);
  guint n = 1 + below (self, 3);

  for (guint i = 0; i < n; i++)
    {
      guint which = below (self, self->records->len);
      gint64 id = g_array_index (self->records, gint64, which);
      const QorganKind *kind = g_array_index (self->kinds, const QorganKind *, which);
      QorganFieldId field = qorgan_kind_field_id (kind, below (self, kind->n_fields));
      g_autofree char *value = below (self, 4) == 0 ? NULL : some_value (self, field, id);

      if (value != NULL || !(qorgan_field (field)->flags & QORGAN_OWNER))
        qorgan_change_set (change, id, field, value);
    }
  apply (self, change);
}

static void delete (Sequence *self)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_DELETE);

  qorgan_change_delete (change, g_array_index (self->records, gint64, below (self, self->records->len)));
  apply (self, change);
}

static void
restore (QorganSession *session, gpointer data)
{
  Sequence *self = data;
  const QorganHistoryFilter everything = { 0 };
  g_autoptr (QorganHistoryReading) reading = qorgan_session_read_history (session, &everything, 0, 20, NULL);
  const QorganHistoryLine *line = reading->lines->pdata[below (self, reading->lines->len)];
  const QorganEvent *event = line->events->len > 0 ? line->events->pdata[below (self, line->events->len)] : NULL;
  g_autoptr (QorganChange) change = NULL;
  g_autoptr (QorganEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  if (event == NULL)
    return;
  change = event->field != 0 && !event->went ? qorgan_session_restore_value (session, line->entry->id, event->record,
                                                                             event->field, below (self, 2) == 0, &error)
                                             : qorgan_session_restore_records (session, line->entry->id, &error);
  if (change != NULL)
    entry = qorgan_session_apply (session, change, &error);
  if (entry == NULL)
    g_assert_true (error->domain == QORGAN_CASEBOOK_ERROR);
  else if (entry->n_records > 0)
    self->n_done++;
}

static void
do_something (Sequence *self)
{
  switch (below (self, 10))
    {
    case 0:
    case 1:
    case 2:
      create (self);
      break;
    case 3:
    case 4:
      delete (self);
      break;
    case 5:
    case 6:
      fixture_run (self->fixture, restore, self);
      break;
    default:
      set (self);
    }
}

/* ---- The tests ---- */

static void
assert_same (Fixture *fixture, const char *expected, guint sequence, const char *when)
{
  g_autofree char *dump = fixture_dump (fixture);

  if (g_strcmp0 (dump, expected) != 0)
    {
      g_auto (GStrv) is = g_strsplit (dump, "\n", -1);
      g_auto (GStrv) was = g_strsplit (expected, "\n", -1);

      for (guint i = 0; is[i] != NULL; i++)
        if (!g_strv_contains ((const char *const *) was, is[i]))
          g_test_message ("only now: %s", is[i]);
      for (guint i = 0; was[i] != NULL; i++)
        if (!g_strv_contains ((const char *const *) is, was[i]))
          g_test_message ("only before: %s", was[i]);
      g_test_message ("sequence %u, %s", sequence, when);
      g_assert_not_reached ();
    }
}

static void
run_sequence (Sequence *self, guint number)
{
  guint n_changes = 1 + below (self, MOST_CHANGES);
  g_autofree char *start = fixture_dump (self->fixture);
  g_autofree char *end = NULL;

  self->n_done = 0;
  for (guint i = 0; i < n_changes; i++)
    do_something (self);
  end = fixture_dump (self->fixture);
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < self->n_done; i++)
        g_assert_true (fixture_undo (self->fixture));
      assert_same (self->fixture, start, number, "undone to the start");
      if (round > 0)
        break;
      for (guint i = 0; i < self->n_done; i++)
        g_assert_true (fixture_redo (self->fixture));
      assert_same (self->fixture, end, number, "redone to the end");
      if (number % 10 == 0)
        fixture_assert_sound (self->fixture);
    }
}

static void
test_sequences (Fixture *fixture, gconstpointer data)
{
  Sequence sequence = { .fixture = fixture };
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (QorganKind *));
  guint n_first;

  sequence.records = records;
  sequence.kinds = kinds;
  note_record (&sequence, fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Lukpan Akhmedyarov", 0),
               &qorgan_kind_person);
  note_record (&sequence, fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "January case", 0),
               &qorgan_kind_case);
  note_record (&sequence, fixture_create (fixture, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "A detention", 0),
               &qorgan_kind_incident);
  n_first = records->len;
  for (guint i = 0; i < n_sequences; i++)
    {
      sequence.random = g_rand_new_with_seed (i + 1);
      run_sequence (&sequence, i);
      g_rand_free (sequence.random);
      g_array_set_size (records, n_first);
      g_array_set_size (kinds, n_first);
    }
  fixture_assert_sound (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    n_sequences = (guint) g_ascii_strtoull (argv[1], NULL, 10);
  g_test_add ("/history/sequences", Fixture, NULL, fixture_set_up, test_sequences, fixture_tear_down);
  return g_test_run ();
}
