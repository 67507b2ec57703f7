/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing a bundle against parsing its lines and inserting the same rows bare. Both are CPU time of the one thread
 * that works, turn by turn. Usage: bench-import BUNDLE [ROUNDS [undo]] */

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "bench-bare.h"
#include "bench-measure.h"
#include "qorgan-bundle.h"
#include "qorgan-casebook.h"
#include "qorgan-session.h"

#define BATCH 5000

typedef struct
{
  const char *bundle;
  char *folder;
  guint n_lines;
  double ours, parsing, inserting, undoing; /* of the round */
  gboolean with_undo;
} Round;

static gpointer
import_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Round *self = data;
  g_autoptr (GFile) file = g_file_new_for_path (self->bundle);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (QorganBundleImport) import = NULL;
  g_autoptr (QorganBundleImportResult) result = NULL;
  double start;

  if (stream == NULL)
    return NULL;
  start = bench_thread_ms ();
  import = qorgan_bundle_import_new (G_INPUT_STREAM (stream));
  result = qorgan_bundle_import_run (session, import, cancellable, error);
  self->ours = bench_thread_ms () - start;
  if (result == NULL)
    return NULL;
  g_assert_cmpuint (qorgan_bundle_problems_count (result->problems), ==, 0);
  return session;
}

/* Every line as JSON, and nothing done with it. */
static void
parse (Round *self)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  double start = bench_thread_ms ();
  gsize length;

  g_file_get_contents (self->bundle, &text, &length, &error);
  g_assert_no_error (error);
  self->n_lines = 0;
  for (const char *line = text; line < text + length; self->n_lines++)
    {
      const char *end = memchr (line, '\n', (gsize) (text + length - line));

      json_parser_load_from_data (parser, line, end - line, &error);
      g_assert_no_error (error);
      line = end + 1;
    }
  self->parsing = bench_thread_ms () - start;
}

static void
insert_kind (Round *self, QorganConnection *from, QorganConnection *bare, const QorganKind *kind, gint64 entry)
{
  gint64 after = 0;

  for (;;)
    {
      g_autoptr (GPtrArray) all = bench_rows_read (from, kind, after, BATCH);
      double start = bench_thread_ms ();

      if (all->len == 0)
        return;
      for (guint i = 0; i < all->len; i++)
        bench_bare_insert (bare, all->pdata[i], entry);
      self->inserting += bench_thread_ms () - start;
      after = bench_rows_id (all->pdata[all->len - 1]);
    }
}

/* After import_job(), on the same thread. */
static gpointer
bare_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Round *self = data;
  g_autofree char *path = g_build_filename (self->folder, "bare.casebook", NULL);
  g_autoptr (QorganConnection) bare = bench_bare_create (path);
  QorganEntry entry = { .at = 1, .device = (char *) "bench", .verb = QORGAN_VERB_IMPORT };
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);
  double start;
  gint64 id;

  self->inserting = 0;
  qorgan_connection_begin (bare, error);
  bench_bare_exec (bare, "PRAGMA defer_foreign_keys = ON");
  id = bench_bare_insert_entry (bare, &entry);
  for (guint i = 0; i < n_kinds; i++)
    insert_kind (self, session->connection, bare, kinds[i], id);
  start = bench_thread_ms ();
  qorgan_connection_commit (bare, error);
  self->inserting += bench_thread_ms () - start;
  parse (self);
  g_clear_pointer (&bare, qorgan_connection_close);
  g_remove (path);
  return session;
}

/* Last, on the same thread. */
static gpointer
undo_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Round *self = data;
  double start = bench_thread_ms ();
  g_autoptr (QorganEntry) undone = qorgan_session_undo (session, error);

  self->undoing = bench_thread_ms () - start;
  return undone != NULL ? session : NULL;
}

static void
run_round (Round *self)
{
  QorganCasebookOptions options = { .language = QORGAN_LANGUAGE_EN, .device = "bench", .seed = 1 };
  g_autofree char *path = g_build_filename (self->folder, "ours.casebook", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganCasebook) casebook = qorgan_casebook_open_sync (path, TRUE, &options, &error);

  g_assert_no_error (error);
  qorgan_casebook_run_sync (casebook, import_job, self, &error);
  g_assert_no_error (error);
  qorgan_casebook_run_sync (casebook, bare_job, self, &error);
  g_assert_no_error (error);
  if (self->with_undo)
    qorgan_casebook_run_sync (casebook, undo_job, self, &error);
  g_assert_no_error (error);
  qorgan_casebook_close (casebook);
  g_remove (path);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("qorgan-bench-XXXXXX", &error);
  guint n_rounds = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 1;
  gboolean with_undo = argc > 3 && g_str_equal (argv[3], "undo");
  Round round = { .bundle = argv[1], .folder = folder };
  double ours = G_MAXDOUBLE, parsing = G_MAXDOUBLE, inserting = G_MAXDOUBLE;
  double record;

  g_assert_no_error (error);
  for (guint i = 0; i < n_rounds; i++)
    {
      round.with_undo = with_undo && i == n_rounds - 1; /* it takes several times as long */
      run_round (&round);
      ours = MIN (ours, round.ours);
      parsing = MIN (parsing, round.parsing);
      inserting = MIN (inserting, round.inserting);
    }
  g_rmdir (folder);
  record = 1e3 / round.n_lines;
  bench_print_heading ("import of %u records, %.1f s", round.n_lines, ours / 1e3);
  bench_print_row ("import of a bundle, for each record", "µs", ours * record, (parsing + inserting) * record,
                   (BenchGoal) { .ratio = 1.4 });
  bench_print_row ("of the reference: parsing", "µs", parsing * record, -1, (BenchGoal) { 0 });
  bench_print_row ("of the reference: inserting", "µs", inserting * record, -1, (BenchGoal) { 0 });
  if (with_undo)
    bench_print_row ("all of it taken back, for each record", "µs", round.undoing * record, -1, (BenchGoal) { 0 });
  return 0;
}
