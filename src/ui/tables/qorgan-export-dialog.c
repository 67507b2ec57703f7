/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog that writes a list into a CSV file: for whom, which columns, where to, and what was left out. */

#include "qorgan-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "qorgan-help-dialog.h"
#include "qorgan-message.h"
#include "qorgan-recent.h"

/* An export on its way: alive as long as something of it is under way. */
typedef struct
{
  gatomicrefcount count;
  QorganCasebook *casebook;
  QorganTableWish wish;
  QorganQuery *query; /* owned, and so are the rows and the columns: those of the wish */
  GArray *rows;
  char **columns;
  GtkWidget *parent;
  GtkWidget *checks[QORGAN_SENSITIVITY_SEALED + 1]; /* borrowed from the dialog */
  GtkWidget *all_fields;                            /* borrowed from the dialog */
  GFile *file;
  QorganTableExported *exported;
} Export;

static Export *
export_ref (Export *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

static void
export_unref (Export *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_object_unref (self->casebook);
  g_object_unref (self->parent);
  g_clear_object (&self->file);
  g_clear_pointer (&self->exported, qorgan_table_exported_free);
  qorgan_query_free (self->query);
  g_clear_pointer (&self->rows, g_array_unref);
  g_strfreev (self->columns);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_unref)

/* Whole or not at all: what stood there before stays until the new file is complete. Nobody else may read it. */
static void
write_file (GTask *task, gpointer source, gpointer data, GCancellable *unused)
{
  Export *self = data;
  const GString *text = self->exported->text;
  g_autoptr (GCancellable) given_up = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream
      = g_file_replace (self->file, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                        &error);

  if (stream == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* A stream that is closed puts what it has into its place, however little, unless its closing is given up. */
  if (!g_output_stream_write_all (G_OUTPUT_STREAM (stream), text->str, text->len, NULL, NULL, &error))
    g_cancellable_cancel (given_up);
  if (!g_output_stream_close (G_OUTPUT_STREAM (stream), given_up, error == NULL ? &error : NULL) || error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      qorgan_message_show_error (self->parent, _ ("The List Could Not Be Written"), error);
      return;
    }
  message = qorgan_table_exported_to_message (self->exported, qorgan_casebook_get_vocabularies (self->casebook),
                                              qorgan_casebook_get_language (self->casebook));
  gtk_widget_activate_action (self->parent, "workspace.say", "s", message);
}

static void
exported_cb (GObject *casebook, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  self->exported = qorgan_casebook_run_finish (QORGAN_CASEBOOK (casebook), result, &error);
  if (self->exported == NULL)
    {
      qorgan_message_show_error (self->parent, _ ("The List Could Not Be Read"), error);
      return;
    }
  task = g_task_new (casebook, NULL, written_cb, export_ref (self));
  g_task_set_task_data (task, export_ref (self), (GDestroyNotify) export_unref);
  g_task_run_in_thread (task, write_file);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  self->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (self->file != NULL)
    {
      qorgan_recent_keep_out (self->file);
      qorgan_casebook_work_async (self->casebook, _ ("Reading the list…"), qorgan_table_export_run,
                                  qorgan_table_export_new (&self->wish), (GDestroyNotify) qorgan_table_export_free,
                                  (GDestroyNotify) qorgan_table_exported_free, stop, exported_cb, export_ref (self));
    }
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
           && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    qorgan_message_show_error (self->parent, _ ("Could Not Choose a File"), error);
}

static void
answered_cb (GtkWidget *parent, const char *response, AdwAlertDialog *dialog)
{
  Export *self = g_object_get_data (G_OBJECT (dialog), "export");
  g_autoptr (GtkFileDialog) chooser = NULL;
  const QorganKind *kind = qorgan_query_kind (self->query);
  g_autofree char *name = NULL;

  if (!g_str_equal (response, "export"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->checks); i++)
    if (self->checks[i] != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      self->wish.audience.level = i;
  self->wish.all_fields = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->all_fields));
  chooser = gtk_file_dialog_new ();
  name = g_strdup_printf ("%s.csv", g_dgettext (GETTEXT_PACKAGE, kind->label_plural));
  gtk_file_dialog_set_title (chooser, _ ("Export List"));
  gtk_file_dialog_set_initial_name (chooser, name);
  gtk_file_dialog_set_accept_label (chooser, _ ("_Export"));
  gtk_file_dialog_save (chooser, GTK_WINDOW (gtk_widget_get_root (self->parent)), NULL, file_chosen_cb,
                        export_ref (self));
}

/* @group: (nullable): another choice in its place */
static GtkWidget *
add_choice (GtkBox *box, GtkWidget *group, const char *label)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (group));
  gtk_box_append (box, check);
  return check;
}

static GtkWidget *
add_group (GtkBox *box, const char *label)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (label);

  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  gtk_box_append (GTK_BOX (group), heading);
  gtk_box_append (box, group);
  return group;
}

static GtkWidget *
make_choices (Export *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkBox *audiences = GTK_BOX (add_group (GTK_BOX (box), _ ("For Whom")));
  GtkBox *columns = GTK_BOX (add_group (GTK_BOX (box), _ ("Columns")));
  GtkWidget *everybody = add_choice (audiences, NULL, _ ("Everybody"));
  GtkWidget *shown = add_choice (columns, NULL, _ ("As the list shows them"));

  self->checks[QORGAN_SENSITIVITY_PUBLIC] = everybody;
  self->checks[QORGAN_SENSITIVITY_PARTNERS] = add_choice (audiences, everybody, _ ("Partners"));
  self->checks[QORGAN_SENSITIVITY_INTERNAL] = add_choice (audiences, everybody, _ ("Our team"));
  self->checks[QORGAN_SENSITIVITY_SEALED]
      = add_choice (audiences, everybody, _ ("Our team, with what is sealed: whoever finds the file can read it"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[QORGAN_SENSITIVITY_INTERNAL]), TRUE);
  self->all_fields = add_choice (columns, shown, _ ("All fields of the records"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (shown), TRUE);
  return box;
}

static char *
word_heading (const QorganTableWish *wish)
{
  if (wish->rows == NULL)
    return g_strdup (_ ("Export the List"));
  return g_strdup_printf (ngettext ("Export %u Selected Row", "Export %u Selected Rows", wish->rows->len),
                          wish->rows->len);
}

/**
 * qorgan_export_dialog_present:
 * @casebook: whose list it is
 * @wish: what is to be written; for whom, and whether with all fields, is asked for
 * @parent: the list
 *
 * Asks for whom, then where to, and writes the list.
 */
void
qorgan_export_dialog_present (QorganCasebook *casebook, const QorganTableWish *wish, GtkWidget *parent)
{
  Export *self = g_new0 (Export, 1);
  g_autofree char *heading = word_heading (wish);
  AdwDialog *dialog
      = adw_alert_dialog_new (heading, _ ("What they may not see is left out. The file will not be encrypted."));

  qorgan_help_set_topic (GTK_WIDGET (dialog), "tables");
  g_atomic_ref_count_init (&self->count);
  self->casebook = g_object_ref (casebook);
  self->query = qorgan_query_copy (wish->query);
  self->rows = wish->rows != NULL ? g_array_copy ((GArray *) wish->rows) : NULL;
  self->columns = g_strdupv ((char **) wish->columns);
  self->wish = (QorganTableWish) { .query = self->query,
                                   .rows = self->rows,
                                   .columns = (const char *const *) self->columns,
                                   .audience = { .surface = QORGAN_SURFACE_FILE },
                                   .format = QORGAN_TABLE_CSV };
  self->parent = g_object_ref (parent);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), make_choices (self));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "export", _ ("Choose a _File…"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "export", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "export");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "export", self, (GDestroyNotify) export_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), parent, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, parent);
}
