/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contact log. Its rows look and behave as those of the editor; only that nothing is saved before the person says
 * so, because somebody is on the phone and a half-written contact is no contact. It can be closed, to look something up
 * while they talk, and opened again as it was; whoever holds the dialog keeps what is written in it. */

#include "qorgan-contact-dialog.h"

#include <glib/gi18n-lib.h>

#include "qorgan-action-view.h"
#include "qorgan-digit-keys.h"
#include "qorgan-field-draft.h"
#include "qorgan-help-dialog.h"
#include "qorgan-kinds.h"
#include "qorgan-message.h"
#include "qorgan-prose-view.h"
#include "qorgan-target-picker.h"
#include "qorgan-today.h"

/* The fields of one line, in the order of their rows. */
static const QorganFieldId lines[] = { QORGAN_CONTACT_AT, QORGAN_CONTACT_NEXT_ACTION, QORGAN_CONTACT_NEXT_DUE };

#define N_LINES G_N_ELEMENTS (lines)

typedef struct
{
  QorganFieldDraft *draft;
  GtkWidget *text; /* borrowed, as the next */
  GtkWidget *hint;
} Line;

struct _QorganContactDialog
{
  AdwDialog parent_instance;

  /* Template */
  QorganActionView *view;
  GtkWidget *discard_button;
  AdwWrapBox *kinds;
  AdwPreferencesGroup *rows;
  AdwPreferencesGroup *next_rows;

  /* Owned */
  QorganCasebook *casebook;
  GCancellable *reading;
  Line entries[N_LINES];
  const char *kind; /* a code */
  gint64 about;     /* the record that was open */

  /* Borrowed */
  QorganTargetPicker *with;
  QorganTargetPicker *abouts;
  GtkWidget *said;
  gboolean is_adding;
  gboolean is_done; /* logged, or given up */
};

G_DEFINE_FINAL_TYPE (QorganContactDialog, qorgan_contact_dialog, ADW_TYPE_DIALOG)

static char *
dup_said (QorganContactDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->said));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* Whether the person has written something that would be lost. */
static gboolean
has_something (QorganContactDialog *self)
{
  g_autofree char *said = dup_said (self);

  if (*said != '\0' || !qorgan_target_picker_is_empty (self->with) || qorgan_target_picker_has_words (self->with)
      || qorgan_target_picker_has_words (self->abouts))
    return TRUE;
  return qorgan_field_draft_value (self->entries[1].draft) != NULL
         || qorgan_field_draft_value (self->entries[2].draft) != NULL;
}

static void
changed_cb (QorganContactDialog *self)
{
  qorgan_action_view_set_action_sensitive (self->view, has_something (self) && !self->is_adding);
  gtk_widget_set_visible (self->discard_button, has_something (self));
}

/* ---- Rows ---- */

static const char *
label_of (QorganFieldId field)
{
  return g_dgettext (GETTEXT_PACKAGE, qorgan_field (field)->label);
}

/* As the editor's: the label in small letters, the control below it. */
static GtkWidget *
row_new (QorganFieldId field, GtkWidget *control, GtkWidget **hint)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (label_of (field));
  GtkWidget *below = gtk_label_new (NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "entry");
  gtk_widget_add_css_class (row, "field");
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (below), 0);
  gtk_label_set_wrap (GTK_LABEL (below), TRUE);
  gtk_widget_add_css_class (below, "caption");
  gtk_widget_set_visible (below, FALSE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), control);
  gtk_box_append (GTK_BOX (box), below);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  if (hint != NULL)
    *hint = below;
  return row;
}

/* What a date was understood as, while it is typed. */
static void
show_hint (Line *line)
{
  g_autofree char *echo = qorgan_field_draft_dup_echo (line->draft);
  const char *hint
      = qorgan_field_draft_remark (line->draft) == QORGAN_DRAFT_REMARK_NOT_A_DATE ? _ ("Not a date yet") : echo;

  gtk_label_set_label (GTK_LABEL (line->hint), hint != NULL ? hint : "");
  gtk_widget_set_visible (line->hint, hint != NULL && *hint != '\0');
}

static void
line_changed_cb (QorganContactDialog *self, GtkEditable *editable)
{
  for (guint i = 0; i < N_LINES; i++)
    if (GTK_WIDGET (editable) == self->entries[i].text)
      {
        qorgan_field_draft_type (self->entries[i].draft, gtk_editable_get_text (editable));
        show_hint (&self->entries[i]);
      }
  changed_cb (self);
}

static GtkWidget *
line_row_new (QorganContactDialog *self, guint index)
{
  Line *line = &self->entries[index];
  GtkWidget *text = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  GtkWidget *row = row_new (lines[index], text, &line->hint);
  QorganDate today;

  qorgan_today (self->casebook, &today);
  line->text = text;
  line->draft = qorgan_field_draft_new (lines[index], NULL, qorgan_casebook_get_language (self->casebook), &today);
  gtk_text_set_activates_default (GTK_TEXT (text), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, label_of (lines[index]), -1);
  if (qorgan_field (lines[index])->type == QORGAN_DATE)
    qorgan_digit_keys_add (GTK_TEXT (text));
  g_signal_connect_object (text, "changed", G_CALLBACK (line_changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
said_row_new (QorganContactDialog *self)
{
  GtkTextBuffer *buffer;

  self->said = qorgan_prose_view_new ();
  gtk_widget_add_css_class (self->said, "inline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->said), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label_of (QORGAN_CONTACT_SAID), -1);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->said));
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return row_new (QORGAN_CONTACT_SAID, self->said, NULL);
}

static GtkWidget *
picker_row_new (QorganContactDialog *self, QorganFieldId field, QorganTargetPicker **picker)
{
  *picker = QORGAN_TARGET_PICKER (qorgan_target_picker_new (self->casebook, field));
  g_signal_connect_object (*picker, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return row_new (field, GTK_WIDGET (*picker), NULL);
}

static void
kind_toggled_cb (QorganContactDialog *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    self->kind = g_object_get_data (G_OBJECT (button), "code");
}

static void
add_kinds (QorganContactDialog *self)
{
  QorganLanguage language = qorgan_casebook_get_language (self->casebook);
  GtkToggleButton *group = NULL;
  guint n;
  const QorganTerm *terms
      = qorgan_vocabularies_terms (qorgan_casebook_get_vocabularies (self->casebook), "contact_kind", &n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (terms[i].labels[language]);

      gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE); /* large text, long words */
      gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), GTK_JUSTIFY_CENTER);
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
      group = GTK_TOGGLE_BUTTON (button);
      g_object_set_data (G_OBJECT (button), "code", (gpointer) g_intern_string (terms[i].code));
      g_signal_connect_object (button, "toggled", G_CALLBACK (kind_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == 0);
      adw_wrap_box_append (self->kinds, button);
    }
}

/* Now, to the minute; in the demo on its own day. */
static void
set_now (QorganContactDialog *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *text = NULL;
  QorganDate date;

  qorgan_today (self->casebook, &date);
  date.first.precision = QORGAN_DATE_MINUTE;
  date.first.hour = (guint8) g_date_time_get_hour (now);
  date.first.minute = (guint8) g_date_time_get_minute (now);
  text = qorgan_date_format (&date, qorgan_casebook_get_language (self->casebook), QORGAN_DATE_SHORT);
  gtk_editable_set_text (GTK_EDITABLE (self->entries[0].text), text);
}

/* ---- The record that was open ---- */

static gpointer
title_job (QorganSession *session, gpointer id, GCancellable *cancellable, GError **error)
{
  return qorgan_session_title (session, *(const gint64 *) id, qorgan_session_language (session), error);
}

static void
titled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganContactDialog) self = data;
  g_autofree char *title = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, NULL);

  if (title != NULL) /* else the dialog is gone, or the record is */
    qorgan_target_picker_add (self->abouts, self->about, title);
}

/* ---- Adding ---- */

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganContactDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);

  self->is_adding = FALSE;
  if (entry != NULL)
    {
      self->is_done = TRUE;
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  changed_cb (self);
  qorgan_message_show_error (GTK_WIDGET (self), _ ("The Contact Could Not Be Logged"), error);
}

static QorganChange *
make_change (QorganContactDialog *self)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_CREATE);
  gint64 id = qorgan_casebook_take_id (self->casebook);
  g_autofree char *said = dup_said (self);
  g_autofree char *with = NULL, *about = NULL;

  qorgan_change_create (change, &qorgan_kind_contact, id);
  qorgan_change_set (change, id, QORGAN_CONTACT_KIND, self->kind);
  for (guint i = 0; i < N_LINES; i++)
    qorgan_change_set (change, id, lines[i], qorgan_field_draft_value (self->entries[i].draft));
  qorgan_change_set (change, id, QORGAN_CONTACT_SAID, *said != '\0' ? said : NULL);
  with = qorgan_target_picker_make_value (self->with, change);
  about = qorgan_target_picker_make_value (self->abouts, change);
  qorgan_change_set (change, id, QORGAN_CONTACT_WITH, with);
  qorgan_change_set (change, id, QORGAN_CONTACT_ABOUT, about);
  return change;
}

/* Words that nothing was chosen with are not dropped: the person is led to them. */
static gboolean
leads_to_words (QorganContactDialog *self)
{
  QorganTargetPicker *picker = qorgan_target_picker_has_words (self->with)     ? self->with
                               : qorgan_target_picker_has_words (self->abouts) ? self->abouts
                                                                               : NULL;

  if (picker == NULL)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (picker));
  gtk_accessible_announce (GTK_ACCESSIBLE (picker), _ ("Not linked yet: choose a suggestion"),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  return TRUE;
}

static void
add_cb (QorganContactDialog *self)
{
  if (self->is_adding || !has_something (self) || leads_to_words (self))
    return;
  self->is_adding = TRUE;
  changed_cb (self);
  qorgan_casebook_apply_async (self->casebook, make_change (self), applied_cb, g_object_ref (self));
}

/* Return makes a new line in what was said; with Ctrl it is done. */
static gboolean
key_pressed_cb (QorganContactDialog *self, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  add_cb (self);
  return GDK_EVENT_STOP;
}

/* ---- Leaving ---- */

static void
close_cb (QorganContactDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  QorganContactDialog *self = g_task_get_source_object (task);
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  self->is_done = g_str_equal (answer, "discard");
  if (self->is_done)
    adw_dialog_close (ADW_DIALOG (self));
  g_task_return_boolean (task, self->is_done);
}

/**
 * qorgan_contact_dialog_discard_async:
 * @self: the dialog, on the screen
 * @callback: (nullable): calls qorgan_contact_dialog_discard_finish()
 *
 * Asks whether what is written is to be lost; if so, the dialog closes.
 */
void
qorgan_contact_dialog_discard_async (QorganContactDialog *self, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, NULL, callback, data);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (
      adw_alert_dialog_new (_ ("Discard This Contact?"), _ ("What you typed is only on the screen.")));

  g_task_set_static_name (task, "discard");
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Keep Writing"), "discard", _ ("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (self), NULL, answered_cb, task);
}

/**
 * qorgan_contact_dialog_discard_finish:
 *
 * Returns: whether it is lost
 */
gboolean
qorgan_contact_dialog_discard_finish (QorganContactDialog *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

static void
discard_cb (QorganContactDialog *self)
{
  qorgan_contact_dialog_discard_async (self, NULL, NULL);
}

/**
 * qorgan_contact_dialog_is_draft:
 *
 * Returns: whether something is written in it that is neither logged nor given up
 */
gboolean
qorgan_contact_dialog_is_draft (QorganContactDialog *self)
{
  g_return_val_if_fail (QORGAN_IS_CONTACT_DIALOG (self), FALSE);

  return !self->is_done && has_something (self);
}

/* ---- The dialog ---- */

static void
qorgan_contact_dialog_dispose (GObject *object)
{
  QorganContactDialog *self = QORGAN_CONTACT_DIALOG (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_CONTACT_DIALOG);
  g_clear_object (&self->casebook);
  G_OBJECT_CLASS (qorgan_contact_dialog_parent_class)->dispose (object);
}

static void
qorgan_contact_dialog_finalize (GObject *object)
{
  QorganContactDialog *self = QORGAN_CONTACT_DIALOG (object);

  for (guint i = 0; i < N_LINES; i++)
    g_clear_pointer (&self->entries[i].draft, qorgan_field_draft_free);
  G_OBJECT_CLASS (qorgan_contact_dialog_parent_class)->finalize (object);
}

static void
qorgan_contact_dialog_class_init (QorganContactDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_contact_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = qorgan_contact_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-contact-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganContactDialog, view);
  gtk_widget_class_bind_template_child (widget_class, QorganContactDialog, discard_button);
  gtk_widget_class_bind_template_child (widget_class, QorganContactDialog, kinds);
  gtk_widget_class_bind_template_child (widget_class, QorganContactDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, QorganContactDialog, next_rows);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
qorgan_contact_dialog_init (QorganContactDialog *self)
{
  self->reading = g_cancellable_new ();
  g_type_ensure (QORGAN_TYPE_ACTION_VIEW);
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_help_set_topic (GTK_WIDGET (self), "entry");
}

/**
 * qorgan_contact_dialog_new:
 * @casebook: where the contact is logged
 * @about: the record that is open, 0: none
 *
 * Returns: (transfer floating): the dialog, for a contact that takes place now
 */
AdwDialog *
qorgan_contact_dialog_new (QorganCasebook *casebook, gint64 about)
{
  QorganContactDialog *self = g_object_new (QORGAN_TYPE_CONTACT_DIALOG, NULL);

  self->casebook = g_object_ref (casebook);
  self->about = about;
  add_kinds (self);
  adw_preferences_group_add (self->rows, picker_row_new (self, QORGAN_CONTACT_WITH, &self->with));
  adw_preferences_group_add (self->rows, said_row_new (self));
  adw_preferences_group_add (self->rows, line_row_new (self, 0));
  adw_preferences_group_add (self->rows, picker_row_new (self, QORGAN_CONTACT_ABOUT, &self->abouts));
  adw_preferences_group_add (self->next_rows, line_row_new (self, 1));
  adw_preferences_group_add (self->next_rows, line_row_new (self, 2));
  set_now (self);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->with));
  if (about != 0)
    qorgan_casebook_run_async (casebook, title_job, g_memdup2 (&about, sizeof about), g_free, g_free, self->reading,
                               titled_cb, g_object_ref (self));
  return ADW_DIALOG (self);
}
