/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history: which entries are found, what of them is told, how far a reading goes; and what can be brought back. */

#include "fixture.h"
#include "qorgan-history.h"

/* Seconds after midnight of 1 January 1970, UTC: what the fixture's clock begins with, in milliseconds. */
#define FIRST_MOMENT G_GINT64_CONSTANT (1641600000000)

typedef struct
{
  gint64 person, legal_case, detention, court;
  char *case_text;
} World;

static char *
id_text (gint64 id)
{
  return qorgan_value_from_links (&id, 1);
}

static World
make_world (Fixture *fixture)
{
  World world;
  g_autofree char *person = NULL, *court = NULL;

  world.person = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Lukpan Akhmedyarov",
                                 QORGAN_PERSON_CONTACT, "+7 701 000 00 00", 0);
  person = id_text (world.person);
  world.court = fixture_create (fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN, "City court", 0);
  court = id_text (world.court);
  world.legal_case
      = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "January case", QORGAN_CASE_CLIENT, person, 0);
  world.case_text = id_text (world.legal_case);
  world.detention = fixture_create (fixture, &qorgan_kind_step, QORGAN_STEP_CASE, world.case_text, QORGAN_STEP_KIND,
                                    "detention", QORGAN_STEP_HAPPENED, "2022-01-07", QORGAN_STEP_BODY, court, 0);
  return world;
}

/* ---- Reading ---- */

typedef struct
{
  QorganHistoryFilter filter;
  gint64 before;
  guint n_lines;
  QorganHistoryReading *reading;
} Reading;

static void
read_history (QorganSession *session, gpointer data)
{
  Reading *self = data;
  g_autoptr (GError) error = NULL;

  self->reading = qorgan_session_read_history (session, &self->filter, self->before, self->n_lines, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->reading);
}

/* The entries that @filter finds, as one letter each: what was done, newest first. */
static char *
found (Fixture *fixture, const QorganHistoryFilter *filter)
{
  static const char letters[] = "ecdiurR";
  g_autoptr (GString) done = g_string_new (NULL);
  Reading reading = { .filter = *filter, .n_lines = 3 };

  do
    {
      fixture_run (fixture, read_history, &reading);
      g_assert_cmpuint (reading.reading->lines->len, <=, 3);
      for (guint i = 0; i < reading.reading->lines->len; i++)
        g_string_append_c (done, letters[((QorganHistoryLine *) reading.reading->lines->pdata[i])->entry->verb]);
      reading.before = reading.reading->next;
      g_clear_pointer (&reading.reading, qorgan_history_reading_free);
    }
  while (reading.before != 0);
  return g_string_free (g_steal_pointer (&done), FALSE);
}

#define assert_found(fixture, expected, ...)                                                                           \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    QorganHistoryFilter filter_ = { __VA_ARGS__ };                                                                     \
    g_autofree char *found_ = found (fixture, &filter_);                                                               \
    g_assert_cmpstr (found_, ==, expected);                                                                            \
  }                                                                                                                    \
  G_STMT_END

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autofree char *to_free = world.case_text;

  fixture_set (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-01-08");
  fixture_set (fixture, world.detention, QORGAN_STEP_NOTE, "Taken from her office");
  g_assert_true (fixture_undo (fixture));
  /* made: person, court, case, step; edited twice; undone once */
  assert_found (fixture, "ueecccc", 0);
  assert_found (fixture, "ueec", .record = world.detention);
  assert_found (fixture, "c", .record = world.legal_case);
  assert_found (fixture, "ueecc", .record = world.legal_case, .with_parts = TRUE);
  assert_found (fixture, "ec", .record = world.detention, .field = QORGAN_STEP_HAPPENED);
  assert_found (fixture, "ueec", .kind = &qorgan_kind_step);
  assert_found (fixture, "cccc", .verbs = 1u << QORGAN_VERB_CREATE);
  assert_found (fixture, "uee", .verbs = 1u << QORGAN_VERB_UNDO | 1u << QORGAN_VERB_EDIT);
  assert_found (fixture, "ueecccc", .who = (char *) "Dana");
  assert_found (fixture, "", .who = (char *) "Asel");
  assert_found (fixture, "ueecccc", .here = TRUE);
  assert_found (fixture, "", .elsewhere = TRUE);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autofree char *to_free = world.case_text;

  fixture_set (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-01-08");
  fixture_set (fixture, world.detention, QORGAN_STEP_NOTE, "Увезли из редакции");
  assert_found (fixture, "e", .words = (char *) "редакц");
  assert_found (fixture, "e", .words = (char *) "REDAKTS");           /* in another script */
  assert_found (fixture, "cc", .words = (char *) "january case");     /* its title, and as whom a step belongs to */
  assert_found (fixture, "cc", .words = (char *) "Ахмедьяров");       /* a person, and the client of a case */
  assert_found (fixture, "c", .words = (char *) "city court", .record = world.detention);
  assert_found (fixture, "", .words = (char *) "2022-01-08");         /* no code of a machine */
  assert_found (fixture, "", .words = (char *) "701 000");            /* sealed */
  assert_found (fixture, "", .words = (char *) "nowhere");
}

static void
test_period (Fixture *fixture, gconstpointer data)
{
  QorganHistoryFilter filter = { 0 };
  QorganDate date;
  World world = make_world (fixture);
  g_autofree char *to_free = world.case_text;

  fixture->now = FIRST_MOMENT + 3 * G_GINT64_CONSTANT (86400000);
  fixture_set (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-01-08");
  g_assert_true (qorgan_date_parse ("2022-01-11", &date, NULL));
  qorgan_history_filter_set_period (&filter, &date);
  assert_found (fixture, "e", .since = filter.since, .until = filter.until);
  g_assert_true (qorgan_date_parse ("../2022-01-09", &date, NULL));
  qorgan_history_filter_set_period (&filter, &date);
  g_assert_cmpint (filter.since, ==, 0);
  assert_found (fixture, "cccc", .since = filter.since, .until = filter.until);
  g_assert_true (qorgan_date_parse ("2022-01", &date, NULL));
  qorgan_history_filter_set_period (&filter, &date);
  assert_found (fixture, "ecccc", .since = filter.since, .until = filter.until);
}

/* What belonged to a case is in its history also when it is gone, and when the case is gone with it. */
static void
test_parts_that_are_gone (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autofree char *to_free = world.case_text;

  fixture_delete (fixture, world.detention);
  assert_found (fixture, "dcc", .record = world.legal_case, .with_parts = TRUE);
  fixture_delete (fixture, world.legal_case);
  assert_found (fixture, "ddcc", .record = world.legal_case, .with_parts = TRUE);
  fixture_restart (fixture);
  assert_found (fixture, "ddcc", .record = world.legal_case, .with_parts = TRUE);
}

static void
look_for_sealed (QorganSession *session, gpointer data)
{
  World *world = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) of_person = qorgan_session_history (session, world->person, 0, 10, &error);
  g_autoptr (GPtrArray) of_case = qorgan_session_history (session, world->legal_case, 0, 10, &error);
  g_autoptr (GPtrArray) of_step = qorgan_session_history (session, world->detention, 0, 10, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < of_person->len; i++)
    {
      const QorganEvent *event = of_person->pdata[i];

      g_assert_cmpint (event->sealed, ==, event->field == QORGAN_PERSON_CONTACT);
    }
  for (guint i = 0; i < of_case->len; i++)
    {
      const QorganEvent *event = of_case->pdata[i];

      /* Who may see it is no secret of it. */
      g_assert_cmpint (event->sealed, ==, event->field != QORGAN_CASE_SENSITIVITY);
    }
  g_assert_cmpuint (of_step->len, >, 3);
  for (guint i = 0; i < of_step->len; i++)
    g_assert_true (((const QorganEvent *) of_step->pdata[i])->sealed);
}

/* A sealed case seals its steps, and it still does when both are deleted. */
static void
test_sealed (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autofree char *to_free = world.case_text;

  fixture_set (fixture, world.legal_case, QORGAN_CASE_SENSITIVITY, "sealed");
  fixture_run (fixture, look_for_sealed, &world);
  fixture_delete (fixture, world.legal_case);
  fixture_run (fixture, look_for_sealed, &world);
}

static void
read_n_records (QorganSession *session, gpointer data)
{
  QorganHistoryLine *line = qorgan_session_history_line (session, *(gint64 *) data, NULL);

  *(gint64 *) data = line->entry->n_records;
  qorgan_history_line_free (line);
}

/* More typing in a field of a record that was made with others, and typing the same once more. */
static void
test_typing_counts_once (Fixture *fixture, gconstpointer data)
{
  gint64 visit = qorgan_casebook_take_id (fixture->casebook), first = qorgan_casebook_take_id (fixture->casebook);
  gint64 second = qorgan_casebook_take_id (fixture->casebook);
  QorganChange *change = qorgan_change_new (QORGAN_VERB_CREATE);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = NULL;
  gint64 n;

  qorgan_change_create (change, &qorgan_kind_tag, first);
  qorgan_change_create (change, &qorgan_kind_tag, second);
  qorgan_change_set_visit (change, visit);
  entry = fixture_apply (fixture, change, &error);
  g_assert_no_error (error);
  fixture_type (fixture, visit, first, QORGAN_TAG_NAME, "a");
  n = entry->id;
  fixture_run (fixture, read_n_records, &n);
  g_assert_cmpint (n, ==, 2);
  fixture_type (fixture, visit, first, QORGAN_TAG_NAME, "a");
  n = entry->id;
  fixture_run (fixture, read_n_records, &n);
  g_assert_cmpint (n, ==, 2);
}

static void
look_for_people (QorganSession *session, gpointer data)
{
  g_auto (GStrv) people = qorgan_session_history_people (session, NULL);

  g_assert_nonnull (people);
  g_assert_cmpstr (people[0], ==, "Dana");
  g_assert_null (people[1]);
}

static void
test_people (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autofree char *to_free = world.case_text;

  fixture_run (fixture, look_for_people, &world);
}

/* An import of very many is one line, which tells some of it when asked for a kind. */
static void
test_import_is_one_line (Fixture *fixture, gconstpointer data)
{
  QorganChange *import = qorgan_change_new (QORGAN_VERB_IMPORT);
  g_autoptr (QorganEntry) entry = NULL;
  Reading reading = { .n_lines = 10 };
  const QorganHistoryLine *line;

  for (guint i = 0; i < 100; i++)
    {
      gint64 id = qorgan_casebook_take_id (fixture->casebook);

      qorgan_change_create (import, &qorgan_kind_source, id);
      qorgan_change_set (import, id, QORGAN_SOURCE_TITLE, "A report");
    }
  entry = fixture_apply (fixture, import, NULL);
  fixture_run (fixture, read_history, &reading);
  line = reading.reading->lines->pdata[0];
  g_assert_cmpuint (line->events->len, ==, 0);
  g_assert_cmpuint (line->n_untold, ==, 100);
  g_clear_pointer (&reading.reading, qorgan_history_reading_free);
  reading.filter.kind = &qorgan_kind_source;
  fixture_run (fixture, read_history, &reading);
  line = reading.reading->lines->pdata[0];
  g_assert_cmpuint (line->events->len, >, 0);
  g_assert_cmpuint (line->n_untold, ==, 70);
  g_clear_pointer (&reading.reading, qorgan_history_reading_free);
  assert_found (fixture, "", .kind = &qorgan_kind_person);
}

/* ---- Bringing back ---- */

typedef struct
{
  gint64 record;
  QorganFieldId field; /* 0: the records that its last deletion took */
  guint nth;           /* which entry of the record, from the newest */
  gboolean newer;
  QorganEntry *entry;
  GError *error;
} Restoring;

static void
restore (QorganSession *session, gpointer data)
{
  Restoring *self = data;
  const QorganHistoryFilter filter = { .record = self->record, .field = self->field };
  g_autoptr (QorganHistoryReading) reading = qorgan_session_read_history (session, &filter, 0, 100, NULL);
  const QorganHistoryLine *line = reading->lines->pdata[self->nth];
  g_autoptr (QorganChange) change = NULL;

  change = self->field != 0 ? qorgan_session_restore_value (session, line->entry->id, self->record, self->field,
                                                            self->newer, &self->error)
                            : qorgan_session_restore_records (session, line->entry->id, &self->error);
  if (change != NULL)
    self->entry = qorgan_session_apply (session, change, &self->error);
}

static void
restore_well (Fixture *fixture, gint64 record, QorganFieldId field, guint nth)
{
  Restoring restoring = { .record = record, .field = field, .nth = nth };

  fixture_run (fixture, restore, &restoring);
  g_assert_no_error (restoring.error);
  g_assert_cmpint (restoring.entry->verb, ==, QORGAN_VERB_RESTORE);
  g_assert_cmpstr (restoring.entry->title, !=, NULL);
  qorgan_entry_free (restoring.entry);
  fixture_assert_sound (fixture);
}

static void
assert_refused (Fixture *fixture, gint64 record, QorganFieldId field, guint nth, const char *word)
{
  Restoring restoring = { .record = record, .field = field, .nth = nth };
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;

  fixture_run (fixture, restore, &restoring);
  g_assert_error (restoring.error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NOT_RESTORED);
  g_assert_nonnull (strstr (restoring.error->message, word));
  g_clear_error (&restoring.error);
  after = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_value_comes_back (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autofree char *to_free = world.case_text;

  fixture_set (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-01-08");
  fixture_set (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-01-09");
  fixture_set (fixture, world.detention, QORGAN_STEP_NOTE, "After that");
  restore_well (fixture, world.detention, QORGAN_STEP_HAPPENED, 1);
  fixture_assert_value (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-01-07");
  fixture_assert_value (fixture, world.detention, QORGAN_STEP_NOTE, "After that");
  assert_refused (fixture, world.detention, QORGAN_STEP_HAPPENED, 2, "now");
  g_assert_true (fixture_undo (fixture));
  fixture_assert_value (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-01-09");
  g_assert_true (fixture_redo (fixture));
  fixture_assert_value (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-01-07");
}

static void
test_value_that_cannot_come_back (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autofree char *to_free = world.case_text;

  fixture_set (fixture, world.detention, QORGAN_STEP_BODY, NULL);
  fixture_delete (fixture, world.court);
  assert_refused (fixture, world.detention, QORGAN_STEP_BODY, 0, "City court");
  assert_refused (fixture, world.detention, QORGAN_STEP_CASE, 0, "belong");
  fixture_delete (fixture, world.detention);
  assert_refused (fixture, world.detention, QORGAN_STEP_HAPPENED, 0, "deleted");
}

static void
test_records_come_back (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autofree char *to_free = world.case_text;
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;

  fixture_delete (fixture, world.legal_case);
  fixture_set (fixture, world.person, QORGAN_PERSON_NOTE, "Meanwhile");
  fixture_set (fixture, world.person, QORGAN_PERSON_NOTE, NULL);
  g_assert_false (fixture_exists (fixture, world.detention));
  restore_well (fixture, world.legal_case, 0, 0);
  after = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
  assert_refused (fixture, world.legal_case, 0, 1, "already");
  g_assert_true (fixture_undo (fixture));
  g_assert_false (fixture_exists (fixture, world.legal_case));
}

/* Links of others, which the deletion took away, come back where nobody has put another there. */
static void
test_links_come_back (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autofree char *to_free = world.case_text;
  g_autofree char *court = id_text (world.court);
  g_autofree char *other
      = id_text (fixture_create (fixture, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN, "Another", 0));
  gint64 second = fixture_create (fixture, &qorgan_kind_step, QORGAN_STEP_CASE, world.case_text, QORGAN_STEP_KIND,
                                  "hearing", QORGAN_STEP_BODY, court, 0);

  fixture_delete (fixture, world.court);
  fixture_set (fixture, second, QORGAN_STEP_BODY, other);
  restore_well (fixture, world.court, 0, 0);
  fixture_assert_value (fixture, world.detention, QORGAN_STEP_BODY, court);
  fixture_assert_value (fixture, second, QORGAN_STEP_BODY, other);
}

static void
test_record_without_its_owner (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autofree char *to_free = world.case_text;

  fixture_delete (fixture, world.detention);
  fixture_delete (fixture, world.court);
  fixture_delete (fixture, world.legal_case);
  assert_refused (fixture, world.detention, 0, 0, "January case");
  restore_well (fixture, world.legal_case, 0, 0);
  restore_well (fixture, world.detention, 0, 0);
  fixture_assert_value (fixture, world.detention, QORGAN_STEP_BODY, NULL); /* the court is gone */
}

/* ---- The Undo of a message ---- */

typedef struct
{
  gint64 entry;
  gboolean undone;
} Undoing;

static void
undo_entry (QorganSession *session, gpointer data)
{
  Undoing *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_session_undo_entry (session, self->entry, &error);

  self->undone = entry != NULL;
  if (entry == NULL)
    g_assert_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NOTHING_TO_UNDO);
}

static void
test_undo_of_one_entry (Fixture *fixture, gconstpointer data)
{
  World world = make_world (fixture);
  g_autofree char *to_free = world.case_text;
  QorganChange *change = qorgan_change_new (QORGAN_VERB_EDIT);
  g_autoptr (QorganEntry) entry = NULL;
  Undoing undoing;

  qorgan_change_set (change, world.detention, QORGAN_STEP_HAPPENED, "2022-01-08");
  entry = fixture_apply (fixture, change, NULL);
  undoing.entry = entry->id;
  fixture_set (fixture, world.detention, QORGAN_STEP_NOTE, "Typed meanwhile");
  fixture_run (fixture, undo_entry, &undoing);
  g_assert_false (undoing.undone); /* neither what it names nor what came after it */
  fixture_assert_value (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-01-08");
  fixture_assert_value (fixture, world.detention, QORGAN_STEP_NOTE, "Typed meanwhile");
  g_assert_true (fixture_undo (fixture));
  fixture_run (fixture, undo_entry, &undoing);
  g_assert_false (undoing.undone);
  g_assert_true (fixture_undo (fixture));
  fixture_assert_value (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-01-07");

  fixture_set (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-01-09");
  undoing.entry += 4; /* an edit, two undos, and this one */
  fixture_run (fixture, undo_entry, &undoing);
  g_assert_true (undoing.undone);
  fixture_assert_value (fixture, world.detention, QORGAN_STEP_HAPPENED, "2022-01-07");
}

#define TEST(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

/* ---- More than is looked through ---- */

#define MANY 5010

static void
look_for_last (QorganSession *session, gpointer data)
{
  const QorganHistoryFilter filter = { .words = (char *) "zebra" };
  g_autoptr (GError) error = NULL;
  gint64 next = 0;
  guint n_lines = 0;

  do
    {
      g_autoptr (QorganHistoryReading) reading = qorgan_session_read_history (session, &filter, next, 10, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < reading->lines->len; i++)
        {
          const QorganHistoryLine *line = reading->lines->pdata[i];

          g_assert_cmpuint (line->events->len, ==, 0);
          g_assert_cmpuint (line->n_unread, ==, MANY - 5000);
          n_lines++;
        }
      next = reading->next;
    }
  while (next != 0);
  g_assert_cmpuint (n_lines, ==, 1);
}

/* Of an import that is too large to be looked through while somebody waits, the line says so; silence would be a lie.
 */
static void
test_unread (Fixture *fixture, gconstpointer data)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_IMPORT);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = NULL;

  for (guint i = 0; i < MANY; i++)
    {
      gint64 id = qorgan_casebook_take_id (fixture->casebook);

      qorgan_change_create (change, &qorgan_kind_person, id);
      qorgan_change_set (change, id, QORGAN_PERSON_NAME_EN, i + 1 == MANY ? "Zebra" : "Somebody");
    }
  entry = fixture_apply (fixture, change, &error);
  g_assert_no_error (error);
  fixture_run (fixture, look_for_last, NULL);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  TEST ("/history/filters", test_filters);
  TEST ("/history/words", test_words);
  TEST ("/history/period", test_period);
  TEST ("/history/parts-that-are-gone", test_parts_that_are_gone);
  TEST ("/history/sealed", test_sealed);
  TEST ("/history/unread", test_unread);
  TEST ("/history/typing-counts-once", test_typing_counts_once);
  TEST ("/history/people", test_people);
  TEST ("/history/import-is-one-line", test_import_is_one_line);
  TEST ("/history/value-comes-back", test_value_comes_back);
  TEST ("/history/value-that-cannot-come-back", test_value_that_cannot_come_back);
  TEST ("/history/records-come-back", test_records_come_back);
  TEST ("/history/links-come-back", test_links_come_back);
  TEST ("/history/record-without-its-owner", test_record_without_its_owner);
  TEST ("/history/undo-of-one-entry", test_undo_of_one_entry);
  return g_test_run ();
}
