/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every page, form and dialog of the program (src/ui/pictures/qorgan-subjects.c), light and dark, at five widths and
 * with large text, or with high contrast: nothing is cut, nothing without a name, and GTK has nothing to complain of.
 * One language a run:
 *
 *   test-everywhere LANGUAGE DEMO [contrast] */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "faults.h"
#include "qorgan-settings.h"
#include "qorgan-subjects.h"
#include "stage.h"

typedef struct
{
  const char *name;
  AdwColorScheme scheme;
  double text_scale;
  int width, height;
} Look;

/* With high contrast only the first ones. */
#define CONTRAST_LOOKS 5

static const Look looks[] = {
  { "light 1200", ADW_COLOR_SCHEME_FORCE_LIGHT, 1, 1200, 800 },
  { "light 700", ADW_COLOR_SCHEME_FORCE_LIGHT, 1, 700, 700 },
  { "light 360", ADW_COLOR_SCHEME_FORCE_LIGHT, 1, 360, 640 },
  { "dark 360", ADW_COLOR_SCHEME_FORCE_DARK, 1, 360, 640 },
  { "dark 1200", ADW_COLOR_SCHEME_FORCE_DARK, 1, 1200, 800 },
  { "dark 700", ADW_COLOR_SCHEME_FORCE_DARK, 1, 700, 700 },
  /* The smallest screen that GNOME asks for, and a common one. */
  { "light 1024", ADW_COLOR_SCHEME_FORCE_LIGHT, 1, 1024, 600 },
  { "light 1920", ADW_COLOR_SCHEME_FORCE_LIGHT, 1, 1920, 1000 },
  { "large text 1200", ADW_COLOR_SCHEME_FORCE_LIGHT, 1.5, 1200, 800 },
  { "large text 400", ADW_COLOR_SCHEME_FORCE_LIGHT, 1.5, 400, 800 },
};

typedef struct
{
  const char *demo; /* the file */
  char *folder;
  QorganApplication *application;
  GHashTable *windows; /* (element-type utf8 QorganWindow) by what is open in them; borrowed from the application */
  guint n_looks; /* of those above, from the first */
  guint n_served; /* subjects */
  const QorganSubject *subject; /* at hand */
  GPtrArray *faults; /* (element-type utf8) of the look at hand */
} World;

static World world;

/* ---- What is logged is a fault ---- */

/* libadwaita 1.7 measures the answers of an alert side by side before it puts them one below the other; and a clamp of
 * its status page wants, at no width in particular, less than it needs at least. */
static gboolean
is_of_adwaita (const char *message)
{
  return g_str_has_prefix (message, "AdwClamp (clamp) reported min height ")
         || (world.subject->shows == adw_alert_dialog_get_type
             && g_str_has_prefix (message, "Trying to measure GtkLabel "));
}

static GLogWriterOutput
log_writer (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer unused)
{
  if ((level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL)) == 0)
    return G_LOG_WRITER_HANDLED;
  if (world.faults == NULL)
    return g_log_writer_default (level, fields, n_fields, NULL);
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE"))
      {
        /* Where a widget lies in memory makes no other fault of it. */
        g_autoptr (GRegex) address = g_regex_new (" 0x[0-9a-f]+", 0, 0, NULL);
        g_autofree char *message = g_regex_replace_literal (address, fields[i].value, -1, 0, "", 0, NULL);

        if (!is_of_adwaita (message))
          g_ptr_array_add (world.faults, g_strdup_printf ("logged: %s", message));
      }
  return G_LOG_WRITER_HANDLED;
}

/* ---- Windows ---- */

/* For so many subjects a window is kept: GTK 4.18 remembers, item by item of every menu, each time that the part of the
 * window they are in was moved, and grows slow of it. */
#define SUBJECTS_A_WINDOW 12

static void
close_worn_windows (void)
{
  GHashTableIter iter;
  gpointer window;

  if (world.n_served++ % SUBJECTS_A_WINDOW != 0)
    return;
  g_hash_table_iter_init (&iter, world.windows);
  while (g_hash_table_iter_next (&iter, NULL, &window))
    gtk_window_destroy (window);
  g_hash_table_remove_all (world.windows);
}

/* Where casebooks are open a window serves many subjects. */
static QorganWindow *
get_window (const char *casebook)
{
  gboolean is_kept = g_strcmp0 (casebook, "demo") == 0 || g_strcmp0 (casebook, "empty") == 0;
  QorganWindow *window = is_kept ? g_hash_table_lookup (world.windows, casebook) : NULL;

  if (window != NULL)
    return window;
  window = qorgan_window_new (world.application);
  gtk_window_unmaximize (GTK_WINDOW (window));
  gtk_widget_set_opacity (GTK_WIDGET (window), 0); /* everything is laid out, and nothing drawn, which takes longest */
  gtk_window_present (GTK_WINDOW (window));
  if (casebook != NULL)
    {
      g_autofree char *path = stage_make_file (world.folder, world.demo, casebook);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      qorgan_window_open (window, file);
    }
  if (is_kept)
    g_hash_table_insert (world.windows, (gpointer) casebook, window);
  return window;
}

/* ---- Looking ---- */

static void
take_on (QorganWindow *window, const Look *look)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (window));
  int dpi = (int) (96 * 1024 * look->text_scale);
  int was;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), look->scheme);
  g_object_get (settings, "gtk-xft-dpi", &was, NULL);
  if (was != dpi) /* to say it again costs as much as to change it */
    g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), look->width, look->height);
  stage_wait_for_rest (window);
}

/* A fault is told once, with all the looks that have it. */
static void
note (GHashTable *found, const Look *look)
{
  for (guint i = 0; i < world.faults->len; i++)
    {
      const char *fault = world.faults->pdata[i];
      const char *before = g_hash_table_lookup (found, fault);

      if (before != NULL && g_str_has_suffix (before, look->name))
        continue;
      g_hash_table_replace (found, g_strdup (fault),
                            before != NULL ? g_strconcat (before, ", ", look->name, NULL) : g_strdup (look->name));
    }
  g_ptr_array_set_size (world.faults, 0);
}

static void
look_at (QorganWindow *window, const QorganSubject *subject, const Look *look, GHashTable *found)
{
  take_on (window, look);
  if (gtk_widget_get_width (GTK_WIDGET (window)) > look->width)
    g_ptr_array_add (world.faults,
                     g_strdup_printf ("the window is %d wide", gtk_widget_get_width (GTK_WIDGET (window))));
  if (!qorgan_subject_is_shown (subject, window))
    g_ptr_array_add (world.faults, g_strdup ("is not shown"));
  faults_find (GTK_WIDGET (window), world.faults);
  note (found, look);
}

static void
tell_faults (GHashTable *found)
{
  GHashTableIter iter;
  gpointer fault, where;

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &fault, &where))
    g_printerr ("# %s [%s]\n", (const char *) fault, (const char *) where);
  if (g_hash_table_size (found) > 0)
    g_test_fail ();
}

static void
test_subject (gconstpointer data)
{
  const QorganSubject *subject = data;
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  QorganWindow *window;

  world.subject = subject;
  close_worn_windows ();
  window = get_window (subject->casebook);
  world.faults = g_ptr_array_new_with_free_func (g_free);
  take_on (window, &looks[0]);
  stage_go_to (window, subject);
  for (guint i = 0; i < world.n_looks; i++)
    look_at (window, subject, &looks[i], found);
  stage_put_back (window, subject);
  note (found, &looks[0]);
  tell_faults (found);
  g_clear_pointer (&world.faults, g_ptr_array_unref);
}

/* ---- The run ---- */

static void
set_up (const char *demo)
{
  world.demo = demo;
  world.windows = g_hash_table_new (g_str_hash, g_str_equal);
  world.application = stage_start (&world.folder);
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", ":close", NULL); /* as GNOME has it */
}

static void
tear_down (void)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (world.application))) != NULL)
    gtk_window_destroy (windows->data);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_hash_table_unref (world.windows);
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
  if (argc < 3)
    g_error ("usage: test-everywhere LANGUAGE DEMO [contrast]");
  world.n_looks = G_N_ELEMENTS (looks);
  if (argc > 3)
    {
      g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
      world.n_looks = CONTRAST_LOOKS;
    }
  g_log_set_always_fatal (G_LOG_FATAL_MASK); /* what is logged is told, with what else there is */
  g_log_set_writer_func (log_writer, NULL, NULL);
  qorgan_settings_find_places ();
  qorgan_settings_speak (argv[1]);
  set_up (argv[2]);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/everywhere/%s/%s", argv[1], subjects[i].name);

      g_test_add_data_func (path, &subjects[i], test_subject);
    }
  status = g_test_run ();
  tear_down ();
  return status;
}
