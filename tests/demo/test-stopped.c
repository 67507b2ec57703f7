/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is asked of a casebook may be stopped, or fail, at any row that is read for it. Then there is no answer and
 * one error, and nothing was done: never an answer that lacks what could not be read. */

#include <dlfcn.h>

#include "bundle-fixture.h"
#include "qorgan-db-error.h"
#include "qorgan-dossier.h"
#include "qorgan-facets.h"
#include "qorgan-history.h"
#include "qorgan-list-job.h"
#include "qorgan-mentions.h"
#include "qorgan-merge-view.h"
#include "qorgan-search.h"
#include "qorgan-similar.h"
#include "qorgan-table-export.h"

#define LOOKS_BETWEEN_DUMPS 64

/* Records that the tests ask for by name. Their numbers do not change, see data/demo/README.md. */
enum
{
  AKHMEDYAROV = 1000001,
  TOKAYEV = 1000003,
  URALSK_WEEK = 1000105,
  URALSK = 1000205,
  REPORT_003 = 1000508,
  COUNTS_OF_JANUARY = 1000716,
  EARLY_JANUARY = 1001302, /* what a source says of a date */
};

/* What is stopped, and after how many looks at whether it is: one for each row, and some within long statements. */
static struct
{
  GCancellable *cancellable;
  int n_left;
  gboolean once; /* it goes on then, as after one read that failed */
} stop;

/* In the place of GIO's. */
gboolean
g_cancellable_is_cancelled (GCancellable *cancellable)
{
  static gboolean (*is_cancelled) (GCancellable *);

  if (is_cancelled == NULL)
    *(void **) &is_cancelled = dlsym (RTLD_NEXT, "g_cancellable_is_cancelled");
  if (cancellable != NULL && cancellable == stop.cancellable && stop.n_left-- == 0)
    {
      if (stop.once)
        return TRUE;
      g_cancellable_cancel (cancellable);
    }
  return is_cancelled (cancellable);
}

typedef struct
{
  QorganJob job;
  GDestroyNotify result_destroy;
  gint64 id;
  gint64 other;
  QorganJob ordered; /* of a merge */
  gboolean writes;
} Asking;

typedef struct
{
  GMainLoop *loop;
  gpointer answer;
  GError *error;
} Reply;

static void
replied_cb (GObject *casebook, GAsyncResult *result, gpointer user_data)
{
  Reply *reply = user_data;

  reply->answer = qorgan_casebook_run_finish (QORGAN_CASEBOOK (casebook), result, &reply->error);
  g_main_loop_quit (reply->loop);
}

/* Returns: whether there was an answer, for which all was read then */
static gboolean
ask (Fixture *fixture, const Asking *asking, gboolean once, int n_looks)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Reply reply = { loop, NULL, NULL };

  stop.once = once;
  stop.n_left = n_looks;
  stop.cancellable = cancellable;
  qorgan_casebook_run_async (fixture->casebook, asking->job, (gpointer) asking, NULL, NULL, cancellable, replied_cb,
                             &reply);
  g_main_loop_run (loop);
  stop.cancellable = NULL;
  if (reply.error == NULL)
    {
      g_assert_nonnull (reply.answer);
      g_assert_cmpint (stop.n_left, >=, 0);
      asking->result_destroy (reply.answer);
      return TRUE;
    }
  g_assert_null (reply.answer);
  if (!g_error_matches (reply.error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_assert_error (reply.error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_INTERRUPTED);
  g_error_free (reply.error);
  return FALSE;
}

static void
assert_nothing_done (Fixture *fixture, const char *before)
{
  g_autofree char *after = fixture_dump (fixture);

  g_assert_cmpstr (before, ==, after);
}

static void
test_anywhere (Fixture *fixture, const Asking *asking, gboolean once)
{
  g_autofree char *before = fixture_dump (fixture);
  int n_looks = 0;

  for (; !ask (fixture, asking, once, n_looks); n_looks++)
    if (asking->writes && n_looks % LOOKS_BETWEEN_DUMPS == 0)
      assert_nothing_done (fixture, before);
  g_test_message ("stopped at %d places", n_looks);
  g_assert_cmpint (n_looks, >, 1);
  if (asking->writes)
    g_assert_true (fixture_undo (fixture));
  fixture_assert_sound (fixture);
}

static void
test_stopped (Fixture *fixture, gconstpointer asking)
{
  test_anywhere (fixture, asking, FALSE);
}

static void
test_one_read_fails (Fixture *fixture, gconstpointer asking)
{
  test_anywhere (fixture, asking, TRUE);
}

/* ---- What is asked ---- */

static gpointer
read_page (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asking *asking = data;
  gint64 id = asking->id;

  return qorgan_dossier_load (session, &id, cancellable, error);
}

static gpointer
read_similar (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asking *asking = data;
  g_autoptr (QorganRecord) record = qorgan_session_load (session, asking->id, error);

  return record != NULL ? qorgan_session_similar (session, record, 10, error) : NULL;
}

static gpointer
read_mentions (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asking *asking = data;
  QorganMentionsRequest request = { .id = asking->id, .limit = 10 };

  return qorgan_session_mentions (session, &request, cancellable, error);
}

static gpointer
read_history (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asking *asking = data;
  QorganHistoryFilter filter = { .record = asking->id };

  return qorgan_session_read_history (session, &filter, 0, 20, error);
}

static gpointer
read_hits (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *other_layout = NULL;

  return qorgan_session_search (session, "уральск", NULL, QORGAN_LANGUAGE_RU, 20, &other_layout, error);
}

static gpointer
read_facet (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const QorganPath types = { .field = QORGAN_INCIDENT_TYPES };
  g_autoptr (QorganQuery) query = qorgan_query_new (&qorgan_kind_incident);

  qorgan_query_set_search (query, "алматы");
  return qorgan_session_facet (session, query, &types, NULL, 100, error);
}

static gpointer
read_list (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (QorganQuery) query = qorgan_query_new (&qorgan_kind_incident);
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (gint64));
  QorganListJob job = { .query = query, .shown = shown, .afresh = TRUE };

  qorgan_query_set_search (query, "алматы");
  return qorgan_list_job_run (session, &job, cancellable, error);
}

static gpointer
export_list (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (QorganQuery) query = qorgan_query_new (&qorgan_kind_incident);
  const QorganTableWish wish = { .query = query, .all_fields = TRUE, .audience = qorgan_audience_in_passing };
  g_autoptr (QorganTableExport) export = qorgan_table_export_new (&wish);

  qorgan_query_set_search (query, "алматы");
  return qorgan_table_export_run (session, export, cancellable, error);
}

static gpointer
order_merge (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asking *asking = data;
  QorganMergeOrder *order = qorgan_merge_order_new (asking->id, asking->other);
  gpointer answer = asking->ordered (session, order, cancellable, error);

  qorgan_merge_order_free (order);
  return answer;
}

static gpointer
delete_record (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asking *asking = data;
  g_autoptr (QorganChange) change = qorgan_change_new (QORGAN_VERB_DELETE);

  qorgan_change_delete (change, asking->id);
  return qorgan_session_apply (session, change, error);
}

/* What a source says is called after what it says it of, and not at all where that is sealed: much is read for that. */
static gpointer
correct_claim (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asking *asking = data;
  g_autoptr (QorganChange) change = qorgan_change_new (QORGAN_VERB_EDIT);

  qorgan_change_set (change, asking->id, QORGAN_CLAIM_VALUE, "2022-01-02");
  return qorgan_session_apply (session, change, error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *demo = bundle_read_demo ();

  fixture_set_up (fixture, data);
  bundle_import_well (fixture, demo);
}

#define FREE_PAGE ((GDestroyNotify) qorgan_dossier_unref)
#define FREE_LIST ((GDestroyNotify) g_ptr_array_unref)
#define FREE_HISTORY ((GDestroyNotify) qorgan_history_reading_free)
#define FREE_FACET ((GDestroyNotify) qorgan_facet_free)
#define FREE_STATE ((GDestroyNotify) qorgan_list_state_free)
#define FREE_TABLE ((GDestroyNotify) qorgan_table_exported_free)
#define FREE_ENTRY ((GDestroyNotify) qorgan_entry_free)

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    Asking asking;
  } tests[] = {
    { "page-of-a-person", { read_page, FREE_PAGE, AKHMEDYAROV } },
    { "page-of-an-incident", { read_page, FREE_PAGE, COUNTS_OF_JANUARY } },
    { "page-of-a-place", { read_page, FREE_PAGE, URALSK } },
    { "page-of-a-source", { read_page, FREE_PAGE, REPORT_003 } },
    { "similar-to-a-person", { read_similar, FREE_LIST, AKHMEDYAROV } },
    { "similar-to-an-incident", { read_similar, FREE_LIST, COUNTS_OF_JANUARY } },
    { "similar-to-a-source", { read_similar, FREE_LIST, REPORT_003 } },
    { "mentions", { read_mentions, FREE_LIST, URALSK_WEEK } },
    { "history", { read_history, FREE_HISTORY, AKHMEDYAROV } },
    { "search", { read_hits, FREE_LIST } },
    { "facet", { read_facet, FREE_FACET } },
    { "list", { read_list, FREE_STATE } },
    { "table", { export_list, FREE_TABLE } },
    { "look-at-a-merge", { order_merge, qorgan_merge_view_free, AKHMEDYAROV, TOKAYEV, qorgan_merge_view_job } },
    { "merge", { order_merge, FREE_ENTRY, AKHMEDYAROV, TOKAYEV, qorgan_merge_view_apply_job, TRUE } },
    { "correct-a-claim", { correct_claim, FREE_ENTRY, EARLY_JANUARY, .writes = TRUE } },
    { "delete", { delete_record, FREE_ENTRY, AKHMEDYAROV, .writes = TRUE } },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *stopped = g_strconcat ("/stopped/", tests[i].name, NULL);
      g_autofree char *once = g_strconcat ("/one-read-fails/", tests[i].name, NULL);

      g_test_add (stopped, Fixture, &tests[i].asking, set_up, test_stopped, fixture_tear_down);
      g_test_add (once, Fixture, &tests[i].asking, set_up, test_one_read_fails, fixture_tear_down);
    }
  return g_test_run ();
}
