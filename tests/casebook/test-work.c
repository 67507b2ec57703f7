/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person is told of work that takes long: which job it is that all others wait for, how far it is, and that
 * stopping it leaves everything as it was. */

#include "fixture.h"

#define N_PEOPLE 1500

static gpointer
wait_job (QorganSession *session, gpointer gate, GCancellable *cancellable, GError **error)
{
  qorgan_session_tell_progress (session, 0.25);
  while (!g_atomic_int_get ((int *) gate) && !g_cancellable_set_error_if_cancelled (cancellable, error))
    g_usleep (1000);
  return NULL;
}

static void
count_cb (GObject *casebook, GAsyncResult *result, gpointer n)
{
  g_assert_null (qorgan_casebook_run_finish (QORGAN_CASEBOOK (casebook), result, NULL));
  ++*(guint *) n;
}

static void
changed_cb (guint *n)
{
  ++*n;
}

static void
wait_until (const guint *n, guint wanted)
{
  while (*n < wanted)
    g_main_context_iteration (NULL, TRUE);
}

/* The first of the line is what is told of, also while others are behind it; what gives way is nobody's business. */
static void
test_told (Fixture *fixture, gconstpointer unused)
{
  QorganCasebook *casebook = fixture->casebook;
  int first = FALSE, second = FALSE;
  guint n_done = 0, n_told = 0;

  g_assert_false (qorgan_casebook_is_busy (casebook));
  g_signal_connect_swapped (casebook, "notify::work", G_CALLBACK (changed_cb), &n_told);
  qorgan_casebook_work_async (casebook, "First…", wait_job, &first, NULL, NULL, NULL, count_cb, &n_done);
  qorgan_casebook_run_async (casebook, wait_job, &second, NULL, NULL, NULL, count_cb, &n_done);
  g_assert_cmpstr (qorgan_casebook_get_work (casebook), ==, "First…");
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_false (qorgan_casebook_can_stop_work (casebook));
  while (qorgan_casebook_get_progress (casebook) < 0)
    g_usleep (1000);
  g_assert_cmpfloat (qorgan_casebook_get_progress (casebook), ==, 0.25);
  g_atomic_int_set (&first, TRUE);
  wait_until (&n_done, 1);
  g_assert_null (qorgan_casebook_get_work (casebook));
  g_assert_true (qorgan_casebook_is_busy (casebook));
  g_assert_cmpuint (n_told, ==, 2);
  g_atomic_int_set (&second, TRUE);
  wait_until (&n_done, 2);
  g_assert_false (qorgan_casebook_is_busy (casebook));
  g_assert_cmpfloat (qorgan_casebook_get_progress (casebook), <, 0);
  qorgan_casebook_run_aside_async (casebook, wait_job, &first, NULL, NULL, NULL, count_cb, &n_done);
  g_assert_false (qorgan_casebook_is_busy (casebook));
  wait_until (&n_done, 3);
}

/* Stopping reaches the job that runs and no other: what was typed meanwhile is saved. */
static void
test_stopped (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  gint64 person = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Aru", 0);
  QorganChange *change = qorgan_change_new (QORGAN_VERB_EDIT);
  int gate = FALSE;
  guint n_done = 0;

  qorgan_change_set (change, person, QORGAN_PERSON_NAME_EN, "Aruzhan");
  qorgan_casebook_work_async (fixture->casebook, "Long…", wait_job, &gate, NULL, NULL, stop, count_cb, &n_done);
  qorgan_casebook_apply_async (fixture->casebook, change, NULL, NULL);
  g_assert_true (qorgan_casebook_can_stop_work (fixture->casebook));
  qorgan_casebook_stop_work (fixture->casebook);
  wait_until (&n_done, 1);
  g_assert_false (qorgan_casebook_can_stop_work (fixture->casebook));
  qorgan_casebook_stop_work (fixture->casebook);
  fixture_settle (fixture);
  fixture_assert_value (fixture, person, QORGAN_PERSON_NAME_EN, "Aruzhan");
}

typedef struct
{
  GError *error;
  gboolean is_done;
} Undoing;

static void
undone_cb (GObject *casebook, GAsyncResult *result, gpointer data)
{
  Undoing *undoing = data;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (casebook), result, &undoing->error);

  g_assert_true ((entry == NULL) == (undoing->error != NULL));
  undoing->is_done = TRUE;
}

/* In the midst of its records, and it can be undone afterwards. */
static void
test_undo_stopped (Fixture *fixture, gconstpointer unused)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_IMPORT);
  g_autofree char *empty = fixture_dump (fixture);
  g_autofree char *before = NULL, *stopped = NULL, *undone = NULL;
  g_autoptr (QorganEntry) entry = NULL;
  Undoing undoing = { NULL };

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      gint64 id = qorgan_casebook_take_id (fixture->casebook);
      g_autofree char *name = g_strdup_printf ("Person %u", i);

      qorgan_change_create (change, &qorgan_kind_person, id);
      qorgan_change_set (change, id, QORGAN_PERSON_NAME_EN, name);
    }
  entry = fixture_apply (fixture, change, NULL);
  before = fixture_dump (fixture);
  qorgan_casebook_undo_async (fixture->casebook, undone_cb, &undoing);
  while (qorgan_casebook_get_progress (fixture->casebook) < 0.2)
    g_usleep (100);
  qorgan_casebook_stop_work (fixture->casebook);
  while (!undoing.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (undoing.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&undoing.error);
  stopped = fixture_dump (fixture);
  g_assert_cmpstr (stopped, ==, before);
  fixture_assert_sound (fixture);
  g_assert_true (fixture_undo (fixture));
  undone = fixture_dump (fixture);
  g_assert_cmpstr (undone, ==, empty);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/work/told", Fixture, NULL, fixture_set_up, test_told, fixture_tear_down);
  g_test_add ("/work/stopped", Fixture, NULL, fixture_set_up, test_stopped, fixture_tear_down);
  g_test_add ("/work/undo-stopped", Fixture, NULL, fixture_set_up, test_undo_stopped, fixture_tear_down);
  return g_test_run ();
}
