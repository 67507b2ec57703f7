/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program keeps or finds outside the casebook: the size of its window, its language, how lists are shown,
 * where its own data lie, the number of this computer in journals. Nothing of it says anything of a casebook, not even
 * its name. */

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>

#include "qorgan-casebook.h"
#include "qorgan-settings.h"

static const char *locale_dir = QORGAN_LOCALE_DIR;
static const char *demo = QORGAN_DEMO;

/**
 * qorgan_settings_find_places:
 *
 * A program that runs from the folder it was built in uses what was built beside it. To be called first.
 */
void
qorgan_settings_find_places (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  if (program == NULL || !g_str_has_prefix (program, QORGAN_BUILD_DIR "/"))
    return;
  locale_dir = QORGAN_BUILD_DIR "/po";
  demo = QORGAN_BUILD_DIR "/src/cli/demo.casebook";
  g_setenv ("GSETTINGS_SCHEMA_DIR", QORGAN_BUILD_DIR "/data", FALSE);
  g_setenv ("QORGAN_BASEMAP", QORGAN_BUILD_DIR "/src/geo/basemap.gresource", FALSE);
}

/**
 * qorgan_settings_demo_file:
 *
 * Returns: (transfer full): the demo as it came with the program; it need not exist
 */
GFile *
qorgan_settings_demo_file (void)
{
  return g_file_new_for_path (demo);
}

/* Whole or not at all, and nobody else's to read: what is added to the demo may be real. */
static gboolean
write_demo (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *part_path = g_strconcat (path, ".part", NULL);
  g_autoptr (GFile) part = g_file_new_for_path (part_path);
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  g_autofree char *contents = NULL;
  gsize size;

  g_mkdir_with_parents (folder, 0700); /* writing says what is wrong if this fails */
  g_remove (part_path);                /* or the new one would be as open to others as what was left there */
  return g_file_get_contents (demo, &contents, &size, error)
         && g_file_set_contents_full (part_path, contents, (gssize) size,
                                      G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error)
         && g_file_move (part, copy, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, error);
}

static void
copy_demo_thread (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  static GMutex one_at_a_time;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&one_at_a_time);
  g_autoptr (GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS) || write_demo (path, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    g_task_return_pointer (task, g_file_new_for_path (path), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * qorgan_settings_copy_demo_async:
 * @callback: called when the user has a copy of the demo, made now or earlier
 * @data: for @callback
 */
void
qorgan_settings_copy_demo_async (GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_static_name (task, "demo");
  g_task_set_task_data (task, g_build_filename (g_get_user_data_dir (), "qorgan", "demo.casebook", NULL), g_free);
  g_task_run_in_thread (task, copy_demo_thread);
}

/**
 * qorgan_settings_copy_demo_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the user's own copy of the demo
 */
GFile *
qorgan_settings_copy_demo_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * qorgan_settings_dup_device:
 * @error: return location
 *
 * Returns: (transfer full): what journals call this computer, made when it is first asked for
 */
char *
qorgan_settings_dup_device (GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "qorgan", NULL);

  return qorgan_device_id (folder, error);
}

/**
 * qorgan_settings_dup_person:
 *
 * Returns: (transfer full) (nullable): the name that histories show, where the user has given one
 */
char *
qorgan_settings_dup_person (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "qorgan", NULL);

  return qorgan_device_person (folder);
}

/**
 * qorgan_settings_keep_person:
 * @name: the name from now on; empty: none
 * @error: return location
 *
 * Returns: whether it is kept
 */
gboolean
qorgan_settings_keep_person (const char *name, GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "qorgan", NULL);

  return qorgan_device_set_person (folder, name, error);
}

static GSettings *
get_settings (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new ("org.qorgan.Qorgan");
  return settings;
}

/**
 * qorgan_settings_dup_language_code:
 *
 * Returns: (transfer full): the language chosen for the interface; empty: the system's
 */
char *
qorgan_settings_dup_language_code (void)
{
  return g_settings_get_string (get_settings (), "language");
}

/* gettext asks LANGUAGE, but not in the locale C, nor in C.UTF-8. */
static void
leave_locale_c (void)
{
  static const char *const locales[] = { "en_US.UTF-8", "ru_RU.UTF-8", "kk_KZ.UTF-8", "C.UTF-8" };
  const char *now = setlocale (LC_MESSAGES, NULL);

  if (!g_str_equal (now, "C") && !g_str_has_prefix (now, "C."))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    if (setlocale (LC_MESSAGES, locales[i]) != NULL)
      return;
}

/**
 * qorgan_settings_speak:
 * @code: of a language; empty: that of the session
 *
 * Settles the language of the interface. To be called before anything is translated.
 */
void
qorgan_settings_speak (const char *code)
{
  if (*code != '\0')
    g_setenv ("LANGUAGE", code, TRUE);
  setlocale (LC_ALL, "");
  leave_locale_c ();
  gtk_disable_setlocale ();
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * qorgan_settings_keep_language_code:
 * @code: the language to speak from the next start on
 */
void
qorgan_settings_keep_language_code (const char *code)
{
  g_settings_set_string (get_settings (), "language", code);
  g_settings_sync ();
}

/**
 * qorgan_settings_language:
 *
 * Returns: the language the interface speaks
 */
QorganLanguage
qorgan_settings_language (void)
{
  return qorgan_language_from_names (g_get_language_names ());
}

/**
 * qorgan_settings_keep_window:
 * @window: a window about to close
 */
void
qorgan_settings_keep_window (GtkWindow *window)
{
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (get_settings (), "window-width", MAX (width, 360));
  g_settings_set_int (get_settings (), "window-height", MAX (height, 294));
  g_settings_set_boolean (get_settings (), "window-maximized", gtk_window_is_maximized (window));
}

/**
 * qorgan_settings_restore_window:
 * @window: a window about to be shown
 */
void
qorgan_settings_restore_window (GtkWindow *window)
{
  gtk_window_set_default_size (window, g_settings_get_int (get_settings (), "window-width"),
                               g_settings_get_int (get_settings (), "window-height"));
  if (g_settings_get_boolean (get_settings (), "window-maximized"))
    gtk_window_maximize (window);
}

/**
 * qorgan_settings_dup_of_kind:
 * @key: a key that holds a text for each kind
 * @kind: name of a kind
 *
 * Returns: (transfer full): the text; empty: none is kept
 */
char *
qorgan_settings_dup_of_kind (const char *key, const char *kind)
{
  g_autoptr (GVariant) kept = g_settings_get_value (get_settings (), key);
  char *text = NULL;

  return g_variant_lookup (kept, kind, "s", &text) ? text : g_strdup ("");
}

/**
 * qorgan_settings_keep_of_kind:
 * @key: a key that holds a text for each kind
 * @kind: name of a kind
 * @text: to be kept; nothing of any record
 */
void
qorgan_settings_keep_of_kind (const char *key, const char *kind, const char *text)
{
  g_autoptr (GVariant) kept = g_settings_get_value (get_settings (), key);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  const char *other;
  g_autofree char *was = qorgan_settings_dup_of_kind (key, kind);

  if (g_str_equal (was, text))
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_loop (&iter, "{&s&s}", &name, &other))
    if (!g_str_equal (name, kind))
      g_variant_builder_add (&builder, "{ss}", name, other);
  g_variant_builder_add (&builder, "{ss}", kind, text);
  g_settings_set_value (get_settings (), key, g_variant_builder_end (&builder));
}

/**
 * qorgan_settings_dup_page:
 *
 * Returns: (transfer full): the name of the page that was shown last
 */
char *
qorgan_settings_dup_page (void)
{
  return g_settings_get_string (get_settings (), "page");
}

/**
 * qorgan_settings_keep_page:
 * @page: the name of a page that every casebook has
 */
void
qorgan_settings_keep_page (const char *page)
{
  g_settings_set_string (get_settings (), "page", page);
}

/**
 * qorgan_settings_create_map_action:
 *
 * Returns: (transfer full): says whether the map stands beside lists, and changes it; named map-beside-lists
 */
GAction *
qorgan_settings_create_map_action (void)
{
  return g_settings_create_action (get_settings (), "map-beside-lists");
}
