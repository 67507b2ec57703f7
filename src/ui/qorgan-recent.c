/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps casebooks out of the user's list of recent files. GTK's file dialog notes what was chosen there, a moment after
 * it was chosen; the list is written to the disk a quarter of a second later, and until then an entry can be taken out
 * without a trace. (The setting that switches the list off would empty it, and with it what other programs keep there.)
 */

#include <gtk/gtk.h>

#include "qorgan-recent.h"

#define LOOK_EVERY_MS 20
#define LOOKS_AT_MOST 100

typedef struct
{
  char *uri;
  guint n_looks;
} Watch;

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_free (watch->uri);
  g_free (watch);
}

static gboolean
look_cb (gpointer data)
{
  Watch *watch = data;
  GtkRecentManager *recent = gtk_recent_manager_get_default ();
  int n_items;

  g_object_get (recent, "size", &n_items, NULL);
  if (n_items > 0 /* one that was never read cannot be asked what is in it */
      && gtk_recent_manager_has_item (recent, watch->uri))
    gtk_recent_manager_remove_item (recent, watch->uri, NULL);
  return ++watch->n_looks < LOOKS_AT_MOST;
}

/**
 * qorgan_recent_keep_out:
 * @file: a file that was just chosen in a dialog
 *
 * Takes it out of the list of recent files as soon as it comes into it.
 */
void
qorgan_recent_keep_out (GFile *file)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->uri = g_file_get_uri (file);
  g_timeout_add_full (G_PRIORITY_HIGH, LOOK_EVERY_MS, look_cb, watch, watch_free);
}
