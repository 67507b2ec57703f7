/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The passphrase of a new casebook, or of the open one: set, changed or removed. What a new passphrase cannot undo is
 * said before it is set. */

#include <glib/gi18n-lib.h>

#include "qorgan-action-view.h"
#include "qorgan-message.h"
#include "qorgan-help-dialog.h"
#include "qorgan-keyboard-hint.h"
#include "qorgan-new-passphrase.h"
#include "qorgan-passphrase-dialog.h"

/* What the row for the present passphrase needs besides. */
#define HEIGHT_WITH_OLD 640

struct _QorganPassphraseDialog
{
  AdwDialog parent_instance;

  /* Template */
  GtkStack *stack;
  QorganActionView *view;
  GtkWidget *old_group;
  GtkEditable *old_row;
  GtkWidget *old_label;
  GtkLabel *keyboard_label;
  QorganNewPassphrase *choice;
  GtkLabel *copies_label;

  QorganCasebook *casebook; /* owned; NULL: a new one is to be made */
};

G_DEFINE_FINAL_TYPE (QorganPassphraseDialog, qorgan_passphrase_dialog, ADW_TYPE_DIALOG)

enum
{
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
wipe (QorganPassphraseDialog *self)
{
  gtk_editable_set_text (self->old_row, "");
  qorgan_new_passphrase_wipe (self->choice);
}

static void
cancel_cb (QorganPassphraseDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
old_changed_cb (QorganPassphraseDialog *self)
{
  gtk_widget_set_visible (self->old_label, FALSE);
}

/* A wrong old passphrase can be typed again; anything else that fails is told, and the casebook is as it was. */
static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganPassphraseDialog) self = data;
  g_autoptr (GError) error = NULL;

  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (qorgan_casebook_change_passphrase_finish (QORGAN_CASEBOOK (source), result, &error))
    {
      g_signal_emit (self, signals[DONE], 0);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "choice");
  if (qorgan_casebook_error_is_wrong_passphrase (error))
    {
      gtk_editable_set_text (self->old_row, "");
      qorgan_keyboard_hint_set_doubts (self->keyboard_label, TRUE);
      gtk_label_set_label (GTK_LABEL (self->old_label), error->message);
      gtk_widget_set_visible (self->old_label, TRUE);
      gtk_accessible_announce (GTK_ACCESSIBLE (self->old_label), error->message,
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
      gtk_widget_grab_focus (GTK_WIDGET (self->old_row));
    }
  else
    qorgan_message_show_error (GTK_WIDGET (self), _ ("The Passphrase Was Not Changed"), error);
}

static void
accept_cb (QorganPassphraseDialog *self)
{
  char *passphrase;

  if (self->casebook == NULL)
    {
      g_signal_emit (self, signals[DONE], 0);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  passphrase = qorgan_new_passphrase_dup (self->choice);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE); /* the work cannot be broken off */
  gtk_stack_set_visible_child_name (self->stack, "work");
  qorgan_casebook_change_passphrase_async (self->casebook, gtk_editable_get_text (self->old_row), passphrase,
                                           changed_cb, g_object_ref (self));
  qorgan_vault_free_secret (passphrase);
}

static void
qorgan_passphrase_dialog_closed (AdwDialog *dialog)
{
  wipe (QORGAN_PASSPHRASE_DIALOG (dialog));
}

static void
qorgan_passphrase_dialog_dispose (GObject *object)
{
  g_clear_object (&QORGAN_PASSPHRASE_DIALOG (object)->casebook);
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_PASSPHRASE_DIALOG);
  G_OBJECT_CLASS (qorgan_passphrase_dialog_parent_class)->dispose (object);
}

static void
qorgan_passphrase_dialog_class_init (QorganPassphraseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_passphrase_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = qorgan_passphrase_dialog_closed;
  signals[DONE]
      = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (QORGAN_TYPE_NEW_PASSPHRASE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-passphrase-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganPassphraseDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, QorganPassphraseDialog, view);
  gtk_widget_class_bind_template_child (widget_class, QorganPassphraseDialog, old_group);
  gtk_widget_class_bind_template_child (widget_class, QorganPassphraseDialog, old_row);
  gtk_widget_class_bind_template_child (widget_class, QorganPassphraseDialog, old_label);
  gtk_widget_class_bind_template_child (widget_class, QorganPassphraseDialog, keyboard_label);
  gtk_widget_class_bind_template_child (widget_class, QorganPassphraseDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, QorganPassphraseDialog, copies_label);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, old_changed_cb);
}

static void
qorgan_passphrase_dialog_init (QorganPassphraseDialog *self)
{
  g_type_ensure (QORGAN_TYPE_ACTION_VIEW);
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_help_set_topic (GTK_WIDGET (self), "safety");
  qorgan_keyboard_hint_add (self->keyboard_label, self->old_row);
}

static void
word_for_new_casebook (QorganPassphraseDialog *self)
{
  adw_dialog_set_title (ADW_DIALOG (self), _ ("New Casebook"));
  qorgan_action_view_set_action_label (self->view, _ ("Choose a _Place…"));
  gtk_widget_set_visible (GTK_WIDGET (self->copies_label), FALSE);
  qorgan_new_passphrase_offer_none (
      self->choice, _ ("_Without a Passphrase"), _ ("For practice data only"),
      _ ("Without a passphrase the casebook is not encrypted: whoever gets hold of the file or of this computer can "
         "read "
         "everything in it. Keep only practice data in it, no real names and no secrets."));
}

static void
word_for_first_passphrase (QorganPassphraseDialog *self)
{
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Set a Passphrase"));
  qorgan_action_view_set_action_label (self->view, _ ("_Set"));
  gtk_label_set_label (
      self->copies_label,
      _ ("From now on the casebook is encrypted. Copies of the file made earlier stay readable: delete "
         "them. The readable file is overwritten, but a memory stick or an SSD may keep remains of it "
         "that experts can find."));
}

static void
word_for_change (QorganPassphraseDialog *self)
{
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Passphrase"));
  qorgan_action_view_set_action_label (self->view, _ ("_Change"));
  gtk_label_set_label (self->copies_label, _ ("Copies of the file made earlier still open with the old passphrase."));
  qorgan_new_passphrase_offer_none (
      self->choice, _ ("_Remove the Passphrase"), _ ("The casebook is then no longer encrypted"),
      _ ("Whoever gets hold of the file or of this computer can then read everything in it. Remove the passphrase only "
         "if there is nothing in the casebook but practice data."));
}

/**
 * qorgan_passphrase_dialog_new:
 * @casebook: (nullable): whose passphrase is set, changed or removed; %NULL: one is chosen for a new casebook
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
AdwDialog *
qorgan_passphrase_dialog_new (QorganCasebook *casebook)
{
  QorganPassphraseDialog *self = g_object_new (QORGAN_TYPE_PASSPHRASE_DIALOG, NULL);
  gboolean has_one = casebook != NULL && qorgan_casebook_is_encrypted (casebook);

  g_set_object (&self->casebook, casebook);
  gtk_widget_set_visible (self->old_group, has_one);
  if (has_one)
    adw_dialog_set_content_height (ADW_DIALOG (self), HEIGHT_WITH_OLD);
  if (casebook == NULL)
    word_for_new_casebook (self);
  else if (has_one)
    word_for_change (self);
  else
    word_for_first_passphrase (self);
  return ADW_DIALOG (self);
}

/**
 * qorgan_passphrase_dialog_dup_passphrase:
 * @self: a dialog for a new casebook, while it sounds ::done
 *
 * Returns: (transfer full) (nullable): what was chosen, for qorgan_vault_free_secret(); %NULL: no passphrase
 */
char *
qorgan_passphrase_dialog_dup_passphrase (QorganPassphraseDialog *self)
{
  g_return_val_if_fail (QORGAN_IS_PASSPHRASE_DIALOG (self), NULL);

  return qorgan_new_passphrase_dup (self->choice);
}
