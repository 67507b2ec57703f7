/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags given to many records at once, and taken: one entry, one undo, and nothing else of the records touched. */

#include "fixture.h"
#include "qorgan-many.h"

typedef struct
{
  QorganTagging *tagging;
  QorganEntry *entry;
  GPtrArray *uses;
} Work;

static void
tag (QorganSession *session, gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;

  work->entry = qorgan_session_tag (session, work->tagging, &error);
  g_assert_no_error (error);
}

static void
read_uses (QorganSession *session, gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;

  work->uses = qorgan_session_tag_uses (session, work->tagging->ids, &error);
  g_assert_no_error (error);
}

static QorganTagging *
tagging_new (const gint64 *ids, guint n)
{
  QorganTagging *tagging = g_new0 (QorganTagging, 1);

  tagging->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (tagging->ids, ids, n);
  tagging->added = g_array_new (FALSE, FALSE, sizeof (gint64));
  tagging->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  return tagging;
}

static char *
id_text (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
test_added_and_removed (Fixture *fixture, gconstpointer unused)
{
  gint64 old = fixture_create (fixture, &qorgan_kind_tag, QORGAN_TAG_NAME, "Old", 0);
  gint64 wanted = fixture_create (fixture, &qorgan_kind_tag, QORGAN_TAG_NAME, "Wanted", 0);
  g_autofree char *old_text = id_text (old);
  g_autofree char *wanted_text = id_text (wanted);
  gint64 ids[] = {
    fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "A", QORGAN_CASE_TAGS, old_text, 0),
    fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "B", QORGAN_CASE_TAGS, wanted_text, 0),
    fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "C", 0),
  };
  g_autoptr (QorganTagging) tagging = tagging_new (ids, G_N_ELEMENTS (ids));
  Work work = { .tagging = tagging };
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;

  fixture_run (fixture, read_uses, &work);
  g_assert_cmpuint (work.uses->len, ==, 2);
  g_assert_cmpuint (((QorganTagUse *) g_ptr_array_index (work.uses, 0))->n_having, ==, 1);
  g_array_append_val (tagging->added, wanted);
  g_array_append_val (tagging->removed, old);
  fixture_run (fixture, tag, &work);
  /* B has it already and is not touched. */
  g_assert_cmpuint (work.entry->n_records, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    fixture_assert_value (fixture, ids[i], QORGAN_CASE_TAGS, wanted_text);
  g_assert_true (fixture_undo (fixture));
  after = fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
  g_ptr_array_unref (work.uses);
  qorgan_entry_free (work.entry);
  fixture_assert_sound (fixture);
}

static void
test_new_tag (Fixture *fixture, gconstpointer unused)
{
  gint64 ids[] = {
    fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "A", 0),
    fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "B", 0),
  };
  g_autoptr (QorganTagging) tagging = tagging_new (ids, G_N_ELEMENTS (ids));
  Work work = { .tagging = tagging };
  g_autofree char *value = NULL;
  g_autofree char *name = NULL;

  tagging->new_name = g_strdup ("Зона");
  fixture_run (fixture, tag, &work);
  g_assert_cmpuint (work.entry->n_records, ==, 3);
  value = fixture_value (fixture, ids[1], QORGAN_PERSON_TAGS);
  g_assert_nonnull (value);
  name = fixture_title (fixture, g_ascii_strtoll (value, NULL, 10), QORGAN_LANGUAGE_EN);
  g_assert_cmpstr (name, ==, "Зона");
  fixture_assert_value (fixture, ids[0], QORGAN_PERSON_TAGS, value);
  g_assert_true (fixture_undo (fixture));
  fixture_assert_value (fixture, ids[0], QORGAN_PERSON_TAGS, NULL);
  qorgan_entry_free (work.entry);
  fixture_assert_sound (fixture);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/many/added-and-removed", test_added_and_removed);
  ADD ("/many/new-tag", test_new_tag);
  return g_test_run ();
}
