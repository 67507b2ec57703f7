/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of this installation and of its user in the journal. */

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

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

static char *
person_path (const char *data_dir)
{
  return g_build_filename (data_dir, "person", NULL);
}

/**
 * qorgan_device_person:
 * @data_dir: (type filename): the program's folder in the user's data folder
 *
 * The name that histories show beside what is changed here. Nobody's account is asked for it: whoever is named in a
 * casebook has said so.
 *
 * Returns: (transfer full) (nullable): the name; %NULL: none was given
 */
char *
qorgan_device_person (const char *data_dir)
{
  g_autofree char *path = person_path (data_dir);
  g_autofree char *name = NULL;

  if (!g_file_get_contents (path, &name, NULL, NULL) || !g_utf8_validate (name, -1, NULL) || *g_strstrip (name) == '\0')
    return NULL;
  return g_steal_pointer (&name);
}

/**
 * qorgan_device_set_person:
 * @data_dir: (type filename): the program's folder in the user's data folder
 * @name: (nullable): the name from now on; %NULL or empty: none
 * @error: return location for a GFileError
 *
 * Returns: whether it is kept
 */
gboolean
qorgan_device_set_person (const char *data_dir, const char *name, GError **error)
{
  g_autofree char *path = person_path (data_dir);

  g_mkdir_with_parents (data_dir, 0700); /* writing says what is wrong if this fails */
  return g_file_set_contents_full (path, name != NULL ? name : "", -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}
