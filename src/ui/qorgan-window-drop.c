/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See qorgan-window-drop.h. The window takes files before anything in it: GTK's text fields take a dropped file for its
 * path, type it, and a field of a record would save it. What is dropped on a dialog never comes here: AdwDialog keeps
 * its events to itself. */

#include <glib/gi18n-lib.h>

#include "qorgan-import-dialog.h"
#include "qorgan-message.h"
#include "qorgan-window-drop.h"

/* Casebooks open beside each other, each in its window; a table is imported into the one it was dropped on. */
static void
take (QorganWindow *self, GSList *files)
{
  GFile *table = NULL;
  guint n_tables = 0;

  for (GSList *l = files; l != NULL; l = l->next)
    if (qorgan_import_is_table (l->data))
      {
        table = l->data;
        n_tables++;
      }
    else
      qorgan_window_open_somewhere (self, l->data);
  if (n_tables == 1)
    qorgan_window_import_table (self, table);
  else if (n_tables > 1)
    qorgan_window_drop_refuse_tables (self);
}

static gboolean
drop_cb (QorganWindow *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  take (self, files);
  return files != NULL;
}

/**
 * qorgan_window_drop_install:
 * @self: a window
 *
 * Lets casebooks and tables be dropped on it.
 */
void
qorgan_window_drop_install (QorganWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drop), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * qorgan_window_drop_refuse_tables:
 * @self: a window
 *
 * Says that only one table is imported at a time.
 */
void
qorgan_window_drop_refuse_tables (QorganWindow *self)
{
  qorgan_message_show (GTK_WIDGET (self), _ ("One Table at a Time"),
                       _ ("Nothing was imported. Open the tables one after the other: each is shown before it is "
                          "imported."));
}
