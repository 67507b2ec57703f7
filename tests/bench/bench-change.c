/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One change at a time, as a person makes them: a record created, a text edited; each against the same inserts bare,
 * each in a transaction of its own on a file of the same size. CPU time of the thread that works, a hundred of ours,
 * then the same hundred bare. Usage: bench-change CASEBOOK */

#include <glib/gstdio.h>

#include "bench-bare.h"
#include "bench-measure.h"
#include "qorgan-casebook.h"

#define APPLICATION_ID 0x514F5247u
#define BLOCK 100
#define N_BLOCKS 10

static const char note[] = "Adjourned at the request of the defence; counsel was not let in. Отложено.";
static const char other_note[] = "The ruling was left unchanged after the hearing. Шешім өзгеріссіз қалдырылды.";

typedef struct
{
  const char *bare_path;
  GArray *owners; /* (element-type gint64) cases, one for each step, as nobody adds a thousand steps to one */
  GArray *ours_created, *bare_created, *ours_edited, *bare_edited;
} Bench;

static GArray *
list_cases (QorganSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganStatement) select
      = qorgan_connection_prepare (session->connection, "SELECT id FROM \"case\" LIMIT ?1", &error);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;

  g_assert_no_error (error);
  qorgan_statement_bind_int64 (select, 1, BLOCK * N_BLOCKS);
  while (has_row)
    {
      gint64 id;

      qorgan_statement_step (select, &has_row, &error);
      g_assert_no_error (error);
      id = has_row ? qorgan_statement_int64 (select, 0) : 0;
      if (has_row)
        g_array_append_val (ids, id);
    }
  return ids;
}

/* Returns the milliseconds of one change. */
static double
apply (QorganSession *session, QorganChange *taken, QorganEntry **entry)
{
  g_autoptr (QorganChange) change = taken;
  g_autoptr (GError) error = NULL;
  double start = bench_thread_ms ();

  *entry = qorgan_session_apply (session, change, &error);
  g_assert_no_error (error);
  return bench_thread_ms () - start;
}

static QorganChange *
creation (Bench *self, gint64 id)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_CREATE);
  gint64 next = g_array_index (self->owners, gint64, self->ours_created->len % self->owners->len);
  g_autofree char *owner = qorgan_value_from_number (next);

  qorgan_change_create (change, &qorgan_kind_step, id);
  qorgan_change_set (change, id, QORGAN_STEP_CASE, owner);
  qorgan_change_set (change, id, QORGAN_STEP_KIND, "summons");
  qorgan_change_set (change, id, QORGAN_STEP_HAPPENED, "2022-01-07");
  qorgan_change_set (change, id, QORGAN_STEP_NOTE, note);
  return change;
}

static QorganChange *
edit (gint64 id)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_EDIT);

  qorgan_change_set (change, id, QORGAN_STEP_NOTE, other_note);
  return change;
}

static double
write_bare (QorganConnection *bare, const BenchRows *rows, const QorganEntry *entry, gboolean is_edit)
{
  g_autoptr (GError) error = NULL;
  double start = bench_thread_ms ();
  gint64 id;

  qorgan_connection_begin (bare, &error);
  id = bench_bare_insert_entry (bare, entry);
  if (is_edit)
    bench_bare_edit (bare, rows, "note", other_note, id);
  else
    bench_bare_insert (bare, rows, id);
  qorgan_connection_commit (bare, &error);
  g_assert_no_error (error);
  return bench_thread_ms () - start;
}

/* The same hundred steps, new ones or those of the last block. */
static void
run_block (Bench *self, QorganSession *session, QorganConnection *bare, GArray *ids, gboolean is_edit)
{
  GArray *ours = is_edit ? self->ours_edited : self->ours_created;
  GArray *theirs = is_edit ? self->bare_edited : self->bare_created;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_entry_free);
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < BLOCK; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      QorganEntry *entry;

      bench_times_add (ours, apply (session, is_edit ? edit (id) : creation (self, id), &entry));
      g_ptr_array_add (entries, entry);
    }
  rows = bench_rows_read (session->connection, &qorgan_kind_step, g_array_index (ids, gint64, 0) - 1, BLOCK);
  g_assert_cmpuint (rows->len, ==, BLOCK);
  for (guint i = 0; i < BLOCK; i++)
    bench_times_add (theirs, write_bare (bare, rows->pdata[i], entries->pdata[i], is_edit));
}

static gpointer
bench_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *self = data;
  g_autoptr (QorganConnection) bare
      = qorgan_connection_open (self->bare_path, QORGAN_OPEN_DEFAULT, APPLICATION_ID, NULL, error);

  if (bare == NULL)
    return NULL;
  self->owners = list_cases (session);
  for (guint i = 0; i < N_BLOCKS; i++)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (guint j = 0; j < BLOCK; j++)
        {
          gint64 id = qorgan_session_take_id (session);

          g_array_append_val (ids, id);
        }
      run_block (self, session, bare, ids, FALSE);
      run_block (self, session, bare, ids, TRUE);
    }
  return session;
}

static char *
copy (const char *path, const char *folder, const char *name)
{
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_file_get_path (to);
}

static void
print (const char *what, const GArray *ours, const GArray *bare)
{
  bench_print_row (what, "µs", bench_times_quantile (ours, 0.5) * 1e3, bench_times_quantile (bare, 0.5) * 1e3,
                   (BenchGoal) { 0 });
}

int
main (int argc, char *argv[])
{
  QorganCasebookOptions options = { .language = QORGAN_LANGUAGE_EN, .device = "bench", .passphrase = BENCH_PASSPHRASE };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("qorgan-bench-XXXXXX", &error);
  g_autofree char *ours = copy (argv[1], folder, "ours.casebook");
  g_autofree char *bare = copy (argv[1], folder, "bare.casebook");
  g_autoptr (QorganCasebook) casebook = qorgan_casebook_open_sync (ours, FALSE, &options, &error);
  Bench bench = { bare, NULL, bench_times_new (), bench_times_new (), bench_times_new (), bench_times_new () };

  g_assert_no_error (error);
  qorgan_casebook_run_sync (casebook, bench_job, &bench, &error);
  g_assert_no_error (error);
  qorgan_casebook_close (casebook);
  g_remove (ours);
  g_remove (bare);
  g_rmdir (folder);
  bench_print_heading ("one change at a time");
  print ("a step created", bench.ours_created, bench.bare_created);
  print ("its note edited", bench.ours_edited, bench.bare_edited);
  g_array_unref (bench.owners);
  g_array_unref (bench.ours_created);
  g_array_unref (bench.bare_created);
  g_array_unref (bench.ours_edited);
  g_array_unref (bench.bare_edited);
  return 0;
}
