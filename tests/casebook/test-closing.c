/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closing takes as long as what is queued; nobody waits for it on the main thread, and who opens the same file again,
 * under whatever name, gets it once it is closed. */

#include "fixture.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define LONG_MICROSECONDS (400 * G_TIME_SPAN_MILLISECOND)
#define AT_ONCE (100 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  QorganCasebook *again;
  gboolean is_closed;
} Seen;

static gpointer
work_long (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_usleep (LONG_MICROSECONDS);
  return NULL;
}

static void
closed_cb (GObject *casebook, GAsyncResult *result, gpointer data)
{
  ((Seen *) data)->is_closed = TRUE;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Seen *seen = data;
  g_autoptr (GError) error = NULL;

  seen->again = qorgan_casebook_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_later (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.casebook", NULL);
  const QorganCasebookOptions options = { .language = QORGAN_LANGUAGE_EN, .device = "device-1" };
  gint64 person = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Aru", 0);
  gint64 began;
  Seen seen = { NULL };

  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  qorgan_casebook_run_async (fixture->casebook, work_long, NULL, NULL, NULL, NULL, NULL, NULL);
  began = g_get_monotonic_time ();
  qorgan_casebook_close_async (fixture->casebook, closed_cb, &seen);
  g_clear_object (&fixture->casebook);
  qorgan_casebook_open_async (link, FALSE, &options, NULL, opened_cb, &seen);
  g_assert_cmpint (g_get_monotonic_time () - began, <, AT_ONCE);
  g_assert_false (seen.is_closed);
  while (seen.again == NULL || !seen.is_closed)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_get_monotonic_time () - began, >=, LONG_MICROSECONDS);
  fixture->casebook = seen.again;
  fixture_assert_value (fixture, person, QORGAN_PERSON_NAME_EN, "Aru");
  g_assert_cmpint (g_remove (link), ==, 0);
}

/* Closing what is closed harms nobody, and the file can be opened again. */
static void
test_twice (Fixture *fixture, gconstpointer data)
{
  Seen seen = { NULL };

  qorgan_casebook_close (fixture->casebook);
  qorgan_casebook_close_async (fixture->casebook, closed_cb, &seen);
  while (!seen.is_closed)
    g_main_context_iteration (NULL, TRUE);
  fixture_restart (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/closing/later", Fixture, NULL, fixture_set_up, test_later, fixture_tear_down);
  g_test_add ("/closing/twice", Fixture, NULL, fixture_set_up, test_twice, fixture_tear_down);
  return g_test_run ();
}
