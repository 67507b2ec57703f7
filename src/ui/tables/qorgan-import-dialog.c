/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog that imports a table, page after page: what, what it means, what would come of it. Every page can be gone
 * back from, and closing the dialog at any moment leaves the casebook as it was. */

#include "qorgan-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "qorgan-action-view.h"
#include "qorgan-help-dialog.h"
#include "qorgan-import-columns.h"
#include "qorgan-import-report.h"
#include "qorgan-import-source.h"
#include "qorgan-message.h"
#include "qorgan-recent.h"
#include "qorgan-sheet-plan.h"
#include "qorgan-today.h"
#include "qorgan-work-line.h"

#define LOOK_EVERY_MS 200

struct _QorganImportDialog
{
  AdwDialog parent_instance;

  /* Template */
  AdwNavigationView *views;
  GtkWidget *text_view;
  GtkTextBuffer *buffer;
  GtkWidget *source_error;
  QorganActionView *source_view;
  AdwBin *columns_bin;
  QorganActionView *columns_view;
  QorganImportReport *report;
  QorganActionView *import_view;
  GtkWidget *remember_clamp;
  GtkCheckButton *remember_check;
  GtkProgressBar *progress;
  GtkWidget *stop_button;
  QorganWorkLine *work_line; /* of what is done on other pages */

  /* Owned */
  QorganCasebook *casebook;
  QorganImportSource *source;
  QorganSheetImport *import; /* what was decided so far */
  GCancellable *cancellable; /* of what is running */
  guint look; /* source: how far the import is */
  gboolean is_closed;
};

G_DEFINE_FINAL_TYPE (QorganImportDialog, qorgan_import_dialog, ADW_TYPE_DIALOG)

static const char *
visible_tag (QorganImportDialog *self)
{
  return adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (self->views));
}

static void
push (QorganImportDialog *self, const char *tag)
{
  if (!g_str_equal (visible_tag (self), tag))
    adw_navigation_view_push_by_tag (self->views, tag);
}

/* What runs is stopped by the next thing that does, by Cancel and by closing. */
static GCancellable *
begin (QorganImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

/* Something else was begun since, and has its own cancellable: an interrupted statement tells no other way. */
static gboolean
is_of_no_interest (QorganImportDialog *self, const GError *error)
{
  return self->is_closed || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || (error != NULL && g_cancellable_is_cancelled (self->cancellable));
}

/* ---- What is imported ---- */

typedef struct
{
  QorganSheet *sheet;
} Recall;

static void
recall_free (gpointer data)
{
  Recall *recall = data;

  qorgan_sheet_unref (recall->sheet);
  g_free (recall);
}

/* What the casebook remembers of tables with these headings, else a guess. */
static gpointer
recall_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Recall *recall = data;
  g_autoptr (GError) failure = NULL;
  QorganSheetMapping *mapping = qorgan_sheet_mapping_recall (recall->sheet, session, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return mapping != NULL ? mapping : qorgan_sheet_guess_mapping (recall->sheet, NULL);
}

static void
show_source_error (QorganImportDialog *self, const GError *error)
{
  adw_navigation_view_pop_to_tag (self->views, "source");
  gtk_label_set_label (GTK_LABEL (self->source_error), error->message);
  gtk_widget_set_visible (self->source_error, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->source_error), error->message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_grab_focus (self->text_view);
}

static void read_again_cb (QorganImportDialog *self, QorganImportColumns *columns);
static void mapping_changed_cb (QorganImportDialog *self, QorganImportColumns *columns);

static void
show_columns (QorganImportDialog *self, const QorganSheetMapping *mapping)
{
  GtkWidget *columns = qorgan_import_columns_new (self->source, mapping);

  g_signal_connect_object (columns, "read-again", G_CALLBACK (read_again_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (columns, "changed", G_CALLBACK (mapping_changed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->columns_bin, columns);
  mapping_changed_cb (self, QORGAN_IMPORT_COLUMNS (columns));
  push (self, "columns");
  gtk_widget_grab_focus (columns);
}

static void
recalled_cb (GObject *casebook, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganSheetMapping) mapping = qorgan_casebook_run_finish (QORGAN_CASEBOOK (casebook), result, &error);

  if (is_of_no_interest (self, error))
    return;
  if (mapping != NULL)
    show_columns (self, mapping);
  else
    show_source_error (self, error);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganImportSource) source = qorgan_import_source_read_finish (result, &error);
  Recall *recall;

  if (is_of_no_interest (self, error))
    return;
  if (source == NULL)
    {
      show_source_error (self, error);
      return;
    }
  g_clear_pointer (&self->source, qorgan_import_source_free);
  self->source = g_steal_pointer (&source);
  recall = g_new (Recall, 1);
  recall->sheet = qorgan_sheet_ref (self->source->sheet);
  qorgan_casebook_run_async (self->casebook, recall_job, recall, recall_free,
                             (GDestroyNotify) qorgan_sheet_mapping_free, self->cancellable, recalled_cb,
                             g_object_ref (self));
}

static void
read_again_cb (QorganImportDialog *self, QorganImportColumns *columns)
{
  qorgan_import_source_read_again_async (self->source, qorgan_import_columns_get_encoding (columns),
                                         qorgan_import_columns_get_separator (columns), begin (self), read_cb,
                                         g_object_ref (self));
}

static void
text_changed_cb (QorganImportDialog *self)
{
  qorgan_action_view_set_action_sensitive (self->source_view, gtk_text_buffer_get_char_count (self->buffer) > 0);
  gtk_widget_set_visible (self->source_error, FALSE);
}

static void
source_continue_cb (QorganImportDialog *self)
{
  g_autofree char *text = NULL;

  g_object_get (self->buffer, "text", &text, NULL);
  qorgan_import_source_read_text_async (text, begin (self), read_cb, g_object_ref (self));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL && !self->is_closed)
    qorgan_import_dialog_open (self, file);
  else if (!self->is_closed && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
           && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    qorgan_message_show_error (GTK_WIDGET (self), _ ("Could Not Choose a File"), error);
}

static void
open_file_cb (QorganImportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _ ("Tables in text"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_add_suffix (tables, "txt");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, tables);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, _ ("Open a Table"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, file_chosen_cb,
                        g_object_ref (self));
}

/* Before the text, which would take a file for its path. */
static gboolean
drop_cb (QorganImportDialog *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || files->next != NULL)
    return FALSE;
  qorgan_import_dialog_open (self, files->data);
  return TRUE;
}

static void
let_drop (QorganImportDialog *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drop), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->source_view), GTK_EVENT_CONTROLLER (drop));
}

/* ---- What would come of it ---- */

static QorganImportColumns *
get_columns (QorganImportDialog *self)
{
  return QORGAN_IMPORT_COLUMNS (adw_bin_get_child (self->columns_bin));
}

static gboolean
takes_anything (const QorganSheetMapping *mapping)
{
  for (guint i = 0; i < mapping->slots->len; i++)
    if (qorgan_sheet_mapping_slot (mapping, i) >= 0)
      return TRUE;
  return FALSE;
}

static void
mapping_changed_cb (QorganImportDialog *self, QorganImportColumns *columns)
{
  qorgan_action_view_set_action_sensitive (self->columns_view,
                                           takes_anything (qorgan_import_columns_get_mapping (columns)));
}

static void
show_plan (QorganImportDialog *self, const QorganSheetPlan *plan)
{
  gboolean is_ready = plan->n_errors == 0 && plan->n_rows > 0;

  qorgan_action_view_set_action_sensitive (self->import_view, TRUE);
  gtk_widget_grab_focus (
      GTK_WIDGET (self->import_view)); /* what has the focus goes with the old report, and GTK would choose */
  qorgan_import_report_show (self->report, plan);
  gtk_widget_set_visible (self->remember_clamp, qorgan_import_columns_get_mapping (get_columns (self))->has_headings);
  push (self, "report");
  if (!qorgan_import_report_focus_error (self->report))
    gtk_widget_grab_focus (GTK_WIDGET (self->import_view));
  qorgan_action_view_set_action_sensitive (self->import_view, is_ready);
}

static void
planned_cb (GObject *casebook, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganSheetPlan) plan = qorgan_casebook_run_finish (QORGAN_CASEBOOK (casebook), result, &error);

  if (is_of_no_interest (self, error))
    return;
  if (plan != NULL)
    show_plan (self, plan);
  else
    qorgan_message_show_error (GTK_WIDGET (self), _ ("The Table Could Not Be Compared With the Casebook"), error);
}

static void
plan (QorganImportDialog *self)
{
  qorgan_casebook_work_async (self->casebook, _ ("Comparing the table with the casebook…"), qorgan_sheet_import_run,
                              qorgan_sheet_import_copy (self->import), (GDestroyNotify) qorgan_sheet_import_free,
                              (GDestroyNotify) qorgan_sheet_plan_free, begin (self), planned_cb, g_object_ref (self));
}

static void
columns_continue_cb (QorganImportDialog *self)
{
  QorganDate today;

  qorgan_today (self->casebook, &today);
  g_clear_pointer (&self->import, qorgan_sheet_import_free);
  self->import = qorgan_sheet_import_new (self->casebook, self->source->sheet,
                                          qorgan_import_columns_get_mapping (get_columns (self)), &today);
  plan (self);
}

static void
decided_cb (QorganImportDialog *self, guint row, guint column, guint decision)
{
  qorgan_sheet_import_decide (self->import, row, column, decision);
  plan (self);
}

static void
decided_all_cb (QorganImportDialog *self, guint decision)
{
  qorgan_sheet_import_decide_all (self->import, decision);
  plan (self);
}

static void
corrected_cb (QorganImportDialog *self, guint row, guint column, const char *cell)
{
  qorgan_sheet_import_correct (self->import, row, column, cell);
  plan (self);
}

/* ---- The import ---- */

static gboolean
look_cb (gpointer data)
{
  QorganImportDialog *self = data;
  double done = qorgan_casebook_get_progress (self->casebook);

  gtk_widget_set_visible (GTK_WIDGET (self->progress), done >= 0);
  gtk_progress_bar_set_fraction (self->progress, CLAMP (done, 0, 1));
  return G_SOURCE_CONTINUE;
}

static void
imported_cb (GObject *casebook, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganSheetPlan) done = qorgan_casebook_run_finish (QORGAN_CASEBOOK (casebook), result, &error);

  if (self->is_closed)
    return;
  if (done != NULL && done->applied)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  adw_navigation_view_pop_to_tag (self->views, "report");
  if (done != NULL) /* the casebook has changed meanwhile, and something has to be decided anew */
    show_plan (self, done);
  else if (!is_of_no_interest (self, error))
    qorgan_message_show_error (GTK_WIDGET (self), _ ("The Table Was Not Imported"), error);
  gtk_widget_grab_focus (GTK_WIDGET (self->import_view));
}

static void
import_cb (QorganImportDialog *self)
{
  QorganSheetImport *import = qorgan_sheet_import_copy (self->import);

  qorgan_sheet_import_set_apply (import, gtk_check_button_get_active (self->remember_check) ? QORGAN_SHEET_REMEMBER
                                                                                            : QORGAN_SHEET_FORGET);
  push (self, "work");
  gtk_widget_grab_focus (self->stop_button);
  qorgan_casebook_work_async (self->casebook, _ ("Importing the table…"), qorgan_sheet_import_run, import,
                              (GDestroyNotify) qorgan_sheet_import_free, (GDestroyNotify) qorgan_sheet_plan_free,
                              begin (self), imported_cb, g_object_ref (self));
}

/* While it is at work nothing closes the dialog by the way. */
static void
visible_page_cb (QorganImportDialog *self)
{
  gboolean is_at_work = g_str_equal (visible_tag (self), "work");

  gtk_widget_set_visible (GTK_WIDGET (self->work_line), !is_at_work);
  adw_dialog_set_can_close (ADW_DIALOG (self), !is_at_work);
  g_clear_handle_id (&self->look, g_source_remove);
  if (is_at_work)
    self->look = g_timeout_add (LOOK_EVERY_MS, look_cb, self);
}

/* Escape is Cancel, so that what comes here is the window that is to be closed. */
static void
close_attempt_cb (QorganImportDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.finish", NULL);
}

static gboolean
work_key_cb (QorganImportDialog *self, guint key)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  g_cancellable_cancel (self->cancellable);
  return GDK_EVENT_STOP;
}

static void
stop_cb (QorganImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
qorgan_import_dialog_closed (AdwDialog *dialog)
{
  QorganImportDialog *self = QORGAN_IMPORT_DIALOG (dialog);

  self->is_closed = TRUE;
  g_cancellable_cancel (self->cancellable);
}

static void
qorgan_import_dialog_dispose (GObject *object)
{
  QorganImportDialog *self = QORGAN_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->look, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->casebook);
  g_clear_pointer (&self->import, qorgan_sheet_import_free);
  g_clear_pointer (&self->source, qorgan_import_source_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_IMPORT_DIALOG);
  G_OBJECT_CLASS (qorgan_import_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, QorganImportDialog, views);
  gtk_widget_class_bind_template_child (widget_class, QorganImportDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, QorganImportDialog, buffer);
  gtk_widget_class_bind_template_child (widget_class, QorganImportDialog, source_error);
  gtk_widget_class_bind_template_child (widget_class, QorganImportDialog, source_view);
  gtk_widget_class_bind_template_child (widget_class, QorganImportDialog, columns_bin);
  gtk_widget_class_bind_template_child (widget_class, QorganImportDialog, columns_view);
  gtk_widget_class_bind_template_child (widget_class, QorganImportDialog, report);
  gtk_widget_class_bind_template_child (widget_class, QorganImportDialog, import_view);
  gtk_widget_class_bind_template_child (widget_class, QorganImportDialog, remember_clamp);
  gtk_widget_class_bind_template_child (widget_class, QorganImportDialog, remember_check);
  gtk_widget_class_bind_template_child (widget_class, QorganImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, QorganImportDialog, stop_button);
  gtk_widget_class_bind_template_child (widget_class, QorganImportDialog, work_line);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_continue_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_continue_cb);
  gtk_widget_class_bind_template_callback (widget_class, decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, decided_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, corrected_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, visible_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
  gtk_widget_class_bind_template_callback (widget_class, work_key_cb);
}

static void
qorgan_import_dialog_class_init (QorganImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_import_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = qorgan_import_dialog_closed;
  g_type_ensure (QORGAN_TYPE_ACTION_VIEW);
  g_type_ensure (QORGAN_TYPE_IMPORT_REPORT);
  g_type_ensure (QORGAN_TYPE_WORK_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-import-dialog.ui");
  bind_template (widget_class);
}

static void
qorgan_import_dialog_init (QorganImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_help_set_topic (GTK_WIDGET (self), "tables");
  let_drop (self);
  adw_dialog_set_focus (ADW_DIALOG (self), self->text_view);
}

/**
 * qorgan_import_dialog_new:
 * @casebook: where it goes to
 *
 * Returns: (transfer floating): a dialog that waits for a table
 */
AdwDialog *
qorgan_import_dialog_new (QorganCasebook *casebook)
{
  QorganImportDialog *self = g_object_new (QORGAN_TYPE_IMPORT_DIALOG, NULL);

  self->casebook = g_object_ref (casebook);
  qorgan_work_line_set_casebook (self->work_line, casebook);
  return ADW_DIALOG (self);
}

/**
 * qorgan_import_dialog_open:
 * @file: a table
 *
 * Reads it and shows what it is taken for.
 */
void
qorgan_import_dialog_open (QorganImportDialog *self, GFile *file)
{
  g_return_if_fail (QORGAN_IS_IMPORT_DIALOG (self));

  qorgan_recent_keep_out (file);
  gtk_widget_set_visible (self->source_error, FALSE);
  qorgan_import_source_read_file_async (file, begin (self), read_cb, g_object_ref (self));
}

/**
 * qorgan_import_dialog_paste:
 * @text: a table or a list of names
 *
 * Takes it as if it had been pasted, and goes on.
 */
void
qorgan_import_dialog_paste (QorganImportDialog *self, const char *text)
{
  g_return_if_fail (QORGAN_IS_IMPORT_DIALOG (self));

  gtk_text_buffer_set_text (self->buffer, text, -1);
  source_continue_cb (self);
}

/**
 * qorgan_import_is_table:
 * @file: a file
 *
 * Returns: whether it is called like a table in text
 */
gboolean
qorgan_import_is_table (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *folded = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  return folded != NULL
         && (g_str_has_suffix (folded, ".csv") || g_str_has_suffix (folded, ".tsv")
             || g_str_has_suffix (folded, ".txt"));
}
