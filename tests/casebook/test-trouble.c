/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the disk is full, the file read-only or open elsewhere, or a job is given up: what was typed is still there to
 * be saved again, what was saved is whole, and the message says which it was. */

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#include "fixture.h"
#include "qorgan-db-error.h"

static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static QorganChange *
long_note (gint64 id)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_EDIT);
  g_autofree char *note = g_strnfill (700 * 1024, 'x');

  qorgan_change_set (change, id, QORGAN_PERSON_NOTE, note);
  return change;
}

/* A limit on the size of files is what a full disk looks like to the program, and needs no disk of its own. */
static void
test_full_disk_loses_nothing (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Saved before", 0);
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = NULL;
  GStatBuf status;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  limit_files ((rlim_t) status.st_size + 64 * 1024);
  entry = fixture_apply (fixture, long_note (id), &error);
  g_assert_null (entry);
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FULL);
  after = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
  limit_files (RLIM_INFINITY);
  g_clear_error (&error);
  entry = fixture_apply (fixture, long_note (id), &error);
  g_assert_no_error (error);
  g_assert_nonnull (entry);
  fixture_restart (fixture);
  fixture_assert_sound (fixture);
  g_assert_true (fixture_undo (fixture));
  fixture_assert_value (fixture, id, QORGAN_PERSON_NOTE, NULL);
}

static void
assert_does_not_open (const char *path, gboolean create, GQuark domain, int code)
{
  QorganCasebookOptions options = { .language = QORGAN_LANGUAGE_EN, .device = "device-1" };
  g_autoptr (GError) error = NULL;
  QorganCasebook *casebook = qorgan_casebook_open_sync (path, create, &options, &error);

  g_assert_null (casebook);
  g_assert_error (error, domain, code);
}

static void
test_new_never_overwrites (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Still here", 0);

  assert_does_not_open (fixture->path, TRUE, QORGAN_DB_ERROR, QORGAN_DB_ERROR_EXISTS);
  fixture_restart (fixture);
  fixture_assert_value (fixture, id, QORGAN_PERSON_NAME_EN, "Still here");
}

static void
test_new_in_no_folder_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "new.casebook", NULL);
  QorganCasebookOptions options = { .language = QORGAN_LANGUAGE_EN, .device = "device-1" };
  g_autoptr (GError) error = NULL;
  QorganCasebook *casebook = qorgan_casebook_open_sync (path, TRUE, &options, &error);

  g_assert_null (casebook);
  g_assert_nonnull (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static gpointer
never (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_not_reached ();
}

static gpointer
slow (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_usleep (50000);
  return NULL;
}

static void
cancelled_cb (GObject *casebook, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  guint *n = user_data;

  qorgan_casebook_run_finish (QORGAN_CASEBOOK (casebook), result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  (*n)++;
}

static void
count_free (gpointer data)
{
  (*(guint *) data)++;
}

/* The data of a job is freed exactly once, on the caller's thread, also when the job never ran. */
static void
test_job_given_up_never_runs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint n_back = 0, n_freed = 0;

  qorgan_casebook_run_async (fixture->casebook, slow, NULL, NULL, NULL, NULL, NULL, NULL);
  qorgan_casebook_run_async (fixture->casebook, never, &n_freed, count_free, NULL, cancellable, cancelled_cb, &n_back);
  g_cancellable_cancel (cancellable);
  while (n_back == 0)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_freed, ==, 1);
}

static void
applied_cb (GObject *casebook, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (casebook), result, &error);
  GString *log = user_data;

  g_assert_no_error (error);
  g_string_append (log, "finished ");
}

static void
log_changed (QorganCasebook *casebook, const QorganEntry *entry, gpointer data)
{
  g_string_append (data, "changed ");
}

static void
test_changed_sounds_before_the_job_finishes (Fixture *fixture, gconstpointer data)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_CREATE);
  gint64 id = qorgan_casebook_take_id (fixture->casebook);
  g_autoptr (GString) log = g_string_new (NULL);
  gulong handler = g_signal_connect (fixture->casebook, "changed", G_CALLBACK (log_changed), log);

  qorgan_change_create (change, &qorgan_kind_person, id);
  qorgan_change_set (change, id, QORGAN_PERSON_NAME_EN, "Somebody");
  qorgan_casebook_apply_async (fixture->casebook, change, applied_cb, log);
  g_assert_cmpstr (log->str, ==, "");
  while (strstr (log->str, "finished") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (log->str, ==, "changed finished ");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_handler_disconnect (fixture->casebook, handler);
}

static void
test_device_is_the_same_next_time (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "data", NULL);
  g_autofree char *file = g_build_filename (folder, "device", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = qorgan_device_id (folder, &error);
  g_autofree char *second = qorgan_device_id (folder, &error);
  g_autofree char *nowhere = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, second);
  g_assert_true (g_uuid_string_is_valid (first));
  nowhere = qorgan_device_id ("/proc/no/such/folder", &error);
  g_assert_null (nowhere);
  g_assert_nonnull (error);
  g_assert_cmpint (g_remove (file), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_person_is_who_says_so (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("qorgan-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "person", NULL);
  g_autofree char *nobody = qorgan_device_person (folder);
  g_autofree char *somebody = NULL;
  g_autofree char *nobody_again = NULL;

  g_assert_null (nobody); /* whatever the account is called */
  g_assert_true (qorgan_device_set_person (folder, "Айгүл", NULL));
  somebody = qorgan_device_person (folder);
  g_assert_cmpstr (somebody, ==, "Айгүл");
  g_assert_true (qorgan_device_set_person (folder, "", NULL));
  nobody_again = qorgan_device_person (folder);
  g_assert_null (nobody_again);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add ("/casebook/trouble/" #name, Fixture, NULL, fixture_set_up, test_##name, fixture_tear_down)
  ADD (full_disk_loses_nothing);
  ADD (new_never_overwrites);
  ADD (new_in_no_folder_leaves_nothing);
  ADD (job_given_up_never_runs);
  ADD (changed_sounds_before_the_job_finishes);
  ADD (device_is_the_same_next_time);
  ADD (person_is_who_says_so);
  return g_test_run ();
}
