/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See stage.h. */

#include "stage.h"

#include <glib/gstdio.h>

#include "faults.h"
#include "qorgan-workspace-private.h"

/* For so many frames nothing may move. */
#define FRAMES_AT_REST 3

QorganApplication *
stage_start (char **folder)
{
  QorganApplication *application = qorgan_application_new ();
  g_autoptr (GError) error = NULL;

  *folder = g_dir_make_tmp ("stage-XXXXXX", &error);
  g_assert_no_error (error);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

/* ---- Coming to rest ---- */

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer n_frames)
{
  (*(guint *) n_frames)++;
  return G_SOURCE_CONTINUE;
}

static void
wait_for_layout (GtkWidget *window)
{
  guint n_frames = 0;
  guint n_at_rest = 0;
  guint64 layout = 0;
  gint64 end = g_get_monotonic_time () + STAGE_PATIENCE_US;
  guint tick = gtk_widget_add_tick_callback (window, tick_cb, &n_frames, NULL);

  while (n_at_rest < FRAMES_AT_REST && g_get_monotonic_time () < end)
    {
      guint seen = n_frames;
      guint64 now;

      while (n_frames == seen)
        g_main_context_iteration (NULL, TRUE);
      now = faults_layout (window);
      n_at_rest = now == layout ? n_at_rest + 1 : 0;
      layout = now;
    }
  gtk_widget_remove_tick_callback (window, tick);
}

static gpointer
nothing_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer is_done)
{
  *(gboolean *) is_done = TRUE;
}

/* Jobs are done one after the other: once this one is, those asked for before are. */
static void
wait_for_jobs (QorganWindow *window)
{
  QorganWorkspace *workspace = qorgan_window_get_workspace (window);
  gboolean is_done = FALSE;

  if (workspace == NULL)
    return;
  qorgan_casebook_run_async (qorgan_workspace_get_casebook (workspace), nothing_job, NULL, NULL, NULL, NULL, done_cb,
                             &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
has_spinner (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (ADW_IS_SPINNER (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_spinner (child))
      return TRUE;
  return FALSE;
}

void
stage_wait_for_rest (QorganWindow *window)
{
  gint64 end = g_get_monotonic_time () + STAGE_PATIENCE_US;

  do
    {
      wait_for_jobs (window);
      wait_for_layout (GTK_WIDGET (window));
    }
  while (has_spinner (GTK_WIDGET (window)) && g_get_monotonic_time () < end);
}

/* ---- Casebooks ---- */

char *
stage_make_file (const char *folder, const char *demo, const char *casebook)
{
  char *path = g_strdup_printf ("%s/%s.casebook", folder, casebook);
  QorganCasebookOptions options = { .device = "test" };
  g_autoptr (GError) error = NULL;

  if (g_str_equal (casebook, "demo") || g_str_equal (casebook, "sealed"))
    {
      g_autofree char *made_in = g_path_get_dirname (demo);
      g_autofree char *made = g_strdup_printf ("%s/%s.casebook", made_in, casebook);
      g_autofree char *contents = NULL;
      gsize size;

      g_file_get_contents (made, &contents, &size, &error);
      g_assert_no_error (error);
      g_file_set_contents (path, contents, (gssize) size, &error);
    }
  else if (g_str_equal (casebook, "broken"))
    {
      g_file_set_contents (path, "No casebook.", -1, &error);
    }
  else if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autoptr (QorganCasebook) made = NULL;

      if (g_str_equal (casebook, "locked"))
        options.passphrase = QORGAN_SUBJECT_PASSPHRASE;
      made = qorgan_casebook_open_sync (path, TRUE, &options, &error);
    }
  g_assert_no_error (error);
  return path;
}

void
stage_remove_folder (const char *folder)
{
  static const char *const files[] = { "demo", "sealed", "empty", "locked", "broken" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.casebook", folder, files[i]);

      g_remove (path);
    }
  g_rmdir (folder);
}

/* ---- Going there, and back ---- */

void
stage_go_to (QorganWindow *window, const QorganSubject *subject)
{
  gint64 end = g_get_monotonic_time () + STAGE_PATIENCE_US;
  guint step = 0;

  while (qorgan_subject_take_step (subject, window, &step) && g_get_monotonic_time () < end)
    stage_wait_for_rest (window);
  while (!qorgan_subject_is_shown (subject, window) && g_get_monotonic_time () < end)
    stage_wait_for_rest (window);
}

void
stage_put_back (QorganWindow *window, const QorganSubject *subject)
{
  QorganWorkspace *workspace = qorgan_window_get_workspace (window);
  AdwDialog *dialog;

  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))) != NULL)
    {
      adw_dialog_force_close (dialog);
      wait_for_layout (GTK_WIDGET (window));
    }
  if (g_strcmp0 (subject->casebook, "demo") != 0 && g_strcmp0 (subject->casebook, "empty") != 0)
    {
      gtk_window_destroy (GTK_WINDOW (window));
      return;
    }
  if (subject->page != NULL && !g_str_equal (subject->page, "map"))
    {
      QorganSelection *selection = qorgan_list_page_get_selection (qorgan_workspace_get_list_page (workspace));

      qorgan_workspace_clear_search (workspace);
      qorgan_selection_set_id (selection, 0);
    }
  qorgan_workspace_show_page (workspace, "source"); /* going elsewhere closes what is open */
  qorgan_workspace_show_page (workspace, "place");
  stage_wait_for_rest (window);
}
