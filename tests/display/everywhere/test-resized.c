/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window that is made narrow while somebody works in it, and wide again: what they look at has the keyboard, never
 * nothing and never what is out of sight; and the window has its buttons once.
 *
 *   test-resized DEMO */

#include <adwaita.h>

#include "qorgan-incident-map.h"
#include "qorgan-list-page.h"
#include "qorgan-map-page.h"
#include "qorgan-record-page.h"
#include "qorgan-settings.h"
#include "qorgan-sidebar.h"
#include "stage.h"

static struct
{
  const char *demo; /* the file */
  char *folder;
  QorganApplication *application;
} world;

typedef struct
{
  const char *path;
  const char *subject;
  GType (*begins) (void); /* where the keyboard is to begin with */
  GType (*stays) (void);  /* and where from then on */
  int widths[4];
} Look;

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

/* Mapped ones that have a button. */
static guint
count_window_buttons (GtkWidget *widget)
{
  guint n = GTK_IS_WINDOW_CONTROLS (widget) && gtk_widget_get_mapped (widget)
            && !gtk_window_controls_get_empty (GTK_WINDOW_CONTROLS (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_window_buttons (child);
  return n;
}

static void
resize (QorganWindow *window, int width, GType holder)
{
  GtkWidget *focus;

  gtk_window_set_default_size (GTK_WINDOW (window), width, 800);
  stage_wait_for_rest (window);
  g_assert_cmpint (ABS (gtk_widget_get_width (GTK_WIDGET (window)) - width), <, 40); /* it has edges */
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_mapped (focus));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, holder));
  g_assert_cmpuint (count_window_buttons (GTK_WIDGET (window)), ==, 1);
}

static void
test_resized (gconstpointer data)
{
  const Look *look = data;
  const QorganSubject *subject = qorgan_subject_find (look->subject);
  QorganWindow *window = qorgan_window_new (world.application);
  g_autofree char *path = stage_make_file (world.folder, world.demo, subject->casebook);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *beginning;

  gtk_window_unmaximize (GTK_WINDOW (window));
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  qorgan_window_open (window, file);
  gtk_window_present (GTK_WINDOW (window));
  stage_go_to (window, subject);
  g_assert_true (qorgan_subject_is_shown (subject, window));
  beginning = find_type (GTK_WIDGET (window), look->begins ());
  if (gtk_widget_get_focus_child (beginning) == NULL)
    g_assert_true (gtk_widget_child_focus (beginning, GTK_DIR_TAB_FORWARD));
  stage_wait_for_rest (window);
  for (guint i = 0; i < G_N_ELEMENTS (look->widths) && look->widths[i] != 0; i++)
    resize (window, look->widths[i], look->stays ());
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  static const Look looks[] = {
    { "/resized/list", "cases", gtk_column_view_get_type, gtk_column_view_get_type, { 400, 1200, 400 } },
    { "/resized/record", "case", qorgan_editor_get_type, qorgan_editor_get_type, { 900, 400, 1200, 400 } },
    { "/resized/list-beside-record", "case", gtk_column_view_get_type, qorgan_record_page_get_type, { 400 } },
    { "/resized/list-still-beside-record", "case", gtk_column_view_get_type, gtk_column_view_get_type, { 900, 1200 } },
    { "/resized/map", "map", qorgan_incident_map_get_type, qorgan_map_page_get_type, { 400, 1200, 400 } },
    { "/resized/sidebar", "cases", qorgan_sidebar_get_type, qorgan_list_page_get_type, { 400 } },
    { "/resized/sidebar-still-there", "cases", qorgan_sidebar_get_type, qorgan_sidebar_get_type, { 900, 1200 } },
  };
  int status;

  g_test_init (&argc, &argv, NULL);
  if (argc < 2)
    g_error ("usage: test-resized DEMO");
  qorgan_settings_find_places ();
  qorgan_settings_speak ("en");
  world.demo = argv[1];
  world.application = stage_start (&world.folder);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    g_test_add_data_func (looks[i].path, &looks[i], test_resized);
  status = g_test_run ();
  g_object_unref (world.application);
  stage_remove_folder (world.folder);
  g_free (world.folder);
  return status;
}
