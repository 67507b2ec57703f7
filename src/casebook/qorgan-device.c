/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of this installation and of its user in the journal. */

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "qorgan-casebook.h"

/**
 * qorgan_device_id:
 * @data_dir: (type filename): the program's folder in the user's data folder
 * @error: return location for a GFileError
 *
 * A random name for this installation, kept outside the casebook: a copy of the file on another computer is another
 * device, and undo takes back only one's own entries.
 *
 * Returns: (transfer full) (nullable): the name, made at the first call
 */
char *
qorgan_device_id (const char *data_dir, GError **error)
{
  g_autofree char *path = g_build_filename (data_dir, "device", NULL);
  g_autofree char *id = NULL;

  if (g_file_get_contents (path, &id, NULL, NULL) && g_uuid_string_is_valid (g_strstrip (id)))
    return g_steal_pointer (&id);
  g_free (id);
  id = g_uuid_string_random ();
  if (g_mkdir_with_parents (data_dir, 0700) != 0
      || !g_file_set_contents_full (path, id, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _ ("The folder “%s” cannot be made."), data_dir);
      return NULL;
    }
  return g_steal_pointer (&id);
}

/**
 * qorgan_device_person:
 *
 * Returns: the name of whoever is signed in to this computer, as histories show it
 */
const char *
qorgan_device_person (void)
{
  const char *name = g_get_real_name ();

  return g_str_equal (name, "Unknown") || *name == '\0' ? g_get_user_name () : name; /* GLib's word for no name */
}
