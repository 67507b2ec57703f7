/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with nothing but the editor of one record, for pictures and for driving it from outside. Without --file it
 * makes a sample of its own (and keeps it with --keep); RECORD is an id, or case, step, ruling, person or incident of
 * the sample:
 *
 *   editor-window RECORD [--file F] [--steps 300] [--lang ru] [--dark] [--size 700x900] [--expand]
 *   [--add KIND] [--picture F.png] */

#include <adwaita.h>
#include <locale.h>

#include "editor-sample.h"
#include "qorgan-editor.h"

static QorganCasebook *casebook;
static char *picture;
static char *added;
static gboolean is_dark, is_expanded, is_kept;
static int width = 700, height = 900;
static gint64 record;

static gboolean
picture_cb (gpointer window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL) /* not drawn yet */
    return G_SOURCE_CONTINUE;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (window), node, NULL);
  gdk_texture_save_to_png (texture, picture);
  gtk_window_destroy (window);
  return G_SOURCE_REMOVE;
}

static void
expand (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    expand (child);
}

static gboolean
expand_cb (gpointer window)
{
  expand (window);
  return G_SOURCE_REMOVE;
}

static gboolean
add_cb (gpointer editor)
{
  gtk_widget_activate_action (editor, "editor.add", "s", added);
  return G_SOURCE_REMOVE;
}

static void
after_frame_cb (GdkFrameClock *frames, gpointer since)
{
  g_print ("shown after %d ms\n", (int) ((g_get_monotonic_time () - *(gint64 *) since) / 1000));
  g_signal_handlers_disconnect_by_func (frames, after_frame_cb, since);
}

/* The record is read and its rows are made; the frame that shows them comes next. */
static void
read_cb (GtkWidget *editor, GParamSpec *pspec, gint64 *since)
{
  g_print ("ready after %d ms\n", (int) ((g_get_monotonic_time () - *since) / 1000));
  g_signal_handlers_disconnect_by_func (editor, read_cb, since);
  g_signal_connect (gtk_widget_get_frame_clock (editor), "after-paint", G_CALLBACK (after_frame_cb), since);
}

static void
message_cb (QorganEditor *editor, const char *words)
{
  g_print ("message: %s\n", words);
}

static void
navigate_cb (QorganEditor *editor, gint64 id)
{
  g_print ("navigate: %" G_GINT64_FORMAT "\n", id);
}

static void
undo_action (GSimpleAction *action, GVariant *parameter, gpointer editor)
{
  qorgan_casebook_undo_async (casebook, NULL, NULL);
}

/* Opens the record in a window that is on the screen already, as choosing it from a list does. */
static gboolean
open_cb (gpointer view)
{
  static gint64 since;
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (view));
  GtkWidget *editor;
  g_autoptr (GSimpleAction) action = g_simple_action_new ("undo", NULL);

  since = g_get_monotonic_time ();
  editor = qorgan_editor_new (casebook, record);
  g_signal_connect (editor, "notify::title", G_CALLBACK (read_cb), &since);
  g_signal_connect (editor, "message", G_CALLBACK (message_cb), NULL);
  g_signal_connect (editor, "navigate", G_CALLBACK (navigate_cb), NULL);
  g_object_bind_property (editor, "title", window, "title", G_BINDING_DEFAULT);
  g_signal_connect_object (action, "activate", G_CALLBACK (undo_action), editor, 0);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (action));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), editor);
  if (is_expanded)
    g_timeout_add (500, expand_cb, window);
  if (added != NULL)
    g_timeout_add (500, add_cb, editor);
  if (picture != NULL)
    g_timeout_add (1500, picture_cb, window);
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *undo = gtk_button_new_with_label ("Undo");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (undo), "win.undo");
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), undo);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  if (is_dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add (300, open_cb, view);
}

static gint64
sample_record (Fixture *fixture, const char *name, int n_steps)
{
  Sample sample;

  editor_sample_make (fixture, &sample);
  editor_sample_add_steps (fixture, &sample, n_steps);
  if (g_str_equal (name, "step"))
    return sample.detention;
  if (g_str_equal (name, "ruling"))
    return sample.ruling;
  if (g_str_equal (name, "person"))
    return sample.person;
  if (g_str_equal (name, "incident"))
    return sample.incident;
  return sample.legal_case;
}

static int
run (const char *file, const char *name, const QorganCasebookOptions *options, int n_steps)
{
  Fixture fixture = { 0 };
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  char *arguments[] = { (char *) "editor-window", NULL };
  int status;

  if (file == NULL)
    {
      fixture_set_up (&fixture, NULL);
      record = sample_record (&fixture, name, n_steps);
      g_clear_object (&fixture.casebook);
      file = fixture.path;
    }
  else
    {
      record = g_ascii_strtoll (name, NULL, 10);
    }
  g_print ("record: %" G_GINT64_FORMAT " in %s\n", record, file);
  casebook = qorgan_casebook_open_sync (file, FALSE, options, &error);
  g_assert_no_error (error);
  application = adw_application_new ("org.qorgan.Qorgan.Editor", G_APPLICATION_NON_UNIQUE);
  g_application_set_resource_base_path (G_APPLICATION (application), "/org/qorgan/Qorgan");
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "window.close",
                                         (const char *const[]) { "<Control>q", NULL });
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  status = g_application_run (G_APPLICATION (application), 1, arguments);
  if (fixture.path != NULL && !is_kept)
    {
      fixture.casebook = casebook;
      fixture_tear_down (&fixture, NULL);
    }
  else
    {
      g_assert_finalize_object (casebook);
      g_free (fixture.path);
      g_free (fixture.folder);
    }
  return status;
}

int
main (int argc, char **argv)
{
  g_autofree char *lang = NULL, *size = NULL, *file = NULL;
  int n_steps = 0;
  const GOptionEntry entries[] = {
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, NULL, NULL },
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, NULL, NULL },
    { "file", 0, 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL },
    { "steps", 0, 0, G_OPTION_ARG_INT, &n_steps, NULL, NULL },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &is_dark, NULL, NULL },
    { "keep", 0, 0, G_OPTION_ARG_NONE, &is_kept, NULL, NULL },
    { "expand", 0, 0, G_OPTION_ARG_NONE, &is_expanded, NULL, NULL },
    { "add", 0, 0, G_OPTION_ARG_STRING, &added, NULL, NULL },
    { "picture", 0, 0, G_OPTION_ARG_FILENAME, &picture, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("RECORD");
  g_autoptr (GError) error = NULL;
  QorganCasebookOptions options = { .device = "test", .who = "Dana" };

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2)
    g_error ("%s", error != NULL ? error->message : "which record?");
  if (lang != NULL)
    qorgan_language_from_code (lang, &options.language);
  if (size != NULL && sscanf (size, "%dx%d", &width, &height) != 2)
    g_error ("--size takes WIDTHxHEIGHT");
  return run (file, argv[1], &options, n_steps);
}
