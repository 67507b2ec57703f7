/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See bundle-fixture.h. */

#include "bundle-fixture.h"

QorganBundleImportResult *
bundle_import (Fixture *fixture, const char *text, gssize length)
{
  g_autoptr (GInputStream) stream
      = g_memory_input_stream_new_from_data (text, length < 0 ? (gssize) strlen (text) : length, NULL);
  g_autoptr (QorganBundleImport) import = qorgan_bundle_import_new (stream);
  g_autoptr (GError) error = NULL;
  QorganBundleImportResult *result
      = qorgan_casebook_run_sync (fixture->casebook, qorgan_bundle_import_run, import, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

void
bundle_import_well (Fixture *fixture, const char *text)
{
  g_autoptr (QorganBundleImportResult) result = bundle_import (fixture, text, -1);
  GPtrArray *problems = qorgan_bundle_problems_list (result->problems);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *problem = qorgan_bundle_problem_to_text (problems->pdata[i]);

      g_test_message ("%s", problem);
    }
  g_assert_cmpuint (problems->len, ==, 0);
}

char *
bundle_export (Fixture *fixture)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (qorgan_casebook_run_sync (fixture->casebook, qorgan_bundle_export_run, stream, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
count_entries (QorganSession *session, gpointer n)
{
  g_autoptr (GPtrArray) events = qorgan_session_history (session, 0, 0, 100000, NULL);

  g_assert_nonnull (events);
  *(guint *) n = events->len;
}

guint
bundle_count_entries (Fixture *fixture)
{
  guint n = 0;

  fixture_run (fixture, count_entries, &n);
  return n;
}

char *
bundle_read_demo (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "demo", "demo.jsonl", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}
