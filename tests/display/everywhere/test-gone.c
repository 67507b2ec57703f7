/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is opened is gone once it is closed: every dialog, record page and form of the program, and in the end the
 * window itself, with all that is in them. Somebody who works a day in one window opens hundreds.
 *
 *   test-gone DEMO */

#include <adwaita.h>

#include "qorgan-settings.h"
#include "stage.h"

static struct
{
  const char *demo; /* the file */
  char *folder;
  QorganApplication *application;
  QorganWindow *window; /* with the demo */
  GHashTable *alive;    /* (element-type pointer GObject's type name): of those watched */
} world;

/* ---- Watching ---- */

static void
gone_cb (gpointer unused, GObject *object)
{
  g_hash_table_remove (world.alive, object);
}

/* GTK has one window for all tooltips, which it leaves where it was shown last. */
static void
watch (GtkWidget *widget)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkTooltipWindow"))
    return;
  if (g_hash_table_insert (world.alive, widget, (gpointer) G_OBJECT_TYPE_NAME (widget)))
    g_object_weak_ref (G_OBJECT (widget), gone_cb, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    watch (child);
}

static void
unwatch_all (void)
{
  GHashTableIter iter;
  gpointer object;

  g_hash_table_iter_init (&iter, world.alive);
  while (g_hash_table_iter_next (&iter, &object, NULL))
    {
      g_object_weak_unref (object, gone_cb, NULL);
      g_hash_table_iter_remove (&iter);
    }
}

/* A split view that is folded has a navigation view of its own, for pages that stay. */
static gboolean
is_pushed (GtkWidget *widget)
{
  GtkWidget *view = gtk_widget_get_parent (widget);

  return ADW_IS_NAVIGATION_PAGE (widget) && ADW_IS_NAVIGATION_VIEW (view)
         && !ADW_IS_NAVIGATION_SPLIT_VIEW (gtk_widget_get_parent (view))
         && g_strcmp0 (adw_navigation_page_get_tag (ADW_NAVIGATION_PAGE (widget)), "map") != 0;
}

/* Dialogs, and pages that lie over others. What the pages of the sidebar are made of stays. */
static void
watch_opened (GtkWidget *widget)
{
  if (ADW_IS_DIALOG (widget) || is_pushed (widget))
    {
      watch (widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    watch_opened (child);
}

/* What holds a widget until the next idle moment is no leak. */
static void
wait_until_gone (void)
{
  gint64 end = g_get_monotonic_time () + STAGE_PATIENCE_US;

  while (g_hash_table_size (world.alive) > 0 && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
assert_gone (void)
{
  GHashTableIter iter;
  gpointer widget, name;

  wait_until_gone ();
  if (g_hash_table_size (world.alive) == 0)
    return;
  g_hash_table_iter_init (&iter, world.alive);
  while (g_hash_table_iter_next (&iter, &widget, &name))
    if (!g_hash_table_contains (world.alive, gtk_widget_get_parent (widget))) /* what is in it is there with it */
      g_printerr ("# still there: %s, held %u times\n", (const char *) name, G_OBJECT (widget)->ref_count);
  g_test_fail ();
  unwatch_all ();
}

/* ---- Going there ---- */

static QorganWindow *
window_new (const char *casebook)
{
  QorganWindow *window = qorgan_window_new (world.application);

  gtk_window_unmaximize (GTK_WINDOW (window));
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_widget_set_opacity (GTK_WIDGET (window), 0); /* laid out, and not drawn */
  if (casebook != NULL)
    {
      g_autofree char *path = stage_make_file (world.folder, world.demo, casebook);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      qorgan_window_open (window, file);
    }
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static QorganWindow *
get_window (const QorganSubject *subject)
{
  if (g_strcmp0 (subject->casebook, "demo") != 0)
    return window_new (subject->casebook);
  if (world.window == NULL)
    world.window = window_new ("demo");
  return world.window;
}

/* Returns: (nullable): the page on top of those that lie over others */
static GtkWidget *
find_pushed (GtkWidget *widget)
{
  GtkWidget *found = is_pushed (widget) && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_pushed (child);
  return found;
}

/* Into the page that is left next: to go with the keyboard in it is the hardest. What a dialog had it in is held by GTK
 * until somebody presses a key or moves the pointer. */
static void
move_focus (QorganWindow *window)
{
  GtkWidget *page = find_pushed (GTK_WIDGET (window));

  if (page != NULL && adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == NULL)
    {
      g_assert_true (gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD));
      g_assert_nonnull (gtk_widget_get_focus_child (page));
      return;
    }
  gtk_window_set_default_widget (GTK_WINDOW (window), NULL);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
}

/* Where a window was opened for the subject alone, all of it has to go. */
static void
test_subject (gconstpointer data)
{
  const QorganSubject *subject = data;
  QorganWindow *window = get_window (subject);
  gboolean is_kept = window == world.window;

  stage_go_to (window, subject);
  g_assert_true (qorgan_subject_is_shown (subject, window));
  if (is_kept)
    watch_opened (GTK_WIDGET (window));
  else
    watch (GTK_WIDGET (window));
  move_focus (window);
  stage_put_back (window, subject);
  if (!is_kept && g_strcmp0 (subject->casebook, "empty") == 0)
    gtk_window_destroy (GTK_WINDOW (window));
  assert_gone ();
}

static void
test_window (void)
{
  if (world.window == NULL)
    world.window = window_new ("demo");
  stage_wait_for_rest (world.window);
  watch (GTK_WIDGET (world.window));
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&world.window)));
  assert_gone ();
}

static void
set_up (const char *demo)
{
  world.demo = demo;
  world.alive = g_hash_table_new (NULL, NULL);
  world.application = stage_start (&world.folder);
}

static void
tear_down (void)
{
  g_hash_table_unref (world.alive);
  g_object_unref (world.application);
  stage_remove_folder (world.folder);
  g_free (world.folder);
}

int
main (int argc, char **argv)
{
  guint n;
  const QorganSubject *subjects = qorgan_subjects (&n);
  int status;

  g_test_init (&argc, &argv, NULL);
  if (argc < 2)
    g_error ("usage: test-gone DEMO");
  g_log_set_always_fatal (G_LOG_FATAL_MASK); /* what is logged is everywhere's business */
  qorgan_settings_find_places ();
  qorgan_settings_speak ("en");
  set_up (argv[1]);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/gone/%s", subjects[i].name);

      g_test_add_data_func (path, &subjects[i], test_subject);
    }
  g_test_add_func ("/gone/the-window", test_window);
  status = g_test_run ();
  tear_down ();
  return status;
}
