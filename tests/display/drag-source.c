/* SPDX-License-Identifier: GPL-3.0-or-later */
/* drag-source FILE…: a window from which files can be dragged, as from a file manager: whoever asks for text instead
 * gets their paths. */

#include <gtk/gtk.h>

static void
activate_cb (GtkApplication *application, GdkFileList *files)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkDragSource *source = gtk_drag_source_new ();
  GdkContentProvider *content = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, files);

  gtk_drag_source_set_content (source, content);
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_title (GTK_WINDOW (window), "Drag source");
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 100, 100);
  gtk_window_present (GTK_WINDOW (window));
  g_object_unref (content);
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  GSList *paths = NULL;
  GdkFileList *files = NULL;
  int status = 0;

  for (int i = argc - 1; i > 0; i--)
    paths = g_slist_prepend (paths, g_file_new_for_path (argv[i]));
  files = gdk_file_list_new_from_list (paths);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), files);
  status = g_application_run (G_APPLICATION (application), 1, argv);
  g_boxed_free (GDK_TYPE_FILE_LIST, files);
  g_slist_free_full (paths, g_object_unref);
  return status;
}
