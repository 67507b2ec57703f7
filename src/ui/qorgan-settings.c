/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program keeps or finds outside the casebook: the size of its window and its language, where its own data
 * lie, the number of this computer in journals. Nothing of it says anything of a casebook, not even its name. */

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
 * qorgan_settings_locale_dir:
 *
 * Returns: the folder of the compiled translations
 */
const char *
qorgan_settings_locale_dir (void)
{
  return locale_dir;
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

/**
 * qorgan_settings_demo_copy_file:
 *
 * Returns: (transfer full): where the user's own copy of the demo is kept
 */
GFile *
qorgan_settings_demo_copy_file (void)
{
  return g_file_new_build_filename (g_get_user_data_dir (), "qorgan", "demo.casebook", NULL);
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
