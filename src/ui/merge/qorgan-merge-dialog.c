/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging a record with another. The plan is read in a job and made again when the other number is to stay; choices of
 * single values are remembered by the record they come from, so that they outlive that. */

#include "qorgan-merge-dialog.h"

#include <glib/gi18n-lib.h>

#include "qorgan-action-view.h"
#include "qorgan-casebook-error.h"
#include "qorgan-help-dialog.h"
#include "qorgan-kinds.h"
#include "qorgan-merge-view.h"
#include "qorgan-message.h"
#include "qorgan-record-finder.h"
#include "qorgan-value-pair.h"

struct _QorganMergeDialog
{
  AdwDialog parent_instance;

  /* Owned */
  QorganCasebook *casebook;
  QorganMergeView *view;   /* NULL until it is read */
  GHashTable *chosen;      /* QorganFieldId → id of the record whose value stays; of those chosen by hand */
  GCancellable *cancellable;
  GPtrArray *pairs;        /* (element-type QorganValuePair) borrowed from the page */
  guint8 targets[2];       /* of the finder: the kind of the record */

  gint64 keep;
  gint64 other; /* 0: still to be chosen */
  gboolean is_narrow;
  GtkWidget *finder; /* borrowed */
  GtkWidget *first_check; /* borrowed from the page */

  /* Template */
  AdwWindowTitle *window_title;
  QorganActionView *frame;
  GtkStack *stack;
  GtkLabel *choose_label;
  AdwBin *finder_card;
  AdwStatusPage *refused_page;
  GtkWidget *other_button;
  GtkBox *compare_box;
};

enum
{
  SIGNAL_MERGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QorganMergeDialog, qorgan_merge_dialog, ADW_TYPE_DIALOG)

static void read_plan (QorganMergeDialog *self);

/* ---- The two records ---- */

static void
keep_toggled_cb (QorganMergeDialog *self, GtkCheckButton *button)
{
  gint64 keep = *(gint64 *) g_object_get_data (G_OBJECT (button), "id");

  if (!gtk_check_button_get_active (button) || keep == self->keep)
    return;
  self->other = self->keep;
  self->keep = keep;
  read_plan (self);
}

static GtkWidget *
new_record_row (QorganMergeDialog *self, gint64 id, const char *title, GtkCheckButton *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  /* Translators: beside the title of a record; %s is its number */
  g_autofree char *number = g_strdup_printf (_ ("Number %lld"), (long long) id);
  /* Translators: for screen readers: choose which of two records stays; its title, its number */
  g_autofree char *name = g_strdup_printf (_ ("Keep this one: %s, %s"), title, number);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), number);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), id == self->keep);
  g_object_set_data_full (G_OBJECT (check), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (keep_toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  /* The row names it after its title, and both may have the same. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "check", check);
  return row;
}

/* In one order, whichever stays. */
static GtkWidget *
new_records_group (QorganMergeDialog *self)
{
  const QorganMerge *merge = self->view->merge;
  GtkWidget *group = adw_preferences_group_new ();
  gboolean keep_first = merge->keep < merge->other;
  GtkWidget *first = new_record_row (self, keep_first ? merge->keep : merge->other,
                                     keep_first ? merge->keep_title : merge->other_title, NULL);
  GtkWidget *second = new_record_row (self, keep_first ? merge->other : merge->keep,
                                      keep_first ? merge->other_title : merge->keep_title,
                                      g_object_get_data (G_OBJECT (first), "check"));

  self->first_check = g_object_get_data (G_OBJECT (first), "check");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Keep This One"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("The other is merged into it. Both numbers find it from then on."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), first);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), second);
  return group;
}

/* ---- The fields ---- */

static void
chosen_cb (QorganMergeDialog *self, gboolean is_second, QorganValuePair *pair)
{
  QorganFieldId field = qorgan_value_pair_get_field (pair);
  gint64 from = is_second ? self->view->merge->other : self->view->merge->keep;

  g_hash_table_insert (self->chosen, GUINT_TO_POINTER (field), g_memdup2 (&from, sizeof from));
}

static GtkWidget *
new_fields_group (QorganMergeDialog *self)
{
  const QorganMerge *merge = self->view->merge;
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Where They Differ"));
  for (guint i = 0; i < merge->fields->len; i++)
    {
      const QorganMergeField *field = merge->fields->pdata[i];
      const QorganMergeWords *words = self->view->words->pdata[i];
      GtkWidget *pair = qorgan_value_pair_new (field, words);

      qorgan_value_pair_set_narrow (QORGAN_VALUE_PAIR (pair), self->is_narrow);
      g_signal_connect_object (pair, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->pairs, pair);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), pair);
    }
  gtk_widget_set_visible (group, merge->fields->len > 0);
  return group;
}

/* ---- What moves ---- */

static void
add_count (GtkWidget *group, const char *what, guint n)
{
  GtkWidget *row;
  GtkWidget *label;
  g_autofree char *number = g_strdup_printf ("%u", n);

  if (n == 0)
    return;
  row = adw_action_row_new ();
  label = gtk_label_new (number);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
  gtk_widget_add_css_class (label, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, number, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
new_moves_group (QorganMergeDialog *self)
{
  const QorganMerge *merge = self->view->merge;
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("What Moves to It"));
  for (guint i = 0; i < merge->moves->len; i++)
    {
      const QorganMergeMove *move = &g_array_index (merge->moves, QorganMergeMove, i);

      if (move->kind->id != QORGAN_KIND_ALIAS)
        add_count (group, g_dgettext (GETTEXT_PACKAGE, move->kind->label_plural), move->n_records);
    }
  add_count (group, _ ("New other names"), merge->n_names);
  add_count (group, _ ("New claims"), merge->n_claims);
  gtk_widget_set_visible (group, merge->moves->len + merge->n_names + merge->n_claims > 0);
  return group;
}

/* ---- Reading the plan ---- */

static void
show_plan (QorganMergeDialog *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->pairs, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->compare_box))) != NULL)
    gtk_box_remove (self->compare_box, child);
  gtk_box_append (self->compare_box, new_records_group (self));
  gtk_box_append (self->compare_box, new_fields_group (self));
  gtk_box_append (self->compare_box, new_moves_group (self));
  adw_window_title_set_subtitle (self->window_title, g_dgettext (GETTEXT_PACKAGE, self->view->merge->kind->label));
  gtk_stack_set_visible_child_name (self->stack, "compare");
  qorgan_action_view_set_action_label (self->frame, _ ("_Merge"));
  qorgan_action_view_set_action_sensitive (self->frame, TRUE);
  adw_dialog_set_focus (ADW_DIALOG (self), self->first_check); /* now, or when the dialog comes up */
}

static void
refuse (QorganMergeDialog *self, const GError *error)
{
  qorgan_message_describe (self->refused_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "refused");
  gtk_widget_grab_focus (self->other_button);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QorganMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  QorganMergeView *view = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&view, qorgan_merge_view_free);
      return;
    }
  g_clear_pointer (&self->view, qorgan_merge_view_free);
  self->view = view;
  if (view != NULL)
    show_plan (self);
  else
    refuse (self, error);
}

static QorganMergeOrder *
make_order (QorganMergeDialog *self)
{
  QorganMergeOrder *order = qorgan_merge_order_new (self->keep, self->other);
  GHashTableIter iter;
  gpointer field, from;

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &field, &from))
    if (*(gint64 *) from == self->other)
      {
        QorganFieldId id = GPOINTER_TO_UINT (field);

        g_array_append_val (order->from_other, id);
      }
  return order;
}

static void
read_plan (QorganMergeDialog *self)
{
  qorgan_action_view_set_action_sensitive (self->frame, FALSE);
  qorgan_casebook_run_async (self->casebook, qorgan_merge_view_job, make_order (self), qorgan_merge_order_free,
                             qorgan_merge_view_free, self->cancellable, planned_cb, g_object_ref (self));
}

/* ---- Choosing the other ---- */

static void
found_cb (QorganMergeDialog *self, const QorganSuggestion *suggestion)
{
  if (suggestion->id == 0)
    return;
  self->other = suggestion->id;
  gtk_stack_set_visible_child_name (self->stack, "reading");
  read_plan (self);
}

/* What the dialog is about. */
typedef struct
{
  guint8 kind;
  char *title;
} Subject;

static void
subject_free (gpointer data)
{
  g_free (((Subject *) data)->title);
  g_free (data);
}

static gpointer
subject_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = *(gint64 *) data;
  const QorganKind *kind = qorgan_session_kind_of (session, id, error);
  g_autofree char *title
      = kind != NULL ? qorgan_session_title (session, id, qorgan_session_language (session), error) : NULL;
  Subject *subject;

  if (title == NULL)
    return NULL;
  if (!qorgan_merge_is_possible (kind))
    {
      g_set_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_MERGE,
                   _ ("Records of this kind cannot be merged: %s."), g_dgettext (GETTEXT_PACKAGE, kind->label_plural));
      return NULL;
    }
  subject = g_new (Subject, 1);
  subject->kind = (guint8) kind->id;
  subject->title = g_steal_pointer (&title);
  return subject;
}

static void
subject_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QorganMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Subject *subject = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);
  QorganSuggestionScope scope = { .targets = self->targets, .only_there = TRUE };
  g_autofree char *words = NULL;

  if (subject == NULL && !g_cancellable_is_cancelled (self->cancellable))
    {
      gtk_widget_set_visible (self->other_button, FALSE);
      refuse (self, error);
    }
  if (subject == NULL)
    return;
  if (!g_cancellable_is_cancelled (self->cancellable))
    {
      self->targets[0] = subject->kind;
      /* Translators: %s is the title of a record; below it another one is typed that is the same */
      words = g_strdup_printf (_ ("Which record is the same as “%s”?"), subject->title);
      gtk_label_set_label (self->choose_label, words);
      self->finder = qorgan_record_finder_new (self->casebook, &scope);
      qorgan_record_finder_set_taken (QORGAN_RECORD_FINDER (self->finder), &self->keep, 1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (
                                          qorgan_record_finder_get_text_widget (QORGAN_RECORD_FINDER (self->finder))),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The other record"), -1);
      gtk_widget_set_margin_top (self->finder, 12);
      gtk_widget_set_margin_bottom (self->finder, 12);
      gtk_widget_set_margin_start (self->finder, 12);
      gtk_widget_set_margin_end (self->finder, 12);
      g_signal_connect_object (self->finder, "chosen", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
      adw_bin_set_child (self->finder_card, self->finder);
      gtk_stack_set_visible_child_name (self->stack, "choose");
      adw_dialog_set_focus (ADW_DIALOG (self), self->finder); /* now, or when the dialog comes up */
    }
  subject_free (subject);
}

static void
read_subject (QorganMergeDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "reading");
  qorgan_casebook_run_async (self->casebook, subject_job, g_memdup2 (&self->keep, sizeof self->keep), g_free,
                             subject_free, self->cancellable, subject_cb, g_object_ref (self));
}

/* ---- The buttons ---- */

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QorganMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);

  if (entry == NULL)
    {
      refuse (self, error);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_MERGED], 0, self->keep);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL) /* it may have been closed meanwhile */
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
merge_clicked_cb (QorganMergeDialog *self)
{
  qorgan_action_view_set_action_sensitive (self->frame, FALSE);
  qorgan_casebook_work_async (self->casebook, _ ("Merging the records…"), qorgan_merge_view_apply_job,
                              make_order (self), qorgan_merge_order_free, (GDestroyNotify) qorgan_entry_free, NULL,
                              merged_cb, g_object_ref (self));
}

static void
cancel_clicked_cb (QorganMergeDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
other_clicked_cb (QorganMergeDialog *self)
{
  self->other = 0;
  g_hash_table_remove_all (self->chosen);
  if (self->finder == NULL)
    read_subject (self);
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "choose");
      gtk_widget_grab_focus (self->finder);
    }
}

/* ---- The widget ---- */

static void
set_narrow (QorganMergeDialog *self, gboolean is_narrow)
{
  self->is_narrow = is_narrow;
  for (guint i = 0; i < self->pairs->len; i++)
    qorgan_value_pair_set_narrow (self->pairs->pdata[i], is_narrow);
}

static void
narrow_cb (QorganMergeDialog *self)
{
  set_narrow (self, TRUE);
}

static void
wide_cb (QorganMergeDialog *self)
{
  set_narrow (self, FALSE);
}

static void
qorgan_merge_dialog_dispose (GObject *object)
{
  QorganMergeDialog *self = QORGAN_MERGE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->pairs, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_MERGE_DIALOG);
  g_clear_object (&self->casebook);
  G_OBJECT_CLASS (qorgan_merge_dialog_parent_class)->dispose (object);
}

static void
qorgan_merge_dialog_finalize (GObject *object)
{
  QorganMergeDialog *self = QORGAN_MERGE_DIALOG (object);

  g_clear_pointer (&self->view, qorgan_merge_view_free);
  g_hash_table_unref (self->chosen);
  g_ptr_array_unref (self->pairs);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (qorgan_merge_dialog_parent_class)->finalize (object);
}

static void
qorgan_merge_dialog_class_init (QorganMergeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qorgan_merge_dialog_dispose;
  object_class->finalize = qorgan_merge_dialog_finalize;
  signals[SIGNAL_MERGED] = g_signal_new ("merged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganMergeDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, QorganMergeDialog, frame);
  gtk_widget_class_bind_template_child (widget_class, QorganMergeDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, QorganMergeDialog, choose_label);
  gtk_widget_class_bind_template_child (widget_class, QorganMergeDialog, finder_card);
  gtk_widget_class_bind_template_child (widget_class, QorganMergeDialog, refused_page);
  gtk_widget_class_bind_template_child (widget_class, QorganMergeDialog, other_button);
  gtk_widget_class_bind_template_child (widget_class, QorganMergeDialog, compare_box);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_clicked_cb);
}

static void
qorgan_merge_dialog_init (QorganMergeDialog *self)
{
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 500sp"));

  self->chosen = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->pairs = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  g_type_ensure (QORGAN_TYPE_ACTION_VIEW);
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_help_set_topic (GTK_WIDGET (self), "merge");
  g_signal_connect_object (breakpoint, "apply", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (breakpoint, "unapply", G_CALLBACK (wide_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_add_breakpoint (ADW_DIALOG (self), breakpoint);
}

/**
 * qorgan_merge_dialog_new:
 * @keep: a record
 * @other: one that is the same; 0: it is asked for
 *
 * Returns: (transfer floating): the dialog, in which @keep stays unless the person says otherwise
 */
AdwDialog *
qorgan_merge_dialog_new (QorganCasebook *casebook, gint64 keep, gint64 other)
{
  QorganMergeDialog *self = g_object_new (QORGAN_TYPE_MERGE_DIALOG, NULL);

  self->casebook = g_object_ref (casebook);
  self->keep = keep;
  self->other = other;
  if (other == 0)
    read_subject (self);
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "reading");
      read_plan (self);
    }
  return ADW_DIALOG (self);
}
