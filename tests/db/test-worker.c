/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The database thread: order, cancelling, shutting down, and that nothing handed to it is lost or leaked.
 */
#include "fixture.h"
#include "qorgan-worker.h"

/* What jobs note down, in the order they run. Jobs run one at a time, and are read after they are done. */
typedef struct
{
  GString *log;
  GThread *thread;
  guint n_destroyed;
  guint n_callbacks;
} Diary;

typedef struct
{
  Diary *diary;
  char letter;
} Entry;

static Entry *
entry_new (Diary *diary, char letter)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->diary = diary;
  entry->letter = letter;
  return entry;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  entry->diary->n_destroyed++;
  g_free (entry);
}

static gpointer
note_letter (QorganWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  Entry *entry = data;

  g_string_append_c (entry->diary->log, entry->letter);
  entry->diary->thread = g_thread_self ();
  return g_strdup_printf ("result %c", entry->letter);
}

/* Holds the thread until the test lets go of the lock, so that jobs pile up behind it. */
static gpointer
wait_for_lock (QorganWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  GMutex *lock = data;

  g_mutex_lock (lock);
  g_mutex_unlock (lock);
  return NULL;
}

static gpointer
fail (QorganWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FULL, "No space.");
  return NULL;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Diary *diary = data;

  diary->n_callbacks++;
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static void
diary_clear (Diary *diary)
{
  g_string_free (diary->log, TRUE);
}

static void
wait_for_callbacks (Diary *diary, guint n)
{
  while (diary->n_callbacks < n)
    g_main_context_iteration (NULL, TRUE);
}

static GAsyncResult *
wait_for_result (GAsyncResult **kept)
{
  while (*kept == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (kept);
}

static void
test_order (void)
{
  g_autoptr (QorganWorker) worker = qorgan_worker_new ();
  Diary diary = { .log = g_string_new (NULL) };
  GMutex lock;

  g_mutex_init (&lock);
  g_mutex_lock (&lock);
  qorgan_worker_run_async (worker, wait_for_lock, &lock, NULL, NULL, G_PRIORITY_HIGH, NULL, done_cb, &diary);
  for (const char *letter = "abcdefgh"; *letter != '\0'; letter++)
    qorgan_worker_run_async (worker, note_letter, entry_new (&diary, *letter), entry_free, g_free,
                             *letter == 'c' || *letter == 'f' ? G_PRIORITY_LOW : G_PRIORITY_DEFAULT, NULL, done_cb,
                             &diary);
  qorgan_worker_run_async (worker, note_letter, entry_new (&diary, '!'), entry_free, g_free, G_PRIORITY_HIGH, NULL,
                           done_cb, &diary);
  g_mutex_unlock (&lock);
  wait_for_callbacks (&diary, 10);
  g_assert_cmpstr (diary.log->str, ==, "!abdeghcf");
  g_assert_cmpuint (diary.n_destroyed, ==, 9);
  g_assert_true (diary.thread != g_thread_self ());
  g_mutex_clear (&lock);
  diary_clear (&diary);
}

static void
test_results (void)
{
  g_autoptr (QorganWorker) worker = qorgan_worker_new ();
  Diary diary = { .log = g_string_new (NULL) };
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) good = NULL;
  g_autoptr (GAsyncResult) bad = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  qorgan_worker_run_async (worker, note_letter, entry_new (&diary, 'x'), entry_free, g_free, G_PRIORITY_DEFAULT, NULL,
                           keep_result_cb, &kept);
  g_assert_null (kept); /* never before the call returns */
  good = wait_for_result (&kept);
  g_assert_cmpuint (diary.n_destroyed, ==, 1);
  text = qorgan_worker_run_finish (worker, good, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "result x");

  qorgan_worker_run_async (worker, fail, NULL, NULL, NULL, G_PRIORITY_DEFAULT, NULL, keep_result_cb, &kept);
  bad = wait_for_result (&kept);
  g_assert_null (qorgan_worker_run_finish (worker, bad, &error));
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FULL);
  diary_clear (&diary);
}

static guint n_results_freed;

static void
count_free (gpointer result)
{
  g_free (result);
  n_results_freed++;
}

/* A page that was closed meanwhile never asks; done_cb does not fetch. */
static void
test_unfetched_result (void)
{
  g_autoptr (QorganWorker) worker = qorgan_worker_new ();
  Diary diary = { .log = g_string_new (NULL) };

  n_results_freed = 0;
  qorgan_worker_run_async (worker, note_letter, entry_new (&diary, 'x'), entry_free, count_free, G_PRIORITY_DEFAULT,
                           NULL, done_cb, &diary);
  wait_for_callbacks (&diary, 1);
  qorgan_worker_run_async (worker, note_letter, entry_new (&diary, 'y'), entry_free, count_free, G_PRIORITY_DEFAULT,
                           NULL, NULL, NULL);
  qorgan_worker_stop (worker);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_results_freed, ==, 2);
  diary_clear (&diary);
}

static void
test_cancelled_in_the_queue (void)
{
  g_autoptr (QorganWorker) worker = qorgan_worker_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Diary diary = { .log = g_string_new (NULL) };
  GAsyncResult *kept = NULL;
  GMutex lock;

  g_mutex_init (&lock);
  g_mutex_lock (&lock);
  qorgan_worker_run_async (worker, wait_for_lock, &lock, NULL, NULL, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  qorgan_worker_run_async (worker, note_letter, entry_new (&diary, 'x'), entry_free, g_free, G_PRIORITY_DEFAULT,
                           cancellable, keep_result_cb, &kept);
  g_cancellable_cancel (cancellable);
  g_mutex_unlock (&lock);
  result = wait_for_result (&kept);
  g_assert_null (qorgan_worker_run_finish (worker, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (diary.log->str, ==, "");
  g_assert_cmpuint (diary.n_destroyed, ==, 1);
  g_mutex_clear (&lock);
  diary_clear (&diary);
}

static gpointer
cancel_itself (QorganWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  g_cancellable_cancel (cancellable);
  return g_strdup ("saved");
}

/* What has been saved must not be reported as not done. */
static void
test_cancelled_too_late (void)
{
  g_autoptr (QorganWorker) worker = qorgan_worker_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GAsyncResult *kept = NULL;

  qorgan_worker_run_async (worker, cancel_itself, NULL, NULL, g_free, G_PRIORITY_DEFAULT, cancellable, keep_result_cb,
                           &kept);
  result = wait_for_result (&kept);
  text = qorgan_worker_run_finish (worker, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "saved");
}

typedef struct
{
  QorganConnection *connection;
  const char *path;
  int running; /* atomic */
} Search;

static gpointer
open_for_search (QorganWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;

  search->connection = qorgan_connection_open (search->path, QORGAN_OPEN_DEFAULT, TEST_APPLICATION_ID, NULL, error);
  return NULL;
}

static gpointer
close_after_search (QorganWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;

  g_clear_pointer (&search->connection, qorgan_connection_close);
  return NULL;
}

static gpointer
search_forever (QorganWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;

  g_atomic_int_set (&search->running, TRUE);
  qorgan_connection_set_cancellable (search->connection, cancellable);
  qorgan_connection_exec (search->connection,
                          "WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n)"
                          " SELECT count(*) FROM n",
                          error);
  qorgan_connection_set_cancellable (search->connection, NULL);
  return NULL;
}

static gpointer
count_words (QorganWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;

  return GINT_TO_POINTER ((int) query_number (search->connection, "SELECT count(*) FROM word"));
}

static void
open_ten (QorganWorker *worker, const Fixture *fixture, Search *search)
{
  g_autoptr (GError) error = NULL;

  make_casebook (fixture->path, 10);
  qorgan_worker_run_sync (worker, open_for_search, search, NULL, &error);
  g_assert_no_error (error);
}

static void
run_until_searching (QorganWorker *worker,
                     QorganWork work,
                     Search *search,
                     int priority,
                     GCancellable *cancellable,
                     GAsyncResult **kept)
{
  qorgan_worker_run_async (worker, work, search, NULL, NULL, priority, cancellable, keep_result_cb, kept);
  while (!g_atomic_int_get (&search->running))
    g_usleep (1000);
}

/* As one types: the new search stops the last one and is answered at once. */
static void
test_new_job_stops_running (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QorganWorker) worker = qorgan_worker_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Search search = { .path = fixture->path };
  GAsyncResult *kept = NULL;
  gint64 start;

  open_ten (worker, fixture, &search);
  run_until_searching (worker, search_forever, &search, G_PRIORITY_DEFAULT, cancellable, &kept);
  start = g_get_monotonic_time ();
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (GPOINTER_TO_INT (qorgan_worker_run_sync (worker, count_words, &search, NULL, &error)), ==, 10);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 200 * 1000);
  g_assert_no_error (error);
  result = wait_for_result (&kept);
  qorgan_worker_run_finish (worker, result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  qorgan_worker_run_sync (worker, close_after_search, &search, NULL, NULL);
}

/* Asks without end while it is the first time, and answers the second. */
static gpointer
search_twice (QorganWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;

  if (!g_atomic_int_get (&search->running))
    return search_forever (worker, data, cancellable, error);
  return GINT_TO_POINTER ((int) query_number (search->connection, "SELECT count(*) FROM word"));
}

/* What nobody waits for holds up nothing: it is interrupted, and done when there is nothing else to do. */
static void
test_gives_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QorganWorker) worker = qorgan_worker_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Search search = { .path = fixture->path };
  GAsyncResult *kept = NULL;

  open_ten (worker, fixture, &search);
  run_until_searching (worker, search_twice, &search, G_PRIORITY_LOW, NULL, &kept);
  /* An endless one, too: this returns at all. */
  g_assert_cmpint (GPOINTER_TO_INT (qorgan_worker_run_sync (worker, count_words, &search, NULL, &error)), ==, 10);
  g_assert_no_error (error);
  result = wait_for_result (&kept);
  g_assert_cmpint (GPOINTER_TO_INT (qorgan_worker_run_finish (worker, result, &error)), ==, 10);
  g_assert_no_error (error);

  /* Whoever queued it can still stop it; it is not taken up again. */
  g_clear_object (&result);
  search.running = FALSE;
  run_until_searching (worker, search_forever, &search, G_PRIORITY_LOW, cancellable, &kept);
  g_cancellable_cancel (cancellable);
  result = wait_for_result (&kept);
  qorgan_worker_run_finish (worker, result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  qorgan_worker_run_sync (worker, close_after_search, &search, NULL, NULL);
}

static void
test_sync (void)
{
  g_autoptr (QorganWorker) worker = qorgan_worker_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Diary diary = { .log = g_string_new (NULL) };
  Entry entry = { .diary = &diary, .letter = 's' };
  g_autofree char *text = qorgan_worker_run_sync (worker, note_letter, &entry, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "result s");
  g_assert_null (qorgan_worker_run_sync (worker, fail, NULL, NULL, &error));
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_FULL);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (qorgan_worker_run_sync (worker, note_letter, &entry, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (diary.log->str, ==, "s");
  diary_clear (&diary);
}

static void
test_stop_drains (void)
{
  g_autoptr (QorganWorker) worker = qorgan_worker_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Diary diary = { .log = g_string_new (NULL) };
  GAsyncResult *kept = NULL;

  for (guint i = 0; i < 100; i++)
    qorgan_worker_run_async (worker, note_letter, entry_new (&diary, 'x'), entry_free, g_free, G_PRIORITY_DEFAULT, NULL,
                             done_cb, &diary);
  qorgan_worker_stop (worker);
  g_assert_cmpuint (diary.log->len, ==, 100);
  wait_for_callbacks (&diary, 100);
  qorgan_worker_stop (worker);

  qorgan_worker_run_async (worker, note_letter, entry_new (&diary, 'y'), entry_free, g_free, G_PRIORITY_DEFAULT, NULL,
                           keep_result_cb, &kept);
  g_assert_null (kept);
  result = wait_for_result (&kept);
  g_assert_null (qorgan_worker_run_finish (worker, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_null (qorgan_worker_run_sync (worker, fail, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_assert_cmpuint (diary.log->len, ==, 100);
  g_assert_cmpuint (diary.n_destroyed, ==, 101);
  diary_clear (&diary);
}

/* Nobody but the queued jobs holds the worker; the last reference may go on either thread. */
static void
test_dropped_while_busy (void)
{
  for (guint i = 0; i < 200; i++)
    {
      QorganWorker *worker = qorgan_worker_new ();
      Diary diary = { .log = g_string_new (NULL) };
      gpointer alive = worker;

      g_object_add_weak_pointer (G_OBJECT (worker), &alive);
      qorgan_worker_run_async (worker, note_letter, entry_new (&diary, 'x'), entry_free, g_free, G_PRIORITY_DEFAULT,
                               NULL, i % 2 == 0 ? done_cb : NULL, &diary);
      g_object_unref (worker);
      while (g_atomic_pointer_get (&alive) != NULL)
        g_main_context_iteration (NULL, FALSE);
      g_assert_cmpstr (diary.log->str, ==, "x");
      g_assert_cmpuint (diary.n_callbacks, ==, i % 2 == 0 ? 1 : 0);
      diary_clear (&diary);
    }
}

static void
test_dropped_idle (void)
{
  QorganWorker *worker = qorgan_worker_new ();

  g_assert_finalize_object (worker);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/db/worker/order", test_order);
  g_test_add_func ("/db/worker/results", test_results);
  g_test_add_func ("/db/worker/unfetched-result", test_unfetched_result);
  g_test_add_func ("/db/worker/cancelled-in-the-queue", test_cancelled_in_the_queue);
  g_test_add_func ("/db/worker/cancelled-too-late", test_cancelled_too_late);
  g_test_add ("/db/worker/new-job-stops-running", Fixture, NULL, fixture_set_up, test_new_job_stops_running,
              fixture_tear_down);
  g_test_add ("/db/worker/gives-way", Fixture, NULL, fixture_set_up, test_gives_way, fixture_tear_down);
  g_test_add_func ("/db/worker/sync", test_sync);
  g_test_add_func ("/db/worker/stop-drains", test_stop_drains);
  g_test_add_func ("/db/worker/dropped-while-busy", test_dropped_while_busy);
  g_test_add_func ("/db/worker/dropped-idle", test_dropped_idle);
  return g_test_run ();
}
